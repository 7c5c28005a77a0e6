"""An office makes a theme of its own; what it cannot mean gets one message, at its key."""

from pathlib import Path

import pytest
from PIL import Image

from briefgen.cli import main
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.faces import shipped_faces
from briefgen.faces.faces import FILES
from briefgen.lengths import millimetres
from briefgen.origins import Place
from briefgen.pipeline.sources import source
from briefgen.settings import Settings
from briefgen.theme import LARGE_PRINT, THEMES, Theme
from briefgen.theme_settings import theme_settings, themed
from tests.docx.reading import parts, tree, words
from tests.official import pages_of, sample
from tests.test_large_print import over_the_edge

KAI = FILES / "LXGWWenKai-Regular.ttf"


def made(text: str, *, large: bool = False) -> Theme:
    written = theme_settings(text, "theme.toml")
    assert written.diagnostics == ()
    theme = themed(written.output, large=large)
    assert theme.diagnostics == ()
    return theme.output


def mistakes(text: str) -> list[tuple[str, int]]:
    """Code and line of everything that is wrong."""
    written = theme_settings(text, "theme.toml")
    found: tuple[Diagnostic, ...] = written.diagnostics
    if not found:
        found = themed(written.output).diagnostics
    return [(each.code, each.where.line if isinstance(each.where, Place) else -1) for each in found]


# --- what it can say ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", THEMES)
def test_a_theme_that_says_nothing_is_its_base(base: str) -> None:
    assert made(f'base = "{base}"') == THEMES[base]
    assert made(f'base = "{base}"', large=True) == LARGE_PRINT[base]


def test_colours_reach_every_style_that_has_them() -> None:
    theme = made('[colours]\nriver = "#7a1f2b"\nmist = "F3E3E5"')
    assert theme.palette.river == "7A1F2B"
    assert {style.colour for style in theme.text_styles.values()} == {"000000", "7A1F2B"}
    assert made('base = "official"\n[colours]\nred = "990000"').palette.red == "990000"


def test_margins_are_millimetres_and_what_fills_the_page_goes_with_them() -> None:
    theme = made("[measures]\nleft = 32\nright = 28\ntop = 36\nlabels = 24")
    assert (theme.page.left, theme.page.labels) == pytest.approx((millimetres(32), millimetres(24)))
    assert sum(width for _, width in theme.tables.widths) == pytest.approx(theme.page.measure, abs=0.1)
    assert theme.styles.body.left == theme.page.labels
    assert theme.cover.rule == pytest.approx(theme.page.top)


def test_sizes_are_points_and_grow_alike_in_large_print() -> None:
    text = "[measures]\nbody = 12\nleading = 20\ntitle = 30\ntable = 10"
    usual, large = made(text), made(text, large=True)
    assert (usual.styles.body.size, usual.styles.body.line) == pytest.approx((12, 20))
    assert (usual.styles.title.size, usual.styles.title.line) == pytest.approx((30, 40))
    assert usual.styles.table_body.size == pytest.approx(10)
    assert large.styles.body.size == pytest.approx(16 * 12 / 11)
    assert large.styles.table_number.size == pytest.approx(14 * 10 / 9.5)


@pytest.mark.parametrize(
    ("measures", "lines", "characters"),
    [
        ("lines = 20\ncharacters = 26", 20, 26),
        ("body = 14", 25, 32),
        ("leading = 30", 21, 28),
        ("left = 30\nright = 30", 22, 26),
        ("top = 40\nbottom = 40", 21, 28),
    ],
)
def test_the_grid_of_an_official_theme_follows_from_what_is_given(measures: str, lines: int, characters: int) -> None:
    theme = made(f'base = "official"\n[measures]\n{measures}')
    assert theme.grid is not None
    assert (theme.grid.lines, theme.grid.characters) == (lines, characters)
    assert theme.styles.body.line * lines == pytest.approx(theme.page.depth)
    assert (theme.styles.body.size + theme.styles.body.tracking) * characters == pytest.approx(theme.page.measure)


