"""Read, compose, lay out, write: make the files of a packet, or say all that stands in the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from briefgen.areas import told_of_another
from briefgen.arranging import arranged
from briefgen.compose import Composition, compose, with_edition
from briefgen.consistency import consistent
from briefgen.diagnostics import Diagnostic, Severity, Warned, has_errors, warnings_as_errors
from briefgen.document import Document, Meta
from briefgen.drafting import as_draft
from briefgen.errors import CannotRun, Refused
from briefgen.faces import Faces
from briefgen.faces.faces import SHIPPED
from briefgen.fitting import fitted
from briefgen.language import LANGUAGES
from briefgen.layout import lay_out
from briefgen.layout.pages import Pages
from briefgen.pipeline.keeping import keep_compiled_templates
from briefgen.pipeline.naming import stem_of
from briefgen.pipeline.noting import noted
from briefgen.pipeline.outputs import RECORD, deliver_to
from briefgen.pipeline.releasing import releases_workbook, withheld_workbook
from briefgen.pipeline.sources import Source, changed_meanwhile, source
from briefgen.pipeline.theming import Look
from briefgen.record import Checks, Contents, Output, contents, figure_titles, record
from briefgen.reporting import MessageLanguage, as_sentence
from briefgen.scanning import Coverage, close_claims, runs, scan, unprinted_only
from briefgen.settings import Settings
from briefgen.stationery import lacking_styles
from briefgen.theme import Arrangement, Theme
from briefgen.translating import untranslated
from briefgen.writers import text


@dataclass(frozen=True, slots=True)
class Checked:
    """A packet as it would be built: the document, its pages, and what was noticed on the way."""

    source: Source
    document: Document
    pages: Pages
    look: Look
    coverage: Coverage
    diagnostics: tuple[Diagnostic, ...]

    @property
    def theme(self) -> Theme:
        return self.look.theme


@dataclass(frozen=True, slots=True)
class Built:
    """The files of a packet, their edition, and what was noticed on the way."""

    edition: str
    outputs: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    inputs: tuple[str, ...] = ()
    """The paths of all that it was made from."""
    own_faces: bool = True
    """Whether it is set in the faces that come with this program, and in none of the machine's."""


SUFFIXES = {"docx": ".docx", "pdf": ".pdf", "text": ".txt"}


