"""A dataset in the words of another language keeps its codes, cells and numbers, and what nobody translated is told."""

from dataclasses import replace

import pytest

from briefgen.document import Datum, Text
from briefgen.indicators import Dataset, Honour, Label, PicturePlace, Status
from briefgen.language import CHINESE, ENGLISH
from briefgen.origins import Origin
from briefgen.quantities import Bound
from briefgen.translating import translated, untranslated
from briefgen.traversal import query
from tests.samples import codes, composed, dataset, indicator, label

SAID = {
    "技术合同成交额": "Value of technology contracts",
    "翻番": "doubled",
    "中心城区": "central urban districts",
    "科技创新": "Innovation",
    "蝉联": "Held again",
    "家": "enterprises",
    "艘次": "calls",
    "码头": "Ships",
    "中国百强区": "Top 100 Districts of China",
}


def in_english(data: Dataset, **others: str) -> Dataset:
    pairs = ((label(one), Label(other, Origin("w.xlsx", "译名", "B2"))) for one, other in (SAID | others).items())
    return translated(replace(data, translations=tuple(pairs)), ENGLISH)


CONTRACTS = indicator(
    "contracts", "235", "亿元", name="技术合同成交额", bound=Bound.OVER, change="翻番", rank="1", peers="中心城区"
)


def test_a_chinese_packet_has_the_dataset_as_it_is() -> None:
    data = replace(dataset(CONTRACTS), translations=((label("翻番"), label("doubled")),))
    assert translated(data, CHINESE) is data


def test_names_and_words_are_translated_and_cells_and_codes_stay() -> None:
    (made,) = in_english(dataset(CONTRACTS)).indicators
    (observation,) = made.observations
    assert (made.code, made.name.text, made.name.own) == (
        "contracts",
        "Value of technology contracts",
        "技术合同成交额",
    )
    assert (made.name.origin.sheet, made.name.cell.sheet) == ("译名", "指标")
    assert observation.change == replace(CONTRACTS.observations[0].change, content="doubled")  # type: ignore[type-var]
    assert observation.value == CONTRACTS.observations[0].value
    assert str(observation.peers) == "central urban districts"


def test_translating_twice_changes_nothing_more() -> None:
    once = in_english(dataset(CONTRACTS))
    assert translated(once, ENGLISH) == once


def test_an_indicator_and_a_pillar_are_found_by_their_own_name_too() -> None:
    data = in_english(dataset(CONTRACTS))
    names = ("contracts", "技术合同成交额", "Value of technology contracts")
    assert len({data.indicator(name) for name in names}) == 1
    assert data.pillar("科技创新") is data.pillar("Innovation")
    document, found = composed("{{ 技术合同成交额 }}; {{ contracts | movement }}", data, "en")
    assert codes(found) == []
    assert "over 23.5 billion yuan" in document.blocks[0].children[0].text  # type: ignore[union-attr]  # a paragraph


@pytest.mark.parametrize(
    ("unit", "value", "printed", "column"),
    [
        ("亿元", "235", "23.5 billion yuan", "billion yuan"),
        ("亿元", "4.5", "450 million yuan", "million yuan"),
        ("亿元", "23500", "2.35 trillion yuan", "trillion yuan"),
        ("万元", "50", "500,000 yuan", "yuan"),
        ("万元", "1200", "12 million yuan", "million yuan"),
        ("万平方米", "5.5", "55,000 square metres", "sq m"),
        ("家", "12", "12", "enterprises"),
        ("艘次", "12", "12 calls", "calls"),
        ("个", "12", "12", "number"),
        ("%", "12", "12%", "%"),
    ],
)
def test_a_unit_is_printed_in_the_english_way_in_text_and_table(
    unit: str, value: str, printed: str, column: str
) -> None:
    data = in_english(dataset(indicator("ships", value, unit, name="码头")))
    document, found = composed('{{ ships }}\n\n{{ table("p") }}', data, "en")
    assert codes(found) == []
    assert document.blocks[0].children[0].text == printed  # type: ignore[union-attr]  # a paragraph
    (row,) = document.blocks[1].rows  # type: ignore[union-attr]  # a table
    assert row.cells[1][0].text == column  # type: ignore[union-attr]  # words
    assert printed.startswith(row.cells[2][0].text)  # type: ignore[union-attr]  # a figure


