"""Make a packet of many pages out of a small one: its pillars again and again, each time with figures of its own."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from briefgen.compose import Packet
from briefgen.document import Image
from briefgen.indicators import Dataset, Indicator, Label, Pillar
from briefgen.narrative import Templates
from briefgen.scanning.mentions import names
from briefgen.scanning.words import CHINESE

CYCLE = tuple("".join(pair) for pair in product("甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"))
"""What the names of each further round are told apart by: words that hold no numeral."""
PILLARS = ("innovation", "finance", "ecology", "wellbeing")
"""The pillars that have a template each, in the order of the packet."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a packet is composed of."""

    dataset: Dataset
    packet: Packet
    images: Mapping[str, Image]


def grown(material: Material, rounds: int) -> Material:
    """The same packet with its pillars so many times over, at least once; their indicators are others each time."""
    written = _renaming(material.dataset)
    marks = CYCLE[: rounds - 1]
    files = dict(material.packet.templates.files)
    included = [f'{{% include "{pillar}{mark}.md" %}}' for mark in marks for pillar in PILLARS]
    start, last = material.packet.start, f'{{% include "{PILLARS[-1]}.md" %}}'
    files[start] = files[start].replace(last, "\n\n".join((last, *included)))
    for mark, pillar in product(marks, PILLARS):
        files[f"{pillar}{mark}.md"] = _pillar_again(files[f"{pillar}.md"], pillar, mark, written)
    packet = replace(material.packet, templates=Templates(files))
    return replace(material, dataset=_again(material.dataset, marks, written), packet=packet)


LABEL = re.compile(r'(?:label="|\]\(#)[^")]+')
"""A label, and a reference to it: each round has its own."""
Renaming = Callable[[str, str], str]
"""A text and the mark of a round → the text with every indicator's name, short forms too, as that round has it."""


def _renaming(dataset: Dataset) -> Renaming:
    forms = sorted(names(dataset, "zh-CN").forms, key=len, reverse=True)
    known = re.compile("|".join(map(re.escape, forms)))

    def renamed(text: str, mark: str) -> str:
        return known.sub(lambda found: _marked(found[0], mark), text)

    return renamed


def _marked(name: str, mark: str) -> str:
    """新增甲子金融总部机构: a name keeps the head that sentences leave away."""
    head = next((head for head in CHINESE.heads if name.startswith(head)), "")
    return head + mark + name.removeprefix(head)


def _pillar_again(source: str, pillar: str, mark: str, written: Renaming) -> str:
    again = written(source, mark).replace(f'"{pillar}"', f'"{pillar}{mark}"')
    return LABEL.sub(lambda found: f"{found[0]}{mark}", again)


# --- the workbook -------------------------------------------------------------------------------------------


def _again(dataset: Dataset, marks: tuple[str, ...], written: Renaming) -> Dataset:
    pillars = [pillar for pillar in dataset.pillars if pillar.code in PILLARS]
    further = tuple(_pillar(pillar, mark, written) for mark in marks for pillar in pillars)
    quotes = tuple(replace(each, pillar=each.pillar + mark) for mark in marks for each in dataset.quotes)
    return replace(dataset, pillars=dataset.pillars + further, quotes=dataset.quotes + quotes)


def _pillar(pillar: Pillar, mark: str, written: Renaming) -> Pillar:
    indicators = tuple(_indicators(pillar, mark, written))
    title = replace(pillar.title, text=pillar.title.text + mark)
    lead = _label(pillar.lead, mark, written) if pillar.lead else None
    return replace(pillar, code=pillar.code + mark, title=title, lead=lead, indicators=indicators)


def _indicators(pillar: Pillar, mark: str, written: Renaming) -> Iterator[Indicator]:
    for each in pillar.indicators:
        yield replace(
            each,
            code=each.code + mark,
            name=_label(each.name, mark, written),
            pillar=each.pillar + mark,
            parent=each.parent + mark if each.parent else "",
            group=each.group + mark if each.group else "",
        )


def _label(label: Label, mark: str, written: Renaming) -> Label:
    return replace(label, text=written(label.text, mark))
