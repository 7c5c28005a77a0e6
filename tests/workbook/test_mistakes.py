"""Each mistake in a workbook is told once, at its cell, with the others, in one run and in both languages."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.errors import CannotRun
from briefgen.language.messages.workbook import MESSAGES
from briefgen.workbook import read
from tests.workbook.making import HEADER, PERCENT_FORMAT, Sheets, saved, sheets, with_sheet_markup

ERROR, WARNING = Severity.ERROR, Severity.WARNING
Found = list[tuple[str, Severity, str]]
Change = Callable[[Sheets], None]
COLUMN = {name: number for number, name in enumerate(HEADER)}


def found(diagnostics: tuple[Diagnostic, ...]) -> Found:
    return [(each.code, each.severity, str(each.where)) for each in diagnostics]


def findings(content: bytes) -> tuple[Diagnostic, ...]:
    """What reading tells, whether or not it comes to an end."""
    try:
        return read(content, "book.xlsx").diagnostics
    except CannotRun as stopped:
        return stopped.diagnostics


def put(name: str, row: int, column: str, value: object) -> Change:
    """Put a value into a cell of the table of indicators, or of another sheet by the number of its column."""

    def change(contents: Sheets) -> None:
        number = COLUMN[column] if name == "指标" else int(column)
        contents[name][row - 1][number] = value

    return change


def figure(column: str, value: object) -> Change:
    return put("指标", 3, column, value)


def add(*values: object) -> Change:
    return lambda contents: contents["指标"].append([*values, *[None] * (len(HEADER) - len(values))])


def add_column(name: object, *values: object) -> Change:
    def change(contents: Sheets) -> None:
        for row, value in zip(contents["指标"], (name, *values, None, None, None), strict=False):
            row.append(value)

    return change


def add_sheet(title: str, *rows: list[object]) -> Change:
    return lambda contents: contents.update({title: list(rows)})


def without(title: str) -> Change:
    def change(contents: Sheets) -> None:
        del contents[title]

    return change


def only_header(title: str) -> Change:
    def change(contents: Sheets) -> None:
        contents[title] = contents[title][:1]

    return change


def both(one: Change, other: Change) -> Change:
    def change(contents: Sheets) -> None:
        one(contents)
        other(contents)

    return change


def add_row(title: str, *values: object) -> Change:
    return lambda contents: contents[title].append(list(values))


def many_rows(*statuses: str | None) -> Change:
    """Rows with these statuses, and ten more like the first."""

    def change(contents: Sheets) -> None:
        each = [*statuses, *[statuses[0]] * 10]
        rows = enumerate(each)
        contents["指标"][3:] = [
            ["trade", f"n{row}", f"指标{row}", "个", "2024年", 1, None, status] for row, status in rows
        ]
        for row in (1, 2):
            contents["指标"][row][COLUMN["状态"]] = statuses[0]

    return change


EMPTY_PILLARS: Found = [("W166", WARNING, f"支柱!B{row}") for row in (2, 3)]

# what is wrong: how it is made, and all that is told of it
MISTAKES: dict[str, tuple[Change, Found]] = {
    "nothing": (lambda _: None, []),
    "no indicators": (without("指标"), [("W110", ERROR, "book.xlsx"), *EMPTY_PILLARS]),
    "no cover": (without("封面"), [("W110", ERROR, "book.xlsx")]),
    "no pillars": (without("支柱"), [("W110", ERROR, "book.xlsx")]),
    "unknown sheet": (add_sheet("草稿", ["a"]), [("W111", WARNING, "草稿")]),
    "sheet twice": (add_sheet("Indicators", ["a"]), [("W112", ERROR, "Indicators")]),
    "recipients": (add_sheet("收件人", ["姓名"]), [("W115", WARNING, "收件人")]),
    "empty table": (only_header("指标"), [("W113", ERROR, "指标"), *EMPTY_PILLARS]),
    "empty cover": (only_header("封面"), [("W113", ERROR, "封面"), ("W171", ERROR, "封面")]),
    "misspelt column": (put("指标", 1, "增速限定", "增速限订"), [("W121", ERROR, "指标!K1")]),
    "misspelt required column": (put("支柱", 1, "1", "名 秤"), [("W121", ERROR, "支柱!B1")]),
    "unknown column": (add_column("经办人", "王"), [("W122", WARNING, "指标!N1")]),
    "column twice": (add_column("编码", "x"), [("W123", ERROR, "指标!N1")]),
    "required column gone": (add_sheet("引语", ["人物", "内容"]), [("W120", ERROR, "引语")]),
    "words for a number": (figure("值", "12,x"), [("W140", ERROR, "指标!F3")]),
    "words for a last value": (figure("上期值", "去年"), [("W140", ERROR, "指标!I3")]),
    "words for a change": (figure("增速", "很快"), [("W140", ERROR, "指标!J3")]),
    "words for a rank": (figure("位次", "名列前茅"), [("W140", ERROR, "指标!L3")]),
    "date for a number": (figure("值", date(2024, 1, 2)), [("W140", ERROR, "指标!F3")]),
    "value beside the column of its year": (add_column("2024年", None, 25), [("W164", ERROR, "指标!N3")]),
    "truth for a number": (figure("值", True), [("W140", ERROR, "指标!F3")]),
    "fall with a minus": (figure("增速", "下降-2.1%"), [("W140", ERROR, "指标!J3")]),
    "two bounds in a cell": (figure("值", "超25余"), [("W140", ERROR, "指标!F3")]),
    "bad bound": (figure("限定", "大概其"), [("W141", ERROR, "指标!G3")]),
    "contradicting bounds": (both(figure("值", "超25"), figure("限定", "近")), [("W142", ERROR, "指标!F3")]),
    "bound of nothing": (both(figure("值", None), figure("限定", "近")), [("W143", WARNING, "指标!G3")]),
    "another unit": (put("指标", 2, "值", "1700万元"), [("W144", ERROR, "指标!F2")]),
    "change in yuan": (figure("增速", "5亿元"), [("W144", ERROR, "指标!J3")]),
    "no unit": (figure("单位", None), [("W145", WARNING, "指标!F3")]),
    "bad status": (figure("状态", "估摸"), [("W146", ERROR, "指标!H3")]),
    "bad period": (figure("报告期", "去年"), [("W147", ERROR, "指标!E3")]),
    "rank nought": (figure("位次", 0), [("W148", ERROR, "指标!L3")]),
    "half a rank": (figure("位次", 1.5), [("W148", ERROR, "指标!L3")]),
    "too many digits": (figure("值", "1234567890123456789"), [("W150", ERROR, "指标!F3")]),
    "number too large": (figure("值", 1e300), [("W140", ERROR, "指标!F3")]),
    "rank beyond its peers": (both(figure("位次", 9), add_column("参比数", None, 7)), [("W149", ERROR, "指标!L3")]),
    "bad direction": (add_column("方向", None, "东"), [("W151", ERROR, "指标!N3")]),
    "status of one row forgotten": (many_rows("实际", "预计", None), [("W152", WARNING, "指标!H6")]),
    "status of estimates only": (many_rows(None, "预计", None), []),
    "no pillar": (figure("支柱", None), [("W160", ERROR, "指标!A3")]),
    "no code": (figure("编码", None), [("W160", ERROR, "指标!B3"), ("W167", ERROR, "指标!M4")]),
    "no name": (figure("指标", None), [("W160", ERROR, "指标!C3")]),
    "code that is no name": (put("指标", 2, "编码", "5G-stations"), [("W161", ERROR, "指标!B2")]),
    "code of another": (add("trade", "gdp", "别的", "个", None, 1), [("W162", ERROR, "指标!C5")]),
    "pillar code twice": (add_row("支柱", "trade", "贸易"), [("W162", ERROR, "支柱!A4")]),
    "name of another": (add("trade", "other", "亿元楼", "栋", None, 1), [("W163", ERROR, "指标!C5")]),
    "name of another in full width": (
        both(add("trade", "a", "ＧＤＰ", "个", None, 1), add("trade", "b", "GDP", "个", None, 1)),
        [("W163", ERROR, "指标!C6")],
    ),
    "one period twice": (add("trade", "towers", "亿元楼", "栋", "2024", 26), [("W164", ERROR, "指标!A5")]),
    "unknown pillar": (figure("支柱", "trede"), [("W165", ERROR, "指标!A3")]),
    "empty pillar": (add_row("支柱", "green", "生态"), [("W166", WARNING, "支柱!B4")]),
    "unknown parent": (put("指标", 4, "上级", "towrs"), [("W167", ERROR, "指标!M4")]),
    "circle of parents": (figure("上级", "big_towers"), [("W168", ERROR, "指标!M3")]),
    "own parent": (figure("上级", "towers"), [("W168", ERROR, "指标!M3")]),
    "cover line twice": (add_row("封面", "标题", "另一个"), [("W170", ERROR, "封面!A4")]),
    "no packet period": (put("封面", 3, "1", None), [("W171", ERROR, "封面")]),
    "bad packet period": (put("封面", 3, "1", "去年"), [("W147", ERROR, "封面!B3")]),
    "packet period without rows": (put("封面", 3, "1", "2023年"), [("W173", ERROR, "封面!B3")]),
    "misspelt cover line": (add_row("封面", "发文几关", "某办"), [("W172", WARNING, "封面!A4")]),
    "two translations": (
        add_sheet("译名", ["中文", "英文"], ["家", "units"], ["家", "firms"]),
        [("W174", ERROR, "译名!B3")],
    ),
    "half a translation": (add_sheet("译名", ["中文", "英文"], ["家", None]), [("W175", WARNING, "译名!A2")]),
    "quote of nobody": (
        add_sheet("引语", ["支柱", "人物", "内容"], ["trade", None, "表示，好。"]),
        [("W160", ERROR, "引语!B2")],
    ),
    "honour that is new": (
        add_sheet("荣誉", ["支柱", "荣誉", "连续"], ["trade", "百强区", "首次入选"], ["trade", "十强区", "连续三年"]),
        [("W177", WARNING, "荣誉!C2")],
    ),
    "waiver that nobody answers for": (
        add_sheet("例外", ["句子", "理由", "姓名"], ["天好", "看得见", None]),
        [("W160", ERROR, "例外!C2")],
    ),
    "long cell": (add_column("备注", None, "长" * 6_000), [("W133", WARNING, "指标!N3")]),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_once_and_at_its_cell(mistake: str) -> None:
    change, expected = MISTAKES[mistake]
    contents = sheets()
    change(contents)
    assert found(findings(saved(contents))) == expected


def test_all_mistakes_are_told_in_one_run() -> None:
    contents = sheets()
    figure("值", "12,x")(contents)
    put("指标", 2, "状态", "估摸")(contents)
    put("指标", 4, "上级", "towrs")(contents)
    put("封面", 3, "1", "去年")(contents)
    del contents["支柱"]
    codes = {each.code for each in findings(saved(contents))}
    assert codes >= {"W110", "W140", "W146", "W147", "W167"}


def test_every_mistake_is_worded_in_both_languages_with_a_hint() -> None:
    for change, _ in MISTAKES.values():
        contents = sheets()
        change(contents)
        for diagnostic in findings(saved(contents)):
            message = MESSAGES[diagnostic.code]
            for words in (message.zh, message.zh_hint, message.en, message.en_hint):
                assert "{" not in words.format(**dict(diagnostic.arguments))


def test_messages_ask_for_nothing_but_plain_names() -> None:
    for message in MESSAGES.values():
        assert all((message.zh, message.zh_hint, message.en, message.en_hint))
        assert set(re.findall(r"{(\w+)}", message.zh)) == set(re.findall(r"{(\w+)}", message.en))


def hide(book: Workbook) -> None:
    book["指标"].row_dimensions[3].hidden = True
    book["指标"].column_dimensions["J"].hidden = True
    book["支柱"].sheet_state = "veryHidden"


def test_what_is_hidden_is_read_with_a_warning() -> None:
    result = read(saved(sheets(), hide), "book.xlsx")
    assert result.output.indicator("towers")
    assert sorted(found(result.diagnostics)) == [
        ("W114", WARNING, "支柱"),
        ("W124", WARNING, "指标"),
        ("W125", WARNING, "指标"),
    ]


def calculate(book: Workbook) -> None:
    sheet = book["指标"]
    sheet["F2"] = "=850*2"
    sheet["F3"], sheet["F3"].data_type = "#N/A", "e"


def test_an_error_cell_and_a_formula_without_a_result_are_no_missing_figures() -> None:
    assert found(findings(saved(sheets(), calculate))) == [("W131", ERROR, "指标!F2"), ("W130", ERROR, "指标!F3")]


def test_trouble_right_of_and_below_everything_is_seen() -> None:
    """The library that reads values ends its box of cells at the last one with a value."""

    def stray(book: Workbook) -> None:
        sheet = book["指标"]
        sheet["N1"] = "备注"
        sheet["N7"], sheet["N7"].data_type = "#REF!", "e"
        sheet["M8"] = "=1+1"

    assert found(findings(saved(sheets(), stray)))[:2] == [("W130", ERROR, "指标!N7"), ("W131", ERROR, "指标!M8")]


def test_a_formula_whose_result_is_an_empty_text_is_an_empty_cell() -> None:
    def empty(markup: str) -> str:
        return markup.replace('r="I3"', 'r="I3" t="str"')

    def calculated(book: Workbook) -> None:
        book["指标"]["I3"] = '=""'

    assert findings(with_sheet_markup(saved(sheets(), calculated), 3, empty)) == ()


def test_a_formula_with_a_result_is_a_figure() -> None:
    def cached(markup: str) -> str:
        return markup.replace("<f>850*2</f><v></v>", "<f>850*2</f><v>1700</v>").replace(
            "<f>850*2</f><v/>", "<f>850*2</f><v>1700</v>"
        )

    def calculated(book: Workbook) -> None:
        book["指标"]["F2"] = "=850*2"

    assert found(findings(with_sheet_markup(saved(sheets(), calculated), 3, cached))) == []


def test_a_percent_format_under_another_unit_is_a_mistake() -> None:
    def percent(book: Workbook) -> None:
        book["指标"]["F3"].number_format = PERCENT_FORMAT

    assert found(findings(saved(sheets(), percent))) == [("W144", ERROR, "指标!F3")]


def test_control_characters_are_removed_with_a_warning() -> None:
    contents = sheets()
    figure("指标", "亿元楼MARK")(contents)
    content = with_sheet_markup(saved(contents), 3, lambda markup: markup.replace("MARK", "_x0007_​\U000f0001"))
    result = read(content, "book.xlsx")
    assert found(result.diagnostics) == [("W132", WARNING, "指标!C3")]
    assert result.output.indicator("亿元楼")


def test_a_cell_longer_than_excel_can_hold_is_told() -> None:
    contents = sheets()
    add_column("备注", None, "MARK")(contents)
    content = with_sheet_markup(saved(contents), 3, lambda markup: markup.replace("MARK", "长" * 40_000))
    assert found(findings(content)) == [("W134", WARNING, "指标!N3")]
