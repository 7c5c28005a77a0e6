"""Every figure of a file that somebody has now is held against the workbook as it is now."""

import io
import json
from pathlib import Path

import openpyxl
import pikepdf
import pypdfium2
import pytest

from briefgen.cli import main
from briefgen.readers import docx, pdf
from briefgen.readers.recorded import recorded
from briefgen.verifying import State, Verification, verified
from briefgen.workbook import read as read_workbook
from tests.pdf.heard import read
from tests.pdf.validating import UNIVERSAL, WITH_FILES, faults
from tests.readers.making import dataset, edited, inside, pdf_file, typed_over, word_file, workbook
from tests.samples import WORKBOOK

Told = list[tuple[str, str, str | None]]


PLACES = sum(len(figure.places) for figure in recorded(inside(), "record.json").figures)
"""How many figures the shipped packet prints, each place counted."""


def against(**cells: str | float | None) -> Verification:
    return verified(pdf.read(pdf_file()), dataset(**cells))


def told(result: Verification) -> Told:
    """(state, printed words, words now) of each place that is not the same."""
    wrong = (each for each in result.places if each.state is not State.SAME)
    return [(each.state.value, each.standing.place.text, each.current) for each in wrong]


def test_all_figures_of_the_packet_are_the_same_as_in_its_workbook() -> None:
    for packet in (pdf.read(pdf_file()), docx.read(word_file())):
        result = verified(packet, dataset())
        assert told(result) == []
        assert result.is_true
        assert len(result.places) > 130


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"F19": 651.2}, [("644亿元", "651.2亿元"), ("644亿元", "651.2亿元"), ("644", "651.2")]),
        (
            {"J19": -2.1},
            [("增长13.5%", "下降2.1%"), ("13.5%", "−2.1%"), ("增长13.5%", "下降2.1%"), ("13.5", "−2.1")],
        ),
        (
            {"G11": None},
            [("超235亿元", "235亿元")] * 3 + [("超235", "235")],
        ),
        ({"J11": "翻两番"}, [("翻番", "翻两番")] * 3),
        ({"L21": 2}, [("第一", "第二"), ("中心城区第1", "中心城区第2")]),
        ({"N21": "全市"}, [("中心城区第1", "全市第1")]),
        ({"H2": None}, [("预计", ""), ("预计突破1700亿元", "突破1700亿元")]),
        ({"G20": "左右"}, [("140余名", "140名左右"), ("140余", "140左右")]),
        ({"L4": 2, "L5": 2}, [("中心城区第一", "中心城区第二")]),
        ({"D19": "万元"}, [("644亿元", "644万元"), ("644亿元", "644万元"), ("644", "644万元")]),
    ],
)
def test_a_changed_cell_makes_its_places_stale_and_tells_what_would_stand_there(
    cells: dict[str, str | float | None], expected: list[tuple[str, str]]
) -> None:
    assert sorted(told(against(**cells))) == sorted(("stale", was, now) for was, now in expected)


def test_a_cell_that_was_emptied_is_gone() -> None:
    assert told(against(F32=None)) == [("gone", "117家", None), ("gone", "117", None)]


def test_another_code_makes_a_figure_gone_and_a_moved_row_does_not() -> None:
    assert {state for state, _, _ in told(against(B32="first_shops"))} == {"gone"}
    book = openpyxl.load_workbook(WORKBOOK)
    book["指标"].insert_rows(2)
    made = io.BytesIO()
    book.save(made)
    moved = read_workbook(made.getvalue(), "w.xlsx").output
    assert told(verified(pdf.read(pdf_file()), moved)) == []


def test_a_count_and_a_shared_word_follow_their_rows() -> None:
    book = openpyxl.load_workbook(WORKBOOK)
    book["荣誉"].delete_rows(4)
    made = io.BytesIO()
    book.save(made)
    result = verified(pdf.read(pdf_file()), read_workbook(made.getvalue(), "w.xlsx").output)
    assert told(result) == [("gone", "蝉联", None), ("stale", "3项", "2项"), ("gone", "蝉联", None)]


