"""Name every style, length, colour and face once, for all writers; a theme is a value."""

from dataclasses import dataclass, fields, replace
from typing import Literal

from briefgen.lengths import millimetres
from briefgen.theme.arrangement import AS_COMPOSED, HEADS_AND_NUMBER, Arrangement, Running, TextGrid
from briefgen.theme.heads import Head
from briefgen.theme.text import FaceName, TextStyle

ColumnRole = Literal["last", "stub"]

A4_WIDTH, A4_HEIGHT = millimetres(210), millimetres(297)


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as six hexadecimal digits. River and red are of one grey, mist and frame are fills only."""

    ink: str = "000000"
    river: str = "0B4A5E"
    mist: str = "DCE7EA"
    frame: str = "EEF3F5"
    red: str = "C00000"


@dataclass(frozen=True, slots=True)
class Logo:
    """The bytes of a JPEG or PNG file and its size in pixels."""

    content: bytes
    width: int
    height: int


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

    @property
    def verso(self) -> "PageGeometry":
        """The left-hand page of a pair: the margin at the binding is on its other side."""
        if self.is_turned:
            return replace(self, top=self.bottom, bottom=self.top)
        return replace(self, left=self.right, right=self.left)

    @property
    def is_turned(self) -> bool:
        return self.width > self.height

    @property
    def turned(self) -> "PageGeometry":
        """The sheet on its side: the head of what stands on it lies at the binding."""
        return replace(
            self,
            width=self.height,
            height=self.width,
            left=self.bottom,
            right=self.top,
            top=self.left,
            bottom=self.right,
        )


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
    heading_4: TextStyle
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
    """Thickness of rules, in points; those of sections are river, all others ink; 0 is no rule."""

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
    """What words of an annex leave free beside the next cell: with less than a character they would run together."""
    verticals: float = 0
    """The weight of rules between columns; 0 is none. The sides of a table are always open."""
    padding: float = 0
    """What a cell keeps free left and right of its words."""
    centred: tuple[str, ...] = ()
    """The roles of columns whose words stand in the middle."""
    header_centred: bool = False

    def width(self, role: str) -> float | None:
        return dict(self.widths).get(role)

    def spread(self, share: float) -> "TableMetrics":
        """The columns of a page that is so much wider."""
        return replace(
            self,
            widths=tuple((role, width * share) for role, width in self.widths),
            sources=tuple(width * share for width in self.sources),
            claims=tuple(width * share for width in self.claims),
        )

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
    names_above: bool = False
    """Names stand in the upper half of a row, its mark in the lower one."""
    name_inset: float = 0
    """How far names stand right of the zero line where they are above their marks."""
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
    logo_end: float = 205
    logo: tuple[float, float] = (160, 64)
    """The largest width and height of a logo, which stands above the title."""
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
    arrangement: Arrangement = AS_COMPOSED
    running: Running = HEADS_AND_NUMBER
    two_sided: bool = False
    """For both sides of the paper: the margin at the binding is the left one of a right-hand page."""
    grid: TextGrid | None = None
    head: Head | None = None
    """What a packet with a red head needs; None for one with a cover page."""
    logo: Logo | None = None
    strong: FaceName = "hei-bold"
    emphasis: FaceName = "kai"
    bullet: str = "•"
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
    circled_notes: bool = True
    """Whether the marks of footnotes are ①, ② … and not plain numbers."""
    term_width: float = 40

    @property
    def hangs_labels(self) -> bool:
        """Whether labels stand in a column of their own; else they run in before the words that they belong to."""
        return self.page.labels > 0

    @property
    def pitch(self) -> float:
        """From line to line of the grid, in points; 0 without one."""
        return self.page.depth / self.grid.lines if self.grid else 0.0

    @property
    def faces(self) -> tuple[FaceName, ...]:
        """The faces that its styles name, each once."""
        named = (style.face for style in self.text_styles.values())
        return tuple(dict.fromkeys((*named, self.strong, self.emphasis)))

    @property
    def text_styles(self) -> dict[str, TextStyle]:
        """Every style by its field, those of the head last."""
        holders = (self.styles, *((self.head.styles,) if self.head else ()))
        return {field.name: getattr(holder, field.name) for holder in holders for field in fields(holder)}
