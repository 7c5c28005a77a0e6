"""Write the theme as the styles of a Word file: one style of Word for each style of the theme."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from briefgen.faces import Faces
from briefgen.language import Language
from briefgen.theme import TextStyle, Theme
from briefgen.writers.docx.given import GivenStyles
from briefgen.writers.docx.markup import NOTHING, Xml, root, tag, word
from briefgen.writers.docx.properties import (
    ALIGNMENTS,
    REMEMBERED,
    border,
    face,
    fitted_line,
    flag,
    indent,
    lettering,
    properties,
    sinks,
    spacing,
    tabs,
)

CHARACTER_STYLES = frozenset(
    {
        "cover_mark",
        "cover_index_number",
        "heading_1_number",
        "voice_name",
        "heading_2_number",
        "summary_label",
        "figure_percent",
        "figure_qualifier",
        "reading_term",
        "caption_label",
        "table_header_note",
        "footnote_mark",
        "draft",
        "page_number",
        "contents_number",
        "annex_mark",
        "edition_label",
        "edition_code",
        "chart_value",
        "signer",
        "preface_label",
    }
)
"""Styles of words within a paragraph; all others set paragraphs."""

LABELLED = frozenset(
    {"heading_1", "heading_2", "voice", "attribution", "summary", "caption", "table_note", "contents_1", "edition"}
)
"""Styles whose first line begins with a label at x0 and a tab, so that the words stand at x1."""

OUTLINE = {"heading_1": 0, "heading_2": 1, "heading_3": 2, "heading_4": 3, "section_title": 0}

PADDED = {"table_header": "header_padding", "annex_header": "annex_padding"}
ROW_PADDED = {"annex_body": "annex_row_padding"}

NORMAL, STRONG, EMPHASIS, LINK, SONG = "Normal", "Strong", "Emphasis", "Hyperlink", "SongMarks"
TABLE = "BriefingTable"


def identifier(style: TextStyle) -> str:
    """The identifier of a style in the file: its name without spaces, words capitalised (heading 1 → Heading1)."""
    return _joined(style.name)


@lru_cache(REMEMBERED)
def _joined(name: str) -> str:
    return "".join(each[0].upper() + each[1:] for each in name.split())


@dataclass(frozen=True, slots=True)
class Numbered:
    """How a style of headings is bound to its level of a list, and how far the number hangs left of the words."""

    binding: Xml
    hanging: float


def styles_part(
    theme: Theme, faces: Faces, language: Language, numbers: Mapping[str, Numbered], given: GivenStyles | None = None
) -> bytes:
    """All styles; `numbers` says which styles of headings are bound to a list, by their field in the theme.

    Styles that an office has given stand in place of ours of the same name.
    """
    tongue = _tongue(language)
    ours = (
        _normal(),
        *_theme_styles(theme, faces, language, numbers),
        _footer(theme, faces),
        *_marks(theme, faces),
        *_table_styles(),
    )
    if given is None:
        return root("w:styles", "w", _defaults(theme, faces, tongue), *ours)
    bindings = {identifier(theme.text_styles[field]): each.binding for field, each in numbers.items()}
    kept = {identifier(style) for style in theme.text_styles.values() if style.keep_with_next}
    return root("w:styles", "w", given.defaults(tongue), *given.written(bindings, kept), *map(given.beside, ours))


def _tongue(language: Language) -> Xml:
    # Digits and Latin count as English in Chinese packets too: as Chinese, LibreOffice parts 4.8 and % at a line's end.
    return word("lang", val=language.locale if language.spaced else "en-US", eastAsia="zh-CN")


def _defaults(theme: Theme, faces: Faces, tongue: Xml) -> Xml:
    run = properties("rPr", *lettering(theme.styles.body, faces), tongue)
    paragraph = properties(
        "pPr",
        flag("widowControl", True),
        flag("overflowPunct", False),
        flag("autoSpaceDE", True),
        flag("autoSpaceDN", True),
        flag("snapToGrid", False),
        spacing(line=theme.styles.body.line),
    )
    return word("docDefaults", word("rPrDefault", run), word("pPrDefault", paragraph))


def _normal() -> Xml:
    return word("style", word("name", val=NORMAL), tag("w:qFormat"), type="paragraph", default="1", styleId=NORMAL)


def _theme_styles(theme: Theme, faces: Faces, language: Language, numbers: Mapping[str, Numbered]) -> Iterator[Xml]:
    for field, style in theme.text_styles.items():
        if field in CHARACTER_STYLES:
            yield _character_style(field, style, theme, faces)
        else:
            set_style = _unjustified(style) if language.spaced else style
            paragraph = _paragraph_properties(field, set_style, theme, numbers.get(field))
            yield _paragraph_style(style, paragraph, faces)


def _unjustified(style: TextStyle) -> TextStyle:
    """Languages that part words by spaces are set ragged right without first-line indents (house look, Styles)."""
    alignment = "left" if style.alignment == "justified" else style.alignment
    return replace(style, alignment=alignment, first_line=0)


def _footer(theme: Theme, faces: Faces) -> Xml:
    running = replace(theme.styles.running, name="footer")
    return _paragraph_style(running, _paragraph_properties("running", running, theme), faces)


def _paragraph_style(style: TextStyle, paragraph: tuple[Xml, ...], faces: Faces) -> Xml:
    following = "BodyText" if style.keep_with_next else identifier(style)
    return word(
        "style",
        word("name", val=style.name),
        word("basedOn", val=NORMAL),
        word("next", val=following),
        tag("w:qFormat"),
        properties("pPr", *paragraph),
        properties("rPr", *lettering(style, faces)),
        type="paragraph",
        styleId=identifier(style),
    )


SUPERSCRIPT_SHARE = 0.65
"""Word sets raised words at this share of their size."""


def _character_style(field: str, style: TextStyle, theme: Theme, faces: Faces) -> Xml:
    raised, size = NOTHING, style.size
    if field == "footnote_mark":
        # Not by w:position: LibreOffice would shrink the mark a second time.
        raised, size = word("vertAlign", val="superscript"), theme.note_size / SUPERSCRIPT_SHARE
    return word(
        "style",
        word("name", val=style.name),
        tag("w:qFormat"),
        properties("rPr", *lettering(style, faces, size), raised),
        type="character",
        styleId=identifier(style),
    )


def _paragraph_properties(
    field: str, style: TextStyle, theme: Theme, numbers: Numbered | None = None
) -> tuple[Xml, ...]:
    level = OUTLINE.get(field)
    return (
        numbers.binding if numbers else NOTHING,
        flag("keepNext", True) if style.keep_with_next else NOTHING,
        flag("keepLines", True) if style.keep_with_next or field == "voice" else NOTHING,
        _rules(field, style, theme),
        _tabs(field, theme),
        *_on_grid(field, style, theme),
        _spacing(field, style, theme),
        indent(theme.page.labels, numbers.hanging)
        if numbers and _hangs(field, theme)
        else _indent(field, style, theme),
        word("jc", val=ALIGNMENTS[style.alignment]),
        word("outlineLvl", val=level) if level is not None else NOTHING,
    )


def _hangs(field: str, theme: Theme) -> bool:
    return field in LABELLED and theme.hangs_labels


def _on_grid(field: str, style: TextStyle, theme: Theme) -> tuple[Xml, ...]:
    """Text on a grid has no gap between Han and digits, its lines keep to those of the page."""
    if theme.grid is None:
        return ()
    gaps = field not in SPACED_APART
    return (
        flag("snapToGrid", True) if style.line == theme.pitch else NOTHING,
        flag("autoSpaceDE", False) if gaps else NOTHING,
        flag("autoSpaceDN", False) if gaps else NOTHING,
    )


SPACED_APART = frozenset({"table_body", "table_number", "annex_body"})
"""Tables keep the gap beside digits: the words that bound a number stand off from it."""

RULED = frozenset(
    {"heading_1", "section_title", "voice", "attribution", "contents_1", "edition", "cover_issuer", "cover_index"}
)
"""Styles with a rule; their space before (attribution: after) lies between the rule and the words."""


def _rules(field: str, style: TextStyle, theme: Theme) -> Xml:
    weights, ink = theme.rules, theme.palette.ink
    match field:
        case "heading_1" | "section_title" | "edition" | "cover_issuer" if weights.section:
            return word("pBdr", border("top", weights.section, theme.palette.river, _below(weights.section, style)))
        case "voice" if weights.block:
            return word("pBdr", border("top", weights.block, ink, _below(weights.block, style)))
        case "attribution" if weights.block:
            return word("pBdr", border("bottom", weights.block, ink, style.after))
        case "contents_1" if weights.block:
            return word("pBdr", *(border(side, weights.block, ink) for side in ("top", "between")))
        case "cover_index" if weights.block:
            return word(
                "pBdr",
                border("top", weights.block_heavy, ink, _below(weights.block_heavy, style)),
                border("bottom", weights.block, ink, style.after),
            )
        case _:
            return NOTHING


def _below(weight: float, style: TextStyle) -> float:
    """The distance of the words from a rule above them, so that they stand where the theme has them."""
    return style.before - weight - sinks(style)


def _spacing(field: str, style: TextStyle, theme: Theme) -> Xml:
    match field:
        case "attribution" | "cover_index":
            return spacing(0, 0, style.line)
        case "contents_1":
            line = fitted_line(style.size, style.baseline())
            return spacing(0, style.line - line - theme.rules.block, line)
        case "figure_number":
            line = fitted_line(style.size, theme.figures.baseline)
            return spacing(0, style.after + style.line - line, line)
        case "table_header" | "annex_header":
            padding = getattr(theme.tables, PADDED[field])
            line = fitted_line(style.size, style.baseline())
            return spacing(padding, padding + style.line - line, line)
        case "table_body" | "table_number" | "annex_body":
            line = fitted_line(style.size, style.baseline())
            padding = getattr(theme.tables, ROW_PADDED.get(field, "row_padding"))
            return spacing(padding, padding + style.line - line, line)
        case _ if field in RULED and theme.rules.section:
            return spacing(0, style.after + sinks(style), style.line)
        case _:
            return spacing(style.before, style.after, style.line)


def _tabs(field: str, theme: Theme) -> Xml:
    page = theme.page
    match field:
        case "running":
            return tabs(("center", page.measure / 2), ("right", page.measure))
        case "contents_1" | "contents_2" | "edition":
            return tabs(*((("left", page.labels),) if theme.hangs_labels else ()), ("right", page.measure))
        case "cover_issuer" | "cover_foot":
            return tabs(("right", page.measure))
        case "cover_index":
            step = page.measure / theme.cover.columns
            return tabs(*(("left", step * column) for column in range(1, theme.cover.columns)))
        case _:
            return tabs(("left", page.labels)) if _hangs(field, theme) else NOTHING


def _indent(field: str, style: TextStyle, theme: Theme) -> Xml:
    if _hangs(field, theme):
        return indent(theme.page.labels, theme.page.labels)
    if field == "cover_year":
        return indent(-theme.cover.year_overhang)
    if style.hanging:
        return indent(style.left + style.hanging, style.hanging)
    return indent(style.left, first_line=style.first_line, size=style.size + style.tracking)


def _marks(theme: Theme, faces: Faces) -> Iterator[Xml]:
    """Strong and Emphasis change the face and nothing else; quotation marks within Kai are those of Song."""
    for name, identity, kind in (
        ("Strong", STRONG, theme.strong),
        ("Emphasis", EMPHASIS, theme.emphasis),
        ("Song Marks", SONG, "song"),
    ):
        yield _face_style(name, identity, face(kind, faces))
    yield _face_style("Hyperlink", LINK, ())


def _face_style(name: str, identity: str, run: tuple[Xml, ...]) -> Xml:
    formatting = properties("rPr", *run) if run else NOTHING
    return word("style", word("name", val=name), tag("w:qFormat"), formatting, type="character", styleId=identity)


def _table_styles() -> Iterator[Xml]:
    margins = word("tblCellMar", *(word(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")))
    bare = properties("tblPr", word("tblInd", w=0, type="dxa"), margins)
    yield word("style", word("name", val="Normal Table"), bare, type="table", default="1", styleId="TableNormal")
    yield word(
        "style",
        word("name", val="Briefing Table"),
        word("basedOn", val="TableNormal"),
        tag("w:qFormat"),
        bare,
        type="table",
        styleId=TABLE,
    )
