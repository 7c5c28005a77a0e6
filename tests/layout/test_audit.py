"""Every line of ten thousand, and of the packets that are shipped, is held to the rules of Chinese line breaking.

The rules are written out here once more, from GB/T 15834-2011 5.1 and clreq 3.1.3; the layout is not asked.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pytest
from pypdfium2 import raw

from briefgen.document import Document, Meta, Paragraph, Text
from briefgen.faces import shipped_faces
from briefgen.layout import lay_out
from briefgen.layout.pages import Page, Pages, TextRun
from briefgen.pipeline import check
from briefgen.settings import Settings
from briefgen.theme import briefing
from briefgen.writers import pdf
from tests.samples import ROOT

FACES, THEME = shipped_faces(), briefing()
CLOSING = "，。、；：？！）》〉」』】〕〗”’"
NEVER_FIRST = set(CLOSING + "％%‰℃·～－–/,.;:?!)]}")
NEVER_LAST = set("（《〈「『【〔〖“‘([{/￥$№")
UNITS = "年|月|日|时|个|家|户|人|名|亿元|万元|元|%|％|项|平方米|余|亿|万"
LEFT = THEME.page.left + 58
RIGHT = THEME.page.width - THEME.page.right
TOLERANCE = 0.1
"""Points by which a full line may miss the margin."""


@dataclass(frozen=True)
class SetLine:
    """One line of a paragraph as it stands on a page."""

    text: str
    x: float
    ink_end: float
    is_last: bool
    is_spaced: bool = False
    """Whether a space stood behind it, which the end of the line took."""


def prose(seed: int, length: int = 220) -> str:
    """What a briefing's paragraphs are made of: Han, marks, quotations, figures with units, Latin words, ranges."""
    source = random.Random(seed)
    han = "江岸区全年新增金融总部机构外贸进出口总额预计增长居中心城区前列发展简报围绕推动高质量产业转型升级"
    clauses = (
        lambda: "".join(source.choices(han, k=source.randint(3, 16))),
        lambda: f"技术合同成交额超{source.randint(2, 999)}亿元",
        lambda: f"增长{source.randint(1, 30)}.{source.randint(0, 9)}%",
        lambda: f"引进{source.randint(1, 2000)}余名、{source.randint(1, 99)}家",
        lambda: f"{source.randint(1990, 2030)}年{source.randint(1, 12)}月{source.randint(1, 28)}日",
        lambda: f"“{''.join(source.choices(han, k=source.randint(1, 7)))}”",
        lambda: (
            f"《{''.join(source.choices(han, k=source.randint(2, 9)))}》（{source.choice(['试行', '2024', 'GDP'])}）"
        ),
        lambda: source.choice(["以GDP计", "按open data公开", "Central Business District建成", "PDF/A-3a归档"]),
        lambda: source.choice(["63%～68%", "东湖/长江", "——", "……", "阿·巴", "A、B两类", "1-9月"]),
    )
    text = ""
    while len(text) < length:
        text += source.choice(clauses)() + source.choice(["，", "，", "；", "、", "。", "：", ""])
    return text.lstrip(CLOSING + "～—…").rstrip(CLOSING) + "。"


def set_text(*texts: str) -> Pages:
    blocks = tuple(Paragraph((Text(text),)) for text in texts)
    made = lay_out(Document(Meta("简报", "zh-CN", edition="8c1f"), blocks), THEME, FACES)
    assert made.diagnostics == ()
    return made.output


def lines_of(pages: Pages, texts: Sequence[str]) -> Iterator[SetLine]:
    """The lines of all body paragraphs; one that goes on over a page has its last line on the later page."""
    by_block: dict[int, list[list[TextRun]]] = {}
    for page in pages.pages:
        for block in dict.fromkeys(region.block for region in page.regions if region.role == "paragraph"):
            by_block.setdefault(block, []).extend(_lines(page, block))
    for block, found in by_block.items():
        at = 0
        for index, runs in enumerate(found):
            words = "".join(run.text for run in runs)
            at = texts[block].index(words, at) + len(words)
            is_spaced = words.endswith(" ") or texts[block][at : at + 1] == " "
            yield _set_line(runs, index == len(found) - 1, is_spaced)


def _lines(page: Page, block: int) -> list[list[TextRun]]:
    runs = [
        item
        for region in page.regions
        if region.block == block and region.role in ("paragraph", "quotation")
        for item in region.items
        if isinstance(item, TextRun)
    ]
    baselines = sorted({round(run.baseline, 1) for run in runs})
    return [[run for run in runs if round(run.baseline, 1) == at] for at in baselines]


def _set_line(runs: list[TextRun], is_last: bool, is_spaced: bool) -> SetLine:
    last, words = runs[-1], runs[-1].text.rstrip(" ")
    face = FACES.face(last.face)
    width = sum(face.advance(each) * last.size for each in words) + sum(last.gaps[: len(words) - 1])
    blank = 0.5 * last.size if words[-1] in CLOSING else 0.0
    return SetLine("".join(run.text for run in runs).rstrip(" "), runs[0].x, last.x + width - blank, is_last, is_spaced)


