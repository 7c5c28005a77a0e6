"""Set the styles of one kind together: what an office calls body, title or table is a group of styles."""

from collections.abc import Mapping
from dataclasses import replace

from briefgen.theme.values import Theme

GROUPS: Mapping[str, tuple[str, ...]] = {
    "body": ("body", "list", "summary", "heading_3", "heading_4"),
    "title": ("title", "title_last", "title_plain"),
    "heading_1": ("heading_1", "heading_1_number", "section_title"),
    "heading_2": ("heading_2", "heading_2_number"),
    "table": ("table_body", "table_number", "table_header", "table_header_note", "chart_name", "chart_value"),
    "note": ("table_note", "footnote", "frame_note"),
}
"""The first style of a group is the one whose size names it."""


def resized(theme: Theme, group: str, size: float, line: float) -> Theme:
    """The theme with the sizes of a group multiplied by one factor, and its lines by another."""
    changed = {}
    for name in GROUPS[group]:
        style = getattr(theme.styles, name)
        height = style.line if style.line == theme.pitch else style.line * line
        changed[name] = replace(
            style,
            size=style.size * size,
            line=height,
            first_line=style.first_line * size,
            hanging=style.hanging * size,
        )
    return replace(theme, styles=replace(theme.styles, **changed))
