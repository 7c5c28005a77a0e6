"""A packet is made on the paper that its settings, its command or its caller name; what cannot be taken is told."""

import json
from pathlib import Path

import docx
import pytest

import briefgen
from briefgen.cli import main
from briefgen.errors import CannotRun
from tests.docx.letterheads import OFFICE_NAME, by_hand, office, picture, related, unpacked, zipped
from tests.docx.reading import parts
from tests.test_bad_input import told

PAPER = "own.docx"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")


def set_reference(folder: Path, name: str = PAPER) -> None:
    settings = folder / "briefgen.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + f'reference = "{name}"\n', encoding="utf-8")


def made(folder: Path) -> bytes:
    return next((folder / "out").glob("*.docx")).read_bytes()


def edition(folder: Path) -> str:
    return str(docx.Document(str(next((folder / "out").glob("*.docx")))).core_properties.version)


def has_its_head(content: bytes) -> bool:
    return any(OFFICE_NAME.encode() in part for name, part in parts(content).items() if name.startswith("word/header"))


def test_settings_command_and_caller_name_the_same_paper(packet: Path) -> None:
    (packet / PAPER).write_bytes(office())
    assert main(["build", "--to", "docx", "--reference", PAPER]) == 0
    by_command = made(packet)
    briefgen.build(packet, to=("docx",), reference=PAPER)
    by_caller = made(packet)
    set_reference(packet)
    assert main(["build", "--to", "docx"]) == 0
    assert made(packet) == by_command == by_caller
    assert has_its_head(by_command)


@pytest.mark.parametrize("theme", ["briefing", "official"])
def test_the_pdf_stays_as_it_is_and_both_say_the_same(packet: Path, theme: str) -> None:
    (packet / PAPER).write_bytes(office())
    assert main(["build", "--theme", theme, "--reference", PAPER]) == 0
    files = [str(each) for each in sorted((packet / "out").glob("江岸*"))]
    assert [each.rpartition(".")[2] for each in files] == ["docx", "pdf"]
    assert main(["verify", *files]) == 0


def test_the_paper_is_an_input_and_another_one_makes_another_edition(packet: Path) -> None:
    main(["build", "--to", "docx"])
    editions = [edition(packet)]
    set_reference(packet)
    logos = related(("image", "media/a.png"))
    head = '<w:p><w:r><w:drawing><x r:id="rId1"/></w:drawing></w:r></w:p>'
    for colour in (b"\xff\0\0", b"\0\xff\0"):
        paper = by_hand(head, links=logos, more={"word/media/a.png": picture(colour=colour)})
        (packet / PAPER).write_bytes(paper)
        assert main(["build", "--to", "docx"]) == 0
        editions.append(edition(packet))
    assert len(set(editions)) == 3
    inputs = json.loads((packet / "out" / "record.json").read_text(encoding="utf-8"))["inputs"]
    assert PAPER in [each["path"] for each in inputs]


def test_what_the_packet_uses_and_the_paper_lacks_is_told_by_its_name(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (packet / PAPER).write_bytes(by_hand("<w:p/>"))
    assert main(["build", "--to", "docx", "--reference", PAPER]) == 0
    lines = told(capsys)
    assert "样式“标题 2”（Heading 2）" in lines
    assert "样式“标题 1”" not in lines
    assert main(["build", "--to", "docx", "--reference", PAPER, "--language", "en"]) == 0
    assert "no style “Heading 2”" in told(capsys)
    assert main(["build", "--to", "pdf", "--reference", PAPER]) == 0
    assert "S160" not in told(capsys)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "S105"),
        (OLD, "S151"),
        (b"", "S150"),
        (office()[:3000], "S153"),
        (zipped({**unpacked(office()), "word/vbaProject.bin": b"\0"}), "S154"),
    ],
)
def test_a_paper_that_cannot_be_taken_stops_the_build_at_its_line_and_nothing_is_written(
    packet: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, code: str
) -> None:
    set_reference(packet)
    if content is not None:
        (packet / PAPER).write_bytes(content)
    line = (packet / "briefgen.toml").read_text(encoding="utf-8").rstrip().count("\n") + 1
    assert main(["build"]) == 2
    lines = told(capsys)
    assert f"[{code}]" in lines
    assert f"briefgen.toml:{line}" in lines
    assert PAPER in lines
    assert not (packet / "out").exists()


def test_a_folder_in_place_of_a_paper_is_a_message(packet: Path) -> None:
    (packet / PAPER).mkdir()
    with pytest.raises(CannotRun) as refusal:
        briefgen.build(packet, reference=PAPER)
    assert [each.code for each in refusal.value.diagnostics] == ["S109"]
