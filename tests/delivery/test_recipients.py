"""Lists of recipients: workbooks and tables in text, in Chinese and English, and every mistake told at its cell."""

from io import BytesIO

import openpyxl
import pytest

from briefgen.delivery.recipients import Recipient, recipients
from briefgen.diagnostics import Diagnostic, has_errors
from briefgen.workbook.addressees import entries
from tests.samples import ROOT

Read = tuple[tuple[Recipient, ...], tuple[Diagnostic, ...]]


def read(content: bytes, name: str = "名单.csv") -> Read:
    rows = entries(content, name)
    people = recipients(rows.output)
    return people.output, (*rows.diagnostics, *people.diagnostics)


def rows(*lines: str) -> bytes:
    return "\n".join(("姓名,地址,方式,文件,语言,支柱", *lines)).encode()


def mistakes(*lines: str) -> list[tuple[str, str]]:
    """(code, cell) of each finding."""
    return [(each.code, str(each.where).partition("!")[2]) for each in read(rows(*lines))[1]]


def test_the_shipped_list_has_nothing_to_mend() -> None:
    people, found = read((ROOT / "data/recipients.xlsx").read_bytes(), "recipients.xlsx")
    assert found == ()
    assert [each.way for each in people] == ["to", "to", "to", "cc", "cc", "bcc"]
    first, innovation = people[0], people[2]
    assert (first.name, first.address, first.files) == ("陈思远", "chen.siyuan@example.org", ("docx", "pdf"))
    assert (innovation.pillars, innovation.files, innovation.language) == (("innovation",), ("pdf",), "zh-CN")
    assert str(first.where) == "收件人!B2"


def test_columns_may_be_named_in_english_and_stand_in_any_order() -> None:
    content = b"email;language;way;name;pillars\nalex@example.org;English;bcc;Alex Morgan;innovation, finance\n"
    (one,), found = read(content.replace(b", ", b"/"))
    assert found == ()
    assert one == Recipient(
        "Alex Morgan",
        "alex@example.org",
        one.where,
        "bcc",
        pillars=("innovation", "finance"),
        language="en",
        origins=one.origins,
    )


def test_a_list_in_gb18030_is_read_and_an_empty_row_is_nobody() -> None:
    (one,), found = read(rows("王小明,wang@example.org,抄送,word、pdf,中文", ",,").decode().encode("gb18030"))
    assert found == ()
    assert (one.name, one.way, one.files) == ("王小明", "cc", ("docx", "pdf"))


@pytest.mark.parametrize(
    ("line", "code", "cell"),
    [
        ("王,wang.example.org", "D802", "B2"),
        ("王,王小明", "D802", "B2"),
        ("王,wang＠example.org", "D802", "B2"),
        ('王,"wang@example.org,li@example.org"', "D803", "B2"),
        ("王,wang@example.org；li@example.org", "D803", "B2"),
        ('王,"wang@example.org\nBcc: spy@example.org"', "D804", "B2"),
        ('"王\nBcc: spy@example.org",wang@example.org', "D804", "A2"),
        ("王,", "D805", "B2"),
        ("王,wang @example.org", "D801", "B2"),
        ("王,wang..li@example.org", "D801", "B2"),
        ("王,<wang@example.org>", "D801", "B2"),
        ("王,wang@example", "D801", "B2"),
        ("王,wang@-example.org", "D801", "B2"),
        ("王,wang@example.org,转发", "D806", "C2"),
        ("王,wang@example.org,,html", "D807", "D2"),
        ("王,wang@example.org,,,法语", "D808", "E2"),
    ],
)
def test_a_mistake_is_told_at_its_cell(line: str, code: str, cell: str) -> None:
    assert mistakes(line) == [(code, cell)]


def test_a_domain_of_an_intranet_and_letters_beyond_ascii_are_addresses() -> None:
    people, found = read(rows("王,wang@mail.jiangan.local", "张,张三@例子.公司", "李,li@例子.公司"))
    assert found == ()
    assert [each.address for each in people] == [
        "wang@mail.jiangan.local",
        "张三@例子.公司",
        "li@xn--fsqu00a.xn--55qx5d",
    ]


def test_an_address_stands_in_one_row_only_whatever_its_capitals() -> None:
    assert mistakes("王,wang@example.org", "李,li@example.org", "王,Wang@EXAMPLE.org") == [("D809", "B4")]


def test_several_mistakes_are_told_together_and_of_them_nobody_gets_anything() -> None:
    people, found = read(rows("王,wang.example.org,转发", "李,li@example.org"))
    assert [each.code for each in found] == ["D802", "D806"]
    assert [each.name for each in people] == ["李"]


def test_three_bad_ones_among_five_hundred_are_all_named() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["姓名", "地址"])
    bad = {7: "no-at-sign", 250: "two@example.org, three@example.org", 499: "line@example.org\nBcc: spy@example.org"}
    for number in range(500):
        sheet.append([f"收件人{number}", bad.get(number, f"person{number}@example.org")])
    saved = BytesIO()
    book.save(saved)
    people, found = read(saved.getvalue(), "名单.xlsx")
    assert [str(each.where) for each in found] == ["Sheet!B9", "Sheet!B252", "Sheet!B501"]
    assert has_errors(found)
    assert len(people) == 497


def test_a_column_that_is_not_known_is_told_and_one_that_must_be_there_is_missed() -> None:
    _, found = read("姓名,地址,生日\n王,wang@example.org,元旦\n".encode())
    assert [each.code for each in found] == ["W122"]
    people, found = read("姓名,电话\n王,88886666\n".encode())
    assert "W120" in [each.code for each in found]
    assert people == ()
