"""A PDF leads from each figure to its row of sources and back, carries its record, and is read as it stands now."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import openpyxl
import pikepdf
import pypdfium2
import pytest

from briefgen.document import Cell, Column, Datum, Document, Paragraph, Reference, Row, Table, Text
from briefgen.errors import CannotRun
from briefgen.faces import shipped_faces
from briefgen.language import CHINESE
from briefgen.layout import lay_out
from briefgen.layout.pages import LinkArea
from briefgen.origins import Origin
from briefgen.pipeline.attaching import attachments
from briefgen.readers.pdf import read
from briefgen.readers.recorded import recorded
from briefgen.readers.searching import close
from briefgen.traversal import query, rebuilt
from briefgen.writers import pdf
from tests.readers.making import inside, pdf_file, shipped


@contextmanager
def opened(content: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(content)) as document:
        yield document


def written(document: Document) -> bytes:
    """A file of this document with the record of the shipped one: as if somebody had edited the pages."""
    checked = shipped()
    pages = lay_out(document, checked.look.theme, shipped_faces()).output
    return pdf.write(pages, document.meta, shipped_faces(), attachments(inside()))


def changed(**words: str) -> Document:
    """The shipped document with other digits in its figures, by their old digits; _ stands for the point."""
    known = {old.strip("n").replace("_", "."): new for old, new in words.items()}

    def change(node: object) -> object:
        return replace(node, digits=known.get(node.digits, node.digits)) if isinstance(node, Datum) else node

    made = rebuilt(shipped().document, change)
    assert isinstance(made, Document)
    return made


# --- what travels inside ----------------------------------------------------------------------------------------


def test_the_record_and_the_sheet_are_attached_by_name_and_tied_to_the_document() -> None:
    with opened(pdf_file()) as document:
        assert document.attachments["record.json"].get_file().read_bytes() == inside()
        assert [str(each.UF) for each in document.Root.AF] == ["figures.xlsx", "record.json"]
        kinds = {str(each.UF): (str(each.AFRelationship), str(each.EF.F.Subtype)) for each in document.Root.AF}
        assert kinds == {
            "record.json": ("/Data", "/application/json"),
            "figures.xlsx": ("/Source", "/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        }
        for each in document.Root.AF:
            assert int(each.EF.F.Params.Size) == len(each.EF.F.read_bytes())
            assert str(each.EF.F.Params.ModDate) == str(document.docinfo["/ModDate"])
        assert list(document.check_pdf_syntax()) == []


def test_the_sheet_holds_exactly_the_printed_figures() -> None:
    with opened(pdf_file()) as document:
        content = document.attachments["figures.xlsx"].get_file().read_bytes()
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(min_row=2, values_only=True))
    figures = json.loads(inside())["figures"]
    assert [row[1] for row in rows] == [each["id"] for each in figures]
    assert next(row for row in rows if row[1] == "technology_contracts@2024.value") == (
        "技术合同成交额",
        "technology_contracts@2024.value",
        "2024",
        235,
        "亿元",
        "over",
        "超235亿元",
        "指标!F11",
        "1、3、4",
    )


def test_the_record_inside_tells_of_no_files_of_ours_and_of_no_findings() -> None:
    told = json.loads(inside())
    assert told["outputs"] == []
    assert told["diagnostics"] == []


def test_the_same_packet_has_the_same_bytes() -> None:
    checked = shipped()
    again = pdf.write(checked.pages, checked.document.meta, shipped_faces(), attachments(inside()))
    assert again == pdf_file()


# --- quiet links -------------------------------------------------------------------------------------------------


def links(document: pikepdf.Pdf) -> list[tuple[int, Any]]:
    return [(index, each) for index, page in enumerate(document.pages) for each in page.get("/Annots", [])]


def target(document: pikepdf.Pdf, link: Any) -> tuple[int, float]:
    pages = [page.objgen for page in document.pages]
    return pages.index(link.Dest[0].objgen), float(link.Dest[3])


def words_at(content: bytes, page: int, top: float) -> str:
    """What is read on the line below a height of a page."""
    document = pypdfium2.PdfDocument(content)
    text = document[page].get_textpage().get_text_bounded(0, top - 14, 600, top)
    document.close()
    return close(text)


def test_a_figure_leads_to_the_row_that_names_its_cell() -> None:
    with opened(pdf_file()) as document:
        found = [each for _, each in links(document) if str(each.Contents) == "技术合同成交额 2024年 指标!F11"]
        assert len(found) == 4
        (spot,) = {target(document, each) for each in found}
    line = words_at(pdf_file(), *spot)
    assert line.startswith("技术合同成交额超235亿元")
    assert "指标!F11" in line


def test_every_figure_of_prose_tables_and_charts_has_its_link() -> None:
    """All places but those of the box of key figures, whose pieces are set by themselves."""
    areas = [
        item
        for page in shipped().pages.pages
        for region in page.regions
        for item in region.items
        if isinstance(item, LinkArea) and item.width
    ]
    contents = " ".join(each.contents for each in areas)
    for datum in query(tuple(b for b in shipped().document.blocks if type(b).__name__ != "KeyFigures"), Datum):
        assert str(datum.source.origins[0]) in contents


def test_a_row_of_the_sources_leads_back_to_the_first_place() -> None:
    with opened(pdf_file()) as document:
        back = next(each for _, each in links(document) if str(each.Contents).startswith("高新技术产业产值 644亿元"))
        page, top = target(document, back)
        assert document.pages[page].label == "1"
    assert "644亿元" in words_at(pdf_file(), page, top)


def test_links_have_no_frame_and_leave_the_print_as_it_was() -> None:
    with opened(pdf_file()) as document:
        for _, each in links(document):
            assert [float(part) for part in each.Border] == [0, 0, 0]
    checked = shipped()
    bare = replace(
        checked.pages, pages=tuple(replace(page, regions=_bare(page.regions)) for page in checked.pages.pages)
    )
    plain = pdf.write(bare, checked.document.meta, shipped_faces())
    with opened(plain) as one, opened(pdf_file()) as other:
        assert [drawn(page) for page in one.pages] == [drawn(page) for page in other.pages]


def drawn(page: pikepdf.Page) -> list[str]:
    """The operators that draw: links are heard by marks, which put nothing on paper."""
    marks = ("BDC", "BMC", "EMC", "BT", "ET")
    return [line for line in page.Contents.read_bytes().decode().splitlines() if not line.endswith(marks)]


def _bare(regions: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        region._replace(items=tuple(item for item in region.items if not isinstance(item, LinkArea)))
        for region in regions
    )


def test_without_a_table_of_sources_there_are_no_links_to_it() -> None:
    checked = shipped()
    blocks = tuple(
        each for each in checked.document.blocks if not (isinstance(each, Table) and each.style == "sources")
    )
    pages = lay_out(replace(checked.document, blocks=blocks), checked.look.theme, shipped_faces()).output
    areas = [item for page in pages.pages for region in page.regions for item in region.items]
    targets = {item.target for item in areas if isinstance(item, LinkArea)}
    assert targets
    assert all(target.startswith(("heading-", "table-", "figure-")) for target in targets)


def test_of_several_rows_that_name_a_cell_the_one_with_the_fewest_others_is_meant() -> None:
    both = CHINESE.packet.joint.join(("指标!F11", "指标!F12"))
    words = ("合计", "超235亿元", both, "实际"), ("技术合同成交额", "超235亿元", "指标!F11", "实际")
    rows = tuple(Row(tuple((Text(word),) for word in row)) for row in words)
    table = Table(None, tuple(Column("text", (Text(title),)) for title in "指文格状"), rows, "sources")
    figure = Datum("235", Cell(Reference("t", "", "2024", "value"), (Origin("w.xlsx", "指标", "F11"),)), unit="亿元")
    document = Document(shipped().document.meta, (Paragraph((figure,)), table))
    pages = lay_out(document, shipped().theme, shipped_faces()).output
    items = [item for page in pages.pages for region in page.regions for item in region.items]
    (link,) = [item for item in items if isinstance(item, LinkArea) and item.width and item.y < 100]
    assert link.contents == "技术合同成交额 2024年 指标!F11"


# --- read back ----------------------------------------------------------------------------------------------------


def test_every_figure_of_an_untouched_file_stands_on_its_page_in_a_box_that_holds_it() -> None:
    packet = read(pdf_file())
    assert packet.record == recorded(inside(), "record.json")
    assert [each.figure.identifier for each in packet.standings if not each.kept] == []
    assert [each.place.sentence for each in packet.standings if each.page != each.place.page] == []
    document = pypdfium2.PdfDocument(pdf_file())
    for each in packet.standings[:40]:
        seen = "".join(
            document[box.page].get_textpage().get_text_bounded(box.left - 1, box.bottom - 1, box.right + 1, box.top + 1)
            for box in each.boxes
        )
        assert close(each.place.text) in close(seen)
    document.close()


def test_running_heads_and_page_numbers_are_no_words_of_the_packet() -> None:
    packet = read(pdf_file())
    assert packet.record is not None
    assert packet.wording.words.text.count(f"版本{packet.record.edition}") == 1, (
        "the last line of the packet names its edition"
    )


def test_a_file_that_another_program_saved_reads_the_same() -> None:
    made = io.BytesIO()
    with opened(pdf_file()) as document:
        document.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=True)
    packet = read(made.getvalue())
    assert all(each.kept for each in packet.standings)


def test_figures_that_were_changed_on_the_pages_are_told_with_their_page() -> None:
    packet = read(written(changed(n644="655", n13_5="14.5", n140="150", n891="8910")))
    wrong = [each for each in packet.standings if not each.kept]
    assert {(each.place.text, each.text) for each in wrong} == {
        ("644亿元", "655亿元"),
        ("644", "655"),
        ("增长13.5%", "增长14.5%"),
        ("13.5%", "14.5%"),
        ("13.5", "14.5"),
        ("140余名", "150余名"),
        ("140余", "150余"),
        ("891家", "8910家"),
        ("891", "8910"),
    }
    assert {each.page for each in wrong} == {"1", "3", "4"}
    assert all(each.boxes for each in wrong)


@pytest.mark.parametrize("keep", [10, 1000, 50_000])
def test_a_file_that_was_cut_off_is_one_message_or_has_no_record(keep: int) -> None:
    """The reader rebuilds what it can of a file whose end is gone."""
    told: list[str] = []
    try:
        told += [] if read(pdf_file()[:keep], "a.pdf").record else ["no record"]
    except CannotRun as problem:
        told += [f"{each.where} {each.code}" for each in problem.diagnostics]
    assert told in (["a.pdf V714"], ["no record"])


def test_a_file_with_a_password_is_one_message() -> None:
    made = io.BytesIO()
    with opened(pdf_file()) as document:
        document.save(made, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(CannotRun) as told:
        read(made.getvalue(), "a.pdf")
    assert [each.code for each in told.value.diagnostics] == ["V718"]


def test_a_copy_printed_to_pdf_has_no_record() -> None:
    checked = shipped()
    assert read(pdf.write(checked.pages, checked.document.meta, shipped_faces())).record is None


def test_without_the_library_that_reads_pdf_there_is_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(CannotRun) as told:
        read(pdf_file(), "a.pdf")
    assert [each.code for each in told.value.diagnostics] == ["V715"]
