"""Hang a comment on every sentence whose claim the new figures refute; a comment that hangs there already stays."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from briefgen.diagnostics import Diagnostic
from briefgen.readers.docx import W
from briefgen.refreshing.package import Package
from briefgen.refreshing.spots import Spot
from briefgen.reporting import MessageLanguage, as_sentence
from briefgen.verifying import Verified, VerifiedClaim
from briefgen.writers.docx.comments import AUTHOR, Remark, comment_parts

SPACES = re.compile(r"\s+")


def remarks(
    flagged: Sequence[VerifiedClaim],
    findings: Sequence[Diagnostic],
    within: Sequence[Sequence[Verified]],
    spots: dict[int, Spot],
    package: Package,
    language: MessageLanguage,
) -> tuple[Remark, ...]:
    """One for each claim that has none yet. It hangs on the words of the claim; where the sentence was changed by hand
    or is a row of a table, on a figure of it (`within` tells the figures of each)."""
    paragraphs = [
        "".join(each.text or "" for each in p.iter(f"{W}t")) for p in package.tree(package.main).iter(f"{W}p")
    ]
    text = SPACES.sub("", "\n".join(paragraphs))
    made = []
    for claim, finding, figures in zip(flagged, findings, within, strict=True):
        place = claim.standing.place
        held = SPACES.sub("", place.sentence) in text
        mark = "" if held else _bookmark(figures, spots)
        made.append(Remark(as_sentence(finding, language), mark, place.sentence, place.text))
    return tuple(_missing(made, _there(package)))


def _bookmark(figures: Iterable[Verified], spots: dict[int, Spot]) -> str:
    numbers = (each.standing.place.number for each in figures)
    return next((f"_fig_{number:04d}" for number in numbers if number in spots), "")


def _there(package: Package) -> Counter[str]:
    """What comments of this program say already."""
    paths = (path for kind, path in package.related(package.main) if kind == "comments" and path in package.contents)
    return Counter(
        "".join(next(comment.iter(f"{W}p"), comment).itertext())
        for path in paths
        for comment in package.tree(path).iter(f"{W}comment")
        if comment.get(f"{W}author") == AUTHOR
    )


def _missing(made: Iterable[Remark], there: Counter[str]) -> Iterator[Remark]:
    for each in made:
        if there[each.comment]:
            there[each.comment] -= 1
        else:
            yield each


def hang(package: Package, content: bytes, hung: Sequence[Remark], date: str) -> bytes:
    """The file with the comments, all else as it is in `content`."""
    for path, part in comment_parts(package.packed(content), hung, date).items() if hung else ():
        package.put(path, part)
    return package.packed(content)
