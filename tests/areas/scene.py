"""Lay down folders whose workbook has several areas: figures("甲区", gdp="100亿元") is a row of it."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl import Workbook

HEADS = ("支柱", "编码", "指标", "单位", "报告期", "地区", "值", "增速", "位次", "位次范围")
NAMES = {"gdp": ("地区生产总值", "亿元"), "firms": ("新增企业", "家")}
Row = tuple[object, ...]
PACKET = """{{ cover() }}

# 概况 {.section}

{{ area }}地区生产总值{{ 地区生产总值 }}{% claim 地区生产总值 is rank(1) %}，居第一{% otherwise %}{% endclaim %}。

{% for quote in quotes %}
{{ quote.speaker }}{{ quote.content }}
{% endfor %}

{% for pillar in pillars %}
{{ opener(pillar.code) }}

{{ pillar.lead }}

{{ table(pillar.code) }}
{% endfor %}

{{ annex() }}
"""
COVER = {"标题": "{地区}2024年简报", "上级地区": "武汉市", "报告期": "2024年", "日期": "2025年1月8日"}
QUOTES = (("main", "张三", "说，甲区变化很大。", "甲区"), ("main", "李四", "说，乙区变化很大。", "乙区"))


def figures(area: str, period: str = "2024年", **values: object) -> tuple[Row, ...]:
    """Rows of the sheet of indicators, one an indicator."""
    return tuple(("main", code, *NAMES[code], period, area, value, None, None, None) for code, value in values.items())


def three(gdp: Mapping[str, object] | None = None) -> tuple[Row, ...]:
    """Three areas with two figures each."""
    values = {"甲区": 100, "乙区": 200, "丙区": 300, **(gdp or {})}
    return tuple(row for area, value in values.items() for row in figures(area, gdp=value, firms=10))


def workbook(
    rows: Sequence[Row],
    cover: Mapping[str, str] | None = None,
    quotes: Sequence[Row] = QUOTES,
    lead: str = "{地区}向前。",
) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "封面"
    for key, content in (("项目", "内容"), *(COVER if cover is None else cover).items()):
        sheet.append((key, content))
    sheets: tuple[tuple[str, Sequence[Row]], ...] = (
        ("支柱", (("编码", "名称", "导语"), ("main", "经济", lead))),
        ("指标", (HEADS, *rows)),
        ("引语", (("支柱", "人物", "内容", "地区"), *quotes)),
    )
    for title, lines in sheets:
        made = book.create_sheet(title)
        for line in lines:
            made.append(list(line))
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def folder(place: Path, content: bytes, packet: str = PACKET, settings: str = "") -> Path:
    """A packet's folder with its own template."""
    template = place / "templates" / "own"
    template.mkdir(parents=True)
    (template / "template.toml").write_text('language = "zh-CN"\n', encoding="utf-8")
    (template / "packet.md").write_text(packet, encoding="utf-8")
    (place / "w.xlsx").write_bytes(content)
    (place / "briefgen.toml").write_text(f'workbook = "w.xlsx"\ntemplate = "own"\n{settings}', encoding="utf-8")
    return place


def words(path: Path) -> str:
    """All that a Word file prints, in one string."""
    with ZipFile(path) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
    return "".join(
        each.text or "" for each in body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
    )


def files(place: Path) -> dict[str, bytes]:
    """Every file below a folder by its path in it."""
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in sorted(place.rglob("*")) if path.is_file()
    }
