"""Faces that a theme names: shipped, found on the machine in every way that there is, or stood in for with a word."""

import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefgen.diagnostics import Severity
from briefgen.faces import Faces, SystemFaces, resolved, shipped_faces
from briefgen.faces.faces import SHIPPED
from briefgen.faces.inspecting import Unfit, faces_in, inspected
from briefgen.faces.resolving import stands_alone
from briefgen.language.messages.faces import MESSAGES
from briefgen.origins import Place
from briefgen.pipeline.lettering import fontconfig
from briefgen.writers.pdf import write
from tests.faces.making import (
    EDITABLE,
    HEAVY,
    LIGHT,
    NARROW,
    RESTRICTED,
    WHOLE_ONLY,
    WIDE,
    Kind,
    collection,
    drawn_face,
    put,
)
from tests.pdf.drawn_pages import META, one_page, run

THEME = Place("official")
Answer = tuple[Faces, list[str]]


def resolve(machine: SystemFaces, *names: str, **families: str) -> Answer:
    done = resolved(names, THEME, machine, families)
    assert {each.severity for each in done.diagnostics} <= {Severity.WARNING}
    return done.output, [each.code for each in done.diagnostics]


def listing(*faces: tuple[Path, int, str]) -> SystemFaces:
    """A machine whose fontconfig lists these faces."""
    text = "".join(f"{path}\t{index}\t{families}\n" for path, index, families in faces)
    return SystemFaces((), lambda _: text)


def width_drawn(faces: Faces, name: str, character: str = "国") -> int:
    """How many of a thousand pixels a character's block takes on the page, at a thousand points."""
    content = write(one_page(run(character, name, 200, 300)), META, faces)
    sheet = pypdfium2.PdfDocument(content)[0].render(scale=5).to_pil().convert("L")
    row = [sheet.getpixel((x, 1100)) for x in range(sheet.width)]
    return sum(1 for pixel in row if pixel < 128)


# --- found ------------------------------------------------------------------------------------------------------


def test_names_of_shipped_faces_ask_nothing_of_the_machine() -> None:
    def refuse(pattern: str) -> str:
        raise AssertionError(pattern)

    faces, codes = resolve(SystemFaces((), refuse), "song", "hei", "kai", "song-black", "hei-bold")
    assert codes == []
    assert all(faces.face(each.name).file == each for each in SHIPPED)
    assert faces.face("song") is shipped_faces().face("song")


@pytest.mark.parametrize("file", ["simfang.ttf", "SIMFANG.TTF", "FZFSK.TTF", "STFANGSO.TTF", "FandolFang-Regular.otf"])
def test_fangsong_is_found_by_the_names_of_files_of_windows_kylin_and_office(tmp_path: Path, file: str) -> None:
    (tmp_path / "truetype/deep").mkdir(parents=True)
    put(tmp_path / "truetype/deep", file, drawn_face("随便什么"))
    faces, codes = resolve(SystemFaces((tmp_path,), lambda _: ""), "song", "fangsong")
    assert codes == []
    assert faces.face("fangsong").file.path.name == file
    assert faces.covering("fangsong", "国") == "fangsong"
    assert faces.covering("song", "国") == "song"


@pytest.mark.parametrize(
    "families", ["仿宋", "FangSong,仿宋", "方正仿宋_GBK,FZFangSong-Z02", "STFangsong", "Fang Song"]
)
def test_fangsong_is_found_in_what_fontconfig_lists(tmp_path: Path, families: str) -> None:
    path = put(tmp_path, "x.ttc", collection(drawn_face("别的"), drawn_face("仿宋")))
    faces, codes = resolve(listing((path, 0, "别的"), (path, 1, families)), "fangsong")
    assert codes == []
    assert (faces.face("fangsong").file.path, faces.face("fangsong").file.index) == (path, 1)


def test_without_fontconfig_the_names_in_the_files_are_read(tmp_path: Path) -> None:
    put(tmp_path, "a.ttf", b"no font")
    put(tmp_path, "b.ttc", collection(drawn_face("别的"), drawn_face("仿宋")))
    faces, codes = resolve(SystemFaces((tmp_path,)), "fangsong")
    assert codes == []
    assert faces.face("fangsong").file.index == 1


@pytest.mark.skipif(not shutil.which("fc-list"), reason="needs fontconfig")
def test_the_real_fontconfig_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "x.ttf", drawn_face("试验仿宋"))
    put(tmp_path, "y.ttc", collection(drawn_face("甲"), drawn_face("乙", "国𠀀")))
    conf = f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    monkeypatch.setenv("FONTCONFIG_FILE", str(put(tmp_path, "fonts.conf", conf.encode())))
    machine = SystemFaces((), fontconfig())
    (chinese,), (english,) = machine.of_family("试验仿宋"), machine.of_family("试验仿宋 en")
    assert chinese == english
    assert chinese.path == tmp_path / "x.ttf"
    assert [each.index for each in machine.of_family("乙")] == [1]
    assert [(each.path.name, each.index) for each in machine.with_character("𠀀")] == [("y.ttc", 1)]


