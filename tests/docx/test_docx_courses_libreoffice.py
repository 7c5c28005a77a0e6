"""LibreOffice draws the native charts as our own pages do: open ends, hollow points, words where they belong."""

from collections.abc import Sequence
from itertools import pairwise

import pypdfium2
import pytest
from PIL import Image as Pictures

from briefgen.layout.measures import chart_scale
from briefgen.writers import docx
from tests.charts.scene import FACES, THEME, chart, data
from tests.office import MISSING, OFFICE, converted
from tests.samples import composed

pytestmark = pytest.mark.skipif(OFFICE is None, reason=MISSING)

TEMPLATE = """
{{ chart("digital", "special", "gazelle", title="条") }}

{{ chart("gdp", kind="line", title="线") }}

{{ chart("tech", "sme", kind="multiples", title="小图") }}
"""
SCALE = 4
PAPER = (255, 255, 255)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> pypdfium2.PdfPage:
    folder = tmp_path_factory.mktemp("office")
    document, found = composed(TEMPLATE, data())
    assert found == ()
    file = converted(folder, "pdf", charts=docx.write(document, THEME, {}, FACES)) / "charts.pdf"
    return pypdfium2.PdfDocument(file)[0]


def test_every_word_of_the_charts_is_printed(page: pypdfium2.PdfPage) -> None:
    printed = "".join(page.get_textpage().get_text_bounded().split())
    for words in ("56家", "超26家", "16家左右", "1450.2", "预计突破1700亿元", "2021年", "超235", "入库科技型中小企业"):
        assert words in printed


def test_an_open_bar_has_both_long_sides_and_no_end(page: pypdfium2.PdfPage) -> None:
    """In pixels: across the bar, two strokes; along its middle and beyond its end, nothing but paper."""
    sheet: Pictures.Image = page.render(scale=SCALE).to_pil().convert("RGB")
    measured = chart_scale(chart('"digital", "special", "gazelle"'), THEME, FACES)
    zero, end = (round((THEME.page.left + measured.position(number)) * SCALE) for number in (0, 26))
    middle, reach = _middle(page, "超"), round(THEME.charts.bar * SCALE)
    across = [sheet.getpixel((end - 4 * SCALE, y)) for y in range(middle - reach, middle + reach)]
    assert _strokes(across) == 2
    assert {sheet.getpixel((x, middle)) for x in range(zero + 2 * SCALE, end + 2 * SCALE)} == {PAPER}


def test_a_closed_bar_has_its_end(page: pypdfium2.PdfPage) -> None:
    sheet: Pictures.Image = page.render(scale=SCALE).to_pil().convert("RGB")
    measured = chart_scale(chart('"digital", "special", "gazelle"'), THEME, FACES)
    end, middle = round((THEME.page.left + measured.position(16)) * SCALE), _middle(page, "16")
    along = [sheet.getpixel((x, middle)) for x in range(end - 2 * SCALE, end + 2 * SCALE)]
    assert _strokes(along) == 1


def _strokes(pixels: Sequence[object]) -> int:
    """How often something other than paper begins."""
    return sum(one == PAPER and other != PAPER for one, other in pairwise(pixels))


def _middle(page: pypdfium2.PdfPage, words: str) -> int:
    """The row of pixels in the middle of the first of these words, which stand as high as their bar."""
    text = page.get_textpage()
    _, bottom, _, top = text.get_charbox(text.get_text_range().index(words))
    return round(float(page.get_height() - (bottom + top) / 2) * SCALE)
