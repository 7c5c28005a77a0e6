"""Words of the other language are found where they stand, and what is of no language is left alone."""

import pytest

from briefgen.language.foreign import foreign


def found(text: str, language: str) -> list[str]:
    return [text[each.start : each.end] for each in foreign(text, language)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("技术合同R&D投入", ["R&D"]),
        ("见open source项目，用AI", ["open source", "AI"]),
        ("说：“R&D” is “fine”。", ["R&D” is “fine"]),
        ("Top 500 companies中的三家", ["Top 500 companies"]),
        ("state-of-the-art的工艺", ["state-of-the-art"]),
        ("草稿 DRAFT", ["DRAFT"]),
        ("Jiang’an District", ["Jiang’an District"]),
    ],
)
def test_english_among_chinese(text: str, wanted: list[str]) -> None:
    assert found(text, "zh-CN") == wanted
    assert {each.language for each in foreign(text, "zh-CN")} == {"en"}


@pytest.mark.parametrize(
    "text",
    [
        "指标!F11",
        "PM2.5下降",
        "A股",
        "5G基站",
        "2024年",
        "jiangan-2024.xlsx",
        "https://example.org/a-b",
        "a@example.org",
        "",
    ],
)
def test_names_of_files_cells_and_codes_are_of_no_language(text: str) -> None:
    assert found(text, "zh-CN") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("over 江岸区 and “岸九条”.", ["江岸区", "岸九条"]),
        ("the list 百强区，创新百强区 of 2024", ["百强区，创新百强区"]),
        ("named 𬭎", ["𬭎"]),
        ("“quoted” — and …", []),
    ],
)
def test_chinese_among_english(text: str, wanted: list[str]) -> None:
    assert found(text, "en") == wanted
    assert {each.language for each in foreign(text, "en")} <= {"zh-CN"}
