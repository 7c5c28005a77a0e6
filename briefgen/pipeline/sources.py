"""Read from the outside what a packet is made of: settings, workbook, template, pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from briefgen.areas import asked_areas, base_area, gathered, in_rows_of, of_no_area, packet_areas, seen_from
from briefgen.characters import visible
from briefgen.compose import Packet
from briefgen.diagnostics import Diagnostic, Warned, error, has_errors, warning
from briefgen.document import Image
from briefgen.errors import CannotRun, Mistake
from briefgen.indicators import Dataset, Question
from briefgen.language import LANGUAGES
from briefgen.narrative import Templates, decoded
from briefgen.origins import Place
from briefgen.pipeline.keeping import compiled_templates
from briefgen.pipeline.naming import check_pattern, file_stem
from briefgen.pipeline.papering import on_paper
from briefgen.pipeline.photographs import photographs
from briefgen.pipeline.shipped import shipped, template_names
from briefgen.pipeline.theming import Look, Named, look
from briefgen.pipeline.workbooks import Rereading, workbooks
from briefgen.record import Input
from briefgen.settings import SWITCHES, Settings, TemplateSettings, packet_settings, template_settings
from briefgen.strict_settings import place_of
from briefgen.translating import translated
from briefgen.workbook.narrowing import RowDigests

SETTINGS_FILE = "briefgen.toml"
TEMPLATE_FILE = "template.toml"


@dataclass(frozen=True, slots=True)
class Source:
    """A packet's parts as they were read; `folder` is where its settings stand, `template` the template's folder.

    `workbook` is the file that the dataset was read from, `mail` the words that go with the packet, if there are any.
    `whole` is what the workbook says of every area; the dataset is that, seen from the area of the packet.
    """

    folder: Path
    settings: Settings
    template: Path
    packet: Packet
    look: Look
    dataset: Dataset
    images: dict[str, Image]
    inputs: tuple[Input, ...]
    workbook: bytes
    whole: Dataset
    mail: Packet | None = None
    overview: bool = False
    """Whether the packet is about all areas, and not about one of them."""
    digests: RowDigests | None = None
    is_narrowed: bool = False
    """Digests of the workbook's rows, where they were wanted, and whether some were left out."""
    asked: set[Question] = field(default_factory=set, repr=False, compare=False)
    """What the making of the packet has asked of other areas."""


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """A template as it was read: where it stands, what its settings say, its texts and their digests.

    The text of the mail is no part of the packet: what changes in it makes no other packet.
    """

    folder: Path
    settings: TemplateSettings
    templates: Templates
    inputs: tuple[Input, ...]
    mail: str | None = None


def source(folder: Path, asked: Settings, *, lint: bool = False) -> Warned[Source]:
    """Everything that a packet needs; what `asked` leaves empty, the settings of the folder say. With `lint`, traps in
    the workbook that reading got round are told too.

    Where the workbook has several areas, the packet is that of the one that is asked for, else of the cover's.

    Raises CannotRun with all that stands in the way, from settings, template and workbook alike.
    """
    read = shared_source(folder, asked, lint=lint)
    made = _of_one_area(read.output)
    return Warned(made.output, (*_concerning(made.output, read.diagnostics), *made.diagnostics))


