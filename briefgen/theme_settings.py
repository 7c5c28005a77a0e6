"""Read what an office says of its own theme, strictly, and make the theme of it.

Lengths of the page are millimetres, sizes of type are points. What contradicts itself gets one message, at its key.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from briefgen.diagnostics import Diagnostic, Warned, error, warning
from briefgen.lengths import millimetres
from briefgen.origins import Place
from briefgen.strict_settings import Key, place_of, read_settings
from briefgen.theme import THEMES, PageGeometry, Palette, TextGrid, Theme
from briefgen.theme.briefing import briefing
from briefgen.theme.colours import faint, runs_together
from briefgen.theme.groups import GROUPS, resized
from briefgen.theme.large_print import OFFICIAL_SIZES, large_briefing, large_official, larger
from briefgen.theme.official import PAGE, PALETTE, USUAL, official

FACES = ("song", "song_black", "hei", "hei_bold", "kai", "fangsong")
COLOURS = ("ink", "river", "mist", "frame", "red")
MARGINS = dict.fromkeys(("left", "right", "top", "bottom", "header", "footer", "labels"), (0.0, 150.0))
SIZES = dict.fromkeys((*GROUPS, "leading"), (5.0, 96.0))
GRID = {"lines": (5.0, 60.0), "characters": (5.0, 80.0)}
RANGES: Mapping[str, tuple[float, float]] = {**MARGINS, **SIZES, **GRID}
"""The least and the most of each measure: millimetres, points, and numbers of lines and characters."""

THEME_KEYS = {
    "base": Key("str", tuple(THEMES)),
    "logo": Key("str"),
    "faces": Key("table", keys={name: Key("str") for name in FACES}),
    "colours": Key("table", keys={name: Key("str") for name in COLOURS}),
    "measures": Key("table", keys={name: Key("number", most=None) for name in RANGES}),
}
ONLY_IN = {"lines": "official", "characters": "official", "labels": "briefing", "footer": "briefing"}
"""Measures that only one of the bases has."""

COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
LEAST_TEXT = millimetres(60)
"""A text area narrower or lower than this holds no page."""
TIGHTEST = 0.95
"""So much of its size a character may be tracked to on the grid: closer ones touch."""
USUAL_TRACKING, USUAL_LEADING = 0.985, 1.8
"""What of the size a character and a line take where the grid is not given."""


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """What a `theme.toml` says: values by key, and for each key where it is written."""

    base: str = "briefing"
    logo: str = ""
    faces: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    measures: Mapping[str, float] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    file: str = ""

    def place(self, *keys: str) -> Place:
        """Where the first of these keys is written, or the file."""
        return next((self.places[key] for key in keys if key in self.places), Place(self.file))


def theme_settings(text: str, file: str) -> Warned[ThemeSettings]:
    """The settings of a theme; every mistake of the file is reported, and keys without one are used."""
    values, found = read_settings(text, file, THEME_KEYS)
    tables = {name: values.get(name, {}) for name in ("faces", "colours", "measures")}
    places = {key: place_of(key, text, file) for table in tables.values() for key in table}
    places |= {key: place_of(key, text, file) for key in ("base", "logo") if key in values}
    colours = {name: match[1].upper() for name, each in tables["colours"].items() if (match := COLOUR.fullmatch(each))}
    own = ThemeSettings(
        values.get("base", "briefing"),
        values.get("logo", ""),
        {name.replace("_", "-"): each for name, each in tables["faces"].items()},
        colours,
        tables["measures"],
        places,
        file,
    )
    return Warned(own, (*found, *_bad_colours(tables["colours"], own), *_bad_measures(own)))


def _bad_colours(written: Mapping[str, str], own: ThemeSettings) -> Iterator[Diagnostic]:
    for name, each in written.items():
        if name not in own.colours:
            yield error("S133", own.place(name), key=f"colours.{name}", value=each)


def _bad_measures(own: ThemeSettings) -> Iterator[Diagnostic]:
    for name, each in own.measures.items():
        low, high = RANGES[name]
        if not low <= each <= high:
            told = {"value": f"{each:g}", "low": f"{low:g}", "high": f"{high:g}"}
            yield error("S131", own.place(name), key=f"measures.{name}", **told)
        elif ONLY_IN.get(name, own.base) != own.base:
            yield error("S132", own.place(name), key=f"measures.{name}", base=ONLY_IN[name])


def themed(own: ThemeSettings, *, large: bool = False) -> Warned[Theme]:
    """The theme that the settings describe; where measures contradict one another, errors and the base itself."""
    palette = replace(PALETTE if own.base == "official" else Palette(), **own.colours)
    page = _page(own)
    found = (*_contradictions(own, page), *_weak_colours(own, palette))
    if any(each.code in CONTRADICTIONS for each in found):
        return Warned(THEMES[own.base], found)
    theme = _official(own, palette, page, large) if own.base == "official" else _briefing(own, palette, page, large)
    return Warned(theme, found)


def themed_on(own: ThemeSettings, page: PageGeometry, *, large: bool = False) -> Theme:
    """The same theme on a page that something else gives; what is said of margins and of the grid holds for its own."""
    elsewhere = {name: value for name, value in own.measures.items() if name not in MARGINS and name not in GRID}
    free = replace(own, measures=elsewhere)
    palette = replace(PALETTE if own.base == "official" else Palette(), **own.colours)
    theme = (_official if own.base == "official" else _briefing)(free, palette, page, large)
    charts = replace(theme.charts, panel=(page.measure - theme.charts.gutter) / 2)
    return replace(theme, page=page, charts=charts)


def _page(own: ThemeSettings) -> PageGeometry:
    base = PAGE if own.base == "official" else PageGeometry()
    return replace(base, **{name: millimetres(own.measures[name]) for name in MARGINS if name in own.measures})


# --- contradictions ---------------------------------------------------------------------------------------

CONTRADICTIONS = frozenset({"S134", "S135", "S136", "S137"})


def _contradictions(own: ThemeSettings, page: PageGeometry) -> Iterator[Diagnostic]:
    """One message for each pair of measures that cannot both be."""
    narrow = min(page.measure - page.labels, page.depth)
    if narrow < LEAST_TEXT:
        place = own.place("left", "right", "labels") if narrow < page.depth else own.place("top", "bottom")
        left = round(max(0.0, narrow) * 25.4 / 72)
        yield error("S134", place, left=left, least=round(LEAST_TEXT * 25.4 / 72))
        return
    body = own.measures.get("body", THEMES[own.base].styles.body.size)
    leading = own.measures.get("leading")
    if leading is not None and leading < body:
        yield error("S135", own.place("leading", "body"), leading=f"{leading:g}", body=f"{body:g}")
    elif own.base == "official":
        yield from _off_the_grid(own, page, body)


def _off_the_grid(own: ThemeSettings, page: PageGeometry, body: float) -> Iterator[Diagnostic]:
    grid = grid_of(own, page)
    least = own.measures.get("leading", body)
    if grid.lines * least > page.depth + 0.5:
        told = {"lines": grid.lines, "leading": f"{least:g}", "depth": f"{page.depth:.0f}"}
        yield error("S136", own.place("lines", "leading", "body"), **told, most=int(page.depth // least))
    if grid.characters * body * TIGHTEST > page.measure:
        told = {"characters": grid.characters, "body": f"{body:g}", "measure": f"{page.measure:.0f}"}
        most = int(page.measure // (body * TIGHTEST))
        yield error("S137", own.place("characters", "body"), **told, most=most)


def grid_of(own: ThemeSettings, page: PageGeometry) -> TextGrid:
    """The grid that is given, or the one that the size of the text fills the page with: 22 × 28 for 16 points."""
    body = own.measures.get("body", USUAL.body)
    lines = own.measures.get("lines") or page.depth / own.measures.get("leading", USUAL_LEADING * body)
    characters = own.measures.get("characters") or page.measure / (USUAL_TRACKING * body)
    return TextGrid(int(lines), int(characters))


def _weak_colours(own: ThemeSettings, palette: Palette) -> Iterator[Diagnostic]:
    """Warnings for what cannot be read, or not be told apart by a printer without colour."""
    for name in faint(palette):
        yield warning("S138", own.place(name), key=f"colours.{name}", value=getattr(palette, name))
    if own.base == "briefing" and runs_together(palette):
        yield warning("S139", own.place("mist", "river"), river=palette.river, mist=palette.mist)


# --- the theme --------------------------------------------------------------------------------------------


def _briefing(own: ThemeSettings, palette: Palette, page: PageGeometry, large: bool) -> Theme:
    theme = large_briefing(palette, page) if large else briefing(palette, page)
    return _resized(theme, own, tuple(GROUPS))


def _official(own: ThemeSettings, palette: Palette, page: PageGeometry, large: bool) -> Theme:
    grid, body = grid_of(own, page), own.measures.get("body", USUAL.body)
    if large:
        sizes = replace(OFFICIAL_SIZES, body=OFFICIAL_SIZES.body * body / USUAL.body)
        theme = large_official(palette, page, larger(grid), sizes)
    else:
        theme = official(palette, page, grid, replace(USUAL, body=body))
    return _resized(theme, own, tuple(group for group in GROUPS if group != "body"))


def _resized(theme: Theme, own: ThemeSettings, groups: tuple[str, ...]) -> Theme:
    """Sizes as shares of the usual ones, so that a theme in large print grows alike."""
    usual = THEMES[own.base].styles
    for group in groups:
        first = getattr(usual, GROUPS[group][0])
        share = own.measures.get(group, first.size) / first.size
        line = own.measures.get("leading", first.line * share) / first.line if group == "body" else share
        if (share, line) != (1, 1):
            theme = resized(theme, group, share, line)
    return theme
