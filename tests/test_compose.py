"""A dataset and a template become a document that is numbered, annexed and knows its edition."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from briefgen.compose import Packet, compose, iso_date, with_edition
from briefgen.diagnostics import Diagnostic
from briefgen.document import (
    Caption,
    Claim,
    Colophon,
    Cover,
    Datum,
    Definitions,
    Document,
    Heading,
    KeyFigures,
    Panel,
    Paragraph,
    Strip,
    Table,
)
from briefgen.faces import shipped_faces
from briefgen.indicators import Dataset, Honour, Status, Waiver
from briefgen.layout import lay_out
from briefgen.narrative import Templates
from briefgen.quantities import Bound, Rules
from briefgen.record import record
from briefgen.theme import briefing
from briefgen.traversal import plain_text, query
from tests.samples import codes, composed, dataset, entry, indicator, label


def only(document: Document, kind: type) -> object:
    found = list(query(document, kind))
    assert len(found) == 1
    return found[0]


def test_headings_are_numbered_below_their_chapter() -> None:
    document, _ = composed("# 甲\n\n## 子\n\n### 孙\n\n### 孙\n\n## 子\n\n# 乙\n\n## 子\n\n文", dataset())
    headings = list(query(document, Heading))
    assert [each.number for each in headings] == ["", "（一）", "1.", "2.", "（二）", "", "（一）"]
    assert [each.identifier for each in headings] == [
        "heading-1",
        "heading-1-1",
        "heading-1-1-1",
        "heading-1-1-2",
        "heading-1-2",
        "heading-2",
        "heading-2-1",
    ]


def test_an_opener_gives_the_pillar_its_number_and_the_next_paragraph_is_its_lead() -> None:
    document, _ = composed('{{ opener("p") }}\n\n导语。\n\n正文。', dataset())
    heading = only(document, Heading)
    assert isinstance(heading, Heading)
    assert (heading.number, plain_text(heading.children)) == ("一", "科技创新")
    assert [each.style for each in query(document, Paragraph)] == ["lead", "body"]


def test_tables_and_figures_are_counted_apart() -> None:
    source = '{{ table("p") }}\n\n{{ chart("a", "b", title="图") }}\n\n{{ table("p") }}'
    document, _ = composed(source, dataset(indicator("a", "5"), indicator("b", "6")))
    captions = [(each.kind, each.number, each.identifier) for each in query(document, Caption)]
    assert captions == [("table", 1, "table-1"), ("figure", 1, "figure-1"), ("table", 2, "table-2")]


def test_each_place_of_a_figure_is_counted() -> None:
    document, _ = composed("{{ a }}与{{ a }}与{{ b }}", dataset(indicator("a", "5"), indicator("b", "6")))
    places = [(each.identifier, each.ordinal) for each in query(document, Datum)]
    assert places == [("a@2024.value", 1), ("a@2024.value", 2), ("b@2024.value", 1)]


def test_the_annex_lists_what_is_printed_with_its_cells_and_nothing_else() -> None:
    rows = (
        indicator("a", "235", "亿元", bound=Bound.OVER, change="翻番", row=2),
        indicator("b", "5", row=3),
        indicator("c", rank="1", peers="中心城区", status=Status.EXPECTED, row=4),
    )
    document, _ = composed("{{ a }}，{{ a | movement }}，{{ c.rank }}。\n\n{{ annex() }}", dataset(*rows))
    table = only(document, Table)
    assert isinstance(table, Table)
    assert [[plain_text(cell) for cell in row.cells] for row in table.rows] == [
        ["a", "超235亿元；翻番", "指标!F2　指标!J2", "● 实际"],
        ["c", "第一", "指标!L4", "○ 预计"],
    ]
    assert isinstance(only(document, Colophon), Colophon)


def test_one_rank_of_several_indicators_is_listed_for_each() -> None:
    rows = [indicator(code, "1", rank="1", peers="中心城区", row=row) for code, row in (("a", 2), ("b", 3))]
    document, _ = composed('{{ key_figures("a", ranked=["a", "b"]) }}\n\n{{ annex() }}', dataset(*rows))
    table = only(document, Table)
    assert isinstance(table, Table)
    assert [[plain_text(cell) for cell in row.cells[:3]] for row in table.rows] == [
        ["a", "1个；中心城区第一", "指标!F2　指标!L2"],
        ["b", "中心城区第一", "指标!L3"],
    ]


def test_a_rank_that_is_expected_says_so_in_its_strip_and_only_beside_others_that_are() -> None:
    def ranked(*statuses: Status) -> tuple[Document, tuple[Diagnostic, ...]]:
        rows = [
            indicator(code, "1", rank="1", peers="中心城区", status=status, row=row)
            for row, (code, status) in enumerate(zip("ab", statuses, strict=True), 2)
        ]
        return composed('{{ key_figures("a", ranked=["a", "b"]) }}', dataset(*rows))

    document, found = ranked(Status.EXPECTED, Status.EXPECTED)
    assert [each.headline.text for each in query(document, Strip)] == ["预计中心城区第一"]
    assert found == ()
    (refused,) = ranked(Status.ACTUAL, Status.EXPECTED)[1]
    told = dict(refused.arguments)
    assert (refused.code, told["cell"], told["other_cell"]) == ("T340", "指标!L2", "指标!L3")


def test_a_part_is_drawn_in_the_whole_that_the_workbook_names() -> None:
    source = '{{ chart({"part": "b", "part_name": "其中"}, kind="parts", title="图") }}'
    whole, part = indicator("a", "25", "栋", row=2), indicator("b", "3", "栋", row=3)
    document, found = composed(source, dataset(whole, replace(part, parent="a")))
    assert [(each.whole.text, each.part.text) for each in query(document, Panel)] == [("25栋", "3栋")]
    assert found == ()
    assert codes(composed(source, dataset(whole, part))[1]) == ["T325"]
    share = replace(indicator("b", "12", "%", row=3), parent="a")
    document, found = composed(source, dataset(whole, share))
    assert [each.whole.text for each in query(document, Panel)] == ["100%"]


def test_the_key_figures_carry_bound_status_and_change() -> None:
    row = indicator("gdp", "1700", "亿元", bound=Bound.CROSSED, status=Status.EXPECTED, change="4.8")
    document, _ = composed('{{ key_figures("gdp") }}', dataset(row))
    box = only(document, KeyFigures)
    assert isinstance(box, KeyFigures)
    figure = box.figures[0]
    assert figure.datum.text == "预计突破1700亿元"
    assert figure.change is not None
    assert figure.change.text == "增长4.8%"


def test_the_reading_note_explains_the_bounds_that_are_printed_and_no_others() -> None:
    rows = (indicator("a", "10", bound=Bound.NEARLY), indicator("b", "450", "亿元", bound=Bound.AROUND))
    document, _ = composed("{{ a }}、{{ b }}\n\n{{ reading_note() }}", dataset(*rows))
    note = only(document, Definitions)
    assert isinstance(note, Definitions)
    assert [plain_text(item.term) for item in note.items] == ["近", "左右"]
    assert plain_text(note.items[0].children) == "小于该数，且不低于其九成"
    assert "百分之五" in plain_text(note.items[1].children)


# --- claims ---------------------------------------------------------------------------------------------------

CLAIMS = """\
技术合同额{{ tech }}，较上年{% claim tech is doubled %}翻番{% otherwise %}{{ tech | movement }}{% endclaim %}。