def test_a_count_over_a_list_that_grew_cannot_be_told() -> None:
    book = openpyxl.load_workbook(WORKBOOK)
    honours = book["荣誉"]
    for column in (1, 2, 3):
        honours.cell(5, column).value = honours.cell(4, column).value
    honours.cell(5, 2).value = "全国文明城区"
    made = io.BytesIO()
    book.save(made)
    result = verified(pdf.read(pdf_file()), read_workbook(made.getvalue(), "w.xlsx").output)
    assert told(result) == [("untold", "3项", None)]


COMPUTED = {
    "sum(financial_headquarters@2024.value, incubators_new@2024.value)": ("115家", State.SAME),
    "difference(tax_buildings@2024.value, tax_buildings_billion@2024.value)": ("22栋", State.SAME),
    "share(tax_buildings_billion@2024.value, tax_buildings@2024.value)": ("12%", State.SAME),
    "digits:1(share(three_gorges_firms_new@2024.value, three_gorges_firms@2024.value))": ("13.3%", State.SAME),
    "share(three_gorges_firms_new@2024.value, three_gorges_firms@2024.value)": ("13.4%", State.STALE),
    "unit:万元(hightech_output@2024.value)": ("6440000万元", State.SAME),
    "over(hightech_output@2024.value)": ("超640亿元", State.SAME),
    "nearly(hightech_output@2024.value)": ("近600亿元", State.STALE),
    "difference(gdp@2024.value, nothing@2024.value)": ("1亿元", State.GONE),
    "cube(gdp@2024.value)": ("1亿元", State.UNTOLD),
    "sum(gdp@2024.value, technology_contracts@2024.change)": ("1亿元", State.UNTOLD),
    "sum(gdp@2024.value, tax_buildings@2024.value)": ("1亿元", State.UNTOLD),
}


@pytest.mark.parametrize("identifier", COMPUTED)
def test_a_computed_figure_is_computed_anew(identifier: str) -> None:
    text, expected = COMPUTED[identifier]
    rule, _, operands = identifier.partition("(")
    record = json.loads(inside())
    figure = next(each for each in record["figures"] if each["id"] == "gdp@2024.value")
    place = {**figure["places"][0], "sentence": f"合计{text}。", "text": text}
    computed = {"id": identifier, "rule": rule, "operands": [operands[:-1]], "text": text, "origin": figure["origin"]}
    if rule in ("sum", "difference", "share"):
        computed["operands"] = operands[:-1].split(", ")
    record["figures"] = [{**computed, "value": text, "unit": "", "places": [place]}]
    content = edited(
        word_file(), lambda xml: xml.replace("<w:body>", f"<w:body><w:p><w:r><w:t>合计{text}。</w:t></w:r></w:p>")
    )
    told_inside = json.dumps(record, ensure_ascii=False).replace('"', "&quot;")
    content = edited(
        content, lambda _: f'<record xmlns="urn:briefgen:record:1">{told_inside}</record>', "customXml/item1.xml"
    )
    (place_now,) = verified(docx.read(content), dataset()).places
    assert place_now.state is expected


def test_what_was_done_by_hand_counts_more_and_the_workbook_is_told_beside_it() -> None:
    packet = docx.read(edited(word_file(), typed_over("644亿元", "651.2亿元")))
    result = verified(packet, dataset(F19=651.2))
    assert told(result)[0] == ("altered", "644亿元", "651.2亿元")
    assert [state for state, _, _ in told(result)] == ["altered", "stale", "stale"]


def test_without_a_workbook_only_edits_by_hand_are_told() -> None:
    packet = docx.read(edited(word_file(), typed_over("644亿元", "650亿元")))
    result = verified(packet, None)
    assert result.count(State.ALTERED) == 1
    assert result.count(State.UNTOLD) == len(result.places) - 1


# --- the command ------------------------------------------------------------------------------------------------


@pytest.fixture
def mailed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of somebody else's: both files and no packet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BRIEFGEN_LANGUAGE", "zh")
    (tmp_path / "简报.docx").write_bytes(word_file())
    (tmp_path / "简报.pdf").write_bytes(pdf_file())
    (tmp_path / "旧.xlsx").write_bytes(WORKBOOK.read_bytes())
    (tmp_path / "新.xlsx").write_bytes(workbook(F19=651.2))
    return tmp_path


@pytest.mark.usefixtures("mailed")
def test_files_that_are_still_true_are_said_to_be_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "简报.docx", "简报.pdf", "--workbook", "旧.xlsx"]) == 0
    told_ = capsys.readouterr()
    claims = "论断 5 处成立，8 处载明"
    assert told_.out == f"简报.docx：{PLACES} 处一致；{claims}\n简报.pdf：{PLACES} 处一致；{claims}\n"
    assert told_.err == ""


