"""A dataset and a template become a document that is numbered, annexed and knows its edition."""

from dataclasses import replace

import pytest

from briefgen.compose import iso_date, with_edition
from briefgen.document import (
    Caption,
    Colophon,
    Cover,
    Datum,
    Definitions,
    Document,
    Heading,
    KeyFigures,
    Paragraph,
    Table,
)
from briefgen.indicators import Dataset, Status
from briefgen.quantities import Bound
from briefgen.traversal import plain_text, query
from tests.samples import codes, composed, dataset, indicator


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
