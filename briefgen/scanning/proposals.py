"""Propose for typed words the cell that says the same, and what to write in the template instead."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.indicators import PARTS, Dataset, Entry, Honour, Indicator, Observation
from briefgen.language.phrases import Asserted, Numeral
from briefgen.origins import Origin
from briefgen.quantities import UNITS, Bound, Quantity, dimension, plain
from briefgen.scanning.mentions import label_of

MOVING = frozenset({"grew", "fell", "flat", "doubled", "more_than_doubled", "from_previous"})
RANK_PARTS = frozenset({"rank", "previous_rank"})
SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
LONGEST_UNIT_FIRST = sorted(UNITS, key=len, reverse=True)
MOST = 3
"""How many cells a message names where several hold the same."""


@dataclass(frozen=True, slots=True)
class Held:
    """What one cell holds, and how a template prints it."""

    entry: Entry
    part: str
    code: str
    expression: str

    @property
    def cell(self) -> Origin:
        return self.entry.origins[0]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Typed words that something is to stand for: what they say, and the indicators named near them, nearest first."""

    text: str
    numerals: Sequence[Numeral]
    claims: Sequence[Asserted]
    near: Sequence[str]
    bound: Bound | None = None

    @property
    def tests(self) -> frozenset[str]:
        return frozenset(claim.test for claim in self.claims)

    @property
    def bounds(self) -> frozenset[Bound]:
        """The bound word that was typed with the number, or that a phrase has in it, or the numeral's own."""
        said = {self.bound} if self.bound else {bound for bound in Bound if bound.value in self.tests}
        return frozenset(said) or frozenset(numeral.bound for numeral in self.numerals)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to write instead, and the cell that it prints; several are alternatives. `value` is set where it differs."""

    written: str
    cell: str
    value: str = ""


class Cells:
    """Every cell of a dataset by what it holds."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._numbers: dict[tuple[str, Decimal], list[Held]] = {}
        self._words: dict[str, list[Held]] = {}
        for held in _held(dataset):
            content = held.entry.content
            if isinstance(content, str):
                self._words.setdefault(content, []).append(held)
            else:
                self._numbers.setdefault(_key(content.number, content.unit), []).append(held)
                self._numbers.setdefault(("", plain(content.number)), []).append(held)

    def matching(self, wanted: Wanted) -> tuple[Held, ...]:
        """The cells that say what was typed, the likeliest only; several where nothing tells them apart."""
        found = {id(held): held for held in (*self._equal(wanted), *self._worded(wanted))}
        scored = [(_score(held, wanted), held) for held in found.values()]
        best = min((score for score, _ in scored), default=None)
        return tuple(held for score, held in scored if score == best)[:MOST]

    def _equal(self, wanted: Wanted) -> Iterator[Held]:
        for numeral in wanted.numerals:
            if numeral.number is None:
                continue
            for held in self._numbers.get(_key(numeral.number, numeral.unit), ()):
                if (numeral.kind == "ordinal") == (held.part in RANK_PARTS):
                    yield held

    def _worded(self, wanted: Wanted) -> Iterator[Held]:
        return (held for words, found in self._words.items() if words in wanted.text for held in found)


def _key(number: Decimal, unit: str) -> tuple[str, Decimal]:
    """Equal for equal amounts: 1.2万元 and 12000元, 1.3万户 and 13000户."""
    if unit not in UNITS and unit[:1] in SCALES:
        return unit[1:], plain(number * SCALES[unit[0]])
    size = UNITS[unit][1] if unit in UNITS else Decimal(1)
    return dimension(unit), plain(number * size)


def _score(held: Held, wanted: Wanted) -> tuple[int, ...]:
    """Less is likelier: named near by, the part that the words speak of, the same bound, the value itself."""
    near = wanted.near.index(held.code) if held.code in wanted.near else len(wanted.near)
    return (near, _strange_part(held, wanted), _other_bound(held, wanted), PARTS.index(held.part))


def _strange_part(held: Held, wanted: Wanted) -> int:
    moving = bool(wanted.tests & MOVING)
    return int(moving != (held.part == "change"))


def _other_bound(held: Held, wanted: Wanted) -> int:
    content = held.entry.content
    bound = content.bound if isinstance(content, Quantity) else Bound.EXACT
    return int(bound not in wanted.bounds)


