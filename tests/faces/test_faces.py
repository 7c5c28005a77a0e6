"""The faces that are shipped, as layout and the writers see them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from briefgen.faces import Face, Faces, MissingGlyph, family, shipped_faces
from briefgen.faces.faces import FILES, SHIPPED

NAMES = [each.name for each in SHIPPED]


@pytest.fixture
def faces() -> Faces:
    return shipped_faces()


@pytest.mark.parametrize("name", NAMES)
def test_every_face_has_the_marks_of_office_texts_and_rare_names(faces: Faces, name: str) -> None:
    marks = "①⑳㉑㊿●○◆■□△→≤≥≠±×÷‰℃№㎡％～—…·“”‘’《》〔〕\u3000 éüαЖ"
    names = "𬭎䶮㛃"
    assert [each for each in marks + names if not faces.face(name).covers(each)] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_ideograph_is_one_em_wide_in_every_face(faces: Faces, name: str) -> None:
    assert {faces.face(name).advance(each) for each in "中𬭎，。（"} == {1.0}


def test_digits_are_as_wide_as_the_house_look_counts_on(faces: Faces) -> None:
    assert {faces.face("hei").advance(digit) for digit in "0123456789"} == {0.555}
    assert faces.face("hei").advance(".") == 0.278
    assert faces.face("song").advance("1") == 0.471


@pytest.mark.parametrize("name", NAMES)
def test_a_chinese_dash_is_one_em_wide_and_a_pair_is_two(faces: Faces, name: str) -> None:
    face = faces.face(name)
    assert face.advance("—") == 1.0
    assert not face.joins("——") or face.advance("——") == 2.0


def test_song_draws_a_pair_of_dashes_as_one_stroke_and_kai_as_two(faces: Faces) -> None:
    assert faces.face("song").joins("——")
    assert not faces.face("kai").joins("——")
    assert not faces.face("song").joins("……")


def test_a_face_reaches_above_and_below_its_baseline(faces: Faces) -> None:
    assert (faces.face("song").ascent, faces.face("song").descent) == (1.151, -0.286)


def test_asking_a_face_for_what_it_lacks_names_the_character_and_its_code_point(faces: Faces) -> None:
    with pytest.raises(MissingGlyph, match=r"face song \(Noto Serif SC\) has no glyph for 😀 \(U\+1F600\)"):
        faces.face("song").advance("😀")


def test_an_unknown_face_is_answered_with_the_known_ones(faces: Faces) -> None:
    with pytest.raises(ValueError, match=r"no face is called fang; known are .*song, song-black"):
        faces.face("fang")


def test_a_character_comes_from_the_face_that_was_asked_for_if_it_can(faces: Faces) -> None:
    assert [faces.covering(name, "江") for name in NAMES] == NAMES


def test_a_missing_character_comes_from_the_next_face_that_has_it(faces: Faces) -> None:
    assert [faces.covering(name, "⅓") for name in NAMES] == ["kai"] * 5


def test_quotation_marks_of_kai_come_from_song(faces: Faces) -> None:
    assert {faces.covering("kai", mark) for mark in "“”‘’"} == {"song"}
    assert faces.covering("hei", "“") == "hei"


def test_a_character_that_no_face_has_comes_from_none(faces: Faces) -> None:
    assert faces.covering("song", "😀") is None


def test_a_packet_may_have_fewer_faces_than_are_shipped() -> None:
    only_hei = Faces([Face(each) for each in SHIPPED if each.name == "hei"])
    assert only_hei.covering("hei", "中") == "hei"
    assert only_hei.covering("hei", "⅓") is None


def test_the_shipped_faces_are_opened_once() -> None:
    assert shipped_faces() is shipped_faces()


def test_families_are_the_names_that_office_programs_list() -> None:
    assert [family(name) for name in NAMES] == [
        "Noto Serif SC",
        "Noto Serif SC Black",
        "Noto Sans SC",
        "Noto Sans SC",
        "LXGW WenKai",
    ]


@pytest.mark.skipif(not shutil.which("fc-match"), reason="needs fontconfig")
@pytest.mark.parametrize(
    ("pattern", "file"),
    [
        ("Noto Serif SC", "NotoSerifSC-Regular.ttf"),
        ("Noto Serif SC:black", "NotoSerifSC-Black.ttf"),
        ("Noto Serif SC Black", "NotoSerifSC-Black.ttf"),
        ("Noto Sans SC", "NotoSansSC-Regular.ttf"),
        ("Noto Sans SC:bold", "NotoSansSC-Bold.ttf"),
        ("LXGW WenKai", "LXGWWenKai-Regular.ttf"),
        ("霞鹜文楷", "LXGWWenKai-Regular.ttf"),
    ],
)
def test_a_desktop_finds_the_files_by_their_families(tmp_path: Path, pattern: str, file: str) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{FILES}</dir><cachedir>{tmp_path}</cachedir></fontconfig>", encoding="utf-8")
    found = subprocess.run(
        ["fc-match", "--format=%{file}", pattern],
        env={"FONTCONFIG_FILE": str(settings), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout).name == file


def test_every_file_is_small_enough_to_ship_and_has_its_licence_beside_it() -> None:
    assert max(each.path.stat().st_size for each in SHIPPED) < 5_000_000
    families = {each.path.name.split("-")[0] for each in SHIPPED}
    licences = FILES.parent / "licences"
    for each in families:
        assert "SIL OPEN FONT LICENSE Version 1.1" in (licences / f"{each}-OFL.txt").read_text(encoding="utf-8")
