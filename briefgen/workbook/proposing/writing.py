"""Write drafts as `[[source]]` blocks of settings, with comments that say what was seen; pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from glob import escape
from typing import Literal

from briefgen.sourcing import EVERY
from briefgen.workbook.proposing.values import Draft, Item, Pillar, Reading

Language = Literal["zh", "en"]
WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "seen": "{region}：{indicators} 个指标，{figures} 个数，把握 {sure:.0%}",
        "pillar": "支柱表里要有这一行：{code}  {title}",
        "period": "表里没有写时期",
        "missing": "读不成数，当作没有",
        "leave": "这几列（行）不读",
        "only": "只读这几列",
        "header_rows": "下一行也可能是表头，请看一眼",
        "patterns": "年份后面多一位，看作注码，请看一眼",
        "frequency": "日期代表的时期",
        "columns": "各列是什么，按列里的内容看出来的",
        "dropped": "没有读（{code} {place}）：{path}",
    },
    "en": {
        "seen": "{region}: {indicators} indicators, {figures} figures, {sure:.0%} sure",
        "pillar": "the sheet 支柱 needs the row: {code}  {title}",
        "period": "the table does not say when",
        "missing": "cannot be read as numbers, taken as none",
        "leave": "these columns (rows) are not read",
        "only": "only these columns are read",
        "header_rows": "the next row may be a header too: please look",
        "patterns": "a digit behind the year is taken for a footnote: please look",
        "frequency": "what the dates stand for",
        "columns": "what columns hold, made out by what stands in them",
        "dropped": "not read ({code} {place}): {path}",
    },
}
KEYS = ("region", "header_rows", "layout", "frequency", "patterns", "period", "area", "only", "leave", "missing")


def written(
    drafts: Sequence[Draft], pillars: Sequence[Pillar], language: Language = "zh", readings: Sequence[Reading] = ()
) -> str:
    """The blocks in the order of the drafts; with what each was seen to read, where that is known."""
    titles = {each.code: each.title for each in pillars}
    blocks = []
    for number, draft in enumerate(drafts):
        head = (_seen(readings[number], language),) if readings else ()
        blocks.append("\n".join((*head, *_block(draft, titles, WORDS[language]))))
    return "\n\n".join(blocks) + "\n"


def _seen(reading: Reading, language: Language) -> str:
    counted = {"indicators": len(reading.indicators), "figures": reading.figures, "sure": reading.sure}
    return "# " + WORDS[language]["seen"].format(region=f"{reading.sheet}!{reading.region}", **counted)


def _block(draft: Draft, titles: Mapping[str, str], words: Mapping[str, str]) -> Iterator[str]:
    yield "[[source]]"
    yield f"workbook = {quoted(escape(draft.workbook))}"
    yield f"sheet = {quoted(draft.sheet)}"
    for key in KEYS:
        value = getattr(draft, key)
        if value:
            yield f"{key} = {quoted(value)}" + (f"  # {words[key]}" if key in words else "")
    if draft.columns:
        held = ", ".join(f"{role} = {quoted(over)}" for role, over in draft.columns)
        yield f"columns = {{ {held} }}  # {words['columns']}"
    if draft.pillar:
        told = words["pillar"].format(code=draft.pillar, title=titles.get(draft.pillar, ""))
        yield f"pillar = {quoted(draft.pillar)}  # {told}"
    yield ""
    yield "[source.indicators]"
    yield from (f"{quoted(item.path)} = {_value(item, draft)}" for item in draft.items)
    for item, found in draft.dropped:
        yield "# " + words["dropped"].format(code=found.code, place=found.where, path=item.path)


def _value(item: Item, draft: Draft) -> str:
    beside = {
        "title": item.title if not item.part else "",
        "pillar": item.pillar if item.pillar != draft.pillar else "",
        "unit": item.unit if item.path == EVERY else "",
        "part": item.part,
        "parent": item.parent,
    }
    filled = [f"{name} = {quoted(value)}" for name, value in beside.items() if value]
    if not filled:
        return quoted(item.code)
    return f"{{ {', '.join((f'code = {quoted(item.code)}', *filled))} }}"


def quoted(value: object) -> str:
    """A value as TOML writes it: a text, a whole number, or a list of these."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(quoted, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
