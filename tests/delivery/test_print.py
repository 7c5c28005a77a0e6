"""`briefgen print` in the folder of a packet, with the printers of a CUPS of our own."""

import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from pypdfium2 import PdfDocument

from briefgen.cli import main
from briefgen.deliveries import Delivery
from briefgen.editions import delivering
from tests.delivery.cups import Printers, needs_cups
from tests.delivery.scene import MORNING
from tests.pdf.validating import UNIVERSAL, WITH_FILES, faults

NAME = "江岸区2024年发展简报"
HERE = ("--printer", "文印室")
pytestmark = needs_cups

Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def told(built: Path, printers: Printers, capsys: pytest.CaptureFixture[str]) -> Told:
    """The exit status, what is printed on the terminal and what is told by a run of the command."""
    assert built.is_dir()
    assert printers.jobs() == []

    def run(*words: str, language: str = "zh") -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["print", "--language", language, *words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def noted(folder: Path) -> tuple[Delivery, ...]:
    return delivering.deliveries(folder)


def cover(folder: Path, key: str, value: str) -> None:
    """Write a line of the cover sheet, and build again."""
    path = folder / "data/jiangan-2024.xlsx"
    book = openpyxl.load_workbook(path)
    rows = [row for row in book["封面"].iter_rows(min_col=1, max_col=2) if row[0].value == key]
    if rows:
        rows[0][1].value = value
    else:
        book["封面"].append([key, value])
    book.save(path)
    assert main(["build", "--quiet"]) == 0


def words_of(content: bytes, page: int = 0) -> str:
    return str(PdfDocument(content)[page].get_textpage().get_text_range())


def numbers_on(content: bytes) -> list[str]:
    """What stands on the first page and has six digits."""
    return re.findall(r"\b\d{6}\b", words_of(content))


# --- the dry run ----------------------------------------------------------------------------------------------


def test_without_send_it_shows_what_would_be_printed_and_prints_nothing(
    built: Path, told: Told, printers: Printers
) -> None:
    status, shown, said = told(*HERE, "--sides", "short", "--staple", "--copies", "40")
    assert status == 0
    assert "A4 双面，短边翻：一份 6 张 × 40 份 = 240 张" in shown
    assert "-n 40  sides=two-sided-short-edge  media=A4  collate=true  StapleLocation=SinglePortrait" in shown
    assert "什么都没有印" in said
    assert printers.jobs() == []
    assert noted(built) == ()


def test_what_the_settings_say_is_asked_for_and_the_command_line_counts_more(built: Path, told: Told) -> None:
    settings = built / "briefgen.toml"
    own = '[print]\nprinter = "文印室"\ncopies = 3\nsides = "long"\npaper = "A3"\nstaple = true\n'
    settings.write_text(settings.read_text(encoding="utf-8") + own, encoding="utf-8")
    shown = json.loads(told("--output-format", "json")[1])
    assert (shown["printer"], shown["copies"], shown["sheets"]) == ("文印室", 3, 6)
    assert shown["options"] == [
        "sides=two-sided-long-edge",
        "media=A3",
        "fit-to-page",
        "collate=true",
        "StapleLocation=SinglePortrait",
    ]
    booklet = json.loads(told("--booklet", "--output-format", "json")[1])
    assert booklet["options"] == ["sides=two-sided-short-edge", "media=A3", "collate=true"]
    words = ("--copies", "1", "--sides", "one", "--paper", "A4", "--no-staple", "--output-format", "json")
    assert json.loads(told(*words)[1])["options"] == ["sides=one-sided", "media=A4"]


@pytest.mark.parametrize("line", ["copies = 0", 'sides = "both"', 'paper = "A9"', "staple = 1", "timeout = true"])
def test_settings_of_printing_are_strict(built: Path, told: Told, line: str) -> None:
    settings = built / "briefgen.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + f"[print]\n{line}\n", encoding="utf-8")
    status, _, said = told()
    assert status == 2
    assert "briefgen.toml:" in said


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--printer", "nix"), "D881"),
        (("--printer", "-x"), "D881"),
        ((), "D882"),
        (("--printer", "plain", "--sides", "long"), "D885"),
        (("--printer", "plain", "--paper", "A5"), "D885"),
        (("--printer", "plain", "--staple"), "D885"),
        ((*HERE, "--booklet", "--staple"), "D885"),
        ((*HERE, "--numbered", "--pages", "3"), "D878"),
        ((*HERE, "--numbered", "999999", "--copies", "2"), "D898"),
    ],
)
def test_what_cannot_be_printed_is_told_once_and_nothing_is_printed(
    built: Path, told: Told, printers: Printers, words: tuple[str, ...], code: str
) -> None:
    for language in ("zh", "en"):
        status, _, said = told(*words, "--send", language=language)
        assert status == 1
        assert said.count(f"[{code}]") == said.count("错误" if language == "zh" else "  error") == 1
    assert printers.jobs() == []
    assert noted(built) == ()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--pages", "1", "--cover-only"), "D895"),
        (("--booklet", "--n-up", "2"), "D895"),
        (("--booklet", "--sides", "long"), "D895"),
        (("--to-file", "F.pdf", "--send"), "D895"),
        (("--to-file", "F.pdf", "--numbered"), "D895"),
        (("--to-file", "out"), "U613"),
        (("--copies", "0"), "U613"),
        (("--pages", "3-1"), "D876"),
        (("--pages", "40"), "D877"),
    ],
)
def test_what_makes_no_sense_is_told_before_anything_is_done(told: Told, words: tuple[str, ...], code: str) -> None:
    status, _, said = told(*HERE, *words)
    assert status == 2
    assert f"[{code}]" in said


