"""The shipped packets are clean, and each of their figures is missed as soon as somebody types it by hand."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.compose import Composition, compose
from briefgen.consistency import consistent
from briefgen.diagnostics import Diagnostic, Severity, Warned
from briefgen.document import Datum
from briefgen.language import LANGUAGES
from briefgen.narrative import Templates
from briefgen.origins import Place
from briefgen.pipeline.sources import Source, source
from briefgen.pipeline.starting import init
from briefgen.scanning import Coverage, scan
from briefgen.settings import Settings
from briefgen.traversal import query

TAG = re.compile(r"\{\{.*?\}\}")
TIED = "C34"
"""Codes of words in a claim that its test does not prove."""


COUNTED = ("3项", "three")
"""What a count of lines prints: it has no cell of its own."""
FIGURES = {"jiangan": 60, "jiangan-en": 55}
"""More figures than these stand in the prose of each packet."""
CHINESE_ONLY = pytest.mark.parametrize("read", ["jiangan"], indirect=True)


@pytest.fixture(scope="module", params=["jiangan", "jiangan-en"])
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Source:
    """The shipped workbook and one of its templates."""
    folder = tmp_path_factory.mktemp("简报")
    init(folder)
    return source(folder, Settings(template=request.param)).output


@pytest.fixture(scope="module")
def made(read: Source) -> Composition:
    return compose(read.dataset, read.packet, read.images).output


def scanned(read: Source, composition: Composition) -> tuple[Coverage, tuple[Diagnostic, ...]]:
    packet = read.packet
    found = scan(composition.document, read.dataset, packet.literals, LANGUAGES[packet.language])
    return found.output, found.diagnostics


def typed_over(read: Source, made: Composition, where: Place, words: str) -> Warned[Composition]:
    """The packet with the tag at a place replaced by what it printed. Words of claims are held to their test there."""
    lines = read.packet.templates.files[where.file].split("\n")
    line = lines[where.line - 1]
    tag = TAG.match(line, line.rindex("{{", 0, where.column))
    assert tag is not None
    lines[where.line - 1] = line[: tag.start()] + words + line[tag.end() :]
    files = {**read.packet.templates.files, where.file: "\n".join(lines)}
    packet = replace(read.packet, templates=Templates(files), compiled=made.compiled)
    return compose(read.dataset, packet, read.images)


def test_the_shipped_packet_has_no_unbound_number_and_no_unasked_claim(read: Source, made: Composition) -> None:
    coverage, found = scanned(read, made)
    assert [(each.code, str(each.where), each.arguments) for each in found] == []
    assert coverage.unbound == 0
    assert coverage.bound > 120
    assert coverage.as_json()["percent"] == 100.0


def test_the_shipped_packet_contradicts_itself_nowhere(read: Source, made: Composition) -> None:
    assert consistent(made.document, read.dataset) == ()


def test_each_figure_of_the_shipped_packet_is_found_when_it_is_typed(read: Source, made: Composition) -> None:
    before = {(each.code, each.where) for each in scanned(read, made)[1]}
    figures = [each for each in query(made.document, Datum) if each.text and _is_printed_by_a_tag(each, read)]
    assert len(figures) > FIGURES[read.packet.name]
    missed = []
    for figure in figures:
        assert isinstance(figure.where, Place)
        composed = typed_over(read, made, figure.where, figure.text)
        _, found = scanned(read, composed.output)
        new = [each for each in (*found, *composed.diagnostics) if (each.code, each.where) not in before]
        if not any(_is_at(each, figure.where, figure.text) and _proposes_something(each) for each in new):
            missed.append((figure.text, str(figure.where), new))
    assert missed == []


def _is_printed_by_a_tag(figure: Datum, read: Source) -> bool:
    """Words that were typed in a claim are bound to its cell, and stand in the template as they are printed."""
    if not isinstance(figure.where, Place):
        return False
    line = read.packet.templates.files[figure.where.file].split("\n")[figure.where.line - 1]
    return not line.startswith(figure.text, figure.where.column - 1)


def _is_at(found: Diagnostic, where: Place, typed: str) -> bool:
    """In the same line, in the typed words or at words before them that belong to the same phrase."""
    at, end = found.where, where.column + len(typed)
    return isinstance(at, Place) and (at.file, at.line) == (where.file, where.line) and at.column < end


def _proposes_something(found: Diagnostic) -> bool:
    """Only a count of lines has no cell of its own, and in a claim its test says what is missing."""
    arguments = dict(found.arguments)
    return found.code.startswith(TIED) or "proposal" in arguments or arguments.get("written") in COUNTED


@CHINESE_ONLY
def test_each_figure_moved_behind_another_name_is_found(read: Source, made: Composition) -> None:
    """Every figure that stands right behind its full name, printed by the tag of another indicator."""
    swapped = 0
    for file, text in read.packet.templates.files.items():
        for tag in re.finditer(r"(\w{4,})\{\{ (\w+) \}\}", text):
            in_claim = text.count("{% claim", 0, tag.start()) > text.count("{% endclaim", 0, tag.start())
            if in_claim or not tag[1].endswith(tag[2]):
                continue
            other = "地方一般公共预算收入" if tag[2] != "地方一般公共预算收入" else "固定资产投资"
            changed = text[: tag.start(2)] + other + text[tag.end(2) :]
            files = {**read.packet.templates.files, file: changed}
            packet = replace(read.packet, templates=Templates(files), compiled=made.compiled)
            _, found = scanned(read, compose(read.dataset, packet, read.images).output)
            assert any(each.code == "C365" and each.severity is Severity.ERROR for each in found), tag[0]
            swapped += 1
    assert swapped > 15


@CHINESE_ONLY
def test_the_templates_lie_where_the_findings_say(read: Source, tmp_path: Path) -> None:
    """A finding's column is the one that an editor shows."""
    (tmp_path / "packet.md").write_text("前文。\n\n　　其中，**另有88名**志愿者。\n", encoding="utf-8")
    templates = Templates({"packet.md": (tmp_path / "packet.md").read_text(encoding="utf-8")})
    packet = replace(read.packet, templates=templates)
    _, found = scanned(read, compose(read.dataset, packet, read.images).output)
    (place,) = [each.where for each in found]
    assert isinstance(place, Place)
    line = templates.files["packet.md"].split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith("88名")
