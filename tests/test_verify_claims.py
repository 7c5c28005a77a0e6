"""Every claim of a file that somebody has now is proved again against the workbook as it is now."""

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest

from briefgen.cli import main
from briefgen.indicators import Dataset, Waiver
from briefgen.quantities import Bound, Rules
from briefgen.readers import docx, pdf
from briefgen.readers.packet import ReadPacket
from briefgen.verifying import UNTRUE, ClaimState, Verification, VerifiedClaim, verified
from briefgen.workbook import read as read_workbook
from tests.readers.making import dataset as shipped_dataset
from tests.readers.making import edited, pdf_file, replaced, typed_over, word_file, word_of, workbook
from tests.samples import dataset, indicator, label

DOUBLED = "技术合同成交额超235亿元，较上年翻番。"

Told = list[tuple[str, str, str]]


def told(claims: tuple[VerifiedClaim, ...]) -> Told:
    """(words, what became of them, page) of each place of a claim that is not as it was."""
    unchanged = (ClaimState.HOLDS, ClaimState.STATED)
    return [
        (each.standing.place.text, each.state.value, each.standing.page)
        for each in claims
        if each.state not in unchanged
    ]


# --- the shipped packet ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("packet", [docx.read(word_file()), pdf.read(pdf_file())], ids=["docx", "pdf"])
def test_claims_of_the_packet_come_out_as_when_it_was_built(packet: ReadPacket) -> None:
    claims = verified(packet, shipped_dataset(), unchanged=True).claims
    assert len(claims) == 13
    assert [(each.state.value, each.verdict) for each in claims] == [
        (each.claim.verdict, each.claim.verdict) for each in claims
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"J11": "增长50%"}, [("翻番", "fails", "1"), ("翻番", "fails", "3")]),
        ({"J11": 120}, []),
        ({"J11": "翻两番"}, []),
        ({"J11": None}, [("翻番", "gone", "1"), ("翻番", "gone", "3")]),
        ({"J11": None, "I11": 100}, []),
        ({"J11": None, "I11": 200}, [("翻番", "unprovable", "1"), ("翻番", "unprovable", "3")]),
        ({"L21": 2}, [("中心城区第一", "fails", "3")]),
        ({"L21": None}, [("中心城区第一", "gone", "3")]),
        ({"B21": "workstations"}, [("中心城区第一", "gone", "3")]),
        ({"G2": None}, [("突破1700亿元", "gone", "1")]),
        ({"L27": 9, "O27": 15}, [("中心城区前列", "fails", "5")]),
        ({"L27": 5, "O27": 15}, []),
        ({"F25": 200}, [("其中新增10家", "fails", "1"), ("其中10家为本年新增", "fails", "5")]),
        ({"F19": 651.2}, []),
    ],
)
def test_a_changed_cell_turns_the_claims_that_rest_on_it_and_no_others(
    cells: dict[str, str | float | None], expected: Told
) -> None:
    assert told(verified(pdf.read(pdf_file()), shipped_dataset(**cells)).claims) == expected


def test_what_was_stated_and_is_computed_now_says_so_beside_what_it_was() -> None:
    claims = verified(pdf.read(pdf_file()), shipped_dataset(J11=120)).claims
    doubled = [(each.claim.verdict, each.verdict, each.working) for each in claims if each.claim.phrase == "翻番"]
    assert doubled == [("stated", "holds", "120 ≥ 100")] * 2


def test_honours_are_held_again_or_gone() -> None:
    data = shipped_dataset()
    first, *others = data.honours
    claims = [
        verified(docx.read(word_file()), replace(data, honours=honours)).claims[-1]
        for honours in ((replace(first, held=None), *others), tuple(others), (*others, first))
    ]
    assert [each.state.value for each in claims] == ["unprovable", "gone", "stated"]


