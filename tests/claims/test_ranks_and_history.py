"""Places among peers, and what looks back over the years: each true, false, at its edge and missing."""

from decimal import Decimal

import pytest

from briefgen.claims import Subject, prove
from briefgen.indicators import Direction
from tests.claims.scene import alone, indicator, observation, peers, proved, said, series, subject, verdict

CENTRAL = "中心城区"


@pytest.mark.parametrize(
    ("rank", "phrase", "language", "expected"),
    [
        ("第一", "第一", "zh-CN", "stated"),
        ("1", "居中心城区第一", "zh-CN", "stated"),
        ("第一", "中心城区首位", "zh-CN", "stated"),
        ("第二", "居中心城区第二位", "zh-CN", "stated"),
        ("第二", "第一", "zh-CN", "fails"),
        ("第一", "领跑中心城区", "zh-CN", "stated"),
        ("第一", "居全市第一", "zh-CN", "unprovable"),
        ("", "第一", "zh-CN", "unprovable"),
        ("前列", "第一", "zh-CN", "unprovable"),
        ("前三", "第五", "zh-CN", "fails"),
        ("前列", "中心城区前列", "zh-CN", "stated"),
        ("前列", "走在前列", "zh-CN", "stated"),
        ("前三", "位列前三", "zh-CN", "stated"),
        ("前三", "前五", "zh-CN", "holds"),
        ("前五", "前三", "zh-CN", "unprovable"),
        ("第二", "前三", "zh-CN", "holds"),
        ("第四", "前三", "zh-CN", "fails"),
        ("第二", "前列", "zh-CN", "unprovable"),
        ("", "前列", "zh-CN", "unprovable"),
        ("第一", "ranked first", "en", "stated"),
        ("第二", "ranked first", "en", "fails"),
        ("前列", "among the top", "en", "stated"),
        ("第三", "among the top three", "en", "holds"),
    ],
)
def test_a_rank_that_the_workbook_states(rank: str, phrase: str, language: str, expected: str) -> None:
    assert said(alone(rank=rank, peers=CENTRAL), phrase, language) == expected


@pytest.mark.parametrize(
    ("own", "others", "rank", "expected"),
    [
        ("100亿元", ("90亿元", "80亿元"), 1, "holds"),
        ("100亿元", ("90亿元", "80亿元"), 2, "fails"),
        ("90亿元", ("100亿元", "80亿元"), 2, "holds"),
        ("100亿元", ("100亿元", "80亿元"), 1, "holds"),  # ties share a rank
        ("90亿元", ("100亿元", "90亿元", "80亿元"), 2, "holds"),  # 1, 2, 2, 4
        ("80亿元", ("100亿元", "90亿元", "90亿元"), 4, "holds"),
        ("80亿元", ("100亿元", "90亿元", "90亿元"), 3, "fails"),
        ("100亿元", ("900000万元", "80亿元"), 1, "holds"),
        ("超100亿元", ("90亿元",), 1, "holds"),
        ("超100亿元", ("110亿元",), 1, "unprovable"),
        ("100亿元", ("", "80亿元"), 1, "unprovable"),
        ("100亿元", ("未报", "120亿元"), 1, "fails"),
    ],
)
def test_a_rank_is_computed_among_the_rows_of_peers(
    own: str, others: tuple[str, ...], rank: int, expected: str
) -> None:
    assert verdict(peers(own, *others), "rank", rank) == expected


def test_less_may_be_better() -> None:
    assert verdict(peers("80", "90", "100", direction=Direction.DOWN), "rank", 1) == "holds"
    assert verdict(peers("80", "90", "100", direction=Direction.NEUTRAL), "rank", 3) == "holds"


def test_a_computed_rank_that_disagrees_with_its_cell_names_both() -> None:
    about = peers("90亿元", "100亿元", rank="第一")
    found = proved(about, "rank", 1)
    assert (found.verdict.value, found.reason) == ("fails", "C310")
    assert (dict(found.details)["place"], dict(found.details)["value_cell"]) == ("指标!L2", "指标!F2")
    assert {str(each) for each in found.operands} >= {"甲@2024.value", "甲@2024.rank", "区0/甲@2024.value"}
    assert (verdict(about, "rank", 2), verdict(about, "front", 3), verdict(about, "held")) == ("unprovable",) * 3
    assert verdict(peers("100亿元", "90亿元", rank="第一"), "rank", 1) == "holds"
    assert verdict(peers("超90亿元", "100亿元", rank="第一"), "rank", 1) == "stated"


def test_the_area_that_holds_the_others_is_no_peer() -> None:
    rows = [observation(value="100亿元"), observation(row=3, value="900亿元", area="武汉市")]
    about = subject(indicator("甲", *rows, observation(row=4, value="9000亿元", area="全省")), parent_area="武汉市")
    assert proved(about, "rank", 1).reason == "C309"


