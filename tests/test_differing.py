"""What differs between two datasets and the packets that one template makes of them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from briefgen.compose import Packet, compose, with_edition
from briefgen.differing import Difference, Fact, Likeness, Side, Turn, captions, differing
from briefgen.faces import shipped_faces
from briefgen.indicators import Dataset, Indicator, Label
from briefgen.layout import lay_out
from briefgen.narrative import Templates
from briefgen.periods import Period
from briefgen.quantities import Bound
from briefgen.readers.recorded import recorded
from briefgen.record import Input, record
from briefgen.telling.differences import difference_text
from briefgen.theme import briefing
from tests.samples import dataset, entry, indicator, label

SOURCE = "# 摘要\n\n产值{{ 产值 }}。\n\n{% if 产值.change is given %}较上年{{ 产值 | movement }}。{% endif %}\n"


def side(data: Dataset, source: str = SOURCE) -> Side:
    document = with_edition(compose(data, Packet("t", Templates({"t.md": source}), "t.md"), {}).output.document)
    pages = lay_out(document, briefing(), shipped_faces()).output
    made = recorded(record(document, pages, data, [Input("w.xlsx", "0")]), "record.json")
    return Side("w.xlsx", made, data, holders=captions(document))


def cells_alone(*rows: Indicator) -> Side:
    return Side("w.xlsx", None, dataset(*rows))


def between(old: Indicator, new: Indicator) -> Difference:
    return differing(cells_alone(old), cells_alone(new))


def output(
    value: str, change: str = "", previous: str = "", note: str = "", year: int = 2024, code: str = "产值"
) -> Indicator:
    """产值 in 亿元, with its growth, the value of the year before, and a note, in one row."""
    made = indicator(code, value, "亿元", name="产值", change=change)
    observation = replace(
        made.observations[0],
        period=Period(year),
        previous=entry(previous, "亿元", "I2") if previous else None,
        note=label(note, "U2") if note else None,
    )
    return replace(made, observations=(observation,))


def told(found: Difference) -> list[tuple[str, str]]:
    """(code, cell) of each finding."""
    return [(each.code, str(each.where)) for each in found.findings]


def changes(found: Difference) -> list[tuple[str, str | None, str | None]]:
    """(part, old number or words, new ones) of each cell."""
    return [(each.fact.key.part, _said(each.old), _said(each.new)) for each in found.cells]


def _said(fact: Fact | None) -> str | None:
    if fact is None:
        return None
    return fact.content if isinstance(fact.content, str) else str(fact.content.number)


# --- cells ------------------------------------------------------------------------------------------------------


def test_nothing_differs_between_a_workbook_and_itself() -> None:
    found = differing(side(dataset(output("644", "13.5"))), side(dataset(output("644", "13.5"))))
    assert found.is_empty
    assert not found.differs_untold
    assert found.findings == ()


def test_a_changed_value_is_told_with_its_old_and_new_number() -> None:
    assert changes(between(output("644"), output("651.2"))) == [("value", "644", "651.2")]


def test_zeros_behind_the_point_and_spaces_change_nothing() -> None:
    assert changes(between(output("644.0", note="快报"), output("644", note="快报 "))) == []


def test_a_row_that_moved_to_another_cell_is_no_change() -> None:
    assert changes(between(indicator("gdp", "5", row=2), indicator("gdp", "5", row=9))) == []


def test_a_value_that_was_emptied_and_one_that_was_filled_have_one_side_only() -> None:
    assert changes(between(output("644", "13.5"), output("644"))) == [("change", "13.5", None)]
    assert changes(between(output("644"), output("644", "13.5"))) == [("change", None, "13.5")]


def test_the_cell_of_the_bound_is_named_where_only_the_bound_changed() -> None:
    def bounded_row(bound: Bound, *cells: str) -> Indicator:
        made = indicator("gdp", "235", "亿元", bound=bound)
        content = made.observations[0].value
        assert content is not None
        origins = tuple(label("", cell).origin for cell in cells)
        observation = replace(made.observations[0], value=replace(content, origins=origins))
        return replace(made, observations=(observation,))

    over, nearly = bounded_row(Bound.OVER, "F2", "G2", "D2"), bounded_row(Bound.NEARLY, "F2", "G2", "D2")
    exact = bounded_row(Bound.EXACT, "F2", "D2")
    for old, new in ((over, nearly), (over, exact), (exact, over)):
        assert [[str(cell) for cell in each.cells] for each in between(old, new).cells] == [["指标!G2"]]


def test_of_what_a_record_does_not_print_nothing_is_concluded() -> None:
    old, new = (
        dataset(output("644"), indicator("unprinted", "5")),
        dataset(output("651.2"), indicator("unprinted", "6")),
    )
    printed_alone = replace(side(old), dataset=None)
    assert changes(differing(printed_alone, side(new))) == [("value", "644", "651.2")]
    assert len(differing(side(old), side(new)).cells) == 2


# --- renamings --------------------------------------------------------------------------------------------------


def test_a_new_code_with_the_old_name_is_proposed_and_both_stay_apart() -> None:
    found = between(output("644", code="a"), output("644", code="b"))
    assert [(each.old.key.owner, each.new.key.owner, each.why) for each in found.renamings] == [
        ("a", "b", Likeness.NAME)
    ]
    assert told(found) == [("V756", "指标!F2")]
    assert ("value", "644", None) in changes(found)
    assert ("value", None, "644") in changes(found)


def test_a_new_code_and_name_with_the_old_values_is_proposed() -> None:
    found = between(indicator("a", "644", name="产值"), indicator("b", "644", name="总产值"))
    assert [each.why for each in found.renamings] == [Likeness.VALUES]
    assert told(found) == [("V757", "指标!F2")]


def test_two_new_rows_with_the_old_values_are_too_many_to_propose_one() -> None:
    new = cells_alone(indicator("b", "644", name="甲"), indicator("c", "644", name="乙", row=3))
    assert differing(cells_alone(indicator("a", "644", name="产值")), new).renamings == ()


def test_a_row_that_came_beside_the_old_one_is_no_renaming() -> None:
    new = cells_alone(output("644"), indicator("b", "644", name="另一项", row=3))
    assert differing(cells_alone(output("644")), new).renamings == ()


# --- rows half updated --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (output("644", "13.5"), output("651.2", "13.5"), [("V750", "指标!J2")]),
        (output("644", "13.5"), output("651.2", "14.8"), []),
        (output("644", "13.5"), output("644.4", "13.5"), []),
        (output("110", "10", "100"), output("120", "10", "100"), [("V750", "指标!J2")]),
        (output("110", "10", "100"), output("121", "10", "110"), []),
        (output("235", "翻番"), output("240", "翻番"), [("V751", "指标!J2")]),
        (output("235", "翻番"), output("240", "翻两番"), []),
        (output("644", note="快报数为644亿元"), output("651", note="快报数为644亿元"), [("V755", "指标!U2")]),
        (output("644", note="快报数为644亿元"), output("651", note="由644改为651"), []),
        (output("644", note="第1644号"), output("651", note="第1644号"), []),
        (output("5", note="含5.5%"), output("6", note="含5.5%"), []),
    ],
)
def test_what_goes_with_a_value_must_go_with_it(
    old: Indicator, new: Indicator, expected: list[tuple[str, str]]
) -> None:
    assert told(between(old, new)) == expected


def test_a_growth_that_stayed_is_told_with_the_one_that_it_works_out_at() -> None:
    found = between(output("110", "10", "100"), output("120", "10", "100")).findings
    assert dict(found[0].arguments) == {
        "growth": "10%", "expected": "20%", "name": "产值", "period": "2024", "old": "110亿元", "new": "120亿元"
    }  # fmt: skip


def test_a_rank_and_a_bound_that_stayed_are_to_be_looked_at() -> None:
    old, new = (indicator("a", value, "亿元", rank="1", bound=Bound.OVER) for value in ("235", "240"))
    assert told(between(old, new)) == [("V753", "指标!L2"), ("V754", "指标!F2")]
    assert told(between(old, replace(old))) == []


def test_a_previous_value_is_not_left_behind_when_the_year_before_is_revised() -> None:
    def years(value: str, previous: str) -> Indicator:
        this = output("700", previous=previous)
        return replace(this, observations=(*this.observations, *output(value, year=2023).observations))

    assert told(between(years("644", "644"), years("640", "644"))) == [("V752", "指标!I2")]
    assert told(between(years("644", "644"), years("640", "640"))) == []


def test_a_row_moved_on_by_a_year_takes_its_previous_value_and_growth_along() -> None:
    old = output("644", "13.5", previous="567")
    assert told(between(old, output("700", "8.7", previous="644", year=2025))) == []
    assert told(between(old, output("700", "8.7", previous="567", year=2025))) == [("V752", "指标!I2")]
    assert told(between(old, output("700", "13.5", previous="644", year=2025))) == [("V750", "指标!J2")]


def test_words_of_other_sheets_that_quote_the_old_value_are_found() -> None:
    def with_lead(value: str, words: str) -> Side:
        data = dataset(output(value))
        lead = Label(words, label("", "D2").origin)
        return Side("w.xlsx", None, replace(data, pillars=(replace(data.pillars[0], lead=lead),)))

    lead = "产值达644亿元，再创新高。"
    assert told(differing(with_lead("644", lead), with_lead("651", lead))) == [("V755", "指标!D2")]
    assert told(differing(with_lead("644", lead), with_lead("651", "产值达651亿元。"))) == []
    assert told(differing(with_lead("644", "共644家。"), with_lead("651", "共644家。"))) == []


# --- what is printed --------------------------------------------------------------------------------------------


def test_sentences_are_told_before_and_after_with_their_page_and_heading() -> None:
    found = differing(side(dataset(output("644", "13.5"))), side(dataset(output("651.2", "13.5"))))
    assert [(each.old and each.old.words, each.new and each.new.words) for each in found.lines] == [
        ("产值644亿元。", "产值651.2亿元。")
    ]
    assert (found.lines[0].line.section, found.lines[0].page, found.pages) == ("摘要", "1", ("1",))
    assert [(each.old, each.new) for each in found.figures] == [("644亿元", "651.2亿元")]


def test_a_sentence_that_came_or_went_has_one_side_only() -> None:
    one, other = side(dataset(output("644", "13.5"))), side(dataset(output("644")))
    assert [(each.old is None, each.new is None) for each in differing(one, other).lines] == [(False, True)]
    assert [(each.old is None, each.new is None) for each in differing(other, one).lines] == [(True, False)]


def test_a_sentence_that_moved_is_no_change() -> None:
    data = dataset(output("644"))
    moved = side(data, "# 摘要\n\n# 正文\n\n产值{{ 产值 }}。\n")
    found = differing(side(data), moved)
    assert found.is_empty
    assert found.differs_untold


def test_changed_words_without_figures_are_not_said_to_be_the_same() -> None:
    data = dataset(output("644"))
    found = differing(side(data, SOURCE + "\n甲。\n"), side(data, SOURCE + "\n乙。\n"))
    assert "没有数的话" in difference_text(found, "zh")


def test_each_sentence_is_paired_with_the_one_of_its_own_figures() -> None:
    source = "# 摘要\n\n甲数{{ 甲 }}。乙数{{ 乙 }}。\n"
    old = side(dataset(indicator("甲", "11"), indicator("乙", "22", row=3)), source)
    new = side(dataset(indicator("甲", "22", row=2), indicator("乙", "11", row=3)), source)
    words = [(each.old and each.old.words, each.new and each.new.words) for each in differing(old, new).lines]
    assert words == [("甲数11个。", "甲数22个。"), ("乙数22个。", "乙数11个。")]


def test_the_row_of_next_year_stands_against_that_of_this_year() -> None:
    source = "# 正文\n\n{{ table('p') }}\n"
    rows = [(output("644", code="a"), output("100", code="b")), (output("700", year=2025, code="a"),)]
    old, new = (side(replace(dataset(*each), period=each[0].observations[0].period), source) for each in rows)
    found = [(each.old and each.old.words, each.new and each.new.words) for each in differing(old, new).lines]
    assert found == [("产值｜亿元｜644", "产值｜亿元｜700"), ("产值｜亿元｜100", None)]


def test_a_changed_table_is_called_by_its_caption() -> None:
    source = "# 正文\n\n{{ table('p') }}\n"
    found = differing(side(dataset(output("644")), source), side(dataset(output("651")), source))
    assert [(each.title, each.pages) for each in found.touched] == [("表1 科技创新主要指标", ("1",))]


# --- claims -----------------------------------------------------------------------------------------------------

WITH_OTHER_WORDS = "产值{% claim 产值 is over(200) %}{{ 产值 }}，超200亿元{% otherwise %}只有{{ 产值 }}{% endclaim %}。"
WITHOUT = "产值{{ 产值 }}，{% claim 产值 is over(200) %}超过200亿元{% endclaim %}。"


def turned(old: Side, new: Side) -> list[tuple[Turn, str, str, str, str]]:
    """(turn, verdict before, verdict now, sentence before, what stands there now) of each claim that flipped."""
    return [(each.turn, each.was, each.now, each.old, each.new) for each in differing(old, new).claims]


@pytest.fixture
def high() -> Dataset:
    return dataset(output("235"))


@pytest.fixture
def low() -> Dataset:
    return dataset(output("190"))


def test_a_claim_that_holds_no_more_is_told_with_what_is_said_instead(high: Dataset, low: Dataset) -> None:
    before, after = "产值235亿元，超200亿元。", "产值只有190亿元。"
    old, new = side(high, WITH_OTHER_WORDS), side(low, WITH_OTHER_WORDS)
    assert turned(old, new) == [(Turn.REWORDED, "holds", "fails", before, after)]
    assert turned(new, old) == [(Turn.COME, "", "holds", after, before)]
    assert differing(old, new).claims[0].working == "190 ≤ 200"


def test_a_claim_that_is_still_written_and_fails_is_refused(high: Dataset, low: Dataset) -> None:
    new = replace(side(low, WITHOUT), refused=True)
    assert [turn for turn, *_ in turned(side(high, WITHOUT), new)] == [Turn.REFUSED]


def test_a_claim_that_is_no_longer_written_is_gone(high: Dataset) -> None:
    source = WITH_OTHER_WORDS.replace("产值{%", "{{ 产值 }}。{%", 1)
    found = turned(side(high, source), side(high, "# 摘要\n"))
    assert [(turn, now) for turn, _, now, *_ in found] == [(Turn.GONE, "holds")]


def test_a_claim_that_holds_of_other_numbers_has_not_flipped(high: Dataset) -> None:
    assert turned(side(high, WITH_OTHER_WORDS), side(dataset(output("300")), WITH_OTHER_WORDS)) == []


def test_a_claim_of_a_packet_is_proved_by_a_workbook_without_a_template(high: Dataset, low: Dataset) -> None:
    printed = replace(side(high, WITH_OTHER_WORDS), dataset=None)
    bare = Side("w.xlsx", None, low)
    assert [(turn, now) for turn, _, now, *_ in turned(printed, bare)] == [(Turn.REFUSED, "fails")]
    assert turned(printed, Side("w.xlsx", None, high)) == []


def test_decimals_of_the_expected_growth_are_those_of_the_cell() -> None:
    found = between(output("110", "10.0", "100"), output("120", "10.0", "100")).findings
    assert Decimal(dict(found[0].arguments)["expected"].rstrip("%")).as_tuple().exponent == -1