def test_a_row_that_was_moved_or_renamed_keeps_its_claims() -> None:
    data = shipped_dataset(C11="合同额")
    pillars = tuple(replace(each, indicators=each.indicators[::-1]) for each in data.pillars)
    assert told(verified(docx.read(word_file()), replace(data, pillars=pillars)).claims) == []


def test_without_a_workbook_claims_are_not_judged() -> None:
    assert {each.state for each in verified(docx.read(word_file()), None).claims} == {ClaimState.UNTOLD}


# --- words changed by hand --------------------------------------------------------------------------------------

TRACKED = (
    '<w:del w:id="901" w:author="a"><w:r><w:delText>翻番</w:delText></w:r></w:del>'
    '<w:ins w:id="900" w:author="a"><w:r><w:t>有所增长</w:t></w:r></w:ins>'
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (typed_over("翻番", "翻两番", 1), [("翻番", "altered", "翻两番")]),
        (typed_over("翻番", "", 1), [("翻番", "removed", "")]),
        (lambda text: text.replace("其中新增", "新增", 1), [("其中新增10家", "altered", "新增10家")]),
        (lambda text: text.replace("其中新增", "其中仅新增", 1), [("其中新增10家", "altered", "其中仅新增10家")]),
        (typed_over("10家", "12家", 0), [("其中新增10家", "altered", "其中新增12家")]),
        (replaced("翻番", TRACKED, 1), [("翻番", "altered", "有所增长")]),
    ],
    ids=["other words", "no words", "a word less", "a word more", "its figure", "a tracked change"],
)
def test_words_that_somebody_changed_are_told_with_what_stands_there(
    change: Callable[[str], str], expected: list[tuple[str, str, str]]
) -> None:
    claims = verified(docx.read(edited(word_file(), change)), shipped_dataset()).claims
    changed = [each for each in claims if each.state in UNTRUE]
    assert [(each.standing.place.text, each.state.value, each.standing.text) for each in changed] == expected


def test_words_around_a_claim_that_were_changed_are_for_somebody_to_look_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.docx").write_bytes(edited(word_file(), lambda text: text.replace("总数居", "总数不居", 1)))
    (tmp_path / "w.xlsx").write_bytes(workbook())
    assert main(["verify", str(tmp_path / "a.docx"), "--workbook", str(tmp_path / "w.xlsx"), "--language", "zh"]) == 0
    told_ = capsys.readouterr().err
    assert told_.count("[V7") == 1
    assert "提醒  第 3 页“中心城区第一”前后的字被改过" in told_
    assert "原句：院士（专家）工作站总数居中心城区第一。  [V738]" in told_


# --- conditions, house rules, waivers -----------------------------------------------------------------------------

ROWS = (
    indicator("tech", "235", "亿元", name="技术合同额", bound=Bound.OVER, change="翻番", row=11),
    indicator("firms", "25", "家", name="企业数", row=12),
    indicator("top", "3", "家", name="头部企业", parent="firms", row=13),
    indicator("cars", "55", "亿元", name="汽车销售额", row=14),
)


def now(**values: str) -> Dataset:
    """The rows with other values; an empty one is taken out of the workbook."""
    rows = [
        indicator(each.code, values[each.code], each.unit.text if each.unit else "", row=20)
        if values.get(each.code)
        else each
        for each in ROWS
        if values.get(each.code) != ""
    ]
    return dataset(*rows)


def again(source: str, data: Dataset, house: Rules = Rules(), before: Dataset | None = None) -> Verification:  # noqa: B008  # a frozen value
    """What becomes of a packet of one template when its workbook says something else."""
    return verified(docx.read(word_of(source, before or dataset(*ROWS), house)), data)


