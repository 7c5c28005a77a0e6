"""`briefgen mail` in the folder of a packet: what it shows, what it refuses, what it writes and sends."""

import json
import shutil
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from pathlib import Path
from smtplib import SMTP

import fast_mail_parser
import openpyxl
import pytest
from pypdfium2 import PdfDocument

from briefgen.cli import main
from briefgen.pipeline.mailing import Order, prepare
from briefgen.settings import Settings
from tests.areas import scene as areas
from tests.delivery.serving import PASSWORD, USER, Authority, Manner, serving

NAME = "江岸区2024年发展简报"
DUE = ("chen.siyuan", "liu.wenjing", "zhao.lixin", "sun.xiaolan", "zhou.kai")


Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def told(built: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """The exit status, what is printed and what is told by a run of the command."""
    assert built.is_dir()

    def run(*words: str, language: str = "zh") -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["mail", "--language", language, *words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def change(folder: Path, sheet: str, cell: str, value: str | float, book: str = "jiangan-2024.xlsx") -> None:
    path = folder / "data" / book
    workbook = openpyxl.load_workbook(path)
    workbook[sheet][cell] = value
    workbook.save(path)


def with_server(folder: Path, port: int, more: str = "") -> None:
    settings = folder / "briefgen.toml"
    own = f'[mail]\nserver = "localhost"\nport = {port}\nuser = "{USER}"\nrate = 60000\n'
    words = f'{own}from = "江岸区政府办公室 <office@example.org>"\n{more}'
    settings.write_text(settings.read_text(encoding="utf-8") + words, encoding="utf-8")


# --- the dry run ----------------------------------------------------------------------------------------------


def test_without_send_it_shows_who_gets_what_and_sends_nothing(told: Told) -> None:
    status, shown, said = told()
    assert status == 0
    for words in (f"{NAME}.pdf", "要发  to   陈思远       chen.siyuan@example.org  docx, pdf", "陈思远，您好："):
        assert words in shown
    assert shown.count("要发") == len(DUE)
    assert "不寄  bcc  Alex Morgan" in shown
    assert "[D837]" in said
    assert "什么都没有发出" in said


def test_the_text_of_the_mail_prints_figures_of_the_workbook(built: Path, told: Told) -> None:
    assert "技术合同成交额超235亿元，较上年翻番" in told()[1]
    change(built, "指标", "F11", "超240")
    assert main(["build", "--quiet"]) == 0
    assert "技术合同成交额超240亿元" in told()[1]


def test_as_json_it_tells_everybody_with_files_and_identifier(told: Told) -> None:
    shown = json.loads(told("--output-format", "json")[1])
    assert [each["state"] for each in shown["recipients"]] == ["due"] * 5 + ["language"]
    assert shown["recipients"][2]["files"] == [f"{NAME}.pdf"]
    assert shown["recipients"][0]["message_id"].startswith(f"<{shown['edition']}.")


def test_an_english_packet_goes_to_those_who_read_english_in_english(built: Path, told: Told) -> None:
    english = ["--template", "jiangan-en", "--output", "out/en"]
    assert main(["build", "--quiet", *english]) == 0
    status, shown, _ = told(*english, language="en")
    assert status == 0
    assert "due        bcc  Alex Morgan" in shown
    assert "Dear Alex Morgan," in shown
    assert shown.count("not meant") == len(DUE)
    assert built.is_dir()


def test_without_a_packet_it_is_told_once_and_not_once_more_for_everybody(built: Path, told: Told) -> None:
    lose_packet(built)
    said = told()[2]
    assert said.count("错误") == 1
    assert "[D842]" in said


def test_what_stands_in_the_way_is_shown_beside_who_would_get_what(built: Path, told: Told) -> None:
    lose_file(built)
    status, shown, said = told()
    assert status == 1
    assert "[D844]" in said
    assert "什么都没有发出" not in said
    assert shown.count("要发") == len(DUE)


# --- what stands in the way -----------------------------------------------------------------------------------


def spoil_workbook(folder: Path) -> None:
    change(folder, "指标", "F19", 651.2)


def spoil_file(folder: Path) -> None:
    with (folder / f"out/{NAME}.docx").open("ab") as file:
        file.write(b"\0")


def lose_file(folder: Path) -> None:
    (folder / f"out/{NAME}.pdf").unlink()


def lose_packet(folder: Path) -> None:
    shutil.rmtree(folder / "out")


def write_words(folder: Path, words: str) -> None:
    mail = folder / "templates/jiangan/mail.md"
    mail.write_text(mail.read_text(encoding="utf-8") + words, encoding="utf-8")


def claim_too_much(folder: Path) -> None:
    write_words(folder, "\n{% claim 高新技术产业产值 is doubled %}高新技术产业产值翻番{% endclaim %}。\n")


def misspell(folder: Path) -> None:
    write_words(folder, "\n{{ 高新技木产业产值 }}\n")


def call_for_a_chart(folder: Path) -> None:
    write_words(folder, '\n{{ chart("新增数字经济企业", "新增省级以上专精特新企业", title="本年新增企业") }}\n')


def lose_subject(folder: Path) -> None:
    (folder / "templates/jiangan/mail.md").write_text("{{ salutation() }}\n", encoding="utf-8")


def lose_mail(folder: Path) -> None:
    (folder / "templates/jiangan/mail.md").unlink()


def break_the_packet(folder: Path) -> None:
    summary = folder / "templates/jiangan/summary.md"
    words = "{% claim 高新技术产业产值 is doubled %}高新技术产业产值翻番{% endclaim %}。"
    summary.write_text(f"{summary.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")


def classify(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "data/jiangan-2024.xlsx")
    rows = [row for row in book["封面"].iter_rows(min_col=1, max_col=2) if row[0].value == "密级"]
    if rows:
        rows[0][1].value = "秘密"
    else:
        book["封面"].append(["密级", "秘密"])
    book.save(folder / "data/jiangan-2024.xlsx")
    assert main(["build", "--quiet"]) == 0


def limit_size(folder: Path) -> None:
    settings = folder / "briefgen.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "[mail]\nlimit = 0.3\n", encoding="utf-8")


def break_sender(folder: Path) -> None:
    settings = folder / "briefgen.toml"
    broken = 'from = "办公室\\nBcc: spy@example.org <office@example.org>"'
    settings.write_text(f"{settings.read_text(encoding='utf-8')}[mail]\n{broken}\n", encoding="utf-8")


def malform_sender(folder: Path) -> None:
    settings = folder / "briefgen.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + '[mail]\nfrom = "办公室"\n', encoding="utf-8")


def malform_address(folder: Path) -> None:
    change(folder, "收件人", "B3", "liu.wenjing", "recipients.xlsx")


def move_away(folder: Path) -> None:
    change(folder, "收件人", "D4", "江汉区", "recipients.xlsx")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (spoil_workbook, "D843"),
        (spoil_file, "D845"),
        (lose_file, "D844"),
        (lose_packet, "D842"),
        (claim_too_much, "C3"),
        (misspell, "T2"),
        (call_for_a_chart, "D850"),
        (lose_subject, "D816"),
        (lose_mail, "D815"),
        (break_the_packet, "C3"),
        (classify, "D840"),
        (limit_size, "D846"),
        (malform_sender, "S191"),
        (break_sender, "S191"),
        (malform_address, "D802"),
        (move_away, "D810"),
    ],
)
def test_what_stands_in_the_way_is_told_and_nothing_is_written_or_sent(
    built: Path, told: Told, spoil: Callable[[Path], None], code: str
) -> None:
    spoil(built)
    status, shown, said = told("--eml", "drafts")
    assert (status, shown) == (1, "")
    assert f"[{code}" in said
    assert "Traceback" not in said
    assert not (built / "drafts").exists()


