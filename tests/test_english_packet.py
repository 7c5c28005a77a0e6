"""The English packet: the same figures from the same cells, in English words throughout, and as well proved."""

import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from briefgen.cli import main
from briefgen.compose import Composition, compose
from briefgen.document import Cell, Claim, Datum, Derived, Source
from briefgen.pipeline.sources import source
from briefgen.pipeline.starting import init
from briefgen.settings import Settings
from briefgen.traversal import query
from tests import test_packet
from tests.samples import ROOT
from tests.test_packet import cells, tight, words_of_pdf, words_of_word

STEM = "Jiang'an District 2024 Development Brief"
GOLDEN = ROOT / "tests" / "goldens" / "jiangan-en.txt"
TEMPLATE = ROOT / "templates" / "jiangan-en"
HAN = re.compile("[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
SHEETS = ("指标", "荣誉")
"""The sheets are called so in the workbook: who looks a cell up finds it under this name and no other."""

# what is printed, after which words, and the cell that it comes from
PRINTED = [
    ("Gross regional product", "surpassing 170 billion yuan (expected)", "指标!F2"),
    ("Local general public budget revenue", "12.19 billion yuan", "指标!F3"),
    ("Local general public budget revenue", "rose by 4.8%", "指标!J3"),
    ("Per capita disposable income of urban residents", "First among the central urban districts", "指标!L4"),
    ("Quality of public services", "First among the central urban districts", "指标!L5"),
    ("New major projects of 100 million yuan or more", "44", "指标!F6"),
    ("New investment promotion projects of 100 million yuan or more", "19", "指标!F7"),
    ("Fixed-asset investment", "around 45 billion yuan", "指标!F8"),
    ("Satisfaction with the handling of business requests", "100%", "指标!F9"),
    ("Projects settled by the Wuhan Industrial Innovation and Development Institute", "nearly 10", "指标!F10"),
    ("Value of technology contracts", "over 23.5 billion yuan", "指标!F11"),
    ("Value of technology contracts", "doubled", "指标!J11"),
    ("New municipal-level incubators and makerspaces", "5", "指标!F12"),
    ("Floor area of innovation blocks (buildings and parks)", "55,000 square metres", "指标!F13"),
    ("Digital economy as a share of the economy", "50%", "指标!F14"),
    ("Registered technology-based small and medium-sized enterprises", "891", "指标!F15"),
    ("New digital economy enterprises", "56", "指标!F16"),
    ("New specialised and sophisticated enterprises at provincial level or above", "26", "指标!F17"),
    ("New gazelle enterprises on the provincial innovation list", "16", "指标!F18"),
    ("Output value of high-tech industries", "64.4 billion yuan", "指标!F19"),
    ("Output value of high-tech industries", "rose by 13.5%", "指标!J19"),
    ("High-level professionals recruited and trained", "some 140", "指标!F20"),
    ("Academician (expert) workstations", "No. 1, central urban districts", "指标!L21"),
    ("Science and innovation funds set up", "4", "指标!F22"),
    ("Total size of science and innovation funds", "1.16 billion yuan", "指标!F23"),
    ("Chow Tai Fook Finance Centre, underground works completed", "60%", "指标!F24"),
    ("New financial headquarters", "10", "指标!F25"),
    ("Financial headquarters, total", "110", "指标!F26"),
    ("Total imports and exports", "are expected to rise by around 11%", "指标!J27"),
    ("Total imports and exports", "front rank, central urban districts", "指标!L27"),
    ("Leading foreign trade enterprises", "5", "指标!F28"),
    ("Leaders' share of foreign trade", "over 70%", "指标!F29"),
    ("Total retail sales of consumer goods", "are expected to rise by around 7%", "指标!J30"),
    ("New commercial floor area", "150,000 square metres", "指标!F31"),
    ("First stores attracted", "117", "指标!F32"),
    ("Sales of new energy vehicles", "over 5 billion yuan", "指标!F33"),
    ("Sales of new energy vehicles", "doubled", "指标!J33"),
    ("Buildings newly paying over 100 million yuan in tax", "2", "指标!F34"),
    ("Buildings paying 100 million yuan or more in tax", "25", "指标!F35"),
    ("Buildings paying 1 billion yuan or more in tax", "3", "指标!F36"),
    ("Enterprises in China's Top 500 Service Enterprises 2024", "3", "指标!F37"),
    ("Projects in the third batch of Beautiful Rivers and Lakes model cases", "2", "指标!F38"),
    ("Key enterprises in ecology and environmental protection", "73", "指标!F39"),
    ("New Three Gorges group enterprises", "2", "指标!F40"),
    ("Three Gorges group enterprises, total", "15", "指标!F41"),
    ("Share of tax revenue contributed by the environmental industry", "19%", "指标!F42"),
    ("Lifts added in the Xiechangli estate", "18", "指标!F43"),
    ("Entries among the province's Ten Best Cases of Innovative Social Governance", "1", "指标!F44"),
    ("Role models recognised at municipal level or above", "front rank, city", "指标!L45"),
    ("Top 100 Districts of China, National Top 100 Districts for Innovation", "three", "荣誉!B2:B4"),
    ("Top 100 Districts of China", "Held again", "荣誉!B2"),
    ("National Top 100 Districts for Innovation", "Held again", "荣誉!B3"),
    ("National Top 100 Districts for Investment Competitiveness", "Held again", "荣誉!B4"),
]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the packet as it is shipped, in all three formats."""
    folder = tmp_path_factory.mktemp("brief")
    init(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["build", "--template", "jiangan-en", "--to", "docx,pdf,text", "--quiet"]) == 0
    return folder / "out"


@pytest.fixture(scope="module")
def word(out: Path) -> str:
    return words_of_word((out / f"{STEM}.docx").read_bytes())


@pytest.fixture(scope="module")
def pdf(out: Path) -> str:
    return words_of_pdf((out / f"{STEM}.pdf").read_bytes())


@pytest.fixture(scope="module")
def recorded(out: Path) -> dict[str, list[dict[str, object]]]:
    found = json.loads((out / "record.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_every_cell_of_the_chinese_list_is_in_the_english_one() -> None:
    assert [cell for _, _, cell in PRINTED] == [cell for _, _, cell in test_packet.PRINTED]


@pytest.mark.parametrize(("name", "text", "cell"), PRINTED, ids=[f"{name} {text}" for name, text, _ in PRINTED])
def test_every_figure_of_the_source_is_in_both_files_and_in_the_record_with_its_cell(
    name: str, text: str, cell: str, word: str, pdf: str, recorded: dict[str, list[dict[str, object]]]
) -> None:
    row = re.escape(tight(name)) + r"[^●○]*" + re.escape(tight(text)) + r"[^●○]*" + cell
    for words in (word, pdf):
        assert re.search(row, words)
    assert cell.partition(":")[0] in [origin for figure in recorded["figures"] for origin in cells(figure)]


def test_the_text_of_the_packet_is_the_golden_one(out: Path, accept: bool, recorded: dict[str, object]) -> None:
    made = (out / f"{STEM}.txt").read_text(encoding="utf-8").replace(str(recorded["edition"]), "[edition]")
    if accept:
        GOLDEN.write_text(made, encoding="utf-8")
    assert made == GOLDEN.read_text(encoding="utf-8")


def test_no_number_of_the_narrative_is_typed_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        init(tmp_path)
        patch.chdir(tmp_path)
        assert main(["check", "--strict", "--template", "jiangan-en", "--language", "en"]) == 0
    told = "".join(capsys.readouterr())
    assert "0 errors, 0 warnings" in told
    assert "0 unbound (100%)" in told


# --- both packets ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Composition, Composition]:
    """The Chinese packet and the English one."""
    folder = tmp_path_factory.mktemp("both")
    init(folder)
    chinese, english = (source(folder, Settings(template=name)).output for name in ("jiangan", "jiangan-en"))
    return tuple(compose(each.dataset, each.packet, each.images).output for each in (chinese, english))  # type: ignore[return-value]  # two of them


def figures_of(composition: Composition) -> set[tuple[str, str]]:
    """(indicator, part) of every printed figure; of a computed one those of all its operands."""
    found = (each for datum in query(composition.document, Datum) for each in _cells_of(datum.source))
    return {(each.reference.indicator, each.reference.part) for each in found if each.reference.part != "status"}


def _cells_of(source_: Source) -> Iterator[Cell]:
    if isinstance(source_, Derived):
        for operand in source_.operands:
            yield from _cells_of(operand)
    else:
        yield source_


def test_both_packets_print_the_same_figures(both: tuple[Composition, Composition]) -> None:
    chinese, english = map(figures_of, both)
    assert chinese == english
    assert len(english) > 50


def test_both_packets_claim_the_same_of_the_same_cells(both: tuple[Composition, Composition]) -> None:
    def claimed(composition: Composition) -> set[tuple[str, str, str]]:
        claims = query(composition.document, Claim)
        return {(test, str(each.operands[-1]), each.verdict) for each in claims for test in each.test.split(" and ")}

    chinese, english = map(claimed, both)
    said = ("status", "gdp@2024.value", "stated")
    assert english - {said} == chinese
    assert {verdict for _, _, verdict in english} == {"holds", "stated"}


# --- English throughout ------------------------------------------------------------------------------------------


def without_sheets(words: str) -> str:
    for sheet in SHEETS:
        words = re.sub(rf"{sheet}(?=!| ?\()", "", words)
    return words


def test_no_chinese_character_stands_in_the_words_of_the_files(out: Path, word: str, pdf: str) -> None:
    text = (out / f"{STEM}.txt").read_text(encoding="utf-8")
    for words in (text, word, pdf):
        assert sorted(set(HAN.findall(without_sheets(words)))) == []


def test_no_chinese_character_stands_in_what_word_says_beside_its_words(out: Path) -> None:
    """Running heads, charts and their workbooks, alternative texts, titles, names of faces; not the record."""
    archive = zipfile.ZipFile(out / f"{STEM}.docx")
    for name in archive.namelist():
        if name.endswith(".xml") and not name.startswith("customXml/"):
            tree = etree.fromstring(archive.read(name))
            said = [*tree.itertext(), *(value for node in tree.iter() for value in node.attrib.values())]
            assert HAN.findall(without_sheets("\n".join(map(str, said)))) == [], name
        if name.endswith(".xlsx"):
            book = zipfile.ZipFile(BytesIO(archive.read(name)))
            assert HAN.findall("".join(book.read(part).decode() for part in book.namelist() if "sheet" in part)) == []


def test_no_chinese_character_stands_in_what_the_pdf_says_beside_its_words(out: Path) -> None:
    """Titles, bookmarks, alternative texts and the words of links."""
    with pikepdf.open(out / f"{STEM}.pdf") as document:
        said = [str(value) for value in document.docinfo.values()]
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary):
                said += [
                    str(each[key])
                    for key in ("/Title", "/Alt", "/ActualText", "/Contents")
                    if key in each and isinstance(each[key], pikepdf.String)
                ]
        assert str(document.Root.Lang) == "en"
    assert len(said) > 100
    assert HAN.findall(without_sheets("\n".join(said))) == []


def test_no_latin_word_is_cut_at_the_end_of_a_line(out: Path) -> None:
    """Every word of the text stands whole in the PDF, on one line or parted behind its own hyphen."""
    import pypdfium2

    document = pypdfium2.PdfDocument((out / f"{STEM}.pdf").read_bytes())
    lines = [line for page in document for line in page.get_textpage().get_text_range().split("\r\n")]
    printed = {word for line in lines for word in re.findall(r"[A-Za-z]{2,}", line)}
    written = set(re.findall(r"[A-Za-z]{2,}", (out / f"{STEM}.txt").read_text(encoding="utf-8")))
    assert printed - written == {"continued"}


def test_the_word_file_is_british(out: Path) -> None:
    archive = zipfile.ZipFile(out / f"{STEM}.docx")
    assert b'w:lang w:val="en-GB"' in archive.read("word/styles.xml")
    assert b"decimalEnclosedCircle" not in archive.read("word/settings.xml")


def test_digits_in_the_template_stand_only_in_names_that_it_declares_or_the_workbook_has() -> None:
    names = [
        *("Plot 18", "China's Top 500 Service Enterprises 2024", "100 million yuan or more", "1 billion yuan or more"),
    ]
    for path in TEMPLATE.rglob("*.md"):
        prose = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.S)
        for name in names:
            prose = prose.replace(name, "")
        assert not re.search(r"\d", prose), path.name


def test_verify_finds_the_english_files_true_and_a_changed_cell_stale(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import openpyxl

    book = openpyxl.load_workbook(out.parent / "data/jiangan-2024.xlsx")
    book["指标"]["F19"] = 651.2
    book["指标"]["L27"] = 2
    book["指标"]["J30"] = -3
    book.save(tmp_path / "changed.xlsx")
    files = [str(out / f"{STEM}.{suffix}") for suffix in ("docx", "pdf")]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(out.parent)
        assert main(["verify", *files, "--language", "en"]) == 0
        capsys.readouterr()
        assert main(["verify", *files, "--workbook", str(tmp_path / "changed.xlsx"), "--language", "en"]) == 1
    told = "".join(capsys.readouterr())
    assert "65.12 billion yuan" in told
    assert "is now “second”" in told
    assert "expected to fall by around 3%" in told
