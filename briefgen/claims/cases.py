"""Read what a claim needs out of the workbook and out of its arguments, or say what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.claims.intervals import Interval, interval_of
from briefgen.claims.measures import Measure, measured
from briefgen.claims.values import Argument, Proof, Prover, Subject
from briefgen.document import Cell, Source
from briefgen.formats import source_of
from briefgen.indicators import Entry, Observation
from briefgen.language.phrases import argument_from
from briefgen.quantities import UNITS, Quantity, Rules, UnitsDiffer, exact, factor


class Unproved(Exception):
    """Something that a test needs is not there: the code of a message, what fills it, and the cells looked at."""

    def __init__(self, code: str, sources: tuple[Source, ...] = (), /, **details: object) -> None:
        self.code, self.sources = code, sources
        self.details = tuple((name, str(value)) for name, value in details.items())
        super().__init__(code, sources, details)


@dataclass(frozen=True, slots=True)
class Case:
    """One claim: its test, what it is about, what was said, and the house rules."""

    test: str
    subject: Subject
    arguments: tuple[Argument, ...]
    rules: Rules
    prove: Prover

    def of(self, subject: Subject, test: str = "", arguments: tuple[Argument, ...] = ()) -> Proof:
        """The proof of another test of another subject, under the same rules. Raises Unproved for no test."""
        try:
            return self.prove(test or self.test, subject, arguments, self.rules)
        except KeyError as unknown:
            raise Unproved("C315", test=unknown.args[0]) from None

    # --- what was said: arguments are told apart by what they are, not by where they stand -----------

    @property
    def numbers(self) -> tuple[Quantity, ...]:
        """Every argument that is a number, or a text that says one."""
        return tuple(number for each in self.arguments if (number := number_in(each)) is not None)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every argument that is words."""
        return tuple(each for each in self.arguments if isinstance(each, str) and number_in(each) is None)

    @property
    def number(self) -> Quantity:
        """The first number. Raises Unproved where there is none."""
        if not self.numbers:
            raise Unproved("C315", test=self.test)
        return self.numbers[0]

    @property
    def number_or_none(self) -> Quantity | None:
        return next(iter(self.numbers), None)

    def whole_number(self, given: int | None = None) -> int:
        """The first number as a count; `given` where none was said. Raises Unproved."""
        if not self.numbers and given is not None:
            return given
        number = self.number.number
        if number != number.to_integral_value() or not 0 < number < 1000:
            raise Unproved("C315", test=self.test)
        return int(number)

    def others(self) -> Iterator[Subject]:
        """Every other subject that was named, itself or by the name of its indicator. Raises Unproved."""
        for each in self.arguments:
            if isinstance(each, Subject):
                yield each
            elif isinstance(each, str) and each not in UNITS and number_in(each) is None:
                yield named(self.subject, each)

    def other(self) -> Subject | None:
        return next(self.others(), None)

    def whole(self) -> Subject:
        """The whole that was named, or the one that the workbook names as parent. Raises Unproved."""
        found = self.other()
        if found is None and self.subject.indicator.parent:
            found = named(self.subject, self.subject.indicator.parent)
        if found is None:
            raise Unproved("C316", other="—")
        return found


def number_in(argument: Argument) -> Quantity | None:
    match argument:
        case Quantity():
            return argument
        case int():
            return exact(Decimal(argument), "")
        case str():
            return argument_from(argument)
        case Subject():
            return None


def named(subject: Subject, name: str) -> Subject:
    """The indicator of that name or code, at the subject's period and area; or the subject's own in such an area."""
    period, area = subject.observation.period, subject.observation.area
    indicator = subject.dataset.indicator(name)
    observation = indicator.at(period, area) if indicator else subject.indicator.at(period, name)
    if observation is None:
        raise Unproved("C316", other=name)
    return replace(subject, indicator=indicator or subject.indicator, observation=observation)


