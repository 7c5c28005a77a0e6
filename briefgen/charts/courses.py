"""Transform indicators into lines and small multiples over the periods that the workbook holds; pure.

What the workbook does not give leaves a gap: nothing is computed back from a rate, and nothing is carried forward.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen import formats
from briefgen.charts.marks import Part, Words, figured, require_a_unit
from briefgen.charts.telling import MOST_TOLD, courses_told, extremes, legend, noted
from briefgen.charts.times import YEARLY, axis, followed
from briefgen.document import Caption, Chart, Inlines, Point, Series, State, Text
from briefgen.errors import Mistake
from briefgen.indicators import Entry, Indicator, Observation, Status
from briefgen.language import Language
from briefgen.periods import Period
from briefgen.traversal import plain_text

MOST_LINES, MOST_PANELS = 4, 12
"""Four lines of one colour can be told apart, and twelve panels fill a page."""

UNITS_KEPT = frozenset({"%", "‰"})
"""Units that stand behind every number; others are told once for each course."""


@dataclass(frozen=True, slots=True)
class Course:
    """An indicator in one area, to be followed over periods under a name of its own."""

    indicator: Indicator
    area: str
    label: Inlines


@dataclass(frozen=True, slots=True)
class Manner:
    """How courses are followed: over which periods (a number: so many of the last), which part, on what scale.

    `common` tells whether small multiples share a scale; undecided, they do where their units agree.
    """

    part: Part = "value"
    periods: Sequence[Period] | int | None = None
    from_zero: bool = True
    common: bool | None = None
    columns: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What the workbook gives of a course at one period: the row, the part of it, and how final it is."""

    observation: Observation
    part: str
    entry: Entry
    status: Status


@dataclass(frozen=True, slots=True)
class Followed:
    """A course with a point for each period, every figure in full."""

    course: Course
    given: tuple[Given | None, ...]
    points: tuple[Point, ...]

    @property
    def known(self) -> tuple[int, ...]:
        """Which of its points have a number."""
        return tuple(index for index, each in enumerate(self.points) if each.number is not None)


def lines(courses: Sequence[Course], packet: Period, manner: Manner, words: Words, language: Language) -> Chart:
    """Lines on one axis; the last figure of each is told in full, with few figures all of them are told."""
    if len(courses) > MOST_LINES:
        raise Mistake("T376", count=len(courses), most=MOST_LINES)
    periods, found = _followed(courses, packet, manner, language)
    require_a_unit(each.entry for one in found for each in one.given if each)
    alone = len(found) == 1
    unit = _told_once(found)
    series = tuple(_series(each, _told_on_a_line(each, alone), unit, full_end=True) for each in found)
    made = Chart("lines", Caption("figure", words.title), series=series, periods=axis(periods, language))
    return _noted(replace(made, from_zero=manner.from_zero), found, words, language)


def multiples(courses: Sequence[Course], packet: Period, manner: Manner, words: Words, language: Language) -> Chart:
    """A panel for each course, with its first and its last figure; all panels have the same periods."""
    if len(courses) > MOST_PANELS:
        raise Mistake("T344", count=len(courses), most=MOST_PANELS)
    periods, found = _followed(courses, packet, manner, language)
    series = tuple(
        _series(each, {each.known[0], each.known[-1]}, _told_once((each,)), full_end=False) for each in found
    )
    made = Chart("multiples", Caption("figure", words.title), series=series, periods=axis(periods, language))
    common = _is_common(found, manner)
    made = replace(made, from_zero=manner.from_zero, common=common, columns=manner.columns)
    return _noted(made, found, words, language)


def _is_common(found: Sequence[Followed], manner: Manner) -> bool:
    """Whether all panels share a scale. Raises Mistake where that is asked of different units."""
    if manner.common is False:
        return False
    try:
        require_a_unit(each.entry for one in found for each in one.given if each)
    except Mistake:
        if manner.common:
            raise
        return False
    return True


# --- what the workbook gives ------------------------------------------------------------------------------


def _followed(
    courses: Sequence[Course], packet: Period, manner: Manner, language: Language
) -> tuple[tuple[Period, ...], tuple[Followed, ...]]:
    if not courses:
        raise Mistake("T321", names="—")
    held = {period for course in courses for period in _held(course, manner.part)}
    periods = followed(held, packet, manner.periods)
    found = tuple(_follow(course, periods, manner.part, language) for course in courses)
    for each in found:
        if len(each.known) < 2:
            raise Mistake(
                "T373",
                name=plain_text(each.course.label),
                count=len(each.known),
                cell=each.course.indicator.name.origin,
            )
    return periods, found


