"""The packets of all areas are made again on each save, and only those that changed."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

import briefgen
from briefgen.pipeline.packets import Wanted
from briefgen.pipeline.watching import Asked, Named, Watch
from briefgen.pipeline.watching_areas import AreasRound, rounds
from briefgen.settings import Settings
from tests.areas.scene import folder, three, workbook

ALL = Settings(areas=("all",), to=("text",))


@pytest.fixture
def packet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return folder(tmp_path, workbook(three(), quotes=()))


def watched(*deeds: Callable[[], object]) -> list[AreasRound]:
    """The rounds to which this is done, each deed when nothing of the one before is left to do."""
    left = iter(deeds)

    def listening(_: Sequence[Path], __: bool) -> Iterator[Named]:
        yield frozenset()
        for deed in left:
            deed()
            yield frozenset({Path("w.xlsx").resolve()})

    return list(rounds(Watch(Asked(Path(), ALL), listening, pause=lambda _: None), Wanted()))


def why(made: AreasRound) -> dict[str, tuple[str, ...]]:
    assert made.built is not None
    return {each.area: each.why for each in made.built.outcomes if each.why}


def test_a_save_makes_the_packets_that_changed(packet: Path) -> None:
    first, second = watched(lambda: (packet / "w.xlsx").write_bytes(workbook(three({"丙区": 310}), quotes=())))
    assert set(why(first)) == {"甲区", "乙区", "丙区"}
    assert why(second)["丙区"] == ("figures",)
    assert "310亿元" in (packet / "out/丙区/丙区2024年简报.txt").read_text(encoding="utf-8")


def test_a_mistake_is_told_and_the_next_save_looked_at(packet: Path) -> None:
    good = (packet / "w.xlsx").read_bytes()
    first, second, third = watched(
        lambda: (packet / "briefgen.toml").write_text('workbook = "w.xlsx"\ntemplate = "anders"\n', encoding="utf-8"),
        lambda: (packet / "briefgen.toml").write_text('workbook = "w.xlsx"\ntemplate = "own"\n', encoding="utf-8"),
    )
    assert first.built is not None
    assert second.built is None
    assert [each.code for each in second.diagnostics] == ["S106"]
    assert why(third) == {}
    assert good == (packet / "w.xlsx").read_bytes()


def test_the_function_takes_what_the_command_takes(packet: Path) -> None:
    built = briefgen.build_areas(packet, areas=("甲区",), to=("text",))
    (outcome,) = built.outcomes
    assert [path.name for path in outcome.outputs] == ["甲区2024年简报.txt"]
