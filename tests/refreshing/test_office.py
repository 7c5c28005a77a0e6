"""A document that LibreOffice has saved again is refreshed as well: bookmarks that it moved, charts that it rewrote."""

from collections import Counter
from pathlib import Path

from briefgen.refreshing import ChartState, Reason
from briefgen.verifying import State
from tests.refreshing.scene import UPDATED, checked_again, opened, renewed, said


def test_every_figure_is_new_after_libreoffice_saved_the_packet(office: Path) -> None:
    made = renewed((office / "docx" / "plain.docx").read_bytes()).output
    words = said(opened(made.content).element)
    assert [each for each in UPDATED if each not in words] == []
    assert {each.reason for each in made.left} == {Reason.CLAIM}
    assert made.proposed == ()
    assert [each.state for each in made.charts] == [ChartState.UPDATED] * 3
    assert Counter(each.state for each in checked_again(made.content).places) == {State.SAME: 134, State.STALE: 4}
    assert renewed(made.content).output.content == made.content


def test_edits_stay_after_libreoffice_saved_them(office: Path) -> None:
    before = (office / "docx" / "edited.docx").read_bytes()
    made = renewed(before).output
    words = said(opened(made.content).element)
    assert "会前增补：请各单位对照任务清单抓好落实。" in words
    assert "超236亿元" in words
    reasons = Counter(each.reason for each in made.left)
    assert reasons[Reason.TYPED_OVER] >= 1
    assert reasons[Reason.TRACKED] + reasons[Reason.TYPED_OVER] >= 2
    assert [(each.standing.place.text, each.current) for each in made.proposed] == [
        ("121.9亿元", "123.4亿元"),
        ("增长4.8%", "增长5.2%"),
    ]
    assert renewed(made.content).output.content == made.content