def test_a_number_typed_into_the_mail_is_told_as_it_is_in_the_packet(built: Path, told: Told) -> None:
    write_words(built, "\n新引进企业88家。\n")
    status, _, said = told()
    assert (status, "mail.md:" in said, "[C361]" in said) == (0, True, True)
    settings = built / "briefgen.toml"
    settings.write_text("strict = true\n" + settings.read_text(encoding="utf-8"), encoding="utf-8")
    assert told()[0] == 1


def test_a_packet_of_a_day_to_come_is_withheld_until_that_day(built: Path) -> None:
    codes = {
        day: [each.code for each in prepare(built, Settings(), Order(), day).diagnostics]
        for day in (date(2025, 1, 7), date(2025, 1, 8))
    }
    assert "D841" in codes[date(2025, 1, 7)]
    assert "D841" not in codes[date(2025, 1, 8)]


@pytest.mark.parametrize(
    ("words", "code", "status"),
    [
        (["--recipients", "nobody.xlsx"], "S105", 2),
        (["--recipients", "briefgen.toml"], "W102", 2),
        (["--eml", "drafts", "--send"], "D817", 2),
        (["--send"], "S192", 1),
        (["--test-to", "me"], "D802", 1),
        (["--resend", "somebody@example.org"], "D813", 1),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_wrong_word_is_a_message_in_either_language(
    told: Told, words: list[str], code: str, status: int, language: str
) -> None:
    found, _, said = told(*words, language=language)
    assert (found, f"[{code}]" in said) == (status, True)
    assert ("提示" if language == "zh" else "hint") in said


def test_a_password_in_the_settings_is_refused_with_the_reason(built: Path, told: Told) -> None:
    with_server(built, 25, 'password = "开门"\n')
    status, _, said = told()
    assert status == 2
    assert "[S190]" in said
    assert "开门" not in said


def test_the_packet_of_one_area_of_many_goes_to_those_of_that_area(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = areas.folder(tmp_path, areas.workbook(areas.three()))
    words = "# {{ cover.title }}\n\n{{ salutation() }}\n\n{{ area }}地区生产总值{{ 地区生产总值 }}。\n"
    (home / "templates/own/mail.md").write_text(words, encoding="utf-8")
    (home / "名单.csv").write_text("姓名,地址,地区\n王,w@example.org,甲区\n李,l@example.org,乙区\n", encoding="utf-8")
    monkeypatch.chdir(home)
    assert main(["build", "--area", "all"]) == 0
    capsys.readouterr()
    assert main(["mail", "--area", "乙区", "--recipients", "名单.csv", "--language", "zh"]) == 0
    printed = capsys.readouterr()
    assert "要发  to  李  l@example.org" in printed.out
    assert "乙区地区生产总值200亿元。" in printed.out
    assert "[D839]" in printed.err


# --- drafts ---------------------------------------------------------------------------------------------------


def test_drafts_open_ready_to_be_sent_with_the_files_as_they_were_built(built: Path, told: Told) -> None:
    status, shown, _ = told("--eml", "drafts")
    assert status == 0
    files = sorted((built / "drafts").iterdir())
    assert files[0].name == "001 陈思远.eml"
    assert shown.splitlines() == [f"drafts/{each.name}" for each in files]
    assert len(files) == len(DUE)
    read = fast_mail_parser.parse_email(files[0].read_bytes())
    assert read.subject == NAME
    assert read.headers["X-Unsent"] == ["1"]
    assert "From" not in read.headers
    contents = {each.filename: each.content for each in read.attachments}
    assert contents == {name: (built / "out" / name).read_bytes() for name in (f"{NAME}.docx", f"{NAME}.pdf")}
    assert "超235亿元" in read.text_plain[0]
    assert "超235亿元" in read.text_html[0]


def test_drafts_that_somebody_has_worked_on_are_kept(built: Path, told: Told) -> None:
    told("--eml", "drafts")
    (built / "drafts/001 陈思远.eml").write_bytes(b"mine")
    assert "[O501]" in told("--eml", "drafts")[2]
    assert (built / "drafts/001 陈思远（原有1）.eml").read_bytes() == b"mine"


# --- sending --------------------------------------------------------------------------------------------------


@pytest.fixture
def trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> Authority:
    monkeypatch.setenv("BRIEFGEN_SMTP_PASSWORD", PASSWORD)
    return authority


def test_it_is_sent_once_and_told_in_a_sheet_and_in_the_history(
    built: Path, told: Told, trusted: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    manner = Manner(refuses={"zhao.lixin@example.org": "550 5.1.1 没有这个人"})
    with serving(manner, trusted.context(), auth=True) as (server, port):
        with_server(built, port)
        status, shown, said = told("--send")
        assert status == 1
        assert "已发  chen.siyuan@example.org" in shown
        assert "拒收  zhao.lixin@example.org  550 5.1.1 没有这个人" in shown
        assert said.count("[D830]") == 1
        assert told("--send")[0] == 1
    assert server.counts == {
        f"{each}@example.{'com' if each in DUE[3:] else 'org'}": 1 for each in DUE if each != DUE[2]
    }
    assert PASSWORD not in shown + said
    sheet = (built / f"out/{NAME}（投递单）.txt").read_text(encoding="utf-8")
    assert "已发 4，拒收 2" in sheet
    pages = PdfDocument(built / f"out/{NAME}（投递单）.pdf")
    assert len(pages) == 1
    printed = pages[0].get_textpage().get_text_bounded()
    assert "chen.siyuan@example.org" in printed.replace("\r\n", "").replace("￾", "")
    pages.close()
    capsys.readouterr()
    assert main(["history"]) == 0
    history = capsys.readouterr().out
    assert history.count("已发") == 4
    assert "拒收 550 5.1.1 没有这个人" in history
    main(["history", "--output-format", "json"])
    (edition,) = json.loads(capsys.readouterr().out)["editions"]
    assert [each["state"] for each in edition["deliveries"]].count("sent") == 4
    assert main(["build"]) == 0


def test_when_everybody_has_it_there_is_nothing_to_send(built: Path, told: Told, trusted: Authority) -> None:
    with serving(Manner(), trusted.context(), auth=True) as (server, port):
        with_server(built, port)
        assert told("--send")[0] == 0
        status, shown, said = told("--send")
        assert (status, shown) == (0, "")
        assert "[D835]" in said
        assert told()[1].count("已有") == len(DUE)
        assert told("--send", "--again")[0] == 0
    assert set(server.counts.values()) == {2}


def test_the_password_is_in_no_file_that_is_written(built: Path, told: Told, trusted: Authority) -> None:
    with serving(Manner(), trusted.context(), auth=True) as (_, port):
        with_server(built, port)
        assert main(["build", "--rebuild"]) == 0
        assert told("--send")[0] == 0
    secret = PASSWORD.encode()
    forms = (secret, b64encode(secret), json.dumps(PASSWORD)[1:-1].encode())
    files = [path for path in built.rglob("*") if path.is_file()]
    assert built / ".briefgen/built.json" in files
    assert [path for path in files if any(form in path.read_bytes() for form in forms)] == []


def test_the_words_of_the_mail_make_no_other_edition(built: Path, told: Told) -> None:
    edition = json.loads((built / "out/record.json").read_text(encoding="utf-8"))["edition"]
    write_words(built, "\n有疑问请来电。\n")
    assert told()[0] == 0
    assert main(["build", "--quiet"]) == 0
    record = json.loads((built / "out/record.json").read_text(encoding="utf-8"))
    assert record["edition"] == edition
    assert not [each for each in record["inputs"] if each["path"].endswith("mail.md")]


def test_a_changed_cell_makes_another_edition_that_everybody_gets(built: Path, told: Told, trusted: Authority) -> None:
    with serving(Manner(), trusted.context(), auth=True) as (server, port):
        with_server(built, port)
        assert told("--send")[0] == 0
        spoil_workbook(built)
        assert told("--send")[0] == 1
        assert main(["build", "--quiet"]) == 0
        assert told("--send")[0] == 0
    assert set(server.counts.values()) == {2}


def test_a_trial_goes_to_one_address_and_says_whose_it_would_be(built: Path, told: Told, trusted: Authority) -> None:
    with serving(Manner(), trusted.context(), auth=True) as (server, port):
        with_server(built, port)
        assert told("--send", "--test-to", "me@example.org")[0] == 0
    assert server.counts == {"me@example.org": len(DUE)}
    subjects = [fast_mail_parser.parse_email(each.content).subject for each in server.taken]
    assert subjects[0] == f"［试发，收件人 陈思远］{NAME}"
    assert not (built / f"out/{NAME}（投递单）.txt").exists()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_server_that_cannot_be_reached_is_one_message(
    built: Path, told: Told, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("BRIEFGEN_SMTP_PASSWORD", PASSWORD)
    with_server(built, 9)
    status, shown, said = told("--send", language=language)
    assert (status, shown) == (1, "")
    assert said.count("[D820]") == 1
    assert ("对方没有开这个端口" if language == "zh" else "Connection refused") in said
    assert not (built / f"out/{NAME}（投递单）.txt").exists()


def test_ctrl_c_ends_the_run_with_the_sheet_of_what_was_sent(
    built: Path, told: Told, trusted: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = SMTP.data, iter(range(9))

    def interrupted(smtp: SMTP, content: bytes) -> object:
        if next(calls) == 2:
            raise KeyboardInterrupt
        return real(smtp, content)

    monkeypatch.setattr(SMTP, "data", interrupted)
    with serving(Manner(), trusted.context(), auth=True) as (server, port):
        with_server(built, port)
        status, _, said = told("--send")
        assert (status, "[U603]" in said) == (130, True)
        assert "停在这里，试过 2 人" in said
        sheet = (built / f"out/{NAME}（投递单）.txt").read_text(encoding="utf-8")
        assert "已发 2，不明 1" in sheet
        assert told("--send")[0] == 1
    assert len(server.taken) == 4
    assert set(server.counts.values()) == {1}


def test_diff_names_those_who_hold_the_old_edition(
    built: Path, told: Told, trusted: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    old = shutil.copy(built / f"out/{NAME}.pdf", built / "old.pdf")
    with serving(Manner(), trusted.context(), auth=True) as (_, port):
        with_server(built, port)
        told("--send")
    assert main(["diff", str(old)]) == 0
    assert "[D860]" not in capsys.readouterr().err
    spoil_workbook(built)
    assert main(["diff", str(old)]) == 1
    found = capsys.readouterr().err
    assert "的有 5 人：陈思远、刘文静、赵立新、孙晓岚、周凯  [D860]" in found
