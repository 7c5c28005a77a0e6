"""A numeral that somebody typed is found with its place and sentence; one of the workbook or of a declared name not."""

import pytest

from briefgen.diagnostics import Severity
from briefgen.document import Cell, Datum, Paragraph, Reference, Strong, Table, Text
from briefgen.narrative import Deferred, typed_numerals
from briefgen.origins import Place
from tests.narrative.scene import cell, told

LITERALS = ("2024中国服务业企业500强", "18号地块")


def numerals(source: str, literals: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    found = told(source, literals=literals).diagnostics
    return [(str(each.where), dict(each.arguments)["numeral"]) for each in found if each.code == "T240"]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("增长13.5%，", [("t.md:1:3", "13.5%")]),
        ("共１２项", [("t.md:1:2", "１２")]),
        ("1,234人\n5人", [("t.md:1:1", "1,234"), ("t.md:2:1", "5")]),
        (
            "# 2024年\n\n- 甲\n- 第3\n\n| 4 |\n|---|\n| 5 |",
            [("t.md:1:3", "2024"), ("t.md:4:4", "3"), ("t.md:6:3", "4"), ("t.md:8:3", "5")],
        ),
        ("甲[^1]\n\n[^1]: **6**", [("t.md:3:9", "6")]),
        ("{{ '第7' }}和{{ '8' if GDP > 1 }}", [("t.md:1:4", "7"), ("t.md:1:15", "8")]),
        ("{{ 236 }}", [("t.md:1:4", "236")]),
        ("{% set a %}一9{% endset %}{{ a }}", [("t.md:1:13", "9")]),
        ("{{ GDP }}{{ area }}{{ period }}{{ honours | count }}", []),
        ("1. 甲\n2. 乙", []),
        ("{% for each in honours %}\n{{ loop.index }}. {{ each }}\n{% endfor %}", []),
        ("{% for each in honours %}其{{ loop.index }}{% endfor %}", []),
        ("一二三", []),
    ],
)
def test_typed_numerals_are_found(source: str, found: list[tuple[str, str]]) -> None:
    assert numerals(source) == found


def test_a_declared_name_may_hold_numerals() -> None:
    source = "入选“2024中国服务业企业500强”，**18**号地块，又18个"
    assert numerals(source, LITERALS) == [("t.md:1:32", "18")]
    assert len(numerals(source)) == 4


def test_the_sentence_is_told() -> None:
    (found,) = told("前一句。增加{{ GDP }}，达**5家**。后一句。").diagnostics
    assert (found.severity, dict(found.arguments)["sentence"]) == (Severity.WARNING, "增加1700亿元，达5家。")


def test_blocks_of_functions_count_only_what_has_a_place() -> None:
    datum = Datum("3", Cell(Reference("甲", "", "2024", "value"), (cell("D1"),)))
    typed = Text("4项", Place("t.md", 7, 2))
    row = (Text("5年", cell("B1")), datum, Strong((typed,)), Text("表6"))
    passages = (Paragraph(row), Table(None, (), ()), Deferred("sources"))
    assert [str(each.where) for each in typed_numerals(passages, ())] == ["t.md:7:2"]