def check(
    folder: Path,
    asked: Settings,
    *,
    allow_failing: bool = False,
    every_branch: bool = False,
    margins: bool = False,
    lint: bool = False,
) -> Checked:
    """Everything but writing. Findings come back as diagnostics. Raises CannotRun where nothing can be composed.

    With `every_branch` each otherwise is composed too; with `margins` claims that hold by little or could say more are
    noted; with `lint` traps in the workbook that reading got round are told. With `allow_failing` a document that has
    findings is laid out all the same, as a draft that says why.
    """
    asking = Asking(allow_failing, every_branch, margins)
    return checked(source(folder, asked, lint=lint), asking)


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked of a check beside its packet, as `check` has it."""

    allow_failing: bool = False
    every_branch: bool = False
    margins: bool = False


def checked(read: Warned[Source], asking: Asking) -> Checked:
    """The same for a packet that was read."""
    made = read.output
    theme, faces = made.look.theme, made.look.faces
    found = list(read.diagnostics)
    composed = compose(made.dataset, made.packet, made.images, every_branch=asking.every_branch)
    if composed.output.compiled != made.packet.compiled:
        keep_compiled_templates(made.template, composed.output.compiled)
        made = replace(made, packet=replace(made.packet, compiled=composed.output.compiled))
    found += _beyond(read.diagnostics, composed.diagnostics)
    composition = composed.output
    found += told_of_another(composition.document, made.dataset)
    sure = trusted(_read_row_by_row(composition, theme.arrangement), made, found)
    found += (*sure.diagnostics, *withheld_workbook(made))
    if asking.margins:
        found += close_claims(composition.document, made.dataset, made.settings.house)
    fitting = fitted(arranged(composition.document, theme.arrangement), theme, faces)
    whole = fitting.output
    found += (*fitting.diagnostics, *untranslated(whole, made.dataset, LANGUAGES[whole.meta.language]))
    paper = made.look.paper
    if paper and "docx" in made.settings.to:
        found += lacking_styles(paper, whole)
    is_draft = asking.allow_failing and bool(whole.blocks) and has_errors(weighed(found, made.settings))
    inside = (made.workbook,) if releases_workbook(made) else ()
    dress = (repr(theme), *((repr(paper.stationery),) if paper else ()))
    printed = _draft(whole, found) if is_draft else whole
    document = with_edition(printed, *(each.encode() for each in dress), *inside)
    laid_out = lay_out(document, theme, faces) if is_draft else _laid_out(document, theme, faces, found)
    found += laid_out.diagnostics
    told = weighed(_mixed_once(found), made.settings)
    return Checked(made, document, laid_out.output, made.look, sure.output, told)


def _mixed_once(found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """Two scales that meet in a printed table (C378) are not told once more of the workbook (W310)."""
    printed = {each.where for each in found if each.code == "C378"}
    return [each for each in found if each.code != "W310" or each.where not in printed]


def _read_row_by_row(composition: Composition, arrangement: Arrangement) -> Composition:
    """The packet as it is arranged, but with each row of a table read by itself."""
    apart = replace(arrangement, folds_tables=False)
    rehearsal = arranged(composition.rehearsal, apart) if composition.rehearsal else None
    return replace(composition, document=arranged(composition.document, apart), rehearsal=rehearsal)


CONSEQUENCES = frozenset({"T301", "T321", "T322", "T324", "T333", "T335", "T339"})
"""Findings of a value that is not there: where the workbook has errors they may only follow from one of them."""


def _beyond(read: Sequence[Diagnostic], composed: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What composing found, without what only follows from a cell that could not be read."""
    return [each for each in composed if not (has_errors(read) and each.code in CONSEQUENCES)]


def trusted(composition: Composition, made: Source, found: Sequence[Diagnostic]) -> Warned[Coverage]:
    """What no cell covers and what contradicts itself. Of a text that already has errors this is not asked."""
    if has_errors(found):
        return Warned(Coverage())
    document, dataset, language = composition.document, made.dataset, LANGUAGES[composition.document.meta.language]
    aloud = tuple(runs(document))
    scanned = scan(document, dataset, made.packet.literals, language, aloud)
    found = (*scanned.diagnostics, *consistent(document, dataset, aloud))
    if composition.rehearsal:
        alternatives = scan(composition.rehearsal, dataset, made.packet.literals, language).diagnostics
        found = (*found, *unprinted_only(alternatives, document))
    return Warned(scanned.output, found)


def _draft(document: Document, found: Sequence[Diagnostic]) -> Document:
    language: MessageLanguage = "en" if document.meta.language == "en" else "zh"
    return as_draft(document, [as_sentence(each, language) for each in found if each.severity is Severity.ERROR])


def _laid_out(document: Document, theme: Theme, faces: Faces, found: Sequence[Diagnostic]) -> Warned[Pages]:
    """A document that is already refused is not laid out: what is missing from it would be reported twice."""
    return Warned(Pages(())) if has_errors(found) else lay_out(document, theme, faces)


def weighed(found: Sequence[Diagnostic], settings: Settings) -> tuple[Diagnostic, ...]:
    """What is ignored by its code goes (errors stay); with `strict`, warnings are errors. Each is told once."""
    kept = (each for each in found if each.code not in settings.ignore or each.severity is Severity.ERROR)
    once = tuple(dict.fromkeys(kept))
    return warnings_as_errors(once) if settings.strict else once


