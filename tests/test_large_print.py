"""Large print is larger everywhere, says the same, and nothing of it hangs over."""

from dataclasses import fields

import pytest

from briefgen.document import Datum, Table
from briefgen.layout.pages import Box, Disc, Pages, TextRun
from briefgen.theme import LARGE_PRINT, THEMES, Theme
from briefgen.traversal import plain_text, query
from briefgen.writers import docx
from tests.docx.numbers import numbered_words
from tests.docx.reading import W, found, tree, value
from tests.official import FACES, official, pages_of, runs, sample, width
from tests.samples import indicator
from tests.test_parity_official import first_difference, words_of_pages

BASES = tuple(THEMES)
ABLE = {**THEMES, **{f"large {name}": theme for name, theme in LARGE_PRINT.items()}}


@pytest.mark.parametrize("base", BASES)
def test_every_style_is_larger_and_no_line_is_lower(base: str) -> None:
    usual, large = THEMES[base].text_styles, LARGE_PRINT[base].text_styles
    assert usual.keys() == large.keys()
    for name, style in usual.items():
        assert large[name].size > style.size, name
        assert large[name].line >= style.line, name


@pytest.mark.parametrize("base", BASES)
def test_no_words_on_paper_are_smaller_than_12_points(base: str) -> None:
    theme = LARGE_PRINT[base]
    every = [run for page in pages_of(sample(theme), theme).pages for run in runs(page)]
    small = {run.text for run in every if run.size < 12}
    assert small <= set("●○①②")


def test_running_text_has_the_sizes_of_the_house_look() -> None:
    styles = LARGE_PRINT["briefing"].styles
    look = {
        "body": (16, 27),
        "lead": (18, 30),
        "heading_1": (32, 48),
        "heading_2": (18, 30),
        "table_body": (14, 26),
        "table_note": (14, 21),
    }
    assert {name: (getattr(styles, name).size, getattr(styles, name).line) for name in look} == look
    assert LARGE_PRINT["briefing"].page.labels == 0
    assert (LARGE_PRINT["briefing"].figures.columns, LARGE_PRINT["briefing"].figures.sizes[0]) == (2, 40)
    assert LARGE_PRINT["briefing"].charts.row == 48


def over_the_edge(pages: Pages, theme: Theme) -> list[str]:
    """Words and shapes that reach beyond the text area; running heads and numbers stand outside it by design."""
    right = theme.page.width - theme.page.right + 0.6
    bottom = theme.page.height - theme.page.bottom + 0.6
    hanging: list[str] = []
    for page in pages.pages:
        hanging += [
            f"{page.label}: {run.text}"
            for run in runs(page)
            if run.x + inked(run) > right or run.x + blank(run) < theme.page.left - 6.1 or run.baseline > bottom
        ]
        shapes = [item for region in page.regions for item in region.items if isinstance(item, Box | Disc)]
        hanging += [f"{page.label}: {shape}" for shape in shapes if shape.x > right or shape.y > bottom]
    return hanging


def blank(run: TextRun) -> float:
    """The blank half of an opening mark, which stands outside where it begins a line."""
    return run.size / 2 if run.text[0] in "（“《" else 0.0


def inked(run: TextRun) -> float:
    """The width of a run without the blank half of a mark at its end."""
    return width(run) - (run.size / 2 if run.text[-1] in "，。、；：）”" else 0)


@pytest.mark.parametrize("name", ABLE)
def test_nothing_hangs_over_the_edges_of_any_page(name: str) -> None:
    theme = ABLE[name]
    assert over_the_edge(pages_of(sample(theme), theme), theme) == []


@pytest.mark.parametrize("name", ABLE)
def test_no_two_lines_of_words_lie_over_one_another(name: str) -> None:
    theme = ABLE[name]
    for page in pages_of(sample(theme), theme).pages:
        placed = sorted(runs(page), key=lambda run: (run.baseline, run.x))
        for one, other in ((a, b) for a in placed for b in placed if a is not b):
            beside = one.x + width(one) <= other.x + 0.6 or other.x + width(other) <= one.x + 0.6
            apart = abs(one.baseline - other.baseline) >= 0.6 * min(one.size, other.size)
            raised = min(one.size, other.size) < 0.7 * max(one.size, other.size)
            assert beside or apart or raised, (page.label, one.text, other.text)


def test_ranks_and_remarks_stand_below_the_name_and_stay_figures() -> None:
    rows = [
        indicator("a", "12", name="甲", change="4.8", rank="1", peers="中心城区", row=2),
        indicator("b", "5", name="乙", row=3),
    ]
    made = [official('{{ table("p") }}', {}, *rows, theme=theme) for theme in (THEMES["briefing"], large())]
    (usual,), (folded,) = (tuple(query(document, Table)) for document in made)
    assert [plain_text(cell) for cell in usual.rows[0].cells] == ["甲", "个", "12", "4.8", "中心城区第1"]
    assert [plain_text(cell) for cell in folded.rows[0].cells] == ["甲", "个", "12", "4.8"]
    assert [plain_text(cell) for cell in folded.rows[1].cells] == ["中心城区第1", "", "", ""]
    assert folded.rows[1].joined
    assert [datum.identifier for datum in query(usual, Datum)] == [datum.identifier for datum in query(folded, Datum)]


def large() -> Theme:
    return LARGE_PRINT["briefing"]


def test_both_files_say_the_same_in_large_print() -> None:
    theme = LARGE_PRINT["official"]
    document = sample(theme)
    pdf = words_of_pages(pages_of(document, theme))
    word = numbered_words(docx.write(document, theme, {}, FACES))
    assert pdf == word, first_difference(pdf, word)


@pytest.mark.parametrize("base", BASES)
def test_the_styles_of_word_are_as_large(base: str) -> None:
    theme = LARGE_PRINT[base]
    content = docx.write(sample(theme), theme, {}, FACES)
    sizes = {
        value(each, "./w:name"): int(value(each, "./w:rPr/w:sz") or 0)
        for each in found(tree(content, "word/styles.xml"), "//w:style")
    }
    for field in fields(theme.styles):
        style = getattr(theme.styles, field.name)
        if style.name != "footnote reference":
            assert sizes[style.name] == round(style.size * 2), style.name
    assert all(not str(each.get(f"{W}after", "")).startswith("-") for each in found(tree(content), "//w:spacing"))
