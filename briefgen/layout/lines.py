"""Set spans of text in lines; what was set before and is short is not broken again."""

from collections.abc import Sequence
from functools import lru_cache

from briefgen.faces import Faces
from briefgen.layout.breaking import Breaking, Stretch
from briefgen.layout.breaking import Line as Line
from briefgen.layout.breaking import Shape as Shape
from briefgen.layout.measured import Span as Span
from briefgen.layout.pages import TextRun
from briefgen.layout.structure import LAYOUT

LONGEST_KEPT = 24
"""Characters of the longest words whose lines are kept."""


class Paragraph:
    """Spans to be set in lines of one shape.

    Cells and labels are short, of one span, and say the same again and again (家, 实际): how such words stand is found
    once, and then put on in the colour and for the element of each span. That takes a tenth off the layout of a table,
    and a third where the same is laid out again.
    """

    def __init__(self, spans: Sequence[Span], faces: Faces, shape: Shape) -> None:
        self._spans, self._faces, self._shape = spans, faces, shape

    def lines(self) -> tuple[Line, ...]:
        if not self._spans:
            return ()
        span = self._spans[0]
        if len(self._spans) > 1 or len(span.text) > LONGEST_KEPT or span.note is not None or span.rise:
            return Breaking(self._spans, self._faces, self._shape).lines()
        look = span.face, span.size, span.tracking
        lines = _kept_lines(span.text, look, span.kept, bool(span.link), self._faces, self._shape)
        return tuple([_put_on(line, span) for line in lines])


@lru_cache(maxsize=1 << 12)
def _kept_lines(
    text: str,
    look: tuple[str, float, float],
    kept: tuple[tuple[int, int], ...],
    leads: bool,
    faces: Faces,
    shape: Shape,
) -> tuple[Line, ...]:
    face, size, tracking = look
    bare = Span(text, face, size, "", LAYOUT, 0, tracking, "#" if leads else "", kept=kept)
    return Breaking((bare,), faces, shape).lines()


def _put_on(line: Line, span: Span) -> Line:
    """A kept line in the colour, for the element and with the link and the figure of a span."""
    runs = tuple(
        [
            TextRun(x, baseline, text, face, size, span.colour, gaps, span.tag)
            for x, baseline, text, face, size, _, gaps, _ in line.runs
        ]
    )
    links = tuple([Stretch(x, width, span.link, text, span.tag) for x, width, _, text, _ in line.links])
    return Line(runs, line.width, (span.datum,) if span.datum else (), (), links)
