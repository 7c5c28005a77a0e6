"""Markdown becomes blocks: what is typed keeps its place, and nothing of the workbook becomes structure."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.document import (
    Column,
    Datum,
    Definition,
    Definitions,
    Emphasis,
    Heading,
    Link,
    List,
    Note,
    PageBreak,
    Paragraph,
    Quotation,
    Row,
    Strong,
    Table,
    Text,
)
from briefgen.language import CHINESE, ENGLISH, Language
from briefgen.narrative import Deferred
from briefgen.origins import Place
from briefgen.traversal import plain_text, query
from tests.narrative.scene import DATASET, block, cell, findings, passages, texts, told, with_name


def typed(text: str, line: int, column: int) -> Text:
    return Text(text, Place("t.md", line, column))


def test_headings_start_pages_only_at_level_one() -> None:
    assert passages("# 一\n\n## 二\n\n### 三") == (
        Heading(1, (typed("一", 1, 3),)),
        Heading(2, (typed("二", 3, 4),), starts_page=False),
        Heading(3, (typed("三", 5, 5),), starts_page=False),
    )


def test_a_heading_says_in_braces_that_it_is_a_section_or_follows() -> None:
    assert block("# 摘要 {.section}") == Heading(1, (typed("摘要", 1, 3),), starts_page=False, section=True)
    assert block("# 荣誉｛.follow｝") == Heading(1, (typed("荣誉", 1, 3),), starts_page=False)
    assert block("# {{ area }} {.section}") == Heading(
        1, (Text("江岸区", cell("封面3")),), starts_page=False, section=True
    )


def test_braces_of_the_workbook_are_words() -> None:
    heading = next(iter(passages("# {{ area }}", with_name("甲 {.section}"))))
    assert heading == Heading(1, (Text("甲 {.section}", cell("封面3")),))


def test_emphasis_links_and_notes() -> None:
    source = "一**二*三***[四](https://example.org)五[^a]\n\n[^a]: 注*六*"
    assert block(source) == Paragraph(
        (
            typed("一", 1, 1),
            Strong((typed("二", 1, 4), Emphasis((typed("三", 1, 6),)))),
            Link((typed("四", 1, 11),), "https://example.org"),
            typed("五", 1, 34),
            Note((typed("注", 3, 7), Emphasis((typed("六", 3, 9),)))),
        )
    )


@pytest.mark.parametrize(
    "source", ["**增长{{ GDP }}**的", "**“三峡系”**企业", "**（一）**开展", "位列**“甲”**。", "**{{ GDP }}。**乙"]
)
def test_strong_words_need_no_spaces_in_chinese(source: str) -> None:
    assert len(list(query(passages(source), Strong))) == 1


def test_lists_nest_and_count() -> None:
    made = block("3. 甲\n4. 乙\n   - 丙")
    assert made == List(
        (
            (Paragraph((typed("甲", 1, 4),)),),
            (Paragraph((typed("乙", 2, 4),)), List(((Paragraph((typed("丙", 3, 6),)),),))),
        ),
        ordered=True,
        start=3,
    )


def test_a_quotation_has_no_speaker() -> None:
    assert passages("> 甲\n> 乙\n>\n> 丙") == (
        Quotation((), (typed("甲", 1, 3), typed("乙", 2, 3))),
        Quotation((), (typed("丙", 4, 3),)),
    )


def test_a_table_has_a_stub_and_aligns_values() -> None:
    assert block("| 甲 | 乙 | 丙 |\n|---|---|--:|\n| 1 | a\\|b | {{ GDP }} |") == Table(
        None,
        (
            Column("stub", (typed("甲", 1, 3),)),
            Column("text", (typed("乙", 1, 7),)),
            Column("value", (typed("丙", 1, 11),)),
        ),
        (Row(((typed("1", 3, 3),), (typed("a", 3, 7), typed("|", 3, 8), typed("b", 3, 10)), (_gdp(3, 17),))),),
    )


def _gdp(line: int, column: int) -> Datum:
    (made,) = query(passages("\n" * (line - 1) + "{{ GDP }}"), Datum)
    assert isinstance(made, Datum)
    return Datum(made.digits, made.source, unit=made.unit, where=Place("t.md", line, column))


@pytest.mark.parametrize("mark", [": ", "：", "： ", ":  "])
def test_definitions_hang_beside_their_terms(mark: str) -> None:
    column = len(mark) + 1
    assert block(f"甲\n{mark}一\n  续\n\n乙{{{{ GDP }}}}\n\n{mark}二\n{mark}三\n") == Definitions(
        (),
        (
            Definition((typed("甲", 1, 1),), (typed("一", 2, column), typed("续", 3, 3))),
            Definition((typed("乙", 5, 1), _gdp(5, 5)), (typed("二", 7, column),)),
            Definition((), (typed("三", 8, column),)),
        ),
    )


def test_text_with_a_colon_is_no_definition() -> None:
    assert [type(each) for each in passages("甲：乙\n丙：丁")] == [Paragraph]


def test_a_rule_breaks_the_page() -> None:
    assert passages("甲\n\n---\n\n乙")[1] == PageBreak()


def test_comments_say_nothing() -> None:
    assert passages("<!-- 6 -->\n\n{# 7 #}甲<!-- 8 -->\n\n<!-- 9 -->") == (Paragraph((typed("甲", 3, 8),)),)


# --- blocks -------------------------------------------------------------------------------------------


def test_a_block_stands_on_a_line_of_its_own_wherever_that_is() -> None:
    made = passages("一\n{{ table('甲') }}\n二\n\n- {{ table() }}\n\n> {{ table() }}")
    assert [type(each) for each in made] == [Paragraph, Deferred, Paragraph, List, Deferred]
    assert made[1] == Deferred("table", (("shown", "甲"), ("others", ()), ("title", "")), Place("t.md", 2, 4))


def test_a_block_function_gets_what_the_dataset_holds() -> None:
    source = (
        "{{ table(GDP, pillars[0], [tech, 1.5], {'a': area}, figure('GDP', area='武汉市'), GDP.change, title=period) }}"
    )
    (made,) = passages(source)
    assert isinstance(made, Deferred)
    given: dict[str, Any] = dict(made.arguments)
    pillar, numbers, mapping, elsewhere, change = given["others"]
    assert (given["shown"].code, pillar, numbers[0].code, str(numbers[1])) == ("gdp", DATASET.pillars[1], "tech", "1.5")
    assert (mapping["a"].text, mapping["a"].origin) == ("江岸区", cell("封面3"))
    assert (elsewhere[0].code, elsewhere[1].area) == ("gdp", "武汉市")
    assert (change.text, given["title"].text) == ("−2.1%", "2024年")


def test_a_paragraph_behind_an_opener_leads_in() -> None:
    styles = [each.style for each in passages("{{ opener(1) }}\n\n一\n\n二") if isinstance(each, Paragraph)]
    assert styles == ["lead", "body"]
    assert [type(each) for each in passages("{{ opener(1) }}\n## 题\n一")] == [PageBreak, Heading, Paragraph]
    assert [each.style for each in passages("{{ opener(1) }}\n## 题\n一") if isinstance(each, Paragraph)] == ["body"]


# --- lines --------------------------------------------------------------------------------------------


def test_lines_of_nothing_but_tags_leave_no_trace() -> None:
    source = "{% if GDP > 1 %}\n一\n{% set a = 1 %} {# 注 #}\n{% endif %}\n二\n\n三{% if GDP > 1 %}甲{% endif %}\n四"
    assert [plain_text(each.children) for each in passages(source) if isinstance(each, Paragraph)] == ["一二", "三甲四"]


@pytest.mark.parametrize(
    ("source", "language", "text"),
    [
        ("甲\n乙", CHINESE, "甲乙"),
        ("甲，\n  乙", CHINESE, "甲，乙"),
        ("“甲”\n—乙", CHINESE, "“甲”—乙"),
        ("{{ GDP }}\n乙", CHINESE, "1700亿元乙"),
        ("甲\n**乙**", CHINESE, "甲乙"),
        ("Word\n甲", CHINESE, "Word甲"),
        ("Word\nExcel", CHINESE, "Word Excel"),
        ("two\nwords", ENGLISH, "two words"),
        ("two\n*words*", ENGLISH, "two words"),
        ("甲\n乙", ENGLISH, "甲乙"),
        ("Mr\n李", ENGLISH, "Mr 李"),
    ],
)
def test_line_ends_vanish_between_wide_characters_only(source: str, language: Language, text: str) -> None:
    made = block(source, language=language)
    assert isinstance(made, Paragraph)
    assert plain_text(made.children) == text


def test_a_forced_line_break_is_dropped_with_a_warning() -> None:
    narrated = told("一  \n二")
    assert [plain_text(each.children) for each in narrated.output.passages if isinstance(each, Paragraph)] == ["一二"]


def test_a_paragraph_may_begin_with_full_width_spaces() -> None:
    assert block("　　甲{{ GDP }}") == Paragraph((typed("甲", 1, 3), _gdp(1, 7)))


# --- text of the workbook -----------------------------------------------------------------------------

SCENES = {
    "a paragraph": "甲{{ area }}乙",
    "a heading": "# {{ area }}",
    "strong words": "甲**{{ area }}**乙",
    "a link": "[{{ area }}](#a)",
    "a note": "甲[^1]\n\n[^1]: {{ area }}",
    "a list": "1. {{ area }}\n2. 乙",
    "a cell": "| 甲 |\n|---|\n| {{ area }} |",
    "a definition": "{{ area }}\n: 乙",
    "a macro": "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(area) }}",
    "a capture": "{% set a %}{{ area }}{% endset %}{{ a }}",
}
WILD = "*_[a](b)<b>&|#` {{ 外贸 }}{% if %}\\$~^:：---\U0001f600\U00020000\u200b&amp;"


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("name", [WILD, "# 甲", "1. 甲", "| a |", "字" * 5_000, '<&>"*_|', "😀", "𠮷", " 甲 ", "[^1]"])
def test_words_of_the_workbook_stay_as_they_are_in(scene: str, name: str) -> None:
    assert [text for text in texts(SCENES[scene], with_name(name)) if text.where == cell("封面3")] == [
        Text(name, cell("封面3"))
    ]


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), min_size=1), st.sampled_from([*SCENES])
)
@example("\x00", "a paragraph")
@example("\U000f0000\U00100000", "a paragraph")
@example("\u2028\x85\x0b", "a cell")
def test_any_words_of_the_workbook_come_out_as_one_text_unchanged(name: str, scene: str) -> None:
    printed = texts(SCENES[scene], with_name(name))
    assert [text.text for text in printed if text.where == cell("封面3")] == [name]


@pytest.mark.parametrize(("language", "text"), [(CHINESE, "甲乙"), (ENGLISH, "甲 乙")])
@pytest.mark.parametrize("newline", ["\n", "\r\n", " \n  "])
def test_line_feeds_in_a_cell_are_spaces_or_nothing(language: Language, text: str, newline: str) -> None:
    (printed,) = query(passages("{{ area }}", with_name(f"甲{newline}乙"), language), Text)
    assert printed == Text(text, cell("封面3"))


# --- places -------------------------------------------------------------------------------------------

FILES = {
    "t.md": """{% extends "base.md" %}{% from "macros.md" import 约 %}
{% block body %}
{{ super() }}{% set 季度 %}第4季度{% endset %}
## {{ area }}2024年{# 1 #}
合同{{ 季度 }}{{ tech }}，{% if tech > 1 %}**翻番5**{% endif %}

