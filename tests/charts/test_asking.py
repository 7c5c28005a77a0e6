"""What a template asks of a chart is understood, or answered with one finding that says what can be asked."""

import pytest

from briefgen.charts.kinds import KINDS, OPTIONS
from briefgen.diagnostics import Diagnostic
from briefgen.language.messages import MESSAGES
from briefgen.origins import Place
from briefgen.traversal import plain_text
from tests.charts.scene import asked, chart, data, refused
from tests.samples import ROOT, composed

FIVE = '"gdp", "retail", "tech", "tax", "sme"'


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ('"digital", "special", kind="pie"', "T336"),
        ('"digital", "special", kind=3', "T336"),
        ('"digital", "special", knd="bar"', "T370"),
        ('"digital", "special", from_zero=false', "T371"),
        ('"gdp", kind="line", ordered=true', "T371"),
        ('{"part": "offices_new", "whole": "many"}, kind="parts"', "T372"),
        ('"digital", kind="line"', "T373"),
        ('"gdp", kind="line", periods=["2023", "2023Q1"]', "T374"),
        ('"gdp", periods=["2023", "2023Q1"]', "T374"),
        (f'{FIVE}, kind="line"', "T376"),
        ('"gdp", kind="line", areas=["武汉"]', "T377"),
        ('"gdp", "tax", part="chnge"', "T378"),
        ('"gdp", "tax", kind="multiples", scale="same"', "T378"),
        ('"gdp", kind="line", from_zero="no"', "T379"),
        ('"gdp", kind="line", areas="武汉市"', "T380"),
        ('"gdp", kind="line", periods="2023"', "T381"),
        ('"gdp", kind="line", periods=1', "T381"),
        ('"gdp", kind="line", periods=["下年"]', "T307"),
        ('{"part": "share"}, "about"', "T383"),
        ('"gdp", "sme", kind="line"', "T323"),
        ('"gdp", "sme", kind="multiples", scale="common"', "T323"),
        ('"digital", "gdp"', "T323"),
        ('"gdp", kind="multiples", names=["a", "b"]', "T345"),
        ('"sme", periods=["2023", "2024"], part="change"', "T321"),
    ],
)
def test_what_cannot_be_drawn_is_one_finding_at_its_place(call: str, code: str) -> None:
    _, found = asked(call)
    assert [(each.code, each.where) for each in found] == [(code, Place("packet.md", 1, 4))]


def test_more_periods_or_panels_than_can_be_told_apart_are_refused() -> None:
    many = ", ".join(f'"{year}"' for year in range(1950, 1995))
    assert refused(f'"people", kind="line", periods=[{many}]') == "T375"
    assert refused(", ".join(['"gdp"'] * 13) + ', kind="multiples"') == "T344"
    assert refused(", ".join(['{"part": "share"}'] * 19) + ', kind="parts"') == "T344"
    assert refused(f'"people", periods=[{many}]') == "T375"


def test_a_chart_without_a_title_is_told_that_it_has_none() -> None:
    assert [each.code for each in composed('{{ chart("digital", "special") }}', data())[1]] == ["T382"]


def test_an_unknown_kind_is_found_where_it_is_never_drawn_and_told_once_where_it_is() -> None:
    call = '{{ chart("digital", "special", kind="lines", title="图") }}'
    for source, column in ((call, 4), (f"{{% if 1 == 2 %}}{call}{{% endif %}}文", 19)):
        (found,) = composed(source, data())[1]
        assert (found.code, found.where) == ("T336", Place("packet.md", 1, column))
        assert "“line”" in hint(found)


def hint(found: Diagnostic) -> str:
    return MESSAGES[found.code].zh_hint.format(**dict(found.arguments))


def test_units_that_differ_are_told_with_a_cell_of_each() -> None:
    (found,) = asked('"gdp", "sme", kind="line"')[1]
    assert dict(found.arguments)["units"] == "亿元 指标!G2、家 指标!G69"


def test_bars_of_several_periods_keep_their_order_and_name_what_is_missing() -> None:
    made = chart('"retail", periods=["2019", "2020", "2021"]')
    assert [(plain_text(point.label), point.state) for point in made.points] == [
        ("2019年", "actual"),
        ("2020年", "missing"),
        ("2021年", "actual"),
    ]


def test_rows_are_called_by_what_tells_them_apart() -> None:
    assert labels('"gdp", areas=["江岸区", "武汉市"]') == ["武汉市", "江岸区"]
    assert labels('"gdp", "retail", periods=2') == [
        "地区生产总值2023年",
        "地区生产总值2024年",
        "社会消费品零售总额2023年",
        "社会消费品零售总额2024年",
    ]
    assert labels('figure("gdp", period="2023"), figure("gdp", area="武汉市")')[0] == "武汉市2024年"
    assert labels('"gdp", areas=["江岸区", "武汉市"], names=["区", "市"]') == ["市", "区"]


def labels(call: str) -> list[str]:
    return [plain_text(point.label) for point in chart(call).points]


def test_names_replace_those_of_lines() -> None:
    made = chart('"gdp", "retail", kind="line", names=["生产", "消费"]')
    assert [plain_text(series.label) for series in made.series] == ["生产", "消费"]


def test_the_readme_names_every_kind_and_every_option() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f'"{kind}"' in table or f'="{kind}"' in table or kind == "bar", kind
    for option in OPTIONS:
        assert f"{option}=" in table or option == "note", option
