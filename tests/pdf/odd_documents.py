"""Documents that nobody wants and somebody has: what is empty, missing, nested, endless or at the wrong place."""

from decimal import Decimal

from briefgen.document import (
    Block,
    Caption,
    Cell,
    Chart,
    Column,
    Contents,
    Cover,
    Datum,
    Definition,
    Definitions,
    Document,
    Heading,
    Image,
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
    List,
    Meta,
    Note,
    PageBreak,
    Panel,
    Paragraph,
    Picture,
    Point,
    Quotation,
    Reference,
    Row,
    Strip,
    Strong,
    Table,
    Text,
)
from briefgen.origins import Origin
from tests.charts.scene import chart
from tests.sample_document import png

TITLE, UNIT = (Text("表题"),), (Text("个"),)
LONG = "江岸区聚力产业转型升级推动城区发展能级跃升。" * 12


def words(text: str) -> Inlines:
    return (Text(text),) if text else ()


def body(text: str) -> Paragraph:
    return Paragraph(words(text))


def figure(cell: str = "F2") -> Datum:
    source = Cell(Reference(f"indicator_{cell}", "", "2024", "value"), (Origin("w.xlsx", "指标", cell),))
    return Datum("235", source, "超", "", "亿元")


def noted(text: str, note: str = "脚注") -> Inlines:
    return (Text(text), Note(words(note)), Text("之后"))


def heading(level: int, text: str = "标题", section: bool = False) -> Heading:
    return Heading(level, words(text), f"h{level}-{text}", "一", starts_page=False, section=section)


def table(rows: int, caption: Inlines = TITLE, cell: Inlines = UNIT) -> Table:
    columns = (Column("stub", words("指标")), Column("unit", ()), Column("value", words("2024年"), words("%")))
    made = tuple(Row((words(f"第{n}行"), cell, (figure(),) if n % 2 else ()), joined=n % 3 == 0) for n in range(rows))
    return Table(Caption("table", caption, 1, "table-1"), columns, made, "indicators", words("注文"))


def sources(*names: str) -> Table:
    """A table of sources, so that figures lead somewhere."""
    columns = tuple(Column("text", words(title)) for title in ("指标", "印出的文字", "单元格", "状态"))
    rows = tuple(Row((words(name), (figure(),), words("指标!F2"), words("实际"))) for name in names)
    return Table(None, columns, rows, "sources")


def picture(alternative: str, caption: str = "", image: bool = True) -> Picture:
    content = Image("p.png", png(8, 12), 8, 12) if image else None
    return Picture(Caption("figure", words(caption), 1), (), alternative, words("照片位置"), content)


def nested(depth: int) -> List:
    inner: tuple[Block, ...] = (body("里层"), nested(depth - 1)) if depth else (body("最里"),)
    return List((inner, (body("后一项"),)), ordered=depth % 2 == 0)


MISSING = Chart("bars", Caption("figure", (), 0), points=(Point(words("未给出"), "missing"),))
PANELS = Chart(
    "parts",
    Caption("figure", words("总数"), 2),
    panels=tuple(
        Panel(words(f"总数{n}"), figure(), Decimal(10), words("其中"), figure(), Decimal(n)) for n in range(1, 6)
    ),
    alternative="五组",
)
IN_ITEM = List(
    ((body("段"), Quotation((), words("引文")), table(2), heading(1), MISSING), (), (PageBreak(), body("后")))
)

OVER_TIME = (
    chart('"gdp", "retail", "tech", kind="line"'),
    chart('"people", kind="line", from_zero=false'),
    chart('"cars", kind="line", part="change"'),
    chart('"tech", "sme", "price", kind="multiples"'),
    chart('"gdp", "tech", "savings", kind="multiples", marks="bar", scale="own"'),
)
OPEN = (
    chart('"digital", "special", "gazelle", "listed", "fewer", "station"'),
    chart('"gdp", "tax", "tech", kind="dots", part="change"'),
    chart('{"part": "share", "whole_name": "外贸"}, {"part": "about"}, {"part": "hoped"}, kind="parts"'),
)

