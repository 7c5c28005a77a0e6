"""Make datasets, templates and folders for tests, as small as the test allows."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from briefgen.compose import Packet, compose, with_edition
from briefgen.diagnostics import Diagnostic
from briefgen.document import Document
from briefgen.indicators import CoverItem, Dataset, Entry, Indicator, Label, Observation, Pillar, Status
from briefgen.letters import mail_functions
from briefgen.narrative import Templates
from briefgen.origins import Origin
from briefgen.periods import Period
from briefgen.quantities import Bound, bounded

ROOT = Path(__file__).resolve().parent.parent
WORKBOOK = ROOT / "data" / "jiangan-2024.xlsx"
TEMPLATE = ROOT / "templates" / "jiangan"
YEAR = Period(2024)


def origin(cell: str, sheet: str = "指标") -> Origin:
    return Origin("w.xlsx", sheet, cell)


def label(text: str, cell: str = "C2") -> Label:
    return Label(text, origin(cell))


def entry(written: str, unit: str, cell: str, bound: Bound = Bound.EXACT) -> Entry:
    """A quantity for digits, words for anything else."""
    if written.lstrip("-").replace(".", "", 1).isdigit():
        return Entry(bounded(Decimal(written), unit, bound), (origin(cell),))
    return Entry(written, (origin(cell),))


def indicator(
    code: str,
    value: str = "",
    unit: str = "个",
    *,
    name: str = "",
    bound: Bound = Bound.EXACT,
    change: str = "",
    rank: str = "",
    peers: str = "",
    status: Status = Status.ACTUAL,
    parent: str = "",
    group: str = "",
    row: int = 2,
) -> Indicator:
    """An indicator with one observation in 2024; its cells lie in one row."""
    observation = Observation(
        YEAR,
        origin(f"A{row}"),
        value=entry(value, unit, f"F{row}", bound) if value else None,
        change=entry(change, "%", f"J{row}") if change else None,
        rank=entry(rank, "", f"L{row}") if rank else None,
        peers=label(peers, f"N{row}") if peers else None,
        status=status,
    )
    shown = label(name or code, f"C{row}")
    return Indicator(code, shown, "p", label(unit, f"D{row}") if unit else None, (observation,), parent, group)


def dataset(*indicators: Indicator, title: str = "江岸区2024年发展简报") -> Dataset:
    """One pillar with these indicators, and a cover with a title and a date."""
    cover = (CoverItem("title", label(title, "B2")), CoverItem("date", label("2025年1月8日", "B3")))
    pillar = Pillar("p", label("科技创新", "B2"), indicators=tuple(indicators))
    return Dataset("w.xlsx", YEAR, cover, (pillar,))


def composed(
    source: str, data: Dataset, language: str = "zh-CN", **others: str
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document that one template, of a packet or of a mail, makes of a dataset, and what was noticed."""
    files: Mapping[str, str] = {"packet.md": source, **others}
    packet = Packet("t", Templates(files), "packet.md", language)
    made = compose(data, packet, {}, functions=mail_functions(language))
    return with_edition(made.output.document), made.diagnostics


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [each.code for each in diagnostics]
