"""Nothing is stale, lost or untrue in the packets of many areas, whatever a workbook says of them."""

import json
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.pipeline.packets import Outcome, Wanted, build_areas
from briefgen.settings import Settings
from tests.areas.scene import COVER, PACKET, figures, folder, three, words, workbook

TEXT = Settings(areas=("all",), to=("text",))


@pytest.fixture
def packet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return folder(tmp_path, workbook(three(), quotes=()))


def built(place: Path) -> dict[str, Outcome]:
    return {each.area: each for each in build_areas(place, TEXT, Wanted()).outcomes}


def codes(outcomes: dict[str, Outcome]) -> dict[str, list[str]]:
    return {area: [found.code for found in each.diagnostics] for area, each in outcomes.items() if each.diagnostics}


def test_areas_whose_folders_would_have_one_name_are_refused_by_name(packet: Path) -> None:
    rows = (
        *figures("甲/区", gdp=100),
        *figures("甲:区", gdp=101),
        *figures("乙区", gdp=5),
        *figures("x" * 90 + "1", gdp=1),
    )
    (packet / "w.xlsx").write_bytes(workbook((*rows, *figures("x" * 90 + "2", gdp=2)), quotes=()))
    made = built(packet)
    assert codes(made) == {area: ["W287"] for area in ("甲/区", "甲:区", "x" * 90 + "1", "x" * 90 + "2")}
    assert [path.name for path in (packet / "out").iterdir()] == ["乙区"]
    assert built(packet)["乙区"].stands


def test_a_row_of_no_area_is_an_error_and_no_peer(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (packet / "w.xlsx").write_bytes(workbook((*three(), *figures("", gdp=9999)), quotes=()))
    assert main(["build", "--area", "all"]) == 1
    assert "指标!A8  错误  “地区生产总值”的这一行没有写地区" in capsys.readouterr().err
    (packet / "w.xlsx").write_bytes(workbook((*three(), *figures("", gdp=9999)), {**COVER, "地区": "丁区"}, quotes=()))
    assert main(["build", "--area", "all"]) == 0


def test_a_template_that_lists_the_areas_follows_them(packet: Path) -> None:
    (packet / "templates/own/packet.md").write_text(
        "# 地区 {.section}\n\n{% for each in areas %}{{ each }}、{% endfor %}\n", encoding="utf-8"
    )
    built(packet)
    (packet / "w.xlsx").write_bytes(workbook((*three(), *figures("丁区", gdp=1)), quotes=()))
    assert "甲区、乙区、丙区、丁区" in built(packet)["丙区"].outputs[0].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("main", "gdp", "地区生产总值", "亿元", "2024年", "乙区", 999, None, None, None), "W164"),
        (("main", "gdp", "地区生产总值", "亿元", "某年", "乙区", 9, None, None, None), "W147"),
        (("x", "gdp", "地区生产总值", "亿元", "2022年", "乙区", 9, None, None, None), "W162"),
    ],
)
def test_a_mistake_in_its_rows_is_told_of_a_packet_that_would_stand(
    packet: Path, row: tuple[object, ...], code: str
) -> None:
    built(packet)
    (packet / "w.xlsx").write_bytes(workbook((*three(), row), quotes=()))
    for _ in range(2):
        made = built(packet)
        assert code in codes(made)["乙区"]
        assert made["乙区"].failed
        assert not made["甲区"].failed


def test_what_was_noticed_of_a_packet_is_told_again_while_it_stands(packet: Path) -> None:
    (packet / "w.xlsx").write_bytes(workbook(three(), {**COVER, "地区": "甲区"}, quotes=()))
    (packet / "templates/own/packet.md").write_text(PACKET.replace("{{ area }}", "甲区"), encoding="utf-8")
    first = codes(built(packet))
    assert first["乙区"] == ["W281"]
    again = built(packet)
    assert again["乙区"].stands
    assert again["乙区"].diagnostics == built(packet)["乙区"].diagnostics
    assert codes(again) == first


def test_an_area_that_has_a_new_name_is_cited_by_it(packet: Path, tmp_path: Path) -> None:
    built(packet)
    renamed = workbook([(*row[:5], "乙新区" if row[5] == "乙区" else row[5], *row[6:]) for row in three()], quotes=())
    (packet / "w.xlsx").write_bytes(renamed)
    afresh = built(folder(tmp_path / "afresh", renamed))
    assert {area: each.edition for area, each in built(packet).items()} == {
        area: each.edition for area, each in afresh.items()
    }


