"""What is too long or too many still makes a page that nobody is ashamed of."""

from typing import TypeGuard

import pytest

from briefgen.document import Cover, Document, Heading, Text
from briefgen.faces import shipped_faces
from briefgen.layout import lay_out
from briefgen.layout.pages import Disc, Pages, Rule, TextRun
from briefgen.theme import briefing
from briefgen.writers import docx
from tests.samples import codes, composed, dataset, indicator

FACES, THEME = shipped_faces(), briefing()
RIGHT = THEME.page.width - THEME.page.right


def pages_of(document: Document) -> Pages:
    made = lay_out(document, THEME, FACES)
    assert made.diagnostics == ()
    return made.output


def reaches(pages: Pages) -> float:
    """How far right any words reach."""
    return max(
        run.x + sum(FACES.face(run.face).advance(each) * run.size for each in run.text) + sum(run.gaps)
        for page in pages.pages
        for region in page.regions
        for run in region.items
        if isinstance(run, TextRun)
    )


@pytest.mark.parametrize("length", [8, 16, 24, 33])
def test_key_figures_with_long_names_take_fewer_columns_and_never_hang_over(length: int) -> None:
    rows = [indicator(code, "1700", "亿元", name=code * length, change="4.8") for code in ("甲", "乙", "丙", "丁")]
    names = ", ".join(f'"{row.code}"' for row in rows)
    document, found = composed(f"{{{{ key_figures({names}) }}}}", dataset(*rows))
    assert found == ()
    pages = pages_of(document)
    assert reaches(pages) <= RIGHT + 0.1
    assert docx.write(document, THEME, {}, FACES)[:2] == b"PK"


@pytest.mark.parametrize(
    "title", ["江岸区" * 4 + "2024年发展简报", "江岸区" * 20 + "2024年" + "发展" * 20, "简报" * 60]
)
def test_a_long_title_leaves_room_for_what_stands_below_it(title: str) -> None:
    document, found = composed("{{ cover() }}\n\n文", dataset(title=title))
    assert found == ()
    pages = pages_of(document)
    assert reaches(Pages(pages.pages[:1])) <= RIGHT + 0.1
    cover = pages.pages[0].regions[0].items
    large = [item for item in cover if isinstance(item, TextRun) and item.size > 14]
    assert max(item.baseline for item in large) < 620


def test_many_pillars_stand_on_the_cover_in_rows() -> None:
    index = tuple((str(number), (Text("生态环保"),)) for number in range(1, 13))
    title = ((Text("江岸区"),), (Text("2024年"),), (Text("发展简报"),))
    document = Document(composed("文", dataset())[0].meta, (Cover((), (), title, (), index, (), ()), Heading(1, ())))
    runs = [item for item in pages_of(document).pages[0].regions[0].items if isinstance(item, TextRun)]
    assert len({round(run.baseline) for run in runs if run.text == "生态环保"}) == 3


def test_a_long_name_of_the_issuer_does_not_run_into_the_mark_beside_it() -> None:
    issuer, mark = "武汉市江岸区人民政府办公室" * 3, "样例　非正式印发"
    cover = Cover((Text(issuer),), (Text(mark),), ((Text("简报"),),), (), (), (), ())
    document = Document(composed("文", dataset())[0].meta, (cover, Heading(1, ())))
    runs = {item.text: item for item in pages_of(document).pages[0].regions[0].items if isinstance(item, TextRun)}
    name = runs[issuer]
    assert name.x + sum(FACES.face(name.face).advance(each) * name.size for each in issuer) < runs[mark].x
    assert THEME.styles.cover_issuer.size * 0.8 < name.size < THEME.styles.cover_issuer.size
    assert runs[mark].x + sum(FACES.face("hei").advance(each) * runs[mark].size for each in mark) <= RIGHT + 0.1


def test_a_chart_of_more_marks_than_a_page_can_tell_is_refused() -> None:
    rows = [indicator(f"a{number}", str(number + 1)) for number in range(30)]
    names = ", ".join(f'"{row.code}"' for row in rows)
    _, found = composed(f'{{{{ chart({names}, title="图") }}}}', dataset(*rows))
    assert codes(found) == ["T344"]


def test_a_chart_that_no_page_can_hold_is_an_error() -> None:
    rows = [indicator(f"a{number}", str(number + 1), name=f"第{number}个名称很长的指标" * 3) for number in range(24)]
    names = ", ".join(f'"{row.code}"' for row in rows)
    document, found = composed(f'{{{{ chart({names}, title="图") }}}}', dataset(*rows))
    assert found == ()
    made = lay_out(document, THEME, FACES)
    assert codes(made.diagnostics) == ["L410"]
    assert dict(made.diagnostics[0].arguments) == {"title": "图"}


def test_bars_and_dots_of_negative_numbers_stand_left_of_zero_and_on_the_page() -> None:
    rows = [indicator("a", "5", change="-12.5"), indicator("b", "5", change="4.8")]
    document, _ = composed('{{ chart("a", "b", kind="dots", part="change", title="增长") }}', dataset(*rows))
    pages = pages_of(document)
    runs = [item for region in pages.pages[0].regions for item in region.items if isinstance(item, TextRun)]
    assert min(run.x for run in runs) >= THEME.page.left - 0.1
    assert any(run.text == "−12.5%" for run in runs)
    discs = {round(item.x) for region in pages.pages[0].regions for item in region.items if isinstance(item, Disc)}
    zero = next(item.x for region in pages.pages[0].regions for item in region.items if is_zero_line(item))
    assert min(discs) < zero < max(discs)
    assert min(discs) >= THEME.page.left + THEME.charts.zero - 0.5


def is_zero_line(item: object) -> TypeGuard[Rule]:
    return isinstance(item, Rule) and item.x == item.to_x
