"""Every kind of chart as a small table of text, in both languages, compared with a file that people can read."""

import re
from pathlib import Path

import pytest

from briefgen.consistency import consistent
from briefgen.document import Chart, Document
from briefgen.language import LANGUAGES
from briefgen.scanning import scan
from briefgen.traversal import query
from briefgen.writers import text
from tests.charts.scene import data
from tests.samples import composed

GOLDENS = Path(__file__).parents[1] / "goldens"

TEMPLATE = """
{{ chart("gdp", kind="line", title="一条线") }}

{{ chart("gdp", "retail", kind="line", title="两条线", note="口径不同。") }}

{{ chart("gdp", kind="line", areas=["江岸区", "武汉市"], periods=3, from_zero=false, title="两地") }}

{{ chart("tech", "sme", "price", kind="multiples", title="小图") }}

{{ chart("cars", kind="line", part="change", title="有一期是文字") }}

{{ chart("digital", "special", "gazelle", "listed", "closed", "unicorn", "station", title="条") }}

{{ chart("gdp", "tax", "tech", kind="dots", part="change", title="点") }}

{% set trade = {"part": "share", "whole_name": "外贸总规模"} %}
{{ chart(trade, {"part": "offices_new", "whole": "offices"}, kind="parts", title="部分") }}
"""


TITLES = {
    "一条线": "One line",
    "两条线": "Two lines",
    "两地": "Two areas",
    "小图": "Multiples",
    "有一期是文字": "In words",
    "条": "Bars",
    "点": "Dots",
    "部分": "Parts",
    "口径不同。": "Of different scope.",
    "外贸总规模": "Foreign trade",
}
ENGLISH = re.sub(r'(?<=")[^"]+(?=")', lambda found: TITLES.get(found[0], found[0]), TEMPLATE)


def told(document: Document) -> str:
    """The packet as text, each chart followed by what is told to those who cannot see it."""
    alternatives = "\n".join(f"[{chart.caption.number}] {chart.alternative}" for chart in query(document, Chart))
    return text.write(document).decode() + "\n" + alternatives + "\n"


@pytest.mark.parametrize(("language", "golden"), [("zh-CN", "charts.txt"), ("en", "charts-en.txt")])
def test_charts_in_words_are_the_golden_ones(language: str, golden: str, accept: bool) -> None:
    document, found = composed(TEMPLATE if language == "zh-CN" else ENGLISH, data(language=language), language)
    assert found == ()
    made = told(document)
    if accept:
        (GOLDENS / golden).write_text(made, encoding="utf-8")
    assert made == (GOLDENS / golden).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_figure_in_charts_with_and_without_its_unit_is_one_figure(language: str) -> None:
    dataset = data(language=language)
    document, _ = composed(TEMPLATE if language == "zh-CN" else ENGLISH, dataset, language)
    assert consistent(document, dataset) == ()
    assert scan(document, dataset, (), LANGUAGES[language]).diagnostics == ()


def test_a_caption_speaks_of_marks_without_words_too() -> None:
    fallen = '{{ chart("moved", "steady", kind="multiples", part="change", title="两项较上年增长") }}'
    document, _ = composed(fallen, data())
    told = [each for each in consistent(document, data()) if each.code == "C383"]
    assert [dict(each.arguments)["figure"] for each in told] == ["−2%"]
