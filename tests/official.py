"""Make official documents for tests: a cover sheet of a few lines, a template, and what is read back from pages."""

from dataclasses import replace

from briefgen import formalities
from briefgen.arranging import arranged
from briefgen.compose import with_edition
from briefgen.document import Document, Signature
from briefgen.faces import shipped_faces
from briefgen.indicators import CoverItem, Indicator
from briefgen.language import CHINESE
from briefgen.layout import lay_out
from briefgen.layout.pages import Page, Pages, Rule, TextRun
from briefgen.theme import THEMES, Theme
from tests.sample_document import COVER, SAMPLE, say
from tests.samples import composed, dataset, label

OFFICIAL = THEMES["official"]
FACES = shipped_faces()
LEFT, TOP = OFFICIAL.page.left, OFFICIAL.page.top
RIGHT = OFFICIAL.page.width - OFFICIAL.page.right
BOTTOM = OFFICIAL.page.height - OFFICIAL.page.bottom
TITLE = "江岸区2024年产业转型升级和城区发展情况"
BRIEF = {
    "letterhead": "江岸区发展简报",
    "issue": "1",
    "compiler": "武汉市江岸区人民政府办公室",
    "date": "2025年01月08日",
    "mark": "样例　非正式印发",
    "preface": "现将有关情况编印，供参阅。",
    "reported_to": "区委、区人大常委会、区政府、区政协领导同志",
    "sent_to": "市政府办公厅，市发展改革委，市统计局",
    "issued_to": "各街道办事处，区直各部门",
    "copies": "40",
}
"""The cover sheet of a 简报, by canonical keys."""


def sample(theme: Theme = OFFICIAL) -> Document:
    """The sample document of every kind of block, arranged for a theme, with a letterhead and all endings."""
    words = {key: say(text) for key, text in BRIEF.items()}
    words |= {"printer": words["compiler"], "printed": words["date"]}
    signature = Signature(words["compiler"], words["date"])
    endings = (signature, *formalities.endings(lambda key: words.get(key, ()), CHINESE))
    head = formalities.letterhead(lambda key: words.get(key, ()), CHINESE)
    cover = replace(COVER, letterhead=head, endings=endings)
    blocks = tuple(cover if block is COVER else block for block in SAMPLE.blocks)
    return arranged(replace(SAMPLE, blocks=blocks), theme.arrangement)


def official(
    source: str, cover: dict[str, str] | None = None, *indicators: Indicator, theme: Theme = OFFICIAL
) -> Document:
    """The document that a template makes of a cover sheet, arranged for the theme."""
    data = dataset(*indicators, title=TITLE)
    written = BRIEF if cover is None else cover
    items = [CoverItem(key, label(text, f"B{row}")) for row, (key, text) in enumerate(written.items(), 4)]
    title = tuple(each for each in data.cover if each.key not in written and each.key == "title")
    document, found = composed(source, replace(data, cover=(*title, *items)))
    assert found == (), found
    return with_edition(arranged(document, theme.arrangement))


def pages_of(document: Document, theme: Theme = OFFICIAL) -> Pages:
    made = lay_out(document, theme, FACES)
    assert made.diagnostics == ()
    return made.output


def runs(page: Page, *, artifacts: bool = False) -> list[TextRun]:
    """The words of a page from top to bottom; artifacts are its running heads and numbers."""
    regions = [region for region in page.regions if (region.role == "artifact") == artifacts]
    return [item for region in regions for item in region.items if isinstance(item, TextRun)]


def rules(page: Page) -> list[Rule]:
    return [item for region in page.regions for item in region.items if isinstance(item, Rule)]


def width(run: TextRun) -> float:
    face = FACES.face(run.face)
    return sum(face.advance(each) * run.size + gap for each, gap in zip(run.text, run.gaps, strict=True))


def lines(page: Page) -> list[tuple[float, str]]:
    """Each baseline with the words on it, left to right."""
    at: dict[float, list[TextRun]] = {}
    for run in runs(page):
        at.setdefault(round(run.baseline, 1), []).append(run)
    return [
        (baseline, "".join(run.text for run in sorted(found, key=lambda run: run.x)))
        for baseline, found in sorted(at.items())
    ]


def line_of(page: Page, words: str) -> tuple[float, list[TextRun]]:
    """The baseline on which words stand, and the runs on it from left to right."""
    baseline = next(baseline for baseline, text in lines(page) if words in text)
    return baseline, sorted((run for run in runs(page) if abs(run.baseline - baseline) < 0.1), key=lambda run: run.x)