def test_a_queue_without_a_driver_is_told_what_is_asked_for_all_the_same(told: Told, printers: Printers) -> None:
    status, _, said = told("--printer", "raw", "--sides", "long", "--send")
    assert status == 0
    assert "[D897]" in said
    assert "sides=two-sided-long-edge" in printers.jobs()[0][1][2]


def test_a_stopped_printer_one_that_takes_nothing_and_one_without_paper_are_told(
    told: Told, printers: Printers
) -> None:
    printers.ask("cupsdisable", "-r", "卡纸了", "plain")
    status, _, said = told("--printer", "plain", "--send")
    assert (status, said.count("[D883]")) == (1, 1)
    assert "停着：卡纸了" in said
    printers.ask("cupsenable", "plain")
    printers.ask("cupsreject", "plain")
    status, _, said = told("--printer", "plain", "--send")
    assert (status, said.count("[D884]")) == (1, 1)


def test_where_no_printing_system_runs_it_is_told(told: Told) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUPS_SERVER", "127.0.0.1:9")
        status, _, said = told(*HERE, "--send")
        assert status == 1
        assert "lpstat -r" in said
        patch.setenv("PATH", "/nowhere")
        status, _, said = told(*HERE)
        assert (status, said.count("[D880]")) == (1, 1)


# --- the packet -----------------------------------------------------------------------------------------------


def spoil_workbook(folder: Path) -> None:
    path = folder / "data/jiangan-2024.xlsx"
    book = openpyxl.load_workbook(path)
    book["指标"]["F19"] = 651.2
    book.save(path)


def spoil_file(folder: Path) -> None:
    with (folder / f"out/{NAME}.pdf").open("ab") as file:
        file.write(b"\0")


def lose_packet(folder: Path) -> None:
    shutil.rmtree(folder / "out")


def have_no_pdf(folder: Path) -> None:
    settings = folder / "briefgen.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('to = ["docx", "pdf"]', 'to = ["docx"]'), encoding="utf-8")
    lose_packet(folder)
    assert main(["build", "--quiet"]) == 0


def come_too_early(folder: Path) -> None:
    cover(folder, "日期", "2099-01-08")


def classify(folder: Path) -> None:
    cover(folder, "密级", "秘密")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (spoil_workbook, "D843"),
        (spoil_file, "D845"),
        (lose_packet, "D842"),
        (have_no_pdf, "D875"),
        (come_too_early, "D871"),
        (classify, "D870"),
    ],
)
def test_nothing_is_printed_that_is_not_this_edition_or_may_not_be_printed(
    built: Path, told: Told, printers: Printers, spoil: Callable[[Path], None], code: str
) -> None:
    spoil(built)
    status, _, said = told(*HERE, "--send")
    assert status == 1
    assert f"[{code}]" in said
    assert printers.jobs() == []
    assert noted(built) == ()


def test_a_word_file_that_somebody_has_edited_does_not_stand_in_the_way_of_printing(built: Path, told: Told) -> None:
    with (built / f"out/{NAME}.docx").open("ab") as file:
        file.write(b"\0")
    assert told(*HERE, "--send")[0] == 0


def test_ahead_of_its_day_it_is_printed_if_somebody_says_so(built: Path, told: Told) -> None:
    come_too_early(built)
    assert told(*HERE, "--early", "--send")[0] == 0


# --- printed --------------------------------------------------------------------------------------------------


