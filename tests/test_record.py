"""The record knows every printed figure, its cell and all its places."""

import json

from briefgen.document import Cell, Reference
from briefgen.faces import shipped_faces
from briefgen.layout import lay_out
from briefgen.quantities import Bound
from briefgen.record import Input, Output, record
from briefgen.theme import briefing
from tests.samples import composed, dataset, indicator

SOURCE = """\
# 摘要 {.section}

开头一句。技术合同成交额{{ tech }}，较上年{{ tech | movement }}；其余不变。

# 数据

脚注在此[^1]。

{{ table("p") }}

[^1]: 见{{ firms }}。
"""


def recorded() -> dict[str, object]:
    data = dataset(
        indicator("tech", "235", "亿元", name="技术合同成交额", bound=Bound.OVER, change="翻番", row=11),
        indicator("firms", "891", "家", name="企业", row=12),
    )
    document, _ = composed(SOURCE, data)
    pages = lay_out(document, briefing(), shipped_faces()).output
    made = record(document, pages, data, [Input("w.xlsx", "ab")], [Output("简报.pdf", "cd", 2)])
    found = json.loads(made)
    assert isinstance(found, dict)
    return found


def figure(identifier: str) -> dict[str, object]:
    figures = recorded()["figures"]
    assert isinstance(figures, list)
    found = next(each for each in figures if each["id"] == identifier)
    assert isinstance(found, dict)
    return found


def test_a_figure_has_its_value_unit_and_cell() -> None:
    found = figure("tech@2024.value")
    assert {key: found[key] for key in ("indicator", "period", "part", "value", "unit", "bound", "text")} == {
        "indicator": "tech",
        "period": "2024",
        "part": "value",
        "value": "235",
        "unit": "亿元",
        "bound": "over",
        "text": "超235亿元",
    }
    assert found["origin"] == [{"workbook": "w.xlsx", "sheet": "指标", "cell": "F11"}]


def test_every_place_has_its_section_sentence_and_page() -> None:
    assert figure("tech@2024.value")["places"] == [
        {
            "section": "摘要",
            "sentence": "技术合同成交额超235亿元，较上年翻番；",
            "text": "超235亿元",
            "page": "1",
            "number": 1,
        },
        {
            "section": "数据",
            "sentence": "技术合同成交额｜亿元｜超235｜翻番",
            "text": "超235",
            "page": "2",
            "number": 4,
        },
    ]


def test_words_of_a_cell_are_figures_too() -> None:
    found = figure("tech@2024.change")
    assert (found["value"], found["text"]) == ("翻番", "翻番")


def test_a_figure_in_a_footnote_is_found() -> None:
    places = figure("firms@2024.value")["places"]
    assert isinstance(places, list)
    assert places[0]["sentence"] == "见891家。"


def test_the_keys_are_those_of_the_contract() -> None:
    assert list(recorded()) == [
        "schema",
        "edition",
        "title",
        "language",
        "inputs",
        "outputs",
        "figures",
        "claims",
        "rules",
        "coverage",
        "diagnostics",
    ]


def test_a_reference_reads_as_indicator_period_and_part() -> None:
    assert str(Cell(Reference("gdp", "武汉市", "2024", "rank"), ())) == "武汉市/gdp@2024.rank"
