"""The shipped packet as an official document, through the whole program: every line of the cover sheet is printed."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from briefgen.cli import main
from briefgen.layout.pages import Rule, TextRun
from briefgen.pipeline import check
from briefgen.settings import Settings
from briefgen.workbook import read
from tests.docx.numbers import numbered_words
from tests.official import OFFICIAL, lines, width
from tests.samples import WORKBOOK, codes
from tests.test_packet import PRINTED, words_of_pdf, words_of_word

COVER: Mapping[str, str | int] = {
    "版头": "江岸区发展简报",
    "期号": 12,
    "编印单位": "武汉市江岸区人民政府办公室",
    "签发人": "张三",
    "按语": "现将有关情况编印，供参阅。",
    "报": "区委、区人大常委会、区政府、区政协领导同志",
    "送": "市政府办公厅，市统计局",
    "发": "各街道办事处，区直各部门",
    "抄送": "区人武部",
    "印数": 40,
    "份号": 7,
    "密级": "内部",
    "紧急程度": "加急",
    "主送": "各街道办事处",
    "附件": "1.主要指标表\n2.数据来源与用语检验",
    "印发机关": "武汉市江岸区人民政府办公室",
    "印发日期": "2025年01月09日",
}
WORDS = (
    "000007",
    "内部",
    "加急",
    "样例非正式印发",
    "江岸区发展简报",
    "第12期签发人：张三",
    "武汉市江岸区人民政府办公室编2025年1月8日",
    "江岸区2024年发展简报",
    "产业转型升级与城区发展",
    "各街道办事处：",
    "按：现将有关情况编印，供参阅。",
    "一、数读江岸2024",
    "◆地区生产总值预计突破1700亿元",
    "◆城镇居民人均可支配收入、公共服务质量居中心城区第一",
    "◆蝉联中国百强区、全国创新百强区、全国投资竞争力百强区",
    "限定词的读法：“预计”指编印日的预计数",
    "二、科技创新：平台、企业与人才",
    "武创院院长李锡玲表示，武创院的定位",
    "（一）成果转化",
    "表1科技创新主要指标",
    "较上年（%）",
    "六、荣誉",
    "附件：1.主要指标表2.数据来源与用语检验",
    "附件2数据来源与用语检验",
    "报：区委、区人大常委会、区政府、区政协领导同志。",
    "送：市政府办公厅，市统计局。",
    "发：各街道办事处，区直各部门。",
    "抄送：区人武部。",
    "武汉市江岸区人民政府办公室2025年1月9日印发",
    "共印40份",
)
"""What both files say, in this order."""
NAME = "江岸区2024年发展简报"


def fill(path: Path, cover: Mapping[str, str | int]) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["封面"]
    rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
    for key, content in cover.items():
        row = rows.get(key) or sheet.max_row + 1
        sheet.cell(row, 1, key)
        sheet.cell(row, 2, content)
    book.save(path)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packet in the official theme, with every line of its cover sheet filled."""
    from briefgen.pipeline.starting import init

    folder = tmp_path_factory.mktemp("公文")
    init(folder)
    fill(folder / "data/jiangan-2024.xlsx", COVER)
    with (folder / "briefgen.toml").open("a", encoding="utf-8") as file:
        file.write('\ntheme = "official"\nignore = ["F901"]\n')
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["build", "--strict", "--quiet"]) == 0
    return folder / "out"


def in_order(said: str, expected: tuple[str, ...]) -> list[str]:
    """What of the expected is not said behind what stands before it."""
    missing, at = [], 0
    for each in expected:
        found = said.find(each, at)
        if found < 0:
            missing.append(each)
        else:
            at = found + len(each)
    return missing


def test_the_pdf_says_every_line_of_the_cover_sheet_in_its_order(out: Path) -> None:
    assert in_order(words_of_pdf((out / f"{NAME}.pdf").read_bytes()), WORDS) == []


def test_the_word_file_says_the_same_in_the_same_order(out: Path) -> None:
    said = numbered_words((out / f"{NAME}.docx").read_bytes())
    tables = ("较上年（%）",)
    assert in_order(said, tuple(each for each in WORDS if each not in tables)) == []
    assert tables[0] in words_of_word((out / f"{NAME}.docx").read_bytes())


