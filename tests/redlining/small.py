"""Make Word files that are as small as a test allows: paragraphs, tables, notes, sections."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass
class Small:
    """A file that grows: notes are numbered as they come."""

    notes: list[str] = field(default_factory=list)

    def note(self, words: str) -> str:
        self.notes.append(words)
        return f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'

    def file(self, blocks: Sequence[str], header: str = "") -> bytes:
        head = f'<w:hdr xmlns:w="{WORD}">{paragraph(run(header))}</w:hdr>'
        page = f'<w:sectPr>{reference() if header else ""}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
        space = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
        return packed(
            {
                "word/document.xml": f"<w:document {space}><w:body>{''.join(blocks)}{page}</w:body></w:document>",
                "word/footnotes.xml": f"<w:footnotes {space}>{''.join(self._notes())}</w:footnotes>",
                "word/header1.xml": head,
            }
        )

    def _notes(self) -> list[str]:
        parted = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        written = (
            f'<w:footnote w:id="{number}">{paragraph("<w:r><w:footnoteRef/></w:r>", run(words))}</w:footnote>'
            for number, words in enumerate(self.notes, 1)
        )
        return [parted, *written]


def reference() -> str:
    return '<w:headerReference w:type="default" r:id="rId2"/>'


def packed(parts: dict[str, str]) -> bytes:
    kinds = {"document": "document.main", "footnotes": "footnotes", "header1": "header"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    links = {"rId1": ("footnotes", "footnotes.xml"), "rId2": ("header", "header1.xml")}
    written = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{default}{overrides}</Types>',
        "_rels/.rels": _links({"rId1": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": _links(links),
        **parts,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in written.items():
            archive.writestr(name, text)
    return made.getvalue()


def _links(links: dict[str, tuple[str, str]]) -> str:
    each = (
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(each)}</Relationships>'


# --- markup -----------------------------------------------------------------------------------------------------


def run(words: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(*held: str, form: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{form}</w:pPr>' if form else ''}{''.join(held)}</w:p>"


def said(words: str) -> str:
    return paragraph(run(words)) if words else paragraph()


def table(*rows: Sequence[Sequence[str]], widths: Sequence[int] = ()) -> str:
    """Rows of cells of paragraphs' words."""
    wide = widths or [1000] * max(map(len, rows))
    cells = ("".join(f"<w:tc><w:tcPr/>{''.join(map(said, cell))}</w:tc>" for cell in row) for row in rows)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in wide)
    body = "".join(f"<w:tr>{each}</w:tr>" for each in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def section() -> str:
    """An empty paragraph that ends a section."""
    return paragraph(form=f'<w:sectPr>{reference()}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>')


def field_of(code: str, shown: str) -> str:
    signs = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    return (
        f"{signs['begin']}<w:r><w:instrText> {code} </w:instrText></w:r>{signs['separate']}{run(shown)}{signs['end']}"
    )


def figure(number: int, *runs: str) -> str:
    start = f'<w:bookmarkStart w:id="{number}" w:name="_fig_{number:04d}"/>'
    return f'{start}{"".join(runs)}<w:bookmarkEnd w:id="{number}"/>'
