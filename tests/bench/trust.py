"""Time what proves and scans a packet, the shipped one and ones of about 20 to 200 pages, in one warm process."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from time import process_time
from unittest.mock import patch

from briefgen.claims import Argument, Proof, Subject, prove
from briefgen.compose import Composition, compose
from briefgen.consistency import consistent
from briefgen.diagnostics import has_errors
from briefgen.document import Claim, Datum, Document, Inlines
from briefgen.faces import shipped_faces
from briefgen.language import LANGUAGES
from briefgen.language.phrases import asserted, numerals
from briefgen.layout import lay_out
from briefgen.narrative.judgements import Telling
from briefgen.narrative.tying import Ties
from briefgen.pipeline.sources import source
from briefgen.quantities import Rules
from briefgen.scanning import scan
from briefgen.scanning.runs import runs
from briefgen.settings import Settings
from briefgen.theme import briefing
from briefgen.traversal import query
from tests.bench.clock import RUNS, heading, row, timed
from tests.bench.growing import Material, grown
from tests.claims.scene import alone, peers, series
from tests.samples import ROOT

ROUNDS = (1, 2, 5, 10, 20)
"""How many times the pillars are said: the shipped packet, and about 20, 50, 100 and 200 pages."""
SENTENCE = (
    "技术合同成交额超235亿元，较上年翻番，居中心城区第一；高新技术产业产值644亿元，增长13.5%，占比近五成，其中新增10家。"
    "区里出台科技创新政策，承接改革试点，经济开发区加快转型，专利转化运用中心建成，科技网格服务队进驻企业，"
    "研究院、研究中心、技术创新中心在江岸落户，人工智能产业基地等科创楼宇建成，长江经济带生态环境国家工程研究中心落户。"
)
CLAIMS = (
    (alone("1702亿元", "1650亿元"), "crossed", ("1700亿元",)),
    (alone("121.9亿元", "116.3亿元"), "grew", ("4.8%",)),
    (alone("235亿元", "110亿元"), "doubled", ()),
    (alone(change="翻番"), "doubled", ()),
    (peers("100亿元", *[f"{number}亿元" for number in range(60, 72)]), "rank", (1,)),
    (series("5亿元", "4亿元", "3亿元"), "streak", (3, "over", "2亿元")),
)


def main() -> None:
    heading("words and tests, warm process")
    text = (SENTENCE * 100)[:5000]
    row("150 proofs", timed(lambda: [prove(test, about, said) for about, test, said in CLAIMS * 25]))
    row("numerals of 5,000 characters", timed(lambda: numerals(text, "zh-CN")))
    row("phrases of 5,000 characters", timed(lambda: asserted(text, "zh-CN")))
    read = source(ROOT, Settings()).output
    shipped = Material(read.dataset, read.packet, read.images)
    costs = [_packet(grown(shipped, rounds)) for rounds in ROUNDS]
    told = ", ".join(f"{each / costs[0]:.2f}" for each in costs)
    print(f"\nproving and scanning for each character, against the shipped packet: {told}")


def _packet(material: Material) -> float:
    """Print the rows of one packet; the least seconds of proving and scanning for each character."""
    composed = _composed(material)
    document, language = composed.document, LANGUAGES[material.packet.language]
    ready = replace(material, packet=replace(material.packet, compiled=composed.compiled))
    aloud = tuple(runs(document))
    characters = sum(len(run.text) for run in aloud)
    heading(_title(document, characters))
    tied = [_tying(ready) for _ in range(RUNS)]
    literals, dataset = ready.packet.literals, ready.dataset
    asked = _proofs(ready)
    parts = {
        "prove": timed(lambda: [prove(*each) for each in asked]),
        "ties of claims to their words": tied,
        "read aloud": timed(lambda: tuple(runs(document))),
        "scan": timed(lambda: scan(document, dataset, literals, language, aloud)),
        "consistency": timed(lambda: consistent(document, dataset, aloud)),
    }
    row("compose, ties and proofs with it", timed(partial(_composed, ready)))
    for name, seconds in parts.items():
        row(name, seconds)
    together: list[float] = [sum(each) for each in zip(*parts.values(), strict=True)]
    row("proving and scanning", together)
    return min(together) / characters


def _title(document: Document, characters: int) -> str:
    pages = len(lay_out(document, briefing(), shipped_faces()).output.pages)
    figures, claims = (sum(1 for _ in query(document, kind)) for kind in (Datum, Claim))
    return f"{pages} pages, {characters} characters, {figures} figures, {claims} claims"


def _composed(material: Material) -> Composition:
    made = compose(material.dataset, material.packet, material.images)
    assert not has_errors(made.diagnostics), made.diagnostics
    return made.output


# --- what composing spends on claims ------------------------------------------------------------------------


Asked = tuple[str, Subject, tuple[Argument, ...], Rules]


def _proofs(material: Material) -> list[Asked]:
    """Everything that composing has proved."""
    asked: list[Asked] = []

    def noted(test: str, about: Subject, arguments: tuple[Argument, ...], rules: Rules) -> Proof:
        asked.append((test, about, arguments, rules))
        return prove(test, about, arguments, rules)

    with patch("briefgen.narrative.proving.prove", noted), patch("briefgen.narrative.tying.prove", noted):
        _composed(material)
    return asked


def _tying(material: Material) -> float:
    """The seconds that one composition spends on holding the words of claims to their tests."""
    spent: list[float] = []

    class Watched(Ties):
        def claim(self, children: Inlines, telling: Telling) -> Claim:
            with _watching(spent):
                return Ties.claim(self, children, telling)

        def check(self, inlines: Inlines, claims: list[tuple[Claim, Telling]]) -> None:  # type: ignore[override]
            with _watching(spent):
                Ties.check(self, inlines, claims)

    with patch("briefgen.narrative.narration.Ties", Watched):
        _composed(material)
    return sum(spent)


@contextmanager
def _watching(spent: list[float]) -> Iterator[None]:
    start = process_time()
    yield
    spent.append(process_time() - start)