def test_a_family_that_theme_or_settings_name_takes_the_place_of_a_shipped_face(tmp_path: Path) -> None:
    path = put(tmp_path, "x.ttf", drawn_face("方正书宋"))
    faces, codes = resolve(listing((path, 0, "方正书宋")), "song", "hei", song="方正书宋")
    assert codes == []
    assert faces.face("song").file.path == path
    assert faces.face("song").family == "方正书宋"
    assert faces.covering("song", "湖") == "kai", "what it lacks comes from a shipped face"
    assert faces.face("hei").file.shipped


def test_of_several_faces_of_a_family_the_upright_one_of_the_weight_is_taken(tmp_path: Path) -> None:
    bold = put(tmp_path, "a.ttf", drawn_face("方正书宋", weight=900))
    slanted = put(tmp_path, "b.ttf", drawn_face("方正书宋", slanted=True))
    upright = put(tmp_path, "c.ttf", drawn_face("方正书宋", weight=300))
    machine = listing(*((path, 0, "方正书宋") for path in (bold, slanted, upright)))
    faces, _ = resolve(machine, "song", "song-black", song="方正书宋", **{"song-black": "方正书宋"})
    assert faces.face("song").file.path == upright
    assert faces.face("song-black").file.path == bold


# --- drawn ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["glyf", "cff"])
def test_a_face_with_outlines_of_either_kind_is_embedded_and_copied_out(tmp_path: Path, kind: Kind) -> None:
    put(tmp_path, "simfang.ttf", drawn_face("仿宋", kind=kind, width=450))
    faces, _ = resolve(SystemFaces((tmp_path,)), "fangsong")
    assert width_drawn(faces, "fangsong") == pytest.approx(450, abs=2)
    assert width_drawn(faces, "fangsong", "1") == pytest.approx(225, abs=2)
    assert width_drawn(faces, "fangsong", "1国") == pytest.approx(675, abs=3)
    content = write(one_page(run("江岸区2024年a", "fangsong")), META, faces)
    assert pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range() == "江岸区2024年a"
    with pikepdf.open(BytesIO(content)) as pdf:
        (font,) = pdf.pages[0].resources["/Font"].values()
        program = font.DescendantFonts[0].FontDescriptor
        assert ("/FontFile3" in program) == (kind == "cff")
        assert "FangSong" not in str(font.BaseFont)


@pytest.mark.parametrize(("name", "weight", "width"), [("song", LIGHT, NARROW), ("song-black", HEAVY, WIDE)])
def test_a_variable_face_is_pinned_at_the_weight_that_is_asked_for(
    tmp_path: Path, name: str, weight: int, width: int
) -> None:
    path = put(tmp_path, "x.ttf", drawn_face("可变宋", kind="variable"))
    faces, codes = resolve(listing((path, 0, "可变宋")), name, **{name: "可变宋"})
    assert codes == []
    assert faces.face(name).file.weight == weight
    assert width_drawn(faces, name) == pytest.approx(width, abs=2)


# --- not there, or not to be used --------------------------------------------------------------------------------


def test_where_no_machine_has_fangsong_song_stands_in_with_one_warning() -> None:
    done = resolved(["fangsong", "song", "fangsong"], THEME, SystemFaces(()))
    (warned,) = done.diagnostics
    assert (warned.code, str(warned.where)) == ("F901", "official")
    assert dict(warned.arguments)["family"] == "仿宋"
    assert done.output.face("fangsong") is done.output.face("song")
    assert done.output.covering("fangsong", "国") == "song", "one face, embedded once"
    assert shipped_faces().covering("fangsong", "国") == "song"


def cut_off(content: bytes) -> bytes:
    return content[: len(content) // 2]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (cut_off(drawn_face("仿宋")), "F902"),
        (drawn_face("仿宋")[:40], "F902"),
        (b"\x00\x01\x00\x00", "F902"),
        (b"", "F902"),
        (b"wOF2" + b"\0" * 100, "F903"),
        (b"%!PS-AdobeFont-1.0" + b" " * 100, "F903"),
        (drawn_face("仿宋", permission=RESTRICTED), "F904"),
        (drawn_face("仿宋", permission=WHOLE_ONLY), "F904"),
        (drawn_face("仿宋").replace(b"cmap", b"cmaq"), "F903"),
    ],
    ids=["half", "head", "signature", "empty", "woff2", "type1", "restricted", "whole only", "no map"],
)
def test_a_face_that_cannot_be_used_is_one_message_and_song_stands_in(
    tmp_path: Path, content: bytes, code: str
) -> None:
    put(tmp_path, "simfang.ttf", content)
    faces, codes = resolve(SystemFaces((tmp_path,), lambda _: ""), "fangsong")
    assert codes == [code]
    assert code in MESSAGES
    assert faces.face("fangsong") is faces.face("song")