@pytest.mark.usefixtures("mailed")
@pytest.mark.parametrize("name", ["简报.docx", "简报.pdf"])
def test_a_stale_figure_is_told_once_with_both_values_its_cell_and_all_pages(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["verify", name, "--workbook", "新.xlsx"]) == 1
    told_ = capsys.readouterr()
    assert told_.out == f"{name}：{PLACES - 3} 处一致，3 处过时；论断 5 处成立，8 处载明\n"
    assert told_.err.splitlines()[0] == (
        f"{name}  错误  第 1、3、4 页的“644亿元”已过时：高新技术产业产值现在是“651.2亿元”（指标!F19）  [V721]"
    )
    assert told_.err.count("[V721]") == 1


@pytest.mark.usefixtures("mailed")
def test_as_json_every_place_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "简报.pdf", "--workbook", "新.xlsx", "--output-format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    (file,) = found["files"]
    assert file["counts"] == {
        "same": PLACES - 3,
        "stale": 3,
        "gone": 0,
        "altered": 0,
        "removed": 0,
        "untold": 0,
        "unseen": 0,
    }
    stale = next(each for each in file["figures"] if each["state"] == "stale")
    assert (stale["printed"], stale["stands"], stale["current"], stale["page"]) == (
        "644亿元",
        "644亿元",
        "651.2亿元",
        "1",
    )
    assert [each["code"] for each in found["diagnostics"]] == ["V721"]


def test_within_its_packet_the_workbook_of_the_record_is_taken(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (packet / "out").mkdir()
    (packet / "out/简报.pdf").write_bytes(pdf_file())
    assert main(["verify", "out/简报.pdf"]) == 0
    (packet / "data/jiangan-2024.xlsx").write_bytes(workbook(F19=651.2))
    assert main(["verify", "out/简报.pdf"]) == 1
    assert "V721" in capsys.readouterr().err


@pytest.mark.usefixtures("mailed")
def test_elsewhere_without_a_workbook_it_says_what_it_cannot_know(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "简报.pdf"]) == 0
    told_ = capsys.readouterr()
    assert "V720" in told_.err
    assert "是否过时不能判断" in told_.out


def test_two_files_of_one_packet_are_held_against_one_another(mailed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mailed / "简报.docx").write_bytes(edited(word_file(), typed_over("超235亿元", "超236亿元")))
    assert main(["verify", "简报.docx", "简报.pdf", "--workbook", "旧.xlsx"]) == 1
    lines = [line for line in capsys.readouterr().err.splitlines() if "V7" in line]
    assert ["V722" in lines[0], "V727" in lines[1]] == [True, True]
    assert "第 1 页，这里是“…成交额超236亿元，较上年…”，简报.pdf 里是“…成交额超235亿元，较上年…”" in lines[1]


