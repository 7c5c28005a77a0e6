"""What the benchmarks measure can be made: packets compose without a finding, and other programs make the same ones."""

import json
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import docx
import pypdfium2
import pytest

from briefgen.cli import main
from briefgen.compose import compose
from briefgen.pipeline.sources import source
from briefgen.settings import Settings
from tests.areas.scene import words
from tests.bench import packets
from tests.bench.areas import CHAPTERS, FIRST, laid_down, write_workbook
from tests.bench.growing import Material, grown
from tests.bench.packet_peers.packets import Packet, packets_of
from tests.office import MISSING, OFFICE
from tests.samples import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_shipped_packet_said_twice_has_no_findings() -> None:
    read = source(ROOT, Settings()).output
    made = grown(Material(read.dataset, read.packet, read.images), 2)
    composed = compose(made.dataset, made.packet, made.images)
    assert composed.diagnostics == ()
    assert len(composed.output.document.blocks) > 100


# --- packets for many areas -----------------------------------------------------------------------------------------


def test_packets_of_many_areas_have_no_findings_and_say_what_the_other_programs_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(laid_down(tmp_path, 3))
    assert main(["build", "--area", "all", "--output-format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["diagnostics"] == []
    given = packets_of(tmp_path / "areas.xlsx")
    assert len(given) == 3
    for packet in given:
        (file,) = (tmp_path / "out" / packet.area).glob("*.docx")
        assert _missing(packet, words(file)) == []


def _missing(packet: Packet, printed: str) -> list[str]:
    """What of a packet's words and names is not printed."""
    told = [each for section in packet.sections for each in (section.title, section.lead, section.words, section.chart)]
    names = [row[0] for section in packet.sections for row in section.rows]
    return [each for each in (packet.title, *told, *names) if _close(each) not in _close(printed)]


def _close(text: str) -> str:
    return "".join(text.split())


def test_one_area_of_all_is_said_to_be_the_first(tmp_path: Path) -> None:
    write_workbook(tmp_path / "w.xlsx", 12)
    said = [packet.sections[0].words for packet in packets_of(tmp_path / "w.xlsx")]
    assert sum(FIRST in each for each in said) == 1


def test_the_workbook_is_the_same_each_time_but_for_the_cell_that_is_changed(tmp_path: Path) -> None:
    for name, changed in (("a", None), ("b", None), ("c", 651.2)):
        write_workbook(tmp_path / f"{name}.xlsx", 3, changed)
    first, again, changed_once = (packets_of(tmp_path / f"{name}.xlsx") for name in "abc")
    assert first == again
    assert [one == other for one, other in zip(first, changed_once, strict=True)] == [False, True, True]
    assert "651.2亿元" in changed_once[0].sections[1].words


# --- the other programs ---------------------------------------------------------------------------------------------


@pytest.fixture
def given(tmp_path: Path) -> tuple[Packet, ...]:
    write_workbook(tmp_path / "w.xlsx", 2)
    return packets_of(tmp_path / "w.xlsx")


@pytest.mark.parametrize(
    ("module", "libraries"),
    [("plain", ("matplotlib",)), ("office", ("matplotlib", "docxtpl")), ("typeset", ("typst",))],
)
def test_the_files_of_other_programs_hold_the_words_tables_and_charts(
    module: str, libraries: Sequence[str], given: tuple[Packet, ...], tmp_path: Path
) -> None:
    for library in libraries:
        pytest.importorskip(library, reason=f"{library} is not installed: `make bench` installs it")
    if module == "office" and OFFICE is None:
        pytest.skip(MISSING)
    import_module(f"tests.bench.packet_peers.{module}").make(given, tmp_path)
    for packet in given:
        document = pypdfium2.PdfDocument(tmp_path / f"{packet.area}.pdf")
        assert len(document) > len(CHAPTERS)
        assert _missing(packet, "".join(page.get_textpage().get_text_range() for page in document)) == []
        document.close()
        if module != "typeset":
            _is_whole(tmp_path / f"{packet.area}.docx", packet)


def _is_whole(file: Path, packet: Packet) -> None:
    document = docx.Document(str(file))
    assert _missing(packet, words(file)) == []
    assert len(document.inline_shapes) == len(CHAPTERS)
    rows = [tuple(tuple(cell.text for cell in row.cells) for row in table.rows) for table in document.tables]
    assert rows == [section.rows for section in packet.sections]


# --- weighing -------------------------------------------------------------------------------------------------------


def _weighed(program: str) -> dict[str, float]:
    command = [sys.executable, str(packets.WEIGHING), "1", sys.executable, "-c", program]
    told = subprocess.run(command, check=True, capture_output=True)
    cost: dict[str, float] = json.loads(told.stdout)
    return cost


def test_memory_is_that_of_the_largest_process_that_the_command_started() -> None:
    hundred = "b = bytearray(100_000_000); b[::4096] = b[::4096]"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hundred!r}])"
    little = _weighed("pass")["peak"]
    assert 0 < little < 60
    assert 90 < _weighed(child)["peak"] - little < 120


def test_a_command_that_fails_has_no_cost() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        _weighed("raise SystemExit(3)")


def test_the_table_in_the_readme_is_one_that_the_benchmark_prints() -> None:
    table = README[README.index("## 多快") :]
    assert f"| {' | '.join(packets.HEADS)} |\n" in table
    for name, _ in packets.PEERS.values():
        assert f"| {name} |" in table
