"""What `briefgen build` leaves can be traced and verified by itself: the record inside, a link on every figure."""

import io
import json
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from briefgen.cli import main
from briefgen.document import Datum
from briefgen.traversal import query
from tests.readers.making import shipped

WORD, PDF = "江岸区2024年发展简报.docx", "江岸区2024年发展简报.pdf"


@pytest.fixture
def out(packet: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["build", "--quiet"]) == 0
    capsys.readouterr()
    return packet / "out"


def test_both_files_of_a_build_are_verified_and_agree(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(out / WORD), str(out / PDF)]) == 0
    told = capsys.readouterr()
    assert "V7" not in told.err
    assert told.out.count("处一致；论断 5 处成立，8 处载明\n") == 2


def test_a_changed_workbook_makes_the_files_of_last_week_stale(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = out.parent / "data/jiangan-2024.xlsx"
    book = openpyxl.load_workbook(path)
    book["指标"]["F11"] = 240
    book.save(path)
    assert main(["verify", str(out / WORD), str(out / PDF)]) == 1
    told = capsys.readouterr()
    figures = json.loads((out / "record.json").read_bytes())["figures"]
    places = next(each["places"] for each in figures if each["text"] == "超235亿元")
    assert told.out.count(f"{len(places)} 处过时") == 2
    assert told.err.count("“超235亿元”已过时：技术合同成交额现在是“超240亿元”（指标!F11）") == 2


def test_the_record_travels_in_both_files_without_what_only_the_office_may_know(out: Path) -> None:
    with pikepdf.open(out / PDF) as document:
        inside = json.loads(document.attachments["record.json"].get_file().read_bytes())
        sheet = document.attachments["figures.xlsx"].get_file().read_bytes()
    beside = json.loads((out / "record.json").read_bytes())
    assert inside == {**beside, "outputs": [], "diagnostics": []}
    assert openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0].max_row == len(inside["figures"]) + 1


def test_every_figure_has_its_number_in_reading_order_and_its_name(out: Path) -> None:
    figures = json.loads((out / "record.json").read_bytes())["figures"]
    numbers = sorted(place["number"] for figure in figures for place in figure["places"])
    assert numbers == list(range(1, sum(1 for _ in query(shipped().document, Datum)) + 1))
    names = {figure["id"]: figure["name"] for figure in figures}
    assert names["gdp@2024.status"] == "地区生产总值"
    computed = [name for identifier, name in names.items() if identifier.startswith("same(disposable")]
    assert computed == ["城镇居民人均可支配收入、公共服务质量"]


def test_every_place_of_every_figure_is_a_link_to_its_cell(out: Path) -> None:
    with pikepdf.open(out / PDF) as document:
        told = [str(each.Contents) for page in document.pages for each in page.get("/Annots", [])]
    for datum in query(shipped().document, Datum):
        cell = str(datum.source.origins[0])
        assert any(cell in each.split(" ")[-1] for each in told), (datum.text, cell)
    assert "亿元以上招商项目开工 2024年 指标!F7" in told
