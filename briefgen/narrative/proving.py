"""Prove what a template claims of the workbook's things: the tests behind `is doubled`, `is over("1700亿元")`."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from types import MappingProxyType

from jinja2 import Undefined

from briefgen.claims import TESTS, Argument, Subject, TestForm, prove, subject_at
from briefgen.claims.weighing import HELD, held_again
from briefgen.document import Cell, Derived, Text
from briefgen.errors import Mistake
from briefgen.indicators import Honour, Indicator
from briefgen.language.phrases import argument_from
from briefgen.narrative.judgements import Judgement, Tested, of_all, one
from briefgen.narrative.observed import Observed
from briefgen.narrative.values import Figure, Missing, Reading, Thing, Value, shown
from briefgen.quantities import Quantity, exact


def judged(test: str, value: object, *arguments: object) -> Judgement:
    """The outcome of `value is test(arguments)`; of several things it holds where it holds for each.

    Raises Mistake for what no claim can be about and for arguments that the test does not take.
    """
    return of_all([one(_tested(test, each, arguments)) for each in things(value)])


CLAIM_TESTS: Mapping[str, Callable[..., Judgement]] = MappingProxyType({name: partial(judged, name) for name in TESTS})
"""Every test of a claim as Jinja calls it."""


def things(value: object) -> tuple[Value, ...]:
    """What a claim is about, one by one. Raises Mistake."""
    if isinstance(value, Undefined):
        str(value)
    match value:
        case list() | tuple() if value:
            return tuple(thing for each in value for thing in things(each))
        case list() | tuple():
            raise Mistake("T316")
        case Missing():
            raise value.mistake()
        case Observed() | Figure() | Thing(subject=Honour()):
            return (value,)
        case _:
            raise Mistake("T256", shown=shown(value))


def _tested(test: str, thing: Value, arguments: tuple[object, ...]) -> Tested:
    if isinstance(thing, Thing) and isinstance(thing.subject, Honour):
        return _honour(test, thing.subject, thing.reading)
    subject = subject_of(thing)
    given = tuple(_argument(each, subject) for each in arguments)
    _check_arguments(TESTS[test], arguments)
    others = [each for each in given if isinstance(each, Subject)]
    names = tuple(_name(each.indicator, thing.reading) for each in (subject, *others))
    return Tested(subject, names, thing.reading.language, given, prove(test, subject, given, thing.reading.rules))


def _name(indicator: Indicator, reading: Reading) -> Text:
    return reading.words(indicator.name).meaning()


def _honour(test: str, honour: Honour, reading: Reading) -> Tested:
    """An honour is held again or not; the workbook says so in words."""
    if test != HELD:
        raise Mistake("T255", name=honour.name.text, test=test)
    return Tested(honour, (reading.words(honour.name).meaning(),), reading.language, (), held_again(honour))


# --- subjects and arguments ---------------------------------------------------------------------------------


def subject_of(value: Value) -> Subject:
    """The observation that a value stands for, and its part. Raises Mistake for what was computed."""
    match value:
        case Observed(observation=None):
            raise value.missing("value").mistake()
        case Observed(observation=observation) if observation:
            return Subject(value.reading.dataset, value.indicator, observation)
        case Figure():
            return _subject_of_figure(value)
        case _:
            raise Mistake("T256", shown=shown(value))


def _subject_of_figure(figure: Figure) -> Subject:
    source = figure.source
    while isinstance(source, Derived) and source.rule.startswith("unit:"):
        (source,) = source.operands
    found = subject_at(figure.reading.dataset, source.reference) if isinstance(source, Cell) else None
    if found is None:
        raise Mistake("T256", shown=shown(figure))
    return found


def _argument(value: object, subject: Subject) -> Argument:
    """What a test is given; numbers without a unit are in that of the subject."""
    match value:
        case Quantity():
            return value
        case bool() | None:
            raise Mistake("T242", shown=shown(value))
        case int():
            return value
        case float() | Decimal():
            return exact(Decimal(str(value)), _unit(subject))
        case str():
            return argument_from(value, _unit(subject)) or value
        case Figure(source=Derived(), content=Quantity() as quantity):
            return quantity
        case Missing():
            raise value.mistake()
        case Observed() | Figure():
            return subject_of(value)
        case _:
            raise Mistake("T242", shown=shown(value))


def _unit(subject: Subject) -> str:
    entry = subject.entry
    return entry.content.unit if entry and isinstance(entry.content, Quantity) else ""


SEVERAL = frozenset({"others", "numbers", "arguments"})
"""Parameters that stand for any number of arguments."""


def _check_arguments(form: TestForm, arguments: tuple[object, ...]) -> None:
    needed = sum(not each.endswith("?") for each in form.parameters)
    several = any(each.rstrip("?") in SEVERAL for each in form.parameters)
    if len(arguments) < needed or (len(arguments) > len(form.parameters) and not several):
        raise Mistake("T254", test=form.name, parameters=", ".join(form.parameters) or "—", count=len(arguments))
