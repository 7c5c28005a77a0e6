"""The shipped packet: every figure of the source stands in both files and leads back to its cell."""

import json
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from lxml import etree

from briefgen.cli import main
from briefgen.pipeline.starting import init
from tests.samples import ROOT, TEMPLATE

WORD, PDF, TEXT = (f"江岸区2024年发展简报.{suffix}" for suffix in ("docx", "pdf", "txt"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GOLDEN = ROOT / "tests" / "goldens" / "jiangan.txt"

# what is printed, after which words, and the cell that it comes from
PRINTED = [
    ("地区生产总值", "预计突破1700亿元", "指标!F2"),
    ("地方一般公共预算收入", "121.9亿元", "指标!F3"),
    ("地方一般公共预算收入", "增长4.8%", "指标!J3"),
    ("城镇居民人均可支配收入", "中心城区第一", "指标!L4"),
    ("公共服务质量", "中心城区第一", "指标!L5"),
    ("新开工亿元以上重大项目", "44个", "指标!F6"),
    ("亿元以上招商项目开工", "19个", "指标!F7"),
    ("固定资产投资", "450亿元左右", "指标!F8"),
    ("营商环境诉求办理满意率", "100%", "指标!F9"),
    ("武创院引育落地项目", "近10个", "指标!F10"),
    ("技术合同成交额", "超235亿元", "指标!F11"),
    ("技术合同成交额", "翻番", "指标!J11"),
    ("新增市级众创孵化载体", "5家", "指标!F12"),
    ("创新街区（楼宇、园区）面积", "5.5万平方米", "指标!F13"),
    ("数字经济规模占比", "50%", "指标!F14"),
    ("入库科技型中小企业", "891家", "指标!F15"),
    ("新增数字经济企业", "56家", "指标!F16"),
    ("新增省级以上专精特新企业", "26家", "指标!F17"),
    ("新增省科创物种瞪羚企业", "16家", "指标!F18"),
    ("高新技术产业产值", "644亿元", "指标!F19"),
    ("高新技术产业产值", "增长13.5%", "指标!J19"),
    ("引进培育高层次人才", "140余名", "指标!F20"),
    ("院士（专家）工作站总数", "中心城区第1", "指标!L21"),
    ("引进成立科创基金", "4只", "指标!F22"),
    ("科创基金总规模", "11.6亿元", "指标!F23"),
    ("周大福金融中心地下工程进度", "60%", "指标!F24"),
    ("新增金融总部机构", "10家", "指标!F25"),
    ("金融总部机构总数", "110家", "指标!F26"),
    ("外贸进出口总额", "增长11%左右", "指标!J27"),
    ("外贸进出口总额", "中心城区前列", "指标!L27"),
    ("外贸龙头企业", "5家", "指标!F28"),
    ("外贸龙头企业规模贡献度", "超70%", "指标!F29"),
    ("社会消费品零售总额", "增长7%左右", "指标!J30"),
    ("新增商业面积", "15万平方米", "指标!F31"),
    ("引进首店", "117家", "指标!F32"),
    ("新能源汽车销售额", "超50亿元", "指标!F33"),
    ("新能源汽车销售额", "翻一番", "指标!J33"),
    ("新增纳税过亿元楼宇", "2栋", "指标!F34"),
    ("税收亿元楼", "25栋", "指标!F35"),
    ("十亿元楼", "3栋", "指标!F36"),
    ("入选2024中国服务业企业500强", "3家", "指标!F37"),
    ("入选第三批美丽河湖优秀案例的项目", "2个", "指标!F38"),
    ("生态环保重点企业", "73家", "指标!F39"),
    ("新增“三峡系”企业", "2家", "指标!F40"),
    ("“三峡系”企业总数", "15家", "指标!F41"),
    ("生态环保产业税收贡献", "19%", "指标!F42"),
    ("协昌里小区加装电梯", "18部", "指标!F43"),
    ("全省社会治理创新十佳案例", "1个", "指标!F44"),
    ("市级以上先进典型数量", "全市前列", "指标!L45"),
    ("中国百强区、全国创新百强区", "3项", "荣誉!B2:B4"),
    ("中国百强区", "蝉联", "荣誉!B2"),
    ("全国创新百强区", "蝉联", "荣誉!B3"),
    ("全国投资竞争力百强区", "蝉联", "荣誉!B4"),
]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the packet as it is shipped, in all three formats."""
    folder = tmp_path_factory.mktemp("简报")
    init(folder)
    assert built(folder) == 0
    return folder / "out"


def built(folder: Path) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return main(["build", "--to", "docx,pdf,text", "--quiet"])


def tight(text: str) -> str:
    """A PDF reader may take a gap between Han and Latin for a space, and lines end anywhere."""
    return re.sub(r"\s+", "", text)


def words_of_word(content: bytes) -> str:
    """Every w:t in the order of the file, footnotes included: `paragraph.text` would skip some."""
    parts = zipfile.ZipFile(BytesIO(content))
    names = ["word/document.xml", "word/footnotes.xml"]
    trees = [etree.fromstring(parts.read(name)) for name in names if name in parts.namelist()]
    return tight("".join(node.text or "" for tree in trees for node in tree.iter(f"{W}t")))


def words_of_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return tight("".join(page.get_textpage().get_text_range() for page in document))


@pytest.fixture(scope="module")
def word(out: Path) -> str:
    return words_of_word((out / WORD).read_bytes())


@pytest.fixture(scope="module")
def pdf(out: Path) -> str:
    return words_of_pdf((out / PDF).read_bytes())


@pytest.fixture(scope="module")
def recorded(out: Path) -> list[dict[str, object]]:
    figures = json.loads((out / "record.json").read_text(encoding="utf-8"))["figures"]
    assert isinstance(figures, list)
    return figures


@pytest.mark.parametrize(("name", "text", "cell"), PRINTED, ids=[f"{name} {text}" for name, text, _ in PRINTED])
def test_every_figure_of_the_source_is_in_both_files_and_in_the_record_with_its_cell(
    name: str, text: str, cell: str, word: str, pdf: str, recorded: list[dict[str, object]]
) -> None:
    for words in (word, pdf):
        assert tight(text) in words
        assert re.search(re.escape(tight(name)) + r"[^●○]*" + re.escape(tight(text)) + r"[^●○]*" + cell, words)
    assert cell.partition(":")[0] in [origin for figure in recorded for origin in cells(figure)]


def cells(figure: dict[str, object]) -> list[str]:
    origins = figure["origin"]
    assert isinstance(origins, list)
    return [f"{each['sheet']}!{each['cell']}" for each in origins]


def test_every_place_in_the_record_has_a_page_and_a_sentence_that_holds_the_figure(
    recorded: list[dict[str, object]],
) -> None:
    for figure in recorded:
        places = figure["places"]
        assert isinstance(places, list)
        for place in places:
            assert place["page"].isdigit(), (figure["id"], place)
            assert place["text"] in place["sentence"], (figure["id"], place)


def test_both_files_say_the_same_words_in_the_same_order(word: str, pdf: str) -> None:
    """The words of the body, without running heads, footnotes and page numbers, which each file sets in its own way."""
    for heading in ("摘要", "数读江岸2024", "科技创新", "金融商贸", "生态环保", "民生福祉", "荣誉"):
        assert heading in word
        assert heading in pdf
    sentences = re.findall(r"[^。；]{12,}。", word)
    missing = [each for each in sentences if each[-9:] not in pdf]
    assert missing == []


def test_no_number_of_the_narrative_is_typed_by_hand(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        init(tmp_path)
        patch.chdir(tmp_path)
        assert main(["check", "--strict"]) == 0


def test_no_sentence_is_taken_over_from_anywhere_with_its_figures_typed() -> None:
    """Digits in the template stand only in names that it declares."""
    declared = ["18号地块", "2024中国服务业企业500强"]
    for path in TEMPLATE.rglob("*.md"):
        prose = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.S)
        for name in declared:
            prose = prose.replace(name, "")
        assert not re.search(r"\d", prose), path.name


def test_the_text_of_the_packet_is_the_golden_one(out: Path, accept: bool) -> None:
    made = (out / TEXT).read_text(encoding="utf-8")
    edition = json.loads((out / "record.json").read_text(encoding="utf-8"))["edition"]
    made = made.replace(edition, "〔版本〕")
    if accept:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(made, encoding="utf-8")
    assert made == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("cell", "value", "old", "new"),
    [
        ("F19", 651.2, "644亿元", "651.2亿元"),
        ("J19", 14.2, "13.5%", "14.2%"),
        ("F26", 112, "110家", "112家"),
    ],
)
def test_one_changed_cell_changes_every_place_of_its_figure(
    tmp_path: Path, cell: str, value: float, old: str, new: str
) -> None:
    init(tmp_path)
    path = tmp_path / "data/jiangan-2024.xlsx"
    book = openpyxl.load_workbook(path)
    book["指标"][cell] = value
    book.save(path)
    assert built(tmp_path) == 0
    figures = json.loads((tmp_path / "out/record.json").read_text(encoding="utf-8"))["figures"]
    changed = next(each for each in figures if f"指标!{cell}" in cells(each))
    sections = {place["section"] for place in changed["places"]}
    assert len(sections) >= 2
    for read, name in ((words_of_word, WORD), (words_of_pdf, PDF)):
        words = read((tmp_path / "out" / name).read_bytes())
        assert words.count(new) >= 3
        assert old not in words
        bare = new.rstrip("亿元家%")
        table = words[words.index("主要指标") :]
        assert bare in table
        assert new in words[words.index("印出的文字") :]


def test_a_changed_cell_reaches_the_native_chart_of_the_word_file(tmp_path: Path) -> None:
    init(tmp_path)
    path = tmp_path / "data/jiangan-2024.xlsx"
    book = openpyxl.load_workbook(path)
    book["指标"]["J19"] = 14.2
    book.save(path)
    assert built(tmp_path) == 0
    parts = zipfile.ZipFile(tmp_path / "out" / WORD)
    charts = [parts.read(name).decode() for name in parts.namelist() if "/charts/chart" in name]
    assert any("14.2" in chart for chart in charts)
    books = [openpyxl.load_workbook(BytesIO(parts.read(name))) for name in parts.namelist() if name.endswith(".xlsx")]
    values = {cell.value for book in books for sheet in book for row in sheet.iter_rows() for cell in row}
    assert 14.2 in values


def test_poppler_reads_the_pdf_in_order(out: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    text = subprocess.run(["pdftotext", str(out / PDF), "-"], capture_output=True, check=True).stdout.decode()
    order = ["四项指标较上年增长", "限定词的读法", "成果转化", "总部与楼宇", "企业与平台", "保障与居住", "均为蝉联"]
    places = [tight(text).index(each) for each in order]
    assert places == sorted(places)
