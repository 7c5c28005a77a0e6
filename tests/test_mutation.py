"""Whatever cell of the shipped workbook changes, no sentence of the packet is left standing untrue and unsaid."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import pytest

from briefgen.compose import Composition, Packet, compose
from briefgen.consistency import consistent
from briefgen.diagnostics import Diagnostic, Severity, has_errors
from briefgen.document import Chart
from briefgen.errors import CannotRun
from briefgen.indicators import Dataset
from briefgen.language import LANGUAGES
from briefgen.narrative import Templates
from briefgen.pipeline.sources import read_template
from briefgen.scanning import scan
from briefgen.traversal import query
from briefgen.workbook import read
from briefgen.writers import text
from tests.mutation.changes import (
    FIGURES,
    Cells,
    Change,
    Grid,
    Shipped,
    changes,
    stands_alone,
    together,
    workbook_with,
)
from tests.mutation.truth import Judge, Verdict
from tests.samples import TEMPLATE, WORKBOOK

SAME, REWORDED, REFUSED, REPORTED, SLIPPED = "still true", "reworded", "refused", "reported", "slipped through"
NUMBER = re.compile(r"−?\d+(?:\.\d+)?")
EVERY = 5
"""One in so many of the changes that leave all sentences true is looked through for what is refused without reason."""


@dataclass
class Told:
    """What became of the packet when one cell changed."""

    document: str
    verdict: Verdict
    errors: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()


@dataclass
class Count:
    """How each change ended, and the changes that nobody would have noticed."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slipped: list[str] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        told = ", ".join(f"{count} {outcome}" for outcome, count in self.outcomes.most_common())
        return "\n".join((f"{self.outcomes.total()} changes: {told}", *self.slipped, *self.unexplained))

    @property
    def noticed(self) -> int:
        return sum(self.outcomes[each] for each in (REWORDED, REFUSED, REPORTED))


class Office:
    """The shipped workbook and template, with what need not be done again for each change."""

    def __init__(self, template: Callable[[str], str] = str) -> None:
        folder = read_template(TEMPLATE).output
        assert folder is not None
        own = folder.settings
        files = {name: template(source) for name, source in folder.templates.files.items()}
        packet = Packet("jiangan", Templates(files), own.start, own.language, own.literals)
        self.shipped = Shipped()
        self.grid = Grid()
        made = compose(self.shipped.read_with({}).output, packet, {})
        self.packet = replace(packet, compiled=made.output.compiled)
        self.today = self.told({})
        self.words = _words(self.today.document)

    def told(self, cells: Cells, through: bool = True) -> Told:
        """What the text says with these cells, judged, and what the program says of it; `through` with all findings."""
        try:
            found = self.shipped.read_with(cells)
        except CannotRun as stopped:
            return Told("", Verdict(), tuple(stopped.diagnostics))
        composed = compose(found.output, self.packet, {})
        noticed = (*found.diagnostics, *composed.diagnostics)
        if has_errors(noticed):
            return Told("", Verdict(), *_parted(noticed))
        document = text.write(composed.output.document).decode()
        aloud = [chart.alternative for chart in query(composed.output.document, Chart)]
        verdict = Judge(self.grid.changed(cells), aloud).judged(document)
        if through or verdict.untrue:
            noticed += self._looked_through(composed.output, found.output)
        return Told(document, verdict, *_parted(noticed))

    def _looked_through(self, composed: Composition, dataset: Dataset) -> tuple[Diagnostic, ...]:
        language = LANGUAGES[self.packet.language]
        scanned = scan(composed.document, dataset, self.packet.literals, language)
        return (*scanned.diagnostics, *consistent(composed.document, dataset))


def _parted(found: Sequence[Diagnostic]) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    errors = tuple(each for each in found if each.severity is Severity.ERROR)
    return errors, tuple(each for each in found if each.severity is not Severity.ERROR)


@cache
def office() -> Office:
    return Office()


def counted(office: Office, some: Sequence[Change]) -> Count:
    """Each change by itself; values of rows that stand alone first all at once, and then if anything was noticed."""
    count = Count()
    alone = [each for each in some if stands_alone(each, office.grid)]
    for lot in together(alone):
        told = office.told({cell: content for each in lot for cell, content in each.cells.items()})
        if not (told.errors or told.warnings or told.verdict.untrue) and _words(told.document) == office.words:
            count.outcomes[SAME] += len(lot)
            alone = [each for each in alone if each not in lot]
    singly = [each for each in some if each in alone or not stands_alone(each, office.grid)]
    for place, change in enumerate(singly):
        told = office.told(change.cells, through=place % EVERY == 0)
        outcome = _outcome(office, change, told)
        count.outcomes[outcome] += 1
        if outcome is SLIPPED:
            count.slipped.append(f"{change}\n    " + "\n    ".join(told.verdict.untrue))
        if outcome is REFUSED and not _mentions(told.errors, change, office.grid):
            count.unexplained.append(f"{change}\n    {[(each.code, str(each.where)) for each in told.errors[:3]]}")
    return count


def _outcome(office: Office, change: Change, told: Told) -> str:
    if told.errors:
        return REFUSED
    if told.verdict.untrue:
        return REPORTED if _mentions(told.warnings, change, office.grid) else SLIPPED
    if told.warnings:
        return REPORTED
    return SAME if _words(told.document) == office.words else REWORDED


def _words(document: str) -> str:
    """A text without its numbers."""
    return NUMBER.sub("0", document)


