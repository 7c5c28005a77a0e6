"""What a template prints of the workbook keeps its cells, and what would lose a cell is refused at its place."""

from dataclasses import replace

import pytest

from briefgen.document import Cell, Datum, Derived, Reference, Text
from briefgen.indicators import Label
from briefgen.language import ENGLISH
from briefgen.origins import Place
from briefgen.translating import translated
from briefgen.traversal import query
from tests.narrative.scene import BLOCKS, DATASET, ROWS, cell, data, datum, findings, label, passages, texts, told

SETTING = (
    "{% set 甲, 乙, 面积 = gdp, budget, space %}{% macro m(x) %}{{ x }}{% endmacro %}{% set c %}{{ 甲 }}{% endset %}\n"
)
KEPT = (
    *("甲 ~ '整'", "[甲, 乙] | join('、')", "甲 + 乙", "甲 - 乙", "甲 if 甲 > 3 else 乙", "'是' if 甲 < 3 else 甲"),
    *(
        "[甲, 乙] | sort | last",
        "[甲] | first",
        "甲 | unit('万元')",
        "m(甲)",
        "c",
        "(c ~ c)[:1]",
        "c.upper()",
        "c | trim",
    ),
    *("[甲] | map('unit', '万元') | first", "[甲, 乙] | sum", "乙 | share(甲)", "甲 | over", "甲 | nearly", "甲.value"),
    *("甲 | digits(1)", "figure('GDP')", "figure(甲)", "[甲, 面积] | select('given') | first", "甲 | default('无')"),
)
REFUSED = (
    *(
        "甲 * 2",
        "2 * 甲",
        "甲 / 乙",
        "甲 + 1",
        "1 + 甲",
        "甲 + 面积",
        "'增' + 甲",
        "-甲",
        "甲 ** 2",
        "甲 % 2",
        "'%d' % 甲",
    ),
    *(
        "甲 and 1",
        "not 甲",
        "甲.text",
        "甲['number'] ~ ''",
        "甲[0]",
        "甲.__class__",
        "甲.__str__()",
        "甲.reading",
        "甲()",
    ),
    *(
        "甲 > '3'",
        "甲 > 面积",
        "甲 == 'GDP'",
        "甲 in '3'",
        "none",
        "[甲]",
        "1.5",
        "true",
        "甲 | join",
        "'a' * 3",
        "c.format()",
        "c['center'](9)",
    ),
    *(
        "[甲] | map(attribute='number') | first ~ ''",
        "甲 | share(0)",
        "面积 | share(甲)",
        "甲 | words",
        "甲 | digits(99)",
    ),
    *("area | movement", "table('a') + 1", "c | unit('万元')", "甲 | unit('万圆')", "figure('甲' ~ 甲)", "[] | sum"),
)


@pytest.mark.parametrize("expression", KEPT)
def test_a_figure_keeps_its_cell_through(expression: str) -> None:
    printed = passages(f"{SETTING}{{{{ {expression} }}}}")
    assert any(cell("D8") in each.source.origins for each in query(printed, Datum))
    assert not any(sign.isdigit() for text in query(printed, Text) for sign in text.text)


@pytest.mark.parametrize("expression", REFUSED)
def test_a_figure_that_would_lose_its_cell_is_refused_by(expression: str) -> None:
    found = told(f"{SETTING}\n一{{{{ {expression} }}}}")
    assert [str(each.where)[:6] for each in found.diagnostics] == ["t.md:3"]
    assert isinstance(found.diagnostics[0].where, Place)
    assert found.diagnostics[0].where.column >= 5
    assert not list(query(found.output.passages, Datum))


def test_a_figure_is_named_by_its_name_and_by_its_code() -> None:
    by_name, by_code = data("{{ 技术合同成交额 }}{{ tech }}")
    assert by_name.source == by_code.source == Cell(Reference("tech", "", "2024", "value"), (cell("D4"),))
    assert (by_name.text, by_name.where) == ("超235亿元", Place("t.md", 1, 4))


def test_full_width_letters_are_the_same_name() -> None:
    assert datum("ＧＤＰ").text == "1700亿元"


