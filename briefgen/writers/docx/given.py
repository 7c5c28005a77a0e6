"""Put the styles of an office's stationery into the file in place of ours, and say how ours beside them are set."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from briefgen.stationery import OwnPaper
from briefgen.writers.docx.markup import NOTHING, Xml, word
from briefgen.writers.docx.properties import flag, indent, properties, twips

LABELS = {
    "Heading1Number": "Heading1",
    "Heading2Number": "Heading2",
    "CaptionLabel": "Caption",
    "ContentsNumber": "Toc1",
    "PageNumber": "Footer",
}
"""Our styles for labels, and the style of the paragraph that each stands in."""
MODELS = {"SectionTitle": "Heading1", "Lead": "BodyText", "Summary": "BodyText"}
"""Our styles that are set as one of the office's."""
CONTENTS = frozenset({"Toc1", "Toc2"})

_HEAD = re.compile(r'<w:style [^>]*w:styleId="([^"]+)"[^>]*>')
_FACES = re.compile(r"<w:rFonts\b[^>]*/>")
_TONGUE = re.compile(r"<w:lang\b[^>]*/>")
_BASE = re.compile(r"<w:basedOn\b[^>]*/>")
_FORMS = re.compile(r"<w:([pr])Pr>.*?</w:\1Pr>")
_SNAPPING = re.compile(r"<w:snapToGrid\b[^>]*/>")
_BEFORE_NUMBERS = re.compile(r"<w:pPr>(?:<w:(?:keepNext|keepLines|pageBreakBefore|framePr|widowControl)\b[^>]*/>)*")
"""What stands before numPr in the properties of a paragraph (ECMA-376 17.3.1.26)."""
_BEFORE_TABS = re.compile(
    _BEFORE_NUMBERS.pattern
    + r"(?:<w:suppressLineNumbers\b[^>]*/>)?(?:<w:pBdr>.*?</w:pBdr>|<w:pBdr/>)?(?:<w:shd\b[^>]*/>)?"
)


@dataclass(frozen=True, slots=True)
class GivenStyles:
    """The styles of an office; `text_faces` are the faces that our own text would be set in, as a style says them."""

    paper: OwnPaper
    text_faces: Xml

    @property
    def identifiers(self) -> frozenset[str]:
        return self.paper.stationery.given

    def defaults(self, tongue: Xml) -> Xml:
        """Its defaults in the language of the packet, and what Word knows of styles that are not in the file."""
        stationery = self.paper.stationery
        spoken = _TONGUE.sub("", stationery.defaults).replace("<w:rPr/>", "<w:rPr></w:rPr>")
        return Xml(spoken.replace("</w:rPr>", f"{tongue}</w:rPr>", 1) + stationery.latent)

    def written(self, numbers: Mapping[str, Xml], kept: Set[str]) -> Iterator[Xml]:
        """Each style, by identifier: `numbers` bind headings to their list, those `kept` stay with what follows."""
        for style in self.paper.stationery.styles:
            element = style.element.replace("<w:pPr/>", "<w:pPr></w:pPr>", 1)
            if style.identifier in kept and "<w:keepNext" not in element:
                element = element.replace("<w:pPr>", f"<w:pPr>{flag('keepNext', True)}", 1)
            if style.identifier in numbers:
                element = _BEFORE_NUMBERS.sub(rf"\g<0>{numbers[style.identifier]}", element, count=1)
            if style.identifier in CONTENTS and "<w:tabs>" not in element:
                element = _BEFORE_TABS.sub(rf"\g<0>{self._edge()}", element, count=1)
            yield Xml(element)

    def _edge(self) -> Xml:
        """Word sets this stop in each line of its contents where the style has none."""
        return word("tabs", word("tab", val="right", leader="dot", pos=twips(self.paper.theme.page.measure)))

    def beside(self, style: Xml) -> Xml:
        """A style of ours as it stands beside those of the office; nothing for one that it has itself."""
        head = _HEAD.match(style)
        identifier = head[1] if head else ""
        if identifier in self.identifiers:
            return NOTHING
        if LABELS.get(identifier) in self.identifiers:
            return Xml(_FORMS.sub("", style))
        if identifier == "BodyText" and "Normal" in self.identifiers:
            return _with_form(style, "Normal", indent(first_line=1, size=0.5), word("jc", val="both"))
        model = MODELS.get(identifier, "")
        if model in self.identifiers or (model == "BodyText" and "Normal" in self.identifiers):
            bound = model == "Heading1"
            return _with_form(style, model, word("numPr", word("numId", val=0)) if bound else NOTHING)
        return self._apart(style)

    def _apart(self, style: Xml) -> Xml:
        """Based on nothing and on no grid; in the faces of the office's text where it has those of ours."""
        alone = _SNAPPING.sub("", _BASE.sub("", style) if 'w:type="paragraph"' in style else style)
        free = alone.replace("<w:spacing w:before", f"{flag('snapToGrid', False)}<w:spacing w:before", 1)
        return Xml(free.replace(self.text_faces, self._faces or self.text_faces))

    @property
    def _faces(self) -> Xml:
        """The faces of Body Text, of Normal, or of the defaults, whichever is said first."""
        text = {style.identifier: style.element for style in self.paper.stationery.styles}
        said = (text.get("BodyText", ""), text.get("Normal", ""), self.paper.stationery.defaults)
        found = (_FACES.search(each) for each in said)
        return Xml(next((each[0] for each in found if each), ""))


def _with_form(style: Xml, base: str, *form: Xml) -> Xml:
    """A style that says nothing but this beside its base."""
    bare = _FORMS.sub("", _BASE.sub(word("basedOn", val=base), style))
    return Xml(bare.replace("</w:style>", f"{properties('pPr', *form) if any(form) else ''}</w:style>"))