@pytest.mark.parametrize("base", THEMES)
@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
def test_pages_of_an_own_theme_hold_together(base: str, large: bool) -> None:
    text = f'base = "{base}"\n[measures]\nleft = 30\nright = 22\ntop = 30\nbottom = 40\nbody = 13\ntable = 10\nnote = 9'
    theme = made(text, large=large)
    assert over_the_edge(pages_of(sample(theme), theme), theme) == []


# --- what it cannot -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('base = "offical"', [("S104", 1)]),
        ('base = "briefing"\nlogoo = "x"', [("S102", 2)]),
        ("[farben]\nriver = 1", [("S102", 1)]),
        ('[faces]\nkia = "x.ttf"', [("S102", 2)]),
        ('[colours]\nred = "rot"\nriver = "12345"', [("S133", 2), ("S133", 3)]),
        ("[colours]\nred = 5", [("S103", 2)]),
        ('[measures]\nbody = "gross"', [("S103", 2)]),
        ("[measures]\nbody = 0", [("S131", 2)]),
        ("[measures]\nleft = -3", [("S131", 2)]),
        ("[measures]\nbody = nan", [("S131", 2)]),
        ("[measures]\nbody = inf", [("S131", 2)]),
        ("[measures]\nlines = 22", [("S132", 2)]),
        ('base = "official"\n[measures]\nlabels = 20', [("S132", 3)]),
        ("[measures]\nleft = 100\nright = 90", [("S134", 2)]),
        ("[measures]\ntop = 140\nbottom = 120", [("S134", 2)]),
        ("[measures]\nlabels = 130", [("S134", 2)]),
        ("[measures]\nbody = 12\nleading = 10", [("S135", 3)]),
        ("[measures]\nleading = 9", [("S135", 2)]),
        ('base = "official"\n[measures]\nlines = 30\nleading = 28', [("S136", 3)]),
        ('base = "official"\n[measures]\nlines = 45', [("S136", 3)]),
        ('base = "official"\n[measures]\ncharacters = 40', [("S137", 3)]),
        ('[colours]\nriver = "99CCFF"\nmist = "FFFFFF"', [("S138", 2), ("S139", 3)]),
        ('[colours]\nmist = "777777"', [("S139", 2)]),
        ("base = ", [("S101", 1)]),
    ],
)
def test_each_mistake_is_told_once_at_its_line(text: str, expected: list[tuple[str, int]]) -> None:
    assert mistakes(text) == expected


def test_several_mistakes_are_told_together_and_the_rest_is_understood() -> None:
    text = 'logoo = "x"\n[colours]\nred = "rot"\nriver = "7A1F2B"\n[measures]\nbody = "gross"\nlines = 22'
    assert mistakes(text) == [("S102", 1), ("S103", 6), ("S133", 3), ("S132", 7)]
    assert theme_settings(text, "t").output.colours == {"river": "7A1F2B"}


def test_weak_colours_are_warned_of_and_used_all_the_same() -> None:
    written = theme_settings('[colours]\nriver = "99CCFF"', "t")
    theme = themed(written.output)
    assert {each.severity for each in theme.diagnostics} == {Severity.WARNING}
    assert theme.output.palette.river == "99CCFF"


# --- faces ----------------------------------------------------------------------------------------------------


def faces_of(folder: Path, text: str, **asked: object) -> tuple[list[str], dict[str, Path]]:
    """Codes of what was found, and the file of each face, where settings name this theme."""
    (folder / "own.toml").write_text(text, encoding="utf-8")
    read = source(folder, Settings(theme="own.toml", **asked))  # type: ignore[arg-type]  # switches only
    faces = read.output.look.faces
    names = ("song", "hei", "kai", "fangsong")
    return [each.code for each in read.diagnostics], {name: faces.face(name).file.path for name in names}