def _concerning(made: Source, found: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """What is wrong in rows of areas that nobody asked for is no matter; where none was named, all of it is told."""
    if len(made.settings.areas) != 1 or not made.whole.areas or made.overview:
        return found
    placed = in_rows_of(found, made.whole)
    return (*placed.get("", ()), *placed.get(made.settings.areas[0], ()))


def _of_one_area(shared: Source) -> Warned[Source]:
    """Raises CannotRun (W282, W283) where no area is meant, or one that the workbook does not know."""
    whole, wanted = shared.whole, shared.settings.areas
    if shared.overview:
        return _of_all_areas(shared)
    if not whole.areas and not wanted:
        return Warned(shared)
    if len(wanted) == 1:
        return of_area(shared, areas_meant(shared, wanted)[0])
    if not base_area(whole):
        place = Place(shared.settings.workbook)
        raise CannotRun([error("W283", place, count=len(packet_areas(whole)))])
    seen = seen_from(whole, base_area(whole), shared.asked)
    return Warned(replace(shared, dataset=seen.output), seen.diagnostics)


def _of_all_areas(shared: Source) -> Warned[Source]:
    """What the area that holds the others sees; rows of its own are the packet's own. Raises CannotRun (W284)."""
    parent = shared.whole.cover_label("parent_area")
    if parent is None or not shared.whole.areas:
        raise CannotRun([error("W284", Place(shared.settings.workbook))])
    seen = seen_from(shared.whole, parent.own, shared.asked)
    return Warned(replace(shared, dataset=seen.output), seen.diagnostics)


def makes_many(folder: Path, asked: Settings) -> bool:
    """Whether a build makes a packet for each of several areas: settings name them, and the template is about one."""
    settings = settings_of(folder, asked).output
    template = find_template(folder, settings.template) if settings.areas else None
    if template is None or not (template / TEMPLATE_FILE).is_file():
        return bool(settings.areas)
    return not template_settings(decoded((template / TEMPLATE_FILE).read_bytes()), TEMPLATE_FILE).output.overview


def each_packet(folder: Path, asked: Settings) -> tuple[Settings, ...]:
    """What to ask for, packet by packet, where several areas are meant; else what was asked. Raises CannotRun."""
    if not makes_many(folder, asked):
        return (asked,)
    shared = shared_source(folder, asked).output
    return tuple(replace(asked, areas=(each,)) for each in areas_meant(shared, shared.settings.areas))


def areas_meant(shared: Source, asked: Iterable[str]) -> tuple[str, ...]:
    """The areas of these names; `all` stands for every one. Raises CannotRun (W282, W285)."""
    if not shared.whole.areas:
        raise CannotRun([error("W285", Place(shared.settings.workbook))])
    try:
        return asked_areas(shared.whole, asked)
    except Mistake as mistake:
        raise CannotRun([error(mistake.code, Place(shared.settings.workbook), **mistake.arguments)]) from mistake


def of_area(shared: Source, area: str) -> Warned[Source]:
    """The packet of one area, whose files go into a folder of its own."""
    questions: set[Question] = set()
    seen = seen_from(shared.whole, area, questions)
    made = placed_for(shared, area)
    return Warned(replace(made, dataset=seen.output, asked=questions), seen.diagnostics)


def placed_for(shared: Source, area: str) -> Source:
    """The same with the folder of outputs that is the area's."""
    output = f"{shared.settings.output}/{file_stem(area)}"
    return replace(shared, settings=replace(shared.settings, areas=(area,), output=output))


def shared_source(
    folder: Path, asked: Settings, rereading: Rereading | None = None, *, lint: bool = False
) -> Warned[Source]:
    """What the packets of all areas share; its dataset is that of no area yet. Raises CannotRun as `source` does."""
    settings = settings_of(folder, asked)
    chosen = settings.output
    template = _template(folder, chosen.template)
    read_workbooks = workbooks(folder, chosen, rereading, lint=lint)
    found = [*settings.diagnostics, *template.diagnostics, *read_workbooks.diagnostics]
    if template.output is None or read_workbooks.output is None:
        raise CannotRun(found)
    read, told = template.output, read_workbooks.output
    dataset = gathered(translated(told.dataset, LANGUAGES[read.settings.language]))
    own = read.settings
    packet = Packet(
        read.folder.name,
        read.templates,
        own.start,
        own.language,
        own.literals,
        chosen.house,
        compiled_templates(read.folder),
    )
    dressed = on_paper(look(_named(folder, asked, chosen, read), chosen, own), _reference(folder, asked, chosen))
    if has_errors(dressed.diagnostics):
        raise CannotRun([*found, *dressed.diagnostics])
    found += of_no_area(dataset)
    images = photographs(dataset, dressed.output.theme, ((folder / chosen.workbook).parent, read.folder))
    found += (*dressed.diagnostics, *images.diagnostics)
    pictured = (each for _, each in images.output)
    inputs = (*told.inputs, *read.inputs, *pictured, *dressed.output.inputs)
    pictures = {image.name: image for image, _ in images.output}
    content, mail = told.content, _mail_packet(read, packet)
    parts = (packet, dressed.output, dataset, pictures, inputs, content, dataset, mail)
    made = Source(folder, chosen, read.folder, *parts, own.overview, told.digests, told.is_narrowed)
    return Warned(made, tuple(found))


def _mail_packet(template: TemplateFolder, packet: Packet) -> Packet | None:
    """The template as it starts at the words of the mail, which may include the packet's own texts."""
    if template.mail is None:
        return None
    start = template.settings.mail
    return replace(packet, start=start, templates=Templates({**template.templates.files, start: template.mail}))


def _named(folder: Path, asked: Settings, chosen: Settings, template: TemplateFolder) -> Named:
    """The theme that the command line, the settings or the template name, in this order."""
    if asked.theme:
        return Named(asked.theme, folder, Place("--theme"))
    home, file = (folder, SETTINGS_FILE) if chosen.theme else (template.folder, TEMPLATE_FILE)
    written = home / file
    shown = file if chosen.theme else f"{template.folder.name}/{file}"
    place = place_of("theme", decoded(written.read_bytes()), shown) if written.is_file() else Place(shown)
    return Named(chosen.theme or template.settings.theme, home, place)


def _reference(folder: Path, asked: Settings, chosen: Settings) -> Named:
    """The office's document that the command line or the settings name; an empty name where neither does."""
    if asked.reference or not chosen.reference:
        return Named(asked.reference, folder, Place("--reference"))
    written = decoded((folder / SETTINGS_FILE).read_bytes())
    return Named(chosen.reference, folder, place_of("reference", written, SETTINGS_FILE))


def changed_meanwhile(made: Source) -> tuple[Diagnostic, ...]:
    """Which workbooks were saved again since they were read; one that is gone says nothing."""
    read = (each for each in made.inputs if each.readers)
    return tuple(warning("O512", Place(each.path), name=Path(each.path).name) for each in read if _is_other(made, each))


def _is_other(made: Source, read: Input) -> bool:
    try:
        return _digest((made.folder / read.path).read_bytes()) != read.sha256
    except OSError:
        return False


# --- settings -------------------------------------------------------------------------------------------


def settings_of(folder: Path, asked: Settings) -> Warned[Settings]:
    """What was asked for on the command line, completed from the folder's settings."""
    path = folder / SETTINGS_FILE
    if not path.is_file():
        if not asked.workbook:
            raise CannotRun([error("S108", Place(SETTINGS_FILE))])
        _check_name(asked, Place("--name"))
        return Warned(_with_template(asked, Place(SETTINGS_FILE)))
    try:
        text = decoded(_bytes(path, SETTINGS_FILE))
        written = packet_settings(text, SETTINGS_FILE)
    except Mistake as mistake:
        raise CannotRun([error(mistake.code, Place(SETTINGS_FILE), **mistake.arguments)]) from mistake
    if has_errors(written.diagnostics):
        raise CannotRun(written.diagnostics)
    merged = _merged(asked, written.output)
    own = place_of("name", text, SETTINGS_FILE)
    _check_name(merged, own if merged.name == written.output.name else Place("--name"))
    if not merged.workbook:
        raise CannotRun([error("S110", Place(SETTINGS_FILE), key="workbook", example='workbook = "data/2024.xlsx"')])
    return Warned(_with_template(merged, Place(SETTINGS_FILE)))


def _check_name(settings: Settings, place: Place) -> None:
    """Raises CannotRun (S200) for a pattern of names that cannot be filled in."""
    try:
        check_pattern(settings.name)
    except Mistake as mistake:
        raise CannotRun([error(mistake.code, place, **mistake.arguments)]) from mistake


def _with_template(settings: Settings, place: Place) -> Settings:
    if not settings.template:
        raise CannotRun([error("S110", place, key="template", example='template = "jiangan"')])
    return settings


MERGED = (
    "workbook",
    "template",
    "theme",
    "output",
    "to",
    "strict",
    "attach",
    "controls",
    "reference",
    "areas",
    "name",
    *SWITCHES,
)
"""Settings that a command may ask for in place of those of the file."""


def _merged(asked: Settings, written: Settings) -> Settings:
    """Words on the command line count more than the file's."""
    usual = Settings()
    own = {name: getattr(asked, name) for name in MERGED if getattr(asked, name) != getattr(usual, name)}
    return replace(written, **own)


def _bytes(path: Path, shown: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise CannotRun([error("S109", Place(shown), problem=problem.strerror or problem)]) from problem


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


# --- template -------------------------------------------------------------------------------------------


def _template(folder: Path, name: str) -> Warned[TemplateFolder | None]:
    place = find_template(folder, name)
    if place is not None and not (place / TEMPLATE_FILE).is_file():
        return Warned(None, (error("S107", Place(name), file=TEMPLATE_FILE),))
    if place is None:
        known = ", ".join(template_names()) or "—"
        return Warned(None, (error("S106", Place(SETTINGS_FILE), name=name, known=known),))
    try:
        return read_template(place)
    except Mistake as mistake:
        return Warned(None, (error(mistake.code, Place(name), **mistake.arguments),))
    except OSError as problem:
        return Warned(None, (error("S109", Place(name), problem=problem.strerror or problem),))


def find_template(folder: Path, name: str) -> Path | None:
    """A folder of that path, or a shipped template of that name; the office's own comes first, whole or not."""
    for candidate in (folder / name, folder / "templates" / name, shipped("templates") / name):
        if candidate.is_dir():
            return candidate
    return None


def read_template(place: Path) -> Warned[TemplateFolder | None]:
    """The texts and settings of a template folder; wrong settings and a missing start are errors."""
    written = place / TEMPLATE_FILE
    content = written.read_bytes()
    shown = f"{place.name}/{TEMPLATE_FILE}"
    settings = template_settings(decoded(content), shown)
    texts = {path.relative_to(place).as_posix(): path.read_bytes() for path in sorted(place.rglob("*.md"))}
    if settings.output.start not in texts:
        missing = error("S107", Place(shown), file=settings.output.start)
        return Warned(None, (*settings.diagnostics, missing))
    clean = {name: visible(decoded(text)) for name, text in texts.items()}
    mail = settings.output.mail
    templates = Templates({name: text for name, (text, _) in clean.items() if name != mail})
    removed = (warning("S114", Place(name), count=count) for name, (_, count) in clean.items() if count)
    inputs = (
        Input(shown, _digest(content)),
        *(Input(f"{place.name}/{name}", _digest(text)) for name, text in texts.items() if name != mail),
    )
    if has_errors(settings.diagnostics):
        return Warned(None, settings.diagnostics)
    words = clean[mail][0] if mail in clean else None
    return Warned(TemplateFolder(place, settings.output, templates, inputs, words), (*settings.diagnostics, *removed))
