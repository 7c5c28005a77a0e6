"""Make the chart that a template asks for, or say in one message why it cannot be made; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import assert_never

from briefgen.charts.courses import Course, Manner, lines, multiples
from briefgen.charts.kinds import Kind, kind_of, near, require_options
from briefgen.charts.marks import Measured, Part, Words
from briefgen.charts.naming import Spot, area_of, measured, spot, told_apart
from briefgen.charts.parts import Share, parts_of_wholes
from briefgen.charts.rows import bars, dots
from briefgen.charts.times import require_one_axis
from briefgen.document import Chart, Inlines, Text
from briefgen.errors import Mistake
from briefgen.indicators import Dataset, Indicator, Label, Observation
from briefgen.language import Language
from briefgen.periods import Period, period_from

MOST_ROWS = 24
"""A chart of more would fill a page and tell nothing."""

MOST_PARTS = 18
"""Two panels a row, and nine rows of names in two lines, fill a page."""

SHARE_KEYS = frozenset({"part", "part_name", "whole", "whole_name"})


@dataclass(frozen=True, slots=True)
class Options:
    """What a template may write behind the indicators, each checked when it is asked for."""

    given: Mapping[str, object]

    def words(self, name: str) -> Inlines:
        written = self.given.get(name, "")
        if isinstance(written, Label):
            return (Text(written.text, written.origin),)
        if not isinstance(written, str):
            raise Mistake("T346", given=written)
        return (Text(written),) if written else ()

    def choice(self, name: str, known: Sequence[str]) -> str:
        """One of the known words; the first is the usual one."""
        written = self.given.get(name, known[0])
        if written not in known:
            raise Mistake("T378", key=name, given=written, known=" · ".join(known), near=near(str(written), known))
        return str(written)

    def switch(self, name: str, usual: bool) -> bool:
        written = self.given.get(name, usual)
        if not isinstance(written, bool):
            raise Mistake("T379", key=name, given=written)
        return written

    def listed(self, name: str) -> tuple[object, ...]:
        written = self.given.get(name, ())
        if not isinstance(written, tuple | list):
            raise Mistake("T380", key=name, given=written)
        return tuple(written)

    @property
    def part(self) -> Part:
        return "change" if self.choice("part", ("value", "change")) == "change" else "value"

    @property
    def periods(self) -> tuple[Period, ...] | int | None:
        """Periods by name, or how many of the last ones."""
        match self.given.get("periods"):
            case None:
                return None
            case int() | Decimal() as count if not isinstance(count, bool) and count > 1:
                return int(count)
            case tuple() | list() as named if named:
                return tuple(map(_period, named))
            case other:
                raise Mistake("T381", given=other)


def _period(named: object) -> Period:
    found = period_from(str(named))
    if found is None:
        raise Mistake("T307", period=named)
    return found


@dataclass(frozen=True, slots=True)
class Asked:
    """A call of `chart`: the dataset that it is made of, what is to be shown, and how."""

    dataset: Dataset
    language: Language
    shown: Sequence[object]
    options: Options

    @property
    def words(self) -> Words:
        title = self.options.words("title")
        if not title:
            raise Mistake("T382")
        return Words(title, self.options.words("note"))

    @property
    def areas(self) -> tuple[str, ...]:
        return tuple(area_of(self.dataset, each) for each in self.options.listed("areas"))

    def named(self, found: Sequence[Spot]) -> list[Inlines]:
        """What each is called: the names that the template gives, one for each, or what tells them apart."""
        names = self.options.given.get("names", ())
        if not names:
            return told_apart(self.dataset, found, self.language)
        if not isinstance(names, tuple | list) or len(names) != len(found):
            count = len(names) if isinstance(names, tuple | list) else 1
            raise Mistake("T345", names=count, items=len(found))
        return [(Text(str(name)),) for name in names]


def charted(shown: Sequence[object], given: Mapping[str, object], dataset: Dataset, language: Language) -> Chart:
    """The chart of a call. Raises Mistake for whatever is unknown, missing or cannot be drawn honestly."""
    kind = kind_of(given.get("kind", "bar"))
    require_options(given, kind)
    if kind != "parts" and any(isinstance(each, Mapping) for each in shown):
        raise Mistake("T383", kind=kind)
    asked = Asked(dataset, language, shown, Options(given))
    return _made(kind, asked)


def _made(kind: Kind, asked: Asked) -> Chart:
    options, packet, words, language = asked.options, asked.dataset.period, asked.words, asked.language
    match kind:
        case "bar":
            return bars(_rows(asked), options.part, words, language, _is_ordered(options))
        case "dots":
            return dots(_rows(asked), options.part, words, language, _is_ordered(options))
        case "parts":
            return parts_of_wholes(_shares(asked), words, language)
        case "line":
            return lines(_courses(asked), packet, _manner(options), words, language)
        case "multiples":
            return multiples(_courses(asked), packet, _manner(options), words, language)
        case _:
            assert_never(kind)


# --- rows -------------------------------------------------------------------------------------------------


def _is_ordered(options: Options) -> bool:
    """Periods keep their own order."""
    return options.switch("ordered", "periods" in options.given)


def _rows(asked: Asked) -> list[Measured]:
    """Each indicator, in each area and at each period that is asked for."""
    spots = [found for named in asked.shown for found in _spots(asked, named)]
    if len(spots) > MOST_ROWS:
        raise Mistake("T344", count=len(spots), most=MOST_ROWS)
    spread = "areas" in asked.options.given or "periods" in asked.options.given
    return [
        replace(_measured(found, spread), apart=label) for found, label in zip(spots, asked.named(spots), strict=True)
    ]


def _spots(asked: Asked, named: object) -> list[Spot]:
    found = spot(asked.dataset, named)
    areas = asked.areas or (found.area,)
    return [replace(found, area=area, period=period) for area, period in product(areas, _periods(asked, found))]


def _periods(asked: Asked, found: Spot) -> tuple[Period, ...]:
    match asked.options.periods:
        case None:
            return (found.period,)
        case int() as count:
            last = [found.period]
            while len(last) < count:
                last.append(last[-1].one_before)
            return tuple(reversed(last))
        case periods:
            require_one_axis(periods)
            return periods


def _measured(found: Spot, spread: bool) -> Measured:
    """The row; of a period or an area that was asked for beside others there may be none."""
    observation = found.indicator.at(found.period, found.area)
    if observation is not None:
        return Measured(found.indicator, observation)
    if spread:
        return Measured(found.indicator, Observation(found.period, found.indicator.name.origin, area=found.area))
    raise Mistake("T333", name=found.indicator.name, period=found.period)


# --- courses ----------------------------------------------------------------------------------------------


def _courses(asked: Asked) -> list[Course]:
    found = [replace(spot(asked.dataset, named), period=asked.dataset.period) for named in asked.shown]
    spots = [replace(each, area=area) for each in found for area in (asked.areas or (each.area,))]
    return [Course(each.indicator, each.area, label) for each, label in zip(spots, asked.named(spots), strict=True)]


def _manner(options: Options) -> Manner:
    scale = options.choice("scale", ("usual", "common", "own"))
    return Manner(
        options.part,
        options.periods,
        options.switch("from_zero", usual=True),
        None if scale == "usual" else scale == "common",
        options.choice("marks", ("line", "bar")) == "bar",
    )


# --- parts of a whole -------------------------------------------------------------------------------------


def _shares(asked: Asked) -> list[Share]:
    if len(asked.shown) > MOST_PARTS:
        raise Mistake("T344", count=len(asked.shown), most=MOST_PARTS)
    return [_share(each, asked.dataset) for each in asked.shown]


def _share(panel: object, dataset: Dataset) -> Share:
    """{"part": …, "part_name": …, "whole": …, "whole_name": …}; the whole is what the workbook names as 上级.

    Without a whole the part is a percentage.
    """
    if not isinstance(panel, Mapping) or "part" not in panel:
        raise Mistake("T337")
    unknown = set(panel) - SHARE_KEYS
    if unknown:
        raise Mistake("T338", key=sorted(unknown)[0])
    part = replace(measured(dataset, panel["part"]), name=str(panel.get("part_name", "")))
    whole = measured(dataset, panel["whole"]) if "whole" in panel else _parent(part.indicator, dataset)
    return Share(part, whole, str(panel.get("whole_name", "")))


def _parent(part: Indicator, dataset: Dataset) -> Measured | None:
    """The whole that the workbook names, where it is measured in the same unit."""
    parent = dataset.indicator(part.parent) if part.parent else None
    same = parent is not None and (parent.unit and parent.unit.text) == (part.unit and part.unit.text)
    return measured(dataset, parent) if parent and same else None