def test_peers_that_are_counted_and_not_listed_may_be_better() -> None:
    assert verdict(peers("100亿元", "90亿元", peer_count=2), "rank", 1) == "holds"
    assert verdict(peers("100亿元", "90亿元", peer_count=3), "rank", 1) == "unprovable"
    assert verdict(peers("100亿元", "90亿元", peer_count=3), "rank", 4) == "fails"


def test_the_margin_of_a_rank_is_the_way_to_the_next_peer() -> None:
    assert proved(peers("100亿元", "99亿元", "80亿元"), "rank", 1).margin == Decimal("0.01")


@pytest.mark.parametrize(
    ("rank", "count", "expected"), [(5, 13, "holds"), (6, 13, "fails"), (3, 9, "holds"), (4, 9, "fails")]
)
def test_the_front_is_the_first_third(rank: int, count: int, expected: str) -> None:
    assert verdict(alone(rank=str(rank), peer_count=count), "front") == expected


def test_the_front_of_listed_peers() -> None:
    assert verdict(peers("100", "90", "80", "70", "60", "50"), "front") == "holds"
    assert verdict(peers("80", "100", "90", "70", "60", "50"), "front") == "fails"
    assert proved(alone(rank="2"), "front").reason == "C312"


@pytest.mark.parametrize(
    ("now", "then", "phrase", "expected"),
    [
        ("第一", "第一", "稳居第一", "stated"),
        ("第一", "第二", "稳居第一", "fails"),
        ("第一", "", "稳居第一", "unprovable"),
        ("第二", "第一", "稳居第一", "fails"),
        ("第一", "第一", "蝉联", "stated"),
        ("第三", "第五", "较上年提升2位", "holds"),
        ("第三", "第四", "较上年提升2位", "fails"),
        ("第五", "第三", "较上年后退2位", "holds"),
        ("第三", "", "较上年提升2位", "unprovable"),
    ],
)
def test_a_rank_held_or_changed(now: str, then: str, phrase: str, expected: str) -> None:
    assert said(alone(rank=now, previous_rank=then), phrase) == expected
    assert said(series(now, then, part="rank"), phrase) == expected


def test_a_rank_is_held_by_arithmetic_only_where_both_are_computed() -> None:
    rows = [observation(value="100亿元"), observation(row=3, value="90亿元", area="乙区")]
    before = [observation("2023", 4, value="80亿元"), observation("2023", 5, value="70亿元", area="乙区")]
    assert verdict(subject(indicator("甲", *rows, *before)), "held") == "holds"
    assert verdict(subject(indicator("甲", *rows, *before)), "held", 1) == "holds"
    assert verdict(subject(indicator("甲", *rows, observation("2023", 4, rank="1"))), "held") == "stated"
    assert verdict(subject(indicator("甲", observation(rank="1"), *before)), "held") == "stated"
    assert verdict(subject(indicator("甲", observation(rank="1"), *before[:1])), "held") == "unprovable"


def test_a_rank_held_in_english() -> None:
    assert said(alone(rank="3", previous_rank="5"), "up two places", "en") == "holds"
    assert said(alone(rank="1", previous_rank="1"), "remained first", "en") == "stated"


# --- history ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "phrase", "language", "expected"),
    [
        (("1700亿元", "1600亿元", "1500亿元"), "创历史新高", "zh-CN", "holds"),
        (("1600亿元", "1600亿元", "1500亿元"), "创新高", "zh-CN", "fails"),
        (("1550亿元", "1500亿元", "1600亿元"), "创新高", "zh-CN", "fails"),
        (("超1700亿元", "1600亿元"), "创新高", "zh-CN", "holds"),
        (("超1500亿元", "1600亿元"), "创新高", "zh-CN", "unprovable"),
        (("1700亿元", ""), "创新高", "zh-CN", "unprovable"),
        (("1700亿元",), "创新高", "zh-CN", "unprovable"),
        (("", "1600亿元"), "创新高", "zh-CN", "unprovable"),
        (("1700亿元", "1600亿元"), "record high", "en", "holds"),
        (("1550亿元", "1500亿元", "1600亿元"), "the highest since 2023", "en", "holds"),
        (("1550亿元", "1500亿元", "1600亿元"), "the highest since 2022", "en", "fails"),
        (("1702亿元", "1650亿元", "1500亿元"), "首次突破1700亿元", "zh-CN", "holds"),
        (("1702亿元", "1650亿元", "1710亿元"), "首次突破1700亿元", "zh-CN", "fails"),
        (("1690亿元", "1650亿元"), "首次突破1700亿元", "zh-CN", "fails"),
        (("1702亿元",), "首次突破1700亿元", "zh-CN", "unprovable"),
        (("1702亿元", "超1650亿元"), "首次突破1700亿元", "zh-CN", "unprovable"),
        (("3家", "0家", "0家"), "零的突破", "zh-CN", "holds"),
        (("3家", "1家"), "零的突破", "zh-CN", "fails"),
        (("0家", "0家"), "零的突破", "zh-CN", "fails"),
        (("3家", "0家"), "首次", "zh-CN", "holds"),
        (("3家",), "零的突破", "zh-CN", "unprovable"),
        (("3家", "0家"), "for the first time", "en", "holds"),
        (("1702亿元", "1702亿元", "1700亿元"), "连续三年超1690亿元", "zh-CN", "holds"),
        (("1702亿元", "1702亿元", "1700亿元"), "连续三年保持在1700亿元以上", "zh-CN", "unprovable"),
        (("1702亿元", "1702亿元", "1700亿元"), "连续两年保持在1700亿元以上", "zh-CN", "holds"),
    ],
)
def test_what_looks_back(values: tuple[str, ...], phrase: str, language: str, expected: str) -> None:
    assert said(series(*values), phrase, language) == expected


