"""Set words smaller where they would not fit on the one line that they have."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen.document import Inlines
from briefgen.faces import Faces
from briefgen.layout.measures import styled_width
from briefgen.theme import TextStyle
from briefgen.traversal import plain_text


def fitted(style: TextStyle, contents: Sequence[Inlines], room: float, faces: Faces) -> TextStyle:
    """The style, or as much smaller and closer as the contents beside one another need to fit into the room."""
    wide = sum(styled_width(plain_text(words), style, faces, 0) for words in contents)
    share = min(1.0, room / wide) if wide else 1.0
    return replace(style, size=style.size * share, tracking=style.tracking * share)
