"""Tell the rounds of a watched packet, one line each, until Ctrl-C."""

import gc
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Protocol

import click

from briefgen.diagnostics import Diagnostic, Severity
from briefgen.errors import DONE
from briefgen.pipeline.watching import Asked, Outcome, Round, Watch, heard
from briefgen.reporting import MessageLanguage, tally
from briefgen.rounds import Changed, Difference, Flipped
from briefgen.settings import Settings

FEW = 3
"""So many changed cells, and so many claims, are shown on the line; the others are counted."""
NOTHING = {"zh": "（空）", "en": "(empty)"}
UNSAID = {"zh": "（不说）", "en": "(unsaid)"}
PART = {"zh": "；", "en": "; "}
BETWEEN = {"zh": "、", "en": ", "}


class Voice(Protocol):
    """How a command speaks."""

    @property
    def output_format(self) -> str: ...
    @property
    def language(self) -> MessageLanguage: ...
    @property
    def quiet(self) -> bool: ...
    def tell(self, words: str) -> None: ...
    def choose(self, zh: str, en: str) -> str: ...
    def report(self, diagnostics: Sequence[Diagnostic]) -> None: ...
    def result(self, diagnostics: Sequence[Diagnostic], **values: object) -> None: ...


def follow(settings: Settings, voice: Voice, *, allow_failing: bool, poll: bool) -> int:
    """Watch the packet of the working folder. Ctrl-C is how this ends, and no mistake."""
    watch = Watch(Asked(Path(), settings, allow_failing), heard, poll)
    try:
        for made in watch.rounds():
            _tell(made, voice)
            gc.collect()  # 100 ms while nobody waits; they would else fall into one round of six
    except KeyboardInterrupt:
        edition = watch.kept.built.edition if watch.kept else ""
        voice.tell(voice.choose(f"结束；文件是版本 {edition or '—'}", f"ended; the files are edition {edition or '—'}"))
    return DONE


def _tell(made: Round, voice: Voice) -> None:
    voice.report(made.diagnostics)
    voice.result(made.diagnostics, **as_json(made))
    if voice.output_format == "text" and not voice.quiet:
        click.echo(f"{datetime.now():%H:%M:%S}  {as_line(made, voice.language)}")


def as_line(made: Round, language: MessageLanguage) -> str:
    """改了 1 格（指标!F19 644亿元 → 651.2亿元）；5 句变了；…；版本 …；0.31 秒."""
    return PART[language].join(_parts(made, language))


def as_json(made: Round) -> dict[str, object]:
    """The round as a script takes it; `difference` is null for the first packet."""
    return {
        "round": made.outcome.value,
        "edition": made.edition,
        "difference": _difference_json(made.difference) if made.difference else None,
        "outputs": [path.as_posix() for path in made.outputs],
        "seconds": round(made.seconds, 3),
    }


def _difference_json(difference: Difference) -> dict[str, object]:
    return {
        "cells": [{"cell": str(each.where or ""), "old": each.old, "new": each.new} for each in difference.cells],
        "sentences": difference.sentences,
        "claims": [asdict(each) for each in difference.flips],
    }


def _parts(made: Round, language: MessageLanguage) -> Iterator[str]:
    is_chinese, edition = language == "zh", made.edition or "—"
    if made.difference:
        yield _cells(made.difference.cells, language)
    match made.outcome:
        case Outcome.WRITTEN:
            if made.difference:
                count = made.difference.sentences
                yield f"{count} 句变了" if is_chinese else f"{count} sentences touched"
                yield _flips(made.difference.flips, language)
            yield f"版本 {edition}" if is_chinese else f"edition {edition}"
        case Outcome.SAME:
            yield "印出的没有变，文件没有重写" if is_chinese else "nothing printed has changed, no file was written"
            yield f"版本仍是 {edition}" if is_chinese else f"still edition {edition}"
        case Outcome.REFUSED:
            errors = [each for each in made.diagnostics if each.severity is Severity.ERROR]
            yield f"没有写：{tally(errors, language)}" if is_chinese else f"not written: {tally(errors, language)}"
            yield f"文件仍是版本 {edition}" if is_chinese else f"the files are still edition {edition}"
    yield f"{made.seconds:.2f} 秒" if is_chinese else f"{made.seconds:.2f} s"


def _cells(cells: Sequence[Changed], language: MessageLanguage) -> str:
    count = f"改了 {len(cells)} 格" if language == "zh" else f"{len(cells)} cells changed"
    none = NOTHING[language]
    return count + _shown([f"{each.where} {each.old or none} → {each.new or none}" for each in cells], language)


def _flips(flips: Sequence[Flipped], language: MessageLanguage) -> str:
    count = f"{len(flips)} 处说法翻转" if language == "zh" else f"{len(flips)} claims flipped"
    none = UNSAID[language]
    return count + _shown([f"{each.old or none} → {each.new or each.instead or none}" for each in flips], language)


def _shown(each: Sequence[str], language: MessageLanguage) -> str:
    """The first few in brackets; dots stand for the others."""
    if not each:
        return ""
    words = BETWEEN[language].join((*each[:FEW], *(("…",) if len(each) > FEW else ())))
    return f"（{words}）" if language == "zh" else f" ({words})"
