"""The contents of a Word file are numbered as LibreOffice parts its pages; without it they keep our own numbers."""

import io
import re
from pathlib import Path

import docx
import pypdfium2
import pytest

from briefgen.cli import main
from briefgen.document import Document, Heading, Meta, Text
from briefgen.parity import unlike
from briefgen.pipeline.machine import Program
from briefgen.pipeline.settling import _numbered
from briefgen.readers import docx as docx_reader
from briefgen.readers import pdf as pdf_reader
from tests.docx.reading import words
from tests.office import converted

ENTRY = re.compile(r"(.*?)(\d+)")


def entries(content: bytes) -> dict[str, str]:
    """The words of each line of the contents in a Word file, with the page that it tells."""
    body = docx.Document(io.BytesIO(content)).element.body
    lines = (words(each) for each in body.iter(f"{{{body.nsmap['w']}}}hyperlink"))
    return {found[1]: found[2] for line in lines if (found := ENTRY.fullmatch(line))}


def printed(folder: Path, content: bytes) -> dict[str, str]:
    """The page at the foot of which each chapter begins, where LibreOffice prints the file."""
    file = converted(folder, "pdf", packet=content) / "packet.pdf"
    document = pypdfium2.PdfDocument(file.read_bytes())
    pages = [each.get_textpage().get_text_bounded() for each in document]
    document.close()
    found: dict[str, str] = {}
    for page in pages[2:]:
        for title in ("科技创新", "金融商贸", "生态环保", "民生福祉"):
            if re.search(rf"^[一二三四]\s*{title}\r?$", page, re.M):
                found["一二三四"[len(found)] + title] = page.split()[-1]
    return found


def test_the_contents_tell_the_pages_that_libreoffice_prints(
    packet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "printed").mkdir()
    assert main(["build", "--settle", "--strict"]) == 0
    content = next((packet / "out").glob("*.docx")).read_bytes()
    found = printed(tmp_path / "printed", content)
    assert len(found) == 4
    assert {each: entries(content)[each] for each in found} == found
    assert capsys.readouterr().err.startswith(("版本", f"{packet_name(packet)}  说明"))
    pdf = pdf_reader.read(next((packet / "out").glob("*.pdf")).read_bytes())
    assert unlike(docx_reader.read(content), pdf) == ()


def packet_name(packet: Path) -> str:
    return next((packet / "out").glob("*.docx")).name


def test_pages_count_from_the_one_behind_the_cover() -> None:
    headings = [Heading(1, (Text("甲"),), "a"), Heading(2, (Text("乙"),), "b"), Heading(1, (Text("甲"),), "c")]
    ours = {"a": "1", "b": "1", "c": "2"}
    spots = (("目录", 0), ("一 甲", 1), ("（一） 乙", 2), ("二 甲", 4))
    document = Document(Meta("", "zh-CN"), tuple(headings))
    assert _numbered(document, spots, ours, uncounted=0) == {"a": "2", "b": "3", "c": "5"}
    assert _numbered(document, spots, ours, uncounted=1) == {"a": "1", "b": "2", "c": "4"}
    assert _numbered(document, spots[:2], ours, uncounted=1) == {"a": "1", "b": "1", "c": "2"}


@pytest.mark.parametrize(("office", "code"), [(None, "O503"), ("false", "O504")])
def test_without_libreoffice_the_contents_keep_our_numbers_and_that_is_said(
    packet: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, office: str | None, code: str
) -> None:
    assert main(["build", "--to", "docx"]) == 0
    plain = next((packet / "out").glob("*.docx")).read_bytes()
    capsys.readouterr()
    monkeypatch.setattr("briefgen.pipeline.settling.office", lambda: Program(office) if office else None)
    assert main(["build", "--to", "docx", "--settle"]) == 0
    assert f"[{code}]" in capsys.readouterr().err
    assert next((packet / "out").glob("*.docx")).read_bytes() == plain
