"""Settle the fields of a header: those that count pages stay, others become the words that they showed last.

What names a person, a file or a template goes, and so does the complaint of a field that found nothing.
"""

from dataclasses import dataclass, field

from lxml import etree

from briefgen.stationery.package import W

KEPT = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF"})
PERSONAL = frozenset(
    {
        "AUTHOR",
        "COMMENTS",
        "DOCPROPERTY",
        "DOCVARIABLE",
        "FILENAME",
        "INFO",
        "LASTSAVEDBY",
        "TEMPLATE",
        "USERADDRESS",
        "USERINITIALS",
        "USERNAME",
    }
)
COMPLAINTS = ("错误!", "错误！", "Error!")


@dataclass(slots=True)
class _Field:
    """A complex field (ECMA-376 17.16.18): its elements in reading order, up to and behind its separator."""

    code: list[str] = field(default_factory=list)
    ahead: list[etree._Element] = field(default_factory=list)
    result: list[etree._Element] = field(default_factory=list)
    is_shown: bool = False

    def take(self, element: etree._Element) -> None:
        if self.is_shown:
            self.result.append(element)
            return
        self.ahead.append(element)
        if element.tag == f"{W}instrText":
            self.code.append(element.text or "")


def settle_fields(root: etree._Element) -> list[str]:
    """Change the fields in place; the names of those that are none any more come back."""
    return [*_simple(root), *_complex(root)]


def _name(code: str) -> str:
    return next(iter(code.split()), "?").upper()


def _is_dropped(name: str, words: str) -> bool:
    return name in PERSONAL or any(each in words for each in COMPLAINTS)


def _words(elements: list[etree._Element]) -> str:
    return "".join(each.text or "" for element in elements for each in element.iter(f"{W}t"))


def _simple(root: etree._Element) -> list[str]:
    gone: list[str] = []
    for element in [*root.iter(f"{W}fldSimple")]:
        name, words, parent = _name(element.get(f"{W}instr", "")), _words([element]), element.getparent()
        if parent is None or (name in KEPT and not _is_dropped(name, words)):
            continue
        gone.append(name)
        if not _is_dropped(name, words):
            for child in list(element):
                element.addprevious(child)
        parent.remove(element)
    return gone


def _complex(root: etree._Element) -> list[str]:
    gone: list[str] = []
    open_fields: list[_Field] = []
    for element in [each for run in root.iter(f"{W}r") for each in run if each.tag != f"{W}rPr"]:
        kind = element.get(f"{W}fldCharType", "") if element.tag == f"{W}fldChar" else ""
        if kind == "begin":
            open_fields.append(_Field())
        for each in open_fields:
            each.take(element)
        if kind == "separate" and open_fields:
            open_fields[-1].is_shown = True
        if kind == "end" and open_fields:
            gone += _settled(open_fields.pop())
    for left in open_fields:
        _remove([each for each in (*left.ahead, *left.result) if each.tag in (f"{W}fldChar", f"{W}instrText")])
        gone.append(_name("".join(left.code)))
    return gone


def _settled(ended: _Field) -> list[str]:
    """Nothing for a field that stays, else its name; of a field that counts with others only words are left."""
    name, words = _name("".join(ended.code)), _words(ended.result)
    dropped = _is_dropped(name, words)
    if name in KEPT and not dropped:
        return []
    _remove([*ended.ahead, *(each for each in ended.result if dropped or _ends(each))])
    return [name]


def _ends(element: etree._Element) -> bool:
    return element.tag == f"{W}fldChar" and element.get(f"{W}fldCharType") == "end"


def _remove(elements: list[etree._Element]) -> None:
    for element in elements:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
