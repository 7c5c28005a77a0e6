"""Picture files as they are made ready: upright, in sRGB, as fine as a printer, and nothing told of the camera."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from briefgen.pictures import Room
from briefgen.pictures.jpeg import bare
from tests.pictures.making import (
    BLUE,
    GREEN,
    RED,
    ROOM,
    SECRET,
    UPRIGHT,
    WHITE,
    colour_name,
    corners,
    exif,
    grey_jpeg,
    huge_png,
    made,
    opened,
    profile_with_red_and_green_exchanged,
    quarters,
    ready,
    saved,
    told,
)
from tests.samples import ROOT

KINDS = ["JPEG", "PNG", "WEBP", "GIF"]


@pytest.mark.parametrize("turned", UPRIGHT)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_stands_as_the_camera_was_held(kind: str, turned: int) -> None:
    image = made(saved(quarters(), kind, exif=exif(turned)))
    assert corners(opened(image)) == UPRIGHT[turned]
    assert (image.width, image.height) == opened(image).size == ((64, 96) if turned > 4 else (96, 64))


def test_a_turned_picture_that_is_too_fine_is_measured_as_it_stands() -> None:
    image = made(saved(quarters(900, 1200), "JPEG", exif=exif(6)), Room(72, 72))
    assert (image.width, image.height) == (300, 225)
    assert corners(opened(image)) == UPRIGHT[6]


@pytest.mark.parametrize("broken", [b"Exif\0\0rubbish", b"Exif\0\0II*\0\xff\xff\xff\xff"])
def test_an_orientation_that_cannot_be_read_turns_nothing(broken: bytes) -> None:
    assert corners(opened(made(saved(quarters(), "JPEG", exif=broken)))) == UPRIGHT[1]


# --- what is left out ---------------------------------------------------------------------------------------


def with_secrets(kind: str, turned: int = 1) -> bytes:
    """Place, maker, comment, description and something behind the end."""
    options: dict[str, object] = {"exif": exif(turned), "xmp": f"<x>{SECRET}</x>".encode()}
    if kind == "JPEG":
        options["comment"] = SECRET
    return saved(quarters(), kind, **options) + SECRET.encode()


@pytest.mark.parametrize("turned", [1, 3])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_is_told_of_place_and_camera(kind: str, turned: int) -> None:
    content = with_secrets(kind, turned)
    assert content.count(SECRET.encode()) >= 2
    image = made(content)
    assert SECRET.encode() not in image.content
    assert b"Exif" not in image.content
    assert dict(opened(image).getexif()) == {}


def test_a_jpeg_that_needs_no_change_keeps_its_samples() -> None:
    content = with_secrets("JPEG")
    plain = saved(quarters(), "JPEG")
    assert made(content).content == plain
    assert made(plain).content == plain


def test_a_preview_of_what_was_cropped_away_goes_too() -> None:
    plain = saved(quarters(), "JPEG")
    preview = b"\xff\xe0" + (2 + 14 + 12).to_bytes(2, "big") + b"JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02" + b"previewpixel"
    assert plain[2:4] == b"\xff\xe0"
    assert made(plain[:2] + preview + plain[20:]).content == plain


def test_a_jpeg_in_several_scans_with_restarts_keeps_them_all() -> None:
    noise = Pillow.effect_noise((96, 64), 90)
    content = saved(noise, "JPEG", progressive=True, restart_marker_blocks=2)
    assert b"\xff\xd0" in content
    assert content.count(b"\xff\xda") > 1
    assert made(content).content == content


def test_the_second_picture_of_a_jpeg_with_two_goes() -> None:
    first = saved(quarters(), "JPEG")
    two = saved(quarters(), "MPO", save_all=True, append_images=[Pillow.new("RGB", (96, 64), BLUE)])
    assert two.count(b"\xff\xd9") == 2
    assert made(two).content == first


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"\xff\xd8", b"\xff\xd8\xff\xe0\x00", b"\xff\xd8\xff\xda\x00\x02ab"]
)
def test_what_is_no_whole_jpeg_is_not_taken_for_one(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"JPEG|cut off|missing|marker"):
        bare(content)


# --- colours ------------------------------------------------------------------------------------------------


def test_four_inks_become_three_colours() -> None:
    inks = Pillow.new("CMYK", (96, 64), (0, 255, 255, 0))
    content = saved(inks, "JPEG", quality=95)
    assert b"Adobe" in content
    picture = opened(made(content))
    assert picture.mode == "RGB"
    assert colour_name(picture.getpixel((50, 30))) == "red"  # type: ignore[arg-type]  # RGB


def test_a_profile_of_other_colours_is_followed() -> None:
    profile = profile_with_red_and_green_exchanged()
    for kind in ("JPEG", "PNG", "WEBP"):
        image = made(saved(Pillow.new("RGB", (96, 64), (255, 0, 0)), kind, icc_profile=profile))
        red, green, blue = opened(image).getpixel((50, 30))  # type: ignore[misc]  # RGB
        assert green > 200 > 60 > max(red, blue), kind
        assert "icc_profile" not in opened(image).info


@pytest.mark.parametrize("profile", [b"rubbish", profile_with_red_and_green_exchanged()[:300]])
def test_a_broken_profile_is_as_good_as_none(profile: bytes) -> None:
    image = made(saved(quarters(), "PNG", icc_profile=profile))
    assert corners(opened(image)) == UPRIGHT[1]


def half_grey(mode: str, grey: float | tuple[float, ...], white: float | tuple[float, ...]) -> Pillow.Image:
    drawn = Pillow.new(mode, (96, 64), white)
    if mode == "P":
        drawn.putpalette([level for level in range(256) for _ in range(3)])
    drawn.paste(grey, (0, 0, 48, 64))
    return drawn


@pytest.mark.parametrize(
    "drawn",
    [
        half_grey("1", 0, 1),
        half_grey("L", 128, 255),
        half_grey("P", 128, 255),
        half_grey("LA", (128, 255), (255, 255)),
        half_grey("RGBA", (128, 128, 128, 255), (255, 255, 255, 255)),
        half_grey("I;16", 128 * 257, 65535),
    ],
    ids=lambda drawn: drawn.mode,
)
def test_every_kind_of_png_keeps_its_lightness(drawn: Pillow.Image) -> None:
    picture = opened(made(saved(drawn, "PNG")))
    assert picture.mode in ("L", "RGB")
    grey = 0 if drawn.mode == "1" else 128
    assert [picture.convert("L").getpixel(place) for place in ((10, 30), (80, 30))] == [grey, 255]


def test_transparency_of_every_kind_is_kept() -> None:
    clear = Pillow.new("RGBA", (96, 64), (200, 0, 0, 0))
    clear.paste((200, 0, 0, 255), (0, 0, 48, 64))
    palette = quarters().convert("P", palette=Pillow.Palette.ADAPTIVE)
    palette.info["transparency"] = palette.getpixel((90, 60))
    for content in (saved(clear, "PNG"), saved(clear, "WEBP"), saved(palette, "PNG"), saved(palette, "GIF")):
        alpha = opened(made(content)).getchannel("A")
        assert (alpha.getpixel((10, 10)), alpha.getpixel((90, 60))) == (255, 0)


def test_edges_of_a_drawing_stay_sharp_and_photographs_small() -> None:
    drawing, noise = quarters(900, 600), Pillow.effect_noise((900, 600), 90)
    assert opened(made(saved(drawing, "PNG"))).format == "PNG"
    assert opened(made(saved(drawing, "WEBP", lossless=True))).format == "PNG"
    assert opened(made(saved(noise, "WEBP"))).format == "JPEG"
    assert opened(made(saved(noise, "JPEG"))).format == "JPEG"


# --- size -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "height"), [(1200, 800), (600, 1200), (1500, 200)])
def test_no_picture_is_finer_than_a_printer(kind: str, width: int, height: int) -> None:
    image = made(saved(quarters(width, height), kind))
    printed_width = min(ROOM.width, ROOM.height * width / height)
    assert image.width / (printed_width / 72) == pytest.approx(300, rel=0.01)
    assert image.width / image.height == pytest.approx(width / height, rel=0.01)
    assert corners(opened(image)) == UPRIGHT[1]


def test_a_picture_that_is_fine_enough_is_not_made_larger() -> None:
    for side in (160, 310):
        assert made(saved(Pillow.new("RGB", (side, side // 2), RED), "PNG")).width == side


def test_a_transparent_edge_does_not_darken_when_it_is_made_smaller() -> None:
    clear = Pillow.new("RGBA", (1200, 800), (0, 0, 0, 0))
    clear.paste((255, 255, 255, 255), (0, 0, 601, 800))
    picture = opened(made(saved(clear, "PNG"))).convert("RGBA")
    edge = [picture.getpixel((x, 50)) for x in range(140, 160)]
    assert all(min(pixel[:3]) > 250 for pixel in edge if pixel[3])  # type: ignore[index]  # RGBA
    assert any(0 < pixel[3] < 255 for pixel in edge)  # type: ignore[index]  # RGBA


def test_a_picture_too_coarse_for_paper_is_told_of() -> None:
    done = ready(saved(quarters(72, 48), "PNG"))
    assert done.output is not None
    (warned,) = done.diagnostics
    assert warned.code == "P809"
    assert dict(warned.arguments)["fineness"] == "72"
    assert told(saved(quarters(150, 100), "PNG")) == []


def test_the_same_file_gives_the_same_picture() -> None:
    for kind in KINDS:
        content = saved(quarters(900, 600), kind)
        assert made(content) == made(content)


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell how much memory was used")
def test_a_jpeg_of_twenty_thousand_pixels_is_printed_in_bounded_memory() -> None:
    """In a process of its own, whose memory counts from nothing; decoded whole it would be 400 MB."""
    script = (
        "import resource; from tests.pictures.making import grey_jpeg, made, opened;"
        "content = grey_jpeg(20_000); before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "image = made(content); after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "print(image.width, image.height, opened(image).getpixel((10, 10)), after - before)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    width, height, grey, grown = map(int, done.stdout.split())
    assert (width, height) == (200, 200)
    assert abs(grey - 128) < 3
    unit = 1 if sys.platform == "darwin" else 1024
    assert grown * unit < 60_000_000


# --- files that cannot be printed ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (saved(quarters(), "TIFF"), "TIFF"),
        (saved(quarters(), "BMP"), "BMP"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"\0\0\0\x20ftypavif\0\0\0\0", "AVIF"),
        (b'<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        ("\ufeff<svg/>".encode(), "SVG"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04...", "Word / Excel / zip"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_another_format_is_named_with_those_that_work(content: bytes, kind: str) -> None:
    done = ready(content)
    assert done.output is None
    (found,) = done.diagnostics
    arguments = dict(found.arguments)
    assert (found.code, arguments["kind"], str(found.where)) == ("P803", kind, "图片!F2")
    assert arguments["usable"] == "JPEG, PNG, WebP, GIF"


def test_what_is_no_picture_is_told_once_whatever_its_name() -> None:
    assert told("一段文字".encode()) == ["P804"]
    assert told(b"") == ["P805"]


@pytest.mark.parametrize("kind", KINDS)
def test_half_a_file_is_refused(kind: str) -> None:
    content = saved(Pillow.effect_noise((96, 64), 90).convert("RGB"), kind)
    assert told(content) == ["P809"]
    assert told(content[: len(content) // 2]) == ["P801"]


def test_a_picture_as_thin_as_a_rule_is_refused() -> None:
    for size in ((10, 5000), (5000, 10), (1, 11)):
        assert told(saved(Pillow.new("L", size), "PNG")) == ["P807"]
    assert told(saved(Pillow.new("L", (900, 100)), "PNG")) == []


def test_a_picture_too_large_to_decode_is_refused_by_its_head_alone() -> None:
    for content in (huge_png(20_000, 20_000), grey_jpeg(32).replace(b"\0\x20\0\x20", b"\xff\xf8\xff\xf8")):
        done = ready(content)
        assert [each.code for each in done.diagnostics] == ["P806"]
    progressive = saved(Pillow.new("L", (32, 32)), "JPEG", progressive=True)
    assert told(progressive.replace(b"\0\x20\0\x20", b"\x20\0\x20\0")) == ["P806"]


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_an_animation_prints_its_first_picture(kind: str) -> None:
    others = [Pillow.new("RGB", (192, 128), GREEN), Pillow.new("RGB", (192, 128), WHITE)]
    done = ready(saved(quarters(192, 128), kind, save_all=True, append_images=others))
    assert [each.code for each in done.diagnostics] == ["P808"]
    assert done.output is not None
    assert corners(opened(done.output)) == UPRIGHT[1]


WHOLE = {
    kind: saved(quarters(24, 16).convert("RGB"), kind, **({} if kind == "GIF" else {"exif": exif(6)})) for kind in KINDS
}


@given(
    kind=st.sampled_from(KINDS),
    damage=st.lists(st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=4)), min_size=1, max_size=6),
    cut=st.floats(0.02, 1),
)
def test_no_damage_whatever_is_more_than_a_message(kind: str, damage: list[tuple[float, bytes]], cut: float) -> None:
    content = bytearray(WHOLE[kind])
    for place, patch in damage:
        start = int(place * len(content))
        content[start : start + len(patch)] = patch
    done = ready(bytes(content[: int(cut * len(content))]))
    if done.output is None:
        (found,) = done.diagnostics
        assert found.code in ("P801", "P803", "P804", "P805", "P806", "P807")
    else:
        opened(done.output).load()
        assert max(done.output.width, done.output.height) <= 330
