"""Name the kinds of chart that a template may ask for, and what each of them can be asked."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal, get_args

from briefgen.errors import Mistake

Kind = Literal["bar", "dots", "line", "parts", "multiples"]
KINDS: tuple[Kind, ...] = get_args(Kind)

EVERY = frozenset(KINDS)
OVER_TIME = frozenset[str]({"line", "multiples"})
ON_A_SCALE = EVERY - {"parts"}

OPTIONS: dict[str, frozenset[str]] = {
    "title": EVERY,
    "note": EVERY,
    "kind": EVERY,
    "part": ON_A_SCALE,
    "names": ON_A_SCALE,
    "periods": ON_A_SCALE,
    "areas": ON_A_SCALE,
    "ordered": frozenset({"bar", "dots"}),
    "from_zero": OVER_TIME,
    "marks": frozenset({"multiples"}),
    "scale": frozenset({"multiples"}),
}
"""What a template may write behind the indicators, and with which kinds."""


def near(name: str, known: Iterable[str]) -> str:
    """The nearest known name, or a dash."""
    return next(iter(get_close_matches(name, list(known), 1, 0.4)), "—")


def unknown_kind(kind: object) -> Mistake:
    """What is wrong with a kind that is none."""
    return Mistake("T336", kind=kind, near=near(str(kind), KINDS))


def kind_of(asked: object) -> Kind:
    """Raises Mistake for what is no kind of chart."""
    found = next((kind for kind in KINDS if kind == asked), None)
    if found is None:
        raise unknown_kind(asked)
    return found


def require_options(names: Iterable[str], kind: Kind) -> None:
    """Raises Mistake for an option that no chart has, or not one of this kind."""
    for name in names:
        if name not in OPTIONS:
            raise Mistake("T370", key=name, near=near(name, OPTIONS))
        if kind not in OPTIONS[name]:
            raise Mistake("T371", key=name, kind=kind, kinds=" · ".join(sorted(OPTIONS[name])))
