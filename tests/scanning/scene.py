"""Compose small templates over a small dataset, and scan them."""

from decimal import Decimal

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document import Cell, Claim, Datum, Document, Inline, Meta, Paragraph, Reference, Text
from briefgen.indicators import Dataset, Honour, Status
from briefgen.language import LANGUAGES
from briefgen.origins import Origin, Place
from briefgen.quantities import Bound
from briefgen.scanning import Coverage, scan
from tests.samples import composed, dataset, indicator, label

DATA = dataset(
    indicator("tech", "235", "亿元", name="技术合同成交额", bound=Bound.OVER, change="翻番", row=2),
    indicator("output", "644", "亿元", name="高新技术产业产值", change="13.5", row=3),
    indicator("head", "110", "家", name="金融总部机构总数", group="总部", row=4),
    indicator("head_new", "10", "家", name="新增金融总部机构", group="总部", row=5),
    indicator("space", "5.5", "万平方米", name="创新街区（楼宇、园区）面积", row=6),
    indicator("trade", "", "", name="外贸进出口总额", change="11", rank="前列", status=Status.EXPECTED, row=7),
    indicator("income", "", "", name="居民收入", rank="1", peers="中心城区", row=8),
    indicator("towers", "3", "栋", name="十亿元楼", row=9),
    indicator("gdp", "1700", "亿元", name="GDP", status=Status.EXPECTED, row=10),
)
HONOURS = (Honour(label("中国百强区", "A2"), label("蝉联", "B2")),)


def scanned(
    source: str, data: Dataset = DATA, literals: tuple[str, ...] = (), language: str = "zh-CN"
) -> tuple[Coverage, tuple[Diagnostic, ...]]:
    """What the scan says of a template."""
    document, found = composed(source, data, language)
    assert [each for each in found if each.severity is Severity.ERROR] == []
    return scanned_document(document, data, literals)


def scanned_document(
    document: Document, data: Dataset = DATA, literals: tuple[str, ...] = ()
) -> tuple[Coverage, tuple[Diagnostic, ...]]:
    made = scan(document, data, literals, LANGUAGES[document.meta.language])
    return made.output, made.diagnostics


def told(found: tuple[Diagnostic, ...]) -> list[tuple[str, str, str]]:
    """Code, place and the words of each finding."""
    return [
        (each.code, str(each.where), dict(each.arguments).get("written") or dict(each.arguments)["figure"])
        for each in found
    ]


def written(source: str, literals: tuple[str, ...] = (), language: str = "zh-CN") -> list[str]:
    """The words that the scan finds."""
    return [words for _, _, words in told(scanned(source, DATA, literals, language)[1])]


def proposed(source: str) -> str:
    """What the only finding proposes."""
    _, (found,) = scanned(source)
    return dict(found.arguments).get("proposal", "")


def document_of(*inlines: Inline) -> Document:
    """One paragraph."""
    return Document(Meta("", "zh-CN"), (Paragraph(inlines),))


def typed(text: str, column: int = 1) -> Text:
    return Text(text, Place("t.md", 1, column))


def figure(digits: str, unit: str = "", code: str = "output", part: str = "value", **others: str) -> Datum:
    source = Cell(Reference(code, "", "2024", part), (Origin("w.xlsx", "指标", "F3"),))
    return Datum(digits, source, unit=unit, **others)  # type: ignore[arg-type]  # only the texts of a figure


def claim(*children: Inline, verdict: str = "holds", margin: str = "") -> Claim:
    return Claim(children, "超600亿元", "over", (), verdict, margin)


def number(written_: str) -> Decimal:
    return Decimal(written_)
