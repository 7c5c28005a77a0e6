"""Prepare printing: which pages of the edition that stands here go where, how, and what stands in the way."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import cast

from briefgen.copy_numbers import in_the_way, mark
from briefgen.deliveries import Delivery
from briefgen.delivery.imposition import Arrangement, Manner, paper_of, stamped
from briefgen.delivery.judging import estranged
from briefgen.delivery.messages import Attachment
from briefgen.delivery.page_lists import pages_meant
from briefgen.delivery.print_judging import before_its_day, hindered, printed_before, withheld_from_paper
from briefgen.delivery.printers import Job, Printer, Sides, System
from briefgen.diagnostics import Diagnostic, Warned, error, has_errors
from briefgen.document import Meta
from briefgen.editions import delivering
from briefgen.errors import CannotRun, Mistake, Refused
from briefgen.origins import Place
from briefgen.pipeline.building import SUFFIXES, Checked, check, weighed
from briefgen.pipeline.looking_back import printings
from briefgen.pipeline.outgoing import day_of_issue, standing
from briefgen.pipeline.outputs import deliver_to
from briefgen.pipeline.recalling import unreadable
from briefgen.settings import PrintSettings, Settings

PAPER = "A4"
"""What two pages on a side are printed on, if nothing else is asked for."""
MOST_NUMBER = 999_999
"""What six digits hold."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What was asked for; what is None or empty the settings say. `numbered` is the first 份号, 0 for the next one."""

    pages: str = ""
    manner: Manner = "pages"
    printer: str = ""
    copies: int = 0
    sides: str = ""
    paper: str = ""
    staple: bool | None = None
    numbered: int | None = None
    again: bool = False
    early: bool = False
    to_file: bool = False


