"""Fill the patterns of a language with inlines, so that figures in them stay figures; pure."""

import re

from briefgen.document import Inlines, Text

HOLE = re.compile(r"\{(\w+)\}")


def filled(pattern: str, **inlines: Inlines) -> Inlines:
    """第{number}期 with number=(Text("1"),) gives 第, 1, 期; a KeyError for a hole that nothing is given for."""
    pieces = HOLE.split(pattern)
    made: list[Inlines] = [
        inlines[piece] if index % 2 else ((Text(piece),) if piece else ()) for index, piece in enumerate(pieces)
    ]
    return tuple(inline for part in made for inline in part)


def joined(parts: tuple[Inlines, ...], joint: str) -> Inlines:
    """The parts one behind the other, with the joint between."""
    made: list[Inlines] = [((Text(joint),) if index and joint else ()) + part for index, part in enumerate(parts)]
    return tuple(inline for part in made for inline in part)
