"""Transform bookmarks, links and page labels into the objects by which a reader finds a place (ISO 32000-1, 12.3)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from urllib.parse import quote

from briefgen.layout.pages import Bookmark, LinkArea, Page, Pages
from briefgen.writers.pdf.objects import Object, array, dictionary, name, page_reference, string, text

Spot = tuple[int, float]
"""The index of a page, and the height on it, from its foot."""

Destinations = Mapping[str, Spot]

Entry = tuple[Object, Object]
"""A dictionary of the outline, and the reference by which others name it."""

PRINTED = 4
"""The annotation flag without which an archive does not take a link (ISO 19005-2, 6.3.2)."""

URI_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"
"""What an address may hold as it stands (RFC 3986, 2.2), and the sign of what is encoded already."""


def destinations(pages: Pages) -> Destinations:
    """Where each bookmark and each spot leads: to its height on its page, at the size that the reader has chosen."""
    spots = {
        item.target: (index, page.height - item.y)
        for index, page in enumerate(pages.pages)
        for item in _areas(page)
        if _is_spot(item)
    }
    return {each.identifier: _spot(pages, each) for each in pages.bookmarks} | spots


def _areas(page: Page) -> Iterator[LinkArea]:
    return (item for region in page.regions for item in region.items if isinstance(item, LinkArea))


def _is_spot(area: LinkArea) -> bool:
    """An area without width leads nowhere: others lead to it."""
    return area.inside and not area.width


def leading(page: Page) -> list[LinkArea]:
    """The areas of a page that lead somewhere."""
    return [area for area in _areas(page) if not _is_spot(area)]


def outline(document: Object, pages: Pages) -> Object:
    """The outline, with the entries of level 1 in view and all others folded; None without bookmarks."""
    if not pages.bookmarks:
        return None
    root = _entry(document, dictionary(Type=name("Outlines")))
    entries = [
        _entry(document, dictionary(Title=text(each.title), Dest=_destination(pages, each))) for each in pages.bookmarks
    ]
    for parent, children in _families(pages.bookmarks).items():
        owner = root if parent is None else entries[parent]
        _join(owner, [entries[each] for each in children])
        owner[0]["Count"] = len(children) if parent is None else -len(children)
    return root[1]


def link(area: LinkArea, height: float, key: int, known: Destinations, pages: Sequence[int]) -> str:
    """A link annotation of a page that is so high; `key` leads to its place in the structure.

    Without contents it is told by where it leads (ISO 14289-1, 7.18.5). `pages` are the numbers of the pages' objects.
    ValueError if it leads to a place that has no bookmark.
    """
    corners = (area.x, height - area.y - area.height, area.x + area.width, height - area.y)
    if area.inside:
        page, top = _known(area.target, known)
        action = f"/Dest[{pages[page]} 0 R/XYZ 0 {top:.3f} null]"
    else:
        action = f"/A<</S/URI/URI{string(quote(area.target, safe=URI_CHARACTERS))}>>"
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{' '.join(f'{each:.3f}' for each in corners)}]/Border[0 0 0]/F {PRINTED}"
        f"/StructParent {key}/Contents{string(area.contents.strip() or area.target)}{action}>>"
    )


def page_labels(pages: Pages) -> Object:
    """What readers show as page numbers: the printed ones, and none where none is printed (12.4.2)."""
    ranges: list[Object] = []
    expected = ""
    for index, page in enumerate(pages.pages):
        if not expected or page.label != expected:
            ranges += [index, _label(page.label)]
        expected = str(int(page.label) + 1) if _counts(page.label) else ""
    return dictionary(Nums=array(*ranges))


def _spot(pages: Pages, bookmark: Bookmark) -> Spot:
    return bookmark.page, pages.pages[bookmark.page].height - bookmark.y


def _destination(pages: Pages, bookmark: Bookmark) -> Object:
    page, top = _spot(pages, bookmark)
    return array(page_reference(page), f"/XYZ 0 {top:.3f} null")


def _families(bookmarks: tuple[Bookmark, ...]) -> dict[int | None, list[int]]:
    """The children of each entry, by index; those of level 1 belong to None."""
    families: dict[int | None, list[int]] = defaultdict(list)
    latest: dict[int, int] = {}
    for index, bookmark in enumerate(bookmarks):
        families[latest.get(bookmark.level - 1)].append(index)
        latest[bookmark.level] = index
    return families


def _entry(document: Object, entry: Object) -> Entry:
    return entry, document.Reference(entry)


def _join(owner: Entry, children: list[Entry]) -> None:
    owner[0]["First"], owner[0]["Last"] = children[0][1], children[-1][1]
    for entry, _ in children:
        entry["Parent"] = owner[1]
    for (entry, reference), (following, following_reference) in pairwise(children):
        entry["Next"], following["Prev"] = following_reference, reference


def _known(target: str, known: Destinations) -> Spot:
    if target not in known:
        raise ValueError(f"a link leads to {target}, and no bookmark is called so")
    return known[target]


def _label(label: str) -> Object:
    if _counts(label):
        return dictionary(S=name("D"), St=int(label))
    return dictionary(P=text(label) if label else None)


def _counts(label: str) -> bool:
    return label.isascii() and label.isdecimal() and not label.startswith("0")
