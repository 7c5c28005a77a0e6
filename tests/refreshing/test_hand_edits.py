"""Whatever somebody did to a document by hand stays, and the figures that nobody touched are those of the workbook."""

import base64
import io
import re
from collections import Counter
from zipfile import ZipFile

import openpyxl
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.run import Run

from briefgen.refreshing import ChartState, Reason
from briefgen.verifying import State
from tests.readers.making import edited as with_part
from tests.readers.making import word_file
from tests.refreshing.scene import (
    UPDATED,
    Edit,
    Element,
    change,
    checked_again,
    edited,
    figure_runs,
    mark,
    opened,
    paragraph,
    renewed,
    run,
    said,
    skeleton,
)

REVENUE, FIRMS, OUTPUT = 3, 9, 10
"""Numbers of figures of the summary: 121.9亿元, 891家, 644亿元."""
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def add_paragraph(document: Document) -> None:
    paragraph(document, "引进培育高层次人才").insert_paragraph_before("会前增补：请对照任务清单抓好891项落实。")


def move_sentence(document: Document) -> None:
    """入库科技型中小企业891家。 goes from the summary to the end of another paragraph."""
    target: Element = paragraph(document, "长江经济带生态环境国家工程研究中心")._p
    start = mark(document, FIRMS)
    before, (figure,) = start.getprevious(), figure_runs(document, FIRMS)
    end, behind = figure.getnext(), figure.getnext().getnext()
    words = before.find(qn("w:t"))
    words.text, moved = words.text.replace("入库科技型中小企业", ""), run("入库科技型中小企业")
    stop = behind.find(qn("w:t"))
    assert stop.text.startswith("。")
    stop.text = stop.text[1:]
    for each in (moved, start, figure, end, run("。")):
        target.append(each)


def delete_paragraph(document: Document) -> None:
    found: Element = paragraph(document, "入库科技型中小企业891家。新增数字经济企业")._p
    found.getparent().remove(found)


def format_words(document: Document) -> None:
    """A figure in bold, its neighbours in red."""
    found = paragraph(document, "地方一般公共预算收入121.9亿元")
    Run(figure_runs(document, REVENUE)[0], found).bold = True
    for each in found.runs:
        each.font.color.rgb = RGBColor(0xC0, 0, 0)


def comment(document: Document) -> None:
    found = paragraph(document, "地方一般公共预算收入121.9亿元")
    figure = Run(figure_runs(document, REVENUE)[0], found)
    document.add_comment([figure], text="请再核。", author="李四", initials="李")


def track_around(document: Document) -> None:
    start = mark(document, REVENUE)
    start.addprevious(change("w:ins", run("全年")))
    end = figure_runs(document, REVENUE)[-1].getnext()
    end.addnext(change("w:del", run("左右", "w:delText")))


def reorder_rows(document: Document) -> None:
    rows = document.tables[1]._tbl.tr_lst
    rows[1].addprevious(rows[4])


def insert_picture(document: Document) -> None:
    paragraph(document, "地方一般公共预算收入121.9亿元").runs[0].add_picture(io.BytesIO(PIXEL))


def reword_heading(document: Document) -> None:
    next(each for each in document.paragraphs if said(each._p).endswith("企业与产业")).runs[-1].text = "企业、产业与人"


def merge_paragraphs(document: Document) -> None:
    first: Element = paragraph(document, "地方一般公共预算收入121.9亿元")._p
    second = first.getnext()
    for each in list(second):
        if each.tag != qn("w:pPr"):
            first.append(each)
    second.getparent().remove(second)


def break_page_and_section(document: Document) -> None:
    found = paragraph(document, "高新技术产业产值644亿元")
    found.runs[0].add_break()
    section = OxmlElement("w:sectPr")
    following = found.insert_paragraph_before("")
    following._p.get_or_add_pPr().append(section)


def retype_title_of_table(document: Document) -> None:
    paragraph(document, "科技创新主要指标").runs[-1].text = "科技创新的主要指标"


KEPT: dict[str, Edit] = {
    "a paragraph added": add_paragraph,
    "a sentence moved": move_sentence,
    "a paragraph deleted": delete_paragraph,
    "bold and red": format_words,
    "a comment": comment,
    "tracked changes around": track_around,
    "rows in another order": reorder_rows,
    "a picture": insert_picture,
    "a heading reworded": reword_heading,
    "paragraphs merged": merge_paragraphs,
    "breaks": break_page_and_section,
    "a caption reworded": retype_title_of_table,
}


