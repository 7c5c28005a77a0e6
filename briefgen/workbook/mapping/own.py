"""Hold sources against the packet's own workbook: its indicators, and pillars for those that it lacks."""

from collections.abc import Container, Iterable, Mapping

from briefgen.origins import Place
from briefgen.sourcing import Wanted
from briefgen.workbook.findings import Findings, nearest
from briefgen.workbook.mapping.reading import Sources
from briefgen.workbook.tables import Row
from briefgen.workbook.vocabulary import folded

SETTINGS = "briefgen.toml"


def own_names(table: Iterable[Row]) -> tuple[Wanted, ...]:
    """The packet's own indicators, for a source that does not say which it has."""
    named = {row.words("code"): row.words("name") for row in table if row.words("name")}
    return tuple(Wanted(name, code, Place(SETTINGS)) for code, name in named.items())


def check_pillars(sources: Sources, codes: Container[str], pillars: Mapping[str, str], findings: Findings) -> None:
    """An indicator that the packet's own workbook does not have must name a pillar that it does."""
    for block, _ in sources:
        for wanted in block.indicators:
            pillar = wanted.pillar or block.pillar
            if wanted.code not in codes and folded(pillar) not in pillars:
                near = pillars.get(nearest(folded(pillar), pillars), "") or "、".join(dict.fromkeys(pillars.values()))
                findings.error("S179", wanted.place, name=wanted.name, pillar=pillar or "—", near=near)
