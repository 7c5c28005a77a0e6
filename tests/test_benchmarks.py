"""What the benchmarks measure can be made: a packet grown out of the shipped one composes without a finding."""

from briefgen.compose import compose
from briefgen.pipeline.sources import source
from briefgen.settings import Settings
from tests.bench.growing import Material, grown
from tests.samples import ROOT


def test_the_shipped_packet_said_twice_has_no_findings() -> None:
    read = source(ROOT, Settings()).output
    made = grown(Material(read.dataset, read.packet, read.images), 2)
    composed = compose(made.dataset, made.packet, made.images)
    assert composed.diagnostics == ()
    assert len(composed.output.document.blocks) > 100
