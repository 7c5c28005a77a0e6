"""A claim that is about to flip, and one that says less than it could, are noted when asked for; others are not."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.diagnostics import Severity
from briefgen.indicators import Waiver
from briefgen.origins import Place
from briefgen.quantities import HOUSE_RULES, Bound, Rules
from briefgen.scanning import close_claims
from tests.samples import composed, dataset, indicator, label


def noted(
    source: str,
    value: str,
    bound: Bound = Bound.EXACT,
    unit: str = "亿元",
    rules: Rules = HOUSE_RULES,
    waived: str = "甲超9000亿元。",
) -> list[str]:
    """Code and what is told of each note on a template about one figure `a`; `b` is a count of 25."""
    rows = (indicator("a", value, unit, bound=bound), indicator("b", "25", "家", row=3))
    waiver = Waiver(label(waived), label("年报口径"), label("张三"))
    data = replace(dataset(*rows), waivers=(waiver,))
    document, _ = composed(source, data)
    found = close_claims(document, data, rules)
    assert all(each.severity is Severity.NOTE and isinstance(each.where, Place) for each in found)
    return [f"{each.code} {dict(each.arguments).get('better') or dict(each.arguments)['margin']}" for each in found]


@pytest.mark.parametrize(
    ("words", "value", "bound", "found"),
    [
        ("超3600亿元", "4100", Bound.EXACT, ["C369 4000亿元"]),
        ("超3600亿元", "3700", Bound.EXACT, []),
        ("超3600亿元", "3700", Bound.OVER, ["C369 3700亿元"]),
        ("超3600亿元", "3650", Bound.EXACT, []),
        ("超230亿元", "235", Bound.OVER, []),
        ("超9000亿元", "4100", Bound.EXACT, []),
    ],
)
def test_a_claim_that_could_say_more_is_noted(words: str, value: str, bound: Bound, found: list[str]) -> None:
    assert noted(f"甲{{{{ a | claim('{words}') }}}}。", value, bound) == found


def test_a_claim_in_another_unit_is_converted() -> None:
    assert noted("甲{{ a | claim('超3600万元') }}。", "0.41") == ["C369 4000万元"]


@pytest.mark.parametrize(
    ("source", "value", "found"),
    [
        ("甲{{ a | claim('超600亿元') }}。", "602", ["C368 0.3322%"]),
        ("甲{{ a | claim('超600亿元') }}。", "606.1", []),
        ("{% claim a is at_most('600亿元') %}甲不超过600亿元{% endclaim %}。", "598", ["C368 0.3344%"]),
        ("{% claim a is not over('600亿元') %}甲未超600亿元{% endclaim %}。", "598", ["C368 0.3344%"]),
        ("{% claim a is not over('600亿元') %}甲未超600亿元{% endclaim %}。", "500", []),
        (
            "{% claim a is over('600亿元') and b is over('20家') %}甲超600亿元，乙超20家{% endclaim %}。",
            "601",
            ["C368 0.1664%"],
        ),
    ],
)
def test_a_claim_that_a_small_move_would_flip_is_noted(source: str, value: str, found: list[str]) -> None:
    assert noted(source, value) == found


def test_a_claim_that_somebody_answers_for_is_not_noted() -> None:
    both = "{% claim a is over('9000亿元') and b is over('24.9家') %}甲超9000亿元，乙超24.9家{% endclaim %}。"
    assert noted(both, "4100", waived="甲超9000亿元，乙超24.9家。") == []
    assert noted(both, "9500", waived="甲超9000亿元，乙超24.9家。") == ["C368 0.4%"]


def test_how_small_a_move_is_told_is_a_rule_of_the_house() -> None:
    source = "甲{{ a | claim('超600亿元') }}。"
    assert noted(source, "610", rules=Rules(near_miss=Decimal("0.02"))) == ["C368 1.639%"]
    assert noted(source, "602", rules=Rules(near_miss=Decimal("0.001"))) == []


# --- the command --------------------------------------------------------------------------------------------------

CLOSE = (
    "高新技术产业产值{{ 高新技术产业产值 | claim('超640亿元') }}，企业{{ 入库科技型中小企业 | claim('超600家') }}。\n"
)


@pytest.fixture
def close(packet: Path) -> Path:
    """A packet with a claim that holds by little and one that says less than it could."""
    (packet / "templates/jiangan/packet.md").write_text(CLOSE, encoding="utf-8")
    return packet


@pytest.mark.usefixtures("close")
@pytest.mark.parametrize("command", [["check"], ["build", "--to", "text"], ["check", "--strict"]])
def test_notes_are_shown_when_asked_for_and_never_change_the_exit_status(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 0
    assert "C36" not in capsys.readouterr().err
    assert main([*command, "--margins"]) == 0
    told = capsys.readouterr().err
    assert "packet.md:1:30  说明  “超640亿元”成立，但余地只有 0.6211%（指标!F19）  [C368]" in told
    assert "说明  “超600家”成立，但说得偏低：实际是 891家（指标!F15）  [C369]" in told
    assert "提示  可以写“超800家”" in told


@pytest.mark.usefixtures("close")
def test_notes_come_as_json_and_as_notices_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--margins", "--output-format", "json"]) == 0
    told = [each for each in json.loads(capsys.readouterr().out)["diagnostics"] if each["severity"] == "note"]
    assert [(each["code"], each["en"]["hint"]) for each in told] == [
        ("C368", "a small change of the figure would make it untrue: check it again before it is printed"),
        ("C369", "“over 800家” is true as well"),
    ]
    assert main(["check", "--margins", "--output-format", "github", "--language", "en"]) == 0
    assert (
        "::notice file=packet.md,line=1,col=30::“超640亿元” holds by a margin of 0.6211%25 only"
        in capsys.readouterr().out
    )


def test_the_settings_say_how_small_a_move_is_told(close: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (close / "briefgen.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[thresholds]\nnear_miss = 0.005\n")
    assert main(["check", "--margins"]) == 0
    assert "C368" not in capsys.readouterr().err
