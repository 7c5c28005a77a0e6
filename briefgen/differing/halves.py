"""Find rows that were updated by half: the value is another, and what goes with it is as it was; pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation

from briefgen.diagnostics import Diagnostic, error, warning
from briefgen.differing.cells import same
from briefgen.differing.values import Content, Fact, Facts, Key, Renaming
from briefgen.periods import period_from
from briefgen.quantities import Bound, Quantity, decimals, plain
from briefgen.readers.searching import whole_number

HUNDRED = Decimal(100)
SHORTEST = 2
"""A number of a single digit stands in too many notes to be the value."""


@dataclass(frozen=True, slots=True)
class Row:
    """An observation on both sides, asked for by part."""

    key: Key
    old: Facts
    new: Facts

    def before(self, part: str) -> Fact | None:
        return self.old.held.get(self._part(part))

    def now(self, part: str) -> Fact | None:
        return self.new.held.get(self._part(part))

    def kept(self, part: str) -> Fact | None:
        """The part as it is now, if it says the same as before."""
        before, now = self.before(part), self.now(part)
        return now if before and now and same(before.content, now.content) else None

    def _part(self, part: str) -> Key:
        return Key(self.key.owner, self.key.period, self.key.area, part)

    @property
    def last(self) -> "Row | None":
        """The same row a year before."""
        period = period_from(self.key.period)
        return Row(Key(self.key.owner, period.year_before.code, self.key.area), self.old, self.new) if period else None


def half_updated(old: Facts, new: Facts) -> tuple[Diagnostic, ...]:
    """Findings in the order of the new side; what contradicts is an error, what only was not touched is a warning."""
    rows = dict.fromkeys(Key(key.owner, key.period, key.area) for key in new.held if key.period)
    found = [each for key in rows for each in _of_row(Row(key, old, new))]
    return (*found, *_quoted_elsewhere(old, new))


def proposals(found: tuple[Renaming, ...]) -> tuple[Diagnostic, ...]:
    """A question for each indicator that may have been given a new code."""
    return tuple(
        warning(
            "V756" if each.why.value == "name" else "V757",
            each.new.cell,
            old=each.old.key.owner,
            new=each.new.key.owner,
            old_name=each.old.name,
            name=each.new.name,
        )
        for each in found
    )


def _of_row(row: Row) -> Iterator[Diagnostic]:
    yield from _previous(row)
    if row.before("value") is None:
        yield from _growth_of_last_year(row)
        return
    if row.now("value") is None or row.kept("value"):
        return
    yield from _growth(row)
    yield from _untouched(row)
    yield from _note(row)


# --- what goes with a value ---------------------------------------------------------------------------------------


def _growth(row: Row) -> Iterator[Diagnostic]:
    """The rate must follow from the value now and that of the year before, which may only be known by the old rate."""
    rate, value = row.kept("change"), row.now("value")
    if rate is None or value is None:
        return
    stated = row.now("previous")
    base = _number(stated) if stated else _implied(row.before("value"), rate)
    yield from _judged(rate, value, base, _told(row), slack=0 if stated else 1)


def _growth_of_last_year(row: Row) -> Iterator[Diagnostic]:
    """A row that was moved on by a year with the rate of the last one."""
    last, rate, value = row.last, row.now("change"), row.now("value")
    former = last.before("change") if last else None
    if last is None or rate is None or value is None or former is None or not same(former.content, rate.content):
        return
    base = last.now("value") or last.before("value")
    yield from _judged(rate, value, _number(base), _changed(base, value))


def _judged(
    rate: Fact, value: Fact, base: Decimal | None, told: dict[str, str], slack: int = 0
) -> Iterator[Diagnostic]:
    """A rate that cannot be is an error; one that cannot be worked out is to be looked at.

    A base that is only implied by a rounded rate leaves as many units of the last digit open as `slack` says.
    """
    expected, stated = _expected(rate, value, base), _number(rate)
    if expected is None or stated is None:
        yield warning("V751", rate.cell, growth=_written(rate.content), **told)
    elif abs(expected - stated) > slack * Decimal(1).scaleb(-decimals(stated)):
        yield error("V750", rate.cell, growth=_written(rate.content), expected=f"{expected:f}%", **told)


def _expected(rate: Fact, value: Fact, base: Decimal | None) -> Decimal | None:
    """The rate in per cent with as many digits as the cell has; None where it is no rate of exact amounts."""
    change, amount = rate.content, value.content
    if not isinstance(change, Quantity) or not isinstance(amount, Quantity) or not base:
        return None
    if change.unit != "%" or change.bound is not Bound.EXACT or amount.is_rate or amount.bound is not Bound.EXACT:
        return None
    grown = (amount.number / base - 1) * HUNDRED
    return grown.quantize(Decimal(1).scaleb(-change.decimals), ROUND_HALF_UP)


def _implied(value: Fact | None, rate: Fact) -> Decimal | None:
    """The value of the year before, by the old value and its rate."""
    amount, change = _number(value), _number(rate)
    if amount is None or change is None:
        return None
    try:
        return amount / (1 + change / HUNDRED)
    except (DivisionByZero, InvalidOperation):
        return None


def _previous(row: Row) -> Iterator[Diagnostic]:
    """The value of the year before that the row repeats is the old one, and the row of that year says another now."""
    stated, last = row.now("previous"), row.last
    if stated is None or last is None:
        return
    due = last.now("value") or last.before("value")
    old = last.before("value") if last.now("value") else last.before("previous")
    if due is None or old is None or same(due.content, old.content):
        return
    if same(stated.content, old.content):
        yield error("V752", stated.cell, stated=_written(stated.content), due=_written(due.content), **_named(stated))


def _untouched(row: Row) -> Iterator[Diagnostic]:
    """A rank and a bound that belonged to the old value."""
    rank, value, before = row.kept("rank"), row.now("value"), row.before("value")
    if rank:
        yield warning("V753", rank.cell, rank=_written(rank.content), **_told(row))
    if value and before and isinstance(value.content, Quantity) and isinstance(before.content, Quantity):
        bound = value.content.bound
        if bound is before.content.bound and bound is not Bound.EXACT and value.content.number != before.content.number:
            yield warning("V754", value.cell, **_told(row))


# --- words that quote it --------------------------------------------------------------------------------------------


def _note(row: Row) -> Iterator[Diagnostic]:
    note, value, before = row.now("note"), row.now("value"), row.before("value")
    if note and value and before and _quotes(str(note.content), before.content, value.content, in_own_row=True):
        yield error("V755", note.cell, **_told(row))


def _quoted_elsewhere(old: Facts, new: Facts) -> Iterator[Diagnostic]:
    """Words of other sheets, such as a lead or what somebody said, with the old number and its unit."""
    changed = [
        (before, now)
        for key, now in new.held.items()
        if key.part == "value" and (before := old.held.get(key)) and not same(before.content, now.content)
    ]
    for words in (each for each in new.held.values() if isinstance(each.content, str) and not each.key.period):
        for before, now in changed:
            if _quotes(str(words.content), before.content, now.content):
                yield error("V755", words.cell, **_changed(before, now))


def _quotes(words: str, before: Content, now: Content, in_own_row: bool = False) -> bool:
    """Whether the words have the old number and not the new one; elsewhere than in its row only with its unit."""
    if not isinstance(before, Quantity) or not isinstance(now, Quantity) or before.number == now.number:
        return False
    old, new = (f"{plain(each.number):f}" for each in (before, now))
    is_telling = in_own_row and len(old) >= SHORTEST
    unit = "" if is_telling else before.unit
    if not unit and not is_telling:
        return False
    old_stands = re.search(whole_number(old) + rf"余?多?{re.escape(unit)}", words)
    return bool(old_stands) and not re.search(whole_number(new), words)


# --- words of messages ----------------------------------------------------------------------------------------------


def _number(fact: Fact | None) -> Decimal | None:
    return fact.content.number if fact and isinstance(fact.content, Quantity) else None


def _named(fact: Fact) -> dict[str, str]:
    return {"name": fact.name, "period": fact.key.period}


def _told(row: Row) -> dict[str, str]:
    return _changed(row.before("value"), row.now("value"))


def _changed(before: Fact | None, now: Fact | None) -> dict[str, str]:
    """What is told of a value: whose it is, what it was, what it is."""
    fact = now or before
    assert fact is not None
    return {
        **_named(fact),
        "old": _written(before.content) if before else "—",
        "new": _written(now.content) if now else "—",
    }


def _written(content: Content) -> str:
    """The number and its unit, or the words."""
    return content if isinstance(content, str) else f"{plain(content.number):f}{content.unit}"