def test_files_of_two_editions_are_told_apart(mailed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edition = recorded(inside(), "r").edition
    other = edited(word_file(), lambda text: text.replace(edition, "0000-0000-0000-0000"), "customXml/item1.xml")
    (mailed / "简报.docx").write_bytes(other)
    assert main(["verify", "简报.docx", "简报.pdf", "--workbook", "旧.xlsx"]) == 1
    assert "V728" in capsys.readouterr().err


def test_a_figure_that_was_taken_out_is_told_with_its_sentence(
    mailed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (mailed / "简报.docx").write_bytes(edited(word_file(), typed_over("117家", "")))
    assert main(["verify", "简报.docx", "--workbook", "旧.xlsx"]) == 1
    assert "“117家”不见了：新增商业面积15万平方米，引进首店117家。" in capsys.readouterr().err


# --- a marked copy ------------------------------------------------------------------------------------------------


def test_a_marked_copy_has_a_highlight_over_each_stale_number_and_nothing_else_changed(mailed: Path) -> None:
    words = ["verify", "简报.pdf", "--workbook", "新.xlsx", "--mark", "简报（已标）.pdf"]
    assert main(words) == 1
    content = (mailed / "简报（已标）.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(content)) as marked, pikepdf.open(io.BytesIO(pdf_file())) as plain:
        found = [
            (page.label, each)
            for page in marked.pages
            for each in page.get("/Annots", [])
            if each.Subtype == pikepdf.Name.Highlight
        ]
        assert [label for label, _ in found] == ["1", "3", "4"]
        assert {str(each.Contents) for _, each in found} == {
            "高新技术产业产值 指标!F19: 644亿元 → 651.2亿元",
            "高新技术产业产值 指标!F19: 644 → 651.2",
        }
        assert [page.Contents.read_bytes() for page in marked.pages] == [
            page.Contents.read_bytes() for page in plain.pages
        ]
        assert faults(content, UNIVERSAL, WITH_FILES) == []
        assert len(read(content).tree.below("Annot")) == len(found)
        corners = [float(each) for each in found[0][1].Rect]
        page = list(marked.pages).index(next(each for each in marked.pages if each.label == "1"))
    document = pypdfium2.PdfDocument(content)
    seen = (
        document[page].get_textpage().get_text_bounded(corners[0] - 1, corners[1] - 1, corners[2] + 1, corners[3] + 1)
    )
    colour = (
        document[page]
        .render(scale=2)
        .to_pil()
        .getpixel((int(2 * corners[0]) + 1, int(2 * (document[page].get_height() - corners[3])) + 1))
    )
    document.close()
    assert "".join(seen.split()) == "644亿元"
    assert colour[2] < 200 < colour[0]


def test_the_same_marked_copy_twice_is_one_file_of_the_same_bytes(mailed: Path) -> None:
    words = ["verify", "简报.pdf", "--workbook", "新.xlsx", "--mark", "已标.pdf"]
    assert main(words) == 1
    first = (mailed / "已标.pdf").read_bytes()
    assert main(words) == 1
    assert (mailed / "已标.pdf").read_bytes() == first
    assert len(list(mailed.glob("已标*"))) == 1


@pytest.mark.usefixtures("mailed")
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["简报.docx", "--mark", "已标.pdf"], "V729"),
        (["简报.pdf", "--mark", "简报.pdf"], "V730"),
    ],
)
def test_a_copy_that_cannot_be_marked_is_a_message(
    capsys: pytest.CaptureFixture[str], words: list[str], code: str
) -> None:
    assert main(["verify", *words, "--workbook", "旧.xlsx"]) == 2
    assert f"[{code}]" in capsys.readouterr().err


# --- what cannot be verified --------------------------------------------------------------------------------------


@pytest.mark.usefixtures("mailed")
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "V710"),
        (b"\xd0\xcf\x11\xe0 an old .doc", "V710"),
        (b"plain words", "V710"),
        (b"PK\x03\x04 no archive", "V713"),
        (WORKBOOK.read_bytes(), "V713"),
        (b"%PDF-1.7\nnothing", "V714"),
    ],
)
def test_what_is_no_packet_is_one_message_with_its_place_and_a_remedy(
    mailed: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: str, language: str
) -> None:
    (mailed / "x.docx").write_bytes(content)
    assert main(["verify", "x.docx", "--workbook", "旧.xlsx", "--language", language]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("x.docx  ")
    assert f"[{code}]" in lines[0]
    assert ("提示" if language == "zh" else "hint") in lines[1]
    assert len(lines) == 2


@pytest.mark.usefixtures("mailed")
@pytest.mark.parametrize(("workbook_", "code"), [("没有.xlsx", "V717"), ("简报.docx", "W102"), ("简报.pdf", "W10")])
def test_a_workbook_that_cannot_be_read_is_one_message(
    capsys: pytest.CaptureFixture[str], workbook_: str, code: str
) -> None:
    assert main(["verify", "简报.docx", "--workbook", workbook_]) == 2
    assert f"[{code}" in capsys.readouterr().err


def test_one_unreadable_file_does_not_hide_the_others(mailed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mailed / "扫描.pdf").write_bytes(scanned())
    assert main(["verify", "扫描.pdf", "简报.pdf", "没有.pdf", "--workbook", "新.xlsx"]) == 2
    told_ = capsys.readouterr()
    assert [code for code in ("V716", "V717", "V721") if code in told_.err] == ["V716", "V717", "V721"]
    assert "3 处过时" in told_.out


def scanned() -> bytes:
    """A PDF of an empty page: a picture of words is no words."""
    made = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(made)
    return made.getvalue()
