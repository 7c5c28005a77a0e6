"""Figures of charts over time are found again in both files, and an altered one is told."""

from functools import cache

import pytest

from briefgen.layout import lay_out
from briefgen.pipeline.attaching import attachments
from briefgen.readers import docx as docx_reader
from briefgen.readers import pdf as pdf_reader
from briefgen.record import record
from briefgen.verifying import State, Verification, verified
from briefgen.writers import docx, pdf
from tests.charts.scene import FACES, THEME, data
from tests.readers.making import edited
from tests.samples import composed

TEMPLATE = """
{{ chart("gdp", kind="line", title="一条线") }}

{{ chart("gdp", "retail", "tech", kind="line", title="三条线") }}

{{ chart("people", kind="line", title="一条长线") }}

{{ chart("tech", "sme", "price", kind="multiples", title="小图") }}

{{ chart("gdp", "retail", kind="multiples", marks="bar", title="小图") }}

{{ chart("cars", kind="line", part="change", title="有一期是文字") }}

{{ chart("gdp", areas=["江岸区", "武汉市"], periods=2, title="两地") }}

{{ annex() }}
"""


QUARTERS = '{{ chart("trade_", kind="line", title="季度") }}'


@cache
def files(template: str = TEMPLATE, period: str = "2024年") -> tuple[bytes, bytes]:
    """The packet as Word file and as PDF, each with its record inside."""
    document, found = composed(template, data(period))
    assert found == ()
    pages = lay_out(document, THEME, FACES).output
    inside = record(document, pages, data(period), ())
    word = docx.write(document, THEME, {}, FACES, inside)
    return word, pdf.write(pages, document.meta, FACES, attachments(inside))


def wrong(result: Verification) -> list[tuple[str, str]]:
    return [(each.state.value, each.standing.place.text) for each in result.places if each.state is not State.SAME]


def test_all_figures_are_found_again_in_both_files() -> None:
    word, printed = files()
    for packet in (docx_reader.read(word), pdf_reader.read(printed)):
        result = verified(packet, data())
        assert wrong(result) == []
        assert len(result.places) == 34


def test_figures_of_quarters_are_found_by_the_short_names_of_their_periods() -> None:
    period = "2024年第4季度"
    word, printed = files(QUARTERS, period)
    for packet in (docx_reader.read(word), pdf_reader.read(printed)):
        result = verified(packet, data(period))
        assert wrong(result) == []
        assert [each.standing.place.sentence for each in result.places][:2] == ["1季度 110", "2季度 120"]


@pytest.mark.parametrize(
    ("number", "old", "new"),
    [
        (1, ">1450.2<", ">1540.2<"),
        (1, ">预计突破1700亿元<", ">1700亿元<"),
        (2, ">880<", ">980<"),
        (3, ">62.7<", ">26.7<"),
    ],
)
def test_a_figure_of_a_line_that_was_altered_in_word_is_told(number: int, old: str, new: str) -> None:
    part = f"word/charts/chart{number}.xml"
    packet = docx_reader.read(edited(files()[0], lambda text: text.replace(old, new), part))
    assert [each.place.text for each in packet.standings if not each.kept] == [old[1:-1]]


def test_a_figure_of_a_panel_that_was_altered_in_word_is_told() -> None:
    packet = docx_reader.read(edited(files()[0], lambda text: text.replace(">720<", ">270<")))
    assert [each.place.text for each in packet.standings if not each.kept] == ["720"]
