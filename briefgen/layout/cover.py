"""Set the cover: one page whose parts stand at fixed heights."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.document import Cover, Inlines
from briefgen.layout.flowables import Flowable, Setting, horizontal, line_items, moved, one_line, shape_of
from briefgen.layout.lines import Paragraph
from briefgen.layout.pages import Item
from briefgen.layout.spans import label, spans
from briefgen.layout.structure import Element, Tag
from briefgen.theme import TextStyle
from briefgen.traversal import plain_text


def cover(block: Cover, setting: Setting) -> tuple[Flowable, ...]:
    """The whole page as one flowable, without running heads."""
    items = (*_head(block, setting), *_title(block, setting), *_foot(block, setting))
    return (Flowable(setting.theme.page.depth, tuple(items), "cover", starts_page=True, bare=True),)


def _from_top(height: float, setting: Setting) -> float:
    """A height counted from the page's top edge, as the flowable counts it."""
    return height - setting.theme.page.top


def _set(words: Inlines, x: float, top: float, style: TextStyle, tag: Tag, setting: Setting) -> tuple[Item, ...]:
    return line_items(one_line(spans(words, style, setting.theme, tag), setting), x, top, style)


def _set_right(words: Inlines, top: float, style: TextStyle, setting: Setting) -> tuple[Item, ...]:
    line = one_line(spans(words, style, setting.theme, setting.element("P")), setting)
    return line_items(line, setting.measure - line.width, top, style)


def _head(block: Cover, setting: Setting) -> list[Item]:
    theme, styles = setting.theme, setting.theme.styles
    top = _from_top(theme.cover.rule, setting)
    words = top + styles.cover_issuer.before
    return [
        horizontal(0, top, setting.measure, theme.rules.section, theme.palette.river),
        *_set(block.issuer, 0, words, styles.cover_issuer, setting.element("P"), setting),
        *_set_right(block.mark, words, styles.cover_mark, setting),
    ]


def _title(block: Cover, setting: Setting) -> list[Item]:
    top = _from_top(setting.theme.cover.title, setting)
    is_dated = len(block.title) == 3 and _fits(block.title, setting)
    items, bottom = _dated_title(block.title, top, setting) if is_dated else _plain(block, top, setting)
    subtitle = setting.theme.styles.subtitle
    words = spans(block.subtitle, subtitle, setting.theme, setting.element("P"))
    lines = Paragraph(words, setting.faces, shape_of(subtitle, setting, setting.measure)).lines()
    bottom += subtitle.before
    for index, line in enumerate(lines):
        items += line_items(line, 0, bottom + index * subtitle.line, subtitle)
    return items


def _fits(parts: Sequence[Inlines], setting: Setting) -> bool:
    """Whether each part of a title with a year stands on one line."""
    style = setting.theme.styles.title
    tag = setting.element("Title")
    widths = [one_line(spans(part, style, setting.theme, tag), setting).width for part in (parts[0], parts[2])]
    return max(widths) <= setting.measure


def _dated_title(parts: Sequence[Inlines], top: float, setting: Setting) -> tuple[list[Item], float]:
    """The words before the year, the year in large digits with 年 behind them, the words after it."""
    styles, metrics = setting.theme.styles, setting.theme.cover
    before, year, after = parts
    digits, unit = _year_and_unit(plain_text(year))
    tag = setting.element("Title")
    year_line = one_line(label(digits, styles.cover_year, tag), setting)
    unit_line = one_line(label(unit, styles.title, tag), setting)
    year_top = top + styles.title.line
    baseline = year_top + styles.cover_year.baseline()
    unit_x = year_line.width - metrics.year_overhang + metrics.year_gap
    items = [
        *_set(before, 0, top, styles.title, tag, setting),
        *(moved(run, -metrics.year_overhang, baseline) for run in year_line.runs),
        *(moved(run, unit_x, baseline) for run in unit_line.runs),
    ]
    last_top = year_top + styles.cover_year.line
    return [*items, *_set(after, 0, last_top, styles.title_last, tag, setting)], last_top + styles.title_last.line


def _year_and_unit(text: str) -> tuple[str, str]:
    digits = text.rstrip("年")
    return digits, text[len(digits) :]


def _plain(block: Cover, top: float, setting: Setting) -> tuple[list[Item], float]:
    """A title without a year, in as many lines as it needs; a very long one is set smaller."""
    words, tag = tuple(inline for part in block.title for inline in part), setting.element("Title")
    for share in TITLE_SHARES:
        style = _scaled(setting.theme.styles.title_plain, share)
        shape = shape_of(style, setting, setting.measure)
        lines = Paragraph(spans(words, style, setting.theme, tag), setting.faces, shape).lines()
        if len(lines) * style.line <= setting.theme.cover.title_room:
            break
    items: list[Item] = []
    for index, line in enumerate(lines):
        items += line_items(line, 0, top + index * style.line, style)
    return items, top + len(lines) * style.line


TITLE_SHARES = (1, 0.75, 0.55, 0.4)
"""What is tried of the size of a title until it leaves room for what stands below it."""


def _scaled(style: TextStyle, share: float) -> TextStyle:
    return replace(style, size=style.size * share, line=style.line * share)


def _foot(block: Cover, setting: Setting) -> list[Item]:
    """The index between rules, then period and date; built upwards from where the cover ends."""
    theme, styles = setting.theme, setting.theme.styles
    foot, index = styles.cover_foot, styles.cover_index
    foot_top = _from_top(theme.cover.end, setting) - foot.line
    lower = foot_top - foot.before
    rows = -(-len(block.index) // theme.cover.columns)
    index_top = lower - index.after - rows * index.line
    upper = index_top - index.before
    ink = theme.palette.ink
    items: list[Item] = [*_index(block, index_top, setting)]
    if rows:
        items.append(horizontal(0, upper, setting.measure, theme.rules.block_heavy, ink))
    return [
        *items,
        horizontal(0, lower, setting.measure, theme.rules.block, ink),
        *_set(block.period, 0, foot_top, foot, setting.element("P"), setting),
        *_set_right(block.date, foot_top, foot, setting),
    ]


def _index(block: Cover, top: float, setting: Setting) -> list[Item]:
    theme, styles = setting.theme, setting.theme.styles
    columns = theme.cover.columns
    step, listed = setting.measure / columns, setting.element("L")
    items: list[Item] = []
    for position, (number, words) in enumerate(block.index):
        x, y = position % columns * step, top + position // columns * styles.cover_index.line
        entry = Element("LI", listed)
        marked = one_line(label(number, styles.cover_index_number, Element("Lbl", entry)), setting)
        items += line_items(marked, x, y, styles.cover_index)
        title_x = x + marked.width + theme.cover.index_gap
        items += _set(words, title_x, y, styles.cover_index, Element("LBody", entry), setting)
    return items
