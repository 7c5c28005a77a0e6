"""Edit the shipped Word file as somebody does in an office, through a library that writes Word files."""

import io
from functools import cache

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from tests.readers.making import word_file

ADDED = "会前增补：请各单位对照任务清单抓好落实。"


@cache
def edited_by_hand() -> bytes:
    """A number typed over, a sentence deleted, words of a claim changed, a paragraph moved and one added, a tracked
    change, bookmarks lost."""
    document = docx.Document(io.BytesIO(word_file()))
    _type_over(document, "全年技术合同成交额", "超235亿元", "超236亿元")
    _delete_sentence(document, "入库科技型中小企业891家。新增数字经济企业")
    _type_over(document, "“三峡系”企业15家，其中新增2家。长江设计", "其中新增", "又新增")
    _move(document, "引进培育高层次人才", "武汉大学智慧水利")
    _paragraph(document, "引进培育高层次人才").insert_paragraph_before(ADDED)
    _track(document, "新增商业面积15万平方米", "117家", "118家")
    _lose_bookmarks(document, "地方一般公共预算收入121.9亿元")
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _paragraph(document: Document, words: str) -> Paragraph:
    return next(each for each in document.paragraphs if words in each.text)


def _run(paragraph: Paragraph, words: str) -> Run:
    return next(each for each in paragraph.runs if words in each.text)


def _type_over(document: Document, where: str, old: str, new: str) -> None:
    run = _run(_paragraph(document, where), old)
    run.text = run.text.replace(old, new)


def _delete_sentence(document: Document, where: str) -> None:
    """The first sentence of a paragraph: runs that are its own, and the part of a run that it shares."""
    for run in _paragraph(document, where).runs:
        before, stop, behind = run.text.partition("。")
        run.text = behind
        if stop:
            return
        assert before


def _move(document: Document, words: str, before: str) -> None:
    _paragraph(document, before)._p.addprevious(_paragraph(document, words)._p)


def _track(document: Document, where: str, old: str, new: str) -> None:
    """A deletion and an insertion that nobody has accepted yet."""
    paragraph = _paragraph(document, where)
    run = _run(paragraph, old)
    for kind, tag, words in (("w:ins", "w:t", new), ("w:del", "w:delText", old)):
        change, inner, text = OxmlElement(kind), OxmlElement("w:r"), OxmlElement(tag)
        change.set(qn("w:id"), "900")
        change.set(qn("w:author"), "校对")
        text.text = words
        inner.append(text)
        change.append(inner)
        run._r.addnext(change)
    paragraph._p.remove(run._r)


def _lose_bookmarks(document: Document, where: str) -> None:
    paragraph = _paragraph(document, where)._p
    for mark in [*paragraph.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
        paragraph.remove(mark)
