"""Put what differs into lines for people, into Markdown, and into a page of HTML."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from briefgen.differing import (
    CellChange,
    ClaimChange,
    Content,
    Difference,
    Fact,
    FigureChange,
    Kind,
    LineChange,
    Renaming,
    Touched,
    Turn,
)
from briefgen.language import LANGUAGES
from briefgen.origins import Origin
from briefgen.quantities import plain
from briefgen.reporting import MessageLanguage, as_sentence, worded

TAGS = {"zh": "zh-CN", "en": "en"}
NOTHING = "—"
KINDS_OF_PARTS = ("cells", "renamings", "figures", "lines", "claims", "touched")
"""In the order in which one follows from another."""
WORDS = {
    "zh": {
        "title": "{old} → {new}",
        "now": "现在",
        "nothing": "没有不同",
        "untold": "数、带数的句子和论断没有不同；版本不同，是因为单元格的位置、没有数的话、版式或图片有别",
        "cells": "改动的单元格",
        "renamings": "可能改了编码（请人定）",
        "figures": "印出的数",
        "lines": "句子和行",
        "claims": "论断翻了",
        "touched": "有改动的表和图",
        "what": "什么",
        "old": "原来",
        "new": "现在",
        "where": "在哪里",
        "page": "第 {page} 页",
        "moved": "{old} → {new}",
        "comma": "、",
        "colon": "：",
        "pages": "有改动的页",
        "findings": "要看一看的",
    },
    "en": {
        "title": "{old} → {new}",
        "now": "now",
        "nothing": "nothing differs",
        "untold": "no figure, no sentence with a figure and no claim differs; these are two editions by the places of "
        "cells, words without figures, looks or pictures",
        "cells": "Cells changed",
        "renamings": "Codes that may have been changed (for you to decide)",
        "figures": "Printed figures",
        "lines": "Sentences and rows",
        "claims": "Claims that flipped",
        "touched": "Tables and charts with changes",
        "what": "What",
        "old": "Before",
        "new": "Now",
        "where": "Where",
        "page": "page {page}",
        "moved": "{old} → {new}",
        "comma": ", ",
        "colon": ": ",
        "pages": "pages with changes",
        "findings": "To be looked at",
    },
}
PARTS = {
    "zh": {
        "value": "值", "previous": "上期值", "change": "增速", "rank": "位次", "previous_rank": "上期位次",
        "target": "目标", "peer_count": "参比数", "status": "状态", "peers": "位次范围", "note": "备注",
        "basis": "口径", "name": "名称", "source": "来源", "title": "名称", "subtitle": "副题", "lead": "导语",
        "agency": "牵头单位",
        "held": "连续", "content": "内容", "office": "身份", "caption": "图片说明", "file": "文件",
        "alternative": "替代文字", "credit": "摄影", "cover": "封面", "translation": "译名", "reason": "理由",
    },
    "en": {
        "value": "value", "previous": "previous value", "change": "growth", "rank": "rank",
        "previous_rank": "previous rank", "target": "target", "peer_count": "number of peers", "status": "status",
        "peers": "peers", "note": "note", "basis": "basis", "name": "name", "source": "source", "title": "title",
        "subtitle": "subtitle", "lead": "lead", "agency": "agency", "held": "held", "content": "words",
        "office": "office", "caption": "caption", "file": "file", "alternative": "alternative text",
        "credit": "credit", "cover": "cover", "translation": "translation", "reason": "reason",
    },
}  # fmt: skip
KINDS = {
    "zh": {Kind.SENTENCE: "正文", Kind.TABLE: "表", Kind.LABEL: "图和大数字"},
    "en": {Kind.SENTENCE: "text", Kind.TABLE: "table", Kind.LABEL: "charts and key figures"},
}
TURNS = {
    "zh": {Turn.REWORDED: "改说", Turn.REFUSED: "不成立，不让印", Turn.GONE: "不再说", Turn.COME: "新说"},
    "en": {Turn.REWORDED: "reworded", Turn.REFUSED: "refused", Turn.GONE: "no longer said", Turn.COME: "newly said"},
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that differs: what, before, now, where."""

    what: str
    old: str
    new: str
    where: str


@dataclass(frozen=True, slots=True)
class Part:
    """Things of one kind; those of `long` words are set one below the other."""

    title: str
    items: tuple[Item, ...]
    long: bool = False


