"""Say beside the code of an edition that the document is not that edition any more."""

from briefgen.language import LANGUAGES
from briefgen.readers.docx import W
from briefgen.refreshing.package import Element, Package

CORE = "docProps/core.xml"
VERSION = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}version"


def stamped(package: Package, edition: str, language: str) -> None:
    """Wherever the code stands, in heads, feet, the colophon and the properties, it is said that figures were updated
    since: who holds the paper knows that the edition of this code printed others. Said once, it is not said again."""
    added = LANGUAGES[language].packet.refreshed
    for path in package.stories():
        marked = [_mark(each, edition, added) for each in package.tree(path).iter(f"{W}p")] if edition else []
        if any(marked):
            package.touch(path)
    version = package.tree(CORE).find(VERSION) if CORE in package.contents else None
    if version is not None and version.text == edition:
        version.text = edition + added
        package.touch(CORE)


def _mark(paragraph: Element, edition: str, added: str) -> bool:
    """Put the words behind the code, in the run where it ends."""
    texts = list(paragraph.iter(f"{W}t"))
    whole = "".join(each.text or "" for each in texts)
    at = whole.find(edition)
    end = at + len(edition)
    if at < 0 or whole.startswith(added, end):
        return False
    for each in texts:
        length = len(each.text or "")
        if end <= length:
            each.text = each.text[:end] + added + each.text[end:]
            return True
        end -= length
    return False
