"""Name every style, length, colour and face once, for all writers; a theme is a value.

The measures of `briefing` are those of the house look: two verticals, one colour, black hairlines.
"""

from dataclasses import dataclass, replace
from typing import Literal

from briefgen.lengths import millimetres

FaceName = Literal["song", "song-black", "hei", "hei-bold", "kai"]
"""Noto Serif SC 400 and 900, Noto Sans SC 400 and 700, LXGW WenKai 400."""

ColumnRole = Literal["last", "stub"]

A4_WIDTH, A4_HEIGHT = millimetres(210), millimetres(297)

Alignment = Literal["left", "justified", "centred", "right"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as six hexadecimal digits. River and red are of one grey, mist and frame are fills only."""

    ink: str = "000000"
    river: str = "0B4A5E"
    mist: str = "DCE7EA"
    frame: str = "EEF3F5"
    red: str = "C00000"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one kind of paragraph, or one kind of words in it, is set; lengths in points.

    `name` is its name in Word. `line` is the exact height of a line; the ideograph is centred in it.
    `left` counts from the left margin; `first_line` is added to it for the first line, `hanging` for all others.
    """

    name: str
    face: FaceName
    size: float
    line: float
    before: float = 0
    after: float = 0
    left: float = 0
    first_line: float = 0
    hanging: float = 0
    colour: str = "000000"
    alignment: Alignment = "left"
    tracking: float = 0
    keep_with_next: bool = False

    def baseline(self) -> float:
        """How far the baseline stands below the top of a line."""
        return self.line / 2 + 0.38 * self.size


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """The sheet and its margins; `labels` is the width of the column in which labels hang: x1 = x0 + labels."""

    width: float = A4_WIDTH
    height: float = A4_HEIGHT
    left: float = 74
    right: float = 67.3
    top: float = 85
    bottom: float = 72.9
    header: float = 39
    footer: float = 33
    labels: float = 58

    @property
    def measure(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Styles:
    """Every style of a packet, by the part that it sets. Names in Word are built-in ones where there is one."""

    cover_issuer: TextStyle
    cover_mark: TextStyle
    cover_index: TextStyle
    cover_index_number: TextStyle
    cover_foot: TextStyle
    title: TextStyle
    title_last: TextStyle
    title_plain: TextStyle
    cover_year: TextStyle
    subtitle: TextStyle
    heading_1: TextStyle
    heading_1_number: TextStyle
    section_title: TextStyle
    pillar_subtitle: TextStyle
    lead: TextStyle
    voice: TextStyle
    voice_name: TextStyle
    attribution: TextStyle
    heading_2: TextStyle
    heading_2_number: TextStyle
    heading_3: TextStyle
    body: TextStyle
    list: TextStyle
    summary: TextStyle
    summary_label: TextStyle
    figure_label: TextStyle
    figure_number: TextStyle
    figure_percent: TextStyle
    figure_qualifier: TextStyle
    strip_item: TextStyle
    reading_note: TextStyle
    reading_term: TextStyle
    caption: TextStyle
    caption_label: TextStyle
    table_header: TextStyle
    table_header_note: TextStyle
    table_body: TextStyle
    table_number: TextStyle
    table_note: TextStyle
    footnote: TextStyle
    footnote_mark: TextStyle
    running: TextStyle
    draft: TextStyle
    page_number: TextStyle
    contents_1: TextStyle
    contents_number: TextStyle
    contents_2: TextStyle
    annex_header: TextStyle
    annex_body: TextStyle
    annex_mark: TextStyle
    edition: TextStyle
    edition_label: TextStyle
    edition_code: TextStyle
    chart_name: TextStyle
    chart_value: TextStyle
    frame_note: TextStyle


@dataclass(frozen=True, slots=True)
class RuleWeights:
    """Thickness of rules, in points; those of sections are river, all others ink."""

    section: float = 3
    table_top: float = 1.5
    table_bottom: float = 1.0
    table_header: float = 0.75
    table_row: float = 0.25
    block: float = 0.5
    block_heavy: float = 1.0
    footnote: float = 0.5
    footnote_length: float = 113


@dataclass(frozen=True, slots=True)
class TableMetrics:
    """Widths of columns by role, and where the axis of a number column stands: so far from its right edge."""

    widths: tuple[tuple[str, float], ...] = (
        ("stub", 168),
        ("unit", 58),
        ("value", 62),
        ("change", 70),
        ("rank", 68),
        ("remark", 28),
    )
    axes: tuple[tuple[str, float], ...] = (("value", 22), ("change", 30))
    spare: ColumnRole = "last"
    """The column that is given the width of those that vanished: the last one, or the stub with its names."""
    sources: tuple[float, ...] = (150, 150, 84, 70)
    claims: tuple[float, ...] = (70, 80, 150, 84, 70)
    row_padding: float = 0
    annex_row_padding: float = 0
    indent: float = 19
    hanging: float = 9.5
    gap: float = 1.9
    header_padding: float = 1.5
    annex_padding: float = 1.0
    annex_caption_gap: float = 3
    cell_gap: float = 2
    annex_cell_gap: float = 2

    def width(self, role: str) -> float | None:
        return dict(self.widths).get(role)

    def axis(self, role: str) -> float:
        return dict(self.axes).get(role, 0)


@dataclass(frozen=True, slots=True)
class ChartMetrics:
    """Measures of charts, in points: `zero` and `marks_end` from x0, names and panels stand at x1."""

    names: float = 108
    zero: float = 170
    marks_end: float = 396
    row: float = 21
    zero_rule: float = 0.75
    dot: float = 10
    dot_outline: float = 1.5
    stem: float = 1.5
    dash: tuple[float, float] = (3, 2.5)
    dot_label: float = 10
    bar: float = 12
    bar_outline: float = 0.75
    bar_label: float = 8
    missing_label: float = 8
    panel: float = 186
    gutter: float = 24
    part_bar: float = 15
    part_above: float = 2
    part_below: float = 3
    part_gap: float = 6
    panel_line: float = 18
    panel_line_close: float = 15
    name_line: float = 12
    name_padding: float = 5
    scale_steps: tuple[float, ...] = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)
    part_open: float = 1.5
    """What outlines a part that is open: its outline stands outside that of its whole."""
    plot: float = 108
    line_weights: tuple[float, float] = (1.5, 0.75)
    """Of the first two lines of a chart, and of the others."""
    point: float = 6
    point_close: float = 4
    point_outline: float = 1
    close: float = 14
    """Periods that stand closer than this have smaller points."""
    point_label: float = 3
    line_label: float = 8
    line_label_gap: float = 4
    """Between the words at the ends of two lines."""
    open_tick: float = 6
    base_rule: float = 0.25
    """Below a scale that does not begin at zero."""
    period_above: float = 3
    period_gap: float = 6
    panel_plot: float = 54
    panel_head: float = 12
    """What stays free above the highest mark of a panel, for the tick of an open one."""
    panel_foot: float = 3
    """What stays free below the lowest mark of a panel: half a point."""
    panel_rows: float = 12
    part_inset: float = 2
    """What a part of a whole needs around it for its outline."""


@dataclass(frozen=True, slots=True)
class FigureMetrics:
    """The box of key figures: three columns, and the sizes that are tried until every line fits."""

    columns: int = 3
    sizes: tuple[float, ...] = (30, 27, 24)
    digits_gap: float = 3
    change_gap: float = 4
    percent_gap: float = 1
    wraps: bool = False
    """Whether columns are equal, and labels and qualifiers take several lines where they are long."""
    gutter: float = 14
    label_line: float = 14
    note_line: float = 15
    baseline: float = 25.4
    """How far the baseline of the large digits stands below the top of their line: nearer to their label."""


@dataclass(frozen=True, slots=True)
class PictureMetrics:
    """A picture takes the whole width, at most `height` high; an empty frame is 16 : 9."""

    before: float = 24
    height: float = 303
    frame_height: float = 255.4
    inset: float = 12
    frame_rule: float = 0.5


@dataclass(frozen=True, slots=True)
class CoverMetrics:
    """Where the parts of the cover stand, in points from the top of the page."""

    rule: float = 85
    title: float = 229
    title_room: float = 360
    """How high a title without a year may become before it is set smaller."""
    end: float = 769
    year_overhang: float = 6
    year_gap: float = 4
    columns: int = 4
    index_gap: float = 8


@dataclass(frozen=True, slots=True)
class Theme:
    """All that a writer needs to know of how a packet looks."""

    name: str
    styles: Styles
    palette: Palette = Palette()
    page: PageGeometry = PageGeometry()
    rules: RuleWeights = RuleWeights()
    tables: TableMetrics = TableMetrics()
    charts: ChartMetrics = ChartMetrics()
    figures: FigureMetrics = FigureMetrics()
    pictures: PictureMetrics = PictureMetrics()
    cover: CoverMetrics = CoverMetrics()
    autospace: float = 0.25
    """The gap between a Han character and a Latin letter or digit, in em (clreq 3.2.3)."""
    note_raise: float = 0.42
    note_size: float = 7
    contents_above: float = 30
    """What stands above the rule of a section title that does not begin its page."""
    untitled_gap: float = 27
    """What follows a heading of level 1 that has no number."""
    quotation_below: float = 12
    colophon_above: float = 36
    label_gap: float = 3
    """What a hanging label leaves at least between itself and the words; a longer one takes a line of its own."""
    voices_run_in: bool = False
    """Whether the speaker's name begins the sentence instead of hanging beside it."""
    emphasis: FaceName = "kai"
    circled_notes: bool = True
    """Whether the marks of footnotes are ①, ② … and not plain numbers."""
    term_width: float = 40


def briefing(palette: Palette | None = None) -> Theme:
    """The theme of the house: labels hang at x0, text stands at x1, one colour."""
    colours = palette or Palette()
    return Theme("briefing", _briefing_styles(colours.river, PageGeometry().labels), colours)


def _briefing_styles(river: str, x1: float) -> Styles:
    hei = TextStyle("Hei", "hei", 9, 15)
    bold = replace(hei, face="hei-bold")
    black = replace(hei, face="song-black")
    song = replace(hei, face="song", size=11, line=18)
    return Styles(
        cover_issuer=replace(bold, name="Cover Issuer", size=10, before=9),
        cover_mark=replace(hei, name="Cover Mark", size=10, before=9, alignment="right"),
        cover_index=replace(hei, name="Cover Index", size=11, line=18, before=8, after=8),
        cover_index_number=replace(bold, name="Cover Index Number", size=11, line=18, colour=river),
        cover_foot=replace(hei, name="Cover Foot", before=8),
        title=replace(black, name="Title", size=36, line=48, before=120),
        title_last=replace(black, name="Title Last", size=36, line=54),
        title_plain=replace(black, name="Title Plain", size=44, line=60, before=120),
        cover_year=replace(black, name="Cover Year", size=128, line=120, colour=river),
        subtitle=replace(hei, name="Subtitle", size=14, line=24, before=6),
        heading_1=replace(black, name="heading 1", size=28, line=42, before=15, keep_with_next=True),
        heading_1_number=replace(bold, name="Heading 1 Number", size=28, line=42, colour=river),
        section_title=replace(black, name="Section Title", size=20, line=30, before=12, after=6, keep_with_next=True),
        pillar_subtitle=replace(hei, name="Pillar Subtitle", size=12, line=18, after=12, left=x1, keep_with_next=True),
        lead=replace(song, name="Lead", size=13.5, line=24, after=18, left=x1, alignment="justified"),
        voice=replace(hei, name="Voice", face="kai", size=12.5, line=21, before=9, left=x1, alignment="justified"),
        voice_name=replace(bold, name="Voice Name", size=11, line=21),
        attribution=replace(hei, name="Attribution", line=18, after=6, left=x1),
        heading_2=replace(bold, name="heading 2", size=12.5, line=21, before=12, after=3, left=x1, keep_with_next=True),
        heading_2_number=replace(bold, name="Heading 2 Number", size=12.5, line=21, colour=river),
        heading_3=replace(bold, name="heading 3", size=11, line=18, before=6, left=x1, keep_with_next=True),
        body=replace(song, name="Body Text", left=x1, first_line=22, alignment="justified"),
        list=replace(song, name="List Paragraph", left=x1, hanging=14, alignment="justified"),
        summary=replace(song, name="Summary", after=6, left=x1, alignment="justified"),
        summary_label=replace(bold, name="Summary Label", size=10, line=18),
        figure_label=replace(bold, name="Key Figure Label", size=10.5, line=18, before=15, after=3),
        figure_number=replace(black, name="Key Figure Number", size=30, line=42, after=15, colour=river),
        figure_percent=replace(black, name="Key Figure Percent", size=18, line=42, colour=river),
        figure_qualifier=replace(hei, name="Key Figure Qualifier", size=10.5, line=42),
        strip_item=replace(hei, name="Key Figure Strip", size=11, line=21, before=15, after=15),
        reading_note=replace(hei, name="Reading Note", before=36),
        reading_term=replace(bold, name="Reading Term"),
        caption=replace(bold, name="caption", size=10, line=18, before=18, after=6, left=x1, keep_with_next=True),
        caption_label=replace(bold, name="Caption Label", size=10, line=18, colour=river),
        table_header=replace(bold, name="Table Header", line=18),
        table_header_note=replace(hei, name="Table Header Note", line=18),
        table_body=replace(hei, name="Table Body", size=9.5, line=18),
        table_number=replace(hei, name="Table Number", size=9.5, line=18),
        table_note=replace(hei, name="Table Note", size=8.5, line=13, before=6, left=x1),
        footnote=replace(hei, name="footnote text", size=8.5, line=13, before=5, hanging=14),
        footnote_mark=replace(hei, name="footnote reference", size=7, line=13),
        running=replace(hei, name="header", size=8.5, line=12),
        draft=replace(bold, name="Draft", size=10.5, line=12, alignment="centred"),
        page_number=replace(bold, name="Page Number", size=10.5, line=12),
        contents_1=replace(hei, name="toc 1", size=11, line=22.5, left=x1),
        contents_number=replace(bold, name="Contents Number", size=11, line=22.5, colour=river),
        contents_2=replace(hei, name="toc 2", size=9.5, line=18, left=x1),
        annex_header=replace(bold, name="Annex Header", size=8.5, line=16),
        annex_body=replace(hei, name="Annex Body", size=8.5, line=14),
        annex_mark=replace(hei, name="Annex Mark", size=6.8, line=14, colour=river),
        edition=replace(hei, name="Edition", before=9),
        edition_label=replace(bold, name="Edition Label"),
        edition_code=replace(bold, name="Edition Code", tracking=0.5),
        chart_name=replace(hei, name="Chart Name", size=9.5, line=21),
        chart_value=replace(bold, name="Chart Value", size=9.5, line=21),
        frame_note=replace(hei, name="Frame Note", size=8.5, line=13),
    )


THEMES = {"briefing": briefing}
