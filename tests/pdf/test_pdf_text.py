"""Text of a written file, as other programs read it back."""

import ctypes
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import uharfbuzz
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.faces import MissingGlyph, shipped_faces
from briefgen.layout.pages import Pages, Region, TextRun
from briefgen.layout.structure import HEADER, LAYOUT
from tests.pdf.drawn_pages import HEIGHT, one_page, page, run, written, written_words

SENTENCE = "江岸区2024年技术合同成交额超235亿元，较上年增长13.5%。"


def words(content: bytes) -> str:
    text: str = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
    return text.replace("\r\n", "\n").strip()


def origins(content: bytes) -> list[tuple[float, float]]:
    """Where each character that was written stands on its baseline, from the left and from the top."""
    text = pypdfium2.PdfDocument(content)[0].get_textpage()
    found = []
    for index in range(text.count_chars()):
        if pypdfium2.raw.FPDFText_IsGenerated(text.raw, index):
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        found.append((x.value, HEIGHT - y.value))
    return found


def expected_origins(asked: TextRun) -> Iterator[tuple[float, float]]:
    x, face = asked.x, shipped_faces().face(asked.face)
    for character, gap in zip(asked.text, asked.gaps, strict=True):
        yield x, asked.baseline
        x += face.advance(character) * asked.size + gap


@contextmanager
def opened_font(content: bytes) -> Iterator[Any]:
    """The one font of a file."""
    with pikepdf.open(BytesIO(content)) as pdf:
        (font,) = pdf.pages[0].resources["/Font"].values()
        yield font


def embedded(font: Any) -> Any:
    return uharfbuzz.Face(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes())


def operators(content: bytes) -> list[str]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return [str(each.operator) for each in pikepdf.parse_content_stream(pdf.pages[0])]


def drawing(content: bytes) -> str:
    with pikepdf.open(BytesIO(content)) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode("ascii")


def test_words_are_read_back_in_the_order_in_which_they_were_set() -> None:
    assert words(written_words(SENTENCE, "第二行 second line")) == f"{SENTENCE}\n第二行 second line"


@pytest.mark.parametrize("face", ["song", "song-black", "hei", "hei-bold", "kai"])
def test_every_face_gives_its_words_back(face: str) -> None:
    assert words(written_words("创新街区——超235余亿元…", face=face)) == "创新街区——超235余亿元…"


def test_a_rare_name_beyond_the_first_plane_is_read_back_whole() -> None:
    assert words(written_words("姓名𬭎䶮㛃，研究员")) == "姓名𬭎䶮㛃，研究员"


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext")
def test_another_reader_gets_the_same_words(tmp_path: Path) -> None:
    file = tmp_path / "words.pdf"
    file.write_bytes(written_words(SENTENCE, "𬭎䶮——2024"))
    read = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    assert read.stdout.decode("utf-8").split() == [SENTENCE, "𬭎䶮——2024"]


def test_two_characters_that_share_a_glyph_are_read_back_apart() -> None:
    face = shipped_faces().face("song")
    assert face.glyph("•") == face.glyph("‧")
    assert words(written_words("甲•乙‧丙")) == "甲•乙‧丙"


def test_more_characters_than_one_block_of_the_map_holds_are_all_read_back() -> None:
    text = "".join(chr(point) for point in range(ord("一"), ord("一") + 400))
    text = "".join(each for each in text if shipped_faces().face("song").covers(each))[:230]
    content = written(one_page(*(run(text[at : at + 23], baseline=20 + at) for at in range(0, 230, 23))))
    assert words(content).replace("\n", "") == text
    with opened_font(content) as font:
        counts = re.findall(rb"(\d+) beginbfchar", font.ToUnicode.read_bytes())
    assert [int(each) for each in counts] == [100, 100, 30]


@settings(max_examples=25, deadline=None)
@given(
    size=st.sampled_from([7.0, 8.5, 11.0, 13.5, 28.0]),
    gaps=st.tuples(*[st.floats(-3, 12)] * 13),
    baseline=st.floats(20, 380),
)
def test_every_character_stands_where_it_was_asked_to(size: float, gaps: tuple[float, ...], baseline: float) -> None:
    asked = TextRun(20.3, baseline, "新增56.5家企业，Ab亩", "song", size, "0B4A5E", gaps)
    for found, expected in zip(origins(written(one_page(asked))), expected_origins(asked), strict=True):
        assert found == pytest.approx(expected, abs=0.05)


def test_gaps_do_not_add_up_to_an_error_over_a_long_line() -> None:
    text = "江岸" * 60
    asked = TextRun(20, 100, text, "song", 11, "000000", (1 / 3,) * len(text))
    assert origins(written(one_page(asked)))[-1] == pytest.approx(list(expected_origins(asked))[-1], abs=0.01)


