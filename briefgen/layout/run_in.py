"""Let labels run in before the words that they belong to, in themes that have no column for them."""

from briefgen.document import Heading
from briefgen.language import Language
from briefgen.layout.characters import CLOSING
from briefgen.theme import TextStyle, Theme


def joint_behind(label: str, theme: Theme, language: Language) -> str:
    """What parts a label that runs in from its words: nothing behind a mark, a blank behind anything else."""
    if not label or label[-1] in CLOSING or label[-1].isspace():
        return ""
    if label.endswith("."):
        return " " if theme.autospace else ""
    return language.packet.joint


def note_label(theme: Theme, language: Language) -> str:
    """注 where labels hang, 注： where it runs in."""
    return language.tables.note + ("" if theme.hangs_labels else language.official.label_joint)


def heading_styles(block: Heading, theme: Theme) -> tuple[TextStyle, TextStyle]:
    """The style of a heading's words and that of its number."""
    styles = theme.styles
    if block.section:
        return styles.section_title, styles.section_title
    match block.level:
        case 1:
            return styles.heading_1, styles.heading_1_number
        case 2:
            return styles.heading_2, styles.heading_2_number
        case 3:
            return styles.heading_3, styles.heading_3
        case _:
            return styles.heading_4, styles.heading_4
