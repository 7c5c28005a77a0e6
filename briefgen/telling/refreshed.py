"""Put what became of an edited document into lines for people and into JSON."""

from collections import Counter
from collections.abc import Iterator

from briefgen.refreshing import ChartState, LeftFigure, Refreshed
from briefgen.reporting import MessageLanguage
from briefgen.verifying import Verified, VerifiedClaim

Json = dict[str, object]

UPDATED = {"zh": "更新了 {count} 处", "en": "updated: {count}"}
CHARTS = {"zh": "图更新了 {count} 张", "en": "charts updated: {count}"}
LEFT = {"zh": "没有动 {count} 处，原因见提示", "en": "left, for the reasons that are told: {count}"}
PROPOSED = {"zh": "建议 {count} 处，请看过自己改", "en": "proposed, to be typed by you: {count}"}
FLAGGED = {
    "zh": "加批注 {count} 处：不再成立",
    "en": "flagged with a comment, since they do not hold any more: {count}",
}
NOTHING = {"zh": "没有要更新的", "en": "nothing to update"}


def refreshed_text(made: Refreshed, language: MessageLanguage) -> str:
    """How many were updated and each figure once with its places counted; then how many were left, and how."""
    updated = sum(each.state is ChartState.UPDATED for each in made.charts)
    counts = (
        (LEFT, len(made.left)),
        (PROPOSED, len(made.proposed)),
        (FLAGGED, len(made.flagged)),
    )
    lines = [UPDATED[language].format(count=len(made.updated))] if made.updated else []
    lines += _updates(made)
    lines += [CHARTS[language].format(count=updated)] if updated else []
    lines = lines or [NOTHING[language]]
    lines += [pattern[language].format(count=count) for pattern, count in counts if count]
    return "".join(f"{each}\n" for each in lines)


def _updates(made: Refreshed) -> Iterator[str]:
    """A line for each figure and wording."""
    for (name, cell, was, now), count in Counter(map(_update, made.updated)).items():
        times = f"  ×{count}" if count > 1 else ""
        yield f"  {name}  {cell}  {was} → {now}{times}"


def _update(each: Verified) -> tuple[str, str, str, str]:
    cell = next(map(str, each.figure.cells), "")
    return each.figure.name, cell, each.standing.place.text, each.current or ""


def refreshed_json(made: Refreshed) -> Json:
    return {
        "updated": [_place(each) for each in made.updated],
        "left": [_left(each) for each in made.left],
        "proposed": [_place(each) for each in made.proposed],
        "flagged": [_claim(each) for each in made.flagged],
        "charts": [{"name": each.name, "state": each.state.value} for each in made.charts],
        "added": list(made.added),
    }


def _place(each: Verified) -> Json:
    place = each.standing.place
    return {
        "id": each.figure.identifier,
        "name": each.figure.name,
        "cells": [str(cell) for cell in each.figure.cells],
        "section": place.section,
        "sentence": place.sentence,
        "was": place.text,
        "now": each.current,
    }


def _left(each: LeftFigure) -> Json:
    return {**_place(each.found), "stands": each.text, "reason": each.reason.name.lower()}


def _claim(each: VerifiedClaim) -> Json:
    place = each.standing.place
    return {
        "id": each.claim.identifier,
        "name": each.claim.name,
        "section": place.section,
        "sentence": place.sentence,
        "words": place.text,
        "working": each.working,
    }