def build(
    folder: Path,
    asked: Settings,
    *,
    allow_failing: bool = False,
    margins: bool = False,
    annotate: bool = False,
    settle: bool = False,
) -> Built:
    """Make the files of a packet in its folder of outputs. With `annotate` there is a second Word file beside them, in
    which everything that was noticed is a comment at its words; with `settle` the contents of Word files have the page
    numbers that LibreOffice gives them.

    Raises Refused with all findings where checks fail, CannotRun where files cannot be read or written. With
    `allow_failing` what fails is written as a draft, if there is anything to write.
    """
    checked = check(folder, asked, allow_failing=allow_failing, margins=margins)
    return deliver(checked, annotate=annotate, settle=settle)


def deliver(checked: Checked, *, annotate: bool = False, settle: bool = False) -> Built:
    """Make the files of a packet that was checked, as `build` does. Raises as it does."""
    files = written(checked, annotate=annotate, settle=settle)
    placed_ = placed(checked.source, checked.document.meta, files.output)
    late = changed_meanwhile(checked.source)
    usual = replace(checked.source.settings, strict=False)
    found = weighed((*checked.diagnostics, *files.diagnostics, *placed_.diagnostics, *late), usual)
    inputs = (*(each.path for each in checked.source.inputs), *_of_template_elsewhere(checked.source))
    own_faces = {*checked.look.theme.faces} <= {each.name for each in SHIPPED}
    return Built(checked.document.meta.edition, placed_.output, found, inputs, own_faces)


def _of_template_elsewhere(made: Source) -> tuple[str, ...]:
    """The paths of a template that does not stand in the packet's folder; its record names it by its own folder."""
    place, home = made.template.resolve(), made.folder.resolve()
    if place.is_relative_to(home):
        return ()
    return tuple(path.as_posix() for path in sorted(place.rglob("*")) if path.is_file())


@dataclass(frozen=True, slots=True)
class Files:
    """What a packet is written as: name → bytes of its own files, of what stands beside them, and its record."""

    own: Mapping[str, bytes]
    beside: Mapping[str, bytes]
    record: bytes


def written(checked: Checked, *, annotate: bool = False, settle: bool = False) -> Warned[Files]:
    """The bytes of all files. Raises Refused where checks failed, unless it is a draft."""
    if has_errors(checked.diagnostics) and not (checked.document.meta.draft and checked.pages.pages):
        _keep_failed_record(checked)
        raise Refused(checked.diagnostics)
    settling = _settled(checked) if settle else Warned(page_numbers(checked))
    told = _told(checked)
    files = _files(checked, settling.output, told)
    unlike = _unlike(files) if checked.source.settings.strict else ()
    if unlike:
        raise Refused((*checked.diagnostics, *unlike))
    beside = _with_comments(checked, settling.output, told) if annotate else {}
    return Warned(Files(files, beside, _record(checked, files, told)), settling.diagnostics)


def _told(checked: Checked) -> Contents:
    """What its records tell of the document, worked out once for all of them."""
    return contents(checked.document, checked.pages, checked.source.dataset)


def placed(source: Source, meta: Meta, files: Files) -> Warned[tuple[Path, ...]]:
    """Put the files of a packet into its folder of outputs, and its edition into the ledger. Raises CannotRun."""
    out, told = source.folder / source.settings.output, {RECORD: files.record}
    delivered = deliver_to(out, {**files.own, **files.beside, **told}, source.folder)
    remembered = () if meta.draft else noted(source, meta, {**files.own, **told})
    outputs = tuple(path for path in delivered.output if path.name != RECORD)
    return Warned(outputs, (*delivered.diagnostics, *remembered))


def _settled(checked: Checked) -> Warned[Mapping[str, str]]:
    from briefgen.pipeline.settling import settled  # what starts LibreOffice; few builds do

    numbers, stem = page_numbers(checked), _stem(checked)
    content = _written("docx", checked, b"", numbers)
    return settled(checked.document, content, numbers, stem + SUFFIXES["docx"], checked.pages)


def _files(checked: Checked, numbers: Mapping[str, str], told: Contents) -> dict[str, bytes]:
    """Name → bytes of each file that was asked for."""
    stem, inside = _stem(checked), _record_inside(checked, told)
    return {stem + SUFFIXES[kind]: _written(kind, checked, inside, numbers) for kind in checked.source.settings.to}