def test_the_cell_for_the_year_before_counts_as_an_earlier_period() -> None:
    assert verdict(alone("1700亿元", "1600亿元"), "record_high") == "holds"
    assert verdict(alone("1600亿元", "1700亿元"), "record_high") == "fails"
    assert proved(alone("1700亿元", "1600亿元"), "record_high").working.endswith("(2023)")
    assert verdict(alone("1702亿元", "1710亿元"), "first_time", "over", "1700亿元") == "fails"


def test_a_cell_and_a_row_for_the_year_before_both_count() -> None:
    def both(cell: str, row: str) -> Subject:
        return subject(indicator("甲", observation(value="1700亿元", previous=cell), observation("2023", 3, value=row)))

    assert verdict(both("1600亿元", "1600亿元"), "record_high") == "holds"
    assert verdict(both("1800亿元", "1600亿元"), "record_high") == "fails"
    assert verdict(both("1600亿元", "1800亿元"), "record_high") == "fails"


def test_the_record_says_how_far_back_it_goes() -> None:
    assert proved(series("1700", "1600", "1500", "1400"), "record_high").working.endswith("(2021–2023)")


def test_what_was_not_the_first_time_names_the_other() -> None:
    found = proved(series("1702亿元", "1650亿元", "1710亿元"), "first_time", "over", "1700亿元")
    assert (found.reason, dict(found.details)["period"]) == ("C328", "2022")


@pytest.mark.parametrize(
    ("changes", "phrase", "language", "expected"),
    [
        (("5%", "4%", "3%"), "连续三年实现增长", "zh-CN", "holds"),
        (("5%", "4%", "3%"), "rose for the third consecutive year", "en", "holds"),
        (("5%", "4%", "-3%"), "rose for the third consecutive year", "en", "fails"),
        (("5%", "4%", "3%"), "连续三年同比增长", "zh-CN", "holds"),
        (("5%", "4%", "-3%"), "连续3年同比增长", "zh-CN", "fails"),
        (("5%", "4%", "-3%"), "连续2年同比增长", "zh-CN", "holds"),
        (("5%", "4%"), "连续三年同比增长", "zh-CN", "unprovable"),
        (("5%", "", "3%"), "连续三年同比增长", "zh-CN", "unprovable"),
        (("12%", "11%", "10%"), "连续三年两位数增长", "zh-CN", "holds"),
        (("12%", "9%", "10%"), "连续三年两位数增长", "zh-CN", "fails"),
    ],
)
def test_a_streak(changes: tuple[str, ...], phrase: str, language: str, expected: str) -> None:
    assert said(series(*changes, part="change"), phrase, language) == expected


def test_a_streak_as_templates_call_it() -> None:
    about = series("5%", "4%", "3%", part="change")
    assert verdict(about, "streak", 3, "grew") == "holds"
    assert proved(about, "streak", 4, "grew").reason == "C314"
    assert proved(about, "streak", 3).reason == "C315"
    assert proved(about, "streak", 3, "甲").reason == "C315"
    assert proved(about, "streak", "grew").reason == "C315"


def test_a_streak_of_quarters() -> None:
    rows = [observation(f"2024Q{4 - n}", 2 + n, change=f"{9 - n}%") for n in range(3)]
    about: Subject = subject(indicator("甲", *rows))
    assert said(about, "连续三个季度同比增长") == "holds"
    assert said(about, "连续三年同比增长") == "unprovable"
    assert prove("streak", about, (3, "grew")).verdict.value == "unprovable"