@pytest.mark.parametrize("name", KEPT)
def test_an_edit_stays_and_all_figures_are_new(name: str) -> None:
    before = edited(KEPT[name])
    made = renewed(before)
    after = made.output.content
    assert skeleton(after) == skeleton(before)
    words = said(opened(after).element)
    assert [each for each in UPDATED if each not in words] == []
    assert [each.reason for each in made.output.left if each.reason not in (Reason.CLAIM, Reason.REMOVED)] == []
    assert made.output.proposed == ()
    states = Counter(each.state for each in checked_again(after).places)
    assert states[State.STALE] == 4  # the sentences whose claim does not hold
    assert states[State.ALTERED] == Counter(each.state for each in checked_again(before).places)[State.ALTERED]
    assert renewed(after).output.content == after


def test_a_moved_sentence_has_its_new_figure_where_it_is_now() -> None:
    words = said(paragraph(opened(renewed(edited(move_sentence)).output.content), "国家工程研究中心")._p)
    assert words.endswith("入库科技型中小企业902家。")


def test_a_new_figure_is_as_bold_as_the_old_one_was() -> None:
    document = opened(renewed(edited(format_words)).output.content)
    (figure,) = figure_runs(document, REVENUE)
    assert said(figure) == "123.4亿元"
    assert figure.find(qn("w:rPr")).find(qn("w:b")) is not None


def test_a_comment_of_a_person_stays_beside_those_of_the_program() -> None:
    found = opened(renewed(edited(comment)).output.content).comments
    assert [each.author for each in found] == ["李四", "briefgen", "briefgen"]
    assert next(iter(found)).text == "请再核。"


# --- what is left -----------------------------------------------------------------------------------------------


def left(content: bytes) -> list[tuple[Reason, str, str]]:
    """Why a figure was left, what stands there, and what the workbook has."""
    found = renewed(content).output
    return [
        (each.reason, each.text, each.found.current or "") for each in found.left if each.reason is not Reason.CLAIM
    ]


def type_over(document: Document) -> None:
    figure_runs(document, REVENUE)[0].find(qn("w:t")).text = "122亿元"