def difference_text(found: Difference, language: MessageLanguage) -> str:
    """A heading with its count for each kind, below it a line a thing; sentences before and after in two lines."""
    lines = [title(found, language)]
    for part in parts(found, language):
        lines += ["", f"{part.title}  {len(part.items)}"]
        lines += [line for item in part.items for line in _text_lines(item, part.long)]
    return "\n".join((*lines, *_closing(found, language))) + "\n"


def _text_lines(item: Item, long: bool) -> Iterator[str]:
    head = "  ".join(filter(None, (item.what, item.where)))
    if long:
        yield f"  {head}"
        yield from (f"    {sign} {words}" for sign, words in (("−", item.old), ("+", item.new)) if words)
        return
    words = f"{item.old or NOTHING} → {item.new or NOTHING}" if item.old or item.new else ""
    yield "  " + "  ".join(filter(None, (item.what, words, item.where)))


def _closing(found: Difference, language: MessageLanguage) -> Iterator[str]:
    words = WORDS[language]
    if found.is_empty:
        yield words["untold" if found.differs_untold else "nothing"]
    elif found.pages:
        yield ""
        yield words["pages"] + words["colon"] + words["comma"].join(found.pages)


def difference_markdown(found: Difference, language: MessageLanguage) -> str:
    """What is to be looked at, and a table for each kind of change."""
    words = WORDS[language]
    lines = [f"# {_marked_down(title(found, language))}"]
    told = tuple(_findings(found, language))
    lines += ["", f"## {words['findings']}", "", *(f"- {_marked_down(each)}" for each in told)] if told else []
    for part in parts(found, language):
        lines += ["", f"## {part.title}", "", _bars(words[each] for each in ("what", "old", "new", "where"))]
        lines += ["|---|---|---|---|"]
        lines += [_bars(map(_marked_down, (item.what, item.old, item.new, item.where))) for item in part.items]
    closing = tuple(_closing(found, language))
    return "\n".join((*lines, *(("", *filter(None, closing)) if closing else ()))) + "\n"


