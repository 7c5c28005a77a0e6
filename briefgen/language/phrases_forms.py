"""Give the shape of a phrase table: what words claim which test, and how the test's arguments are read."""

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.quantities import Bound

BY_BOUND = ""
"""The test that the bound word of the numeral names: over for 超, equals for none."""


def words(text: str) -> tuple[str, ...]:
    """Words parted by spaces."""
    return tuple(text.split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """`pattern` is a row of slots parted by spaces; a question mark behind a slot says that it may be empty.

    A slot holds words parted by bars (a low line stands for a space within them), or a mark: {q} a figure with its
    bound word, {b} one that has such a word, {P} percentage points, {M} a multiple, {Y} years, {W} places, {O} an
    ordinal, {T} the first so many, {D} a date, {list} several figures, {gap} a few words, {ahead} a figure within the
    clause, {known} peers that the language lists, {peers} and {other} any name; the last slot
    of a row takes all of its clause.
    `arguments` name what is passed on: q, o, t, y, d, w (negative with a minus sign), peers, other, list, inner (the
    claim behind it), a number as it stands, or =word for the word itself.
    """

    pattern: str
    test: str
    arguments: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """All phrases of a language, and the words that bound a number.

    A gap and a name are at most so long and end at those characters at the latest; joints part the figures of a list;
    fillers may stand between 首次 and what happened for the first time.
    """

    phrases: tuple[Phrase, ...]
    heads: Mapping[str, Bound]
    tails: Mapping[str, Bound]
    known: str
    gap_stops: str
    longest_gap: int
    joints: tuple[str, ...]
    fillers: tuple[str, ...]
    spaced: bool
