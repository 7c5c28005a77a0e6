"""Choose the periods that a chart follows its indicators over, and place them in time; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen.document import AxisPeriod
from briefgen.errors import Mistake
from briefgen.formats import period as period_words
from briefgen.language import Language
from briefgen.periods import STEPS_A_YEAR, Frequency, Period

MOST_PERIODS = 40
"""More points than this stand closer than they can be told apart."""

YEARLY = frozenset({Frequency.YEAR, Frequency.FISCAL_YEAR})


def followed(held: Iterable[Period], packet: Period, asked: Sequence[Period] | int | None) -> tuple[Period, ...]:
    """The periods of a chart, the earliest first: those asked for, or every step from the first held to the last.

    Only periods like that of the packet are taken by themselves: years beside years, 1—9月 beside 1—9月. A number asks
    for so many of the last ones. Raises Mistake for periods that have no common axis, and for too many.
    """
    if isinstance(asked, Sequence):
        found = tuple(sorted(set(asked), key=lambda each: (each.year, each.number)))
    else:
        every = _filled([each for each in held if _alike(each, packet)])
        found = every[-asked:] if asked else every
    require_one_axis(found)
    return found


def _alike(period: Period, packet: Period) -> bool:
    cumulative = period.frequency is Frequency.CUMULATIVE
    return period.frequency is packet.frequency and (not cumulative or period.number == packet.number)


def _filled(periods: Sequence[Period]) -> tuple[Period, ...]:
    """Without a gap from the first to the last: what the workbook leaves out has its place all the same."""
    if not periods:
        return ()
    ordered = sorted(periods, key=lambda each: (each.year, each.number))
    made, first = [ordered[-1]], ordered[0]
    while made[-1] != first and len(made) <= 10 * MOST_PERIODS:
        made.append(made[-1].one_before)
    return tuple(reversed(made))


def require_one_axis(periods: Sequence[Period]) -> None:
    """Raises Mistake for years beside quarters, and for more periods than can be told apart."""
    if len({each.frequency for each in periods}) > 1:
        raise Mistake("T374", periods="、".join(each.code for each in periods))
    if len(periods) > MOST_PERIODS:
        raise Mistake("T375", count=len(periods), most=MOST_PERIODS)


def axis(periods: Sequence[Period], language: Language) -> tuple[AxisPeriod, ...]:
    """Each period with its short name and how many steps of time it stands behind the first."""
    steps = _steps_a_year(periods)
    places = [each.year * steps + (each.number if steps > 1 else 0) for each in periods]
    return tuple(
        AxisPeriod(_short(each, language), place - places[0], _year(each, language))
        for each, place in zip(periods, places, strict=True)
    )


def _steps_a_year(periods: Sequence[Period]) -> int:
    """Cumulative periods of one length come once a year, others as their last months do."""
    frequency = periods[0].frequency
    if frequency is Frequency.CUMULATIVE:
        return 1 if len({each.number for each in periods}) == 1 else 12
    return STEPS_A_YEAR[frequency]


def _short(period: Period, language: Language) -> str:
    month = language.months[period.number - 1] if language.months and period.number else ""
    return language.axis_periods[period.frequency].format(year=period.year, number=period.number, month=month)


def _year(period: Period, language: Language) -> str:
    if period.frequency in YEARLY:
        return ""
    return period_words(replace(period, number=0, frequency=Frequency.YEAR), language)
