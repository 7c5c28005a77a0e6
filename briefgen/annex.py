"""Transform what a document prints into its annex: the sources of its figures, the tests of its claims; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen import formats
from briefgen.document import (
    Block,
    Caption,
    Cell,
    Claim,
    Column,
    Datum,
    Derived,
    Inlines,
    Mark,
    Row,
    Source,
    Table,
    Text,
)
from briefgen.formats import numeral, tests_in_words
from briefgen.indicators import PLACE, Dataset, Indicator, Status
from briefgen.language import Language
from briefgen.narrative import Backing, ClaimKey, claim_key
from briefgen.origins import Origin
from briefgen.traversal import query


@dataclass(frozen=True, slots=True)
class Printed:
    """What of one indicator, or of one computed figure, stands in the packet: a text and a cell for each part."""

    name: Inlines
    parts: Mapping["Key", Datum]
    status: Status


STATUS = "status"

Key = tuple[str, str, str]
"""What is printed of an indicator: which part, in which area, of which period."""


def sources_table(blocks: Sequence[Block], dataset: Dataset, language: Language) -> Table:
    """指标, 印出的文字, 工作簿单元格, 状态: a row for each indicator of which anything is printed."""
    words = language.annex
    titles = (language.tables.indicator, words.printed, words.cell, words.status)
    columns = tuple(Column("state" if title == words.status else "text", (Text(title),)) for title in titles)
    told = tuple(_printed(blocks, dataset, language))
    rows = tuple(_row(printed, language) for printed in told)
    return Table(Caption("table", (Text(words.table),)), columns, rows, "sources", _sheets(told, dataset, language))


def _sheets(told: Iterable[Printed], dataset: Dataset, language: Language) -> Inlines:
    """What the sheets are called in the packet's language, where the workbook translates their names."""
    said = {chinese.text: other.text for chinese, other in dataset.translations} if language.annex.sheets else {}
    origins = (origin for printed in told for datum in printed.parts.values() for origin in datum.source.origins[:1])
    named = (f"{sheet} ({said[sheet]})" for sheet in dict.fromkeys(each.sheet for each in origins) if sheet in said)
    sheets = language.list_separator.join(named)
    return (Text(language.annex.sheets.format(sheets=sheets)),) if sheets else ()


def _row(printed: Printed, language: Language) -> Row:
    texts = language.annex.joint.join(datum.text for datum in printed.parts.values())
    cells = language.packet.joint.join(_cells(printed.parts.values()))
    state = (
        Mark(printed.status is Status.ACTUAL),
        Text(" " + language.printed_statuses[printed.status]),
    )
    return Row((printed.name, (Text(texts),), (Text(cells),), state))


def _cells(data: Iterable[Datum]) -> Iterable[str]:
    """The cell of each part once; of a computed figure all its cells, neighbours as a range."""
    origins = [origin for datum in data for origin in _own_origins(datum.source)]
    return _ranges(tuple(dict.fromkeys(origins)))


def _own_origins(source: Source) -> tuple[Origin, ...]:
    if isinstance(source, Cell):
        return source.origins[:1]
    return tuple(dict.fromkeys(origin for operand in source.operands for origin in _own_origins(operand)))


def _ranges(origins: Sequence[Origin]) -> Iterable[str]:
    """荣誉!A2:A4 for cells below one another, each other cell by itself."""
    run: list[Origin] = []
    for origin in origins:
        if run and not _is_below(run[-1], origin):
            yield _range(run)
            run = []
        run.append(origin)
    if run:
        yield _range(run)


def _is_below(upper: Origin, lower: Origin) -> bool:
    column, row = _split(upper.cell)
    return upper.sheet == lower.sheet and (column, row + 1) == _split(lower.cell)


def _split(cell: str) -> tuple[str, int]:
    letters = cell.rstrip("0123456789")
    return letters, int(cell[len(letters) :] or 0)


def _range(run: Sequence[Origin]) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]}:{run[-1].cell}"


def _printed(blocks: Sequence[Block], dataset: Dataset, language: Language) -> Iterable[Printed]:
    """In the workbook's order; figures that belong to no single indicator follow."""
    data = list(query(tuple(blocks), Datum))
    by_owner: dict[str, dict[Key, Datum]] = {}
    for datum in (each for printed in data for each in _shared_out(printed)):
        owner, key = _owner(datum)
        if key[0] != STATUS:
            parts = by_owner.setdefault(owner, {})
            told = formats.without_verb(datum, language)
            if key not in parts or _tells_more(told, parts[key]):
                parts[key] = told
    for indicator in dataset.indicators:
        found = by_owner.pop(indicator.code, None)
        if found:
            yield Printed(_name(indicator), _in_order(found), _status(indicator, dataset))
    for parts in by_owner.values():
        first = next(iter(parts.values()))
        yield Printed((Text(_owner_name(first.source, dataset, language)),), parts, Status.ACTUAL)


def _tells_more(one: Datum, other: Datum) -> bool:
    """Digits tell more than a number in words, and of two in digits the longer text."""
    return (one.digits[:1].isdigit(), len(one.text)) > (other.digits[:1].isdigit(), len(other.text))


def _shared_out(datum: Datum) -> Iterable[Datum]:
    """One statement about several figures (中心城区第一) belongs to each of them."""
    if isinstance(datum.source, Derived) and datum.source.rule == "same":
        return tuple(replace(datum, source=operand) for operand in datum.source.operands)
    return (datum,)


