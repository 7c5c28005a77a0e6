"""The same themes in large print, for readers who hold a paper at arm's length: labels run in, tables are folded."""

from collections.abc import Mapping
from dataclasses import fields, replace

from briefgen.theme.arrangement import TextGrid
from briefgen.theme.briefing import briefing
from briefgen.theme.official import ARRANGEMENT, GRID, PAGE, PALETTE, Sizes, charts_on_grid, official
from briefgen.theme.text import TextStyle
from briefgen.theme.values import (
    ChartMetrics,
    FigureMetrics,
    PageGeometry,
    Palette,
    Styles,
    TableMetrics,
    Theme,
)

# --- briefing ---------------------------------------------------------------------------------------------

BRIEFING_SIZES: Mapping[str, tuple[float, float]] = {
    "cover_issuer": (14, 21),
    "cover_mark": (14, 21),
    "cover_index": (16, 27),
    "cover_index_number": (16, 27),
    "cover_foot": (14, 21),
    "title": (44, 58),
    "title_last": (44, 64),
    "title_plain": (52, 70),
    "cover_year": (150, 140),
    "subtitle": (20, 33),
    "heading_1": (32, 48),
    "heading_1_number": (32, 48),
    "section_title": (28, 42),
    "pillar_subtitle": (17, 27),
    "lead": (18, 30),
    "voice": (17.5, 29),
    "voice_name": (16, 29),
    "attribution": (14, 24),
    "heading_2": (18, 30),
    "heading_2_number": (18, 30),
    "heading_3": (16, 27),
    "heading_4": (16, 27),
    "body": (16, 27),
    "list": (16, 27),
    "summary": (16, 27),
    "summary_label": (15, 24),
    "figure_label": (15, 24),
    "figure_number": (40, 56),
    "figure_percent": (24, 56),
    "figure_qualifier": (15, 56),
    "strip_item": (16, 30),
    "reading_note": (14, 23),
    "reading_term": (14, 23),
    "caption": (15, 26),
    "caption_label": (15, 26),
    "table_header": (13, 26),
    "table_header_note": (13, 26),
    "table_body": (14, 26),
    "table_number": (14, 26),
    "table_note": (14, 21),
    "footnote": (14, 21),
    "footnote_mark": (10, 21),
    "running": (11, 15),
    "draft": (13, 15),
    "page_number": (14, 15),
    "contents_1": (16, 33),
    "contents_number": (16, 33),
    "contents_2": (14, 26),
    "annex_header": (12, 22),
    "annex_body": (12, 19),
    "annex_mark": (9.6, 19),
    "edition": (13, 21),
    "edition_label": (13, 21),
    "edition_code": (13, 21),
    "chart_name": (14, 24),
    "chart_value": (14, 24),
    "frame_note": (13, 20),
}
"""Sizes and lines of the house look (Grey, large print); those that it does not name grow alike."""


def large_briefing(palette: Palette | None = None, page: PageGeometry | None = None) -> Theme:
    """Text begins at the left margin; key figures stand two by three; names of charts stand above their marks."""
    base = briefing(palette, replace(page or PageGeometry(), labels=0))
    return replace(
        base,
        styles=_grown(base.styles, BRIEFING_SIZES),
        tables=_LARGE_TABLES.spread(base.page.measure / PageGeometry().measure),
        charts=_large_charts(base.page.measure),
        figures=FigureMetrics(columns=2, sizes=(40, 36, 32, 28), digits_gap=4, change_gap=5, baseline=34),
        cover=replace(base.cover, title=base.cover.title - 24, columns=2, index_gap=10),
        arrangement=replace(base.arrangement, folds_tables=True),
        note_size=10,
        term_width=56,
    )


def _grown(styles: Styles, sizes: Mapping[str, tuple[float, float]]) -> Styles:
    return Styles(**{field.name: _of_size(getattr(styles, field.name), sizes[field.name]) for field in fields(styles)})


def _of_size(style: TextStyle, size: tuple[float, float]) -> TextStyle:
    """The style at another size; what is indented by characters grows with them, and nothing hangs at x1."""
    share = size[0] / style.size
    grown = replace(style, size=size[0], line=size[1], left=0)
    return replace(grown, first_line=style.first_line * share, hanging=style.hanging * share)


_LARGE_TABLES = TableMetrics(
    widths=(("stub", 196), ("unit", 80), ("value", 82), ("change", 96)),
    axes=(("value", 30), ("change", 34)),
    sources=(134, 128, 124, 68),
    claims=(92, 92, 112, 90, 68),
    indent=28,
    hanging=14,
    gap=2.8,
    header_padding=2,
    annex_padding=1.5,
    cell_gap=4,
    annex_cell_gap=12,
)


def _large_charts(measure: float) -> ChartMetrics:
    """Two half rows: the name, and below it the mark from the left margin on."""
    return ChartMetrics(
        names=measure - 6,
        zero=0,
        marks_end=measure,
        row=48,
        dot=13,
        dot_outline=2,
        stem=2,
        dash=(4, 3.5),
        dot_label=12,
        bar=17,
        bar_outline=1,
        bar_label=10,
        panel=(measure - 24) / 2,
        part_bar=20,
        part_gap=8,
        panel_line=26,
        panel_line_close=20,
        name_line=24,
        name_padding=0,
        names_above=True,
        name_inset=6,
    )


# --- official ---------------------------------------------------------------------------------------------

OFFICIAL_SIZES = Sizes(
    body=20,
    name=60,
    title=28,
    title_line=42,
    caption=18,
    table=14,
    table_line=30,
    header_line=32,
    small=12,
    small_line=20,
    note=15,
    note_line=24,
    footnote=14,
    footnote_line=21,
    chart=16,
    imprint=18,
    imprint_line=28,
    page_number=18,
)
LARGE_GRID = TextGrid(17, 22)


def large_official(
    palette: Palette = PALETTE, page: PageGeometry = PAGE, grid: TextGrid = LARGE_GRID, sizes: Sizes = OFFICIAL_SIZES
) -> Theme:
    """The same page with fewer lines and characters on its grid."""
    base = official(palette, page, grid, sizes)
    tables = replace(
        base.tables,
        widths=(("stub", 188), ("unit", 76), ("value", 80), ("change", 98.2)),
        axes=(("value", 28), ("change", 34)),
        sources=(122, 118, 134, 68.2),
        claims=(84, 92, 110, 88, 68.2),
        indent=28,
        hanging=14,
        gap=2.8,
        annex_cell_gap=9,
        centred=("unit", "state"),
    )
    return replace(
        base,
        tables=tables.spread(page.measure / PAGE.measure),
        charts=charts_on_grid(base.pitch, base.page.measure, names=170),
        arrangement=replace(ARRANGEMENT, folds_tables=True),
    )


def larger(grid: TextGrid) -> TextGrid:
    """A grid in large print: as many fewer lines and characters as the usual one has."""
    lines = grid.lines * LARGE_GRID.lines // GRID.lines
    return TextGrid(lines, grid.characters * LARGE_GRID.characters // GRID.characters)
