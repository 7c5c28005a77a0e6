"""Find every word of the templates that nothing answers to: names, attributes, filters, tests, files, tags."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefgen.charts import KINDS, unknown_kind
from briefgen.diagnostics import Diagnostic, error
from briefgen.narrative.compiling import Compiled
from briefgen.narrative.environment import TEXT_METHODS
from briefgen.narrative.filters import FILTERS, TESTS
from briefgen.narrative.mentions import Mention
from briefgen.narrative.names import COVER, HONOUR, PICTURE, PILLAR, QUOTE
from briefgen.narrative.nearest import nearest
from briefgen.narrative.observed import Observed
from briefgen.origins import Place

JINJA = ("loop", "super", "self", "caller", "varargs", "kwargs", "range", "namespace")
UNTOLD = frozenset({"super", "self", "caller", "varargs", "kwargs"})
"""Names of the template language that nobody means who writes about figures."""
LOOP = (
    *("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "cycle", "changed"),
    *("previtem", "nextitem"),
)
MAPPING = ("items", "keys", "values", "get")
PARTS = frozenset((*Observed.PARTS, *PILLAR, *QUOTE, *HONOUR, *PICTURE, *COVER, *LOOP, *MAPPING, *TEXT_METHODS))

CODES = {"name": "T210", "attribute": "T211", "filter": "T212", "test": "T213", "template": "T214", "tag": "T215"}


@dataclass(frozen=True, slots=True)
class Linted:
    """What was found, and the words that need not be reported again when the templates run."""

    diagnostics: tuple[Diagnostic, ...]
    names: frozenset[str]
    attributes: frozenset[str]
    stops: bool
    """Whether a template cannot run at all."""


def linted(
    compiled: Mapping[str, Compiled], files: Iterable[str], names: Iterable[str], cover: Iterable[str]
) -> Linted:
    """Check every mention of every template; names and attributes that any template makes are known in all.

    `files` are all templates, also those that cannot be parsed; `cover` the keys of the cover sheet.
    """
    made = [each.mentions for each in compiled.values()]
    vocabulary = {
        "name": frozenset((*names, *JINJA)).union(*(each.names for each in made)),
        "attribute": PARTS.union(cover, *(each.attributes for each in made)),
        "filter": frozenset(FILTERS),
        "test": frozenset(TESTS),
        "template": frozenset(files),
        "tag": frozenset[str](),
        "kind": frozenset(KINDS),
    }
    faults = [
        (file, mention)
        for file, each in compiled.items()
        for mention in each.mentions.used
        if mention.word not in vocabulary[mention.kind]
    ]
    return Linted(
        tuple(_diagnostic(file, mention, vocabulary[mention.kind]) for file, mention in sorted(faults, key=_order)),
        _words(faults, "name"),
        _words(faults, "attribute"),
        any(mention.kind in ("filter", "test", "template", "tag") for _, mention in faults),
    )


def _order(fault: tuple[str, Mention]) -> tuple[str, int, int]:
    return fault[0], fault[1].line, fault[1].column


def _diagnostic(file: str, mention: Mention, known: frozenset[str]) -> Diagnostic:
    place = Place(file, mention.line, mention.column)
    if mention.kind == "kind":
        mistake = unknown_kind(mention.word)
        return error(mistake.code, place, **mistake.arguments)
    told = sorted(set(known) - UNTOLD)
    return error(CODES[mention.kind], place, name=mention.word, nearest=nearest(mention.word, told))


def _words(faults: Iterable[tuple[str, Mention]], kind: str) -> frozenset[str]:
    return frozenset(mention.word for _, mention in faults if mention.kind == kind)
