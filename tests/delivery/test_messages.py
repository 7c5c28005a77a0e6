"""Messages read back by a parser that is not Python's: names, files byte for byte, and nobody who is not to be seen."""

import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import fast_mail_parser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.delivery.messages import Addressee, Attachment, Letter, Sender, message, message_identifier
from briefgen.delivery.recipients import recipients
from briefgen.indicators import Label
from briefgen.origins import Origin
from tests.delivery.scene import DOCX, EDITION, PDF, SENDER

LETTER = Letter(
    "江岸区2024年发展简报", "王小明，您好：\n\n技术合同成交额超235亿元。\n", "<p>技术合同成交额超235亿元。</p>\n"
)
WANG = Addressee("王小明", "wang@example.org")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=timezone(timedelta(hours=8)))
LONG = "江岸区2024年发展简报（大字版，附数据来源和全部论断的依据，供区长办公会议使用，会后请收回）.pdf"


def made(addressee: Addressee = WANG, letter: Letter = LETTER, *files: Attachment, draft: bool = False) -> bytes:
    identifier = message_identifier(EDITION, addressee.address, SENDER.address)
    return message(letter, files, SENDER, addressee, identifier, NOON, draft=draft)


def headers(content: bytes) -> list[str]:
    return [line.partition(b":")[0].decode() for line in _unfolded(content) if line]


def _unfolded(content: bytes) -> list[bytes]:
    return re.sub(rb"\r\n[ \t]", b" ", content.partition(b"\r\n\r\n")[0]).split(b"\r\n")


def test_another_parser_reads_the_names_the_words_and_the_files_byte_for_byte() -> None:
    read = fast_mail_parser.parse_email(made(WANG, LETTER, DOCX, PDF))
    assert read.subject == LETTER.subject
    assert read.headers["From"] == ["江岸区政府办公室 <office@example.org>"]
    assert read.headers["To"] == ["王小明 <wang@example.org>"]
    assert read.headers["Date"] == ["Mon, 02 Mar 2026 12:00:00 +0800"]
    assert [words.replace("\r\n", "\n") for words in read.text_plain] == [LETTER.text]
    assert [words.replace("\r\n", "\n") for words in read.text_html] == [LETTER.html]
    assert [(each.filename, each.content) for each in read.attachments] == [
        (each.name, each.content) for each in (DOCX, PDF)
    ]


@pytest.mark.parametrize("name", ["江岸区2024年发展简报.pdf", LONG, "a b.pdf", 'say "hi".pdf', "50% 简报=修订.pdf"])
def test_the_name_of_a_file_stands_in_both_forms_on_lines_that_every_server_takes(name: str) -> None:
    content = made(WANG, LETTER, Attachment("pdf", name, b"%PDF"))
    (read,) = fast_mail_parser.parse_email(content).attachments
    assert read.filename == name
    without = re.sub(rb"\r\nContent-Disposition: attachment;\r\n [^\r]*", b"", content)
    (read,) = fast_mail_parser.parse_email(without).attachments
    assert read.filename == name
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert content.count(b"filename*=utf-8''") == (name not in ("a b.pdf",))


@pytest.mark.parametrize(
    ("way", "named"),
    [
        ("to", {"To": "王小明"}),
        ("cc", {"To": "undisclosed-recipients:;", "Cc": "王小明"}),
        ("bcc", {"To": "undisclosed"}),
    ],
)
def test_a_message_names_nobody_but_its_addressee_and_one_in_blind_not_at_all(way: str, named: dict[str, str]) -> None:
    content = made(replace(WANG, way=way))  # type: ignore[arg-type]  # the three ways
    read = fast_mail_parser.parse_email(content)
    for name, words in named.items():
        assert read.headers[name][0].startswith(words)
    assert "Bcc" not in headers(content)
    assert (b"wang@example.org" in content) == (way != "bcc")


def test_a_draft_is_marked_unsent_and_names_even_the_one_in_blind_for_the_program_that_sends_it() -> None:
    read = fast_mail_parser.parse_email(made(replace(WANG, way="bcc"), draft=True))
    assert read.headers["X-Unsent"] == ["1"]
    assert read.headers["Bcc"] == ["王小明 <wang@example.org>"]
    assert "X-Unsent" not in headers(made())


def test_the_same_edition_for_the_same_person_has_the_same_identifier_and_the_same_bytes() -> None:
    assert made(WANG, LETTER, PDF) == made(WANG, LETTER, PDF)
    own = message_identifier(EDITION, "Wang@example.org", SENDER.address)
    assert own == message_identifier(EDITION, "wang@EXAMPLE.org", SENDER.address)
    others = {
        message_identifier("0000-0000", "wang@example.org", SENDER.address),
        message_identifier(EDITION, "li@example.org", SENDER.address),
        message_identifier(EDITION, "wang@example.org", SENDER.address, "me@example.org"),
    }
    assert len(others | {own}) == 4
    assert re.fullmatch(r"<50d4-ce0f-1b56-84c6\.[0-9a-f]{20}@example\.org>", own)


def test_an_address_beyond_ascii_keeps_its_letters() -> None:
    read = fast_mail_parser.parse_email(made(Addressee("张三", "张三@例子.公司")))
    assert read.headers["To"] == ["张三 <张三@例子.公司>"]


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_no_name_and_no_subject_ever_begins_another_line_of_the_header(subject: str, name: str, sender: str) -> None:
    usual = headers(made())
    evil = "\r\nBcc: spy@example.org\r\n\r\nX"
    for extra in ("", evil, "\nBcc: spy@example.org", "\rBcc: spy@example.org"):
        try:
            content = message(
                replace(LETTER, subject=subject + extra),
                (),
                Sender(sender, "office@example.org"),
                Addressee(name, "wang@example.org"),
                "<a@example.org>",
                NOON,
            )
        except ValueError:
            continue
        assert headers(content) == usual
        assert b"spy" not in b"".join(line for line in _unfolded(content) if line.startswith((b"Bcc", b"To", b"Cc")))


@given(
    st.text(max_size=20),
    st.one_of(st.text(max_size=30), st.from_regex(r"[\w.+-]{1,9}@[\w-]{1,9}\.[a-z]{2,5}", fullmatch=True)),
)
def test_whoever_a_list_may_hold_gets_a_message_of_their_own_or_is_told_of(name: str, address: str) -> None:
    cell = Origin("名单.xlsx", "收件人", "B2")
    read = recipients([{"name": Label(name, cell), "address": Label(address, cell)}])
    assert len(read.output) + len(read.diagnostics) >= bool(name or address)
    for one in read.output:
        content = made(Addressee(one.name, one.address))
        assert headers(content) == headers(made())
        (to,) = fast_mail_parser.parse_email(content).headers["To"]
        assert one.address in to


@pytest.mark.parametrize("place", ["name", "address", "sender", "subject"])
def test_a_line_feed_in_a_header_is_refused(place: str) -> None:
    bad = "x\r\nBcc: spy@example.org"
    given_ = {"name": "王", "address": "wang@example.org", "sender": "办", "subject": "简报", place: bad}
    with pytest.raises(ValueError, match=r"CR or LF|linefeed"):
        message(
            replace(LETTER, subject=given_["subject"]),
            (),
            Sender(given_["sender"], "office@example.org"),
            Addressee(given_["name"], given_["address"]),
            "<a@example.org>",
            NOON,
        )
