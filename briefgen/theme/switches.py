"""Turn a theme into one for another printer: without colour, on both sides, or for paper that has its red head."""

from dataclasses import fields, replace
from typing import TypeVar

from briefgen.theme.text import TextStyle
from briefgen.theme.values import Palette, Theme

BLACK = Palette(ink="000000", river="000000", mist="FFFFFF", frame="FFFFFF", red="000000")
"""Nothing is screened by a laser printer: fills are white within their outlines (house look, Grey)."""

Holder = TypeVar("Holder")


def in_grey(theme: Theme) -> Theme:
    """Everything black on white; states and parts are told by fill and outline as before."""
    head = replace(theme.head, styles=_blackened(theme.head.styles)) if theme.head else None
    return replace(theme, styles=_blackened(theme.styles), head=head, palette=BLACK)


def _blackened(holder: Holder) -> Holder:
    """A dataclass of styles, all of them in black."""
    changed = {}
    for field in fields(holder):  # type: ignore[arg-type]  # Styles and HeadStyles are dataclasses
        style: TextStyle = getattr(holder, field.name)
        changed[field.name] = replace(style, colour=BLACK.ink)
    return replace(holder, **changed)  # type: ignore[type-var]  # as above


def on_preprinted_paper(theme: Theme) -> Theme:
    """Name and rule of the red head stay blank; a theme without a red head stays as it is."""
    return replace(theme, head=replace(theme.head, printed=False)) if theme.head else theme


def on_both_sides(theme: Theme) -> Theme:
    """Margins mirrored, page numbers at the outer edge, chapters on right-hand pages."""
    return replace(theme, two_sided=True, running=replace(theme.running, place="outer"))