def _held(course: Course, part: Part) -> Iterator[Period]:
    """The periods of which the workbook gives the part, as a row of theirs or as the year before in a later row."""
    for each in course.indicator.rows(course.area):
        if getattr(each, part) is not None:
            yield each.period
        if part == "value" and each.previous is not None and each.period.frequency in YEARLY:
            yield each.period.year_before


def _given(course: Course, period: Period, part: Part) -> Given | None:
    own = course.indicator.at(period, course.area)
    entry: Entry | None = getattr(own, part, None)
    if own is not None and entry is not None:
        return Given(own, part, entry, own.status)
    later = course.indicator.at(replace(period, year=period.year + 1), course.area)
    if part == "value" and period.frequency in YEARLY and later is not None and later.previous is not None:
        return Given(later, "previous", later.previous, Status.ACTUAL)
    return None


def _follow(course: Course, periods: Sequence[Period], part: Part, language: Language) -> Followed:
    given = tuple(_given(course, period, part) for period in periods)
    points = tuple(_point(course, period, each, language) for period, each in zip(periods, given, strict=True))
    return Followed(course, given, points)


def _point(course: Course, period: Period, given: Given | None, language: Language) -> Point:
    where = given.observation.origin if given else course.indicator.name.origin
    label = (Text(formats.period(period, language), where),)
    if given is None:
        return Point(label, "missing")
    source = formats.source_of(course.indicator, given.observation, given.part, given.entry)
    made = formats.datum(given.entry.content, source, language)
    return figured(label, formats.with_status(made, given.status, language), given.entry, given.status)


# --- what is printed of it --------------------------------------------------------------------------------


def _told_on_a_line(found: Followed, alone: bool) -> set[int]:
    """Which figures are printed beside a line: its ends, and of a line alone all or those that stand out."""
    known = found.known
    ends = {known[0], known[-1]}
    if not alone:
        return ends
    if len(known) <= MOST_TOLD:
        return set(known)
    given = [found.points[index] for index in known]
    outstanding = extremes(given).values()
    return ends | {known[index] for index, each in enumerate(given) if any(each is other for other in outstanding)}


def _series(found: Followed, told: set[int], unit: str, full_end: bool) -> Series:
    """The course with words at the points that are told; with `full_end` those of the last have their unit."""
    last = found.known[-1]
    points = tuple(
        _worded(point, index in told, "" if full_end and index == last else unit)
        for index, point in enumerate(found.points)
    )
    return Series(found.course.label, unit.strip(), points)


def _told_once(found: Sequence[Followed]) -> str:
    """The unit that all figures are printed in; nothing where one is in millions and another in billions."""
    units = {each.datum.unit for one in found for each in one.points if each.datum and each.number is not None}
    return units.pop() if len(units) == 1 and not {each.strip() for each in units} & UNITS_KEPT else ""


def _worded(point: Point, told: bool, unit: str) -> Point:
    """The point with its words, or with a figure that is not printed; `unit` stands elsewhere, and is left out."""
    if point.datum is None:
        return point
    printed = replace(point.datum, unit="") if unit and point.datum.unit == unit else point.datum
    return replace(point, datum=printed) if told else replace(point, datum=None, unlabelled=printed)


def _noted(made: Chart, found: Sequence[Followed], words: Words, language: Language) -> Chart:
    """The chart with what has to be said of it: beside the template's note what its scale and its gaps leave open."""
    sentences = [legend(_marks(found), language), words.note, *_scale_notes(made, found, language)]
    sentences += [note for each in found for note in _word_notes(each, language)]
    told = [(plain_text(each.course.label), each.points) for each in found]
    return replace(made, note=noted(sentences, language), alternative=courses_told(told, language))


def _marks(found: Sequence[Followed]) -> Iterator[tuple[State, Status]]:
    for each in found:
        for point, given in zip(each.points, each.given, strict=True):
            if given is not None:
                yield point.state, given.status


def _scale_notes(made: Chart, found: Sequence[Followed], language: Language) -> Iterator[Inlines]:
    if not made.from_zero and any(_is_off_zero(each) for each in found):
        yield (Text(language.chart_sentences["not from zero"]),)
    if not made.common and len(found) > 1:
        yield (Text(language.chart_sentences["own scales"]),)


def _is_off_zero(found: Followed) -> bool:
    numbers = [number for each in found.points if (number := each.number) is not None]
    return min(numbers) > 0 or max(numbers) < 0


def _word_notes(found: Followed, language: Language) -> Iterator[Inlines]:
    """翻番 has no place on a scale: what it says of which period is told in the note."""
    before, after = language.chart_sentences["in words"].split("{words}")
    for point in found.points:
        if point.number is None and point.datum is not None:
            names = {"label": plain_text(found.course.label), "period": plain_text(point.label)}
            origin = found.course.indicator.name.origin
            yield (Text(before.format(**names), origin), point.datum, Text(after.format(**names), origin))
