"""Let Word count headings and lists by itself wherever its count gives the numbers that the Document has."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefgen.document import Heading
from briefgen.faces import Faces
from briefgen.language import CHINESE, Language
from briefgen.layout.characters import OPENING
from briefgen.layout.run_in import heading_styles, joint_behind
from briefgen.theme import TextStyle, Theme
from briefgen.writers.docx.markup import NOTHING, Xml, root, word
from briefgen.writers.docx.properties import indent, lettering, properties, tabs
from briefgen.writers.docx.styles import Numbered, identifier

HEADINGS, BULLETS, ORDERED = 1, 2, 3
"""The three kinds of numbering; the first two are lists by themselves, each ordered list begins one of its own."""

LIST_LEVELS = 3
DEEPEST = 4
"""Levels of headings."""

_NUMBER = re.compile(r"(?P<before>\W*)(?P<numeral>[一二三四五六七八九十]+|\d+)(?P<behind>\W*)")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How the headings of a level are numbered: 一, （一）, 1."""

    before: str
    chinese: bool
    behind: str


def heading_formats(headings: Iterable[Heading]) -> dict[int, NumberFormat]:
    """The format of each level, taken from its first heading with a number that can be counted."""
    formats: dict[int, NumberFormat] = {}
    for heading in headings:
        read = _read(heading.number)
        if read and not heading.section and heading.level <= DEEPEST:
            formats.setdefault(heading.level, read[0])
    return formats


def automatic(headings: Sequence[Heading]) -> tuple[bool, ...]:
    """For each heading, whether a multilevel list of Word gives its number: each level starts anew under the last."""
    formats = heading_formats(headings)
    counts: dict[int, int] = {}
    return tuple(_counts_up(heading, formats, counts) for heading in headings)


def _counts_up(heading: Heading, formats: dict[int, NumberFormat], counts: dict[int, int]) -> bool:
    read = _read(heading.number)
    expected = (formats.get(heading.level), counts.get(heading.level, 0) + 1)
    if heading.section or read is None or read != expected:
        return False
    counts[heading.level] = expected[1]
    for deeper in range(heading.level + 1, DEEPEST + 1):
        counts[deeper] = 0
    return True


def _read(number: str) -> tuple[NumberFormat, int] | None:
    found = _NUMBER.fullmatch(number)
    if not found:
        return None
    numeral = found["numeral"]
    chinese = not numeral.isdigit()
    if chinese and numeral not in CHINESE.numerals:
        return None
    value = CHINESE.numerals.index(numeral) + 1 if chinese else int(numeral)
    return NumberFormat(found["before"], chinese, found["behind"]), value


def numbering_part(
    theme: Theme,
    faces: Faces,
    language: Language,
    formats: dict[int, NumberFormat],
    list_starts: Sequence[int],
    given: frozenset[str] = frozenset(),
) -> bytes:
    """All lists; headings whose styles an office has given have numbers that look and stand as these styles say."""
    levels = [_as_given(each, given) for each in _heading_levels(theme, faces, language, formats)]
    lists = [_list(number, start) for number, start in enumerate(list_starts, ORDERED)]
    return root(
        "w:numbering",
        "w",
        _abstract(HEADINGS, *levels),
        _abstract(BULLETS, *(_bullet(level, theme, faces, language) for level in range(LIST_LEVELS))),
        _abstract(ORDERED, *(_ordered(level, theme, language) for level in range(LIST_LEVELS))),
        _instance(HEADINGS, HEADINGS),
        _instance(BULLETS, BULLETS),
        *lists,
    )


_STYLE_OF_LEVEL = re.compile(r'<w:pStyle w:val="([^"]*)"/>')
_FORM_OF_LEVEL = re.compile(r"<w:([pr])Pr>.*?</w:\1Pr>")


def _as_given(level: Xml, given: frozenset[str]) -> Xml:
    style = _STYLE_OF_LEVEL.search(level)
    return Xml(_FORM_OF_LEVEL.sub("", level)) if style and style[1] in given else level


def numbered(number: int, level: int = 0) -> Xml:
    """The property that puts a paragraph into a list; list 0 takes it out of the one of its style."""
    return word("numPr", word("ilvl", val=level) if number else NOTHING, word("numId", val=number))


def heading_hanging(style: TextStyle, numbers: NumberFormat | None, theme: Theme) -> float:
    """How far a heading's number hangs: an opening bracket is pulled out by its blank half, which Word leaves in."""
    labels = theme.page.labels
    return labels + style.size / 2 if numbers and numbers.before[:1] in OPENING and numbers.before else labels


def _abstract(number: int, *levels: Xml) -> Xml:
    return word("abstractNum", word("multiLevelType", val="multilevel"), *levels, abstractNumId=number)


