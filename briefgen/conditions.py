"""Write what words were proved by as JSON that people can read, and read it back; pure.

{"test": "over", "of": {"indicator": "gdp", "period": "2024", "part": "value"}, "arguments": [1700]}, {"not": …},
{"and": [… , …]} or {"or": [… , …]}; an argument is a number with its unit and bound, a word, a count or a figure.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, assert_never

from briefgen.quantities import Bound, Quantity, bounded
from briefgen.sources import Asked, Condition, Denied, Given, Joined, Reference

Json = dict[str, object]
ENDS = ("low", "high", "low_open", "high_open")


def condition_json(condition: Condition) -> Json:
    """The condition as an object of one of the four kinds."""
    match condition:
        case Asked(test=test, subject=subject, arguments=arguments):
            return {"test": test, "of": reference_json(subject), "arguments": [_given_json(each) for each in arguments]}
        case Denied():
            return {"not": condition_json(condition.condition)}
        case Joined():
            return {condition.word: [condition_json(each) for each in condition.conditions]}
        case _:
            assert_never(condition)


def reference_json(reference: Reference) -> Json:
    """Which figure is meant, in the names that the record uses for its figures; an empty area or period is left out."""
    found = {
        "indicator": reference.indicator,
        "area": reference.area,
        "period": reference.period,
        "part": reference.part,
    }
    return {name: word for name, word in found.items() if word or name in ("indicator", "part")}


def _given_json(given: Given) -> object:
    match given:
        case Quantity():
            return _quantity_json(given)
        case Reference():
            return reference_json(given)
        case str() | int():
            return given
        case _:
            assert_never(given)


def _quantity_json(quantity: Quantity) -> Json:
    """Number, unit and bound; the ends too where these alone would mean another interval."""
    found: Json = {"number": f"{quantity.number}", "unit": quantity.unit, "bound": quantity.bound.value}
    if bounded(quantity.number, quantity.unit, quantity.bound) != quantity:
        found |= {name: _end_json(getattr(quantity, name)) for name in ENDS}
    return found


def _end_json(end: Decimal | bool | None) -> object:
    return f"{end}" if isinstance(end, Decimal) else end


# --- read back ----------------------------------------------------------------------------------------------


def condition_from(found: Mapping[str, Any]) -> Condition:
    """The condition that an object stands for. Raises KeyError, TypeError, ValueError or AttributeError for none."""
    if "not" in found:
        return Denied(condition_from(found["not"]))
    if "and" in found:
        return Joined("and", _conditions(found["and"]))
    if "or" in found:
        return Joined("or", _conditions(found["or"]))
    return Asked(str(found["test"]), _reference(found["of"]), tuple(map(_given, found["arguments"])))


def _conditions(found: Sequence[Mapping[str, Any]]) -> tuple[Condition, ...]:
    if not found:
        raise ValueError(found)
    return tuple(map(condition_from, found))


def _reference(found: Mapping[str, Any]) -> Reference:
    area, period = str(found.get("area", "")), str(found.get("period", ""))
    return Reference(str(found["indicator"]), area, period, str(found["part"]))


def _given(found: Any) -> Given:
    if isinstance(found, dict):
        return _quantity(found) if "number" in found else _reference(found)
    if isinstance(found, str | int) and not isinstance(found, bool):
        return found
    raise ValueError(found)


def _quantity(found: Mapping[str, Any]) -> Quantity:
    number, unit, bound = _number(found["number"]), str(found["unit"]), Bound(found["bound"])
    if "low" not in found:
        return bounded(number, unit, bound)
    low, high = (None if found[end] is None else _number(found[end]) for end in ("low", "high"))
    return Quantity(number, unit, bound, low, high, bool(found["low_open"]), bool(found["high_open"]))


def _number(written: object) -> Decimal:
    try:
        number = Decimal(str(written))
    except InvalidOperation as problem:
        raise ValueError(written) from problem
    if not number.is_finite():
        raise ValueError(written)
    return number