@pytest.mark.parametrize(
    ("condition", "text", "values", "state"),
    [
        ("cars is over('50亿元')", "超50亿元", {"cars": "51"}, "holds"),
        ("cars is over('50亿元')", "超50亿元", {"cars": "50"}, "fails"),
        ("cars is over('500000万元')", "超500000万元", {"cars": "51"}, "holds"),
        ("not cars is over('60亿元')", "未超60亿元", {"cars": "59"}, "holds"),
        ("not cars is over('60亿元')", "未超60亿元", {"cars": "61"}, "fails"),
        ("not (cars is over('60亿元') or firms is over('30家'))", "不多", {"firms": "29"}, "holds"),
        ("not (cars is over('60亿元') or firms is over('30家'))", "不多", {"firms": "31"}, "fails"),
        ("cars is over('50亿元') and firms is over('20家')", "都不少", {"firms": "19"}, "fails"),
        ("cars is over('50亿元') and firms is over('20家')", "都不少", {"firms": "21"}, "holds"),
        ("cars is over('60亿元') or firms is over('20家')", "不少", {"cars": "61", "firms": "19"}, "fails"),
        ("[cars, firms] is over(20)", "都超20", {"firms": "19"}, "fails"),
        ("top is part_of(firms)", "其中头部{{ top }}", {"firms": "2"}, "fails"),
        ("top is part_of(firms)", "其中头部{{ top }}", {"firms": ""}, "gone"),
        ("top is part_of(firms)", "其中头部{{ top }}", {"top": ""}, "gone"),
        ("firms is total('头部企业', '企业数')", "合计", {}, "fails"),
        ("firms is parts(top, 3)", "分别", {"top": "4"}, "fails"),
    ],
)
def test_a_condition_is_proved_again_as_it_was_asked(
    condition: str, text: str, values: dict[str, str], state: str
) -> None:
    source = f"技术合同额{{{{ tech }}}}，{{% claim {condition} %}}{text}{{% endclaim %}}。"
    (claim,) = again(source, now(**values)).claims
    assert claim.state.value == state


def test_by_the_rules_of_the_house_that_made_it() -> None:
    source = "汽车销售额{{ cars | claim('近70亿元') }}。"
    loose = Rules(nearly=Decimal("0.7"))
    assert [each.state.value for each in again(source, dataset(*ROWS), loose).claims] == ["holds"]
    assert [each.state.value for each in again(source, now(cars="48"), loose).claims] == ["fails"]


def test_bounds_of_the_workbook_are_read_by_the_rules_of_the_house_that_made_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """近10 is at least 9.5 there, so that it is over 9; by the usual rule it might be 9."""
    strict = Rules(nearly=Decimal("0.95"))
    data = read_workbook(workbook(), "w.xlsx", strict).output
    source = "项目{% claim 武创院引育落地项目 is over('9个') %}超9个{% endclaim %}。"
    (tmp_path / "w.xlsx").write_bytes(workbook())
    (tmp_path / "a.docx").write_bytes(word_of(source, data, strict))
    words = ["verify", str(tmp_path / "a.docx"), "--workbook", str(tmp_path / "w.xlsx"), "--output-format", "json"]
    assert main(words) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert [each["state"] for each in file["claims"]] == ["holds"]


def test_a_waived_claim_stays_waived() -> None:
    waiver = Waiver(label("汽车销售额超60亿元。"), label("年报口径"), label("张三"))
    (claim,) = again(
        "汽车销售额{{ cars | claim('超60亿元') }}。", now(), before=replace(now(), waivers=(waiver,))
    ).claims
    assert (claim.state.value, claim.verdict) == ("waived", "fails")


def test_claims_within_claims_and_over_several_sentences_are_each_told() -> None:
    source = (
        "技术合同额{% claim tech is over('230亿元') %}超230亿元，"
        "{% claim tech is doubled %}翻番{% endclaim %}。企业数增势不减{% endclaim %}。"
    )
    claims = again(source, now(tech="220")).claims
    assert [(each.standing.place.text, each.state.value) for each in claims] == [
        ("超230亿元，翻番", "fails"),
        ("企业数增势不减", "fails"),
        ("翻番", "gone"),
    ]


