"""Where it is asked for, each figure of the Word file stands in a control that names its indicator, period and cell."""

import io
from pathlib import Path

import pytest
from docx import Document

from briefgen.cli import main
from briefgen.parity import unlike
from briefgen.readers import docx as docx_reader
from tests.docx.reading import attributes, found, tree, value, words
from tests.office import converted


def built(packet: Path, *options: str) -> bytes:
    assert main(["build", "--to", "docx", *options]) == 0
    return next((packet / "out").glob("*.docx")).read_bytes()


def test_there_is_none_unless_it_is_asked_for(packet: Path) -> None:
    assert found(tree(built(packet)), "//w:sdt") == []
    settings = packet / "briefgen.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\ncontrols = true\n", encoding="utf-8")
    assert found(tree(built(packet)), "//w:sdt") != []


def test_each_names_the_cell_of_the_figure_that_it_holds(packet: Path) -> None:
    body = tree(built(packet, "--controls"))
    controls = found(body, "//w:sdt")
    told = {(value(each, ".//w:alias"), words(each)) for each in controls}
    assert ("技术合同成交额 · 2024 · 指标!F11", "超235亿元") in told
    assert ("高新技术产业产值 · 2024 · 指标!J19", "增长13.5%") in told
    assert all(len(title) <= 64 for title, _ in told)
    marks = [attributes(each, "w:bookmarkStart")["name"] for each in found(body, "//w:p[w:sdt]")]
    assert all(each.startswith("_") for each in marks)
    assert len({value(each, ".//w:id") for each in controls}) == len(controls)


def test_none_is_for_plain_text_or_bound_to_data(packet: Path) -> None:
    body = tree(built(packet, "--controls"))
    kinds = {each.tag.rpartition("}")[2] for part in found(body, "//w:sdtPr") for each in part}
    assert kinds == {"alias", "tag", "id"}


def test_words_are_those_of_the_plain_file(packet: Path) -> None:
    plain, controlled = built(packet), built(packet, "--controls")
    assert words(tree(plain)) == words(tree(controlled))
    assert len(Document(io.BytesIO(controlled)).tables) == len(Document(io.BytesIO(plain)).tables)


def test_libreoffice_keeps_every_word(packet: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    content = built(packet, "--controls")
    again = (converted(tmp_path_factory.mktemp("office"), "docx", packet=content) / "packet.docx").read_bytes()
    assert unlike(docx_reader.read(content), docx_reader.read(again)) == ()