def test_what_has_no_translation_is_told_once_with_its_cell() -> None:
    data = in_english(dataset(indicator("x", "5", name="新指标", row=7), CONTRACTS))
    document, found = composed('{{ opener("p") }}\n\n{{ table("p") }}\n\n{{ table("p") }}', data, "en")
    told = [(each.code, str(each.where), dict(each.arguments)["words"]) for each in found if each.code == "T350"]
    assert ("T350", "指标!C7", "新指标") in told
    assert len([each for each in told if each[1] == "指标!C7"]) == 1
    assert "Innovation" in [text.text for text in query(document, Text)]


def test_chinese_that_was_typed_or_that_a_translator_left_is_meant() -> None:
    data = in_english(dataset(CONTRACTS), 科技创新="Innovation (科技创新)")
    _, found = composed('{{ opener("p") }}\n\n文 {{ contracts }}', data, "en")
    assert codes(found) == []


def test_an_alternative_text_without_translation_is_told() -> None:
    place = PicturePlace("a", label("码头", "C9"), alternative=label("照片", "D9"))
    data = in_english(replace(dataset(CONTRACTS), pictures=(place,)))
    document, _ = composed('{{ picture("a") }}', data, "en")
    assert [str(each.where) for each in untranslated(document, data, ENGLISH)] == ["指标!D9"]


def test_an_honour_keeps_its_own_name_as_its_reference() -> None:
    honours = (Honour(label("中国百强区", "B2"), label("蝉联", "C2")),)
    data = in_english(replace(dataset(CONTRACTS), honours=honours))
    document, found = composed('{{ key_figures("contracts", honours=true) }}', data, "en")
    assert codes(found) == []
    (strip,) = document.blocks[0].strips  # type: ignore[union-attr]  # key figures
    assert (strip.headline.text, str(strip.headline.source)) == ("Held again", "same(中国百强区.held)")
    assert [origin.sheet for origin in strip.headline.source.origins] == ["指标", "指标"]


@pytest.mark.parametrize(
    ("status", "value", "bound", "printed"),
    [
        ("actual", "121.9", Bound.EXACT, "reached 12.19 billion yuan"),
        ("actual", "1700", Bound.CROSSED, "surpassed 170 billion yuan"),
        ("expected", "1700", Bound.CROSSED, "is expected to surpass 170 billion yuan"),
        ("expected", "1700", Bound.EXACT, "is expected to reach 170 billion yuan"),
        ("expected", "450", Bound.AROUND, "is expected to be around 45 billion yuan"),
        ("actual", "450", Bound.AROUND, "was around 45 billion yuan"),
    ],
)
def test_a_sentence_says_what_is_reached_and_what_is_expected(
    status: str, value: str, bound: Bound, printed: str
) -> None:
    data = in_english(dataset(indicator("gdp", value, "亿元", name="码头", bound=bound, status=Status(status))))
    document, found = composed("Ships {{ gdp | reached }}. Ships {{ gdp | reached | claim }}.", data, "en")
    assert codes(found) == []
    assert [datum.text for datum in query(document, Datum)] == [printed, printed]


def test_several_things_are_and_one_is_expected_to_rise() -> None:
    data = in_english(dataset(indicator("x", "5", name="码头", change="7", status=Status.EXPECTED)))
    document, found = composed("One {{ x | movement }}. Several {{ x | movement(several=true) }}.", data, "en")
    assert codes(found) == []
    assert [datum.text for datum in query(document, Datum)] == [
        "is expected to rise by 7%",
        "are expected to rise by 7%",
    ]