@pytest.mark.parametrize(("name", "text", "cell"), PRINTED, ids=[f"{name} {text}" for name, text, _ in PRINTED])
def test_every_figure_is_printed_in_both_files(out: Path, name: str, text: str, cell: str) -> None:
    tight = re.sub(r"\s", "", text)
    for words in (words_of_pdf((out / f"{NAME}.pdf").read_bytes()), words_of_word((out / f"{NAME}.docx").read_bytes())):
        assert tight in words, name
        assert cell in words


def test_both_files_are_verified_against_the_workbook(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out.parent)
    assert main(["verify", f"out/{NAME}.docx", f"out/{NAME}.pdf", "--quiet"]) == 0


def test_the_record_has_a_page_and_a_sentence_for_every_place(out: Path) -> None:
    figures = json.loads((out / "record.json").read_text(encoding="utf-8"))["figures"]
    for place in (place for figure in figures for place in figure["places"]):
        assert place["page"].isdigit()
        assert place["text"] in place["sentence"]


@pytest.mark.parametrize("theme", ["briefing", "official"])
def test_large_print_is_verified_too(packet: Path, theme: str) -> None:
    with (packet / "briefgen.toml").open("a", encoding="utf-8") as file:
        file.write('\nlarge_print = true\nignore = ["F901"]\n')
    assert main(["build", "--theme", theme, "--quiet"]) == 0
    files = [str(path) for path in (packet / "out").glob(f"{NAME}（大字版）.*")]
    assert len(files) == 2
    assert main(["verify", *files, "--quiet"]) == 0


def test_every_key_is_known_and_a_misspelt_one_is_found(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(WORKBOOK.read_bytes())
    fill(path, COVER)
    found = read(path.read_bytes(), "book.xlsx")
    assert found.diagnostics == ()
    known = {item.key for item in found.output.cover}
    assert {"letterhead", "issue", "compiler", "signer", "preface", "addressees", "attachments"} <= known
    assert {"reported_to", "sent_to", "issued_to", "copied_to", "printer", "printed", "copies"} <= known
    assert not {key for key in known if not key.isascii()}


def test_a_key_like_one_that_is_not_there_is_found(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = openpyxl.load_workbook(WORKBOOK)
    (cell,) = (each for each in book["封面"]["A"] if each.value == "签发人")
    cell.value, book["封面"].cell(cell.row, 2).value = "签发入", "李四"
    book.save(path)
    (found,) = read(path.read_bytes(), "book.xlsx").diagnostics
    assert found.code == "W172"
    assert dict(found.arguments)["near"] == "签发人"


def test_in_english_its_title_is_parted_by_spaces_and_no_words_leave_their_column(packet: Path) -> None:
    asked = Settings(template="jiangan-en", theme="official")
    checked = check(packet, asked)
    assert codes(checked.diagnostics) == ["F901"]
    first, *_ = checked.pages.pages
    assert "Jiang'an District 2024" in [text.strip() for _, text in lines(first)]
    left, right = OFFICIAL.page.left, OFFICIAL.page.width - OFFICIAL.page.right
    tables = [region for page in checked.pages.pages for region in page.regions if region.role == "table row"]
    for region in tables:
        rows = [item for item in region.items if isinstance(item, Rule) and item.x == item.to_x]
        edges = sorted({left, right, *(rule.x for rule in rows)})
        for run in (item for item in region.items if isinstance(item, TextRun)):
            room = next(end for end in edges if end > run.x + 0.01)
            assert run.x + width(run) <= room + 0.5, run.text


def test_a_draft_says_so_on_every_page_and_why_below_its_head(packet: Path) -> None:
    with (packet / "templates/jiangan/honours.md").open("a", encoding="utf-8") as file:
        file.write("\n共{{ 地区生产总直 }}\n")
    assert main(["build", "--theme", "official", "--allow-failing", "--quiet"]) == 1
    document = words_of_pdf((packet / "out" / f"{NAME}.pdf").read_bytes())
    assert document.count("草稿DRAFT") >= 3
    assert in_order(document, ("江岸区发展简报", "草稿DRAFT", "地区生产总直")) == []