def test_a_face_of_the_office_takes_the_place_of_its_namesake(packet: Path) -> None:
    (packet / "fonts").mkdir()
    (packet / "fonts" / "own.ttf").write_bytes(KAI.read_bytes())
    codes, files = faces_of(packet, '[faces]\nsong = "fonts/own.ttf"')
    assert codes == []
    assert files["song"] == packet / "fonts" / "own.ttf"
    assert files["hei"] == shipped_faces().face("hei").file.path


def refused(capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["check", "--theme", "own.toml"]) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "S140"), (b"no font at all", "S141"), (KAI.read_bytes()[:3000], "S140")]
)
def test_a_broken_face_is_refused_at_its_key(
    packet: Path, capsys: pytest.CaptureFixture[str], content: bytes, code: str
) -> None:
    (packet / "broken.ttf").write_bytes(content)
    (packet / "own.toml").write_text('[faces]\nkai = "broken.ttf"', encoding="utf-8")
    told = refused(capsys)
    assert "own.toml:2:1" in told
    assert f"[{code}]" in told


def test_a_face_that_is_not_there_is_refused(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for written in ("nowhere.ttf", "没有这种字体"):
        (packet / "own.toml").write_text(f'[faces]\nkai = "{written}"', encoding="utf-8")
        assert "[S143]" in refused(capsys)


def patched(at: bytes, offset: int, value: bytes, path: Path) -> Path:
    """A copy of a face in which bytes of one of its tables are others."""
    content = bytearray(KAI.read_bytes())
    count = int.from_bytes(content[4:6], "big")
    records = (content[12 + 16 * index : 28 + 16 * index] for index in range(count))
    start = next(int.from_bytes(each[8:12], "big") for each in records if each[:4] == at)
    content[start + offset : start + offset + len(value)] = value
    path.write_bytes(content)
    return path


def test_a_face_that_forbids_embedding_is_refused(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (packet / "own.toml").write_text('[faces]\nkai = "own.ttf"', encoding="utf-8")
    patched(b"OS/2", 8, b"\x00\x02", packet / "own.ttf")
    assert "[S142]" in refused(capsys)
    patched(b"OS/2", 8, b"\x00\x08", packet / "own.ttf")
    assert main(["check", "--theme", "own.toml"]) == 0


def test_a_face_without_outlines_is_refused(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (packet / "own.ttf").write_bytes(KAI.read_bytes().replace(b"glyf", b"glxx", 1))
    (packet / "own.toml").write_text('[faces]\nkai = "own.ttf"', encoding="utf-8")
    assert "[S141]" in refused(capsys)


def test_song_stands_in_for_fangsong_with_one_warning(packet: Path) -> None:
    codes, files = faces_of(packet, 'base = "official"')
    assert codes == ["F901"]
    assert files["fangsong"] == shipped_faces().face("song").file.path


@pytest.fixture
def machine(packet: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the faces of this machine are."""
    monkeypatch.setenv("BRIEFGEN_FACES", str(packet / "machine"))
    (packet / "machine").mkdir()
    return packet / "machine"


def test_the_fangsong_of_the_machine_is_taken_where_there_is_one(packet: Path, machine: Path) -> None:
    (machine / "simfang.ttf").write_bytes(KAI.read_bytes())
    codes, files = faces_of(packet, 'base = "official"')
    assert codes == []
    assert files["fangsong"] == machine / "simfang.ttf"


def test_a_family_that_a_theme_names_is_taken_from_the_machine(packet: Path, machine: Path) -> None:
    (machine / "any.ttf").write_bytes(KAI.read_bytes())
    codes, files = faces_of(packet, '[faces]\nsong = "LXGW WenKai"')
    assert codes == []
    assert files["song"] == machine / "any.ttf"


def test_a_fangsong_that_the_theme_names_counts_more_than_that_of_the_machine(packet: Path, machine: Path) -> None:
    (machine / "simfang.ttf").write_bytes(KAI.read_bytes())
    (packet / "fs.ttf").write_bytes(KAI.read_bytes())
    codes, files = faces_of(packet, 'base = "official"\n[faces]\nfangsong = "fs.ttf"')
    assert codes == []
    assert files["fangsong"] == packet / "fs.ttf"


def test_the_house_theme_asks_for_no_fangsong(packet: Path) -> None:
    assert faces_of(packet, "")[0] == []


# --- logo and settings ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", THEMES)
def test_a_logo_stands_on_the_first_page_of_both_files(packet: Path, base: str) -> None:
    Image.new("RGB", (40, 20), "navy").save(packet / "logo.png")
    (packet / "own.toml").write_text(f'base = "{base}"\nlogo = "logo.png"', encoding="utf-8")
    assert main(["build", "--theme", "own.toml", "--quiet"]) == 0
    pdf, word = ((packet / "out" / f"江岸区2024年发展简报.{kind}").read_bytes() for kind in ("pdf", "docx"))
    assert b"/Subtype /Image" in pdf
    assert [name for name in parts(word) if name.startswith("word/media/")] == ["word/media/image1.png"]
    assert b"wp:anchor" in parts(word)["word/document.xml"]


def test_a_logo_that_cannot_be_read_is_refused(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (packet / "logo.png").write_bytes(b"no picture")
    (packet / "own.toml").write_text('logo = "logo.png"', encoding="utf-8")
    assert "[S145]" in refused(capsys)


@pytest.mark.parametrize(
    ("theme", "code", "place"),
    [("offical", "S130", "briefgen.toml:{line}:1"), ("my/theme.toml", "S105", "my/theme.toml")],
)
def test_a_theme_that_is_not_there_is_told_where_it_is_named(
    packet: Path, capsys: pytest.CaptureFixture[str], theme: str, code: str, place: str
) -> None:
    with (packet / "briefgen.toml").open("a", encoding="utf-8") as file:
        file.write(f'\ntheme = "{theme}"\n')
    assert main(["check"]) == 2
    told = capsys.readouterr().err
    assert f"[{code}]" in told
    line = (packet / "briefgen.toml").read_text(encoding="utf-8").split("\n").index(f'theme = "{theme}"') + 1
    assert place.format(line=line) in told


def test_the_command_line_counts_more_than_the_settings_and_these_more_than_the_template(packet: Path) -> None:
    template = packet / "templates/jiangan/template.toml"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace('theme = "briefing"', 'theme = "official"\nred_head = false'), encoding="utf-8")
    read = source(packet, Settings()).output.look.theme
    assert (read.name, read.head is not None and read.head.printed) == ("official", False)
    with (packet / "briefgen.toml").open("a", encoding="utf-8") as file:
        file.write("\nred_head = true\nlarge_print = true\n")
    read = source(packet, Settings()).output.look.theme
    assert read == LARGE_PRINT["official"]
    assert source(packet, Settings(theme="briefing", large_print=False)).output.look.theme == THEMES["briefing"]


def test_a_changed_theme_makes_a_new_edition_and_the_record_names_its_file(packet: Path) -> None:
    (packet / "own.toml").write_text('[colours]\nriver = "7A1F2B"', encoding="utf-8")
    read = source(packet, Settings(theme="own.toml")).output
    assert "own.toml" in [each.path for each in read.inputs]
    assert main(["build", "--to", "docx", "--theme", "own.toml", "--quiet"]) == 0
    word = (packet / "out" / "江岸区2024年发展简报.docx").read_bytes()
    assert b"7A1F2B" in parts(word)["word/styles.xml"]
    own = words(tree(word)).rpartition("版本")[2]
    assert main(["build", "--to", "docx", "--quiet"]) == 0
    usual = words(tree((packet / "out" / "江岸区2024年发展简报.docx").read_bytes())).rpartition("版本")[2]
    assert own != usual


def test_large_print_has_a_name_of_its_own(packet: Path) -> None:
    assert main(["build", "--to", "docx", "--quiet"]) == 0
    assert main(["build", "--to", "docx", "--large-print", "--quiet"]) == 0
    names = sorted(path.name for path in (packet / "out").glob("*.docx"))
    assert names == ["江岸区2024年发展简报.docx", "江岸区2024年发展简报（大字版）.docx"]
