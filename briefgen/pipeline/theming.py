"""Resolve what settings say of the look: a theme by its name or file, its faces, its logo, its switches."""

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from briefgen.diagnostics import Warned, error, has_errors
from briefgen.errors import Mistake
from briefgen.faces import Faces, shipped_faces
from briefgen.language import LANGUAGES
from briefgen.narrative import decoded
from briefgen.origins import Place
from briefgen.pipeline.lettering import NONE_OF_ITS_OWN, OwnFaces, lettering, own_faces
from briefgen.record import Input
from briefgen.settings import Settings, TemplateSettings
from briefgen.spaced import for_spaced_words
from briefgen.stationery import OwnPaper
from briefgen.theme import LARGE_PRINT, THEMES, Logo, PageGeometry, Theme, in_grey, on_both_sides, on_preprinted_paper
from briefgen.theme_settings import ThemeSettings, theme_settings, themed, themed_on


@dataclass(frozen=True, slots=True)
class Switches:
    """What is asked of a theme beside its name."""

    large_print: bool = False
    red_head: bool = True
    grey: bool = False
    duplex: bool = False
    spaced: bool = False
    """Whether the packet is in a language that parts words by spaces."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a packet looks: its theme, the faces that it is set in, and the files that both were read from.

    `own` and `switches` are what the theme was made of; `paper` is the stationery of the office that the Word file is
    set on.
    """

    theme: Theme
    faces: Faces
    inputs: tuple[Input, ...] = ()
    switches: Switches = Switches()
    own: ThemeSettings = field(default_factory=ThemeSettings)
    paper: OwnPaper | None = None

    @property
    def large_print(self) -> bool:
        return self.switches.large_print

    def theme_on(self, page: PageGeometry) -> Theme:
        """The same theme on another page, where labels run in."""
        made = themed_on(self.own, replace(page, labels=0), large=self.switches.large_print)
        own = replace(made, logo=self.theme.logo)
        share = page.measure / self.theme.page.measure
        return _switched(_narrowed(own, share) if share < 1 else own, self.switches)


def _narrowed(theme: Theme, share: float) -> Theme:
    """Columns of numbers keep room for their heads; those of key figures are equal and break their words."""
    axes = tuple((role, axis * share) for role, axis in theme.tables.axes)
    tables, figures = replace(theme.tables, axes=axes), replace(theme.figures, wraps=True)
    return replace(theme, tables=tables, figures=figures)


USUAL_LOOK = Look(THEMES["briefing"], shipped_faces())


@dataclass(frozen=True, slots=True)
class Named:
    """A theme as settings name it: its name or path, the folder that a path starts from, and where it is written."""

    name: str
    folder: Path
    place: Place


def look(named: Named, asked: Settings, template: TemplateSettings) -> Warned[Look]:
    """The look that the packet's settings ask for, else that of its template; errors come with the usual look."""
    switches = Switches(
        _chosen(asked.large_print, template.large_print, usual=False),
        _chosen(asked.red_head, template.red_head, usual=True),
        _chosen(asked.grey, template.grey, usual=False),
        _chosen(asked.duplex, template.duplex, usual=False),
        LANGUAGES[template.language].spaced,
    )
    name = named.name
    if name in THEMES:
        theme = _switched((LARGE_PRINT if switches.large_print else THEMES)[name], switches)
        plain = Look(theme, shipped_faces(), (), switches, ThemeSettings(base=name))
        return _lettered(plain, NONE_OF_ITS_OWN, named.place)
    if not name.endswith(".toml"):
        near = next(iter(get_close_matches(name, THEMES, 1, 0.4)), "—")
        known = ", ".join(THEMES)
        return Warned(USUAL_LOOK, (error("S130", named.place, name=name, near=near, known=known),))
    return _own(named.folder / name, name, switches)


def _chosen(asked: bool | None, written: bool | None, *, usual: bool) -> bool:
    return next((each for each in (asked, written) if each is not None), usual)


def _switched(theme: Theme, switches: Switches) -> Theme:
    theme = theme if switches.red_head else on_preprinted_paper(theme)
    theme = in_grey(theme) if switches.grey else theme
    theme = on_both_sides(theme) if switches.duplex else theme
    return for_spaced_words(theme) if switches.spaced else theme


# --- a theme of the office's own ----------------------------------------------------------------------------


def _own(path: Path, shown: str, switches: Switches) -> Warned[Look]:
    try:
        content = path.read_bytes()
        text = decoded(content)
    except FileNotFoundError:
        return Warned(USUAL_LOOK, (error("S105", Place(shown), path=shown, key="theme"),))
    except OSError as problem:
        return Warned(USUAL_LOOK, (error("S109", Place(shown), problem=problem.strerror or problem),))
    except Mistake as mistake:
        return Warned(USUAL_LOOK, (error(mistake.code, Place(shown), **mistake.arguments),))
    written = theme_settings(text, shown)
    if has_errors(written.diagnostics):
        return Warned(USUAL_LOOK, written.diagnostics)
    own, folder = written.output, path.parent
    made = themed(own, large=switches.large_print)
    logo, faces = _logo(own, made.output, folder), own_faces(own.faces, folder, own.places)
    found = (*written.diagnostics, *made.diagnostics, *logo.diagnostics, *faces.diagnostics)
    theme = _switched(replace(made.output, logo=logo.output), switches)
    inputs = (Input(shown, sha256(content).hexdigest()), *_inputs(own, logo.output, faces.output))
    dressed = _lettered(Look(theme, shipped_faces(), inputs, switches, own), faces.output, own.place("base"))
    return Warned(dressed.output, (*found, *dressed.diagnostics))


def _lettered(chosen: Look, own: OwnFaces, place: Place) -> Warned[Look]:
    """The look with the faces of its theme; what is not there is told where the theme is named."""
    letters = lettering(chosen.theme, place, own)
    return Warned(replace(chosen, faces=letters.output), letters.diagnostics)


def _inputs(own: ThemeSettings, logo: Logo | None, faces: OwnFaces) -> tuple[Input, ...]:
    """The files that a theme names, under the names that it uses."""
    files = [Input(own.faces[name], sha256(face.path.read_bytes()).hexdigest()) for name, face in faces.files.items()]
    return (*files, *((Input(own.logo, sha256(logo.content).hexdigest()),) if logo else ()))


def _logo(own: ThemeSettings, theme: Theme, folder: Path) -> Warned[Logo | None]:
    """The logo as it is printed; a warning where it is too coarse for its place."""
    if not own.logo:
        return Warned(None)
    from briefgen.pictures import Room, printable  # Pillow costs 30 ms, and only a theme with a logo needs it

    try:
        content = (folder / own.logo).read_bytes()
    except OSError:
        return Warned(None, (error("S145", own.place("logo"), path=own.logo),))
    room = theme.head.logo if theme.head else theme.cover.logo
    ready = printable(own.logo, content, Room(*room), own.place("logo"))
    if ready.output is None:
        return Warned(None, (error("S145", own.place("logo"), path=own.logo),))
    return Warned(Logo(ready.output.content, ready.output.width, ready.output.height), ready.diagnostics)
