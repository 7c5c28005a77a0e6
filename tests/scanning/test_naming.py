"""A figure under the name of another indicator is found; short forms and long names are understood."""

from dataclasses import replace

import pytest

from briefgen.diagnostics import Severity
from briefgen.indicators import Indicator
from briefgen.language import ENGLISH
from briefgen.scanning.mentions import names
from briefgen.translating import translated
from tests.samples import dataset, indicator, label
from tests.scanning.scene import DATA, scanned


def codes(source: str, *indicators: Indicator) -> list[str]:
    _, found = scanned(source, dataset(*indicators) if indicators else DATA)
    return [each.code for each in found if each.code in ("C365", "C366")]


@pytest.mark.parametrize(
    "source",
    [
        "技术合同成交额达{{ 高新技术产业产值 }}。",
        "全年技术合同成交额为**{{ 高新技术产业产值 }}**。",
        "十亿元楼{{ 金融总部机构总数 }}。",
        "创新街区{{ 金融总部机构总数 }}。",
        "- 技术合同成交额：{{ 高新技术产业产值 }}",
        "| 指标 | 值 |\n|---|---|\n| 技术合同成交额 | {{ 高新技术产业产值 }} |",
        "{{ 技术合同成交额.name }}{{ 高新技术产业产值 }}。",
        "外贸进出口总额{{ 外贸进出口总额 | status }}{{ 高新技术产业产值 | movement }}。",
        "技术合同成交额{{ 金融总部机构总数 + 新增金融总部机构 }}。",
    ],
)
def test_a_figure_whose_sentence_names_only_another_is_an_error(source: str) -> None:
    assert codes(source) == ["C365"]


def test_where_the_sentence_names_both_it_is_a_warning() -> None:
    source = "技术合同成交额{{ 高新技术产业产值 }}，高新技术产业产值{{ 高新技术产业产值 }}。"
    _, (found,) = scanned(source)
    assert (found.code, found.severity) == ("C366", Severity.WARNING)


def test_the_finding_tells_both_names_and_the_cell() -> None:
    _, (found,) = scanned("技术合同成交额达{{ 高新技术产业产值 }}。")
    assert found.severity is Severity.ERROR
    assert str(found.where).startswith("packet.md:1:")
    assert dict(found.arguments) == {
        "figure": "644亿元",
        "name": "高新技术产业产值",
        "other": "技术合同成交额",
        "cell": "指标!F3",
        "sentence": "技术合同成交额达644亿元。",
    }


@pytest.mark.parametrize(
    "source",
    [
        "技术合同成交额{{ 技术合同成交额 }}，高新技术产业产值{{ 高新技术产业产值 }}。",
        "金融总部机构{{ 金融总部机构总数 }}，其中新增{{ 新增金融总部机构 }}。",
        "金融总部机构{{ 金融总部机构总数 }}，其中{{ 新增金融总部机构 }}为本年新增。",
        "新增金融总部机构{{ 新增金融总部机构 }}。",
        "新增创新街区（楼宇、园区）{{ figure('创新街区（楼宇、园区）面积') }}。",
        "新增创新街区{{ figure('创新街区（楼宇、园区）面积') }}。",
        "高新技术产业产值中，{{ 技术合同成交额 }}为合同。",
        "{{ 金融总部机构总数 }}金融总部机构，{{ 十亿元楼 }}十亿元楼。",
        "高新技术产业产值{{ 高新技术产业产值 }}、技术合同成交额{{ 技术合同成交额 }}。",
        "居民收入居{{ 居民收入.peers }}{{ 居民收入.rank }}。",
        "金融总部机构{{ 金融总部机构总数 }}、另有{{ 十亿元楼 }}。",
    ],
)
def test_a_figure_under_its_own_name_or_under_none_is_right(source: str) -> None:
    assert codes(source) == []


def test_of_two_names_the_longer_one_is_read() -> None:
    leaders = indicator("leaders", "5", "家", name="外贸龙头企业")
    share = indicator("share", "70", "%", name="外贸龙头企业规模贡献度", row=3)
    assert codes("外贸龙头企业规模贡献度{{ 外贸龙头企业规模贡献度 }}。", leaders, share) == []
    assert codes("外贸龙头企业贡献度{{ 外贸龙头企业规模贡献度 }}。", leaders, share) == []
    assert codes("外贸龙头企业规模贡献度{{ 外贸龙头企业 }}。", leaders, share) == ["C365"]


def test_newcomers_are_meant_only_where_somebody_says_so() -> None:
    assert codes("新增数字经济企业、金融总部机构{{ 新增金融总部机构 }}。") == []
    assert codes("金融总部机构{{ 新增金融总部机构 }}。") == ["C365"]


def test_a_chart_whose_labels_are_in_the_wrong_order_is_found() -> None:
    firms = (indicator("a", "5", name="新增数字企业"), indicator("b", "6", name="新增瞪羚企业", row=3))
    chart = '{{{{ chart("新增数字企业", "新增瞪羚企业", kind="bar", names=[{}], title="新增") }}}}'
    assert codes(chart.format('"数字企业", "瞪羚企业"'), *firms) == []
    assert codes(chart.format('"瞪羚企业", "数字企业"'), *firms) == ["C365", "C365"]


def test_what_the_program_itself_lays_out_is_named_right() -> None:
    source = '{{ table("p") }}\n\n{{ key_figures("高新技术产业产值", "GDP", ranked=["居民收入"]) }}'
    assert codes(source) == []


def test_a_name_means_the_indicator_whose_name_is_least_shortened() -> None:
    known = names(DATA, "zh-CN")
    (mention,) = known.mentions("金融总部机构")
    assert known.means(mention, "金融总部机构") == {"head"}
    assert known.means(mention, "其中新增金融总部机构") == {"head", "head_new"}


def test_a_dataset_without_names_names_nothing() -> None:
    assert names(dataset(), "zh-CN").mentions("技术合同成交额") == ()


def test_in_an_english_packet_the_translated_names_count() -> None:
    english = {"技术合同成交额": "Value of technology contracts", "高新技术产业产值": "Output of high-tech industries"}
    pairs = tuple((label(one), label(other)) for one, other in english.items())
    data = translated(replace(DATA, translations=pairs), ENGLISH)

    def found(source: str) -> list[str]:
        return [each.code for each in scanned(source, data, language="en")[1]]

    assert found("The value of technology contracts was {{ 高新技术产业产值 }}.") == ["C365"]
    assert found("The output of high-tech industries was {{ 高新技术产业产值 }}.") == []
    assert found("Technology contracts were {{ 技术合同成交额 }}.") == []
    assert found("Technology contracts were signed, and {{ 高新技术产业产值 }} was made.") == []
    assert "C365" in found("Technology contracts of 1,234 firms reached {{ 高新技术产业产值 }}.")