def _stem(checked: Checked) -> str:
    """The name of every file without its ending."""
    meta = checked.document.meta
    named = stem_of(checked.source.dataset, checked.source.settings.name)
    return named + (LANGUAGES[meta.language].packet.large_print if checked.look.large_print else "")


def _unlike(files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """Where the words of the Word file and of the PDF differ, read back from both."""
    from briefgen.pipeline.findings import findings_of_pair  # 40 ms of readers, and only `--strict` reads back
    from briefgen.readers import docx, pdf

    reads = {".docx": docx.read, ".pdf": pdf.read}
    packets = [
        (Path(name), reads[kind](content, name))
        for name, content in files.items()
        if (kind := Path(name).suffix) in reads
    ]
    return findings_of_pair(*packets) if len(packets) > 1 else ()


def _record_inside(checked: Checked, told: Contents) -> bytes:
    """The record as it travels within a file, which cannot know its own digest."""
    return record(
        checked.document,
        checked.pages,
        checked.source.dataset,
        checked.source.inputs,
        checks=Checks(checked.source.settings.house, checked.coverage.as_json()),
        told=told,
    )


def _with_comments(checked: Checked, numbers: Mapping[str, str], told: Contents) -> dict[str, bytes]:
    """The Word file for those who revise the packet; it is no output that the record knows, for nobody mails it."""
    from briefgen.pipeline.annotating import annotated  # 15 ms of lxml, and only this copy needs it

    document, made = checked.document, checked.source
    added = LANGUAGES[made.packet.language].packet.annotated
    content = _written("docx", checked, _record_inside(checked, told), numbers)
    name = _stem(checked) + added + SUFFIXES["docx"]
    return {name: annotated(content, document, made.dataset, made.settings.house, checked.diagnostics)}


def _written(kind: str, checked: Checked, inside: bytes, numbers: Mapping[str, str]) -> bytes:
    """One file. Each writer is imported when it is asked for: Word and PDF cost 30 to 60 ms each."""
    document, theme, faces = checked.document, checked.look.theme, checked.look.faces
    if kind == "text":
        return text.write(document)
    if kind == "pdf":
        from briefgen.pipeline.attaching import attached_workbook, attachments
        from briefgen.writers import pdf

        files = (*attachments(inside), *attached_workbook(checked.source))
        return pdf.write(checked.pages, document.meta, faces, files)
    from briefgen.writers import docx

    titles = figure_titles(document, checked.source.dataset) if checked.source.settings.controls else {}
    return docx.write(document, theme, numbers, faces, inside, checked.look.paper, titles)


def word_file(checked: Checked) -> bytes:
    """The Word file of a packet as `build` would write it, whether it is asked for or not."""
    return _written("docx", checked, _record_inside(checked, _told(checked)), page_numbers(checked))


def page_numbers(checked: Checked) -> Mapping[str, str]:
    """The printed page number of each heading, by its identifier."""
    labels = [page.label for page in checked.pages.pages]
    return {bookmark.identifier: labels[bookmark.page] for bookmark in checked.pages.bookmarks}


def _record(checked: Checked, files: Mapping[str, bytes], told: Contents) -> bytes:
    count = len(checked.pages.pages)
    outputs = [
        Output(name, sha256(content).hexdigest(), count if name.endswith((".pdf", ".docx")) else 0)
        for name, content in files.items()
    ]
    inputs = checked.source.inputs
    return record(
        checked.document,
        checked.pages,
        checked.source.dataset,
        inputs,
        outputs,
        Checks(checked.source.settings.house, checked.coverage.as_json(), checked.diagnostics),
        told,
    )


def _keep_failed_record(checked: Checked) -> None:
    """The record of a failed build goes where it describes no packet. A folder that refuses it is no new mistake."""
    try:
        deliver_to(checked.source.folder / ".briefgen", {RECORD: _record(checked, {}, _told(checked))})
    except CannotRun:
        return