PART_ORDER = ("value", "previous", "change", "rank", PLACE, "previous_rank", "target", "peer_count")


def _in_order(parts: Mapping[Key, Datum]) -> dict[Key, Datum]:
    """The value before the change and the rank, each by period; those of other areas in the workbook's order."""

    def place(key: Key) -> tuple[int, int, str, str]:
        part, area, period = key
        row = parts[key].source.origins[0].row if area else 0
        return PART_ORDER.index(part) if part in PART_ORDER else len(PART_ORDER), row, area, period

    return {key: parts[key] for key in sorted(parts, key=place)}


def _owner(datum: Datum) -> tuple[str, Key]:
    match datum.source:
        case Cell(reference=reference):
            return reference.indicator, (reference.part, reference.area, reference.period)
        case derived:
            return str(derived), (derived.rule, "", "")


def _owner_name(source: Source, dataset: Dataset, language: Language) -> str:
    """The names of all that a figure was computed from."""
    if isinstance(source, Cell):
        return dataset.name_of(source.reference.indicator)
    return language.list_separator.join(dict.fromkeys(_owner_name(each, dataset, language) for each in source.operands))


def _name(indicator: Indicator) -> Inlines:
    return (Text(indicator.name.text, indicator.name.origin),)


def _status(indicator: Indicator, dataset: Dataset) -> Status:
    observation = indicator.at(dataset.period)
    return observation.status if observation else Status.ACTUAL


# --- claims -----------------------------------------------------------------------------------------------

VERDICTS = ("holds", "rounding", "stated", "waived")
"""In the order of the table; others are printed in drafts only and come last."""
COMPUTED = ("holds", "rounding")
HELD = "held"
FEW = 2
"""So many names are told; of more, the first and their number."""
NO_BACKING = Backing((), "")

Backings = Mapping[ClaimKey, Backing]


def claims_table(blocks: Sequence[Block], backings: Backings, dataset: Dataset, language: Language) -> Table | None:
    """用语, 检验, 所指, 依据, 结论: a row for each claim, the same one told once; nothing where nothing is claimed."""
    words = language.claims
    claims = {claim_key(each): each for each in query(tuple(blocks), Claim)}
    if not claims:
        return None
    titles = (words.phrase, words.test, words.about, words.basis, words.verdict)
    columns = tuple(Column("state" if title == words.verdict else "text", (Text(title),)) for title in titles)
    ordered = sorted(claims.items(), key=lambda each: _standing(each[1].verdict))
    made = _Claims(dataset, language)
    rows = tuple(made.row(claim, backings.get(key, NO_BACKING)) for key, claim in ordered)
    return Table(Caption("table", (Text(words.table),)), columns, rows, "claims", made.count(claims.values()))


def _standing(verdict: str) -> int:
    return VERDICTS.index(verdict) if verdict in VERDICTS else len(VERDICTS)


@dataclass(frozen=True, slots=True)
class _Claims:
    """Makes the rows of the table of claims."""

    dataset: Dataset
    language: Language

    def row(self, claim: Claim, backing: Backing) -> Row:
        words = self.language.claims
        tested = tests_in_words(claim.test, self.language)
        conclusion = (Mark(claim.verdict in COMPUTED), Text(" " + words.verdicts[claim.verdict]))
        basis = self._basis(claim, backing)
        return Row(((Text(claim.phrase),), (Text(tested),), self._about(backing.names), (Text(basis),), conclusion))

    def _about(self, names: Sequence[Text]) -> Inlines:
        words = self.language.claims
        if len(names) > FEW:
            count = numeral(len(names), self.language)
            return (Text(words.several.format(first=names[0].text, count=count, others=len(names) - 1)),)
        joined: list[Text] = []
        for name in names:
            joined += [Text(words.joint), name] if joined else [name]
        return tuple(joined)

    def _basis(self, claim: Claim, backing: Backing) -> str:
        """The arithmetic of what was computed, the cells of what is stated, the waiver of what nothing proves."""
        joint = self.language.packet.joint
        if backing.waiver:
            return joint.join((str(backing.waiver.sentence.origin), backing.waiver.name.text))
        if backing.working and claim.verdict != "stated":
            return backing.working
        origins = dict.fromkeys(origin for source in claim.operands for origin in self._stating(source))
        return joint.join(_ranges(tuple(origins)))

    def _stating(self, source: Source) -> tuple[Origin, ...]:
        """The cell that says it: the bound's where it has its own, and of an honour the one of 蝉联, not its name."""
        if not isinstance(source, Cell):
            return _own_origins(source)
        if source.reference.part == HELD:
            return source.origins[-1:]
        indicator = self.dataset.indicator(source.reference.indicator)
        unit = indicator.unit.origin if indicator and indicator.unit else None
        bounds = tuple(origin for origin in source.origins[1:] if origin != unit)
        return bounds[:1] or source.origins[:1]

    def count(self, claims: Iterable[Claim]) -> Inlines:
        """How many were computed, stated and waived; the three are never added up."""
        verdicts = [claim.verdict for claim in claims]
        computed = sum(verdict in COMPUTED for verdict in verdicts)
        stated, waived = verdicts.count("stated"), verdicts.count("waived")
        return (Text(self.language.claims.note.format(holds=computed, stated=stated, waived=waived)),)
