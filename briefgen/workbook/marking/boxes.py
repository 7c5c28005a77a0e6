"""Draw the boxes in which a spreadsheet shows comments: a legacy drawing in VML, new or one that others draw in too."""

import re
from collections.abc import Iterable

from briefgen.workbook.marking.cells import spot_of
from briefgen.workbook.markup import MOST_COLUMNS, NotMarkup, Spot

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
NAMESPACES = (
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
)
SPACES = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES)
TYPE = (
    f'<v:shapetype{SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
SHAPE = re.compile(rb"_x0000_s(\d{1,9})")
A_BLOCK = 1024
"""The numbers of shapes go in blocks of so many, one block a drawing (o:idmap)."""
END = b"</xml>"
WIDE, TALL = 4, 5
"""How many columns and rows a box covers."""


def new_drawing(block: int) -> bytes:
    """A drawing without boxes; two of one workbook have numbers of other blocks."""
    layout = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout>'
    return f"<xml{SPACES}>{layout}{TYPE}</xml>".encode()


def drawn(drawing: bytes, cells: Iterable[str]) -> bytes:
    """The drawing with a hidden box for the comment of each cell.

    Drawings of controls are not always well-formed (`<br>`), so the boxes go before the last end tag as bytes, each
    with its own prefixes. Raises NotMarkup for one that does not end as a drawing does.
    """
    end = drawing.rfind(END)
    if end < 0:
        raise NotMarkup("vmlDrawing")
    number = _first_free(drawing)
    kind = b"" if b'id="_x0000_t202"' in drawing else TYPE.encode()
    boxes = (_box(number + offset, spot_of(cell)) for offset, cell in enumerate(cells))
    return drawing[:end] + kind + "".join(boxes).encode() + drawing[end:]


def _first_free(drawing: bytes) -> int:
    taken = [int(each) for each in SHAPE.findall(drawing)]
    block = re.search(rb'idmap[^>]*data="(\d{1,6})', drawing)
    return max([*taken, (int(block[1]) if block else 1) * A_BLOCK]) + 1


def _box(number: int, spot: Spot) -> str:
    row, column = spot[0] - 1, spot[1] - 1
    left = min(column + 1, MOST_COLUMNS - 1 - WIDE)
    anchor = f"{left}, 15, {max(row - 1, 0)}, 10, {left + WIDE}, 15, {max(row - 1, 0) + TALL}, 4"
    style = "position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:80pt;z-index:1;visibility:hidden"
    return (
        f'<v:shape{SPACES} id="_x0000_s{number}" type="#_x0000_t202" style="{style}" fillcolor="#ffffe1"'
        ' o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