def _bars(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _marked_down(words: str) -> str:
    """Words that Markdown takes for nothing but words."""
    for sign in "\\`*_[]<>|#":
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", " ")


STYLE = """
body { font-family: serif; max-width: 60em; margin: 2em auto; padding: 0 1em; line-height: 1.5; color: #1c2733; }
h1 { font-size: 1.4em; } h2 { font-size: 1.1em; margin-top: 1.6em; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .3em .6em; border-bottom: 1px solid #c9d3dc; }
th:nth-child(2), th:nth-child(3) { width: 30%; } th:last-child { width: 16%; }
del, ins { text-decoration: none; } del { color: #8c2f2f; } ins { color: #1d5b3f; }
""".strip()


def _findings(found: Difference, language: MessageLanguage) -> Iterator[str]:
    """What is to be looked at, with what to do; in lines for people the messages have said it already."""
    for each in found.findings:
        yield f"{as_sentence(each, language)} {worded(each, language).hint}"


def difference_html(found: Difference, language: MessageLanguage) -> str:
    """A whole page that needs nothing else."""
    words, heading = WORDS[language], escape(title(found, language))
    head = "".join(f'<th scope="col">{words[each]}</th>' for each in ("what", "old", "new", "where"))
    tables = "".join(
        f"<h2>{escape(part.title)}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n"
        + "".join(map(_html_row, part.items))
        + "</tbody>\n</table>\n"
        for part in parts(found, language)
    )
    told = "".join(f"<li>{escape(each)}</li>\n" for each in _findings(found, language))
    findings = f"<h2>{words['findings']}</h2>\n<ul>\n{told}</ul>\n" if told else ""
    closing = "".join(f"<p>{escape(line)}</p>\n" for line in _closing(found, language) if line)
    return (
        f'<!DOCTYPE html>\n<html lang="{TAGS[language]}">\n<head>\n<meta charset="utf-8">\n<title>{heading}</title>\n'
        f"<style>\n{STYLE}\n</style>\n</head>\n<body>\n<h1>{heading}</h1>\n{findings}{tables}{closing}</body>\n</html>\n"
    )


def _html_row(item: Item) -> str:
    old = f"<del>{escape(item.old)}</del>" if item.old else ""
    new = f"<ins>{escape(item.new)}</ins>" if item.new else ""
    return f"<tr><td>{escape(item.what)}</td><td>{old}</td><td>{new}</td><td>{escape(item.where)}</td></tr>\n"


# --- in words ---------------------------------------------------------------------------------------------------


def title(found: Difference, language: MessageLanguage) -> str:
    """What is compared, with its editions."""
    words = WORDS[language]
    sides = (f"{side.name}（{side.record.edition}）" if side.record else side.name for side in (found.old, found.new))
    if language == "en":
        sides = (side.replace("（", " (").replace("）", ")") for side in sides)
    old, new = sides
    return words["title"].format(old=old, new=new)


def parts(found: Difference, language: MessageLanguage, kinds: Iterable[str] = KINDS_OF_PARTS) -> Iterator[Part]:
    """Only the kinds of which there is something."""
    made = (_part(each, found, language) for each in kinds)
    return (each for each in made if each.items)


def _part(kind: str, found: Difference, language: MessageLanguage) -> Part:
    items: Iterable[Item] = ()
    match kind:
        case "cells":
            items = (_cell(each, language) for each in found.cells)
        case "renamings":
            items = (_renaming(each) for each in found.renamings)
        case "figures":
            items = (_figure(each, language) for each in found.figures)
        case "lines":
            items = (_line(each, language) for each in found.lines)
        case "claims":
            items = (_claim(each, language) for each in found.claims)
        case "touched":
            items = (_touched(each, language) for each in found.touched)
    return Part(WORDS[language][kind], tuple(items), long=kind in ("lines", "claims"))


def _cell(change: CellChange, language: MessageLanguage) -> Item:
    key = change.fact.key
    what = " ".join(filter(None, (change.fact.name, key.area, key.period, PARTS[language].get(key.part, key.part))))
    old, new = (_written(each, language) if each else "" for each in (change.old, change.new))
    return Item(what, old, new, _cells_of(change, language))


def _cells_of(change: CellChange, language: MessageLanguage) -> str:
    """The cells that changed, or the old and the new one where the row or the sheet has moved."""
    sides = dict.fromkeys(str(each.cell) for each in (change.old, change.new) if each and each.cell)
    if len(sides) > 1:
        old, new = sides
        return WORDS[language]["moved"].format(old=old, new=new)
    return _cells(change.cells, language)


def _written(fact: Fact, language: MessageLanguage) -> str:
    if fact.key.part == "status":
        return _status(str(fact.content), language)
    return _content(fact.content, language)


def _status(value: str, language: MessageLanguage) -> str:
    known = {each.value: words for each, words in LANGUAGES[TAGS[language]].printed_statuses.items()}
    return known.get(value, value)


def _content(content: Content, language: MessageLanguage) -> str:
    """超235亿元; over 235 亿元: the number and unit as the workbook has them."""
    if isinstance(content, str):
        return content
    bound = LANGUAGES[TAGS[language]].bounds[content.bound]
    gap = " " if language == "en" and content.unit else ""
    return f"{bound.before}{plain(content.number):f}{bound.excess}{gap}{content.unit}{bound.after}"


def _renaming(found: Renaming) -> Item:
    cell = str(found.new.cell) if found.new.cell else ""
    old, new = (f"{each.key.owner} {each.name}" for each in (found.old, found.new))
    return Item("", old, new, cell)


def _figure(change: FigureChange, language: MessageLanguage) -> Item:
    return Item(change.name, change.old, change.new, _cells(change.cells, language))


def _cells(cells: Iterable[Origin], language: MessageLanguage) -> str:
    return WORDS[language]["comma"].join(dict.fromkeys(map(str, cells)))


def _line(change: LineChange, language: MessageLanguage) -> Item:
    line = change.line
    what = " ".join((KINDS[language][line.kind], line.section)).strip()
    old, new = (each.words if each else "" for each in (change.old, change.new))
    return Item(what, old, new, _page(change.page, language))


def _page(page: str, language: MessageLanguage) -> str:
    return WORDS[language]["page"].format(page=page) if page else ""


def _claim(change: ClaimChange, language: MessageLanguage) -> Item:
    words = WORDS[language]
    working = words["colon"].join(filter(None, (_verdicts(change, language), change.working)))
    what = "  ".join(filter(None, (change.phrase, change.name, TURNS[language][change.turn], working)))
    where = "  ".join(filter(None, (_cells(change.cells, language), _page(change.page, language))))
    return Item(what, change.old, change.new, where)


def _verdicts(change: ClaimChange, language: MessageLanguage) -> str:
    known = LANGUAGES[TAGS[language]].claims.verdicts
    return " → ".join(known.get(each, each) for each in (change.was, change.now) if each)


def _touched(found: Touched, language: MessageLanguage) -> Item:
    words = WORDS[language]
    where = words["page"].format(page=words["comma"].join(found.pages)) if found.pages else ""
    what = found.title if found.has_caption else f"{KINDS[language][found.kind]} {found.title}".strip()
    return Item(what, "", "", where)
