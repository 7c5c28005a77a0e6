"""A table too wide for its page is turned on its side; one too wide even so is parted, and nothing is lost."""

from dataclasses import replace

import pytest

from briefgen.document import Caption, Column, Document, Heading, Meta, Paragraph, Row, Table, Text
from briefgen.faces import shipped_faces
from briefgen.fitting import fitted
from briefgen.layout import lay_out
from briefgen.layout.pages import Page, Pages, TextRun
from briefgen.parity import unlike
from briefgen.readers import docx as docx_reader
from briefgen.readers import pdf as pdf_reader
from briefgen.theme import THEMES
from briefgen.traversal import plain_text, query
from briefgen.writers import docx, pdf, text
from tests.docx.reading import attributes, found, tree
from tests.pdf.validating import UNIVERSAL, WITHOUT_FILES, faults

FACES = shipped_faces()
THEME = THEMES["briefing"]


def wide(columns: int, rows: int = 3, caption: str = "") -> Table:
    """A table whose cells all differ: 甲 and its number in the first column, row and column in all others."""
    titles = ("名称", *(f"栏{number}" for number in range(1, columns)))
    return Table(
        Caption("table", (Text(caption),), 1, "table-1") if caption else None,
        tuple(Column("stub" if not index else "text", (Text(title),)) for index, title in enumerate(titles)),
        tuple(
            Row(((Text(f"甲{row}"),), *((Text(f"{row}.{number:02}"),) for number in range(1, columns))))
            for row in range(rows)
        ),
        note=(Text("注在最后。"),),
    )


def packet(*blocks: Heading | Paragraph | Table) -> Document:
    return Document(Meta("宽表", "zh-CN"), blocks)


def fit(*blocks: Heading | Paragraph | Table, theme: str = "briefing") -> Document:
    return fitted(packet(*blocks), THEMES[theme], FACES).output


def tables(document: Document) -> list[Table]:
    return list(query(document, Table))


def words(page: Page) -> str:
    return "".join(item.text for region in page.regions for item in region.items if isinstance(item, TextRun))


def pages(document: Document, theme: str = "briefing") -> Pages:
    made = lay_out(document, THEMES[theme], FACES)
    assert made.diagnostics == ()
    return made.output


def test_a_table_that_fits_is_left_alone() -> None:
    made = fitted(packet(wide(8)), THEME, FACES)
    assert made.output == packet(wide(8))
    assert made.diagnostics == ()


def test_a_wide_table_is_turned_and_that_is_said() -> None:
    made = fitted(packet(wide(18, caption="宽")), THEME, FACES)
    (table,) = tables(made.output)
    assert table == replace(wide(18, caption="宽"), turned=True)
    assert [each.code for each in made.diagnostics] == ["L402"]


def test_what_stands_before_and_behind_a_turned_table_stays_upright() -> None:
    before, behind = Paragraph((Text("前面的话。"),)), Paragraph((Text("后面的话。"),))
    made = pages(fit(before, Heading(2, (Text("宽表"),), "h", starts_page=False), wide(18), behind)).pages
    assert [page.width > page.height for page in made] == [False, True, False]
    assert "前面的话" in words(made[0])
    assert words(made[1]).startswith("宽表名称")
    assert "后面的话" in words(made[2])


def test_a_turned_table_of_many_rows_has_its_head_on_every_page_and_stays_on_its_side() -> None:
    made = pages(fit(wide(18, rows=80, caption="宽"))).pages
    assert len(made) > 2
    assert all(page.width > page.height for page in made)
    assert ["栏17" in words(page) for page in made] == [True] * len(made)
    assert ["（续）" in words(page) for page in made] == [False] + [True] * (len(made) - 1)


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_nothing_of_a_turned_table_stands_outside_its_page(theme: str) -> None:
    for page in pages(fit(wide(60, rows=5, caption="很宽的表"), theme=theme), theme).pages:
        geometry = THEMES[theme].page.turned
        for region in page.regions:
            for item in region.items:
                if isinstance(item, TextRun):
                    assert geometry.left - 1 <= item.x <= page.width - geometry.right


def test_a_table_too_wide_for_a_turned_page_is_parted_by_columns() -> None:
    whole = wide(60, caption="很宽的表")
    made = fitted(packet(whole, wide(3, caption="窄表")), THEME, FACES)
    *parts, narrow = tables(made.output)
    assert [each.code for each in made.diagnostics] == ["L405"]
    assert len(parts) > 1
    assert all(part.columns[0] == whole.columns[0] for part in parts)
    assert [column for part in parts for column in part.columns[1:]] == list(whole.columns[1:])
    for index, row in enumerate(whole.rows):
        assert [cell for part in parts for cell in part.rows[index].cells[1:]] == list(row.cells[1:])
    assert [plain_text(part.note) for part in parts] == [""] * (len(parts) - 1) + ["注在最后。"]
    captions = [part.caption for part in parts if part.caption]
    assert [each.number for each in captions] == [1] * len(parts)
    assert [each.identifier for each in captions] == ["table-1"] + [""] * (len(parts) - 1)
    assert plain_text(captions[1].children) == f"很宽的表（{len(parts)}之2）"
    assert narrow.caption is not None
    assert narrow.caption.number == 2


def test_units_are_told_in_every_part() -> None:
    table = wide(60)
    with_units = replace(table, columns=(table.columns[0], replace(table.columns[1], role="unit"), *table.columns[2:]))
    assert all(part.columns[:2] == with_units.columns[:2] for part in tables(fit(with_units)))


def test_titles_that_are_longer_than_their_column_run_on_below() -> None:
    table = wide(18)
    long = Column("text", (Text("一个比较长的栏目名称"),))
    titled = replace(table, columns=(table.columns[0], *[long] * 17))
    document = fit(titled)
    header = next(each for each in pages(document).pages[0].regions if each.role == "table header")
    heights = {round(item.baseline, 2) for item in header.items if isinstance(item, TextRun)}
    assert len(heights) > 1
    starts = sorted({round(item.x, 1) for item in header.items if isinstance(item, TextRun)})
    assert len(starts) == len(tables(document)[0].columns)


def test_both_files_of_wide_tables_have_the_same_words_and_hold() -> None:
    document = fit(Paragraph((Text("前面的话。"),)), wide(60, caption="很宽的表"), Paragraph((Text("后面的话。"),)))
    made = pages(document)
    printed = pdf.write(made, document.meta, FACES)
    written = docx.write(document, THEME, {}, FACES)
    assert unlike(docx_reader.read(written), pdf_reader.read(printed)) == ()
    assert faults(printed, UNIVERSAL, WITHOUT_FILES) == []


def test_in_word_a_turned_table_is_a_section_on_its_side_and_counts_once() -> None:
    document = fit(Paragraph((Text("前面的话。"),)), wide(60, caption="很宽的表"), Paragraph((Text("后面的话。"),)))
    body = tree(docx.write(document, THEME, {}, FACES))
    sizes = [attributes(each, "w:pgSz") for each in found(body, "//w:sectPr")]
    assert [each.get("orient") for each in sizes] == [None, "landscape", None]
    fields = [each.text or "" for each in found(body, "//w:instrText") if "SEQ" in (each.text or "")]
    assert [r"\c" in each for each in fields] == [False] + [True] * (len(fields) - 1)


def test_as_text_each_part_is_a_table() -> None:
    told = text.write(fit(wide(60, caption="很宽的表"))).decode()
    assert told.count("表1 很宽的表") == len(tables(fit(wide(60, caption="很宽的表"))))
