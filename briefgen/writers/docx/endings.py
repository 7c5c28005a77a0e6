"""Write what stands below the text of an official document; the imprint floats at the foot of the last page."""

from briefgen.document import Attachments, Imprint, Inlines, Signature
from briefgen.layout.endings import attachment_places, printed_style, signature_lefts, signature_style
from briefgen.layout.measures import styled_width
from briefgen.theme import Head
from briefgen.traversal import plain_text
from briefgen.writers.docx.letterhead import fitted_look
from briefgen.writers.docx.markup import NOTHING, Xml, joined, word
from briefgen.writers.docx.paragraphs import Blocks, least_paragraph, paragraph
from briefgen.writers.docx.properties import flag, indent, spacing, tabs, twips
from briefgen.writers.docx.runs import TAB, in_paragraph, inlines, words
from briefgen.writers.docx.setting import Setting
from briefgen.writers.docx.tables import cell, framed, row, rules


def attachments(block: Attachments, setting: Setting) -> Blocks:
    """附件： and the names; what goes on stands below the first character of its name."""
    head = setting.theme.head
    if head is None:
        return ()
    style = head.styles.attachments
    look = in_paragraph(style)
    return tuple(
        paragraph(
            style,
            joined((words(place.label, look), TAB, inlines(place.name, look, setting))),
            indent(place.words, place.words - place.left),
            word("spacing", before=twips(style.line)) if index == 0 else NOTHING,
            flag("keepNext", index < len(block.names) - 1),
        )
        for index, place in enumerate(attachment_places(block, style, setting.faces, setting.language))
    )


def signature(block: Signature, setting: Setting) -> Blocks:
    """The issuer, and below it the day, both as far left as our own layout has them."""
    head = setting.theme.head
    if head is None:
        return ()
    style, measure = head.styles.signature, setting.theme.page.measure
    set_style = signature_style(block, head, setting.theme, setting.faces)
    look = fitted_look(style, set_style)

    def width(content: Inlines) -> float:
        return styled_width(plain_text(content), set_style, setting.faces, setting.theme.autospace)

    widths = width(block.issuer), width(block.date)
    lefts = signature_lefts(*widths, measure, head)
    return tuple(
        paragraph(
            style,
            inlines(content, look, setting),
            indent(right=max(0.0, measure - left - wide)),
            word("spacing", before=0 if index else twips(style.line)),
            flag("keepNext", index == 0),
        )
        for index, (content, left, wide) in enumerate(zip((block.issuer, block.date), lefts, widths, strict=True))
    )


def imprint(block: Imprint, setting: Setting) -> Blocks:
    """A table of one column that stands on the foot of the text, whatever stands above it."""
    head = setting.theme.head
    if head is None:
        return ()
    cells: list[Blocks] = [(_recipients(label, names, head, setting),) for label, names in block.recipients]
    printed = _printed(block, head, setting)
    cells += [printed] if printed else []
    width = twips(setting.theme.page.measure)
    rows = [
        row((cell(width, content, _edges(index, len(cells), head, setting)),)) for index, content in enumerate(cells)
    ]
    return (framed((width,), rows, _floating(setting.theme.page.left)), least_paragraph())


def _floating(left: float) -> tuple[Xml, ...]:
    """ECMA-376 17.4.57. It counts from the page's edge: LibreOffice lets no table float that fills the text area."""
    place = word(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        vertAnchor="margin",
        horzAnchor="page",
        tblpX=twips(left),
        tblpYSpec="bottom",
    )
    return place, word("tblOverlap", val="never")


def _edges(index: int, count: int, head: Head, setting: Setting) -> Xml:
    """Heavier rules above and below all, finer ones between."""
    upper = head.imprint_edge if index == 0 else head.imprint_rule
    lower = head.imprint_edge if index == count - 1 else head.imprint_rule
    return rules(upper, lower, setting.theme.palette.ink)


def _recipients(label: Inlines, names: Inlines, head: Head, setting: Setting) -> Xml:
    style, pad = head.styles.imprint, head.imprint_padding
    hanging = styled_width(plain_text(label), style, setting.faces, setting.theme.autospace)
    place = indent(head.imprint_inset + hanging, hanging, right=head.imprint_inset)
    content = inlines((*label, *names), in_paragraph(style), setting)
    return paragraph(style, content, place, spacing(pad, pad, style.line))


def _printed(block: Imprint, head: Head, setting: Setting) -> Blocks:
    """Who printed it at the left, the day at the right; the number of copies below the day."""
    style, pad = head.styles.imprint, head.imprint_padding
    look = fitted_look(style, printed_style(block, head, setting.theme, setting.faces))
    lines: list[Xml] = []
    if block.printer or block.date:
        content = (inlines(block.printer, look, setting), TAB, inlines(block.date, look, setting))
        lines.append(joined(content))
    if block.copies:
        lines.append(joined((TAB, inlines(block.copies, look, setting))))
    last = len(lines) - 1
    place = indent(head.imprint_inset), tabs(("right", setting.theme.page.measure - head.imprint_inset))
    return tuple(
        paragraph(style, line, *place, spacing(0 if index else pad, pad if index == last else 0, style.line))
        for index, line in enumerate(lines)
    )
