"""Transform bookmarks, links and page labels into the objects by which a reader finds a place (ISO 32000-1, 12.3)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from urllib.parse import quote

from briefgen.layout.pages import Bookmark, LinkArea, Page, Pages
from briefgen.writers.pdf.objects import Object, array, dictionary, name, page_reference, text

Destinations = Mapping[str, Object]

Entry = tuple[Object, Object]
"""A dictionary of the outline, and the reference by which others name it."""

PRINTED = 4
"""The annotation flag without which an archive does not take a link (ISO 19005-2, 6.3.2)."""

URI_CHARACTERS = "!#$%&'()*+,/:;=?@[]~"
"""What an address may hold as it stands (RFC 3986, 2.2), and the sign of what is encoded already."""


def destinations(pages: Pages) -> Destinations:
    """Where each bookmark and each spot leads: to its height on its page, at the size that the reader has chosen."""
    spots = {
        item.target: _spot(index, page.height - item.y)
        for index, page in enumerate(pages.pages)
        for item in _areas(page)
        if _is_spot(item)
    }
    return {each.identifier: _destination(pages, each) for each in pages.bookmarks} | spots


def _areas(page: Page) -> Iterator[LinkArea]:
    return (item for region in page.regions for item in region.items if isinstance(item, LinkArea))


def _is_spot(area: LinkArea) -> bool:
    """An area without width leads nowhere: others lead to it."""
    return area.inside and not area.width


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


def links(page: Page, known: Destinations) -> Iterator[Object]:
    """The link annotations of a page; ValueError if one leads to a place that has no bookmark."""
    return (_link(area, page.height, known) for area in _areas(page) if not _is_spot(area))


def page_labels(pages: Pages) -> Object:
    """What readers show as page numbers: the printed ones, and none where none is printed (12.4.2)."""
    ranges: list[Object] = []
    expected = ""
    for index, page in enumerate(pages.pages):
        if not expected or page.label != expected:
            ranges += [index, _label(page.label)]
        expected = str(int(page.label) + 1) if _counts(page.label) else ""
    return dictionary(Nums=array(*ranges))


def _destination(pages: Pages, bookmark: Bookmark) -> Object:
    return _spot(bookmark.page, pages.pages[bookmark.page].height - bookmark.y)


def _spot(page: int, top: float) -> Object:
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


def _link(area: LinkArea, height: float, known: Destinations) -> Object:
    corners = (area.x, height - area.y - area.height, area.x + area.width, height - area.y)
    return dictionary(
        Type=name("Annot"),
        Subtype=name("Link"),
        Rect=f"[{' '.join(f'{each:.3f}' for each in corners)}]",
        Border="[0 0 0]",
        F=PRINTED,
        Contents=text(area.contents),
        Dest=_known(area.target, known) if area.inside else None,
        A=None if area.inside else dictionary(S=name("URI"), URI=text(quote(area.target, safe=URI_CHARACTERS))),
    )


def _known(target: str, known: Destinations) -> Object:
    if target not in known:
        raise ValueError(f"a link leads to {target}, and no bookmark is called so")
    return known[target]


def _label(label: str) -> Object:
    if _counts(label):
        return dictionary(S=name("D"), St=int(label))
    return dictionary(P=text(label) if label else None)


def _counts(label: str) -> bool:
    return label.isascii() and label.isdecimal() and not label.startswith("0")
