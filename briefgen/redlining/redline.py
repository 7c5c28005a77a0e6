"""Make of two Word files the new one, with everything that differs from the old one as tracked changes."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from lxml import etree

from briefgen.redlining import blocks
from briefgen.redlining.bookmarks import Bookmarks, names_in
from briefgen.redlining.carrying import Lists, carry_styles
from briefgen.redlining.lines import Change
from briefgen.redlining.markup import MARKS, Element, R, Stamp, W
from briefgen.redlining.notes import KINDS, Notes, notes_in
from briefgen.redlining.package import BROKEN, OFFICE, Carrier, Package
from briefgen.redlining.sections import Sections, references
from briefgen.redlining.settling import settle
from briefgen.redlining.story import Side, Story
from briefgen.redlining.summary import Summary, has_summary, put_before

DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
MODIFIED = "{http://purl.org/dc/terms/}modified"
CORE = "metadata/core-properties"


@dataclass(slots=True)
class Redline:
    """Both files, and what their stories share."""

    old: Package
    new: Package
    stamp: Stamp
    bookmarks: Bookmarks
    lists: Lists
    notes: dict[str, Notes]
    """By the name of their part: footnotes, endnotes."""

    def story(self, old: str, new: str, section: Callable[[Element | None, Element | None], Element | None]) -> Story:
        """What becomes of what a part refers to; `old` and `new` are its paths."""
        carrier = Carrier(self.old, self.new, old, new)
        return Story(
            Side(_show(self.old, old), self._said("old")),
            Side(_show(self.new, new), self._said("new")),
            self.stamp,
            carrier.adopt,
            carrier.link,
            self.lists.adopt,
            self.bookmarks.pair,
            self.bookmarks.carried,
            lambda one, other: self._notes_of(other if other is not None else one).refer(one, other),
            section,
        )

    def _notes_of(self, reference: Element) -> Notes:
        return self.notes[KINDS[reference.tag]]

    def _said(self, side: str) -> Callable[[Element], str]:
        def said(reference: Element) -> str:
            known = self._notes_of(reference)
            note = (known.old if side == "old" else known.new).get(reference.get(f"{W}id"))
            return "".join(each.text or "" for each in note.iter(f"{W}t")) if note is not None else ""

        return said


def redlined(old: bytes, new: bytes, summary: Summary | None = None) -> bytes:
    """A Word file whose changes give the words of `new` when all are accepted and those of `old` when all are rejected.

    Everything else (looks, record, properties) is that of `new`; a summary stands before it and is not tracked. Changes
    that somebody tracked in either are taken as accepted. Equal arguments give equal bytes. Raises one of BROKEN for
    what is no whole Word file.
    """
    before, after = Package.opened(old), Package.opened(new)
    _settle(before, comments=False)
    _settle(after, comments=True)
    stamp, body = Stamp(_date(after), count(_highest(after) + 1)), after.tree(after.main)
    notes = {name: Notes(*(notes_in(_notes_part(each, name)) for each in (before, after))) for name in KINDS.values()}
    line = Redline(before, after, stamp, Bookmarks(names_in(body), stamp), Lists(before, after), notes)
    _redline_body(line)
    for name in line.notes:
        _redline_notes(line, name)
    line.bookmarks.lead(body)
    carry_styles(before, after, body)
    _number_drawings(after)
    if summary:
        put_before(after.tree(after.main).find(f"{W}body"), summary)
    return after.packed()


def is_redline(content: bytes) -> bool:
    """Whether a file is a redline with its summary; what is no Word file is none."""
    try:
        package = Package.opened(content)
        return has_summary(package.tree(package.main))
    except BROKEN:
        return False


# --- the body and its headers -----------------------------------------------------------------------------------


def _redline_body(line: Redline) -> None:
    old, new = line.old, line.new
    sections = Sections(
        references(old),
        references(new),
        new,
        lambda one, other: _redline_header(line, one, other),
        lambda path: new.carry(old, path),
    )
    root = new.tree(new.main)
    body, before = root.find(f"{W}body"), old.tree(old.main).find(f"{W}body")
    made = etree.Element(body.tag, nsmap=body.nsmap)
    blocks.merge(before, body, made, line.story(old.main, new.main, sections.both))
    last = sections.both(before.find(f"{W}sectPr"), body.find(f"{W}sectPr"))
    if last is not None:
        made.append(last)
    root.replace(body, made)
    _drop_unused(new)


def _redline_header(line: Redline, old: str, new: str) -> str:
    """The path of the header or footer with the changes of both; the new one where they say the same."""
    if not old or not new:
        return _one_sided_header(line, old, new)
    before, after = line.old.tree(old), line.new.tree(new)
    story = line.story(old, new, _no_section)
    if blocks.words(before, story.old) == blocks.words(after, story.new):
        return new
    path = line.new.carry(line.new, new)
    made = etree.Element(after.tag, nsmap=after.nsmap)
    blocks.merge(before, after, made, line.story(old, path, _no_section))
    line.new.trees[path] = made
    return path


def _one_sided_header(line: Redline, old: str, new: str) -> str:
    """A header that came to a section, or went from it."""
    path = line.new.carry(line.new, new) if new else line.new.carry(line.old, old)
    held = line.new.tree(new) if new else line.old.tree(old)
    made = etree.Element(held.tag, nsmap=held.nsmap)
    change = Change.INSERTED if new else Change.DELETED
    blocks.whole(held, made, change, line.story(old, path, _no_section))
    line.new.trees[path] = made
    return path


def _no_section(old: Element | None, new: Element | None) -> Element | None:
    return None if old is None and new is None else new


def _drop_unused(package: Package) -> None:
    """Headers that no section has any more are left out."""
    used = {each.get(f"{R}id") for section in package.tree(package.main).iter(f"{W}sectPr") for each in section}
    for kind, path, identifier in list(package.related(package.main)):
        if kind in (f"{OFFICE}/header", f"{OFFICE}/footer") and identifier not in used:
            package.unrelate(package.main, identifier)
            package.drop(path)


# --- notes ------------------------------------------------------------------------------------------------------


def _notes_part(package: Package, name: str) -> Element | None:
    path = package.first(package.main, name)
    return package.tree(path) if path else None


def _redline_notes(line: Redline, name: str) -> None:
    known = line.notes[name]
    old, new = (package.first(package.main, name) for package in (line.old, line.new))
    if known.gone and not new:
        new = _without_notes(line, old, name)
    if not new:
        return
    root, story = line.new.tree(new), line.story(old, new, _no_section)
    for identifier, other in known.pairs.items():
        note = known.new.get(identifier)
        if note is not None:
            root.replace(note, _note(known.old.get(other) if other else None, note, story))
    for identifier, number in known.gone.items():
        if identifier in known.old:
            root.append(_gone_note(known.old[identifier], number, story))


def _without_notes(line: Redline, old: str, name: str) -> str:
    """The part of the old file without its notes, where the new file has none."""
    path = line.new.carry(line.old, old)
    line.new.relate(line.new.main, f"{OFFICE}/{name}", path)
    root = line.new.tree(path)
    for each in notes_in(root).values():
        root.remove(each)
    return path


def _note(old: Element | None, new: Element, story: Story) -> Element:
    made = etree.Element(new.tag, dict(new.attrib))
    if old is None:
        blocks.whole(new, made, Change.INSERTED, story)
    else:
        blocks.merge(old, new, made, story)
    return made


def _gone_note(old: Element, number: str, story: Story) -> Element:
    made = etree.Element(old.tag, dict(old.attrib) | {f"{W}id": number})
    blocks.whole(old, made, Change.DELETED, story)
    return made


# --- before and after -------------------------------------------------------------------------------------------


def _settle(package: Package, *, comments: bool) -> None:
    kinds = tuple(f"{OFFICE}/{each}" for each in ("header", "footer", "footnotes", "endnotes"))
    stories = [path for kind, path, _ in package.related(package.main) if kind in kinds]
    for path in dict.fromkeys((package.main, *stories)):
        settle(package.tree(path), comments=comments)


def _date(package: Package) -> str:
    """When the new file was last changed, as it says itself."""
    path = next((path for kind, path, _ in package.related("") if kind.endswith(CORE)), "")
    found = package.tree(path).find(MODIFIED) if path and package.has(path) else None
    return str(found.text or "") if found is not None else ""


def _highest(package: Package) -> int:
    """The highest number of a bookmark or comment: changes are counted on from there."""
    marks = (each.get(f"{W}id", "") for each in package.tree(package.main).iter(*MARKS))
    return max((int(each) for each in marks if each.isdecimal()), default=0)


def _number_drawings(package: Package) -> None:
    """Every drawing has a number of its own."""
    for number, each in enumerate(package.tree(package.main).iter(DRAWN), 1):
        each.set("id", str(number))


def _show(package: Package, owner: str) -> Callable[[str], bytes]:
    def show(identifier: str) -> bytes:
        path = package.target(owner, identifier)
        return package.content(path) if path and package.has(path) else b""

    return show
