"""Compiled templates may be kept: they say the same, and stale or broken ones are not used."""

import marshal
import re

import pytest

from briefgen.language import CHINESE
from briefgen.narrative import Manner, Narration, Templates, compiling, narrate
from briefgen.narrative.atoms import Session
from briefgen.narrative.codegen import prepared
from briefgen.narrative.environment import Narrator
from briefgen.narrative.mentions import Mention
from tests.narrative.scene import BLOCKS, DATASET

FILES = {"t.md": "{% include 'u.md' %}{{ GDP }}", "u.md": "{{ tech }}{{ GPD }}"}


def narrated(files: dict[str, str], before: dict[str, bytes] | None = None) -> Narration:
    return narrate(Templates(files), "t.md", DATASET, CHINESE, BLOCKS, Manner(compiled=before or {})).output


def test_kept_templates_say_the_same_and_find_the_same() -> None:
    first = narrate(Templates(FILES), "t.md", DATASET, CHINESE, BLOCKS)
    again = narrate(Templates(FILES), "t.md", DATASET, CHINESE, BLOCKS, Manner(compiled=first.output.compiled))
    assert set(first.output.compiled) == {"t.md", "u.md"}
    assert again == first
    assert again.output.compiled == first.output.compiled


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


def test_the_form_counts_what_the_generated_code_relies_on() -> None:
    """Whoever changes these sets FORM one higher, so that templates kept by an earlier program are not run."""
    source = (
        "{% for a in pillars if a %}{% set b = a %}字{{ b }}{{ loop.index }}{% if b %}{% endif %}{% endfor %}"
        "{% claim a is flat and not a is over(1) or a is held %}{% otherwise %}{% endclaim %}{{ a | claim('超1') }}"
    )
    narrator = Narrator(Session())
    code = narrator.compile(prepared(narrator.parse(source, "t", "t"), "t"), "t", "t", raw=True)
    calls = sorted(set(re.findall(r"environment\.(\w+)\(lambda: .*?, 't', \d+, \d+\)", code)))
    assert (compiling.FORM, calls) == (4, ["counted", "decided", "held", "kept", "printed", "rounds", "typed"])
    weighed = re.findall(r"environment\.(told|both|either|opposite)\(", code)
    assert weighed == ["told", "either", "both", "opposite"]
    assert re.search(r"told\('t', \(lambda: .*, 1, \d+\), \(None, .*, 1, \d+\)\)", code)
    assert re.search(r"_place=\('t', 1, \d+\)", code)
    assert Mention._fields == ("kind", "word", "line", "column")