ODD: dict[str, tuple[Block, ...]] = {
    "one word": (body("字"),),
    "no words": (Paragraph(()), body("字")),
    "only a picture": (picture("一幅照片"),),
    "a picture without alternative": (picture("", "照片说明"),),
    "a picture without any words": (picture(""), picture("", image=False)),
    "headings from the third level up": (heading(3), body(LONG), heading(1), heading(3), heading(2), heading(2)),
    "a heading without words": (Heading(1, (), "h1"), Heading(2, (), "h2", "（一）"), Heading(3, (), "h3")),
    "contents of nothing": (Contents(words("目录")), body("字")),
    "contents of a heading with a link and a figure": (
        Contents(words("目录")),
        Heading(1, (Text("标题"), figure(), Link(words("链接"), "https://example.org/"), Note(words("注"))), "h1"),
        sources("指标一"),
    ),
    "contents of a heading without words": (Contents(words("目录")), Heading(1, (), "h1")),
    "a table without rows": (table(0),),
    "a table of empty cells": (
        Table(None, (Column("text", ()), Column("value", ())), (Row(((), ())), Row(((), (figure(),))))),
    ),
    "a table of numbers only": (Table(None, (Column("value", words("值")),), (Row(((figure(),),)),)),),
    "a table over many pages": (body(LONG), table(260), sources("甲", "乙")),
    "a cell over two pages": (table(3, cell=words("字" * 3000)),),
    "notes in captions, cells, headings and notes": (
        Heading(1, noted("标题"), "h1"),
        table(90, noted("表题"), noted("格", "格注")),
        Paragraph((*noted("段"), Note((*noted("注", "内层的注"), figure())))),
        sources("甲"),
    ),
    "a note on a page of its own": (*[body(LONG)] * 8, Paragraph((Text(LONG * 2), Note(words(LONG * 4))))),
    "a figure in the caption of a long table": (table(90, (figure(), Text("表题"))), sources("甲")),
    "a link over lines and pages": (
        *[body(LONG)] * 8,
        Paragraph((Link((Text(LONG * 3), Strong(words("重")), figure()), "https://example.org/?a=(1)&b=中"),)),
    ),
    "figures without a table of sources": (Paragraph((Text("成交"), figure(), Text("。"))), table(3)),
    "lists in lists": (nested(7),),
    "other blocks in a list": (heading(2), IN_ITEM, heading(3)),
    "an empty list": (List(()), List(((),)), body("字")),
    "terms without text and text without terms": (
        Definitions((), (Definition(words("很长的一个术语名称"), ()), Definition((), words(LONG)), Definition((), ()))),
        Definitions(words("读法"), (Definition(words("超"), ()), Definition((), words("大于该数")))),
    ),
    "a box of one figure": (KeyFigures((KeyFigure((), figure()),), (Strip(figure(), ()),)), sources("甲")),
    "a strip only": (KeyFigures((), (Strip(figure(), (words("收入"),)),)),),
    "quotations with and without": (Quotation((), ()), Quotation(words("很长的说话人"), words(LONG), words("院长"))),
    "charts without words": (MISSING, PANELS),
    "charts over time": (*OVER_TIME, sources("甲")),
    "charts with open ends": (*OPEN, sources("甲")),
    "rare characters": (body("姓名𬭎䶮㛃，•‧——……“引”"), Heading(1, words("𬭎"), "h1")),
    "characters that XML and strings escape": (body("<a> & (b) \\ \"c\""), picture("（<&>\\)")),
    "a cover of nothing": (Cover((), (), ((),), (), (), (), ()), body("字")),
    "pages of nothing": (PageBreak(), PageBreak(), body("字"), PageBreak()),
    "English among Chinese": (body("R&D投入，见open source项目；由briefgen印出，表示“fine”，文件a.xlsx。"),),
}  # fmt: skip
"""What is odd → the blocks."""


def odd(name: str, language: str = "zh-CN", title: str = "简报") -> Document:
    return Document(Meta(title, language, edition="8c1f"), ODD[name])
