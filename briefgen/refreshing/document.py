"""Put the new figures into a document that somebody has edited, and say what became of each place; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.diagnostics import Warned
from briefgen.origins import Place
from briefgen.readers.docx import RECORD, W
from briefgen.readers.packet import ClaimStanding, ReadPacket, Standing
from briefgen.readers.recorded import Recorded
from briefgen.readers.searching import close
from briefgen.refreshing.annex import renewed_rows
from briefgen.refreshing.charts import Labels, label_words, renewed_charts
from briefgen.refreshing.findings import findings, flag
from briefgen.refreshing.flags import hang, remarks
from briefgen.refreshing.package import Package
from briefgen.refreshing.renewing import Held, renewed_record
from briefgen.refreshing.spots import Spot, say, spots
from briefgen.refreshing.stamping import stamped
from briefgen.refreshing.values import LeftFigure, Reason, Refreshed
from briefgen.reporting import MessageLanguage
from briefgen.verifying import ClaimState, State, Verification, Verified, VerifiedClaim, verified

Key = tuple[str, str]
"""A heading and a sentence below it."""

HELD = frozenset({ClaimState.HOLDS.value, ClaimState.STATED.value, ClaimState.ROUNDING.value})
REFUTED = frozenset({ClaimState.FAILS, ClaimState.UNPROVABLE, ClaimState.GONE})
UNTRUE_VERDICTS = frozenset({ClaimState.FAILS.value, ClaimState.UNPROVABLE.value})


@dataclass(frozen=True, slots=True)
class NewPacket:
    """The Word file that the template makes of the workbook now, and its record."""

    content: bytes
    record: Recorded


def refreshed(
    content: bytes, packet: ReadPacket, held: Held, new: NewPacket | None = None, name: str = "docx"
) -> Warned[Refreshed]:
    """The document with the figures of the workbook, and findings for all that somebody has to look at.

    `packet` is the document as `readers.docx` reads it, with a record. Without a new packet charts stay as they are.
    A file in which nothing changes is the same bytes; so is one that is refreshed a second time.
    """
    record = packet.record
    assert record is not None
    package, result = Package.opened(content), verified(packet, held.dataset)
    flagged = tuple(each for each in result.claims if _is_refuted(each))
    found = _spots(package, result)
    in_charts = label_words(package)
    judged = [
        _judged(each, found, frozenset(_key(each.standing) for each in flagged), in_charts) for each in result.places
    ]
    built = Package.opened(new.content) if new else None
    drawn, said = renewed_charts(package, built, _labels(record)) if built else ((), frozenset())
    made = _sorted(_with_charts(judged, said))
    rows = renewed_rows(package, built, record, _withheld(made)) if built else ()
    for each in made.updated:
        _write(package, found.get(each.standing.place.number), each)
    if package.is_changed:
        _renew(package, record, result, made.updated, held)
    made = replace(made, flagged=flagged, charts=drawn, rows=rows, added=_added(record, new), tracks=_tracks(package))
    wordings = [_wording(each, result, new) for each in flagged]
    language: MessageLanguage = "en" if record.language == "en" else "zh"
    comments = [flag(each, None, words) for each, words in zip(flagged, wordings, strict=True)]
    within = [_within(each, result) for each in flagged]
    hung = remarks(flagged, comments, within, found, package, language)
    made = replace(made, content=hang(package, content, hung, held.date))
    return Warned(made, tuple(findings(made, Place(name), wordings)))


# --- what becomes of a place ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Judged:
    """A place and what becomes of it: one of these, or nothing where it stands as it should."""

    found: Verified
    action: "Action"
    text: str = ""


Action = Reason | Literal["update", "propose", "chart", ""]


def _judged(found: Verified, spots: Mapping[int, Spot], refuted: frozenset[Key], in_charts: frozenset[str]) -> _Judged:
    """What was done by hand counts more than what the workbook says."""
    place, spot = found.standing.place, spots.get(found.standing.place.number)
    if spot is not None:
        return _Judged(found, _at_bookmark(found, spot, _key(found.standing) in refuted), spot.text)
    if place.is_label and found.state is State.STALE and close(place.text) in in_charts:
        return _Judged(found, "chart", place.text)
    return _Judged(found, WITHOUT_BOOKMARK[found.state], found.standing.text or "")


WITHOUT_BOOKMARK: Mapping[State, Action] = {
    State.SAME: "",
    State.STALE: "propose",
    State.GONE: Reason.GONE,
    State.ALTERED: Reason.TYPED_OVER,
    State.REMOVED: Reason.REMOVED,
    State.UNTOLD: Reason.UNTOLD,
    State.UNSEEN: Reason.UNTOLD,
}


def _at_bookmark(found: Verified, spot: Spot, is_refuted: bool) -> Action:
    """The words in the bookmark tell, wherever their sentence has gone."""
    place = found.standing.place
    is_kept = close(spot.text) == close(place.text)
    if spot.is_tracked and not (is_kept and _is_same(found)):
        return Reason.TRACKED
    if not close(spot.text):
        return Reason.REMOVED
    if not is_kept:
        return Reason.TYPED_OVER
    before, _, behind = place.parts
    if found.state is State.ALTERED and spot.is_touched(before, behind):
        return Reason.TOUCHED
    if _is_same(found):
        return ""
    if not found.current:
        return Reason.GONE if found.state is State.GONE else Reason.UNTOLD
    return Reason.CLAIM if is_refuted else "update"


def _is_same(found: Verified) -> bool:
    return found.current is not None and close(found.current) == close(found.standing.place.text)


def _with_charts(judged: Iterable[_Judged], said: Labels) -> Iterator[_Judged]:
    """Labels of charts are updated with their chart or left with it."""
    for each in judged:
        if each.action == "chart":
            is_said = (close(each.text), close(each.found.current or "")) in said
            yield replace(each, action="update" if is_said else Reason.CHART)
        else:
            yield each


def _sorted(judged: Iterable[_Judged]) -> Refreshed:
    updated: list[Verified] = []
    proposed: list[Verified] = []
    left: list[LeftFigure] = []
    for each in judged:
        match each.action:
            case "update":
                updated.append(each.found)
            case "propose":
                proposed.append(each.found)
            case Reason():
                left.append(LeftFigure(each.found, each.action, each.text))
    return Refreshed(b"", tuple(updated), tuple(left), tuple(proposed))


def _withheld(made: Refreshed) -> frozenset[str]:
    """The cells of figures of which a place says what the workbook does not."""
    kept = [*made.proposed, *(each.found for each in made.left if each.reason is not Reason.REMOVED)]
    return frozenset(str(cell) for each in kept for cell in each.figure.cells[:1])


# --- the document ---------------------------------------------------------------------------------------------


def _spots(package: Package, result: Verification) -> dict[int, Spot]:
    """The bookmarks of figures by number, those of whole figures as far as these reach."""
    found: dict[int, Spot] = {}
    for path in package.stories():
        found = {**spots(path, package.tree(path)), **found}
    whole = {each.standing.place.number: each.standing.place.text for each in result.places if each.standing.kept}
    return {number: spot.reaching(whole[number]) if number in whole else spot for number, spot in found.items()}


def _labels(record: Recorded) -> frozenset[str]:
    return frozenset(close(place.text) for _, place in record.places if place.is_label)


def _write(package: Package, spot: Spot | None, found: Verified) -> None:
    """Into the bookmark; the label of a chart, which has none, was written with its chart."""
    if spot is not None:
        say(spot, found.current or "")
        package.touch(spot.part)


def _renew(package: Package, record: Recorded, result: Verification, updated: Sequence[Verified], held: Held) -> None:
    """The record of the figures, and what is said of the edition."""
    for path in sorted(package.contents):
        if path.startswith("customXml/") and path.count("/") == 1:
            root = package.tree(path)
            if root.tag == RECORD:
                root.text = renewed_record("".join(root.itertext()), result.places, updated, held)
                package.touch(path)
                break
    stamped(package, record.edition, record.language)


def _tracks(package: Package) -> bool:
    settings = (path for kind, path in package.related(package.main) if kind == "settings" and path in package.contents)
    found = (package.tree(path).find(f"{W}trackRevisions") for path in settings)
    return any(each is not None and each.get(f"{W}val") not in ("0", "false", "off") for each in found)


# --- claims and what is new -----------------------------------------------------------------------------------


def _is_refuted(found: VerifiedClaim) -> bool:
    """Whether words that were true when they were printed are not any more; also where somebody has changed them."""
    if found.claim.verdict not in HELD or not found.standing.text:
        return False
    is_altered = found.state is ClaimState.ALTERED and found.verdict in UNTRUE_VERDICTS
    return found.state in REFUTED or is_altered


def _key(standing: Standing | ClaimStanding) -> Key:
    return standing.place.section, standing.place.sentence


def _within(claim: VerifiedClaim, result: Verification) -> list[Verified]:
    """The figures of the sentence of a claim."""
    return [each for each in result.places if _key(each.standing) == _key(claim.standing)]


def _wording(claim: VerifiedClaim, result: Verification, new: NewPacket | None) -> str:
    """What the new packet says below the same heading of the figures that stand in the sentence of a claim."""
    identifiers = {each.figure.identifier for each in _within(claim, result)}
    section, old = _key(claim.standing)
    places = new.record.places if new else ()
    said = [place.sentence for figure, place in places if figure.identifier in identifiers and place.section == section]
    return next((each for each in said if each != old), "")


def _added(record: Recorded, new: NewPacket | None) -> tuple[str, ...]:
    """The rows and sentences of figures that only the new packet has."""
    known = {each.identifier for each in record.figures}
    figures = new.record.figures if new else ()
    return tuple(dict.fromkeys(each.places[0].sentence for each in figures if each.identifier not in known))