def faults(line: SetLine, following: SetLine | None) -> Iterator[str]:
    """What is wrong with a line by the rules."""
    if line.text[0] in NEVER_FIRST:
        yield "begins with a mark that may not"
    if line.text[-1] in NEVER_LAST:
        yield "ends with a mark that may not"
    if line.ink_end > RIGHT + TOLERANCE:
        yield f"hangs over by {line.ink_end - RIGHT:.2f}"
    if line.is_last:
        if len(line.text.rstrip(CLOSING)) == 1:
            yield "is a lone character"
        return
    if abs(line.ink_end - RIGHT) > TOLERANCE:
        yield f"misses the margin by {RIGHT - line.ink_end:.2f}"
    if following and not line.is_spaced:
        yield from _torn(line.text, following.text)


def _torn(text: str, following: str) -> Iterator[str]:
    if text[-1] + following[0] in ("——", "……"):
        yield "tears a dash or dots apart"
    if re.search(r"[A-Za-z]$", text) and re.match(r"[A-Za-z]", following):
        yield "cuts a Latin word"
    if re.search(r"\d[.,]?$", text) and re.match(rf"[\d.,]|{UNITS}", following):
        yield "parts a number from its digits or its unit"


def audited(texts: Sequence[str]) -> tuple[int, list[tuple[str, str]]]:
    """How many lines there are, and the faults of each."""
    lines = list(lines_of(set_text(*texts), texts))
    found = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        found += [(fault, line.text) for fault in faults(line, None if line.is_last else following)]
    return len(lines), found


def test_ten_thousand_lines_break_by_the_rules() -> None:
    count = 0
    for start in range(0, 1800, 200):
        lines, found = audited([prose(seed) for seed in range(start, start + 200)])
        assert found == []
        count += lines
    assert count > 10_000


def test_the_audit_sees_what_is_wrong() -> None:
    good = SetLine("江岸区", LEFT, RIGHT, False)
    assert list(faults(good, good)) == []
    assert list(faults(SetLine("，江岸", LEFT, RIGHT, False), good)) == ["begins with a mark that may not"]
    assert list(faults(SetLine("江岸（", LEFT, RIGHT, False), good)) == ["ends with a mark that may not"]
    assert list(faults(SetLine("江岸", LEFT, RIGHT - 0.2, False), good)) == ["misses the margin by 0.20"]
    assert list(faults(SetLine("岸。", LEFT, LEFT + 16, True), None)) == ["is a lone character"]
    torn = {"超235": "亿元", "1.": "5亿", "Inter": "national", "江—": "—岸"}
    for text, following in torn.items():
        behind = SetLine(following, LEFT, RIGHT, False)
        assert len(list(faults(SetLine(text, LEFT, RIGHT, False), behind))) == 1, text


def test_no_line_of_the_shipped_packet_begins_or_ends_with_a_mark_that_may_not() -> None:
    checked = check(ROOT, Settings())
    found = [
        "".join(run.text for run in runs)
        for page in checked.pages.pages
        for block in dict.fromkeys(region.block for region in page.regions if region.role in ("paragraph", "quotation"))
        for runs in _lines(page, block)
    ]
    assert len(found) > 60
    assert [text for text in found if text[0] in NEVER_FIRST or text[-1] in NEVER_LAST] == []


@pytest.mark.parametrize("seed", range(2))
def test_lines_stand_in_the_file_where_the_layout_put_them(seed: int) -> None:
    """Read from the finished PDF by another library: where the last character of each full line ends."""
    texts = [prose(1000 * seed + number) for number in range(40)]
    pages = set_text(*texts)
    document = pypdfium2.PdfDocument(pdf.write(pages, Meta("简报", "zh-CN"), FACES))
    ends = [end for page in document for end in _line_ends(page)]
    full = [line for line in lines_of(pages, texts) if not line.is_last]
    flush = [text for text, end in ends if abs(end - RIGHT) <= TOLERANCE]
    assert len(full) > 150
    assert sorted(flush) == sorted(line.text[-1] for line in full)


def _line_ends(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float]]:
    """The last character of each line of body text, and where its ink may end at most."""
    text = page.get_textpage()
    last: dict[float, tuple[str, float]] = {}
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        size = raw.FPDFText_GetFontSize(text, index)
        if character in "\r\n " or abs(size - 11) > 0.01:
            continue
        x, y = raw.c_double(), raw.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        width = FACES.face("song").advance(character) * size - (0.5 * size if character in CLOSING else 0)
        line = round(y.value, 1)
        if line not in last or x.value + width > last[line][1]:
            last[line] = (character, x.value + width)
    yield from last.values()
