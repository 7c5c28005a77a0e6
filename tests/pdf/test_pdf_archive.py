"""A written file is what it claims to be: accessible (PDF/UA-1), and fit for an archive (PDF/A-3a, or 2a)."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as Pictures
from PIL import ImageCms

from briefgen import checklist
from briefgen.document import Block, Document, Image, Meta
from briefgen.drafting import as_draft
from briefgen.faces import shipped_faces
from briefgen.layout import lay_out
from briefgen.layout.pages import PlacedImage
from briefgen.origins import Place
from briefgen.pictures.printing import Room, printable
from briefgen.pipeline.attaching import attachments
from briefgen.readers.recorded import recorded
from briefgen.theme import THEMES
from briefgen.writers.pdf import Attachment, write
from briefgen.writers.pdf.colour import srgb
from tests.pdf.drawn_pages import META, one_page, outlined, picture, run, written
from tests.pdf.heard import read
from tests.pdf.odd_documents import ODD, odd
from tests.pdf.validating import UNIVERSAL, WITH_FILES, WITHOUT_FILES, faults
from tests.readers.making import inside, pdf_file, shipped
from tests.sample_document import SAMPLE
from tests.samples import ROOT

FACES = shipped_faces()


def file_of(document: Document, theme: str = "briefing", attached: tuple[Attachment, ...] = ()) -> bytes:
    made = lay_out(document, THEMES[theme](), FACES)
    assert made.diagnostics == ()
    return write(made.output, document.meta, FACES, attached)


def list_of_figures() -> Document:
    record = recorded(inside(), "record.json")
    return checklist.checklist_document(checklist.checklist(record), record)


# --- conformance ---------------------------------------------------------------------------------------------------


def test_the_shipped_packet_with_its_files_passes() -> None:
    assert faults(pdf_file(), UNIVERSAL, WITH_FILES) == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_kind_of_block_passes_in_every_theme(theme: str) -> None:
    assert faults(file_of(SAMPLE, theme), UNIVERSAL, WITHOUT_FILES) == []


def test_a_draft_passes() -> None:
    draft = as_draft(shipped().document, ["一处不对。", "F11 is wrong."])
    assert faults(file_of(draft, attached=attachments(inside())), UNIVERSAL, WITH_FILES) == []


def test_the_list_of_figures_to_check_passes() -> None:
    assert faults(file_of(list_of_figures()), UNIVERSAL, WITHOUT_FILES) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ODD)
def test_an_odd_document_passes_and_is_heard_as_it_is_drawn(name: str, theme: str) -> None:
    content = file_of(odd(name), theme)
    assert faults(content, UNIVERSAL, WITHOUT_FILES) == []
    heard = read(content)
    assert heard.stray == []
    assert sorted(heard.tree.pieces) == sorted(heard.words)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names=st.lists(st.sampled_from(sorted(ODD)), max_size=5), language=st.sampled_from(["zh-CN", "en"]))
def test_odd_things_in_any_order_pass(names: list[str], language: str) -> None:
    blocks: tuple[Block, ...] = tuple(block for name in names for block in ODD[name])
    content = file_of(Document(Meta("", language), (*blocks, *ODD["one word"])))
    assert faults(content, UNIVERSAL, WITHOUT_FILES) == []
    heard = read(content)
    assert (heard.stray, sorted(heard.tree.pieces)) == ([], sorted(heard.words))


def ready(photo: Image) -> Image:
    """A picture as packets have it: every kind is made ready to print before it reaches a writer."""
    made = printable(photo.name, photo.content, Room(80, 80), Place(photo.name)).output
    assert made is not None
    return made


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_picture_passes(mode: str) -> None:
    photo = ready(picture(Pictures.new(mode, (8, 8)), "PNG"))
    assert faults(written(one_page(PlacedImage(20, 20, 80, 80, photo))), UNIVERSAL, WITHOUT_FILES) == []


def test_a_picture_of_four_inks_is_printed_from_three_colours() -> None:
    photo = ready(picture(Pictures.new("CMYK", (8, 8), (10, 200, 200, 10)), "JPEG"))
    content = written(one_page(PlacedImage(20, 20, 80, 80, photo)))
    assert faults(content, UNIVERSAL, WITHOUT_FILES) == []
    with pikepdf.open(BytesIO(content)) as pdf:
        (embedded,) = pdf.pages[0].resources["/XObject"].values()
        assert str(embedded.ColorSpace) == "/DeviceRGB"


def test_the_validator_sees_what_is_wrong() -> None:
    """So that a silent one is not taken for a contented one."""
    with pikepdf.open(BytesIO(pdf_file())) as pdf:
        del pdf.Root.StructTreeRoot
        del pdf.Root.OutputIntents
        made = BytesIO()
        pdf.save(made)
    broken = made.getvalue()
    assert any("STRUCT-TREE-ROOT" in each for each in faults(broken, UNIVERSAL))
    assert any("DEVICE-RGB" in each for each in faults(broken, WITH_FILES))


# --- what a file says of itself ------------------------------------------------------------------------------------


def described(content: bytes) -> str:
    with pikepdf.open(BytesIO(content)) as pdf:
        return bytes(pdf.Root.Metadata.read_bytes()).decode("utf-8")


def test_the_description_agrees_with_the_properties() -> None:
    found = described(written(one_page(run("字"))))
    assert re.findall(r"<dc:title>.*>江岸区2024年发展简报</rdf:li></rdf:Alt>", found)
    assert "<rdf:li>江岸区人民政府办公室</rdf:li>" in found
    assert "<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>" in found
    assert re.findall(r"<xmp:\w+Date>(.*)</", found) == ["2025-01-20T00:00:00+08:00"] * 2


def test_only_a_file_with_files_inside_is_of_the_part_that_allows_them() -> None:
    inside_it = Attachment("a.json", b"{}", "application/json", "Data")
    assert "<pdfaid:part>2</pdfaid:part>" in described(written(one_page(run("字"))))
    assert "<pdfaid:part>3</pdfaid:part>" in described(write(one_page(run("字")), META, FACES, (inside_it,)))


def test_a_document_without_a_title_takes_its_first_heading_or_the_programs_name() -> None:
    untitled = replace(META, title="")
    assert ">标题0</rdf:li>" in described(written(outlined(1), untitled))
    assert ">briefgen</rdf:li>" in described(written(one_page(run("字")), untitled))


def test_words_that_xml_cannot_hold_are_escaped_or_left_out() -> None:
    content = written(one_page(run("字")), replace(META, title="甲<乙>&\x07丙", issuer="“丁” & Co"))
    assert ">甲&lt;乙&gt;&amp;丙</rdf:li>" in described(content)
    assert faults(content, UNIVERSAL, WITHOUT_FILES) == []


def test_the_colours_are_those_of_the_librarys_profile_but_for_its_date() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert srgb()[:24] + srgb()[36:] == profile[:24] + profile[36:]
    assert srgb()[24:36] == bytes([0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])


def test_the_title_is_shown_and_the_language_told() -> None:
    for language in ("zh-CN", "en"):
        with pikepdf.open(BytesIO(written(one_page(run("字")), Meta("简报", language)))) as pdf:
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
            assert str(pdf.Root.Lang) == language
            assert bool(pdf.Root.MarkInfo.Marked)


def test_nothing_in_the_file_names_the_folder_or_the_day() -> None:
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf_file())) as pdf:
        pdf.save(made, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    plain, today = made.getvalue(), datetime.now(tz=UTC)
    for word in (str(ROOT), str(Path.home()), f"{today:%Y-%m-%d}", f"D:{today:%Y%m%d}"):
        assert word.encode() not in plain, word


def test_the_packet_is_small() -> None:
    assert len(pdf_file()) < 600_000