企业{{ firms }}，{% claim top is part_of(firms) %}其中头部{{ top }}{% endclaim %}；均为{{ honours | claim("蝉联") }}。

# 又一章

技术合同额{{ tech | claim("超230亿元") }}，较上年{{ tech | claim("翻番") }}，销量{{ cars | claim("超60亿元") }}。
"""


def claiming() -> Dataset:
    rows = (
        indicator("tech", "235", "亿元", name="技术合同额", bound=Bound.OVER, change="翻番", row=11),
        indicator("firms", "25", "家", name="企业数", row=12),
        indicator("top", "3", "家", name="头部企业", parent="firms", row=13),
        indicator("cars", "50", "亿元", name="汽车销售额", row=14),
    )
    held = tuple(Honour(label(name, f"A{row}"), label("蝉联", f"B{row}")) for row, name in enumerate("甲乙丙", 2))
    waiver = Waiver(label("技术合同额超230亿元，较上年翻番，销量超60亿元。", "A2"), label("年报口径"), label("张三"))
    return replace(dataset(*rows), honours=held, waivers=(waiver,))


def test_the_annex_tells_each_claim_once_with_its_test_and_what_it_rests_on() -> None:
    document, found = composed(CLAIMS + "\n{{ annex(claims=true) }}", claiming())
    assert found == ()
    headings = [plain_text(each.children) for each in query(document, Heading)]
    assert headings[-1] == "数据来源与用语检验"
    _, table = query(document, Table)
    assert (table.style, table.caption.number, plain_text(table.caption.children)) == ("claims", 2, "用语检验")
    assert [plain_text(column.title) for column in table.columns] == ["用语", "检验", "所指", "依据", "结论"]
    assert [[plain_text(cell) for cell in row.cells] for row in table.rows] == [
        ["其中头部3家", "部分不大于整体", "头部企业，企业数", "3 ≤ 25", "● 成立"],
        ["超230亿元", "大于该数", "技术合同额", "(235, ∞) > 230", "● 成立"],
        ["翻番", "不低于上年两倍", "技术合同额", "指标!J11", "○ 载明"],
        ["蝉联", "上年亦有", "甲等三项", "指标!B2:B4", "○ 载明"],
        ["超60亿元", "大于该数", "汽车销售额", "指标!A2　张三", "○ 例外"],
    ]
    assert "成立2项，载明2项，例外1项，三类不合计" in plain_text(table.note)


def test_the_table_of_claims_may_stand_by_itself_or_not_at_all() -> None:
    document, _ = composed(CLAIMS + "\n{{ claims() }}", claiming())
    assert [each.style for each in query(document, Table)] == ["claims"]
    document, _ = composed(CLAIMS + "\n{{ annex() }}", claiming())
    assert [each.style for each in query(document, Table)] == ["sources"]
    assert plain_text(list(query(document, Heading))[-1].children) == "数据来源"


def test_without_claims_there_is_no_table_of_them() -> None:
    document, found = composed("{{ a }}\n\n{{ annex(claims=true) }}\n\n{{ claims() }}", dataset(indicator("a", "5")))
    assert found == ()
    assert [each.style for each in query(document, Table)] == ["sources"]
    assert plain_text(list(query(document, Heading))[-1].children) == "数据来源"


def test_the_table_of_claims_is_worded_in_english_too() -> None:
    rows = (indicator("tech", "235", "亿元", name="tech", bound=Bound.OVER, change="doubled", row=11),)
    source = "tech {{ tech | claim('doubled') }}.\n\n{{ claims() }}"
    document, found = composed(source, dataset(*rows), "en")
    assert found == ()
    table = only(document, Table)
    assert isinstance(table, Table)
    assert [plain_text(cell) for cell in table.rows[0].cells] == [
        *("doubled", "at least twice the year before", "tech", "指标!J11", "○ stated"),
    ]
    assert "Holds 0, stated 1, waived 0" in plain_text(table.note)


def test_the_record_holds_every_claim_with_its_operands_verdict_margin_and_places() -> None:
    data = claiming()
    document, _ = composed(CLAIMS, data)
    pages = lay_out(document, briefing(), shipped_faces()).output
    told = {each["id"]: each for each in json.loads(record(document, pages, data, []))["claims"]}
    assert list(told) == [
        "翻番=doubled(tech@2024.change)",
        "其中头部3家=part_of(top@2024.value, firms@2024.value)",
        "蝉联=held(甲.held, 乙.held, 丙.held)",
        "超230亿元=over(tech@2024.value)",
        "超60亿元=over(cars@2024.value)",
    ]
    doubled = told["翻番=doubled(tech@2024.change)"]
    assert {key: doubled[key] for key in ("phrase", "test", "operands", "verdict", "margin")} == {
        "phrase": "翻番",
        "test": "doubled",
        "operands": ["tech@2024.change"],
        "verdict": "stated",
        "margin": "",
    }
    assert [(place["section"], place["page"], place["where"]) for place in doubled["places"]] == [
        ("", "1", {"file": "packet.md", "line": 1, "column": 47}),
        ("又一章", "2", {"file": "packet.md", "line": 7, "column": 55}),
    ]
    assert doubled["places"][0]["sentence"] == "技术合同额超235亿元，较上年翻番。"
    assert told["超230亿元=over(tech@2024.value)"]["margin"] == "0.02128"
    assert told["超60亿元=over(cars@2024.value)"]["verdict"] == "waived"


def test_a_claim_in_a_footnote_is_recorded_with_its_own_sentence() -> None:
    source = "文字[^1]。\n\n[^1]: 技术合同额{{ tech | claim('翻番') }}。\n"
    data = claiming()
    document, _ = composed(source, data)
    pages = lay_out(document, briefing(), shipped_faces()).output
    (told,) = json.loads(record(document, pages, data, []))["claims"]
    assert [place["sentence"] for place in told["places"]] == ["技术合同额翻番。"]


def test_words_that_are_not_printed_are_composed_when_asked() -> None:
    source = "技术合同额{% claim tech is doubled %}翻番{% otherwise %}{{ tech.previous }}{% endclaim %}。"
    packet = Packet("t", Templates({"packet.md": source}), "packet.md")
    data = replace(claiming(), waivers=())
    assert compose(data, packet, {}).diagnostics == ()
    read = compose(data, packet, {}, every_branch=True)
    assert codes(read.diagnostics) == ["T301"]
    assert read.output.document == compose(data, packet, {}).output.document


def test_the_offices_thresholds_rule_claims_too() -> None:
    source = "销量{{ cars | claim('近60亿元') }}。"
    data = replace(claiming(), waivers=())
    strict = Packet("t", Templates({"packet.md": source}), "packet.md")
    loose = replace(strict, house=Rules(nearly=Decimal("0.8")))
    assert codes(compose(data, strict, {}).diagnostics) == ["C340"]
    assert compose(data, loose, {}).diagnostics == ()


@pytest.mark.parametrize(
    ("source", "strict", "loose"),
    [
        ("{{ change | claim('基本持平') }}", Rules(flat_level=Decimal("0.001")), Rules(flat_level=Decimal("0.004"))),
        ("{% claim place is front %}前列{% endclaim %}", Rules(front=Decimal("0.1")), Rules(front=Decimal("0.3"))),
        ("{{ cars | claim('约49亿元') }}", Rules(about=Decimal("0.01")), Rules(about=Decimal("0.03"))),
        ("{{ cars | claim('52亿元左右') }}", Rules(around_level=Decimal("0.01")), Rules(around_level=Decimal("0.06"))),
    ],
)
def test_each_rule_of_the_house_decides_its_own_words(source: str, strict: Rules, loose: Rules) -> None:
    place = indicator("place", rank="3", peers="中心城区", row=16)
    place = replace(place, observations=(replace(place.observations[0], peer_count=entry("10", "", "O16")),))
    data = dataset(indicator("cars", "50", "亿元"), indicator("change", change="0.3", row=15), place)
    packet = Packet("t", Templates({"packet.md": source}), "packet.md")
    assert codes(compose(data, replace(packet, house=strict), {}).diagnostics) == ["C340"]
    assert compose(data, replace(packet, house=loose), {}).diagnostics == ()


def test_a_claim_is_a_part_of_the_edition() -> None:
    plain = edition("较上年翻番", dataset(indicator("a", "5")))
    data = replace(claiming(), waivers=())
    assert plain != edition("较上年{{ tech | claim('翻番') }}", data)
    assert list(query(composed("{{ tech | claim('翻番') }}", data)[0], Claim))


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("江岸区2024年发展简报", ["江岸区", "2024年", "发展简报"]),
        ("发展简报", ["发展简报"]),
        ("2024年发展简报", ["2024年发展简报"]),
    ],
)
def test_the_title_of_the_cover_is_split_around_its_year(title: str, parts: list[str]) -> None:
    document, _ = composed("{{ cover() }}", dataset(title=title))
    cover = only(document, Cover)
    assert isinstance(cover, Cover)
    assert [plain_text(part) for part in cover.title] == parts


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ('{{ chart("a", title="图") }}', "T322"),
        ('{{ chart("b", "b", title="图") }}', "T321"),
        ('{{ chart("nix", title="图") }}', "T331"),
        ('{{ chart("a", "c", title="图") }}', "T323"),
        ('{{ chart("a", "d", kind="pie", title="图") }}', "T336"),
        ('{{ chart("a", kind="parts", title="图") }}', "T337"),
        ('{{ chart({"part": "a", "hole": "d"}, kind="parts", title="图") }}', "T338"),
        ('{{ chart({"part": "d", "whole": "a"}, kind="parts", title="图") }}', "T326"),
        ('{{ chart("a", "d", title=5) }}', "T346"),
        ('{{ chart("a", "d", names=["x"], title="图") }}', "T345"),
        ('{{ key_figures("a", honours="no") }}', "T347"),
        ("{{ pillars | count(5) }}", "T305"),
        ('{{ table("q") }}', "T332"),
        ('{{ quote("p") }}', "T334"),
        ('{{ key_figures("b") }}', "T324"),
        ('{{ key_figures("a", ranked=["a"]) }}', "T339"),
        ('{{ key_figures("a", honours=true) }}', "T341"),
        ('{{ picture("x") }}', "T342"),
        ("", "T343"),
    ],
)
def test_what_cannot_be_made_is_one_error_at_its_place(source: str, code: str) -> None:
    rows = (indicator("a", "5"), indicator("b"), indicator("c", "5", "亿元"), indicator("d", "7"))
    _, found = composed(f"文{{{{ a }}}}\n\n{source}" if source else "", dataset(*rows))
    assert codes(found) == [code]
    assert str(found[0].where).startswith("packet.md")


def test_a_pillar_without_indicators_has_no_table() -> None:
    _, found = composed('文\n\n{{ table("p") }}', dataset())
    assert codes(found) == ["T335"]


def edition(source: str, data: Dataset) -> str:
    document, found = composed(source, data)
    assert found == ()
    return document.meta.edition


def test_the_edition_changes_with_what_is_printed_and_with_nothing_else() -> None:
    data = dataset(indicator("a", "5"), indicator("b", "6"))
    other = dataset(indicator("a", "5"), indicator("b", "7"))
    assert edition("{{ a }}", data) == edition("{{ a }}", other)
    assert edition("{{ a }}", data) == edition("{# 注 #}\n\n{{ a }}", data)
    assert edition("{{ b }}", data) != edition("{{ b }}", other)
    assert edition("{{ a }}", data) != edition("**{{ a }}**", data)


def test_theme_and_attachments_are_part_of_the_edition() -> None:
    document, _ = composed("{{ a }}", dataset(indicator("a", "5")))
    assert with_edition(document, b"theme").meta.edition != with_edition(document, b"other").meta.edition
    again = with_edition(replace(document, meta=replace(document.meta, edition="x")), b"theme")
    assert again.meta.edition == with_edition(document, b"theme").meta.edition


@pytest.mark.parametrize(
    ("written", "iso"),
    [("2025年1月8日", "2025-01-08"), ("2025/1/8", "2025-01-08"), ("2025-01-08", "2025-01-08"), ("年初", "")],
)
def test_a_date_is_read_as_offices_write_it(written: str, iso: str) -> None:
    assert iso_date(written) == iso
