"""An official document of anything that a cover sheet may hold stays within its page, and both files are made."""

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.theme import LARGE_PRINT, THEMES
from briefgen.writers import docx
from tests.official import FACES, official, pages_of
from tests.test_large_print import over_the_edge

KEYS = (
    *("letterhead", "issue", "document_number", "compiler", "signer", "date", "mark", "classification", "urgency"),
    *("copy_number", "addressees", "preface", "attachments", "reported_to", "sent_to", "issued_to", "copied_to"),
    *("printer", "printed", "copies", "issuer", "title", "subtitle"),
)
HAN = "江岸区人民政府办公室关于印发二〇二四年工作要点的通知"
TEXTS = st.one_of(
    st.integers(1, 90).map(lambda count: (HAN * 4)[:count]),
    st.sampled_from(["2025年1月8日", "2025-01-08", "1", "40", "、", "（试行）", "A" * 70, "a b c " * 12, "甲；乙；丙"]),
)


@given(st.dictionaries(st.sampled_from(KEYS), TEXTS, max_size=len(KEYS)), st.booleans())
@settings(max_examples=30, deadline=None)
def test_whatever_the_cover_sheet_holds_fits_on_the_page(cover: dict[str, str], large: bool) -> None:
    theme = (LARGE_PRINT if large else THEMES)["official"]
    document = official("{{ cover() }}\n\n# 章\n\n文", cover, theme=theme)
    assert over_the_edge(pages_of(document, theme), theme) == []
    assert docx.write(document, theme, {}, FACES)[:2] == b"PK"
