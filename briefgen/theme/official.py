"""The theme of official documents: GB/T 9704-2012, 22 lines of 28 characters on a grid, black but for the red head."""

from dataclasses import dataclass, replace

from briefgen.lengths import millimetres
from briefgen.theme.arrangement import Arrangement, Running, TextGrid
from briefgen.theme.heads import Head, HeadStyles
from briefgen.theme.text import TextStyle
from briefgen.theme.values import (
    ChartMetrics,
    FigureMetrics,
    PageGeometry,
    Palette,
    PictureMetrics,
    RuleWeights,
    Styles,
    TableMetrics,
    Theme,
)

PALETTE = Palette(river="000000", mist="FFFFFF", frame="FFFFFF")
"""Red is for the name and the rule of the red head, and nothing else (house look, Palette)."""

PAGE = PageGeometry(
    left=millimetres(28),
    right=millimetres(26),
    top=millimetres(37),
    bottom=millimetres(35),
)
"""The text takes 156 × 225 mm (5.2.1)."""

GRID = TextGrid(22, 28)
"""5.2.3"""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes and lines of an official document, in points; lines of text follow from the grid."""

    body: float = 16
    name: float = 54
    title: float = 22
    title_line: float = 34
    caption: float = 14
    table: float = 10.5
    table_line: float = 24
    header_line: float = 27
    small: float = 9
    small_line: float = 16
    note: float = 12
    note_line: float = 20
    footnote: float = 10.5
    footnote_line: float = 16
    chart: float = 12
    imprint: float = 14
    imprint_line: float = 22
    page_number: float = 14


USUAL = Sizes()


def official(
    palette: Palette = PALETTE, page: PageGeometry = PAGE, grid: TextGrid = GRID, sizes: Sizes = USUAL
) -> Theme:
    """Text of one size on the grid of the page: characters are tracked and lines led so that they fill it.

    The middle of the page number stands 7 mm below the text (7.5).
    """
    line, size = page.depth / grid.lines, sizes.body
    song = TextStyle("Song", "fangsong", size, line, tracking=page.measure / grid.characters - size)
    below = page.bottom - millimetres(7) - sizes.page_number / 2
    return Theme(
        "official",
        _styles(song, sizes),
        palette,
        replace(page, footer=below, labels=0),
        rules=_RULES,
        tables=_TABLES.spread(page.measure / PAGE.measure),
        charts=charts_on_grid(line, page.measure),
        figures=FigureMetrics(columns=1, sizes=(size,), baseline=song.baseline()),
        pictures=PictureMetrics(before=0.4 * line, height=10 * line, frame_height=page.measure * 9 / 16),
        arrangement=ARRANGEMENT,
        running=Running(heads=False, number="— {number} —", place="outer", inset=sizes.page_number),
        grid=grid,
        head=_head(song, sizes, palette),
        strong="hei",
        bullet="◆",
        autospace=0,
        note_size=size * 0.6,
        contents_above=0,
        untitled_gap=0,
        quotation_below=0,
        colophon_above=0,
    )


ARRANGEMENT = Arrangement(
    opening="letterhead",
    contents=False,
    chapters_start_pages=False,
    numbers_chapters=True,
    as_prose=True,
)

_RULES = RuleWeights(
    section=0, table_top=1.0, table_bottom=1.0, table_header=0.7, table_row=0.7, block=0, block_heavy=0
)

_TABLES = TableMetrics(
    widths=(("stub", 138.2), ("unit", 56), ("value", 60), ("change", 74), ("rank", 76), ("remark", 38)),
    axes=(("value", 22), ("change", 32)),
    sources=(142, 138, 100, 62.2),
    claims=(66, 80, 146, 84, 66.2),
    indent=21,
    hanging=10.5,
    header_padding=0,
    annex_padding=0,
    annex_caption_gap=0,
    annex_cell_gap=6,
    verticals=0.7,
    padding=4,
    centred=("unit", "rank", "remark", "state"),
    header_centred=True,
    spare="stub",
)


def charts_on_grid(line: float, measure: float, names: float = 148) -> ChartMetrics:
    """A row is a line of the grid; the words and the bar of a panel take two."""
    gutter, bar, above, below = 24.0, 14.0, 2.0, 3.0
    return ChartMetrics(
        names=names,
        zero=names + 10,
        marks_end=measure,
        row=line,
        name_line=line / 2,
        panel=(measure - gutter) / 2,
        gutter=gutter,
        part_bar=bar,
        part_above=above,
        part_below=below,
        panel_line=line - (bar + above + below) / 2,
        panel_line_close=line / 2 + 2,
    )


def _head(song: TextStyle, sizes: Sizes, palette: Palette) -> Head:
    """The measures of the house look: the title begins nine lines down, the text on the thirteenth."""
    line, gap = song.line, millimetres(3)
    return Head(
        _head_styles(song, sizes, palette),
        name_height=2.2 * line,
        name_width=420,
        around_name=0.4 * line,
        above_compiler=0.6 * line,
        rule_gap=gap,
        title_gap=2.4 * line - gap,
        inset=song.size + song.tracking,
        imprint_inset=sizes.imprint,
    )


def _head_styles(song: TextStyle, sizes: Sizes, palette: Palette) -> HeadStyles:
    two_characters = 2 * (song.size + song.tracking)
    body = replace(song, first_line=two_characters, alignment="justified")
    centred = replace(song, alignment="centred")
    black = replace(centred, face="song-black", colour=palette.red)
    small = replace(song, size=sizes.imprint, line=sizes.imprint_line, tracking=0)
    return HeadStyles(
        mark=replace(song, name="Letterhead Mark", face="hei"),
        name=replace(black, name="Letterhead Name", size=sizes.name, tracking=4),
        number=replace(centred, name="Letterhead Number"),
        signer=replace(song, name="Letterhead Signer", face="kai"),
        compiler=replace(song, name="Letterhead Compiler"),
        addressees=replace(song, name="Addressees", alignment="justified"),
        preface=replace(body, name="Preface", face="kai", after=song.line),
        preface_label=replace(song, name="Preface Label", face="hei"),
        attachments=replace(song, name="Attachments", left=two_characters),
        signature=replace(song, name="Signature", alignment="right"),
        annex=replace(song, name="Annex Label", face="hei", keep_with_next=True),
        imprint=replace(small, name="Imprint"),
    )


def _styles(song: TextStyle, sizes: Sizes) -> Styles:
    body = replace(song, first_line=2 * (song.size + song.tracking), alignment="justified")
    hei, kai = replace(body, face="hei"), replace(body, face="kai")
    loose = replace(song, tracking=0)
    black = replace(loose, face="song-black", size=sizes.title, line=sizes.title_line, alignment="centred")
    caption = replace(loose, face="hei", size=sizes.caption)
    table = replace(loose, size=sizes.table, line=sizes.table_line)
    small = replace(loose, size=sizes.small, line=sizes.small_line)
    note = replace(loose, size=sizes.note, line=sizes.note_line)
    foot = replace(loose, size=sizes.footnote, line=sizes.footnote_line)
    chart = replace(loose, size=sizes.chart)
    return Styles(
        **_covers(song),
        title=replace(black, name="Title", keep_with_next=True),
        title_last=replace(black, name="Title Last"),
        title_plain=replace(black, name="Title Plain"),
        subtitle=replace(song, name="Subtitle", face="kai", alignment="centred", after=song.line, keep_with_next=True),
        heading_1=replace(hei, name="heading 1", alignment="left", keep_with_next=True),
        heading_1_number=replace(hei, name="Heading 1 Number"),
        section_title=replace(hei, name="Section Title", alignment="left", keep_with_next=True),
        pillar_subtitle=replace(kai, name="Pillar Subtitle", keep_with_next=True),
        lead=replace(body, name="Lead"),
        voice=replace(kai, name="Voice"),
        voice_name=replace(hei, name="Voice Name"),
        attribution=replace(body, name="Attribution"),
        heading_2=replace(kai, name="heading 2", alignment="left", keep_with_next=True),
        heading_2_number=replace(kai, name="Heading 2 Number"),
        heading_3=replace(body, name="heading 3", alignment="left", keep_with_next=True),
        heading_4=replace(body, name="heading 4", alignment="left", keep_with_next=True),
        body=replace(body, name="Body Text"),
        list=replace(body, name="List Paragraph"),
        summary=replace(body, name="Summary"),
        summary_label=replace(hei, name="Summary Label"),
        figure_label=replace(hei, name="Key Figure Label"),
        figure_number=replace(body, name="Key Figure Number"),
        figure_percent=replace(song, name="Key Figure Percent"),
        figure_qualifier=replace(song, name="Key Figure Qualifier"),
        strip_item=replace(body, name="Key Figure Strip"),
        reading_note=replace(body, name="Reading Note"),
        reading_term=replace(hei, name="Reading Term"),
        caption=replace(caption, name="caption", alignment="centred", keep_with_next=True),
        caption_label=replace(caption, name="Caption Label"),
        table_header=replace(table, name="Table Header", face="hei", line=sizes.header_line),
        table_header_note=replace(table, name="Table Header Note", face="hei", line=sizes.header_line),
        table_body=replace(table, name="Table Body"),
        table_number=replace(table, name="Table Number"),
        table_note=replace(note, name="Table Note", before=4, alignment="justified"),
        footnote=replace(foot, name="footnote text", before=5, hanging=foot.size + 3.5),
        footnote_mark=replace(foot, name="footnote reference", size=song.size * 0.6),
        running=replace(foot, name="header", face="hei", size=0.8 * foot.size),
        draft=replace(foot, name="Draft", face="hei-bold", alignment="centred"),
        page_number=replace(loose, name="Page Number", face="song", size=sizes.page_number, line=sizes.page_number),
        contents_1=replace(song, name="toc 1"),
        contents_number=replace(song, name="Contents Number", face="hei"),
        contents_2=replace(song, name="toc 2"),
        annex_header=replace(small, name="Annex Header", face="hei", line=sizes.small_line + 4),
        annex_body=replace(small, name="Annex Body"),
        annex_mark=replace(small, name="Annex Mark", size=0.8 * sizes.small),
        edition=replace(table, name="Edition", line=song.line),
        edition_label=replace(table, name="Edition Label", face="hei"),
        edition_code=replace(table, name="Edition Code", face="hei", tracking=0.5),
        chart_name=replace(chart, name="Chart Name"),
        chart_value=replace(chart, name="Chart Value", face="hei"),
        frame_note=replace(foot, name="Frame Note"),
    )


def _covers(song: TextStyle) -> dict[str, TextStyle]:
    """Styles of a cover page, for the sake of completeness: a packet with a red head has none."""
    names = ("Cover Issuer", "Cover Mark", "Cover Index", "Cover Index Number", "Cover Foot", "Cover Year")
    return {name.lower().replace(" ", "_"): replace(song, name=name) for name in names}