@dataclass(frozen=True, slots=True)
class PrintPlan:
    """What is to be printed; errors among the diagnostics stand in the way.

    `file` is the PDF as it stands in the folder, None where there is none that could be printed. `numbers` are those of
    a numbered series, a copy each. `past` are the printings of this edition until now. `printer` is None where none can
    be had, or a file is all that is asked for.
    """

    folder: Path
    settings: Settings
    meta: Meta
    checked: Checked
    file: Attachment | None
    arrangement: Arrangement
    job: Job
    printer: Printer | None
    numbers: tuple[int, ...]
    past: tuple[Delivery, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def copies(self) -> int:
        return len(self.numbers) or self.job.copies

    @property
    def sheets(self) -> int:
        """How many sheets of paper one copy takes."""
        sides = self.arrangement.sides
        return sides if self.job.sides == "one" else -(-sides // 2)

    def content(self, number: int = 0) -> bytes:
        """What goes to the printer: the copy of that 份号, or without any."""
        if self.file is None:
            raise ValueError("there is no file to be printed")
        whole = self.file.content
        if number:
            page, look = self.checked.pages.pages[0], self.checked.look
            whole = stamped(whole, mark(number, page, look.theme, look.faces))
        return self.arrangement.of(whole)


def prepare(folder: Path, asked: Settings, order: PrintOrder, today: date, system: System | Mistake) -> PrintPlan:
    """What would be printed. Everything that stands in the way is told at once, as diagnostics of the plan.

    `system` is what prints on this machine, or why nothing does. The packet is composed anew, and the PDF of its folder
    must be that edition. Raises CannotRun where nothing can be composed, the ledger cannot be read, or there are no
    such pages.
    """
    checked = check(folder, asked)
    settings, meta = checked.source.settings, checked.document.meta
    file = _file(folder / settings.output, settings.output, meta.edition)
    arrangement = _arrangement(checked, settings.print, order)
    printer = Warned(None) if order.to_file else _printer(settings.print, order, system)
    job = _stapled(_job(checked, settings.print, order, arrangement), settings.print, order, printer.output)
    past = () if order.to_file else printings(folder, meta.edition, system)
    numbers = _numbers(folder, meta.edition, order, job.copies)
    own = (folder, settings, meta, checked, file.output, arrangement, job, printer.output, numbers, past)
    plan = PrintPlan(*own, diagnostics=())
    told = (
        *checked.diagnostics,
        *file.diagnostics,
        *_withheld(checked, order, today),
        *_numbering(plan, bool(file.diagnostics)),
        *(() if order.again else printed_before(past, numbers, arrangement.pages)),
        *printer.diagnostics,
        *(hindered(printer.output, job, _is_stapled(settings.print, order)) if printer.output else ()),
    )
    return replace(plan, diagnostics=weighed(told, settings))


def _file(folder: Path, shown: str, edition: str) -> Warned[Attachment | None]:
    """The PDF of a folder of outputs, and why it is not that of the edition; other files are no matter."""
    found, files = standing(folder)
    printable = found and replace(found, files=tuple(each for each in found.files if each[0].endswith(SUFFIXES["pdf"])))
    file = next((each for each in files if each.kind == "pdf"), None)
    told = tuple(estranged(printable, edition, shown))
    if file is None and not told:
        return Warned(None, (error("D875", Place(shown), folder=shown),))
    return Warned(file, told)


def write_file(plan: PrintPlan, path: Path) -> Warned[tuple[Path, ...]]:
    """What would go to the printer, as a file; one of that name that is not ours is set aside.

    Raises Refused with all that stands in the way, CannotRun where the folder cannot be written.
    """
    if has_errors(plan.diagnostics):
        raise Refused(plan.diagnostics)
    return deliver_to(path.parent, {path.name: plan.content()}, plan.folder)


# --- what is asked for ----------------------------------------------------------------------------------------


def _arrangement(checked: Checked, settings: PrintSettings, order: PrintOrder) -> Arrangement:
    labels = [each.label for each in checked.pages.pages]
    paper = order.paper or settings.paper or PAPER
    if not (order.pages and labels):
        return Arrangement(tuple(range(len(labels))), len(labels), order.manner, paper)
    try:
        return Arrangement(pages_meant(order.pages, labels), len(labels), order.manner, paper)
    except Mistake as mistake:
        raise CannotRun([error(mistake.code, Place("--pages"), **mistake.arguments)]) from mistake


def _job(checked: Checked, settings: PrintSettings, order: PrintOrder, arrangement: Arrangement) -> Job:
    meta, asked = checked.document.meta, order.paper or settings.paper
    first = next(iter(checked.pages.pages), None)
    own = paper_of(first.width, first.height) if first else ""
    is_plain = arrangement.manner == "pages"
    return Job(
        " ".join(f"{meta.title} {meta.edition}".split()),
        order.copies or settings.copies,
        _sides(checked, settings, order),
        (asked or own) if is_plain else arrangement.paper,
        fits=is_plain and bool(asked) and asked != own,
    )


def _sides(checked: Checked, settings: PrintSettings, order: PrintOrder) -> Sides:
    """A booklet is turned over its short edge, and so are two pages side by side if nobody says otherwise."""
    if order.manner == "booklet":
        return "short"
    usual = settings.sides or ("long" if checked.pages.two_sided else "one")
    if usual == "long" and order.manner == "two-up":
        usual = "short"
    return cast("Sides", order.sides or usual)


def _stapled(job: Job, settings: PrintSettings, order: PrintOrder, printer: Printer | None) -> Job:
    """With the words by which this printer staples, if it does."""
    if printer is None or not _is_stapled(settings, order):
        return job
    return replace(job, staple=printer.stapling(in_the_fold=order.manner == "booklet"))


def _numbers(folder: Path, edition: str, order: PrintOrder, copies: int) -> tuple[int, ...]:
    if order.numbered is None:
        return ()
    try:
        start = order.numbered or delivering.last_copy_number(folder, edition) + 1
    except Mistake as mistake:
        raise unreadable(mistake) from mistake
    return tuple(range(start, start + copies))


# --- judging --------------------------------------------------------------------------------------------------


def _withheld(checked: Checked, order: PrintOrder, today: date) -> tuple[Diagnostic, ...]:
    """What the cover forbids; a file that stays here is not printed yet."""
    if order.to_file:
        return ()
    dataset = checked.source.dataset
    secrecy = withheld_from_paper(dataset.cover_label("classification"), order.numbered is not None)
    early = () if order.early else before_its_day(*day_of_issue(dataset), today)
    return (*secrecy, *early)


def _numbering(plan: PrintPlan, is_another: bool) -> tuple[Diagnostic, ...]:
    """Why no number can be put on the copies: D878, D879, D898."""
    if not plan.numbers:
        return ()
    place = Place("--numbered")
    if plan.numbers[-1] > MOST_NUMBER:
        return (error("D898", place, last=plan.numbers[-1]),)
    if plan.arrangement.indexes and 0 not in plan.arrangement.indexes:
        return (error("D878", place),)
    pages, look = plan.checked.pages.pages, plan.checked.look
    if plan.file is None or is_another or not pages:
        return ()
    words = in_the_way(plan.file.content, pages[0], look.theme, look.faces)
    return (error("D879", place, words=words),) if words else ()


def _printer(settings: PrintSettings, order: PrintOrder, system: System | Mistake) -> Warned[Printer | None]:
    """The printer that is meant, or why there is none."""
    try:
        if isinstance(system, Mistake):
            raise system
        name = order.printer or settings.printer or system.default()
        if not name:
            raise Mistake("D882")
        return Warned(system.printer(name))
    except Mistake as mistake:
        return Warned(None, (error(mistake.code, Place("--printer"), **mistake.arguments),))


def _is_stapled(settings: PrintSettings, order: PrintOrder) -> bool:
    """A booklet is stapled in its fold, and only if somebody asks for it: few printers do that."""
    usual = settings.staple and order.manner != "booklet"
    return usual if order.staple is None else order.staple
