"""Spell XML: elements with escaped attributes and text, as strings that the type checker keeps apart from words."""

import re
from collections.abc import Iterable
from typing import NewType

Xml = NewType("Xml", str)
"""Markup that is well formed by itself; words become it through `escaped` only."""

Attribute = str | int | None

NOTHING = Xml("")
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
PLACING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

NAMESPACES = {"w": WORD, "a": DRAWING, "c": CHART, "pic": PICTURE, "wp": PLACING, "r": RELATIONSHIP}

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BLANK = re.compile("[\t\n\r\x85\u2028\u2029]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def clean(text: str) -> str:
    """The text without the characters that XML 1.0 (2.2) forbids or discourages; line ends and tabs become spaces."""
    return _BLANK.sub(" ", _FORBIDDEN.sub("", text))


def escaped(text: str) -> Xml:
    """Words as markup; letters and digits, which most values are, stand as they are."""
    return Xml(text if text.isalnum() else clean(text).translate(_ENTITIES))


def verbatim(text: str) -> Xml:
    """Text whose line ends and tabs stay as they are."""
    return Xml(_FORBIDDEN.sub("", text).translate(_ENTITIES))


def joined(parts: Iterable[Xml]) -> Xml:
    return Xml("".join(parts))


def tag(name: str, /, *children: Xml, **attributes: Attribute) -> Xml:
    """An element by its full name; attributes that are None are left out."""
    written = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    if not children:
        return Xml(f"<{name}{written}/>")
    return Xml(f"<{name}{written}>{''.join(children)}</{name}>")


def word(name: str, /, *children: Xml, **attributes: Attribute) -> Xml:
    """An element of WordprocessingML, whose attributes bear its prefix too."""
    return tag(f"w:{name}", *children, **{f"w:{key}": value for key, value in attributes.items()})


def root(name: str, prefixes: str, *children: Xml) -> bytes:
    """A whole part: the declaration and its root element, with the namespaces of the prefixes given."""
    spaces: dict[str, Attribute] = {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes.split()}
    return whole(tag(name, *children, **spaces))


def whole(element: Xml) -> bytes:
    return (DECLARATION + element).encode()


def _value(value: str | int) -> str:
    return str(value) if isinstance(value, int) else escaped(value)