# --- what to write ------------------------------------------------------------------------------------------


def printed(found: Iterable[Held], wanted: Wanted) -> Proposal:
    """The template text for cells that say the same as the typed words."""
    held = tuple(found)
    written = dict.fromkeys(_written(each, wanted) for each in held)
    return Proposal(" / ".join(written), " / ".join(str(each.cell) for each in held))


def _written(held: Held, wanted: Wanted) -> str:
    """The value by its name; a movement where words of movement were typed with it; another unit where one was."""
    if held.part == "value":
        unit = _other_unit(held, wanted)
        return f'{{{{ {held.expression} | unit("{unit}") }}}}' if unit else f"{{{{ {held.expression} }}}}"
    if held.part == "change" and (wanted.tests & MOVING or isinstance(held.entry.content, str)):
        return f"{{{{ {held.expression} | movement }}}}"
    return f"{{{{ {held.expression}.{held.part} }}}}"


def _other_unit(held: Held, wanted: Wanted) -> str:
    content = held.entry.content
    own = content.unit if isinstance(content, Quantity) else ""
    typed = next((unit for unit in LONGEST_UNIT_FIRST if unit in wanted.text), own)
    return "" if typed == own else typed


def corrected(indicator: Indicator, observation: Observation | None, wanted: Wanted) -> Proposal | None:
    """The value of the indicator that a typed number stands behind, where both measure the same thing."""
    entry = observation.value if observation else None
    if entry is None or isinstance(entry.content, str):
        return None
    measured = _key(entry.content.number, entry.content.unit)[0]
    if not any(_key(Decimal(0), each.unit)[0] == measured for each in wanted.numerals if each.kind == "figure"):
        return None
    return Proposal(
        f"{{{{ {label_of(indicator)} }}}}", str(entry.origins[0]), f"{entry.content.number:f}{entry.content.unit}"
    )


def claimed(indicator: Indicator, wanted: Wanted) -> Proposal:
    """The claim that a template makes about an indicator with the typed words."""
    name = label_of(indicator)
    cell = indicator.observations[0].origin if indicator.observations else indicator.name.origin
    if wanted.tests == {"status"}:
        return Proposal(f"{{{{ {name} | status }}}}", str(cell))
    if wanted.tests and wanted.tests <= {"grew", "fell", "flat"} and not _names_an_amount(wanted):
        return Proposal(f"{{{{ {name} | movement }}}}", str(cell))
    words = wanted.text.replace('"', "”").strip()
    return Proposal(f'{{{{ {name} | claim("{words}") }}}}', str(cell))


def _names_an_amount(wanted: Wanted) -> bool:
    """增加10家 is no rate of growth."""
    said = [argument for claim in wanted.claims for argument in claim.arguments]
    return any(isinstance(each, Quantity) and not each.is_rate for each in said)


def honoured(honours: Sequence[Honour], wanted: Wanted) -> Proposal | None:
    """The word of the sheet of honours (蝉联), where that is what was typed."""
    for index, honour in enumerate(honours):
        if honour.held and honour.held.text in wanted.text:
            return Proposal(f"{{{{ honours[{index}].held }}}}", str(honour.held.cell))
    return None


# --- what the cells hold ------------------------------------------------------------------------------------


def _held(dataset: Dataset) -> Iterator[Held]:
    for indicator in dataset.indicators:
        for observation in indicator.everywhere:
            expression = _expression(indicator, observation, dataset)
            for part, entry in _entries(observation):
                yield Held(entry, part, indicator.code, expression)


def _entries(observation: Observation) -> Iterator[tuple[str, Entry]]:
    for part in PARTS:
        entry = getattr(observation, part)
        if isinstance(entry, Entry):
            yield part, entry


def _expression(indicator: Indicator, observation: Observation, dataset: Dataset) -> str:
    named: Mapping[str, str] = {
        **({"period": observation.period.code} if observation.period != dataset.period else {}),
        **({"area": observation.area} if observation.area else {}),
    }
    if not named:
        return label_of(indicator)
    name = indicator.name.text if '"' not in indicator.name.text else indicator.code
    others = "".join(f', {key}="{value}"' for key, value in named.items())
    return f'figure("{name}"{others})'
