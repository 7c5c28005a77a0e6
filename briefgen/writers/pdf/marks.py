"""Write where marked pieces and text objects of a page begin and end, each properly within the other.

A piece begins and ends either within one text object or outside of all (ISO 32000-1, 14.6.1).
"""

from briefgen.layout.structure import Tag
from briefgen.writers.pdf.structure import Structure


class Marks:
    """The marks of one page, among its operators; neighbours that belong together share a piece."""

    def __init__(self, structure: Structure, operators: list[str]) -> None:
        self._structure = structure
        self._operators = operators
        self._tag: Tag | None = None
        self._in_text = False
        self._within_text = False
        """Whether the open piece began within the open text object."""

    def text(self, tag: Tag | None, alone: bool = False) -> None:
        """Go on within a text object, in a piece that belongs to `tag`; one that is `alone` began within it too."""
        known = self._known(tag)
        if known is not self._tag or (alone and not self._within_text):
            self._close()
            self._begin_text()
            self._open(known)
        self._begin_text()

    def graphic(self, tag: Tag | None) -> None:
        """Go on outside of text objects, in a piece that belongs to `tag`."""
        known = self._known(tag)
        if known is not self._tag or self._within_text:
            self._close()
            self._end_text()
            self._open(known)
        self._end_text()

    def end(self) -> None:
        self._close()
        self._end_text()

    def _known(self, tag: Tag | None) -> Tag:
        if tag is None:
            raise ValueError("an item is neither part of the structure nor an artifact")
        return self._structure.effective(tag)

    def _open(self, tag: Tag) -> None:
        self._operators.append(self._structure.mark(tag))
        self._tag, self._within_text = tag, self._in_text

    def _close(self) -> None:
        if self._tag is None:
            return
        if not self._within_text:
            self._end_text()
        self._operators.append("EMC")
        self._tag, self._within_text = None, False

    def _begin_text(self) -> None:
        if not self._in_text:
            self._operators.append("BT")
            self._in_text = True

    def _end_text(self) -> None:
        if self._in_text:
            self._operators.append("ET")
            self._in_text = False
