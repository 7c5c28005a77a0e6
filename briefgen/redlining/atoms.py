"""Part a paragraph into atoms that no change splits: words, numbers with bound and unit, fields, notes, drawings."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from lxml import etree

from briefgen.language import LANGUAGES
from briefgen.redlining.markup import MARKS, Element, R, W, copied, element, text_element

Show = Callable[[str], bytes]
"""The bytes of the part that an identifier names, empty for none: two drawings are alike if what they show is."""

FIGURE = "_fig_"
"""How the hidden bookmarks of figures are called."""
OPAQUE = "\0"
"""Begins the key of what is no words."""
WRAPPERS = frozenset(f"{W}{name}" for name in ("hyperlink", "sdt", "smartTag", "customXml"))
NOTES = frozenset(f"{W}{name}" for name in ("footnoteReference", "endnoteReference"))
SHOWN = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
HIDDEN = frozenset(f"{W}{name}" for name in ("commentReference", "annotationRef", "instrText", "fldChar"))

_BOUNDS = [bound for language in LANGUAGES.values() for bound in language.bounds.values()]
_BEFORE = "|".join(re.escape(each.before.strip()) for each in _BOUNDS if each.before.strip())
_AFTER = "|".join(re.escape(words) for each in _BOUNDS for words in (each.excess, each.after.strip()) if words)
_UNIT = (
    r"[%％‰℃°]|[十百千万亿]*(?:元|人次|个|家|户|项|吨|件|所|处|条|张|辆|台|座|亩|倍|名|位|人|年|月|日|平方公里|平方米|公里|公顷|米)"
    r"|[十百千万亿]+| ?(?:percentage points|percent|thousand|million|billion|trillion)(?: yuan)?| yuan"
)
_TOKEN = re.compile(
    r"\d{4}(?:[-/.]\d{1,2}){2}(?![A-Za-z0-9])"
    rf"|(?:(?:(?:{_BEFORE})\s?)?[-−+]?\d+(?:[,，]\d{{3}})*(?:\.\d+)?(?![A-Za-z0-9])"
    rf"(?:{_AFTER})?(?:{_UNIT})?(?:{_AFTER})?)"
    r"|(?:[A-Za-z0-9]+(?:[-!:._][A-Za-z0-9]+)*)"
    r"|[^\W\d_㐀-鿿豈-﫿\U00020000-\U0003ffff]+|\s+|.",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """What a run shows, or a mark between runs.

    `run` is the run that it stands in, None for a mark; `around` holds the links and controls that it stands in, from
    the outside.
    """

    shown: Element
    run: Element | None
    around: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Atom:
    """Pieces that stay together. Two with the same key say the same; a mark has none."""

    key: str
    pieces: tuple[Piece, ...]

    @property
    def is_mark(self) -> bool:
        return not self.key

    @property
    def is_words(self) -> bool:
        return not self.key.startswith(OPAQUE)

    @property
    def note(self) -> Element | None:
        """The reference to a note, if it is one."""
        shown = self.pieces[0].shown
        return shown if shown.tag in NOTES else None


def atoms(paragraph: Element, show: Show, *, splits_text: bool = True) -> tuple[Atom, ...]:
    """All atoms of a paragraph in their order, marks among them; without `splits_text` words in a row are one."""
    return tuple(_gathered(list(_pieces(paragraph, ())), show, splits_text))


# --- pieces -----------------------------------------------------------------------------------------------------


def _pieces(held: Element, around: tuple[Element, ...]) -> Iterator[Piece]:
    for each in held:
        if each.tag == f"{W}r":
            yield from (Piece(child, each, around) for child in each if child.tag != f"{W}rPr")
        elif each.tag in WRAPPERS:
            content = each.find(f"{W}sdtContent") if each.tag == f"{W}sdt" else each
            yield from _pieces(content if content is not None else (), (*around, each))
        elif each.tag == f"{W}fldSimple":
            yield from _spelled_out(each, around)
        elif each.tag in MARKS:
            yield Piece(each, None, around)
        elif each.tag != f"{W}pPr" and isinstance(each.tag, str):
            yield Piece(each, element("r"), around)


def _spelled_out(field: Element, around: tuple[Element, ...]) -> Iterator[Piece]:
    """A field in one element as one of several runs, which alone can be deleted (17.16.18)."""
    held = list(_pieces(field, around))
    run = next((each.run for each in held if each.run is not None), None)
    look = element("r")
    if run is not None and run.find(f"{W}rPr") is not None:
        look.append(copied(run.find(f"{W}rPr")))
    signs = {kind: element("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end")}
    yield Piece(signs["begin"], look, around)
    yield Piece(text_element("instrText", field.get(f"{W}instr", "")), look, around)
    yield Piece(signs["separate"], look, around)
    yield from held
    yield Piece(signs["end"], look, around)


# --- atoms ------------------------------------------------------------------------------------------------------


def _gathered(pieces: Sequence[Piece], show: Show, splits_text: bool) -> Iterator[Atom]:
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        end = _end(pieces, at)
        held = tuple(pieces[at:end])
        if end > at + 1 and piece.shown.tag != f"{W}t":
            yield Atom(_key(held, show), held)
        elif piece.shown.tag == f"{W}t":
            yield from _words(held) if splits_text else [Atom(_key_of_words(held), held)]
        else:
            yield Atom(_shown(piece, show), held)
        at = end


def _end(pieces: Sequence[Piece], at: int) -> int:
    """Where the atom that begins here ends; for words, where the text ends."""
    shown = pieces[at].shown
    if shown.tag == f"{W}t":
        return _end_of_text(pieces, at)
    if _turns(shown, "begin"):
        return _end_of_field(pieces, at)
    if shown.tag == f"{W}bookmarkStart" and shown.get(f"{W}name", "").startswith(FIGURE):
        return _end_of_figure(pieces, at)
    return at + 1


def _end_of_text(pieces: Sequence[Piece], at: int) -> int:
    around, end = pieces[at].around, at
    while end < len(pieces) and pieces[end].shown.tag == f"{W}t" and pieces[end].around == around:
        end += 1
    return end


def _end_of_field(pieces: Sequence[Piece], at: int) -> int:
    """Behind the end of the field; a field that goes on in other paragraphs is all marks."""
    depth = 0
    for index in range(at, len(pieces)):
        depth += _turns(pieces[index].shown, "begin") - _turns(pieces[index].shown, "end")
        if depth == 0:
            return index + 1
    return at + 1


def _end_of_figure(pieces: Sequence[Piece], at: int) -> int:
    identifier = pieces[at].shown.get(f"{W}id")
    ends = (index for index in range(at, len(pieces)) if _closes(pieces[index].shown, identifier))
    end = next(ends, None)
    return at + 1 if end is None or _key_of_words(pieces[at:end]) == "" else end + 1


def _closes(shown: Element, identifier: str) -> bool:
    return bool(shown.tag == f"{W}bookmarkEnd" and shown.get(f"{W}id") == identifier)


def _turns(shown: Element, kind: str) -> bool:
    return bool(shown.tag == f"{W}fldChar" and shown.get(f"{W}fldCharType") == kind)


def _key_of_words(pieces: Sequence[Piece]) -> str:
    return "".join(each.shown.text or "" for each in pieces if each.shown.tag == f"{W}t")


def _words(pieces: tuple[Piece, ...]) -> Iterator[Atom]:
    """The tokens of a text that may stand in several runs; each keeps its runs."""
    text = _key_of_words(pieces)
    for found in _TOKEN.finditer(text):
        yield Atom(found[0], tuple(_cut(pieces, found.start(), found.end())))


def _cut(pieces: Sequence[Piece], start: int, end: int) -> Iterator[Piece]:
    at = 0
    for piece in pieces:
        text = piece.shown.text or ""
        part = text[max(start - at, 0) : max(end - at, 0)]
        if part:
            yield Piece(text_element("t", part), piece.run, piece.around)
        at += len(text)
        if at >= end:
            return


# --- keys -------------------------------------------------------------------------------------------------------


def _key(pieces: Sequence[Piece], show: Show) -> str:
    """What a field or a figure shows; a field is another than words that read the same."""
    shown = "".join(_shown(each, show) for each in pieces)
    code = "".join(each.shown.text or "" for each in pieces if each.shown.tag == f"{W}instrText")
    return f"{OPAQUE}{(code.split() or [''])[0]} {shown}" if code else shown


def _shown(piece: Piece, show: Show) -> str:
    shown = piece.shown
    if piece.run is None or shown.tag in HIDDEN:
        return ""
    if shown.tag == f"{W}t":
        return shown.text or ""
    if shown.tag in SHOWN:
        return SHOWN[shown.tag]
    return f"{OPAQUE}{etree.QName(shown).localname} {_digest(shown, show)}"


def _digest(shown: Element, show: Show) -> str:
    """Of an element and of the parts that it names; identifiers and numbers of drawings count for nothing."""
    plain = copied(shown)
    parts = [b""]
    for each in plain.iter(etree.Element):
        for name in [name for name in each.attrib if name.startswith(R) or name in ("id", "name", f"{W}id")]:
            parts.append(show(each.attrib.pop(name)) if name.startswith(R) else b"")
    return sha256(etree.tostring(plain, method="c14n") + b"\0".join(parts)).hexdigest()[:16]
