"""Map small foreign workbooks onto a packet's own, and look at what came out: each figure with its cell."""

from collections.abc import Callable
from dataclasses import dataclass

from openpyxl import Workbook

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.indicators import PARTS, Dataset, Entry
from briefgen.language.messages import MESSAGES
from briefgen.quantities import Quantity
from briefgen.settings import packet_settings
from briefgen.workbook import SourceFile, read_all
from tests.workbook.making import HEADER, Rows, Sheets, saved

Figures = dict[str, str]
"""gdp@2024.value → 1700亿元 · 表!B2; in another area gdp@2024[江汉区].value."""


def own_sheets(*rows: list[object]) -> Sheets:
    """The packet's own workbook; without rows of its own it has one that no source fills."""
    return {
        "封面": [["项目", "内容"], ["标题", "测试区2024年简报"], ["报告期", "2024年"]],
        "支柱": [["编码", "名称"], ["trade", "商贸"]],
        "指标": [list(HEADER), *(rows or (["trade", "own", "自有指标", "个", "2024年", 1],))],
    }


@dataclass(frozen=True, slots=True)
class Scene:
    """What a packet's workbook and its sources say together."""

    dataset: Dataset
    diagnostics: tuple[Diagnostic, ...]

    @property
    def figures(self) -> Figures:
        """Every figure but the one that the packet's own workbook has."""
        return {
            f"{indicator.code}@{each.period}{f'[{each.area}]' if each.area else ''}.{part}": shown(entry)
            for indicator in self.dataset.indicators
            for each in indicator.everywhere
            for part in PARTS
            if (entry := getattr(each, part)) and indicator.code != "own"
        }

    @property
    def codes(self) -> list[str]:
        return [each.code for each in self.diagnostics if each.severity is not Severity.NOTE]

    @property
    def told(self) -> list[str]:
        """What is wrong, where, in words."""
        return [
            f"{each.where}: " + (MESSAGES[each.code].zh + MESSAGES[each.code].zh_hint).format(**dict(each.arguments))
            for each in self.diagnostics
        ]


def shown(entry: Entry) -> str:
    content, cell = entry.content, entry.origins[0]
    words = f"{content.bound.value} " if isinstance(content, Quantity) and not content.is_exact else ""
    figure = f"{content.number:f}{content.unit}" if isinstance(content, Quantity) else content
    return f"{words}{figure} · {cell.sheet}!{cell.cell}"


def mapped(settings: str, *files: SourceFile, own: Sheets | None = None) -> Scene:
    """`settings` are the lines of `[[source]]` blocks; each block reads the file that it names."""
    text = settings if "[[source]]" in settings else f'[[source]]\nworkbook = "{files[0].name}"\n{settings}'
    asked = packet_settings(text, "briefgen.toml")
    assert asked.diagnostics == (), asked.diagnostics
    named = {file.name: file for file in files}
    sources = tuple((block, (named[block.workbook],)) for block in asked.output.sources)
    found = read_all(saved(own or own_sheets()), "own.xlsx", sources=sources)
    return Scene(found.output.dataset, found.diagnostics)


def workbook(
    rows: Rows, arrange: Callable[[Workbook], None] | None = None, name: str = "年鉴.xlsx", sheet: str = "表"
) -> SourceFile:
    return SourceFile(name, saved({sheet: rows}, arrange))
