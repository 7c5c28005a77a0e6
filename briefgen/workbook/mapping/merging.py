"""Make one account out of several: the packet's own rows and those of every source, and tell where two differ; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from briefgen.indicators import PARTS, Entry, Observation
from briefgen.quantities import Quantity, UnitsDiffer
from briefgen.workbook.findings import Findings
from briefgen.workbook.observations import Reported

GIVES_WAY, EQUAL, RULES = 0, 1, 2
"""How much a source counts where another says something else; the packet's own workbook is equal to others."""
STATUS = ("status", "status_origin")
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Account:
    """Rows of one source, and how much it counts."""

    rows: Sequence[Reported]
    weight: int = EQUAL


@dataclass(slots=True)
class _Held:
    """What is known so far of an indicator at a period in an area, and how much each part of it counts."""

    observation: Observation
    weights: dict[str, int] = field(default_factory=dict)


def merged(own: Sequence[Reported], others: Iterable[Account], area: str, findings: Findings) -> list[Reported]:
    """The own rows, with what others add to them, and after them the rows of others.

    `area` is the one that the cover names: rows that name it and rows that name none are of the same.
    """
    held = _Known(area)
    for row in own:
        for observation in row.observations:
            held.setdefault(held.key(row, observation), _Held(observation, dict.fromkeys(PARTS, EQUAL)))
    added = [_added(row, account.weight, held, findings) for account in others for row in account.rows]
    return [_with_held(row, held) for row in (*own, *filter(None, added))]


class _Known(dict[Key, _Held]):
    """What is known of each indicator by period and area."""

    def __init__(self, area: str) -> None:
        super().__init__()
        self._area = area

    def key(self, row: Reported, observation: Observation) -> Key:
        code = normalize("NFKC", row.code.text) if row.code else ""
        return code, observation.period.code, "" if observation.area == self._area else observation.area


def _added(row: Reported, weight: int, held: _Known, findings: Findings) -> Reported | None:
    """The row with the observations that are new; what is known already takes in the rest."""
    new = list[Observation]()
    for observation in row.observations:
        key = held.key(row, observation)
        if key in held:
            _take_in(held[key], observation, weight, row, findings)
        else:
            held[key] = _Held(observation, dict.fromkeys(PARTS, weight))
            new.append(observation)
    return replace(row, observations=tuple(new)) if new or not row.observations else None


def _take_in(held: _Held, other: Observation, weight: int, row: Reported, findings: Findings) -> None:
    changed = dict[str, object]()
    for part in PARTS:
        entry, known = getattr(other, part), getattr(held.observation, part)
        if entry is None:
            continue
        if known is None or weight > held.weights[part]:
            changed[part], held.weights[part] = entry, weight
        elif weight == held.weights[part] and not _agree(known, entry):
            told = {"name": row.code or "", "period": other.period, "place": known.origins[0]}
            findings.error("W221", entry.origins[0], one=_shown(entry), other=_shown(known), **told)
    if "value" in changed:
        changed |= {name: getattr(other, name) for name in STATUS if other.status_origin}
    if other.basis and not held.observation.basis:
        changed["basis"] = other.basis
    held.observation = replace(held.observation, **changed)  # type: ignore[arg-type]  # each part keeps its type


def _with_held(row: Reported, held: _Known) -> Reported:
    """Each observation as it is known in the end; a second one of the same key in a row stays for the checks."""
    observations = []
    for observation in row.observations:
        found = held.get(held.key(row, observation))
        is_first = found is not None and found.observation.origin == observation.origin
        observations.append(found.observation if found and is_first else observation)
    return replace(row, observations=tuple(observations))


def _agree(one: Entry, other: Entry) -> bool:
    """Whether two entries say the same: the same words, or the same interval in whatever unit."""
    if not (isinstance(one.content, Quantity) and isinstance(other.content, Quantity)):
        return one.content == other.content
    try:
        here, there = one.content, other.content.to(one.content.unit)
    except UnitsDiffer:
        return False
    return (here.number, here.bound) == (there.number, there.bound)


def _shown(entry: Entry) -> str:
    content = entry.content
    return f"{content.number:f}{content.unit}" if isinstance(content, Quantity) else content
