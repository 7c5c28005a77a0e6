"""Order and leave out values of a template, as Jinja does, without taking what is not known for untrue."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import total_ordering
from typing import Any

from jinja2 import Environment, pass_context, pass_environment
from jinja2.filters import ignore_case, make_multi_attrgetter, select_or_reject
from jinja2.runtime import Context

from briefgen.errors import Mistake
from briefgen.narrative.judgements import denied
from briefgen.narrative.values import Content, Value, in_unit, named
from briefgen.quantities import Quantity


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class InOrder:
    """A place in an order. Comparing raises Mistake where two have no common measure."""

    content: Content

    def __eq__(self, other: object) -> bool:
        one, another = _alike(self, other)
        return bool(one == another)

    def __lt__(self, other: object) -> bool:
        one, another = _alike(self, other)
        return bool(one < another)


@pass_environment
def ordered(
    environment: Environment,
    values: Iterable[object],
    reverse: bool = False,
    case_sensitive: bool = False,
    attribute: str | int | None = None,
) -> list[object]:
    """As Jinja's `sort`, with 超235 before 240: an order asserts nothing, where `>` would."""

    def place(item: object) -> object:
        if isinstance(item, Value):
            return InOrder(item.compared())
        return item if case_sensitive else ignore_case(item)

    return sorted(values, key=make_multi_attrgetter(environment, attribute, place), reverse=reverse)


@pass_context
def rejected(context: Context, values: Iterable[object], *test: object, **named: object) -> Iterator[object]:
    """As Jinja's `reject`; what cannot be proved to fail a claim is not left over as if it did."""
    return select_or_reject(context, values, test, named, denied, False)


@pass_context
def rejected_by_part(context: Context, values: Iterable[object], *test: object, **named: object) -> Iterator[object]:
    """As Jinja's `rejectattr`."""
    return select_or_reject(context, values, test, named, denied, True)


def _alike(one: InOrder, other: object) -> tuple[Any, Any]:
    """Two numbers in one unit, or two texts. Raises Mistake for anything else."""
    left, right = one.content, other.content if isinstance(other, InOrder) else other
    match left, right:
        case Quantity(), Quantity():
            return left.number, in_unit(right, left.unit).number
        case str(), str():
            return left, right
        case _:
            raise Mistake("T302", one=named(left), other=named(right))