def test_a_pair_of_dashes_is_one_stroke_as_wide_as_two_and_what_follows_stands_right() -> None:
    asked = TextRun(20, 100, "标——题———文", "song", 10, "000000", (0, 0.5, 1, 0, 0, 0, 0, 0))
    content = written(one_page(asked))
    assert words(content) == asked.text
    places, expected = origins(content), list(expected_origins(asked))
    assert places[3] == pytest.approx(expected[3])
    assert places[7] == pytest.approx(expected[7])


def test_widths_and_glyphs_agree_with_the_font_that_is_embedded() -> None:
    with opened_font(written_words("江岸区1.5——A—")) as font:
        descendant, face = font.DescendantFonts[0], embedded(font)
        numbers = descendant.CIDToGIDMap.read_bytes()
        glyphs = [int.from_bytes(numbers[at : at + 2], "big") for at in range(2, len(numbers), 2)]
        widths = [int(each) for each in descendant.W[1]]
    assert widths == [uharfbuzz.Font(face).get_glyph_h_advance(each) for each in glyphs]
    face_of_layout = shipped_faces().face("song")
    used = ("江", "岸", "区", "1", ".", "5", "——", "A", "—")
    assert widths == [round(1000 * face_of_layout.advance(each)) for each in used]


def test_every_font_is_embedded_and_none_is_a_standard_one() -> None:
    runs = (run("江岸区", face, baseline=50 + 30 * at) for at, face in enumerate(("song", "hei", "kai")))
    with pikepdf.open(BytesIO(written(one_page(*runs)))) as pdf:
        used = list(pdf.pages[0].resources["/Font"].values())
        names = {re.sub("^/[A-Z]{6}[+]", "", str(each.BaseFont)) for each in used}
        kinds = [str(each.Type) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Type" in each]
        assert all("/FontFile2" in each.DescendantFonts[0].FontDescriptor for each in used)
    assert names == {"NotoSerifSC-Regular", "NotoSansSC-Regular", "LXGWWenKai-Regular"}
    assert kinds.count("/Font") == 2 * len(used)


def test_only_the_glyphs_that_are_used_are_embedded() -> None:
    with opened_font(written_words("江岸江岸江")) as font:
        assert embedded(font).glyph_count == 3


def test_black_is_printed_with_one_ink_and_other_colours_as_given() -> None:
    content = written(one_page(run("黑"), run("江", colour="0B4A5E"), run("黑")))
    assert re.findall(r"^.* (?:g|rg)$", drawing(content), re.MULTILINE) == ["0.04314 0.2902 0.3686 rg", "0 g"]


def test_neighbours_of_one_face_and_size_share_a_text_object() -> None:
    drawn = operators(written_words("甲", "乙", "丙"))
    assert drawn == ["BT", "BDC", "Tf", "Tm", "TJ", "Tm", "TJ", "Tm", "TJ", "EMC", "ET"]


def test_what_is_not_read_is_marked_as_an_artifact() -> None:
    body = page(run("正文"))
    running = Region("artifact", -1, (run("页眉")._replace(tag=HEADER), run("线")._replace(tag=LAYOUT)))
    content = written(Pages((replace(body, regions=(running, *body.regions)),)))
    marks = [line for line in drawing(content).splitlines() if line.endswith(("BDC", "BMC", "EMC"))]
    header = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
    assert marks == [header, "EMC", "/Artifact BMC", "EMC", "/P <</MCID 0>> BDC", "EMC"]


def test_a_run_without_characters_draws_nothing() -> None:
    assert operators(written(one_page(run("")))) == []


def test_a_character_that_its_face_lacks_is_named() -> None:
    with pytest.raises(MissingGlyph, match=r"face hei .* has no glyph for ⅓ \(U\+2153\)"):
        written_words("占⅓", face="hei")


def test_gaps_that_do_not_fit_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="argument"):
        written(one_page(run("三个字")._replace(gaps=(0.0,))))


SCRIPT = """
import sys
from tests.pdf.drawn_pages import outlined, written, written_words
sys.stdout.buffer.write(written(outlined(1, 2, 1)) + written_words("江岸区2024年——", face="kai"))
"""


def written_elsewhere(**circumstances: str) -> bytes:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parent)} | circumstances
    run_ = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True)
    return run_.stdout


def test_another_process_in_another_place_and_time_writes_the_same_bytes() -> None:
    here = written_elsewhere(PYTHONHASHSEED="1", TZ="Asia/Shanghai")
    there = written_elsewhere(PYTHONHASHSEED="2", TZ="America/New_York", SOURCE_DATE_EPOCH="1500000000", RL_useA85="1")
    assert here == there
    assert here.startswith(b"%PDF-1.7")


def identifier(content: bytes) -> bytes:
    with pikepdf.open(BytesIO(content)) as pdf:
        return bytes(pdf.trailer.ID[0])


def test_the_identifier_of_a_file_follows_its_content() -> None:
    assert identifier(written_words("一")) == identifier(written_words("一")) != identifier(written_words("二"))