def type_over_all(document: Document) -> None:
    """Word drops a bookmark whose whole text is typed over."""
    type_over(document)
    start = mark(document, REVENUE)
    identifier = start.get(qn("w:id"))
    for each in list(document.element.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        if each.get(qn("w:id")) == identifier:
            each.getparent().remove(each)


def track_inside(document: Document) -> None:
    (figure,) = figure_runs(document, REVENUE)
    figure.addprevious(change("w:del", run("121.9亿元", "w:delText")))
    figure.addprevious(change("w:ins", run("122亿元")))
    figure.getparent().remove(figure)


def type_against(document: Document) -> None:
    mark(document, REVENUE).addprevious(run("1"))


@pytest.mark.parametrize(
    ("edit", "reason", "stands"),
    [
        (type_over, Reason.TYPED_OVER, "122亿元"),
        (type_over_all, Reason.TYPED_OVER, "122亿元"),
        (track_inside, Reason.TRACKED, "122亿元"),
        (type_against, Reason.TOUCHED, "121.9亿元"),
    ],
)
def test_a_figure_that_somebody_worked_on_is_left_and_reported(edit: Edit, reason: Reason, stands: str) -> None:
    before = edited(edit)
    assert left(before) == [(reason, stands, "123.4亿元")]
    made = renewed(before)
    assert skeleton(made.output.content) == skeleton(before)
    words = said(opened(made.output.content).element)
    assert stands in words
    assert words.count("123.4亿元") == 1  # in the box of figures, which nobody touched
    code = {Reason.TYPED_OVER: "E623", Reason.TRACKED: "E624", Reason.TOUCHED: "E630"}[reason]
    assert [each.code for each in made.diagnostics if each.code not in ("E627", "E628", "E643")] == [code]


def test_a_row_of_the_annex_goes_with_a_figure_that_was_left() -> None:
    content = renewed(edited(type_over)).output.content
    rows = [[each.text for each in row.cells] for row in opened(content).tables[-2].rows]
    assert next(each for each in rows if each[0] == "地方一般公共预算收入")[1] == "121.9亿元；增长4.8%"
    assert next(each for each in rows if each[0] == "高新技术产业产值")[1] == "651.2亿元；增长14.1%"


def lose_bookmarks(document: Document) -> None:
    """Those of one paragraph, as where it is cut and pasted as text."""
    found: Element = paragraph(document, "地方一般公共预算收入121.9亿元")._p
    for each in list(found.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        found.remove(each)


def test_a_figure_without_a_bookmark_is_proposed_by_its_sentence_and_not_replaced() -> None:
    before = edited(lose_bookmarks)
    made = renewed(before).output
    assert [(each.standing.text, each.current) for each in made.proposed] == [
        ("121.9亿元", "123.4亿元"),
        ("增长4.8%", "增长5.2%"),
    ]
    assert "地方一般公共预算收入121.9亿元，增长4.8%。" in said(opened(made.content).element)
    stale = [each for each in checked_again(made.content).places if each.state is State.STALE]
    assert {"121.9亿元", "增长4.8%"} <= {each.standing.text for each in stale}


def delete_row(document: Document) -> None:
    table = next(each for each in document.tables if each.cell(1, 0).text == "武创院引育落地项目")
    row = next(each for each in table.rows if each.cells[0].text == "入库科技型中小企业")
    table._tbl.remove(row._tr)


def test_a_row_that_was_deleted_stays_deleted() -> None:
    before = edited(delete_row)
    made = renewed(before)
    assert skeleton(made.output.content) == skeleton(before)
    assert [
        (each.reason, each.found.standing.place.text) for each in made.output.left if each.reason is Reason.REMOVED
    ] == [(Reason.REMOVED, "891")]
    assert "E639" in [each.code for each in made.diagnostics]


def test_a_footnote_that_was_reworded_stays_so() -> None:
    before = with_part(word_file(), lambda text: text.replace("核定", "审定"), "word/footnotes.xml")
    assert skeleton(renewed(before).output.content) == skeleton(before)


def test_a_document_that_tracks_changes_gets_plain_figures_and_says_so() -> None:
    def track(text: str) -> str:
        return re.sub(r"(<w:settings[^>]*>)", r"\1<w:trackRevisions/>", text)

    made = renewed(with_part(word_file(), track, "word/settings.xml"))
    assert "123.4亿元" in said(opened(made.output.content).element)
    assert "E638" in [each.code for each in made.diagnostics]


# --- charts -----------------------------------------------------------------------------------------------------

BARS, BOOK = "word/charts/chart2.xml", "word/embeddings/workbook2.xlsx"


def part(content: bytes, name: str) -> bytes:
    with ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def chart_states(content: bytes) -> list[ChartState]:
    return [each.state for each in renewed(content).output.charts]


def test_charts_have_new_marks_labels_and_sheets() -> None:
    made = renewed(word_file()).output
    chart = part(made.content, BARS).decode()
    assert "<a:t>61家</a:t>" in chart
    assert "<c:v>61</c:v>" in chart
    assert "<c:v>56</c:v>" not in chart
    sheet = openpyxl.load_workbook(io.BytesIO(part(made.content, BOOK)))["Sheet1"]
    assert [sheet["A2"].value, sheet["B2"].value] == ["数字经济企业", 61]
    assert [each.state for each in made.charts] == [ChartState.UPDATED] * 3
    assert 'descr="数字经济企业61家' in part(made.content, "word/document.xml").decode()


def test_a_chart_whose_figures_somebody_changed_is_left() -> None:
    before = with_part(word_file(), lambda text: text.replace("<c:v>56</c:v>", "<c:v>57</c:v>"), BARS)
    made = renewed(before)
    assert part(made.output.content, BARS) == part(before, BARS)
    assert part(made.output.content, BOOK) == part(before, BOOK)
    assert [each.state for each in made.output.charts] == [ChartState.UPDATED, ChartState.EDITED, ChartState.UPDATED]
    codes = Counter(each.code for each in made.diagnostics)
    assert codes["E631"] == 1
    assert codes["E633"] == 1  # the label that stays


def test_a_chart_whose_sheet_was_saved_by_another_program_is_left() -> None:
    book = openpyxl.load_workbook(io.BytesIO(part(word_file(), BOOK)))
    book["Sheet1"]["B2"] = 57
    saved, made = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with ZipFile(io.BytesIO(word_file())) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, saved.getvalue() if name == BOOK else old.read(name))
    assert chart_states(made.getvalue()) == [ChartState.UPDATED, ChartState.EDITED, ChartState.UPDATED]


def test_the_colour_that_somebody_gave_a_chart_stays() -> None:
    before = with_part(word_file(), lambda text: text.replace("0B4A5E", "AA0000"), BARS)
    made = part(renewed(before).output.content, BARS).decode()
    assert "AA0000" in made
    assert "0B4A5E" not in made
    assert "<c:v>61</c:v>" in made