def _instance(number: int, abstract: int, *overrides: Xml) -> Xml:
    return word("num", word("abstractNumId", val=abstract), *overrides, numId=number)


def _list(number: int, start: int) -> Xml:
    overrides = (
        word("lvlOverride", word("startOverride", val=start if level == 0 else 1), ilvl=level)
        for level in range(LIST_LEVELS)
    )
    return _instance(number, ORDERED, *overrides)


def _heading_levels(theme: Theme, faces: Faces, language: Language, formats: dict[int, NumberFormat]) -> Iterable[Xml]:
    for level in sorted(formats):
        style, number = heading_styles(Heading(level, ()), theme)
        hangs = theme.hangs_labels and level < 3
        place = _hanging_place(style, formats[level], theme) if hangs else _run_in_place(style, language)
        suffix, joint = ("tab", "") if hangs else run_in_suffix(formats[level], theme, language)
        letters = properties("rPr", *lettering(number, faces))
        yield _heading_level(level, style, formats[level], (suffix, joint), (place, letters))


def _heading_level(
    level: int, style: TextStyle, numbers: NumberFormat, behind: tuple[str, str], form: tuple[Xml, Xml]
) -> Xml:
    """`behind` is what follows the number: the kind of suffix, and what stands as text before it."""
    suffix, joint = behind
    return word(
        "lvl",
        word("start", val=1),
        word("numFmt", val="chineseCountingThousand" if numbers.chinese else "decimal"),
        word("pStyle", val=identifier(style)),
        word("suff", val=suffix),
        word("lvlText", val=f"{numbers.before}%{level}{numbers.behind}{joint}"),
        word("lvlJc", val="left"),
        *form,
        ilvl=level - 1,
    )


def _hanging_place(style: TextStyle, numbers: NumberFormat, theme: Theme) -> Xml:
    place = indent(theme.page.labels, heading_hanging(style, numbers, theme))
    return properties("pPr", tabs(("left", theme.page.labels)), place)


def _run_in_place(style: TextStyle, language: Language) -> Xml:
    return properties("pPr", first_line_indent(style, style.left, language))


def first_line_indent(style: TextStyle, left: float, language: Language) -> Xml:
    """Indents of a paragraph whose first line is indented, but in languages that part words by spaces."""
    first = 0.0 if language.spaced else style.first_line
    return indent(left, style.hanging, first, size=style.size + style.tracking)


def run_in_suffix(numbers: NumberFormat, theme: Theme, language: Language) -> tuple[str, str]:
    """How Word parts a number that runs in from the words: by a space, or by what is part of the number."""
    joint = joint_behind(numbers.behind or "1", theme, language)
    return ("space", "") if joint == " " else ("nothing", joint)


def _bullet(level: int, theme: Theme, faces: Faces, language: Language) -> Xml:
    dot = replace(theme.styles.list, colour=theme.palette.river)
    letters = properties("rPr", *lettering(dot, faces))
    return _list_level(level, theme, ("bullet", theme.bullet), letters, language)


def _ordered(level: int, theme: Theme, language: Language) -> Xml:
    return _list_level(level, theme, ("decimal", f"%{level + 1}."), NOTHING, language)


def _list_level(level: int, theme: Theme, mark: tuple[str, str], letters: Xml, language: Language) -> Xml:
    """`mark` is the kind of numbering and its text."""
    style = theme.styles.list
    left = list_indent(level, theme)
    stop = tabs(("left", left)) if style.hanging else NOTHING
    return word(
        "lvl",
        word("start", val=1),
        word("numFmt", val=mark[0]),
        word("suff", val="tab" if style.hanging else "space"),
        word("lvlText", val=mark[1]),
        word("lvlJc", val="left"),
        properties("pPr", stop, list_place(level, theme, language)),
        *((letters,) if letters else ()),
        ilvl=level,
    )


def list_indent(level: int, theme: Theme) -> float:
    """Where the words of a list of that depth stand, in points from the left margin."""
    return theme.styles.list.left + theme.styles.list.hanging * (level + 1)


def list_place(level: int, theme: Theme, language: Language) -> Xml:
    """The indents of an item: its mark hangs, or runs in where the first line is indented as in text."""
    return first_line_indent(theme.styles.list, list_indent(level, theme), language)


def bindings(theme: Theme, formats: dict[int, NumberFormat]) -> dict[str, Numbered]:
    """What binds the styles of headings to their levels, by field of the theme."""
    styles = {level: heading_styles(Heading(level, ()), theme)[0] for level in formats}
    return {
        f"heading_{level}": Numbered(
            numbered(HEADINGS, level - 1), heading_hanging(styles[level], formats[level], theme)
        )
        for level in formats
    }
