"""Rules, shapes and pictures of a written file, as they come out on paper."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image as Pictures

from briefgen.document import Image
from briefgen.layout.pages import Box, Disc, Item, Pages, PlacedImage, Rule
from tests.pdf.drawn_pages import HEIGHT, META, one_page, page, picture, run, written
from tests.pictures.making import UPRIGHT, corners, exif, made, opened, quarters, saved

Colour = tuple[int, ...]

WHITE, BLACK, RIVER, RED = (255, 255, 255), (0, 0, 0), (11, 74, 94), (200, 0, 0)


def printed(*items: Item) -> Pictures.Image:
    """The page in pixels, one to a point."""
    sheet: Pictures.Image = pypdfium2.PdfDocument(written(one_page(*items)))[0].render(scale=1).to_pil()
    return sheet.convert("RGB")


def colours(sheet: Pictures.Image, *places: tuple[int, int]) -> list[Colour]:
    return [sheet.getpixel(place) for place in places]  # type: ignore[misc]  # pixels of RGB are tuples


def test_a_filled_box_stands_where_it_was_placed_counted_from_the_top() -> None:
    sheet = printed(Box(50, 30, 100, 20, fill="0B4A5E"))
    assert colours(sheet, (51, 31), (149, 49)) == [RIVER, RIVER]
    assert colours(sheet, (49, 40), (151, 40), (100, 28), (100, 51)) == [WHITE] * 4


def test_an_outlined_box_is_empty_inside() -> None:
    sheet = printed(Box(50, 30, 100, 40, outline="000000", weight=4))
    assert colours(sheet, (50, 50), (100, 30), (100, 50)) == [BLACK, BLACK, WHITE]


def test_a_box_may_have_both_and_one_with_neither_is_invisible() -> None:
    both = printed(Box(50, 30, 100, 40, "C80000", "0B4A5E", 4))
    assert colours(both, (50, 50), (100, 50)) == [RIVER, RED]
    assert printed(Box(50, 30, 100, 40)).getextrema() == ((255, 255),) * 3


def test_a_rule_is_as_thick_as_its_weight() -> None:
    sheet = printed(Rule(20, 100, 200, 100, 6, "0B4A5E"))
    assert colours(sheet, (100, 95), (100, 98), (100, 101), (100, 104)) == [WHITE, RIVER, RIVER, WHITE]


def test_a_dash_does_not_outlive_its_rule() -> None:
    sheet = printed(Rule(20, 100, 200, 100, 4, "000000", (10, 10)), Rule(20, 200, 200, 200, 4, "000000"))
    assert colours(sheet, (25, 100), (35, 100), (45, 100)) == [BLACK, WHITE, BLACK]
    assert colours(sheet, (25, 200), (35, 200)) == [BLACK, BLACK]


def test_a_disc_is_round_and_a_hollow_one_has_paper_inside() -> None:
    sheet = printed(Disc(60, 80, 20, fill="0B4A5E"), Disc(160, 80, 20, outline="0B4A5E", weight=4))
    assert colours(sheet, (60, 80), (42, 80), (60, 97), (73, 93)) == [RIVER] * 4
    assert colours(sheet, (42, 62), (78, 98)) == [WHITE, WHITE]
    assert colours(sheet, (160, 80), (179, 80), (160, 61)) == [WHITE, RIVER, RIVER]


def test_colours_of_text_and_shapes_do_not_mix() -> None:
    block = "■" * 3
    sheet = printed(run(block, "hei", 40, 100), Box(20, 150, 40, 40, "C80000"), run(block, "hei", 40, 260))
    assert colours(sheet, (40, 85), (40, 170), (40, 245)) == [BLACK, RED, BLACK]


def test_a_jpeg_is_embedded_as_it_stands() -> None:
    photo = picture(Pictures.new("RGB", (40, 20), RED), "JPEG")
    content = written(one_page(PlacedImage(50, 60, 80, 40, photo)))
    with pikepdf.open(BytesIO(content)) as pdf:
        (embedded,) = pdf.pages[0].resources["/XObject"].values()
        assert embedded.read_raw_bytes() == photo.content
        assert (int(embedded.Width), int(embedded.Height)) == (40, 20)
        assert str(embedded.ColorSpace) == "/DeviceRGB"


def test_a_picture_fills_its_place() -> None:
    sheet = printed(PlacedImage(50, 60, 80, 40, picture(Pictures.new("RGB", (40, 20), RED), "PNG")))
    assert colours(sheet, (51, 61), (129, 99), (48, 80), (132, 80), (90, 102)) == [RED, RED, WHITE, WHITE, WHITE]


def test_a_picture_stands_upright() -> None:
    drawn = Pictures.new("RGB", (2, 2), WHITE)
    drawn.putpixel((0, 0), RED)
    sheet = printed(PlacedImage(100, 100, 100, 100, picture(drawn, "PNG")))
    assert colours(sheet, (110, 110), (190, 190)) == [RED, WHITE]


def test_what_is_transparent_in_a_png_shows_the_ground() -> None:
    drawn = Pictures.new("RGBA", (2, 1), (200, 0, 0, 255))
    drawn.putpixel((1, 0), (200, 0, 0, 0))
    sheet = printed(Box(0, 0, 300, 300, "0B4A5E"), PlacedImage(100, 100, 100, 50, picture(drawn, "PNG")))
    assert colours(sheet, (110, 120), (190, 120)) == [RED, RIVER]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_kind_of_png_is_printed_in_its_colours(mode: str) -> None:
    grey = made(saved(quarters(mode=mode), "PNG"))
    sheet = printed(PlacedImage(100, 100, 96, 64, grey))
    expected = quarters(mode=mode).convert("RGB")
    places = ((20, 15), (70, 15), (20, 45), (70, 45))
    assert colours(sheet, *((100 + x, 100 + y) for x, y in places)) == colours(expected, *places)


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_of_every_camera_is_printed_upright(mode: str, turned: int) -> None:
    photo = made(saved(quarters(mode=mode), "JPEG", quality=95, exif=exif(turned)))
    drawn = printed(PlacedImage(0, 0, photo.width, photo.height, photo)).crop((0, 0, photo.width, photo.height))
    if mode == "L":
        assert colours(drawn, (5, 5)) == colours(opened(photo).convert("RGB"), (5, 5))
    else:
        assert corners(drawn) == UPRIGHT[turned]


def test_what_the_file_says_of_pictures_is_what_an_archive_takes() -> None:
    """No inks, no profile, no smoothing; transparency is a mask beside the samples (ISO 19005-3, 6.2.8)."""
    clear = Pictures.new("RGBA", (96, 64), (200, 0, 0, 90))
    photos = (
        made(saved(quarters(mode="CMYK"), "JPEG")),
        made(saved(clear, "PNG")),
        made(saved(quarters(mode="L"), "PNG")),
    )
    content = written(one_page(*(PlacedImage(0, 70 * row, 96, 64, photo) for row, photo in enumerate(photos))))
    with pikepdf.open(BytesIO(content)) as pdf:
        images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/Width" in each]
        assert {str(each.ColorSpace) for each in images} == {"/DeviceRGB", "/DeviceGray"}
        assert [each for each in images if {"/Interpolate", "/Decode", "/Mask"} & set(each.keys())] == []
        assert [str(each.SMask.ColorSpace) for each in images if "/SMask" in each] == ["/DeviceGray"]
        assert len(images) == 4


def test_samples_of_a_png_are_embedded_as_they_are_compressed() -> None:
    photo = made(saved(quarters(), "PNG"))
    with pikepdf.open(BytesIO(written(one_page(PlacedImage(0, 0, 96, 64, photo))))) as pdf:
        (embedded,) = pdf.pages[0].resources["/XObject"].values()
        assert embedded.read_raw_bytes() in photo.content
        assert embedded.read_bytes() == opened(photo).tobytes()


def test_a_picture_that_is_used_twice_is_embedded_once() -> None:
    photo = picture(Pictures.new("RGB", (40, 20), RED), "JPEG")
    places = [page(PlacedImage(50, 60, 80, 40, photo)) for _ in range(2)]
    with pikepdf.open(BytesIO(written(Pages(tuple(places)), META))) as pdf:
        images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/Width" in each]
        assert len(images) == 1


@pytest.mark.parametrize("content", [b"no picture", saved(quarters(mode="CMYK"), "JPEG"), saved(quarters(), "GIF")])
def test_a_picture_that_was_not_made_ready_is_named(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"picture 坏\.png is not ready to print"):
        written(one_page(PlacedImage(0, 0, 10, 10, Image("坏.png", content, 1, 1))))


def test_a_page_is_as_large_as_layout_says() -> None:
    with pikepdf.open(BytesIO(written(one_page()))) as pdf:
        assert [float(each) for each in pdf.pages[0].mediabox] == [0, 0, 300, HEIGHT]
