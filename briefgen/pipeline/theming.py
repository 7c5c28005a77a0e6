"""Resolve what settings say of the look: a theme by its name or file, its faces, its logo, its switches."""

from dataclasses import dataclass, replace
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Warned, error, has_errors
from briefgen.errors import Mistake
from briefgen.faces import FaceFile, Faces, shipped_faces, with_own
from briefgen.narrative import decoded
from briefgen.origins import Place
from briefgen.pipeline.typefaces import fangsong, own_faces
from briefgen.record import Input
from briefgen.settings import Settings, TemplateSettings
from briefgen.theme import LARGE_PRINT, THEMES, Logo, Theme, in_grey, on_preprinted_paper
from briefgen.theme_settings import ThemeSettings, theme_settings, themed

THEME_FILE = "theme.toml"


@dataclass(frozen=True, slots=True)
class Look:
    """How a packet looks: its theme, the faces that it is set in, and the files that both were read from."""

    theme: Theme
    faces: Faces
    inputs: tuple[Input, ...] = ()
    large_print: bool = False


USUAL_LOOK = Look(THEMES["briefing"], shipped_faces())


@dataclass(frozen=True, slots=True)
class Switches:
    """What is asked of a theme beside its name."""

    large_print: bool
    red_head: bool
    grey: bool


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
    )
    name = named.name
    if name in THEMES:
        theme = (LARGE_PRINT if switches.large_print else THEMES)[name]
        return _with_faces(Look(_switched(theme, switches), shipped_faces(), (), switches.large_print), {}, named.place)
    if not name.endswith(".toml"):
        near = next(iter(get_close_matches(name, THEMES, 1, 0.4)), "—")
        known = ", ".join(THEMES)
        return Warned(USUAL_LOOK, (error("S130", named.place, name=name, near=near, known=known),))
    return _own(named.folder / name, name, switches)


def _chosen(asked: bool | None, written: bool | None, *, usual: bool) -> bool:
    return next((each for each in (asked, written) if each is not None), usual)


def _switched(theme: Theme, switches: Switches) -> Theme:
    theme = theme if switches.red_head else on_preprinted_paper(theme)
    return in_grey(theme) if switches.grey else theme


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
    logo, faces = _logo(own, folder), own_faces(own.faces, folder, own.places)
    found = (*written.diagnostics, *made.diagnostics, *logo.diagnostics, *faces.diagnostics)
    theme = _switched(replace(made.output, logo=logo.output), switches)
    inputs = (Input(shown, sha256(content).hexdigest()), *_inputs(own, logo.output, faces.output))
    dressed = _with_faces(Look(theme, shipped_faces(), inputs, switches.large_print), faces.output, own.place("base"))
    return Warned(dressed.output, (*found, *dressed.diagnostics))


def _with_faces(chosen: Look, faces: dict[str, FaceFile], place: Place) -> Warned[Look]:
    """The faces of the theme; where it sets in 仿宋 and names none, that of the machine."""
    if "fangsong" not in chosen.theme.faces or "fangsong" in faces:
        return Warned(replace(chosen, faces=with_own(faces)))
    found = fangsong(place)
    every = {**faces, **({"fangsong": found.output} if found.output else {})}
    return Warned(replace(chosen, faces=with_own(every)), found.diagnostics)


def _inputs(own: ThemeSettings, logo: Logo | None, faces: dict[str, FaceFile]) -> tuple[Input, ...]:
    """The files that a theme names, under the names that it uses."""
    files = [Input(own.faces[name], sha256(face.path.read_bytes()).hexdigest()) for name, face in faces.items()]
    return (*files, *((Input(own.logo, sha256(logo.content).hexdigest()),) if logo else ()))


def _logo(own: ThemeSettings, folder: Path) -> Warned[Logo | None]:
    if not own.logo:
        return Warned(None)
    from PIL import Image as Pillow  # 30 ms, and only a theme with a logo needs it
    from PIL import UnidentifiedImageError

    wrong: Diagnostic = error("S145", own.place("logo"), path=own.logo)
    try:
        content = (folder / own.logo).read_bytes()
        with Pillow.open(folder / own.logo, formats=("JPEG", "PNG")) as opened:
            return Warned(Logo(content, *opened.size))
    except (OSError, UnidentifiedImageError, Pillow.DecompressionBombError):
        return Warned(None, (wrong,))
