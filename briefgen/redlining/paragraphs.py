"""Make one paragraph of two: what both say stands, the rest is inserted or deleted in whole atoms."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from briefgen.redlining.atoms import Atom, Piece, atoms
from briefgen.redlining.lines import Change, Line
from briefgen.redlining.markup import Element, W, copied, properties, section_of, shallow
from briefgen.redlining.matching import matched
from briefgen.redlining.story import Side, Story

LITTLE = 2
"""So few characters between two changes are taken into them: words are read, not letters."""
KEPT = 0.3
"""Where both share less than this of the words of the longer, all is deleted and all inserted."""
Stretch = tuple[Sequence[Atom], Sequence[Atom], bool]
"""Old atoms, the new ones in their place, and whether they are the same."""


def changed(old: Element, new: Element, story: Story) -> Element:
    """The new paragraph with what is not in the old one inserted, and what is only there deleted."""
    story.paired(old, new)
    one, other = _as_read(old, story.old), _as_read(new, story.new)
    before = [each for each in one if not each.is_mark]
    made = _begun(new, story.section(section_of(old), section_of(new)))
    line, ahead = Line(made, story.stamp), iter(other)
    for gone, come, is_same in _stretches(before, [each for each in other if not each.is_mark]):
        if is_same:
            for was, now in zip(gone, come, strict=True):
                _put(line, _up_to(ahead, now), Change.NONE, story, was)
            continue
        marks, fresh = _parted([each for now in come for each in _up_to(ahead, now)])
        _put(line, marks, Change.NONE, story)
        _put(line, _gone(gone, fresh, story), Change.DELETED, story)
        _put(line, fresh, Change.INSERTED, story)
    _put(line, ahead, Change.NONE, story)
    return made


def inserted(new: Element, story: Story) -> Element:
    """A new paragraph all of which is inserted, but for the mark at its end."""
    made = _begun(new, story.section(None, section_of(new)))
    _put(Line(made, story.stamp), _as_read(new, story.new), Change.INSERTED, story)
    return made


def deleted(old: Element, story: Story) -> Element:
    """An old paragraph all of which is deleted, but for the mark at its end."""
    made = _begun(old, story.section(section_of(old), None))
    story.enlist(made)
    _put(Line(made, story.stamp), _gone(_as_read(old, story.old), (), story), Change.DELETED, story)
    return made


def read(paragraph: Element, side: Side) -> str:
    """What decides whether two paragraphs are the same, notes by what they say."""
    return "".join(_key(each, side) for each in atoms(paragraph, side.show, splits_text=False))


def _as_read(paragraph: Element, side: Side) -> tuple[Atom, ...]:
    found = atoms(paragraph, side.show)
    return tuple(each if each.note is None else replace(each, key=_key(each, side)) for each in found)


def _key(atom: Atom, side: Side) -> str:
    return atom.key if atom.note is None else f"\0note {side.note(atom.note)}"


def _begun(paragraph: Element, section: Element | None) -> Element:
    """The paragraph with its properties and nothing else; those of its section are given."""
    made, held = shallow(paragraph), copied(properties(paragraph))
    if held is not None:
        for each in held.findall(f"{W}sectPr"):
            held.replace(each, section) if section is not None else held.remove(each)
        made.append(held)
    return made


# --- what is the same -------------------------------------------------------------------------------------------


def _stretches(old: Sequence[Atom], new: Sequence[Atom]) -> list[Stretch]:
    old = _with_notes_paired(old, new)
    matcher = SequenceMatcher(None, [each.key for each in old], [each.key for each in new], autojunk=False)
    found = [(old[a:b], new[c:d], kind == "equal") for kind, a, b, c, d in matcher.get_opcodes()]
    return _all_or_nothing(_joined(_without_islands(found)), old, new)


def _with_notes_paired(old: Sequence[Atom], new: Sequence[Atom]) -> Sequence[Atom]:
    """Of the notes of both those that took the place of one another have one key: what they say is compared apart."""
    ones, others = ([each for each in side if each.note is not None] for side in (old, new))
    pairs = matched(ones, others, (lambda each: each.key,), lambda *_: 1.0)
    known = {id(one): other.key for one, other in pairs if one is not None and other is not None}
    return [replace(each, key=known.get(id(each), each.key)) for each in old]


def _without_islands(found: Sequence[Stretch]) -> Iterator[Stretch]:
    """A letter or two between two changes are part of the change, unless a whole number took the place of another."""
    for at, (old, new, is_same) in enumerate(found):
        is_between = 0 < at < len(found) - 1
        if is_same and is_between and _is_little(new) and not any(map(_is_number, (found[at - 1], found[at + 1]))):
            yield old, new, False
        else:
            yield old, new, is_same


def _is_little(held: Sequence[Atom]) -> bool:
    words = "".join(each.key for each in held)
    return all(each.is_words for each in held) and "\t" not in words and len(words.strip()) <= LITTLE


def _is_number(stretch: Stretch) -> bool:
    old, new, _ = stretch
    return len(old) == len(new) == 1 and all(any(map(str.isdigit, each.key)) for each in (*old, *new))


def _joined(found: Iterable[Stretch]) -> list[Stretch]:
    """Stretches with changes next to one another as one."""
    made: list[Stretch] = []
    for old, new, is_same in found:
        if made and not made[-1][2] and not is_same:
            before = made.pop()
            made.append(((*before[0], *old), (*before[1], *new), False))
        else:
            made.append((old, new, is_same))
    return made


def _all_or_nothing(found: list[Stretch], old: Sequence[Atom], new: Sequence[Atom]) -> list[Stretch]:
    """Sentences that share only a few words are not mixed; lines with columns, fields or notes are."""
    is_sentence = all(each.is_words and each.key != "\t" for each in (*old, *new))
    kept = sum(len(now) for _, now, is_same in found if is_same)
    if is_sentence and old and new and kept < KEPT * max(len(old), len(new)):
        return [(old, new, False)]
    return found


# --- into the line ----------------------------------------------------------------------------------------------


def _up_to(ahead: Iterator[Atom], last: Atom) -> Iterator[Atom]:
    """The marks that stand before an atom, and the atom."""
    for each in ahead:
        yield each
        if each is last:
            return


def _parted(held: Sequence[Atom]) -> tuple[list[Atom], list[Atom]]:
    """The marks before the first words, and the rest: what is deleted stands between, behind the start of a figure."""
    for at, atom in enumerate(held):
        ahead = next((index for index, piece in enumerate(atom.pieces) if piece.run is not None), len(atom.pieces))
        if not atom.is_mark:
            start, rest = Atom("", atom.pieces[:ahead]), replace(atom, pieces=atom.pieces[ahead:])
            return [*held[:at], start], [rest, *held[at + 1 :]]
    return list(held), []


def _gone(held: Sequence[Atom], come: Sequence[Atom], story: Story) -> list[Atom]:
    """Old atoms stand in the control of what takes their place: one that is left empty would ask to be filled."""
    controls = tuple(each for each in (come[0].pieces[0].around if come else ()) if each.tag == f"{W}sdt")
    return [replace(each, pieces=tuple(_moved(piece, controls, story) for piece in each.pieces)) for each in held]


def _moved(piece: Piece, controls: tuple[Element, ...], story: Story) -> Piece:
    links = tuple(story.link(each) for each in piece.around if each.tag != f"{W}sdt")
    return replace(piece, around=controls or links)


def _put(line: Line, held: Iterable[Atom], change: Change, story: Story, old: Atom | None = None) -> None:
    """New marks stand as they are; of old ones only bookmarks that something leads to."""
    for each in held:
        for piece in each.pieces:
            if not each.is_mark and piece.run is not None:
                line.add(_placed(piece, each, change, story, old), change)
            elif change is not Change.DELETED:
                line.add(piece, Change.NONE)
            elif (mark := story.carried(piece.shown)) is not None:
                line.add(replace(piece, shown=mark), Change.NONE)


def _placed(piece: Piece, atom: Atom, change: Change, story: Story, old: Atom | None) -> Piece:
    if atom.note is not None:
        sides = (atom.note, None) if change is Change.DELETED else (old.note if old else None, atom.note)
        return replace(piece, shown=story.noted(*sides))
    if change is not Change.DELETED:
        return piece
    shown = copied(piece.shown)
    story.adopt(shown)
    return replace(piece, shown=shown)
