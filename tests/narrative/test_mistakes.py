"""Every mistake of every template is told in one run, at its file, line and column, in both languages."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Severity, has_errors
from briefgen.document import Datum, Text
from briefgen.errors import Mistake
from briefgen.language import LANGUAGES
from briefgen.language.messages import claiming, narrative
from briefgen.narrative import Manner, Templates, atoms, decoded, narrate
from briefgen.narrative.atoms import ROOM as ROOM_FOR_ATOMS
from briefgen.narrative.atoms import Exhausted, Session
from briefgen.origins import Place
from briefgen.traversal import query
from tests.narrative.scene import BLOCKS, DATASET, findings, passages, told

MESSAGES = {**narrative.MESSAGES, **claiming.MESSAGES}
ROOM = Path(__file__).parents[2] / "briefgen"

ONE_MISTAKE = {
    # names
    "字{{ GPD }}": ("T210", "t.md:1:5"),
    "{{ table(innovations) }}": ("T210", "t.md:1:10"),
    "{{ tabel('innovation') }}": ("T210", "t.md:1:4"),
    "{% if 外贸额 > 3 %}{% endif %}": ("T210", "t.md:1:7"),
    "{% for each in pilars %}{{ each.title }}{% endfor %}": ("T210", "t.md:1:16"),
    "{{ GDP.chnge }}": ("T211", "t.md:1:8"),
    "{% if pillars[0].titel %}{% endif %}": ("T211", "t.md:1:18"),
    "{{ pillars[0].rank }}": ("T211", "t.md:1:4"),
    "{{ GDP | unti('万元') }}": ("T212", "t.md:1:10"),
    "{{ GDP | int }}": ("T212", "t.md:1:10"),
    "{% if GDP is givn %}{% endif %}": ("T213", "t.md:1:11"),
    "{% include 'trade' %}": ("T214", "t.md:1:12"),
    "{{ figure('GPD') }}": ("T306", "t.md:1:4"),
    "{{ figure('GDP', period='去年') }}": ("T307", "t.md:1:4"),
    "{{ pillar('innovations') }}": ("T314", "t.md:1:4"),
    "{{ figure('GDP', period='2020') }}": ("T301", "t.md:1:4"),
    # syntax
    "{{ 1 + }}": ("T207", "t.md:1:8"),
    "{{ 5G基站 }}": ("T206", "t.md:1:5"),
    "{{ 创新街区（楼宇、园区）面积 }}": ("T206", "t.md:1:15"),
    "一\n{% fi GDP %}": ("T202", "t.md:2:4"),
    "一\n{% if GDP > 1 %}\n二": ("T204", "t.md:3:1"),
    "{% for a in pillars %}{% endif %}": ("T203", "t.md:1:26"),
    "{{ GDP": ("T205", "t.md:1:4"),
    "{{ GDP ? }}": ("T207", "t.md:1:8"),
    "{{ '甲 }}": ("T207", "t.md:1:4"),
    "{# 注": ("T205", "t.md:1"),
    "{{ " + "[" * 300 + "]" * 300 + " }}": ("T208", "t.md"),
    "{% if true %}" * 150 + "{% endif %}" * 150: ("T208", "t.md"),
    "{{ " + "1" * 5_000 + " }}": ("T208", "t.md"),
    # tags that are refused
    "5{% filter trim %}5{% endfilter %}": ("T215", "t.md:1:5"),
    # blocks
    "见{{ table('a') }}。": ("T226", "t.md:1:5"),
    "字\n{{ table('nowhere') }}": ("T332", "t.md:2:4"),
    "{{ table(1, 2, 3, titel='甲') }}": ("T222", "t.md:1:4"),
    "{{ table('表' ~ GDP) }}": ("T243", "t.md:1:4"),
    "{{ table(cover) }}": ("T242", "t.md:1:4"),
    "{{ table(pillars[0].rnk) }}": ("T211", "t.md:1:21"),
    # Markdown
    "<!-- {{ GDP }} -->": ("T227", "t.md:1:9"),
    "<b>粗</b>\n": ("T223", "t.md:1:1"),
    "一 <br> 二": ("T223", "t.md:1:3"),
    "<div>\n一\n</div>": ("T223", "t.md:1:1"),
    "一![图](a.png)": ("T224", "t.md:1:2"),
    "一`甲`": ("T225", "t.md:1:2"),
    "```\n甲\n```": ("T225", "t.md:1:1"),
    "|a|b|\n|-|-|\n|1|2|{{ GDP }}|": ("T238", "t.md:3:9"),
    "|a|b|\n|-|-|\n|1|2|多|": ("T238", "t.md:3:6"),
    "一\n\n#标题": ("T228", "t.md:3:1"),
    "＃ 标题": ("T228", "t.md:1:1"),
    "##### 标题": ("T234", "t.md:1:1"),
    "# 标题 {.sectoin}": ("T236", "t.md:1:7"),
    "[甲](www.example.org)": ("T230", "t.md:1:1"),
    "[甲](javascript:alert)": ("T230", "t.md:1:1"),
    "一\n\n[^1]: 注": ("T231", "t.md:3:1"),
    "一[^1]": ("T232", "t.md:1:2"),
    "一[^1]\n\n[^1]: 注\n\n    又注": ("T233", "t.md:3:1"),
    "一  \n二": ("T229", "t.md:1:4"),
    "一\\\n二": ("T229", "t.md:1:3"),
    "2024. 年": ("T237", "t.md:1:1"),
    "甲\U000f0000乙": ("T235", "t.md:1:2"),
    # printing and computing
    "{{ GDP * 2 }}": ("T304", "t.md:1:4"),
    "{% if GDP %}{% endif %}": ("T308", "t.md:1:7"),
    "{% for a in pillars if a.title > 3 %}{% endfor %}": ("T302", "t.md:1:24"),
    "{% set a = GDP * 2 %}{{ a }}{{ a + GDP }}{{ table(a) }}": ("T304", "t.md:1:12"),
    "{{ pillars }}": ("T220", "t.md:1:4"),
    "{{ none }}": ("T220", "t.md:1:4"),
    "{{ tech.change + GDP }}": ("T309", "t.md:1:4"),
    # output without end
    "{% for i in range(10001) %}{% endfor %}": ("T219", "t.md:1:13"),
    "{{ 'a' * 134000000 }}": ("T304", "t.md:1:4"),
    "{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}": ("T221", "t.md:1"),
    "{% include 't.md' %}": ("T221", "t.md:1"),
}


@pytest.mark.parametrize("source", ONE_MISTAKE)
def test_one_mistake_is_told_once_at_its_place(source: str) -> None:
    code, place = ONE_MISTAKE[source]
    assert findings(source) == [(code, place)]


@pytest.mark.parametrize(
    "source",
    [
        "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}",
        "{% for i in range(9999) %}{% for j in range(9999) %}字{% endfor %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
        "{% set ns = namespace(s='aaaa') %}{% for i in range(40) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}{{ ns.s }}",
    ],
)
def test_a_template_that_runs_away_is_stopped(source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atoms, "STEPS", 5_000)
    assert {code for code, _ in findings(source)} <= {"T216", "T217", "T218"}
    assert findings(source)


def test_a_long_packet_is_far_from_the_bounds() -> None:
    assert len(passages("{{ GDP }}，增{{ GDP.change }}。\n\n" * 1_000)) == 1_000


def test_more_values_than_there_are_atoms_are_refused() -> None:
    session = Session()
    for _ in range(ROOM_FOR_ATOMS):
        session.atom(Text("好"))
    with pytest.raises(Exhausted):
        session.atom(Text("好"))
    assert len(session.meanings) == ROOM_FOR_ATOMS
    assert all(ord(atom) & 0xFFFE != 0xFFFE for atom in session.meanings)


def test_all_mistakes_of_all_files_are_told_in_one_run() -> None:
    files = {
        "a.md": "{{ GPD }}\n中{{ GDP.chnge }}{{ trade }}{{ GDP * 2 }}\n\n<b>",
        "b.md": "{% for x in pillars %}{{ x }}{{ y }}{% endfor %}",
    }
    assert findings(files) == [
        ("T210", "a.md:1:4"),
        ("T211", "a.md:2:9"),
        ("T301", "a.md:2:20"),
        ("T304", "a.md:2:31"),
        ("T223", "a.md:4:1"),
        ("T210", "b.md:1:33"),
    ]


def test_syntax_errors_of_several_files_are_told_together_with_misspelt_names() -> None:
    files = {"a.md": "{{ 1 + }}", "b.md": "\n{% if %}", "c.md": "{{ GPD }}"}
    assert [where for _, where in findings(files)] == ["a.md:1:8", "b.md:2:7", "c.md:1:4"]


def test_a_mistake_in_a_loop_is_told_once() -> None:
    assert findings("{% for each in pillars[0].indicators %}{{ GDP * 2 }}{% endfor %}") == [("T304", "t.md:1:43")]


def test_a_mistake_in_an_included_file_and_in_a_macro_is_told_at_its_own_place() -> None:
    files = {
        "t.md": "一\n{% include 'u.md' %}",
        "u.md": "{% from 'm.md' import f %}\n\n{{ f(GDP) }}",
        "m.md": "{% macro f(x) %}\n  {{ x * 2 }}{% endmacro %}",
    }
    assert findings(files) == [("T304", "m.md:2:6")]


def test_names_that_templates_set_themselves_are_known() -> None:
    source = """{% set a = GDP %}{% macro m(b, c=3) %}{{ b }}{% endmacro %}{% set ns = namespace(d=1) %}
{% for x, y in [(a, a)] %}{{ loop.index }}{{ m(x) }}{{ m(y) }}{{ ns.d }}{% endfor %}
{% with e = a %}{{ e }}{% endwith %}"""
    assert findings(source) == []


def test_macros_of_another_file_are_called_by_its_name() -> None:
    files = {
        "t.md": "{% import 'm.md' as m %}{{ m.f(GDP) }}",
        "m.md": "{% macro f(x) %}{{ x }}和{{ tech }}{% endmacro %}",
    }
    assert len(list(query(passages(files), Datum))) == 2


def test_the_nearest_names_are_offered() -> None:
    (found,) = told("{{ 技术合同成交 }}").diagnostics
    assert dict(found.arguments)["nearest"].startswith("技术合同成交额")


def test_a_missing_start_is_told() -> None:
    narrated = narrate(Templates({"packet.md": "好"}), "paket.md", DATASET, LANGUAGES["zh-CN"], BLOCKS)
    assert [(found.code, dict(found.arguments)["nearest"]) for found in narrated.diagnostics] == [("T214", "packet.md")]
    assert narrated.output.passages == ()


def test_what_can_be_said_is_said_beside_a_mistake() -> None:
    narrated = told("{{ GDP }}和{{ GPD }}")
    assert has_errors(narrated.diagnostics)
    assert len(list(query(narrated.output.passages, Datum))) == 1


def test_a_fault_of_the_program_is_not_taken_for_a_mistake() -> None:
    def broken() -> tuple[()]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        narrate(Templates({"t.md": "{{ broken() }}"}), "t.md", DATASET, LANGUAGES["zh-CN"], {"broken": broken})


ANYTHING = st.lists(
    st.text(max_size=4)
    | st.sampled_from(
        [
            *(
                "{{",
                "}}",
                "{%",
                "%}",
                "{#",
                "#}",
                " ",
                "｛｛",
                "％｝",
                "(",
                ")",
                "[",
                "]",
                "'",
                '"',
                "“",
                "|",
                ".",
                "~",
                "+",
                "-",
            ),
            *(
                "if",
                "endif",
                "for a in",
                "endfor",
                "set a",
                "=",
                "endset",
                "include",
                "'t.md'",
                "macro m(x)",
                "endmacro",
            ),
            *("claim", "otherwise", "endclaim", "is doubled", "is over('2')", "not", "and", "claim('翻番')"),
            *("block b", "endblock", "extends", "import", "as", "raw", "endraw", "else", "is given", "filter", "with"),
            *(
                "GDP",
                "trade",
                "tech",
                "pillars",
                "area",
                "a",
                "m",
                "b",
                "loop",
                "self",
                "super()",
                "table",
                "figure",
                "1",
                "9.5",
            ),
            *(
                "movement",
                "unit",
                "join",
                "map",
                "sort",
                "first",
                "status",
                "count",
                "digits",
                "none",
                "true",
                "*",
                "/",
                "range",
            ),
        ]
    ),
    max_size=20,
)


@given(ANYTHING)
def test_no_template_whatever_raises_an_exception(parts: list[str]) -> None:
    told("".join(parts))


@given(ANYTHING)
def test_no_claim_whatever_raises_an_exception(parts: list[str]) -> None:
    source = (
        "{% claim tech is doubled %}{{ " + " ".join(parts) + " }}{% otherwise %}" + "".join(parts) + "{% endclaim %}"
    )
    narrate(Templates({"t.md": source}), "t.md", DATASET, LANGUAGES["zh-CN"], BLOCKS, Manner(every_branch=True))


@given(ANYTHING)
def test_no_expression_whatever_raises_an_exception(parts: list[str]) -> None:
    told("{% if tech > 1 %}{{ " + " ".join(parts) + " }}{% endif %}")


# --- files --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_is_read_in(encoding: str) -> None:
    assert decoded("技术合同{{ 成交额 }}，镕".encode(encoding)) == "技术合同{{ 成交额 }}，镕"


def test_a_file_in_no_known_encoding_is_a_mistake() -> None:
    with pytest.raises(Mistake) as raised:
        decoded(b"\xff\xfe\x00\x80\x00")
    assert raised.value.code == "T239"


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_of_other_systems_do_not_move_places(newline: str) -> None:
    assert findings(f"一{newline}{newline}二{{{{ GPD }}}}") == [("T210", "t.md:3:5")]


# --- messages -----------------------------------------------------------------------------------------


def test_every_code_has_a_message_that_its_arguments_fill() -> None:
    for source in ONE_MISTAKE:
        for found in told(source).diagnostics:
            if found.code in MESSAGES:
                message, arguments = MESSAGES[found.code], dict(found.arguments)
                said = [part.format(**arguments) for part in (message.zh, message.zh_hint, message.en, message.en_hint)]
                assert all(said)


def test_every_code_that_the_room_raises_is_worded_and_no_other() -> None:
    sources = [*(ROOM / "narrative").glob("*.py"), ROOM / "formats.py"]
    code = re.compile(r'"(T[23]\d\d|C34\d)"')
    raised = {each for source in sources for each in code.findall(source.read_text(encoding="utf-8"))}
    assert raised == set(MESSAGES)


def test_only_what_does_no_harm_is_a_warning() -> None:
    warned = {
        found.code for source in ONE_MISTAKE for found in told(source).diagnostics if found.severity is Severity.WARNING
    }
    assert warned == {"T229", "T237"}


def test_places_are_places_of_the_template() -> None:
    assert all(isinstance(found.where, Place) for source in ONE_MISTAKE for found in told(source).diagnostics)


def test_a_correct_template_is_silent() -> None:
    assert passages("{{ GDP }}，增{{ GDP.change }}。")
