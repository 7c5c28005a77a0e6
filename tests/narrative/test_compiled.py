"""Compiled templates may be kept: they say the same, and stale or broken ones are not used."""

import marshal

import pytest

from briefgen.language import CHINESE
from briefgen.narrative import Narration, Templates, compiling, narrate
from tests.narrative.scene import BLOCKS, DATASET

FILES = {"t.md": "{% include 'u.md' %}{{ GDP }}", "u.md": "{{ tech }}{{ GPD }}"}


def narrated(files: dict[str, str], before: dict[str, bytes] | None = None) -> Narration:
    return narrate(Templates(files), "t.md", DATASET, CHINESE, BLOCKS, (), before or {}).output


def test_kept_templates_say_the_same_and_find_the_same() -> None:
    first = narrate(Templates(FILES), "t.md", DATASET, CHINESE, BLOCKS)
    again = narrate(Templates(FILES), "t.md", DATASET, CHINESE, BLOCKS, (), first.output.compiled)
    assert set(first.output.compiled) == {"t.md", "u.md"}
    assert again == first


def test_kept_templates_are_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = dict(narrated(FILES).compiled)
    monkeypatch.setattr(compiling, "_from_source", None)
    assert narrated(FILES, before).passages


def test_a_changed_source_is_compiled_anew() -> None:
    before = dict(narrated(FILES).compiled)
    changed = FILES | {"u.md": "甲"}
    assert narrated(changed, before) == narrated(changed)


def test_another_program_compiles_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = dict(narrated(FILES).compiled)
    monkeypatch.setattr(compiling, "PROGRAM", "another")
    monkeypatch.setattr(compiling, "_from_source", None)
    with pytest.raises(TypeError):
        narrated(FILES, before)


@pytest.mark.parametrize("content", [b"", b"nonsense", marshal.dumps((1, 2)), marshal.dumps(3)])
def test_broken_bytes_are_ignored(content: bytes) -> None:
    assert narrated(FILES, {"t.md": content, "u.md": content}) == narrated(FILES)


def test_templates_with_mistakes_in_their_syntax_are_not_kept() -> None:
    assert set(narrated({"t.md": "{{ 1 + }}", "u.md": "{{ GDP | int }}", "v.md": "好"}).compiled) == {"v.md"}
