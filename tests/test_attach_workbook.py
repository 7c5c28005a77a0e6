"""The whole workbook travels inside a PDF only when that is asked for, and never under 密级."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pikepdf
import pytest

import briefgen
from briefgen.cli import main
from tests.pdf.validating import UNIVERSAL, WITH_FILES, faults

PDF = "out/江岸区2024年发展简报.pdf"
WORKBOOK = "data/jiangan-2024.xlsx"


def inside(file: Path) -> dict[str, bytes]:
    with pikepdf.open(file) as document:
        return {name: each.get_file().read_bytes() for name, each in document.attachments.items()}


def classify(file: Path, secrecy: str) -> None:
    book = openpyxl.load_workbook(file)
    book["封面"].append(["密级", secrecy])
    book.save(file)


def edition(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err.split()[-1]


def test_asked_for_the_workbook_travels_as_it_is_and_the_file_stays_fit_for_the_archive(packet: Path) -> None:
    assert main(["build", "--to", "pdf", "--attach-workbook"]) == 0
    found = inside(packet / PDF)
    assert sorted(found) == ["figures.xlsx", "jiangan-2024.xlsx", "record.json"]
    assert found["jiangan-2024.xlsx"] == (packet / WORKBOOK).read_bytes()
    content = (packet / PDF).read_bytes()
    assert faults(content, UNIVERSAL, WITH_FILES) == []
    with pikepdf.open(BytesIO(content)) as document:
        (file,) = [each for each in document.Root.AF if str(each.UF) == "jiangan-2024.xlsx"]
        assert str(file.AFRelationship) == "/Source"


def test_the_settings_can_ask_for_it_and_a_call_from_python_too(packet: Path) -> None:
    by_call = briefgen.build(packet, to=("pdf",), attach_workbook=True)
    with (packet / "briefgen.toml").open("a", encoding="utf-8") as file:
        file.write('attach = "workbook"\n')
    by_settings = briefgen.build(packet, to=("pdf",))
    assert "jiangan-2024.xlsx" in inside(packet / PDF)
    assert by_call.edition == by_settings.edition


def test_only_a_packet_that_is_asked_to_carry_its_workbook_does_and_is_an_edition_of_its_own(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    editions, travelling = [], []
    for words in ([], ["--attach-workbook"]):
        main(["build", "--to", "pdf", *words])
        editions.append(edition(capsys))
        travelling.append(sorted(inside(packet / PDF)))
    assert travelling == [["figures.xlsx", "record.json"], ["figures.xlsx", "jiangan-2024.xlsx", "record.json"]]
    assert editions[0] != editions[1]


@pytest.mark.parametrize(
    ("language", "told"), [("zh", "密级为“秘密”的简报不能附带整本工作簿"), ("en", "classified “秘密”")]
)
def test_under_secrecy_it_is_refused_with_the_cell(
    packet: Path, capsys: pytest.CaptureFixture[str], language: str, told: str
) -> None:
    classify(packet / WORKBOOK, "秘密")
    assert main(["build", "--attach-workbook", "--language", language]) == 1
    found = capsys.readouterr().err
    assert told in found
    assert "封面!B" in found
    assert "[S112]" in found
    assert not (packet / PDF).exists()


def test_under_secrecy_a_packet_without_it_is_made_and_a_draft_never_carries_it(packet: Path) -> None:
    classify(packet / WORKBOOK, "秘密")
    assert main(["build", "--to", "pdf"]) == 0
    assert main(["build", "--to", "pdf", "--attach-workbook", "--allow-failing"]) == 1
    assert sorted(inside(packet / PDF)) == ["figures.xlsx", "record.json"]


def test_check_tells_what_build_would_refuse(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    classify(packet / WORKBOOK, "机密")
    with (packet / "briefgen.toml").open("a", encoding="utf-8") as file:
        file.write('attach = "workbook"\n')
    assert main(["check"]) == 1
    assert "S112" in capsys.readouterr().err


def test_a_wrong_choice_is_named_with_the_right_ones(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (packet / "briefgen.toml").open("a", encoding="utf-8") as file:
        file.write('attach = "all"\n')
    assert main(["check"]) == 2
    assert "figures, workbook" in capsys.readouterr().err


def test_a_workbook_of_a_name_that_is_taken_travels_under_another(packet: Path) -> None:
    (packet / WORKBOOK).rename(packet / "data/figures.xlsx")
    settings = packet / "briefgen.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(WORKBOOK, "data/figures.xlsx"), encoding="utf-8")
    assert main(["build", "--to", "pdf", "--attach-workbook"]) == 0
    found = inside(packet / PDF)
    assert sorted(found) == ["figures.xlsx", "record.json", "workbook-figures.xlsx"]
    assert found["workbook-figures.xlsx"] == (packet / "data/figures.xlsx").read_bytes()
