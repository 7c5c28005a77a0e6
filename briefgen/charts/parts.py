"""Transform indicators into parts of a whole, each panel with a whole of its own; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.charts.marks import Measured, Words, datum, opening_of, require_a_unit, state_of
from briefgen.charts.telling import legend, noted, panel_told, sentence
from briefgen.document import Caption, Chart, Panel, Text
from briefgen.errors import Mistake
from briefgen.language import Language
from briefgen.origins import Origin
from briefgen.quantities import Quantity
from briefgen.traversal import plain_text

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Share:
    """A part and its whole; without a whole the part is a percentage of `whole_name`."""

    part: Measured
    whole: Measured | None
    whole_name: str


def parts_of_wholes(shares: Sequence[Share], words: Words, language: Language) -> Chart:
    """Panels, each with its own whole as full length; the remainder is never printed."""
    if not shares:
        raise Mistake("T321", names="—")
    panels = tuple(_panel(share, language) for share in shares)
    alternative = sentence([panel_told(panel, language) for panel in panels], language)
    marks = [(panel.part_state, share.part.observation.status) for panel, share in zip(panels, shares, strict=True)]
    note = noted([legend(marks, language), words.note], language)
    return Chart("parts", Caption("figure", words.title), panels=panels, note=note, alternative=alternative)


def _panel(share: Share, language: Language) -> Panel:
    part = _quantity(share.part)
    printed = datum(share.part, "value", language)
    form = state_of(part, share.part.observation.status), opening_of(part)
    if share.whole is None:
        if part.unit != "%":
            raise Mistake("T325", name=plain_text(share.part.label), unit=part.unit or "—", cell=_cell(share.part))
        _require_part(part.number, HUNDRED, share)
        whole = Text("100%")
        return Panel((Text(share.whole_name),), whole, HUNDRED, share.part.label, printed, part.number, *form)
    total = _whole(share.whole)
    require_a_unit((share.part.observation.value, share.whole.observation.value))
    _require_part(part.number, total.number, share)
    label = (Text(share.whole_name),) if share.whole_name else share.whole.label
    state = state_of(total, share.whole.observation.status)
    whole_datum = datum(share.whole, "value", language)
    return Panel(label, whole_datum, total.number, share.part.label, printed, part.number, *form, state)


def _whole(shown: Measured) -> Quantity:
    """A whole without a limit has no length that a part could be a share of."""
    total = _quantity(shown)
    if opening_of(total):
        raise Mistake("T372", name=plain_text(shown.label), cell=shown.observation.origin)
    return total


def _require_part(part: Decimal, whole: Decimal, share: Share) -> None:
    if part < 0 or part > whole or whole <= 0:
        cells = {"cell": _cell(share.part), "whole_cell": _cell(share.whole) if share.whole else "100%"}
        raise Mistake("T326", name=plain_text(share.part.label), part=part, whole=whole, **cells)


def _cell(shown: Measured) -> Origin:
    value = shown.observation.value
    return value.origins[0] if value else shown.observation.origin


def _quantity(shown: Measured) -> Quantity:
    entry = shown.observation.value
    if entry is None or isinstance(entry.content, str):
        raise Mistake("T324", name=plain_text(shown.label), cell=shown.observation.origin)
    return entry.content
