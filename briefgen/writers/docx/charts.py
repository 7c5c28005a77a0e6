"""Write charts as native ones of Word, below their caption and above their note."""

from typing import assert_never

from briefgen.document import Chart
from briefgen.writers.docx.bars import bars
from briefgen.writers.docx.dots import dots
from briefgen.writers.docx.embedding import Drawn, drawing_paragraph, embedded
from briefgen.writers.docx.lines import lines
from briefgen.writers.docx.panels import panels
from briefgen.writers.docx.paragraphs import Blocks, caption, note
from briefgen.writers.docx.rows import LABEL_OFFSET, skipped
from briefgen.writers.docx.setting import Setting


def chart(block: Chart, setting: Setting) -> Blocks:
    match block.kind:
        case "dots":
            drawn = _whole(block, setting, dots(block, setting), LABEL_OFFSET)
        case "bars":
            drawn = _whole(block, setting, bars(block, setting), LABEL_OFFSET)
        case "lines":
            drawn = _whole(block, setting, lines(block, setting))
        case "parts" | "multiples":
            nearer = setting.theme.styles.caption.after / 2
            drawn = (caption(block.caption, setting, after=nearer), *panels(block, setting))
        case _:
            assert_never(block.kind)
    return (*drawn, *note(block.note, setting))


def _whole(block: Chart, setting: Setting, drawn: Drawn, overhang: float = 0) -> Blocks:
    """One chart at x1, or so much left of it as its names need."""
    words = caption(block.caption, setting)
    skipped(block, setting)
    content = embedded(drawn, block.alternative, setting)
    return words, drawing_paragraph(content, setting.theme.page.labels - overhang, setting, keep=bool(block.note))
