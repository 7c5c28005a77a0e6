"""Arrange the pages of a finished PDF for paper: some of them, two on a side, a booklet, a number on the first; pure.

What comes out is for a printer: its pages look as they did, but it holds no structure, links, labels or attachments,
and claims to be no file for the archive. Only `stamped` leaves all of that as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Literal

import pikepdf
from pikepdf import Name, Pdf, Rectangle

from briefgen.lengths import Length, millimetres

Side = tuple[int | None, int | None]
"""What stands at the left and at the right of one side of a sheet: indexes of pages, or nothing."""
OF_A_WHOLE = ("/Annots", "/StructParents", "/Tabs", "/AF")
"""What a page says of other pages or of the structure of its file."""
MARK = Name("/CopyNumber")
TURNED = 270
"""Degrees by which a wide page is turned, so that its head is at the left."""


Manner = Literal["pages", "booklet", "two-up"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper, upright."""

    width: Length
    height: Length


PAPERS = {
    "A3": Paper(millimetres(297), millimetres(420)),
    "A4": Paper(millimetres(210), millimetres(297)),
    "A5": Paper(millimetres(148), millimetres(210)),
    "Letter": Paper(millimetres(215.9), millimetres(279.4)),
    "Tabloid": Paper(millimetres(279.4), millimetres(431.8)),
}
"""By the names that printers know (PWG 5101.1)."""
SAME = millimetres(2)
"""Two sizes are one if they differ by no more."""


def paper_of(width: float, height: float) -> str:
    """The name of the paper that a page fills, upright or lying; empty for any other size."""
    short, long = sorted((width, height))
    found = (name for name, each in PAPERS.items() if abs(each.width - short) < SAME and abs(each.height - long) < SAME)
    return next(found, "")


def booklet_sides(count: int) -> tuple[Side, ...]:
    """The sides of sheets that, printed on both sides, folded together and stapled in the fold, are a booklet.

    Front and back of each sheet, the outermost sheet first. The blanks are its last pages.
    """
    whole = -(-count // 4) * 4
    sides: list[tuple[int, int]] = []
    for sheet in range(whole // 4):
        first, last = 2 * sheet, whole - 1 - 2 * sheet
        sides += [(last, first), (first + 1, last - 1)]
    return tuple((_page(left, count), _page(right, count)) for left, right in sides)


def two_up_sides(count: int) -> tuple[Side, ...]:
    """Sides with two pages that follow each other."""
    return tuple((left, _page(left + 1, count)) for left in range(0, count, 2))


def _page(index: int, count: int) -> int | None:
    return index if index < count else None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which pages of a file of so many are printed, in which manner, on which paper."""

    indexes: tuple[int, ...]
    count: int
    manner: Manner = "pages"
    paper: str = "A4"

    @property
    def sides(self) -> int:
        """How many sides of paper one copy takes."""
        return len(self.indexes) if self.manner == "pages" else len(self._sides)

    @property
    def pages(self) -> str:
        """Which pages they are, counted from the first one (#1,#3-#4); empty where they are all."""
        if self.indexes == tuple(range(self.count)):
            return ""
        runs = groupby(enumerate(self.indexes), key=lambda pair: pair[1] - pair[0])
        return ",".join(_run([index + 1 for _, index in run]) for _, run in runs)

    @property
    def told(self) -> str:
        """The manner and the pages, as the ledger keeps them; empty for a file that is printed as it is."""
        return " ".join(filter(None, ("" if self.manner == "pages" else self.manner, self.pages)))

    @property
    def is_whole(self) -> bool:
        """Whether the file is printed as it is."""
        return not self.told

    @property
    def _sides(self) -> tuple[Side, ...]:
        return (booklet_sides if self.manner == "booklet" else two_up_sides)(len(self.indexes))

    def of(self, content: bytes) -> bytes:
        """The file as it goes to the printer."""
        if self.is_whole:
            return content
        chosen = selected(content, self.indexes)
        return chosen if self.manner == "pages" else imposed(chosen, self._sides, PAPERS[self.paper])


def _run(numbers: Sequence[int]) -> str:
    return "-".join(f"#{each}" for each in dict.fromkeys((numbers[0], numbers[-1])))


def selected(content: bytes, indexes: Sequence[int]) -> bytes:
    """A file of these pages in this order."""
    with Pdf.open(BytesIO(content)) as source, Pdf.new() as made:
        for index in indexes:
            page = source.pages[index]
            for key in OF_A_WHOLE:
                if key in page:
                    del page[key]
            made.pages.append(page)
        return _saved(made)


def imposed(content: bytes, sides: Sequence[Side], paper: Paper) -> bytes:
    """A file of lying sheets, a side a page; each half holds a page, as large as it fits."""
    half = paper.height / 2
    with Pdf.open(BytesIO(content)) as source, Pdf.new() as made:
        for side in sides:
            sheet = made.add_blank_page(page_size=(round(paper.height, 3), round(paper.width, 3)))
            for place, index in enumerate(side):
                if index is not None:
                    room = Rectangle(place * half, 0, (place + 1) * half, paper.width)
                    _place(_upright(source.pages[index]), sheet, Name(f"/Page{place}"), room)
        return _saved(made)


def _place(page: pikepdf.Page, sheet: pikepdf.Page, name: Name, room: Rectangle) -> None:
    """Draw a page in a room of a sheet, as large as it fits, in its middle. pikepdf's own way of doing it names what it
    draws at random, so that no two files would be alike."""
    form = page.as_form_xobject()
    sheet.add_resource(form, Name.XObject, name)
    sheet.contents_add(sheet.calc_form_xobject_placement(form, name, room, allow_expand=True))


def _upright(page: pikepdf.Page) -> pikepdf.Page:
    """A wide page turned, as it would be bound."""
    left, bottom, right, top = (float(each) for each in page.mediabox)
    is_turned = int(page.obj.get("/Rotate", 0)) % 180 == 90
    if (right - left > top - bottom) != is_turned:
        page.rotate(TURNED, relative=True)
    return page


def stamped(content: bytes, mark: bytes) -> bytes:
    """The same file, with the one page of another drawn over its first page, which must be as large.

    Structure, attachments and metadata stay as they are: with a mark whose faces are embedded and which is no more than
    an artifact, what was PDF/UA and PDF/A stays that (ISO 14289-1, 7.1; ISO 19005-3, 6.2.11.4).
    """
    with Pdf.open(BytesIO(content)) as made, Pdf.open(BytesIO(mark)) as source:
        first = made.pages[0]
        first.contents_add(b"q\n", prepend=True)
        first.contents_add(b"Q\n")
        _place(source.pages[0], first, MARK, Rectangle(first.mediabox))
        return _saved(made)


def _saved(made: Pdf) -> bytes:
    """The same pages give the same bytes."""
    written = BytesIO()
    made.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()
