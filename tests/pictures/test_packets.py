"""Photographs through the whole program: what is printed of them, and one message for each that cannot be."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pypdfium2
import pytest
from PIL import Image as Pillow

from briefgen import build
from briefgen.cli import main
from briefgen.diagnostics import Diagnostic
from briefgen.indicators import Dataset, PicturePlace
from briefgen.origins import Origin
from briefgen.pipeline.photographs import photographs
from briefgen.pipeline.starting import init
from briefgen.theme import briefing
from tests.pictures.making import SECRET, UPRIGHT, corners, exif, quarters, saved
from tests.samples import dataset, indicator, label

STEM = "江岸区2024年发展简报"
ALTERNATIVE, FILE = 4, 6
"""The columns 替代文字 and 文件."""


def put_pictures(folder: Path, *files: tuple[str, bytes | None], alternative: str | None = "照片上的东西") -> None:
    """Name these files in the sheet of pictures, from the second row on, and lay those down that have bytes."""
    path = folder / "data/jiangan-2024.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["图片"]
    for row, (name, content) in enumerate(files, 2):
        for column, value in ((1, f"p{row}"), (3, f"图片{row}")):
            if sheet.cell(row, column).value is None:
                sheet.cell(row, column).value = value
        sheet.cell(row, ALTERNATIVE).value = alternative
        sheet.cell(row, FILE).value = name
        if content is not None:
            place = folder / "data" / name.replace("\\", "/")
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(content)
    book.save(path)


def told(capsys: pytest.CaptureFixture[str]) -> str:
    text = capsys.readouterr().err
    assert "Traceback" not in text
    return text


PHOTOGRAPHS = (
    ("现场.jpg", saved(quarters(1920, 1280), "JPEG", exif=exif(3), quality=80)),
    ("pictures/商城.webp", saved(quarters(1200, 800, "RGBA"), "WEBP")),
    ("pictures\\码头.png", saved(quarters(1000, 1500).convert("P"), "PNG")),
)


AS_PRINTED = [UPRIGHT[1], UPRIGHT[3], UPRIGHT[1]]
"""The template takes the second row first."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a packet with three photographs, and its files in `out`."""
    folder = tmp_path_factory.mktemp("photographs")
    init(folder)
    put_pictures(folder, *PHOTOGRAPHS)
    assert build(folder).diagnostics == ()
    return folder


def test_photographs_stand_upright_on_the_pages(built: Path) -> None:
    assert [corners(each) for each in _drawn_in_pdf(built / f"out/{STEM}.pdf")] == AS_PRINTED


def test_photographs_stand_upright_in_word_at_their_size_and_with_their_words(built: Path) -> None:
    document = docx.Document(str(built / f"out/{STEM}.docx"))
    photos = [each for each in document.inline_shapes if each._inline.xpath(".//pic:pic")]
    assert [each._inline.docPr.get("descr") for each in photos] == ["照片上的东西"] * 3
    wide, tall = pytest.approx((454, 302.7), abs=0.1), pytest.approx((202, 303), abs=0.2)
    assert [(each.width.pt, each.height.pt) for each in photos] == [wide, wide, tall]
    parts = [document.part.related_parts[each._inline.xpath(".//a:blip/@r:embed")[0]] for each in photos]
    assert [each.content_type for each in parts] == ["image/jpeg", "image/jpeg", "image/png"]
    assert [corners(Pillow.open(io.BytesIO(each.blob))) for each in parts] == AS_PRINTED


def _drawn_in_pdf(path: Path) -> list[Pillow.Image]:
    """Each picture as its page shows it, in reading order."""
    found = []
    for page in pypdfium2.PdfDocument(path.read_bytes()):
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = item.get_bounds()
            height = page.get_height()
            found.append(page.render(scale=1).to_pil().crop((left, height - top, right, height - bottom)))
    return found


def test_neither_file_tells_where_the_camera_was(built: Path) -> None:
    with zipfile.ZipFile(built / f"out/{STEM}.docx") as parts:
        assert [name for name in parts.namelist() if SECRET.encode() in parts.read(name)] == []
    with pikepdf.open(built / f"out/{STEM}.pdf") as pdf:
        streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        assert len(streams) > 10
        assert [each for each in streams if SECRET.encode() in each.read_raw_bytes()] == []


def test_the_same_photographs_give_the_same_files(built: Path) -> None:
    before = {path.name: path.read_bytes() for path in (built / "out").iterdir()}
    build(built)
    assert {path.name: path.read_bytes() for path in (built / "out").iterdir()} == before