| 指标 | 2023年 |
|---|---|
{% for each in pillars[0].indicators %}
| {{ each.name }}6 | *{{ each.name }}*，超8\\|9 |
{% endfor %}

1. 第3个[链接9](https://example.org/{{ area }})[^1]
2. > 是**“{{ 约(GDP) }}”**，{{ loop }}
{% include "trade.md" %}

[^1]: 注5，{{ GDP }}<!-- 6 -->
{% endblock %}
""".replace("，{{ loop }}", "，7"),
    "base.md": "{% block body %}\n基7\n\n{% endblock %}\n",
    "macros.md": "{% macro 约(x) %}约10 {{ x }}{% endmacro %}",
    "trade.md": "   外贸12&amp;13\\*14，\n  {{- GDP -}}  \n 15",
}


def test_typed_words_know_their_place_through_every_construction() -> None:
    found = [text for text in texts(FILES) if isinstance(text.where, Place) and any(map(str.isdigit, text.text))]
    for text in found:
        assert isinstance(text.where, Place)
        line = FILES[text.where.file].split("\n")[text.where.line - 1]
        assert line.startswith(text.text, text.where.column - 1), text
    numerals = "".join(sign if sign.isdigit() else " " for text in found for sign in f" {text.text}").split()
    assert sorted(map(int, numerals)) == sorted(
        [7, 4, 2024, 5, 2023, *[6] * 7, *[8] * 7, *[9] * 7, 3, 9, 5, 7, 10, 12, 13, 14, 15]
    )


PIECES = st.sampled_from(
    [
        *(
            "甲",
            "增长12%",
            "a b",
            "，",
            "。",
            "“乙”",
            "**",
            "*",
            "_",
            "[丙](#d)",
            "\\*",
            "\\|",
            "&lt;",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\n- ",
        ),
        *(
            "\n1. ",
            "\n> ",
            "\n# ",
            "\n| a | b |\n|---|---|\n| 7 | 8 |\n",
            "{{ GDP }}",
            "{{ area }}",
            "{% if GDP > 1 %}",
            "{% endif %}",
        ),
        *("{% claim tech is doubled %}", "{% otherwise %}", "{% endclaim %}", "翻番", "{{ tech | claim('翻番') }}"),
        *("\n: ", "：", "!", "3", "１２", "![", "]", "(", "^", "\t", "　", "{{ '9' }}", "#", "<!-- 4 -->", "😀"),
    ]
)


@given(st.lists(PIECES, max_size=14))
def test_typed_words_stand_where_their_place_says(pieces: list[str]) -> None:
    source = "".join(pieces)
    narrated = told(source)
    lines = source.split("\n")
    for text in query(narrated.output.passages, Text):
        if isinstance(text.where, Place) and text.text.strip() and text.text != "〓":
            written = lines[text.where.line - 1][text.where.column - 1 :]
            assert _stands(written, text.text), (source, text)


def _stands(written: str, text: str) -> bool:
    """Whether a text stands there as it is, escaped, as an entity, or as what an expression printed."""
    return written.replace("\\|", "|").startswith((text, "\\" + text, "&", f"'{text}'"))


@given(st.lists(PIECES, max_size=14))
def test_every_figure_that_is_put_out_is_in_the_passages_or_told(pieces: list[str]) -> None:
    source = "".join(pieces)
    narrated = told(source)
    if "{%" not in source:
        printed = [each for each in query(narrated.output.passages, Datum) if each.text == "1700亿元"]
        lost = [each for each in narrated.diagnostics if each.code in ("T224", "T227", "T238")]
        assert len(printed) == source.count("{{ GDP }}") or lost


def test_an_escaped_sign_stands_at_its_backslash() -> None:
    assert texts("甲\\*乙") == [typed("甲", 1, 1), typed("*", 1, 2), typed("乙", 1, 4)]


def test_a_line_that_goes_on_behind_a_tab_knows_its_column() -> None:
    assert texts("- 甲\n\t乙") == [typed("甲", 1, 3), typed("乙", 2, 2)]


def test_branches_are_recorded_with_their_places() -> None:
    source = "{% if GDP > 1 %}甲{% elif GDP > 2 %}乙{% endif %}{{ '丙' if tech < 3 else '丁' }}"
    branches = told(source).output.branches
    assert [(str(each.where), each.outcome) for each in branches] == [("t.md:1:7", True), ("t.md:1:58", False)]


def test_deep_nesting_does_not_lose_words() -> None:
    source = "\n".join("  " * depth + f"- 第{depth}层" for depth in range(30))
    assert [text.text for text in texts(source)] == [f"第{depth}层" for depth in range(30)]


def test_an_empty_template_says_nothing() -> None:
    assert passages("") == ()
    assert findings("\n\n{# 空 #}\n") == []
