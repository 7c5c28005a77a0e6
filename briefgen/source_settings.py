"""Make the `[[source]]` blocks of the settings into values; what contradicts itself is an error at its line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from briefgen.diagnostics import Diagnostic, Warned, error
from briefgen.origins import Place
from briefgen.sourcing import COLUMN_ROLES, FREQUENCIES, LAYOUTS, TAKEN_PARTS, SourceBlock, Wanted
from briefgen.strict_settings import Key, block_line, place_of

WANTED_KEYS = {
    "code": Key("str"),
    "title": Key("str"),
    "pillar": Key("str"),
    "unit": Key("str"),
    "scale": Key("str", ("千", "万", "百万", "亿")),
    "part": Key("str", TAKEN_PARTS),
    "basis": Key("str"),
    "scope": Key("str"),
    "parent": Key("str"),
    "direction": Key("str"),
}
SOURCE_KEYS = {
    "workbook": Key("str"),
    "sheet": Key("place", most=None),
    "region": Key("str"),
    "until": Key("str"),
    "header_rows": Key("counts"),
    "layout": Key("str", LAYOUTS),
    "pillar": Key("str"),
    "unit": Key("str"),
    "scale": WANTED_KEYS["scale"],
    "period": Key("str"),
    "periods": Key("list"),
    "patterns": Key("list"),
    "frequency": Key("str", FREQUENCIES),
    "area": Key("str"),
    "areas": Key("names"),
    "missing": Key("list"),
    "only": Key("list"),
    "leave": Key("list"),
    "columns": Key("table", keys={role: Key("str") for role in COLUMN_ROLES}),
    "indicators": Key("open table", keys=WANTED_KEYS),
    "rules": Key("bool"),
}


def source_blocks(blocks: Sequence[Mapping[str, Any]], text: str, file: str) -> Warned[tuple[SourceBlock, ...]]:
    """The blocks in the order of the file; `text` is the file, so that each key is known by its line."""
    made = [_block(each, number, text, file) for number, each in enumerate(blocks)]
    return Warned(tuple(made), tuple(found for each in made for found in _mistakes(each)))


def _block(values: Mapping[str, Any], number: int, text: str, file: str) -> SourceBlock:
    start = block_line("source", number, text)
    places = {name: place_of(name, text, file, start) for name in values}
    plain: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else tuple(value.items()) if isinstance(value, dict) else value
        for name, value in values.items()
        if name != "indicators"
    }
    wanted = [
        _wanted(name, value, place_of(name, text, file, start)) for name, value in values.get("indicators", {}).items()
    ]
    wanted = [each if each.place.column else replace(each, place=places["indicators"]) for each in wanted]
    return SourceBlock(
        **{"workbook": "", **plain}, place=Place(file, start + 1), places=places, indicators=tuple(wanted)
    )


def _wanted(name: str, value: str | Mapping[str, str], place: Place) -> Wanted:
    given = {"code": value} if isinstance(value, str) else value
    return Wanted(name, place=place, **{"code": "", **given})


def _mistakes(block: SourceBlock) -> Iterator[Diagnostic]:
    if not block.workbook:
        yield error("S170", block.place, key="workbook")
    for wanted in block.indicators:
        if not wanted.code:
            yield error("S171", wanted.place, name=wanted.name)
    if block.until and not block.region:
        yield error("S172", block.at("until"))