def test_a_claim_in_a_table_or_a_footnote_is_found() -> None:
    table = "| 指标 | 说明 |\n|---|---|\n| 合同 | 较上年{{ tech | claim('翻番') }} |"
    source = table + "\n\n见注[^1]。\n\n[^1]: 已{{ cars | claim('超50亿元') }}。\n"
    claims = again(source, now()).claims
    assert [(each.standing.place.sentence, each.state.value) for each in claims] == [
        ("合同｜较上年翻番", "stated"),
        ("已超50亿元。", "holds"),
    ]


# --- the command --------------------------------------------------------------------------------------------------


@pytest.fixture
def mailed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of somebody else's: a file of the packet, a workbook, nothing else."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "简报.pdf").write_bytes(pdf_file())
    (tmp_path / "新.xlsx").write_bytes(workbook(J11="增长50%", L21=None))
    return tmp_path


@pytest.mark.usefixtures("mailed")
@pytest.mark.parametrize(
    ("language", "counts", "lines"),
    [
        (
            "zh",
            "论断 5 处成立，5 处载明，2 处不成立，1 处失去依据",
            [
                "第 1、3 页的“翻番”不成立了：技术合同成交额，50 < 100（指标!J11）。所在句：" + DOUBLED,
                "提示  重新运行 briefgen build，这句会改写或被拒绝；已经发出的请更正",
                "第 3 页的“中心城区第一”所依据的数，工作簿里已经没有了（院士（专家）工作站总数，原在 指标!L21）",
                "说明  院士（专家）工作站总数没有位次，也没有其他地区的数可排（指标!A21）  [C309]",
            ],
        ),
        (
            "en",
            "claims: 5 hold, 5 stated, 2 false, 1 without their figures",
            [
                "page 1, 3: “翻番” does not hold any more: 技术合同成交额, 50 < 100 (指标!J11). In: " + DOUBLED,
                "hint  run briefgen build again, which rewords or refuses it",
                "the workbook does not have what “中心城区第一” rests on any more",
                "note  院士（专家）工作站总数 has no rank",
            ],
        ),
    ],
)
def test_a_claim_that_no_longer_prints_is_a_finding_in_both_languages(
    capsys: pytest.CaptureFixture[str], language: str, counts: str, lines: list[str]
) -> None:
    assert main(["verify", "简报.pdf", "--workbook", "新.xlsx", "--language", language]) == 1
    told_ = capsys.readouterr()
    assert told_.out.rstrip().endswith(counts)
    for line in lines:
        assert line in told_.err


@pytest.mark.usefixtures("mailed")
def test_as_json_each_place_of_a_claim_says_what_it_was_and_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "简报.pdf", "--workbook", "新.xlsx", "--output-format", "json"]) == 1
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert {state: count for state, count in file["claim_counts"].items() if count} == {
        "holds": 5,
        "stated": 5,
        "fails": 2,
        "gone": 1,
    }
    assert len(file["claims"]) == 13
    assert file["claims"][1] == {
        "id": "翻番=doubled(technology_contracts@2024.change)",
        "phrase": "翻番",
        "name": "技术合同成交额",
        "test": "doubled",
        "cells": ["指标!J11"],
        "page": "1",
        "section": "摘要",
        "sentence": DOUBLED,
        "printed": "翻番",
        "stands": "翻番",
        "was": "stated",
        "is": "fails",
        "state": "fails",
        "working": "50 < 100",
    }


def test_in_a_marked_copy_words_that_are_not_true_any_more_are_marked_too(mailed: Path) -> None:
    assert main(["verify", "简报.pdf", "--workbook", "新.xlsx", "--mark", "已标.pdf"]) == 1
    with pikepdf.open(mailed / "已标.pdf") as marked:
        told_ = [
            (page.label, str(each.Contents))
            for page in marked.pages
            for each in page.get("/Annots", [])
            if each.Subtype == pikepdf.Name.Highlight
        ]
    assert ("3", "技术合同成交额 指标!J11: 翻番? 50 < 100") in told_
    assert ("3", "院士（专家）工作站总数 指标!L21: 中心城区第一?") in told_
