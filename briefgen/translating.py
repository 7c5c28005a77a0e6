"""Transform a Dataset into the same one in the words of another language, as its sheet of translations has them; pure.

Codes, numbers, units of measure and areas stay: they are compared, and each language prints them in its own way.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from briefgen.diagnostics import Diagnostic, warning
from briefgen.document import Datum, Document, Picture, Text
from briefgen.indicators import (
    CoverItem,
    Dataset,
    Entry,
    Honour,
    Indicator,
    Label,
    Observation,
    PicturePlace,
    Pillar,
    Quote,
    Survey,
    Waiver,
)
from briefgen.language import Language
from briefgen.origins import Origin
from briefgen.quantities import Quantity
from briefgen.traversal import walk

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
ROWS = (CoverItem, Honour, Indicator, Observation, PicturePlace, Pillar, Quote, Survey, Waiver)
FIELDS: Mapping[type, tuple[str, ...]] = {
    kind: tuple(each.name for each in fields(kind) if each.init and each.compare) for kind in ROWS
}
"""What holds labels and entries, and by which names."""
Node = TypeVar("Node")


def translated(dataset: Dataset, language: Language) -> Dataset:
    """The dataset with every label and every word of an entry in the words of a language.

    What has no translation stays as it is; a dataset that was translated before comes back unchanged.
    """
    if not language.translates or not dataset.translations:
        return dataset
    said = _Said({chinese.text: other for chinese, other in dataset.translations}, language)
    changed = {
        name: said.all_of(getattr(dataset, name))
        for name in ("cover", "pillars", "quotes", "honours", "pictures", "waivers", "areas")
    }
    return replace(dataset, **changed)  # type: ignore[arg-type]  # each field keeps its type


@dataclass(frozen=True, slots=True)
class _Said:
    """How each of the workbook's words is said."""

    words: Mapping[str, Label]
    language: Language

    def all_of(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        return tuple(map(self.of, nodes))

    def of(self, node: Node) -> Node:
        """A node with its words translated; what is not words, and holds none, is the same object."""
        made: object = node
        match node:
            case Label():
                made = self._label(node)
            case Entry():
                made = self._entry(node)
            case Indicator():
                made = self._indicator(node)
            case tuple():
                made = self.all_of(node)
            case _ if type(node) in FIELDS:
                made = replace(node, **self._fields(node))  # type: ignore[type-var]  # ROWS are dataclasses
        return made  # type: ignore[return-value]  # each node gives one of its own type

    def _fields(self, node: object) -> dict[str, object]:
        return {name: self.of(value) for name in FIELDS[type(node)] if (value := getattr(node, name)) is not None}

    def _label(self, label: Label) -> Label:
        other = self.words.get(label.text)
        return Label(other.text, other.origin, label) if other else label

    def _entry(self, entry: Entry) -> Entry:
        """Words such as 翻番; of a quantity its unit, where the language has no words of its own for it."""
        match entry.content:
            case Quantity(unit=unit) as quantity:
                other = None if unit in self.language.units else self.words.get(unit)
                return replace(entry, content=replace(quantity, unit=other.text)) if other else entry
            case words:
                other = self.words.get(words)
                return replace(entry, content=other.text) if other else entry

    def _indicator(self, indicator: Indicator) -> Indicator:
        """A unit that the language has words for keeps its own: the number is converted along with it."""
        changed = self._fields(indicator)
        if indicator.unit and self.language.measures(indicator.unit.text):
            changed["unit"] = indicator.unit
        return replace(indicator, **changed)  # type: ignore[arg-type]  # each field keeps its type


# --- what nobody translated -----------------------------------------------------------------------------------


def untranslated(document: Document, dataset: Dataset, language: Language) -> Iterator[Diagnostic]:
    """A warning (T350) for each text of the workbook that is printed in Chinese for want of a translation.

    What a translator left in Chinese, and what was typed into the template, is meant to be so.
    """
    if not language.translates:
        return
    left = {other.origin for _, other in dataset.translations}
    for words, origin in dict.fromkeys(_from_workbook(document, dataset)):
        if HAN.search(words) and origin not in left:
            yield warning("T350", origin, words=words)


def _from_workbook(document: Document, dataset: Dataset) -> Iterator[tuple[str, Origin]]:
    """Every text that is printed as a cell of the workbook has it, with the cell."""
    told = {each.alternative.text: each.alternative.origin for each in dataset.pictures if each.alternative}
    for node in walk(document):
        match node:
            case Text(text=words, where=Origin() as origin):
                yield words, origin
            case Datum(source=source) if source.origins:
                yield node.text, source.origins[0]
            case Picture(alternative=words) if words in told:
                yield words, told[words]
