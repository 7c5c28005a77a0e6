"""A comparison in a template says what is sure, and what bounds leave open is told and not taken for untrue."""

from dataclasses import replace

import pytest

from briefgen.language.messages import MESSAGES
from briefgen.origins import Place
from tests.narrative.claiming import DATASET, findings, text_of, told
from tests.narrative.scene import indicator


def outcome(condition: str) -> str:
    """What a template prints that asks for a condition in which nothing is wrong."""
    narrated = told(f"{{% if {condition} %}}是{{% else %}}否{{% endif %}}")
    assert narrated.diagnostics == ()
    return text_of(narrated)


@pytest.mark.parametrize(
    "condition",
    [
        *("tech > 235", "tech > 234", "tech >= 235", "tech != 235", "tech != 200", "234 < tech", "235 <= tech"),
        *("not tech < 235", "not tech == 235", "tech > cars", "cars < tech", "gdp >= 1700", "not gdp < 1700"),
        *("tech == tech", "tech >= tech.value", "tech <= tech", "(tech | unit('万元')) == tech", "not tech < tech"),
        *("output == 240", "output < 241", "output != cars", "output in [240]", "output > (cars | unit('万元'))"),
        *("[output, cars] | select('>', 100) | list | count == 1", "trade.change > 9", "trade.change < 13"),
        *("tech.change == '翻番'", "school.rank == 1", "school.rank < health.rank"),
    ],
)
def test_what_all_of_an_interval_satisfies_is_so(condition: str) -> None:
    assert outcome(condition) == "是"


@pytest.mark.parametrize(
    "condition",
    [
        *("tech < 235", "tech <= 235", "tech == 235", "tech < 200", "tech == 200", "gdp < 1700", "output == 241"),
        *("tech < tech", "tech > tech", "tech in [235, 200]", "trade.change > 12", "trade.change == 13"),
        *("not tech > 234", "not (output == 240 or output == 1)", "not (output > 1 and cars > 1)"),
    ],
)
def test_what_none_of_an_interval_satisfies_is_not_so(condition: str) -> None:
    assert outcome(condition) == "否"


@pytest.mark.parametrize(
    ("condition", "cells"),
    [
        ("tech > 236", "指标!D4"),
        ("tech < 236", "指标!D4"),
        ("tech == 236", "指标!D4"),
        ("tech != 236", "指标!D4"),
        ("236 >= tech", "指标!D4"),
        ("gdp > 1700", "指标!D2"),
        ("gdp == 1700", "指标!D2"),
        ("trade.change == 11", "指标!F9"),
        ("trade.change >= 11", "指标!F9"),
        ("tech > output", "指标!D4, 指标!D3"),
        ("output < tech", "指标!D3, 指标!D4"),
        ("tech in [output]", "指标!D3, 指标!D4"),
        ("not tech > 236", "指标!D4"),
        ("[tech] | select('>', 236) | list | count == 1", "指标!D4"),
        ("(tech + cars) > 300", "指标!D4, 指标!D5"),
    ],
)
def test_what_cannot_be_known_is_told_at_the_condition_with_every_cell(condition: str, cells: str) -> None:
    (found,) = told(f"额{{% if {condition} %}}是{{% endif %}}").diagnostics
    assert (found.code, isinstance(found.where, Place) and found.where.line) == ("T319", 1)
    assert dict(found.arguments)["cells"] == cells
    said = MESSAGES["T319"]
    for words in (said.zh, said.en):
        assert cells in words.format(**dict(found.arguments))
    assert "is over" in said.zh_hint
    assert ".value is given" in said.en_hint


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("{{ '多' if tech > 236 else '少' }}", "t.md:1:11"),
        ("{% set many = tech > 236 %}{{ many }}", "t.md:1:15"),
        ("{% for each in [tech] if each > 236 %}{{ each }}{% endfor %}", "t.md:1:26"),
        ("{% if cars > 1 and tech > 236 %}多{% endif %}", "t.md:1:7"),
    ],
)
def test_wherever_it_is_asked_it_is_told(source: str, place: str) -> None:
    assert findings(source) == [("T319", place)]


def test_what_is_proved_or_not_is_asked_by_a_test() -> None:
    assert outcome("tech is over('236亿元')") == "否"
    assert outcome("tech is over('235亿元')") == "是"
    assert outcome("tech.value is given") == "是"
    assert outcome("gap.value is given") == "否"


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("not cars is over('60亿元')", "是"),
        ("not tech is over('300亿元')", "否"),
        ("tech is not over('300亿元')", "否"),
        ("not (tech is over('300亿元') or cars is over('60亿元'))", "否"),
        ("not (cars is over('55亿元') or cars is over('60亿元'))", "是"),
        ("not (cars is over('60亿元') and tech is over('300亿元'))", "是"),
        ("not (tech is over('300亿元') and tech is over('400亿元'))", "否"),
        ("not not tech is over('230亿元')", "是"),
        ("not gap is given", "是"),
    ],
)
def test_what_cannot_be_proved_is_not_proved_by_denying_it(condition: str, said: str) -> None:
    assert outcome(condition) == said


def test_an_order_asks_nothing_of_bounds() -> None:
    figures = "[tech, output, cars]"
    assert text_of(told(f"{{{{ {figures} | sort | join('、') }}}}")) == "50亿元、超235亿元、240亿元"
    assert text_of(told(f"{{{{ ({figures} | sort(reverse=true) | first).name }}}}")) == "工业产值"
    assert text_of(told("{{ [tech, cars] | sort(attribute='name') | join('、') }}")) == "超235亿元、50亿元"
    assert [code for code, _ in findings("{{ [tech, firms] | sort | first }}")] == ["T303"]
    assert [code for code, _ in findings("{{ [tech, tech.change] | sort | first }}")] == ["T302"]


def test_what_may_be_over_is_not_left_when_what_is_over_is_rejected() -> None:
    figures = "[tech, output, cars]"
    assert text_of(told(f"{{{{ {figures} | reject('over', '300亿元') | join('、') }}}}")) == "240亿元、50亿元"
    assert text_of(told(f"{{{{ {figures} | select('over', '100亿元') | join('、') }}}}")) == "超235亿元、240亿元"
    assert (
        text_of(told("{{ [tech, trade] | rejectattr('value', 'given') | map(attribute='name') | first }}"))
        == "外贸总额"
    )


def test_a_change_that_may_be_either_has_no_verb() -> None:
    row = indicator("either", "出口额", "亿元", 20, change="-3", change_bound="over")
    data = replace(DATASET, pillars=(replace(DATASET.pillars[0], indicators=(row,)),))
    assert findings("{{ 出口额 | movement }}", data) == [("T320", "t.md:1:4")]
    assert findings("{{ 出口额.change }}", data) == []
