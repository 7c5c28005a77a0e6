"""A workbook of many areas gives each of them a packet of its own."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.areas import gathered, packet_areas, seen_from
from briefgen.claims.ranks import place_among_peers
from briefgen.cli import main
from briefgen.indicators import Dataset, Direction
from briefgen.workbook import read
from tests.areas.scene import COVER, figures, files, folder, three, words, workbook
from tests.claims.scene import dataset, indicator, observation


@pytest.fixture
def packet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return folder(tmp_path, workbook(three()))


def seen(whole: Dataset, area: str) -> Dataset:
    return seen_from(whole, area).output


def test_each_packet_prints_its_own_figures_name_and_quotes(packet: Path) -> None:
    assert main(["build", "--area", "all"]) == 0
    told = {area: words(packet / f"out/{area}/{area}2024年简报.docx") for area in ("甲区", "乙区", "丙区")}
    assert "甲区地区生产总值100亿元。" in told["甲区"]
    assert "丙区地区生产总值300亿元，居第一。" in told["丙区"]
    assert "张三说，甲区变化很大。" in told["甲区"]
    assert "张三" not in told["乙区"] + told["丙区"]
    assert "乙区向前。" in told["乙区"]
    assert not any(f"{area}向前" in told["甲区"] for area in ("乙区", "丙区"))


def test_a_figure_has_one_identifier_in_every_area(packet: Path) -> None:
    main(["build", "--area", "甲区,乙区"])
    records = [
        json.loads((packet / f"out/{area}/record.json").read_text(encoding="utf-8")) for area in ("甲区", "乙区")
    ]
    assert [each["area"] for each in records] == ["甲区", "乙区"]
    first, second = ([figure["id"] for figure in each["figures"]] for each in records)
    assert first == second
    cells = [{origin["cell"] for figure in each["figures"] for origin in figure["origin"]} for each in records]
    assert not (cells[0] & cells[1]) - {"B2", "D2", "D3"}


def test_a_packet_of_an_area_is_verified_against_the_rows_of_that_area(packet: Path) -> None:
    main(["build", "--area", "all"])
    file = "out/乙区/乙区2024年简报.docx"
    assert main(["verify", file]) == 0
    (packet / "w.xlsx").write_bytes(workbook(three({"甲区": 150})))
    assert main(["verify", file]) == 0
    (packet / "w.xlsx").write_bytes(workbook(three({"乙区": 250})))
    assert main(["verify", file]) == 1


def test_an_area_that_no_row_has_is_told_with_the_nearest(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--area", "申区"]) == 2
    told = capsys.readouterr().err
    assert "没有“申区”这个地区" in told
    assert "甲区" in told
    assert not (packet / "out").exists()


def test_without_an_area_on_the_cover_one_has_to_be_named(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 2
    assert "有 3 个地区" in capsys.readouterr().err
    assert not (packet / "out").exists()


def test_a_workbook_without_areas_has_no_packet_for_each(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (packet / "w.xlsx").write_bytes(workbook(figures("", gdp=100, firms=10), {**COVER, "地区": "甲区"}))
    assert main(["build", "--area", "all"]) == 2
    assert "[W285]" in capsys.readouterr().err
    assert main(["build"]) == 0


def test_the_cover_names_the_area_of_a_plain_build(packet: Path) -> None:
    (packet / "w.xlsx").write_bytes(workbook(three(), {**COVER, "地区": "乙区"}))
    assert main(["build"]) == 0
    assert "乙区地区生产总值200亿元。" in words(packet / "out/乙区2024年简报.docx")


def test_rows_without_an_area_are_of_the_area_of_the_cover(packet: Path) -> None:
    rows = (*figures("", gdp=400, firms=9), *three())
    (packet / "w.xlsx").write_bytes(workbook(rows, {**COVER, "地区": "丁区"}))
    assert main(["build", "--area", "丁区,丙区"]) == 0
    assert "丁区地区生产总值400亿元，居第一。" in words(packet / "out/丁区/丁区2024年简报.docx")
    assert "丙区地区生产总值300亿元。" in words(packet / "out/丙区/丙区2024年简报.docx")


def test_areas_that_hold_the_others_have_no_packet_and_are_no_peers() -> None:
    rows = (*three(), *figures("武汉市", gdp=9000), *figures("全省", gdp=90000))
    whole = gathered(read(workbook(rows), "w.xlsx").output)
    assert packet_areas(whole) == ("甲区", "乙区", "丙区")
    own = seen(whole, "丙区")
    gdp = own.indicator("gdp")
    assert gdp is not None
    assert place_among_peers(own, gdp, gdp.observations[0])[0] == "1"


def test_words_of_the_cover_about_one_area_are_refused_in_the_packet_of_another(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cover = {**COVER, "地区": "甲区", "标题": "甲区2024年简报"}
    (packet / "w.xlsx").write_bytes(workbook(three(), cover))
    assert main(["build", "--area", "甲区,乙区"]) == 1
    told = capsys.readouterr().err
    assert "封面!B2  错误  “甲区2024年简报”说的是甲区" in told
    assert "{地区}" in told
    assert (packet / "out/甲区/甲区2024年简报.docx").exists()
    assert not (packet / "out/乙区").exists()


def test_a_template_that_names_the_area_of_the_cover_is_told(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (packet / "w.xlsx").write_bytes(workbook(three(), {**COVER, "地区": "甲区"}))
    place = packet / "templates/own/packet.md"
    place.write_text(place.read_text(encoding="utf-8").replace("{{ area }}", "甲区"), encoding="utf-8")
    main(["build", "--area", "甲区,乙区"])
    told = capsys.readouterr().err
    assert told.count("[W281]") == 1
    assert "packet.md:5" in told


def test_a_mistake_in_a_row_of_one_area_does_not_stop_the_others(
    packet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (packet / "w.xlsx").write_bytes(workbook(three({"乙区": "12,x"})))
    assert main(["build", "--area", "all"]) == 1
    told = capsys.readouterr().err
    assert "乙区：\n指标!G4  错误" in told
    assert "3 份：2 份新做，0 份没有变化，1 份没有做成" in told
    assert sorted(path.name for path in (packet / "out").iterdir()) == ["丙区", "甲区"]


def test_a_mistake_that_concerns_every_area_is_told_once(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (packet / "w.xlsx").write_bytes(workbook((*three(), (None, None, None, None, "2024年", None, 1, None, None, None))))
    assert main(["build", "--area", "all"]) == 1
    assert capsys.readouterr().err.count("指标!B8") == 1
    assert not (packet / "out").exists()


def test_a_check_looks_at_each_area(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (packet / "w.xlsx").write_bytes(workbook(three({"乙区": "12,x"})))
    assert main(["check", "--area", "all"]) == 1
    told = capsys.readouterr().err
    assert told.count("指标!G4  错误") == 1
    assert told.index("甲区：") < told.index("乙区：") < told.index("丙区：")
    assert main(["check", "--area", "甲区"]) == 0
    assert not (packet / "out").exists()


def test_files_are_called_by_a_pattern(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--area", "甲区", "--name", "{period}-{area}简报"]) == 0
    assert sorted(files(packet / "out")) == [
        f"甲区/{name}" for name in ("2024年-甲区简报.docx", "2024年-甲区简报.pdf", "record.json")
    ]
    assert main(["build", "--area", "甲区", "--name", "{aera}"]) == 2
    assert "{title} {area} {period} {issue} {date}" in capsys.readouterr().err


def test_settings_name_the_areas_too(packet: Path) -> None:
    with (packet / "briefgen.toml").open("a", encoding="utf-8") as file:
        file.write('areas = ["丙区", "甲区"]\n')
    assert main(["build"]) == 0
    assert sorted(path.name for path in (packet / "out").iterdir()) == ["丙区", "甲区"]


VALUES = st.lists(
    st.sampled_from(["100亿元", "超100亿元", "近100亿元", "100亿元左右", "200亿元", "1000000万元", "50亿元", ""]),
    min_size=2,
    max_size=8,
)


@given(VALUES, st.sampled_from(list(Direction)), st.data())
def test_a_shared_order_ranks_as_a_count_of_every_peer_does(
    values: list[str], direction: Direction, data: st.DataObject
) -> None:
    """What all packets share gives what each would find by itself; and neither depends on the order of rows."""
    names = data.draw(st.permutations([f"区{number}" for number in range(len(values))]))
    rows = [
        observation(row=2 + at, area=name, value=value)
        for at, (name, value) in enumerate(zip(names, values, strict=True))
    ]
    made = dataset(indicator("甲", *rows, direction=direction))
    whole = gathered(replace(made, areas=(made.pillars[0].title,)))
    for row in rows:
        shared = seen(whole, row.area)
        own = next(shared.indicators)
        alone = dataset(
            indicator("甲", replace(row, area=""), *(each for each in rows if each is not row), direction=direction)
        )
        apart = next(alone.indicators)
        one, other = (
            place_among_peers(each, row_, row_.observations[0]) for each, row_ in ((shared, own), (alone, apart))
        )
        assert one[:3] == other[:3]
        assert sorted(one[3:]) == sorted(other[3:])


def test_of_many_peers_those_that_stand_next_are_named_and_all_are_counted() -> None:
    rows = [observation(row=3 + at, area=f"区{at}", value=f"{at}亿元") for at in range(1, 101)]
    made = dataset(indicator("甲", observation(value="50.5亿元"), *rows))
    about = next(made.indicators)
    place, _, count, *cells = place_among_peers(made, about, about.observations[0])
    assert (place, count) == ("51", "100")
    assert len(cells) == 7
    assert cells[0] == "指标!F2"
    assert Decimal(place) == 1 + sum(at > 50.5 for at in range(1, 101))