def test_a_photograph_that_is_not_supplied_leaves_its_frame_and_no_message(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == 0
    assert "P80" not in told(capsys)
    assert _drawn_in_pdf(packet / "out" / f"{STEM}.pdf") == []


@pytest.mark.parametrize(("language", "words"), [("zh", "错误"), ("en", "error")])
def test_every_bad_picture_is_told_once_at_its_cell(
    packet: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    bad = {
        "half.jpg": (saved(Pillow.effect_noise((900, 600), 90), "JPEG")[:9000], "P801"),
        "missing.jpg": (None, "P802"),
        "phone.heic": (b"\0\0\0\x18ftypheic\0\0\0\0", "P803"),
        "scan.tif": (saved(quarters(), "TIFF"), "P803"),
        "text.jpg": ("这是文字".encode(), "P804"),
        "empty.png": (b"", "P805"),
        "thin.png": (saved(Pillow.new("L", (10, 5000)), "PNG"), "P807"),
        "../briefgen.toml": (None, "P810"),
    }
    put_pictures(packet, *((name, content) for name, (content, _) in bad.items()))
    assert main(["build", "--language", language]) == 1
    found = told(capsys)
    for row, (_, code) in enumerate(bad.values(), 2):
        lines = [line for line in found.splitlines() if line.startswith(f"图片!F{row}")]
        assert len(lines) == 1
        assert words in lines[0]
        assert f"[{code}]" in lines[0]
    assert not (packet / "out").exists()


def test_a_photograph_without_alternative_text_is_a_finding_at_its_empty_cell(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_pictures(packet, PHOTOGRAPHS[0], alternative=None)
    assert main(["build"]) == 1
    found = told(capsys)
    assert found.startswith("图片!D2  错误")
    assert "[W176]" in found


def test_an_animation_is_printed_and_told_of(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    others = [Pillow.new("RGB", (960, 640))]
    put_pictures(packet, ("动图.gif", saved(quarters(960, 640), "GIF", save_all=True, append_images=others)))
    assert main(["build"]) == 0
    assert "图片!F2  提醒" in told(capsys)
    (picture,) = _drawn_in_pdf(packet / "out" / f"{STEM}.pdf")
    assert corners(picture) == UPRIGHT[1]


# --- where pictures may come from ---------------------------------------------------------------------------


def naming(*names: str) -> Dataset:
    places = [
        PicturePlace(
            f"p{row}", label("图", f"C{row}"), file=replace(label(name), origin=Origin("w.xlsx", "图片", f"F{row}"))
        )
        for row, name in enumerate(names, 2)
    ]
    return replace(dataset(indicator("a", "1")), pictures=tuple(places))


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A workbook's folder and a template's; beside them lies a picture that belongs to somebody else."""
    for name in ("data/pictures", "template/pictures", "elsewhere"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "elsewhere/private.jpg").write_bytes(PHOTOGRAPHS[0][1])
    return tmp_path / "data", tmp_path / "template"


def read(folders: tuple[Path, Path], *names: str) -> tuple[list[str], tuple[Diagnostic, ...]]:
    done = photographs(naming(*names), briefing(), folders)
    return [image.name for image, _ in done.output], done.diagnostics


@pytest.mark.parametrize("place", ["data", "data/pictures", "template", "template/pictures"])
def test_a_picture_is_found_beside_the_workbook_and_with_the_template(folders: tuple[Path, Path], place: str) -> None:
    (folders[0].parent / place / "a.jpg").write_bytes(PHOTOGRAPHS[0][1])
    assert read(folders, "a.jpg") == (["a.jpg"], ())


def test_a_workbook_never_makes_the_program_read_another_file(folders: tuple[Path, Path]) -> None:
    elsewhere = folders[0].parent / "elsewhere"
    (folders[0] / "link.jpg").symlink_to(elsewhere / "private.jpg")
    (folders[0] / "linked").symlink_to(elsewhere)
    names = [
        "../elsewhere/private.jpg",
        "pictures/../../elsewhere/private.jpg",
        "..\\elsewhere\\private.jpg",
        str(elsewhere / "private.jpg"),
        "C:\\elsewhere\\private.jpg",
        "C:private.jpg",
        "\\\\server\\share\\private.jpg",
        "link.jpg",
        "linked/private.jpg",
        "../elsewhere/not-there.jpg",
    ]
    images, found = read(folders, *names)
    assert images == []
    assert [(each.code, str(each.where)) for each in found] == [("P810", f"图片!F{row}") for row in range(2, 12)]


def test_the_nearest_file_is_proposed_for_a_missing_one(folders: tuple[Path, Path]) -> None:
    (folders[0] / "pictures/商务区现场.jpg").write_bytes(b"")
    _, (found,) = read(folders, "商务区现場.jpg")
    assert dict(found.arguments)["near"] == "商务区现场.jpg"


def test_a_folder_and_a_name_that_no_file_can_have_are_messages(folders: tuple[Path, Path]) -> None:
    _, found = read(folders, "pictures", "长" * 3000)
    assert [each.code for each in found] == ["P802", "S109"]


def test_a_file_of_hundreds_of_megabytes_is_not_read(folders: tuple[Path, Path]) -> None:
    with (folders[0] / "large.jpg").open("wb") as file:
        file.truncate(201_000_000)
    _, (found,) = read(folders, "large.jpg")
    assert found.code == "P811"


def test_a_picture_that_is_named_twice_is_read_once(folders: tuple[Path, Path]) -> None:
    (folders[0] / "a.jpg").write_bytes(b"")
    images, found = read(folders, "a.jpg", "a.jpg")
    assert images == []
    assert [str(each.where) for each in found] == ["图片!F2"]


def test_bytes_of_a_kept_photograph_are_those_of_its_file(folders: tuple[Path, Path]) -> None:
    content = saved(quarters(1800, 1200), "JPEG")
    (folders[0] / "a.jpg").write_bytes(content)
    ((image, source),) = photographs(naming("a.jpg"), briefing(), folders).output
    assert image.content == content
    assert source.path == "a.jpg"
    assert Pillow.open(io.BytesIO(image.content)).size == (1800, 1200)
