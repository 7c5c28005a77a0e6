"""A packet about all areas: their figures side by side, the place of each, a chart of the first of them."""

import json
from pathlib import Path

import pytest

from briefgen.cli import main
from briefgen.pipeline.building import check
from briefgen.settings import Settings
from briefgen.writers import text
from tests.areas.scene import figures, folder, three, workbook

PACKET = """# 各地区 {.section}

{{ TOLD }}
"""


def told(place: Path, words: str, rows: object = None, settings: str = "overview = true\n") -> tuple[str, list[str]]:
    """What a template of all areas prints, and the codes of what was found."""
    made = folder(place, workbook(rows or three(), quotes=()), PACKET.replace("{{ TOLD }}", words))  # type: ignore[arg-type]  # rows of cells
    (made / "templates/own/template.toml").write_text(f'language = "zh-CN"\n{settings}', encoding="utf-8")
    checked = check(made, Settings())
    return text.write(checked.document).decode(), [each.code for each in checked.diagnostics]


def test_a_table_has_a_row_for_each_area_with_its_place(tmp_path: Path) -> None:
    made, found = told(tmp_path, '{{ area_table("gdp", "firms", ranked=true, title="各地区") }}')
    assert found == []
    rows = [
        [cell.strip() for cell in line.split("|")]
        for line in made.splitlines()
        if line.startswith(("| 甲", "| 乙", "| 丙"))
    ]
    assert [row[1:6] for row in rows] == [
        ["甲区", "100", "3", "10", "1"],
        ["乙区", "200", "2", "10", "1"],
        ["丙区", "300", "1", "10", "1"],
    ]


def test_areas_stand_in_the_order_of_a_figure(tmp_path: Path) -> None:
    made, found = told(tmp_path, "{% for each in areas_by(地区生产总值, most=2) %}{{ each }}、{% endfor %}")
    assert found == []
    assert "丙区、乙区、" in made
    assert "甲区" not in made


def test_a_figure_has_its_place_among_the_areas(tmp_path: Path) -> None:
    made, found = told(
        tmp_path, '乙区{{ figure("gdp", area="乙区") }}，在各区中排{{ figure("gdp", area="乙区").place }}。'
    )
    assert found == []
    assert "乙区200亿元，在各区中排第二。" in made


def test_a_place_that_bounds_leave_open_is_not_told(tmp_path: Path) -> None:
    rows = (*figures("甲区", gdp="超150亿元"), *figures("乙区", gdp=200), *figures("丙区", gdp=20))
    made, found = told(tmp_path, '{{ area_table("gdp", ranked=true, title="各地区") }}', rows)
    assert found == []
    places = {
        line[2]: line.split("|")[3].strip() for line in made.splitlines() if line.startswith(("| 甲", "| 乙", "| 丙"))
    }
    assert places == {"甲": "—", "乙": "—", "丙": "3"}


def test_a_chart_shows_the_areas(tmp_path: Path) -> None:
    made, found = told(tmp_path, '{{ chart("gdp", kind="bar", areas=areas, title="地区生产总值") }}')
    assert found == []
    assert made.index("丙区") < made.index("乙区") < made.index("甲区")


def test_small_multiples_show_the_course_of_each_area(tmp_path: Path) -> None:
    before = [row for area in ("甲区", "乙区", "丙区") for row in figures(area, "2023年", gdp=90)]
    made, found = told(
        tmp_path, '{{ chart("gdp", kind="multiples", areas=areas, title="地区生产总值") }}', (*three(), *before)
    )
    assert found == []
    assert all(area in made for area in ("甲区", "乙区", "丙区"))
    assert "| 甲区\u3000亿元 | 90 | 100 |" in made


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ('{{ area_table("gdp", "gdp", "gdp", "gdp", "gdp", ranked=true) }}', "T388"),
        ("{{ area_table() }}", "T389"),
        ('{{ area_table("gdp", areas=["丁区"]) }}', "T377"),
    ],
)
def test_a_table_that_cannot_be_made_says_why(tmp_path: Path, words: str, code: str) -> None:
    assert told(tmp_path, words)[1] == [code]


def test_the_shipped_overview_is_built_whole_and_verified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder(tmp_path, workbook(three(), quotes=())))
    assert main(["build", "--template", "overview"]) == 0
    assert not capsys.readouterr().err.count("[")
    record = json.loads((tmp_path / "out/record.json").read_text(encoding="utf-8"))
    assert "丙区/gdp@2024.place" in {each["id"] for each in record["figures"]}
    assert main(["verify", "out/武汉市2024年简报.docx", "out/武汉市2024年简报.pdf"]) == 0
    (tmp_path / "w.xlsx").write_bytes(workbook(three({"甲区": 250}), quotes=()))
    capsys.readouterr()
    assert main(["verify", "out/武汉市2024年简报.docx", "--output-format", "json"]) == 1
    stale = json.loads(capsys.readouterr().out)
    assert "place" in json.dumps(stale)


def test_a_template_of_all_areas_needs_areas_and_the_one_above_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.areas.scene import COVER

    cover = {key: value for key, value in COVER.items() if key != "上级地区"}
    folder(tmp_path, workbook(three(), cover, quotes=()))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        assert main(["build", "--template", "overview"]) == 2
    assert "[W284]" in capsys.readouterr().err
