"""Put editions and the courses of figures into lines for people and into JSON."""

from collections.abc import Iterator, Sequence

from briefgen.deliveries import Delivery, numbered, told_state
from briefgen.delivery_sheet import WORDS, how, result, to_whom
from briefgen.editions.values import Noted, PrintedFigure
from briefgen.pipeline.recalling import Course, Entry, shown
from briefgen.reporting import MessageLanguage, columns

Json = dict[str, object]

FIRST = {"zh": "第一版", "en": "first edition"}
SAME = {"zh": "数都相同", "en": "same figures"}
CHANGED = {"zh": "{count} 个数不同", "en": "figures that differ: {count}"}
APPROVED = {"zh": "{by}签发于 {at}", "en": "approved by {by}, {at}"}
OPEN = {"zh": "未签发", "en": "not approved"}
NOT_PRINTED = {"zh": "没有印", "en": "not printed"}


def history_text(entries: Sequence[Entry], language: MessageLanguage) -> str:
    """An edition a line, newest first: code, when it was made last, what changed, who approved it, its title; below
    it who was sent it."""
    rows = [(*_made(each.noted), *_standing(each, language), _titled(each.noted)) for each in entries]
    lines = table(rows).splitlines()
    return "".join(f"{line}\n{_sent(each, language)}" for line, each in zip(lines, entries, strict=True))


def _sent(entry: Entry, language: MessageLanguage) -> str:
    """When, how, to whom, with what result: a delivery a line."""
    words = WORDS["zh-CN" if language == "zh" else "en"]
    rows = [
        ("", shown(each.began), how(each, words), to_whom(each, words), each.address, result(each, words))
        for each in entry.deliveries
    ]
    return table(rows) if rows else ""


def _made(noted: Noted) -> tuple[str, str]:
    return noted.edition.code, shown(noted.last)


def _standing(entry: Entry, language: MessageLanguage) -> tuple[str, str]:
    count, approval = entry.changed, entry.noted.approval
    first = FIRST[language] if count is None else SAME[language]
    signed = APPROVED[language].format(by=approval.by, at=shown(approval.at)) if approval else OPEN[language]
    return (CHANGED[language].format(count=count) if count else first), signed


def _titled(noted: Noted) -> str:
    made = noted.edition
    return "  ".join(filter(None, (made.title, made.template, made.theme, made.look)))


def courses_text(courses: Sequence[Course], language: MessageLanguage) -> str:
    """A figure with its cells; below it an edition a line: what it printed, and what the workbook held."""
    return "\n".join(_course(each, language) for each in courses)


def _course(course: Course, language: MessageLanguage) -> str:
    figure = course.latest
    comma = "、" if language == "zh" else ", "
    head = "  ".join(filter(None, (figure.name, comma.join(figure.cells), figure.identifier)))
    rows = [("", *_made(noted), *_printed(each, language)) for noted, each in course.editions]
    return f"{head}\n{table(rows)}"


def _printed(figure: PrintedFigure | None, language: MessageLanguage) -> tuple[str, str]:
    return (figure.text, f"{figure.value}{figure.unit}") if figure else (NOT_PRINTED[language], "")


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as lines, their cells below one another; at least one row."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    return "".join(f"{'  '.join(_padded(row, widths)).rstrip()}\n" for row in rows)


def _padded(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    return (cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True))


# --- JSON ---------------------------------------------------------------------------------------------------


def history_json(entries: Sequence[Entry]) -> list[Json]:
    return [_entry_json(each) for each in entries]


def _entry_json(entry: Entry) -> Json:
    made, approval = entry.noted.edition, entry.noted.approval
    return {
        "edition": made.code,
        "title": made.title,
        "first": entry.noted.first.isoformat(),
        "last": entry.noted.last.isoformat(),
        "template": made.template,
        "language": made.language,
        "theme": made.theme,
        "look": made.look,
        "changed": entry.changed,
        "figures": len(made.figures),
        "approved": {"by": approval.by, "at": approval.at.isoformat()} if approval else None,
        "outputs": [{"path": each.name, "sha256": each.sha256} for each in made.outputs],
        "inputs": [{"path": each.name, "sha256": each.sha256} for each in made.inputs],
        "deliveries": [_delivery_json(each) for each in entry.deliveries],
    }


def _delivery_json(delivery: Delivery) -> Json:
    return {
        "channel": delivery.channel,
        "name": delivery.name,
        "address": delivery.address,
        "files": list(delivery.files),
        "identifier": delivery.identifier,
        "began": delivery.began.isoformat(),
        "ended": delivery.ended.isoformat() if delivery.ended else None,
        "state": told_state(delivery.state),
        "words": delivery.words,
        "copies": delivery.copies or None,
        "copy_number": numbered(delivery.copy_number) if delivery.copy_number else None,
    }


def courses_json(courses: Sequence[Course]) -> list[Json]:
    return [
        {
            "id": each.latest.identifier,
            "name": each.latest.name,
            "editions": [_printed_json(noted, figure) for noted, figure in each.editions],
        }
        for each in courses
    ]


def _printed_json(noted: Noted, figure: PrintedFigure | None) -> Json:
    """All null but the edition where it does not print the figure."""
    return {
        "edition": noted.edition.code,
        "last": noted.last.isoformat(),
        "text": figure.text if figure else None,
        "value": figure.value if figure else None,
        "unit": figure.unit if figure else None,
        "bound": figure.bound if figure else None,
        "cells": list(figure.cells) if figure else None,
    }
