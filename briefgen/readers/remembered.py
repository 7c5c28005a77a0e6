"""Read a record as the packet that it tells of, where nothing but paper is left of it; pure."""

from briefgen.readers.packet import ClaimStanding, ReadPacket, Standing, Wording
from briefgen.readers.recorded import Recorded
from briefgen.readers.searching import Words

KIND = "edition"


def as_printed(record: Recorded) -> ReadPacket:
    """Every figure and claim in its place as it was printed; of its other words nothing is known."""
    standings = (Standing(figure, place, place.text, place.page, kept=True) for figure, place in record.places)
    claims = (
        ClaimStanding(claim, place, place.text, place.page, kept=True, undisturbed=True)
        for claim in record.claims
        for place in claim.places
    )
    return ReadPacket(KIND, record, Wording(Words("")), tuple(standings), tuple(claims))