def test_a_map_of_characters_that_is_rubbish_is_told(tmp_path: Path) -> None:
    content = bytearray(drawn_face("仿宋"))
    entry = content.index(b"cmap")
    start = int.from_bytes(content[entry + 8 : entry + 12], "big")
    content[start : start + 24] = b"\xff" * 24
    put(tmp_path, "simfang.ttf", bytes(content))
    assert resolve(SystemFaces((tmp_path,), lambda _: ""), "fangsong")[1] == ["F903"]


@pytest.mark.parametrize("permission", [EDITABLE, RESTRICTED | EDITABLE])
def test_the_most_liberal_permission_counts(tmp_path: Path, permission: int) -> None:
    put(tmp_path, "simfang.ttf", drawn_face("仿宋", permission=permission))
    assert resolve(SystemFaces((tmp_path,)), "fangsong")[1] == []


def test_where_one_family_cannot_be_used_the_next_is_taken_without_a_word(tmp_path: Path) -> None:
    put(tmp_path, "simfang.ttf", drawn_face("仿宋", permission=RESTRICTED))
    put(tmp_path, "fzfsk.ttf", drawn_face("方正仿宋_GBK", permission=EDITABLE))
    faces, codes = resolve(SystemFaces((tmp_path,), lambda _: ""), "fangsong")
    assert codes == []
    assert faces.face("fangsong").family == "方正仿宋_GBK"


def test_a_named_family_that_is_not_there_is_told_by_its_name() -> None:
    done = resolved(["hei"], THEME, SystemFaces(()), {"hei": "方正黑体"})
    (warned,) = done.diagnostics
    assert dict(warned.arguments) == {"family": "方正黑体", "stand_in": "Noto Sans SC"}
    assert done.output.face("hei").file.shipped


def test_a_file_that_goes_away_while_it_is_looked_at_is_a_message(tmp_path: Path) -> None:
    assert resolve(listing((tmp_path / "gone.ttf", 0, "仿宋")), "fangsong")[1] == ["F902"]


def test_what_a_font_says_of_itself_is_read_from_its_head(tmp_path: Path) -> None:
    path = put(tmp_path, "x.ttc", collection(drawn_face("甲", weight=700), drawn_face("乙", slanted=True)))
    assert faces_in(path) == 2
    assert (inspected(path, 0).weight, inspected(path, 0).slanted) == (700, False)
    assert (inspected(path, 1).weight, inspected(path, 1).slanted) == (400, True)
    with pytest.raises(Unfit, match="F903"):
        inspected(path, 2)
    assert all(inspected(each.path).weight == each.weight for each in SHIPPED)


# --- characters that no shipped face has ---------------------------------------------------------------------------


def machine_with(tmp_path: Path, characters: str, families: str = "本机宋", name: str = "x.ttf") -> SystemFaces:
    return listing((put(tmp_path, name, drawn_face(families, characters)), 0, families))


def test_a_character_that_no_shipped_face_has_is_taken_from_the_machine(tmp_path: Path) -> None:
    faces, _ = resolve(machine_with(tmp_path, "𪚲国"), "song")
    name = faces.covering("hei", "𪚲")
    assert name is not None
    assert faces.face(name).family == "本机宋"
    assert not faces.face(name).file.shipped
    assert faces.covering("song", "国") == "song"
    content = write(one_page(run("𪚲", name)), META, faces)
    assert pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range() == "𪚲"


def test_the_face_most_like_song_is_taken_whatever_the_order(tmp_path: Path) -> None:
    made = [
        (put(tmp_path, f"{number}.ttf", drawn_face(family, "𪚲a", **options)), 0, family)  # type: ignore[arg-type]
        for number, (family, options) in enumerate(
            (("Some Sans SC", {}), ("Other Serif JP", {}), ("Right Serif SC", {"weight": 900}), ("Right Serif SC", {}))
        )
    ]
    for machine in (listing(*made), listing(*reversed(made))):
        assert resolve(machine, "song")[0].covering("song", "𪚲") == "3.ttf#0"


def test_a_face_that_says_it_has_a_character_but_draws_nothing_is_passed_over(tmp_path: Path) -> None:
    machine = listing((put(tmp_path, "x.ttf", drawn_face("彩色", "😀a", width=0)), 0, "彩色"))
    assert resolve(machine, "song")[0].covering("song", "😀") is None


@pytest.mark.parametrize(
    "character", ["\ue000", "\U000f0001", "ا", "א", "\u0301", "\u200d", "ก", "क", "\ufffe", "\u0600"]
)
def test_no_face_of_the_machine_sets_what_means_nothing_or_has_to_be_shaped(tmp_path: Path, character: str) -> None:
    faces, _ = resolve(machine_with(tmp_path, f"{character}a"), "song")
    assert not stands_alone(character)
    assert faces.covering("song", character) is None


@pytest.mark.parametrize("character", ["𰻞", "ꙮ", "😀", "☃", "ə", "한", "ꀀ", "🄍"])
def test_characters_that_stand_alone_may_come_from_the_machine(character: str) -> None:
    assert stands_alone(character)