# --- what the workbook says -------------------------------------------------------------------------


def source(subject: Subject, entry: Entry) -> Cell:
    return source_of(subject.indicator, subject.observation, subject.part, entry)


def part(subject: Subject, name: str) -> Subject:
    if subject.part == name:
        return subject
    return Subject(subject.dataset, subject.indicator, subject.observation, name)


def given(subject: Subject) -> Entry:
    """What the workbook says there. Raises Unproved where it says nothing."""
    entry = subject.entry
    if entry is None:
        raise Unproved("C301", indicator=subject.indicator.name, part=subject.part, place=subject.observation.origin)
    return entry


def quantity(subject: Subject) -> Quantity:
    """The number there. Raises Unproved for words and for nothing."""
    entry = given(subject)
    if isinstance(entry.content, str):
        raise Unproved("C302", (source(subject, entry),), place=entry.origins[0], words=entry.content)
    return entry.content


def interval(subject: Subject, unit: str) -> Interval:
    """What is known of the number there, in a unit. Raises Unproved as `measure` does."""
    number = quantity(subject)
    by = conversion(number.unit, unit, source(subject, given(subject)))
    return interval_of(number) if by == 1 else interval_of(number).times(by)


def measure(subject: Subject, unit: str = "") -> Measure:
    """The number there, in a unit. Raises Unproved, also where the units measure different things."""
    number, cell = quantity(subject), source(subject, given(subject))
    made = measured(number, cell)
    by = conversion(number.unit, unit or number.unit, cell)
    if by == 1:
        return made
    converted = made.times(by)
    return replace(converted, shown=str(converted.interval))


def pair(one: Subject, other: Subject) -> tuple[Measure, Measure]:
    """Two numbers in the unit of the second. Raises Unproved with both cells where they measure different things."""
    unit = quantity(other).unit
    try:
        return measure(one, unit), measure(other, unit)
    except Unproved as differ:
        if differ.code != "C303":
            raise
        cells = (source(one, given(one)), source(other, given(other)))
        places = {"place": cells[0].origins[0], "other_place": cells[1].origins[0]}
        raise Unproved("C307", cells, unit=quantity(one).unit or "—", other=unit or "—", **places) from None


def conversion(unit: str, other: str, cell: Cell) -> Decimal:
    """By what a number in `unit` is multiplied to stand in the other; exact. Raises Unproved."""
    try:
        return factor(unit, other)
    except UnitsDiffer:
        raise Unproved("C303", (cell,), place=cell.origins[0], unit=unit or "—", other=other or "—") from None


def earlier(subject: Subject, observation: Observation | None) -> Subject | None:
    """The same indicator at an earlier period; Raises Unproved where it is on another basis."""
    if observation is None:
        return None
    if observation.basis != subject.observation.basis:
        raise Unproved("C308", basis=subject.observation.basis or "—", other=observation.basis or "—")
    return replace(subject, observation=observation)


def year_before(subject: Subject) -> Subject | None:
    observation = subject.observation
    return earlier(subject, subject.indicator.at(observation.period.year_before, observation.area))


PREVIOUS = {"value": "previous", "rank": "previous_rank"}


def before(subject: Subject) -> Subject:
    """Where p stands: the cell for the period before in the row, else the same part of the year before.

    Raises Unproved where there is neither.
    """
    beside = PREVIOUS.get(subject.part)
    if beside and getattr(subject.observation, beside) is not None:
        return replace(subject, part=beside)
    found = year_before(subject)
    if found is None or found.entry is None:
        raise Unproved("C304", indicator=subject.indicator.name, period=subject.observation.period.year_before)
    return found


def positive(base: Measure, subject: Subject) -> Measure:
    """A base that something can be divided by. Raises Unproved for zero, a negative number or no lower limit."""
    low = base.interval.low
    if low is None or low <= 0:
        raise Unproved("C305", base.sources, place=given(subject).origins[0], number=base.interval)
    return base
