"""Put pieces of two paragraphs into one, each as it stands, as inserted or as deleted."""

from copy import deepcopy
from dataclasses import dataclass, field
from enum import Enum

from briefgen.redlining.atoms import Piece
from briefgen.redlining.markup import Element, Stamp, W, copied, element, shallow

DELETED = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
"""Words and codes of fields that are deleted are called otherwise (ECMA-376 17.3.3.7, 17.16.13)."""


class Change(Enum):
    """What becomes of a piece."""

    NONE = ""
    INSERTED = "ins"
    DELETED = "del"


@dataclass(slots=True)
class Line:
    """A paragraph that grows piece by piece: what stands in one link, change and run is put into one."""

    paragraph: Element
    stamp: Stamp
    _around: tuple[Element, ...] = ()
    _holders: list[Element] = field(default_factory=list)
    _change: Change = Change.NONE
    _changed: Element | None = None
    _run: Element | None = None
    _source: Element | None = None

    def add(self, piece: Piece, change: Change) -> None:
        if piece.around != self._around:
            self._enter(piece.around)
        if piece.run is None:
            self._leave_run()
            self._holder.append(deepcopy(piece.shown))
            return
        if change is not self._change:
            self._leave_run()
            self._begin(change)
        if piece.run is not self._source or self._run is None:
            self._begin_run(piece.run)
        self._show(deepcopy(piece.shown), change)

    @property
    def _holder(self) -> Element:
        """What links, controls and marks stand in here."""
        return self._holders[-1] if self._holders else self.paragraph

    def _enter(self, around: tuple[Element, ...]) -> None:
        """Leave links and controls that the next piece does not stand in, and enter those that it does."""
        self._leave_run()
        same = 0
        while same < min(len(around), len(self._around)) and around[same] is self._around[same]:
            same += 1
        del self._holders[same:]
        for each in around[same:]:
            outer, inner = _entered(each)
            self._holder.append(outer)
            self._holders.append(inner)
        self._around = around

    def _leave_run(self) -> None:
        self._run = self._source = self._changed = None
        self._change = Change.NONE

    def _begin(self, change: Change) -> None:
        self._change = change
        if change is not Change.NONE:
            self._changed = self.stamp.change(change.value)
            self._holder.append(self._changed)

    def _begin_run(self, source: Element) -> None:
        self._run, self._source = shallow(source), source
        look = copied(source.find(f"{W}rPr"))
        if look is not None:
            self._run.append(look)
        (self._holder if self._changed is None else self._changed).append(self._run)

    def _show(self, shown: Element, change: Change) -> None:
        assert self._run is not None
        if change is Change.DELETED:
            shown.tag = DELETED.get(shown.tag, shown.tag)
        last = self._run[-1] if len(self._run) else None
        if last is not None and last.tag == shown.tag and shown.tag in (f"{W}t", f"{W}delText"):
            last.text = (last.text or "") + (shown.text or "")
        else:
            self._run.append(shown)


def _entered(around: Element) -> tuple[Element, Element]:
    """A link or control as it stands around nothing, and what holds the runs in it."""
    made = shallow(around)
    if around.tag != f"{W}sdt":
        made.extend(deepcopy(each) for each in around if each.tag == f"{W}smartTagPr")
        return made, made
    look, content = copied(around.find(f"{W}sdtPr")), element("sdtContent")
    made.extend([look, content] if look is not None else [content])
    return made, content
