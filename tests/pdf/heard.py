"""Read a written file as somebody who hears it: its structure tree, and which drawn words belong where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

from briefgen.document import Block, Datum, Document, Mark, Note, Picture, Text
from briefgen.traversal import query, walk

PAINTING = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "Tj", "TJ", "'", '"', "EI"})
TEXT = frozenset({"TJ"})
CODES = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]+)>")

Piece = tuple[int, int]
"""A marked piece: the index of its page and its number there."""


Number = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Linked:
    """An annotation: the number of its object, what is said of it, and where it lies."""

    number: Number
    contents: str
    rectangle: tuple[float, ...]


@dataclass(slots=True)
class Heard:
    """An element with its kids in order; `told` has its entries and attributes as text."""

    role: str
    number: Number
    told: dict[str, str]
    kids: list["Heard | Piece | Linked"] = field(default_factory=list)

    @property
    def elements(self) -> list["Heard"]:
        return [kid for kid in self.kids if isinstance(kid, Heard)]

    def walk(self) -> Iterator["Heard"]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Heard):
                yield from kid.walk()

    def below(self, role: str) -> list["Heard"]:
        return [each for each in self.walk() if each.role == role]

    @property
    def pieces(self) -> list[Piece]:
        """All pieces of the element and of those below it, in the order in which they are heard."""
        found: list[Piece] = []
        for kid in self.kids:
            found += kid.pieces if isinstance(kid, Heard) else [kid] if isinstance(kid, tuple) else []
        return found

    @property
    def areas(self) -> list[Linked]:
        return [kid for kid in self.kids if isinstance(kid, Linked)]


@dataclass(frozen=True, slots=True)
class Read:
    """A whole file: the tree, the words of each marked piece, and what lies in no piece and is no artifact."""

    tree: Heard
    words: dict[Piece, str]
    stray: list[str]
    names: list[tuple[str, Number]]
    """The elements that can be found by a name."""

    def said(self, element: Heard) -> str:
        """All words of an element in the order in which they are heard."""
        return "".join(self.words[piece] for piece in element.pieces)


def read(content: bytes) -> Read:
    with pikepdf.open(BytesIO(content)) as pdf:
        pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
        words: dict[Piece, str] = {}
        stray: list[str] = []
        for index, page in enumerate(pdf.pages):
            _read_page(index, page, words, stray)
        root = pdf.Root.StructTreeRoot
        (top,) = list(root.K)
        tree = _element(top, root, pages)
        _check_parents(tree, pdf, pages)
        names = list(root.IDTree.Names) if "/IDTree" in root else []
        pairs = zip(names[::2], names[1::2], strict=True)
        return Read(tree, words, stray, [(str(name), each.objgen) for name, each in pairs])


def _element(source: Any, parent: Any, pages: dict[Any, int]) -> Heard:
    assert source.P.objgen == parent.objgen, "an element names the one above it"
    own = pages[source.Pg.objgen] if "/Pg" in source else None
    made = Heard(str(source.S)[1:], source.objgen, _told(source))
    for kid in source.get("/K", ()):
        if isinstance(kid, int):
            assert own is not None
            made.kids.append((own, int(kid)))
        elif kid.get("/Type") == "/MCR":
            made.kids.append((pages[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            rectangle = tuple(map(float, kid.Obj.Rect))
            made.kids.append(Linked(kid.Obj.objgen, str(kid.Obj.Contents), rectangle))
        else:
            made.kids.append(_element(kid, source, pages))
    return made


def _told(source: Any) -> dict[str, str]:
    own = {name: str(source[name]) for name in ("/Alt", "/Lang", "/ID") if name in source}
    given = source.get("/A", {})
    attributes = {name: str(given[name])[1:] for name in ("/Scope", "/ListNumbering") if name in given}
    box = {"/BBox": " ".join(map(str, given.BBox))} if "/BBox" in given else {}
    return {name[1:]: text for name, text in (own | attributes | box).items()}


def _check_parents(tree: Heard, pdf: pikepdf.Pdf, pages: dict[Any, int]) -> None:
    """The way from a piece or an annotation to its element is the way back (ISO 32000-1, 14.7.4.4)."""
    leads = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())
    assert list(leads) == sorted(leads)
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == len(leads)
    owners = {piece: each.number for each in tree.walk() for piece in each.kids if isinstance(piece, tuple)}
    areas = {area.number: each.number for each in tree.walk() for area in each.areas}
    for page in pdf.pages:
        for number, owner in enumerate(leads.pop(int(page.StructParents))):
            assert owners[pages[page.objgen], number] == owner.objgen
        for annotation in page.get("/Annots", []):
            assert areas[annotation.objgen] == leads.pop(int(annotation.StructParent)).objgen
    assert leads == {}, "nothing leads to what is not there"


def _read_page(index: int, page: Any, words: dict[Piece, str], stray: list[str]) -> None:
    fonts = {name: _characters(font) for name, font in page.resources.get("/Font", {}).items()}
    marks: list[tuple[str, int | None]] = []
    font: dict[int, str] = {}
    in_text = False
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, str(instruction.operator)
        match operator:
            case "BDC" | "BMC":
                marks.append((str(operands[0]), _number(operands)))
                if marks[-1][1] is not None:
                    assert (index, marks[-1][1]) not in words, "a number on a page is used once"
                    words[index, marks[-1][1]] = ""
                    assert [number for _, number in marks if number is not None] == [marks[-1][1]], "no nesting"
            case "EMC":
                marks.pop()
            case "BT" | "ET":
                in_text = operator == "BT"
            case "Tf":
                font = fonts[str(operands[0])]
            case painting if painting in PAINTING:
                assert in_text == (painting in TEXT)
                shown = _shown(operands[0], font) if painting in TEXT else ""
                _belongs(index, marks, shown or painting, words, stray)
    assert marks == []


def _number(operands: Any) -> int | None:
    return int(operands[1].MCID) if len(operands) > 1 and "/MCID" in operands[1] else None


def _belongs(
    index: int, marks: list[tuple[str, int | None]], shown: str, words: dict[Piece, str], stray: list[str]
) -> None:
    inside = [(role, number) for role, number in marks if role == "/Artifact" or number is not None]
    if len(inside) != 1:
        stray.append(f"page {index + 1}: {shown} in {marks}")
    elif inside[0][1] is not None and len(shown.strip()) and shown not in PAINTING:
        words[index, inside[0][1]] += shown


def _characters(font: Any) -> dict[int, str]:
    spelled = font.ToUnicode.read_bytes().decode("ascii")
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in CODES.findall(spelled)}


def _shown(array: Any, font: dict[int, str]) -> str:
    codes = b"".join(bytes(each) for each in array if isinstance(each, pikepdf.String))
    return "".join(font[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2))


# --- the order in which a document is said -----------------------------------------------------------------------


def story(document: Document) -> list[str]:
    """All words of a document in the order in which they are read, without those of notes."""
    return [text for block in document.blocks for text in _words(block)]


def _words(block: Block) -> Iterator[str]:
    parts: object = (block.wanted, block.caption, block.credit) if isinstance(block, Picture) else block
    notes = {id(each) for note in query(parts, Note) for each in walk(note.children)}
    for each in walk(parts):
        if isinstance(each, Text | Datum | Mark) and id(each) not in notes:
            yield each.text


def left_over(said: str, wanted: list[str]) -> str:
    """What is said besides the wanted texts, which must come in their order; blanks do not count."""
    said, rest, at = _close(said), "", 0
    for each in map(_close, wanted):
        found = said.find(each, at)
        assert found >= 0, f"“{each}” is not said behind “{said[max(0, at - 40) : at]}”"
        rest += said[at:found]
        at = found + len(each)
    return rest + said[at:]


def _close(text: str) -> str:
    return re.sub(r"\s", "", text)