@pytest.mark.parametrize(
    ("expression", "text", "part", "where"),
    [
        ("tech.value", "超235亿元", "value", "D4"),
        ("tech.change", "翻番", "change", "F4"),
        ("tech | movement", "翻番", "change", "F4"),
        ("tech.bound", "超", "bound", "D4"),
        ("budget.change", "4.8%", "change", "F5"),
        ("budget | movement", "增长4.8%", "change", "F5"),
        ("budget.change | movement", "增长4.8%", "change", "F5"),
        ("budget.rank", "第二", "rank", "G5"),
        ("budget | rank", "第二", "rank", "G5"),
        ("trade.rank", "前列", "rank", "G6"),
        ("trade | movement", "增长11%左右", "change", "F6"),
        ("trade | status", "预计", "status", "H6"),
        ("trade.status", "预计", "status", "H6"),
        ("budget.status", "实际", "status", "H5"),
        ("space.previous", "4万平方米", "previous", "E7"),
        ("gdp.change", "−2.1%", "change", "F8"),
        ("gdp | movement", "下降2.1%", "change", "F8"),
    ],
)
def test_each_part_prints_with_its_provenance(expression: str, text: str, part: str, where: str) -> None:
    printed = datum(expression)
    assert printed.text == text
    assert isinstance(printed.source, Cell)
    assert printed.source.reference.part == part
    assert printed.source.origins == (cell(where),)


@pytest.mark.parametrize(
    ("expression", "text", "where"),
    [
        ("tech.name", "技术合同成交额", "B4"),
        ("tech.unit", "亿元", "C4"),
        ("tech.code", "tech", "B4"),
        ("tech.period", "2024年", "A4"),
        ("tech.origin", "指标!A4", "A4"),
        ("budget.peers", "中心城区", "I5"),
        ("area", "江岸区", "封面3"),
        ("period", "2024年", "封面4"),
        ("cover.title", "江岸区发展简报", "封面2"),
        ("pillars[0].title", "科技创新", "支柱3"),
        ("pillar('科技创新').lead", "创新是主导战略。", "支柱3L"),
        ("headline", "数读江岸", "支柱2"),
        ("honours[1]", "创新百强区", "荣誉3"),
        ("quotes[0].speaker", "李某", "引语2"),
        ("pictures | map(attribute='caption') | first", "武汉万象城", "图片2"),
    ],
)
def test_words_of_the_workbook_print_with_their_cell(expression: str, text: str, where: str) -> None:
    assert texts(f"{{{{ {expression} }}}}") == [Text(text, cell(where))]


def test_another_period_or_area_is_looked_up() -> None:
    last_year, city = data("""{{ figure("tech", period="2023年") }}{{ figure("GDP", area="武汉市") }}""")
    assert (last_year.text, str(last_year.source)) == ("110亿元", "tech@2023.value")
    assert (city.text, str(city.source)) == ("20000亿元", "武汉市/gdp@2024.value")
    assert datum("figure('gdp', area='江岸区')").text == "1700亿元"


@pytest.mark.parametrize(
    ("expression", "text", "source"),
    [
        ("budget + gdp", "1821.9亿元", "sum(budget@2024.value, gdp@2024.value)"),
        ("[budget, gdp, tech] | sum", "超2056.9亿元", "sum(budget@2024.value, gdp@2024.value, tech@2024.value)"),
        ("gdp - gdp.previous", "100亿元", "difference(gdp@2024.value, gdp@2024.previous)"),
        ("budget.change - gdp.change", "6.9个百分点", "difference(budget@2024.change, gdp@2024.change)"),
        ("budget | share(gdp)", "7.2%", "share(budget@2024.value, gdp@2024.value)"),
        ("budget | share(gdp) | digits(2)", "7.17%", "digits:2(share(budget@2024.value, gdp@2024.value))"),
        ("gdp.previous | share(gdp.previous + gdp.previous)", "50%", None),
        ("tech | unit('万元')", "超2350000万元", "unit:万元(tech@2024.value)"),
        ("tech | unit('亿元')", "超235亿元", "tech@2024.value"),
        ("gdp | over", "超1600亿元", "over(gdp@2024.value)"),
        ("space | nearly", "近5.6万平方米", "nearly(space@2024.value)"),
        ("budget | digits(0)", "122亿元", "digits:0(budget@2024.value)"),
        ("gdp | digits(1)", "1700.0亿元", "gdp@2024.value"),
        ("firms | words", "两家", "firms@2024.value"),
        ("honours | count", "3", "count(百强区.name, 创新百强区.name, 投资百强区.name)"),
        ("honours | count | words", "三", None),
        ("(gdp | movement) | digits(0)", "下降2%", "digits:0(gdp@2024.change)"),
    ],
)
def test_computed_figures_keep_every_operand(expression: str, text: str, source: str | None) -> None:
    printed = datum(expression)
    assert printed.text == text
    assert source is None or str(printed.source) == source


