"""Two files of one packet have the same words; whatever one of them has otherwise is told once, with its page."""

from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from briefgen.cli import main
from briefgen.parity import Unlike, unlike
from briefgen.pipeline.building import check, page_numbers
from briefgen.quantities import Bound
from briefgen.readers import docx, pdf
from briefgen.settings import Settings
from briefgen.writers.docx import write
from tests.readers.making import both_of, edited, pdf_file
from tests.samples import dataset, indicator

SOURCE = """\
{{ cover() }}

{{ contents() }}

# Summary {.section}

Contracts came to {{ tech }}; see the note[^1]. New firms: {{ firms }}.

# Innovation

Some words about innovation, long enough to be set on more than one line of the page, so that spaces and ends of lines
matter when they are compared with those of another program.

## Contracts

Contracts {% claim tech is over('200亿元') %}over 20 billion yuan{% otherwise %}some{% endclaim %}.

1. First thing to do
2. Second thing with {{ firms }}

- a bullet of few words

### Detail

> A quotation of some words.

| place | what is there |
|---|---|
| north | a long cell about contracts that will not fit on one line of its column, so that lines of cells lie between |
| south | another long cell about other contracts, which is broken over several lines as well, beside the one above |

{{ table("p") }}

{{ key_figures("tech", "firms") }}

{{ chart("firms", "more", title="Firms in two kinds") }}

[^1]: A footnote with {{ firms }} in it.

{{ annex(claims=true) }}
"""


@cache
def both(language: str) -> tuple[bytes, bytes]:
    rows = (
        indicator("tech", "235", "亿元", name="Technology contracts", bound=Bound.OVER, change="doubled", row=11),
        indicator("firms", "25", "家", name="New firms", row=12),
        indicator("more", "35", "家", name="Other firms", row=13),
    )
    return both_of(SOURCE, dataset(*rows, title="Briefing 2024"), language)


def told(change: tuple[str, str], part: str = "word/document.xml") -> list[tuple[str, str]]:
    """What the Word file and the PDF differ in when words of the Word file are changed."""
    word, printed = both("en")
    changed = edited(word, lambda text: text.replace(*change, 1), part)
    return [(each.one, each.other) for each in unlike(docx.read(changed), pdf.read(printed))]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_two_files_of_one_build_have_the_same_words(language: str) -> None:
    word, printed = both(language)
    one, other = docx.read(word), pdf.read(printed)
    assert unlike(one, other) == unlike(other, one) == ()
    assert unlike(one, one) == unlike(other, other) == ()


@pytest.mark.parametrize(
    ("change", "part", "expected"),
    [
        ((">Contracts<", ">Dealings<"), "word/document.xml", [("Dealings", ""), ("", "Contracts")]),
        (("First thing", "First job"), "word/document.xml", [("First job to do", "First thing to do")]),
        (("a bullet of", "a point of"), "word/document.xml", [("a point of few…", "a bullet of few…")]),
        (("A quotation of", "A saying of"), "word/document.xml", [("A saying of some…", "A quotation of some…")]),
        (
            ("not fit on one", "never fit on one"),
            "word/document.xml",
            [("…t will never fit on o…", "…t will not fit on o…")],
        ),
        (("Firms in two", "Firms of two"), "word/document.xml", [("Firms of two kin…", "Firms in two kin…")]),
        ((">Other firms<", ">All firms<"), "word/document.xml", [("All firms", "Other firms")]),
        (("A footnote with", "One footnote with"), "word/footnotes.xml", [("One footno…", "A footno…")]),
        ((">25<", ">250<"), "word/document.xml", [("…rms: 250.", "…rms: 25.")]),
    ],
)
def test_one_change_is_told_once(change: tuple[str, str], part: str, expected: list[tuple[str, str]]) -> None:
    assert told(change, part) == expected


def test_a_block_more_and_a_block_less_are_told_with_their_page() -> None:
    word, printed = both("en")
    more = edited(word, lambda text: text.replace("<w:p>", "<w:p><w:r><w:t>One block more.</w:t></w:r></w:p><w:p>", 1))
    (found,) = unlike(docx.read(more), pdf.read(printed))
    assert (found.one, found.other) == ("One block more.", "")
    less = edited(word, lambda text: text.replace(">First thing to do<", "><", 1))
    (found,) = unlike(docx.read(less), pdf.read(printed))
    assert (found.page, found.one, found.other) == ("2", "", "1. First thing to do")


def test_a_block_in_another_place_is_told_as_moved() -> None:
    word, printed = both("en")

    def move(text: str) -> str:
        at = text.index("Some words about innovation")
        start, end = text.rindex("<w:p>", 0, at), text.index("</w:p>", at) + len("</w:p>")
        last = text.rindex("<w:p>")
        return text[:start] + text[end:last] + text[start:end] + text[last:]

    (found,) = unlike(docx.read(edited(word, move)), pdf.read(printed))
    assert found.moved
    assert found == Unlike(found.page, found.one, found.one, moved=True)
    assert found.one.startswith("Some words about innovation")


def test_the_contents_of_each_file_may_tell_its_own_pages(packet: Path) -> None:
    checked = check(packet, Settings())
    later = {each: f"{int(page) + 1}" for each, page in page_numbers(checked).items()}
    word = write(checked.document, checked.look.theme, later, checked.look.faces)
    assert unlike(docx.read(word), pdf.read(pdf_file())) == ()
    typed = edited(word, lambda text: text.replace(">4<", ">44<", 1))
    assert unlike(docx.read(typed), pdf.read(pdf_file())) == ()
    other = edited(word, lambda text: text.replace(">18<", ">81<", 1))
    assert [(each.one, each.other) for each in unlike(docx.read(other), pdf.read(pdf_file()))] == [("81", "18")]


# --- the files of one build -----------------------------------------------------------------------------------------


def test_a_strict_build_reads_its_files_back(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--strict"]) == 0
    assert capsys.readouterr().err.startswith("版本")
    assert len(list((packet / "out").iterdir())) == 3


def test_a_strict_build_refuses_files_that_differ(packet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def unfaithful(*arguments: Any) -> bytes:
        return edited(write(*arguments), lambda text: text.replace(">翻番<", ">翻两番<", 1))

    with patch("briefgen.writers.docx.write", unfaithful):
        assert main(["build"]) == 0
        assert main(["build", "--strict", "--output", "strict"]) == 1
    assert "翻两番" in next(line for line in capsys.readouterr().err.splitlines() if "[V727]" in line)
    assert not (packet / "strict").exists()
