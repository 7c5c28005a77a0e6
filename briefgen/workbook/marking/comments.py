"""Put comments into a comments part: beside those of others, and behind their words where they are on the same cell."""

from bisect import bisect_right
from collections.abc import Mapping

from briefgen.workbook.marking.edits import Edits, Tag, escaped, first, tags
from briefgen.workbook.markup import NotMarkup

AUTHOR = "briefgen"


def new_comments(namespace: str) -> bytes:
    """A comments part (ECMA-376 18.7.6) that has none yet."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<comments xmlns="{namespace}"><authors/><commentList/></comments>'.encode()


def commented(part: bytes, words: Mapping[str, str]) -> tuple[bytes, tuple[str, ...]]:
    """The part with a comment for each cell, and the cells that had none before.

    What another author wrote stays and comes first; what this program wrote there before is replaced. Raises NotMarkup.
    """
    found = tags(part, lambda name, _, __: name in ("authors", "author", "commentList", "comment", "text", "rPh", "t"))
    authors, listed = first(found, "authors"), first(found, "commentList")
    if authors is None or listed is None:
        raise NotMarkup("comments")
    edits, starts = Edits(part), [tag.start for tag in found]
    number = _author(part, found, authors, edits)
    there = {tag.attributes.get("ref", ""): tag for tag in found if tag.local == "comment"}
    for cell, tag in there.items():
        if cell in words:
            inside = found[bisect_right(starts, tag.start) : bisect_right(starts, tag.after)]
            _extend(inside, words[cell], tag.attributes.get("authorId") == str(number), edits)
    new = tuple(cell for cell in words if cell not in there)
    edits.append_to(listed, b"".join(_comment(cell, number, words[cell], listed.prefix) for cell in new))
    return edits.done(), new


def _author(part: bytes, found: list[Tag], authors: Tag, edits: Edits) -> int:
    """The number of this program among the authors."""
    known = [part[tag.stop : tag.close].decode() for tag in found if tag.local == "author"]
    if AUTHOR in known:
        return known.index(AUTHOR)
    edits.append_to(authors, f"<{authors.prefix}author>{AUTHOR}</{authors.prefix}author>".encode())
    return len(known)


def _comment(cell: str, author: int, words: str, prefix: str) -> bytes:
    text = f"<{prefix}text>{_run(words, prefix)}</{prefix}text>"
    return f'<{prefix}comment ref="{cell}" authorId="{author}">{text}</{prefix}comment>'.encode()


def _run(words: str, prefix: str) -> str:
    return f'<{prefix}r><{prefix}t xml:space="preserve">{escaped(words)}</{prefix}t></{prefix}r>'


def _extend(inside: list[Tag], words: str, is_ours: bool, edits: Edits) -> None:
    text = first(inside, "text")
    if text is None:
        raise NotMarkup("comment")
    prefix = text.prefix
    if is_ours or text.is_empty:
        new = f"<{prefix}text>{_run(words, prefix)}</{prefix}text>".encode()
        edits.replace(text.start, text.after, new)
        return
    for plain in (tag for tag in inside if tag.local == "t" and tag.depth == text.depth + 1):
        edits.insert(plain.start, f"<{prefix}r>".encode())
        edits.insert(plain.after, f"</{prefix}r>".encode())
    sounds = first(inside, "rPh")
    run = _run(f"\n{AUTHOR}: {words}", prefix).encode()
    edits.insert(sounds.start if sounds and sounds.depth == text.depth + 1 else text.close, run)