def test_a_count_leads_to_every_thing_counted() -> None:
    source = datum("honours | count").source
    assert isinstance(source, Derived)
    assert source.origins == (cell("荣誉2"), cell("荣誉3"), cell("荣誉4"))


@pytest.mark.parametrize(
    ("expression", "text"),
    [("tech", "over 23.5 billion yuan"), ("tech | digits(0)", "over 24 billion yuan"), ("firms | words", "two")],
)
def test_an_english_packet_prints_english(expression: str, text: str) -> None:
    assert datum(expression, ENGLISH).text == text


def test_an_english_packet_prints_translated_names() -> None:
    dataset = replace(DATASET, translations=((label("江岸区", "封面3"), Label("Jiang'an District", cell("译名2"))),))
    said = translated(dataset, ENGLISH)
    assert list(query(passages("{{ area }}", said, ENGLISH), Text)) == [Text("Jiang'an District", cell("译名2"))]
    assert list(query(passages("{{ area }}", dataset), Text)) == [Text("江岸区", cell("封面3"))]


def test_an_actual_figure_has_no_word_for_its_status() -> None:
    assert passages("{{ budget | status }}") == ()


def test_a_missing_value_is_refused_with_indicator_and_cell() -> None:
    (found,) = told("一\n二{{ 外贸进出口总额 }}").diagnostics
    assert (found.code, found.where) == ("T301", Place("t.md", 2, 5))
    assert dict(found.arguments) == {"name": "外贸进出口总额", "part": "value", "cell": "指标!A6"}


def test_a_template_can_ask_what_is_given() -> None:
    source = """{% for each in pillars[0].indicators %}
{% if each is given and each.value is not missing %}{{ each.value }}{% else %}{{ each.change }}{% endif %}

{% endfor %}"""
    assert [each.text for each in data(source)][:3] == ["超235亿元", "121.9亿元", "11%左右"]
    assert [text.text for text in texts("{{ trade | default('—') }}{{ trade.previous | default('无') }}")] == [
        "—",
        "无",
    ]
    assert datum("trade.value | default(trade.change)").text == "11%左右"


def test_missing_words_are_false_and_are_not_printed() -> None:
    assert [text.text for text in texts("{% if pillars[0].subtitle %}有{% else %}无{% endif %}")] == ["无"]
    assert findings("{{ pillars[0].subtitle }}{{ cover.issuer }}") == [("T301", "t.md:1:4"), ("T301", "t.md:1:29")]


@pytest.mark.parametrize(
    "condition",
    [
        *("gdp > 1699.5", "gdp >= budget", "budget < gdp", "gdp == 1700", "tech.change == '翻番'", "area == '江岸区'"),
        *("budget.rank == 2", "firms != 3", "trade.status == '预计'", "honours | count > 2", "tech.unit == gdp.unit"),
        *(
            "pillars",
            "area",
            "gdp is given",
            "trade is missing",
            "gdp > (budget | unit('万元'))",
        ),
    ],
)
def test_conditions_compare_figures_and_words(condition: str) -> None:
    assert [text.text for text in texts(f"{{% if {condition} %}}是{{% else %}}否{{% endif %}}")] == ["是"]


def test_names_that_fold_together_are_reported_and_never_print_the_wrong_value() -> None:
    twin = replace(ROWS[0], code="other", name=label("ＧＤＰ", "B30"))
    pillar = replace(DATASET.pillars[1], indicators=(*ROWS, twin))
    dataset = replace(DATASET, pillars=(DATASET.pillars[0], pillar))
    assert findings("好", dataset) == [("T317", "指标!B30")]


def test_a_name_that_the_language_uses_itself_is_reported() -> None:
    clash = replace(ROWS[0], code="period", name=label("报告期数", "B30"))
    pillar = replace(DATASET.pillars[1], indicators=(clash,))
    dataset = replace(DATASET, pillars=(DATASET.pillars[0], pillar))
    assert findings("{{ figure('period') }}", dataset) == [("T318", "指标!B30")]


def test_a_name_can_be_a_block_and_a_thing() -> None:
    assert "cover" in BLOCKS
    assert len(passages("{{ cover() }}\n\n{{ cover.title }}")) == 2


def test_a_template_can_ask_whether_a_figure_is_a_number() -> None:
    """翻番 is none, 4.8% is one, and what is not there is none."""
    asked = (
        "{% for each in [tech.change, budget.change, rate.change, tech] %}{{ '是' if each is numeric }}，{% endfor %}"
    )
    assert "".join(each.text for each in texts(asked)) == "，是，，是，"
