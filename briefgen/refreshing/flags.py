"""Hang a comment on every sentence whose claim the new figures refute; a comment that hangs there already stays."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefgen.diagnostics import Diagnostic
from briefgen.readers.docx import W
from briefgen.readers.searching import close
from briefgen.refreshing.package import Package
from briefgen.refreshing.spots import Spot
from briefgen.reporting import MessageLanguage, as_sentence
from briefgen.verifying import Verified, VerifiedClaim
from briefgen.writers.docx.comments import AUTHOR, Remark, bookmarks, comment_parts, words_between

CLAIM = "_claim_"


def remarks(
    flagged: Sequence[VerifiedClaim],
    findings: Sequence[Diagnostic],
    within: Sequence[Sequence[Verified]],
    spots: Mapping[int, Spot],
    package: Package,
    language: MessageLanguage,
) -> tuple[Remark, ...]:
    """One for each claim that has none yet. It hangs on the words of the claim in the paragraph of the figures of its
    sentence (`within`), or on the first of these; where they have lost their bookmarks, on the sentence."""
    made = []
    for claim, finding, figures in zip(flagged, findings, within, strict=True):
        place = claim.standing.place
        numbers = [each.standing.place.number for each in figures if each.standing.place.number in spots]
        mark = _bookmark(spots[numbers[0]], numbers[0], place.text) if numbers else ""
        made.append(Remark(as_sentence(finding, language), mark, place.sentence, place.text))
    return tuple(_missing(made, _there(package)))


def _bookmark(spot: Spot, number: int, words: str) -> str:
    """That of the claim in the paragraph of a figure; where none says these words any more, that of the figure."""
    paragraph = next(spot.held[0].element.iterancestors(f"{W}p"), None) if spot.held else None
    found = bookmarks(paragraph) if paragraph is not None else ()
    same = (name for name, span in found if name.startswith(CLAIM) and close(words_between(span)) == close(words))
    return next(same, f"_fig_{number:04d}")


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
