"""Put the new figures into a document that somebody has edited, and say what became of each place; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.diagnostics import Warned
from briefgen.origins import Place
from briefgen.readers.docx import RECORD, W
from briefgen.readers.packet import ReadPacket
from briefgen.readers.recorded import Recorded
from briefgen.readers.searching import close
from briefgen.refreshing.annex import renewed_rows
from briefgen.refreshing.charts import label_words, renewed_charts
from briefgen.refreshing.findings import findings, flag
from briefgen.refreshing.flags import hang, remarks
from briefgen.refreshing.judging import Judging, is_refuted, key
from briefgen.refreshing.package import Package
from briefgen.refreshing.pairing import ROW, Pairs, pairs
from briefgen.refreshing.renewing import Held, renewed_record
from briefgen.refreshing.spots import Spot, say, spots
from briefgen.refreshing.stamping import stamped
from briefgen.refreshing.values import Reason, Refreshed
from briefgen.reporting import MessageLanguage
from briefgen.verifying import Verification, Verified, VerifiedClaim, verified


@dataclass(frozen=True, slots=True)
class NewPacket:
    """The Word file that the template makes of the workbook now, and its record."""

    content: bytes
    record: Recorded


def refreshed(
    content: bytes, packet: ReadPacket, held: Held, new: NewPacket | None = None, name: str = "docx"
) -> Warned[Refreshed]:
    """The document with the figures of the workbook, and findings for all that somebody has to look at.

    `packet` is the document as `readers.docx` reads it, with a record. Without a new packet charts and annex stay as
    they are. A file in which nothing changes is the same bytes; so is one that is refreshed a second time.
    """
    assert packet.record is not None
    work = _Work.of(content, packet, packet.record, held, new)
    made = work.with_figures()
    made = replace(made, flagged=work.flagged, added=_added(packet.record, new), tracks=_tracks(work.package))
    wordings = [work.wording(each) for each in work.flagged]
    made = replace(made, content=work.with_comments(content, wordings))
    return Warned(made, tuple(findings(made, Place(name), wordings)))


@dataclass(frozen=True, slots=True)
class _Work:
    """A document while it gets its figures: what stands in it, what was made of that, what the new packet has."""

    package: Package
    record: Recorded
    pairs: Pairs
    result: Verification
    flagged: tuple[VerifiedClaim, ...]
    spots: Mapping[int, Spot]
    held: Held
    new: NewPacket | None

    @classmethod
    def of(cls, content: bytes, packet: ReadPacket, record: Recorded, held: Held, new: NewPacket | None) -> "_Work":
        unchanged = record.is_untouched_by(held.sha256, held.others)
        found = verified(packet, held.dataset, unchanged)
        known = pairs(record, new.record if new and not unchanged else None)
        result = replace(found, places=tuple(map(known.now, found.places)))
        flagged = () if unchanged else tuple(each for each in result.claims if is_refuted(each))
        package = Package.opened(content)
        return cls(package, record, known, result, flagged, _spots(package, result), held, new)

    def with_figures(self) -> Refreshed:
        """What becomes of each place, with the bookmarks, charts, annex and record of the package renewed."""
        in_charts = label_words(self.package)
        built = Package.opened(self.new.content) if self.new else None
        labels = frozenset(close(place.text) for _, place in self.record.places if place.is_label)
        charts, said = renewed_charts(self.package, built, labels) if built else ((), frozenset())
        refuted = frozenset(key(each.standing) for each in self.flagged)
        made = Judging(self.spots, in_charts, said, refuted, self.pairs).judged(self.result.places)
        withheld = _withheld(made) | {each.claim.phrase for each in self.flagged}
        rows = renewed_rows(self.package, built, self.record, withheld) if built else ()
        for each in made.updated:
            self._write(each)
        if self.package.is_changed:
            self._renew(made.updated)
        return replace(made, charts=charts, rows=rows, copies=_copies(self.package, made.updated))

    def _write(self, found: Verified) -> None:
        """Into the bookmark; the label of a chart, which has none, was written with its chart."""
        spot = self.spots.get(found.standing.place.number)
        if spot is not None:
            say(spot, found.current or "")
            self.package.touch(spot.part)

    def _renew(self, updated: Sequence[Verified]) -> None:
        """The record of the figures, and what is said of the edition."""
        for path in sorted(self.package.contents):
            if path.startswith("customXml/") and path.count("/") == 1:
                root = self.package.tree(path)
                if root.tag == RECORD:
                    told = "".join(root.itertext())
                    root.text = renewed_record(told, self.result.places, updated, self.held)
                    self.package.touch(path)
                    break
        stamped(self.package, self.record.edition, self.record.language)

    # --- claims that do not hold any more ---

    def with_comments(self, content: bytes, wordings: Sequence[str]) -> bytes:
        language: MessageLanguage = "en" if self.record.language == "en" else "zh"
        told = [flag(each, None, words) for each, words in zip(self.flagged, wordings, strict=True)]
        within = [self._within(each) for each in self.flagged]
        hung = remarks(self.flagged, told, within, self.spots, self.package, language)
        return hang(self.package, content, hung, self.held.date)

    def wording(self, claim: VerifiedClaim) -> str:
        """What the new packet says below the same heading of the figures that stand in the sentence of a claim."""
        identifiers = {each.figure.identifier for each in self._within(claim)}
        section, old = key(claim.standing)
        places = self.new.record.places if self.new else ()
        found = (place for figure, place in places if figure.identifier in identifiers and place.section == section)
        return next((each.sentence for each in found if each.sentence != old), "")

    def _within(self, claim: VerifiedClaim) -> list[Verified]:
        """The figures of the sentence of a claim."""
        return [each for each in self.result.places if key(each.standing) == key(claim.standing)]


def _spots(package: Package, result: Verification) -> dict[int, Spot]:
    """The bookmarks of figures by number, those of whole figures as far as these reach."""
    found: dict[int, Spot] = {}
    for path in package.stories():
        found = {**spots(path, package.tree(path)), **found}
    whole = {each.standing.place.number: each.standing.place.text for each in result.places if each.standing.kept}
    return {number: spot.reaching(whole[number]) if number in whole else spot for number, spot in found.items()}


def _withheld(made: Refreshed) -> frozenset[str]:
    """The cells of figures of which a place says what the workbook does not."""
    kept = [*made.proposed, *(each.found for each in made.left if each.reason is not Reason.REMOVED)]
    return frozenset(str(cell) for each in kept for cell in each.figure.cells[:1])


def _copies(package: Package, updated: Iterable[Verified]) -> tuple[str, ...]:
    """Sentences that still stand somewhere as they were: somebody has pasted them there, without their bookmarks."""
    words = "".join(each.text or "" for path in package.stories() for each in package.tree(path).iter(f"{W}t"))
    text = close(words)
    places = [each.standing.place for each in updated]
    running = dict.fromkeys(each.sentence for each in places if not each.is_label and ROW not in each.sentence)
    return tuple(each for each in running if close(each) in text)


def _tracks(package: Package) -> bool:
    settings = (path for kind, path in package.related(package.main) if kind == "settings" and path in package.contents)
    found = (package.tree(path).find(f"{W}trackRevisions") for path in settings)
    return any(each is not None and each.get(f"{W}val") not in ("0", "false", "off") for each in found)


def _added(record: Recorded, new: NewPacket | None) -> tuple[str, ...]:
    """The rows and sentences of figures that only the new packet has."""
    known = {each.identifier for each in record.figures}
    figures = new.record.figures if new else ()
    return tuple(dict.fromkeys(each.places[0].sentence for each in figures if each.identifier not in known))