def test_the_file_is_printed_byte_for_byte_with_copies_and_options_and_noted(
    built: Path, told: Told, printers: Printers
) -> None:
    status, shown, _ = told(*HERE, "--copies", "2", "--sides", "long", "--staple", "--send")
    assert status == 0
    ((content, (title, copies, options)),) = printers.jobs()
    assert content == (built / f"out/{NAME}.pdf").read_bytes()
    assert copies == "2"
    assert {"sides=two-sided-long-edge", "media=A4", "StapleLocation=SinglePortrait", "Duplex=DuplexNoTumble"} <= set(
        options.split()
    )
    (one,) = noted(built)
    assert title == f"{NAME} {one.edition}"
    assert (one.channel, one.address, one.state, one.copies, one.files) == (
        "print",
        "文印室",
        "sent",
        2,
        (f"{NAME}.pdf",),
    )
    assert f"已印  {one.identifier}" in shown
    assert one.identifier.startswith("文印室-")
    assert one.ended


def test_it_is_told_in_the_sheet_and_in_the_history(
    built: Path, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(*HERE, "--copies", "3", "--booklet", "--send")[0] == 0
    sheet = (built / f"out/{NAME}（投递单）.txt").read_text(encoding="utf-8")
    assert "已印 3" in sheet
    assert "| 1 | 3 份 | 文印室 | 打印 小册子 |" in sheet
    assert "文印室" in words_of((built / f"out/{NAME}（投递单）.pdf").read_bytes())
    assert main(["history", "--language", "en"]) == 0
    assert "print booklet  copies: 3  文印室  printed" in capsys.readouterr().out
    assert main(["history", "--output-format", "json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["editions"][0]["deliveries"]
    assert (one["channel"], one["copies"], one["copy_number"], one["name"]) == ("print", 3, None, "booklet")


def test_the_same_edition_is_not_printed_twice_unless_somebody_says_so(
    built: Path, told: Told, printers: Printers
) -> None:
    assert told(*HERE, "--pages", "3", "--send")[0] == 0
    assert told(*HERE, "--send")[0] == 0
    for words in ((), ("--pages", "3"), ("--pages", "5"), ("--printer", "plain")):
        status, _, said = told(*HERE, *words, "--send")
        assert (status, said.count("[D872]")) == (1, 1)
    assert told(*HERE, "--send", "--again")[0] == 0
    assert len(printers.jobs()) == len(noted(built)) == 3


def test_a_packet_for_both_sides_is_printed_on_both_sides(built: Path, told: Told) -> None:
    assert built.is_dir()
    assert main(["build", "--quiet", "--duplex"]) == 0
    for words, sides in (((), "long"), (("--n-up", "2"), "short"), (("--sides", "one"), "one")):
        assert json.loads(told(*HERE, "--duplex", *words, "--output-format", "json")[1])["sides"] == sides


def test_some_pages_are_those_with_these_numbers_on_them(told: Told, printers: Printers) -> None:
    assert told(*HERE, "--pages", "cover,2-3", "--send")[0] == 0
    content = printers.jobs()[0][0]
    document = PdfDocument(content)
    assert len(document) == 3
    assert document.count_attachments() == 0
    with pikepdf.open(BytesIO(content)) as pdf:
        assert not any("/Annots" in page or "/StructParents" in page for page in pdf.pages)
    assert "发展简报" in document[0].get_textpage().get_text_range()
    assert document[2].get_textpage().get_text_range().rstrip().endswith("3")


def test_a_booklet_is_printed_on_both_sides_turned_over_the_short_edge(told: Told, printers: Printers) -> None:
    assert told(*HERE, "--booklet", "--send")[0] == 0
    content, (_, _, options) = printers.jobs()[0]
    assert "sides=two-sided-short-edge" in options
    assert "StapleLocation" not in options
    page = PdfDocument(content)[0]
    width, height = page.get_size()
    assert (width, height) == pytest.approx((841.89, 595.276), abs=0.01)
    assert "发展简报" in page.get_textpage().get_text_bounded(width / 2, 0, width, height)


def test_what_would_be_printed_is_written_as_a_file_and_nothing_is_lost(
    built: Path, told: Told, printers: Printers
) -> None:
    (built / "小册子.pdf").write_bytes(b"mine")
    status, shown, said = told("--booklet", "--to-file", "小册子.pdf")
    assert (status, shown) == (0, "小册子.pdf\n")
    assert "[O501]" in said
    assert (built / "小册子（原有1）.pdf").read_bytes() == b"mine"
    assert len(PdfDocument(built / "小册子.pdf")) == 6
    assert told("--booklet", "--paper", "A3", "--to-file", "小册子.pdf")[2] == ""
    assert PdfDocument(built / "小册子.pdf")[0].get_width() == pytest.approx(1190.55, abs=0.01)
    assert printers.jobs() == []
    assert noted(built) == ()


def test_whoever_presses_ctrl_c_is_told_where_the_job_is_and_the_ledger_keeps_it_as_unknown(
    built: Path, printers: Printers
) -> None:
    printers.manner("waits")
    command = [sys.executable, "-m", "briefgen", "print", *HERE, "--send", "--language", "zh"]
    with subprocess.Popen(command, cwd=built, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as running:
        assert running.stderr is not None
        assert "已交给打印机" in running.stderr.readline().decode()
        running.send_signal(signal.SIGINT)
        said = running.stderr.read().decode()
    assert running.returncode == 130
    assert said.count("[D894]") == 1
    (one,) = noted(built)
    assert (one.state, one.words) == ("unknown", "interrupted")
    assert one.identifier in said


# --- numbered copies ------------------------------------------------------------------------------------------


def test_each_copy_has_a_number_of_its_own_and_numbers_go_on_in_the_next_run(
    built: Path, told: Told, printers: Printers
) -> None:
    status, shown, _ = told(*HERE, "--numbered", "--copies", "3", "--send")
    assert status == 0
    assert "已印  份号 000003" in shown
    assert told(*HERE, "--numbered", "--copies", "2", "--send")[0] == 0
    assert [numbers_on(content) for content, _ in printers.jobs()] == [[f"00000{n}"] for n in range(1, 6)]
    assert [(each.copy_number, each.copies, each.state) for each in noted(built)] == [
        (number, 1, "sent") for number in range(1, 6)
    ]
    assert all(copies == "1" for _, (_, copies, _) in printers.jobs())
    assert "| 5 | 份号 000005 | 文印室 |" in (built / f"out/{NAME}（投递单）.txt").read_text(encoding="utf-8")


def test_a_number_is_not_given_twice_in_an_edition_but_goes_on_in_the_next_one(
    built: Path, told: Told, printers: Printers
) -> None:
    assert told(*HERE, "--numbered", "7", "--send")[0] == 0
    status, _, said = told(*HERE, "--numbered", "6", "--copies", "2", "--send")
    assert (status, said.count("[D874]")) == (1, 1)
    assert "000007" in said
    assert told(*HERE, "--numbered", "7", "--send")[0] == 1
    assert told(*HERE, "--numbered", "7", "--again", "--send")[0] == 0
    spoil_workbook(built)
    assert main(["build", "--quiet"]) == 0
    assert told(*HERE, "--numbered", "--send")[0] == 0
    assert numbers_on(printers.jobs()[-1][0]) == ["000008"]


def test_a_copy_with_a_number_is_as_fit_for_the_archive_as_the_file(told: Told, printers: Printers) -> None:
    assert told(*HERE, "--numbered", "--send")[0] == 0
    content = printers.jobs()[0][0]
    assert faults(content, UNIVERSAL, WITH_FILES) == []
    with pikepdf.open(BytesIO(content)) as pdf:
        assert "record.json" in pdf.attachments


def test_numbers_stand_in_a_booklet_too(told: Told, printers: Printers) -> None:
    assert told(*HERE, "--numbered", "12", "--booklet", "--send")[0] == 0
    page = PdfDocument(printers.jobs()[0][0])[0]
    width, height = page.get_size()
    assert page.get_textpage().get_text_bounded(width / 2, height - 60, width, height).strip() == "000012"


def test_a_classified_official_document_keeps_its_first_line_for_the_number(
    built: Path, told: Told, printers: Printers
) -> None:
    settings = built / "briefgen.toml"
    settings.write_text(f'theme = "official"\n{settings.read_text(encoding="utf-8")}', encoding="utf-8")
    classify(built)
    status, _, said = told(*HERE, "--numbered", "--send")
    assert (status, said.count("[D879]")) == (1, 1)
    assert "秘密" in said
    cover(built, "份号", "逐份编号")
    assert told(*HERE, "--numbered", "--send")[0] == 0
    page = PdfDocument(printers.jobs()[0][0])[0].get_textpage()
    number, secrecy = (page.get_charbox(page.get_text_range().index(each)) for each in ("000001", "秘密"))
    assert number[0] == pytest.approx(secrecy[0], abs=2)
    assert 25 < number[1] - secrecy[1] < 35


# --- ends -----------------------------------------------------------------------------------------------------

ENDS = [
    ("文印室", "stops", "D889", "unknown", "unplugged"),
    ("文印室", "fails", "D889", "unknown", "the fuser is cold"),
    ("文印室", "holds", "D889", "unknown", ""),
    ("文印室", "cancels", "D888", "refused", "cannot be rendered"),
    ("tired", "fails", "D887", "refused", "the fuser is cold"),
]


@pytest.mark.parametrize(("name", "manner", "code", "state", "words"), ENDS)
def test_a_job_that_was_accepted_and_not_printed_is_told_once_with_the_words_of_the_printer(
    built: Path, told: Told, printers: Printers, name: str, manner: str, code: str, state: str, words: str
) -> None:
    printers.manner(manner)
    status, _, said = told("--printer", name, "--send")
    assert status == 1
    assert said.count(f"[{code}]") == said.count("错误") == 1
    assert words in said
    (one,) = noted(built)
    assert (one.state, words in one.words) == (state, True)
    assert one.identifier.startswith(f"{name}-")


def test_without_paper_it_waits_as_long_as_the_settings_say_and_tells_why(
    built: Path, told: Told, printers: Printers
) -> None:
    settings = built / "briefgen.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "[print]\ntimeout = 1\n", encoding="utf-8")
    printers.manner("empty")
    status, shown, said = told(*HERE, "--send")
    assert status == 1
    assert said.count("[D890]") == said.count("错误") == 1
    assert "缺纸" in said
    assert "不明" in shown
    assert noted(built)[0].words == "media-empty-error"
    status, _, said = told(*HERE, "--send")
    assert status == 1
    assert said.count("[D873]") == 1
    assert "[D893]" in said


def test_a_job_that_was_printed_after_all_is_known_as_printed_in_the_next_run(
    built: Path, told: Told, printers: Printers
) -> None:
    settings = built / "briefgen.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "[print]\ntimeout = 1\n", encoding="utf-8")
    printers.manner("empty")
    assert told(*HERE, "--send")[0] == 1
    assert noted(built)[0].state == "unknown"
    printers.manner("prints")
    printers.wait_for(1)
    status, _, said = told(*HERE)
    assert (status, said.count("[D872]")) == (1, 1)
    assert (noted(built)[0].state, noted(built)[0].words) == ("sent", "")


def test_a_job_of_somebody_else_under_the_same_name_tells_nothing(built: Path, told: Told, printers: Printers) -> None:
    other = printers.ask("lp", "-d", "文印室", "-t", "another", str(built / f"out/{NAME}.pdf")).split()[3]
    printers.wait_for(1)
    edition = json.loads(told(*HERE, "--output-format", "json")[1])["edition"]
    lost = Delivery(edition, "print", "文印室", "", (), other, MORNING, "unknown", copies=1)
    delivering.begin(built, lost, 0)
    status, _, said = told(*HERE)
    assert (status, said.count("[D873]")) == (1, 1)
    assert noted(built) == (lost,)


def test_a_series_stops_at_the_copy_that_failed_and_goes_on_from_there(
    built: Path, told: Told, printers: Printers
) -> None:
    assert told("--printer", "tired", "--numbered", "--send")[0] == 0
    printers.manner("fails")
    status, _, said = told("--printer", "tired", "--numbered", "--copies", "3", "--send")
    assert status == 1
    assert said.count("[D887]") == 1
    assert "还有 2 份没有印" in said
    printers.manner("prints")
    assert told("--printer", "tired", "--numbered", "--copies", "3", "--send")[0] == 0
    assert [(each.copy_number, each.state) for each in noted(built)] == [
        (1, "sent"),
        (2, "refused"),
        (2, "sent"),
        (3, "sent"),
        (4, "sent"),
    ]


# --- the machine ----------------------------------------------------------------------------------------------


def test_the_doctor_tells_what_the_printer_of_the_settings_offers_or_that_it_is_not_there(
    built: Path, printers: Printers, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printers.jobs() == []
    settings = built / "briefgen.toml"
    usual = settings.read_text(encoding="utf-8")
    settings.write_text(f'{usual}[print]\nprinter = "文印室"\n', encoding="utf-8")
    assert main(["doctor", "--language", "zh"]) == 0
    assert "没有默认打印机；文印室：A3, A4, 双面, 装订" in capsys.readouterr().out
    settings.write_text(f'{usual}[print]\nprinter = "nix"\n', encoding="utf-8")
    assert main(["doctor", "--language", "en"]) == 0
    assert "[D881]" in capsys.readouterr().err
