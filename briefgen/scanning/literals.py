"""Find the stretches of a text that are no figures by declaration: a template's literals, names of the workbook."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.indicators import Dataset
from briefgen.lookup import Lookup, Span, lookup
from briefgen.origins import Origin

SIGN_OF_NUMERAL = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千万亿两半]|[A-Za-z]{3}")


@dataclass(frozen=True, slots=True)
class Literals:
    """Names that may hold numerals."""

    names: Lookup

    def covered(self, text: str) -> tuple[Span, ...]:
        """Where they stand in a text, also where one overlaps another."""
        return tuple(self.names.everywhere(text))


def literals_of(declared: Iterable[str], names: Iterable[str]) -> Literals:
    """What a template declares, and those names of the workbook that have a numeral in them.

    Within a sentence a Latin name may begin with a small letter.
    """
    numbered = [name for name in names if SIGN_OF_NUMERAL.search(name)]
    return Literals(lookup((*declared, *numbered, *(name[:1].lower() + name[1:] for name in numbered))))


def workbook_names(dataset: Dataset) -> Iterator[str]:
    """Every name that the workbook gives; a quote or a lead is a sentence and no name."""
    for pillar in dataset.pillars:
        yield from (label.text for label in (pillar.title, pillar.agency) if label)
    for indicator in dataset.indicators:
        yield indicator.name.text
        yield from (each.peers.text for each in indicator.observations if each.peers)
    yield from (honour.name.text for honour in dataset.honours)
    yield from (item.content.text for item in dataset.cover)
    yield from (office.text for quote in dataset.quotes if (office := quote.office))


def prose_of(dataset: Dataset) -> Iterator[Origin]:
    """The cells that hold sentences: what they say of figures stays when a figure changes. Translations too."""
    sentences = [pillar.lead for pillar in dataset.pillars if pillar.lead]
    sentences += [quote.content for quote in dataset.quotes]
    sentences += [picture.caption for picture in dataset.pictures]
    said = {each.text for each in sentences}
    yield from (each.origin for each in sentences)
    yield from (other.origin for label, other in dataset.translations if label.text in said)


def is_within(span: Span, spans: Sequence[Span]) -> bool:
    return any(first <= span[0] and span[1] <= last for first, last in spans)
