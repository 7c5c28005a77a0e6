"""Judge what stands in the way of printing: the cover, what was printed before, what the printer offers; pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from briefgen.deliveries import HELD, Delivery, numbered
from briefgen.delivery.printers import Job, Printer
from briefgen.diagnostics import Diagnostic, error, note, warning
from briefgen.indicators import Label
from briefgen.origins import Place

ALARMS = ("-error", "-warning")
"""How keywords end that are no mere report (RFC 8011, 5.4.12)."""
PAUSED = "paused"


def withheld_from_paper(secrecy: Label | None, is_numbered: bool) -> Iterator[Diagnostic]:
    """A packet with 密级 is printed in numbered copies or not at all (D870): 党政机关公文处理工作条例, 9 (1)."""
    if secrecy and secrecy.text and not is_numbered:
        yield error("D870", secrecy.cell, secrecy=secrecy.text)


def before_its_day(day: Label | None, dated: date | None, today: date) -> Iterator[Diagnostic]:
    """A packet whose day of issue is yet to come is not printed unasked (D871)."""
    if day and dated and dated > today:
        yield error("D871", day.cell, date=dated.isoformat(), today=today.isoformat())


def printed_before(past: Iterable[Delivery], numbers: Sequence[int], pages: str) -> Iterator[Diagnostic]:
    """Why these pages of an edition were printed already, or perhaps: D872 to D874; `past` are its printings till now.

    Copies with numbers of their own are no second printing; the same number twice is. Other pages are none either.
    """
    held = [each for each in past if each.state in HELD and _pages(each) in ("", pages)]
    if numbers:
        taken = [each.copy_number for each in held if each.copy_number in numbers]
        if taken:
            yield error("D874", Place("--numbered"), number=numbered(min(taken)))
        return
    printed = [each for each in held if each.state == "sent"]
    unknown = [each for each in held if each.state != "sent"]
    if printed:
        last = printed[-1]
        yield error("D872", Place(last.address), name=last.address, at=_moment(last))
    elif unknown:
        last = unknown[-1]
        yield error("D873", Place(last.address), name=last.address, at=_moment(last), job=last.identifier or "—")


def _pages(delivery: Delivery) -> str:
    """Which pages were printed; empty for all."""
    return next((each for each in delivery.name.split() if each.startswith("#")), "")


def _moment(delivery: Delivery) -> str:
    return f"{delivery.began.astimezone():%Y-%m-%d %H:%M}"


def hindered(printer: Printer, job: Job, is_stapled: bool) -> Iterator[Diagnostic]:
    """What the printer does not do now (D883, D884) or never does (D885), and what it complains of (D893)."""
    place = Place(printer.name)
    if printer.stopped:
        yield error("D883", place, name=printer.name, complaint=_complaint(printer))
    if not printer.accepts:
        yield error("D884", place, name=printer.name)
    alarms = [each for each in printer.reasons if each.endswith(ALARMS)]
    if alarms and not printer.stopped:
        yield warning("D893", place, name=printer.name, complaint=", ".join(alarms))
    yield from _not_offered(printer, job, is_stapled, place)


def _complaint(printer: Printer) -> str:
    """What the printer says, or why it is stopped."""
    reasons = [each for each in printer.reasons if each != PAUSED]
    return ", ".join(filter(None, (printer.words, *reasons))) or PAUSED


def _not_offered(printer: Printer, job: Job, is_stapled: bool, place: Place) -> Iterator[Diagnostic]:
    if printer.options is None:
        yield note("D897", place, name=printer.name)
    elif printer.papers and job.paper and not _offers(printer.papers, job.paper):
        yield error("D885", place, name=printer.name, asked=job.paper, offered=", ".join(printer.papers))
    if printer.options is not None and job.sides != "one" and not printer.prints_both_sides:
        yield error("D885", place, name=printer.name, asked=f"--sides {job.sides}", offered="--sides one")
    if is_stapled and not job.staple:
        yield error("D885", place, name=printer.name, asked="--staple", offered="--no-staple")


def _offers(papers: Iterable[str], paper: str) -> bool:
    """Drivers call a paper A4, and A4.Borderless beside it."""
    return any(each.partition(".")[0].lower() == paper.lower() for each in papers)