def test_the_packet_of_an_area_that_is_gone_is_named(packet: Path) -> None:
    built(packet)
    (packet / "w.xlsx").write_bytes(workbook(three()[:4], quotes=()))
    found = build_areas(packet, TEXT, Wanted()).diagnostics
    assert [(each.code, str(each.where)) for each in found] == [("O526", "out/丙区")]
    assert (packet / "out/丙区/丙区2024年简报.txt").exists()


SOURCE = """[[source]]
workbook = "来源/*.csv"
layout = "areas across"
period = "2022年"
pillar = "main"
[source.indicators]
"地区生产总值" = "gdp"
"""
EARLIER = "指标,单位,甲区,乙区,丙区\n地区生产总值,亿元,90,91,92\n"


def test_a_source_that_is_called_otherwise_is_cited_by_its_new_name(packet: Path) -> None:
    with (packet / "briefgen.toml").open("a", encoding="utf-8") as file:
        file.write(SOURCE)
    (packet / "来源").mkdir()
    (packet / "来源/旧.csv").write_text(EARLIER, encoding="utf-8")
    words_ = '# 往年 {.section}\n\n{{ figure("gdp", period="2022年") }}。\n\n{{ annex() }}\n'
    (packet / "templates/own/packet.md").write_text(words_, encoding="utf-8")
    first = built(packet)
    assert not codes(first)
    assert "旧.csv" in first["乙区"].outputs[0].read_text(encoding="utf-8")
    (packet / "来源/旧.csv").rename(packet / "来源/新.csv")
    again = built(packet)["乙区"].outputs[0].read_text(encoding="utf-8")
    assert "新.csv" in again
    assert "旧.csv" not in again


# --- files that are asked about -----------------------------------------------------------------------------------


@pytest.fixture(params=[None, "甲区"], ids=["no area on the cover", "an area on the cover"])
def mailed(packet: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with the packets of all areas; rows of the area of the cover leave its name out."""
    (packet / "w.xlsx").write_bytes(_content(request.param))
    assert main(["build", "--area", "all"]) == 0
    capsys.readouterr()
    return packet


def _content(base: str | None, **gdp: object) -> bytes:
    values = {"甲区": 100, "乙区": 200, "丙区": 300, **gdp}
    rows = [row for area, value in values.items() for row in figures("" if area == base else area, gdp=value, firms=10)]
    return workbook(rows, {**COVER, "地区": base} if base else COVER, quotes=())


def _base(packet: Path) -> str | None:
    import openpyxl

    book = openpyxl.load_workbook(packet / "w.xlsx")
    return next((str(row[1].value) for row in book["封面"] if row[0].value == "地区"), None)


def test_refresh_knows_the_area_of_a_packet(mailed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = "out/丙区/丙区2024年简报.docx"
    assert main(["refresh", file]) == 0
    (mailed / "w.xlsx").write_bytes(_content(_base(mailed), 乙区=210))
    assert main(["refresh", "out/乙区/乙区2024年简报.docx"]) == 0
    assert "乙区地区生产总值210亿元。" in words(next((mailed / "out/乙区").glob("*已更新*.docx")))
    capsys.readouterr()


def test_refresh_marks_a_claim_that_figures_of_others_made_untrue(
    mailed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (mailed / "w.xlsx").write_bytes(_content(_base(mailed), 甲区=333))
    assert main(["refresh", "out/丙区/丙区2024年简报.docx", "--output-format", "json"]) == 1
    assert "居第一" in capsys.readouterr().out


def test_diff_compares_a_packet_with_that_of_its_own_area(mailed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "out/乙区/record.json"]) == 0
    (mailed / "w.xlsx").write_bytes(_content(_base(mailed), 乙区=210))
    capsys.readouterr()
    assert main(["diff", "out/乙区/乙区2024年简报.docx", "--output-format", "json"]) == 1
    (cell,) = json.loads(capsys.readouterr().out)["cells"]
    assert (cell["old"]["value"], cell["new"]["value"]) == ("200", "210")


def test_packets_of_several_areas_are_verified_together(mailed: Path) -> None:
    found = sorted(str(path.relative_to(mailed)) for path in mailed.glob("out/*/*.[dp][od][cf]*"))
    assert len(found) == 6
    assert main(["verify", *found]) == 0


def test_print_plans_the_packet_of_every_area(mailed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["print", "--area", "甲区,丙区"])
    told = capsys.readouterr()
    assert "甲区2024年简报" in told.out
    assert "丙区2024年简报" in told.out
    assert mailed.is_dir()
