"""Word and PDF say the same words in the same order: block by block, with numbers, captions, tables and notes."""

import re
from difflib import SequenceMatcher
from itertools import groupby

import pytest

from briefgen.layout.pages import Pages, TextRun
from briefgen.writers import docx
from tests.docx.numbers import numbered_words, together
from tests.official import BRIEF, FACES, OFFICIAL, official, pages_of, sample
from tests.samples import indicator

MARKS = re.compile("[①-⑳]")
"""Marks of footnotes are fields in Word."""
SOURCE = """{{ cover() }}

# 甲章

甲的导语。

## 乙节

文{{ a }}。

1. 第一
2. 第二

### 丙目

- 又一

{{ table("p") }}

{{ key_figures("a", ranked=["b"]) }}

{{ annex() }}
"""
DOCUMENT = {
    "document_number": "岸政办〔2025〕1号",
    "copy_number": "7",
    "classification": "秘密★1年",
    "urgency": "加急",
    "signer": "张三",
    "issuer": "江岸区人民政府办公室",
    "date": "2025年1月8日",
    "addressees": "各街道办事处",
    "attachments": "1.任务清单\n2.数据来源",
    "copied_to": "区委办公室",
}


def words_of_pages(pages: Pages) -> str:
    """What is read, without running heads, footnotes, drawings, and what is set again over a page break."""
    said: list[tuple[int | None, str]] = []
    again = False
    for region in (region for page in pages.pages for region in page.regions):
        text = "".join(item.text for item in region.items if isinstance(item, TextRun))
        again = "（续）" in text if region.role == "caption" else again and region.role == "table header"
        if not again and region.role not in ("artifact", "footnote", "figure"):
            said.append((region.block if region.role.startswith("table") else None, MARKS.sub("", text)))
    groups = groupby(said, key=lambda piece: piece[0])
    return "".join(together("".join(text for _, text in group), is_table=table is not None) for table, group in groups)


def first_difference(one: str, other: str) -> str:
    for kind, start, end, from_, to in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            return f"…{one[max(0, start - 20) : end + 20]}… / …{other[max(0, from_ - 20) : to + 20]}…"
    return ""


def test_the_sample_of_every_block_reads_alike_in_both_files() -> None:
    document = sample()
    pdf = words_of_pages(pages_of(document))
    word = numbered_words(docx.write(document, OFFICIAL, {}, FACES))
    assert pdf == word, first_difference(pdf, word)


@pytest.mark.parametrize("cover", [BRIEF, DOCUMENT, {}], ids=["brief", "document", "bare"])
def test_each_kind_of_official_document_reads_alike_in_both_files(cover: dict[str, str]) -> None:
    rows = [
        indicator("a", "12", name="甲指标", change="4.8", row=2),
        indicator("b", name="乙指标", rank="1", peers="中心城区", row=3),
    ]
    document = official(SOURCE, cover, *rows)
    pdf = words_of_pages(pages_of(document))
    word = numbered_words(docx.write(document, OFFICIAL, {}, FACES))
    assert pdf == word, first_difference(pdf, word)
    for text in cover.values():
        for line in text.split("\n"):
            plain = re.sub(r"^\d\.|^2025.*|\s", "", line)
            assert plain in pdf, line