def _mentions(found: Sequence[Diagnostic], change: Change, grid: Grid) -> bool:
    """Whether a finding leads whoever reads it to the row that was changed: by a cell of it, or by its name."""
    told = "\n".join(" ".join((str(each.where), *map(str, dict(each.arguments).values()))) for each in found)
    rows = change.rows
    names = [str(grid.rows(sheet)[number]["指标"]) for sheet, number in rows if sheet == FIGURES]
    cells = [rf"{sheet}![A-Z]+{number}(?!\d)" for sheet, number in rows]
    return any(name in told for name in names) or any(re.search(cell, told) for cell in cells)


# --- the packet as it is ---------------------------------------------------------------------------------------


def test_every_statement_of_the_shipped_packet_is_true_of_the_bare_cells() -> None:
    today = office().today
    assert (today.verdict.untrue, today.errors, today.warnings) == ([], (), ())
    assert today.verdict.read > 500


# --- each cell in turn -----------------------------------------------------------------------------------------


def _with(headers: Sequence[str]) -> list[Change]:
    return [each for each in changes(office().grid) if each.what.rpartition(" ")[2] in headers]


GROUPS = {
    "值": ("值",),
    "状态": ("状态",),
    "限定 增速 位次": ("限定", "增速", "增速限定", "位次", "位次范围"),
}
LEAST = {"值": (105, 35), "状态": (48, 46), "限定 增速 位次": (55, 30), "": (55, 35)}
"""How many changes there are at the least, and how many of them do not leave all words as they were."""


@pytest.mark.parametrize("group", LEAST, ids=lambda group: group or "其他")
def test_no_change_of_a_cell_leaves_a_sentence_untrue_in_silence(group: str) -> None:
    others = [header for headers in GROUPS.values() for header in headers]
    every = changes(office().grid)
    some = _with(GROUPS[group]) if group else [each for each in every if each.what.rpartition(" ")[2] not in others]
    count = counted(office(), some)
    print(f"\n{group or '其他'}: {count}")
    assert count.slipped == [], count
    assert count.unexplained == [], count
    assert count.outcomes.total() >= LEAST[group][0], count
    assert count.noticed >= LEAST[group][1], count


def test_30_per_cent_more_and_less_of_what_stands_alone_asks_nothing_of_anybody() -> None:
    lots = list(together([each for each in _with(("值",)) if stands_alone(each, office().grid)]))
    assert len(lots) == 2
    assert min(map(len, lots)) > 20
    for lot in lots:
        told = office().told({cell: content for each in lot for cell, content in each.cells.items()})
        assert (told.errors, told.warnings, told.verdict.untrue) == ((), (), [])


@pytest.mark.parametrize("place", [4, 130, 230, 285])
def test_cells_changed_in_the_file_itself_read_the_same(place: int) -> None:
    change = list(changes(office().grid))[place]
    typed = read(workbook_with(change.cells), WORKBOOK.name)
    assert typed == office().shipped.read_with(change.cells), change


# --- the same judge over a careless template -------------------------------------------------------------------

CARELESS = (
    ("{% claim 技术合同成交额 is doubled %}翻番{% otherwise %}{{ 技术合同成交额 | movement }}{% endclaim %}", "翻番"),
    ("{{ 高新技术产业产值 }}", "644亿元"),
    ('title="四项指标较上年增长" if 四项 is grew else "四项指标增速"', 'title="四项指标较上年增长"'),
    ("{{ 外贸进出口总额 | status }}", "预计"),
    ("{% claim honours is held %}，均为蝉联{% otherwise %}{% endclaim %}", "，均为蝉联"),
)
RANK = re.compile(r"\{% claim figure\(\"院士（专家）工作站总数\"\) is rank\(1\) %\}.*?\{% endclaim %\}")
FALSIFYING = (
    "技术合同成交额 增速",
    "院士（专家）工作站总数 位次",
    "高新技术产业产值 值",
    "外贸进出口总额 状态",
    "荣誉 连续",
)


def careless(source: str) -> str:
    """The template as somebody writes it who types words and numbers that the cells say today."""
    for tagged, typed in CARELESS:
        source = source.replace(tagged, typed)
    return RANK.sub("中心城区第一", source)


@pytest.fixture(scope="module")
def careless_office() -> Office:
    return Office(careless)


Falsified = list[tuple[Change, Told]]


@pytest.fixture(scope="module")
def falsified(careless_office: Office) -> Falsified:
    """The changes that make a typed word of it untrue."""
    every = list(changes(careless_office.grid))
    some = [each for what in FALSIFYING for each in [each for each in every if each.what == what][:2]]
    some += [each for each in every if each.what.endswith("下降")]
    told = [(each, careless_office.told(each.cells)) for each in some]
    return [(change, became) for change, became in told if became.document and became.verdict.untrue]


def test_the_judge_finds_what_a_careless_template_leaves_standing(
    careless_office: Office, falsified: Falsified
) -> None:
    assert careless_office.today.verdict.untrue == []
    found = {change.what for change, _ in falsified}
    assert found >= {*FALSIFYING, "高新技术产业产值 下降", "地方一般公共预算收入 下降"}


def test_what_a_careless_template_leaves_standing_is_reported(careless_office: Office, falsified: Falsified) -> None:
    """The finding of typed words is there on the first day, and stays."""
    assert len(careless_office.today.warnings) >= 6
    assert [str(change) for change, told in falsified if not (told.errors or told.warnings)] == []
