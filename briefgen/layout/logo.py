"""Give a logo its size and, on a page, its place."""

from briefgen.document import Image
from briefgen.layout.pages import PlacedImage
from briefgen.layout.structure import LAYOUT
from briefgen.theme import Logo


def logo_size(logo: Logo, room: tuple[float, float]) -> tuple[float, float]:
    """Width and height in points: as large as the room lets it be, in its own ratio."""
    width, height = room
    share = min(width / logo.width, height / logo.height)
    return logo.width * share, logo.height * share


def as_image(logo: Logo) -> Image:
    return Image("logo", logo.content, logo.width, logo.height)


def placed_logo(logo: Logo, right: float, bottom: float, room: tuple[float, float]) -> PlacedImage:
    """The logo with its lower right corner there; a `right` of 0 sets its left edge at 0.

    It is not heard: words beside it name the office.
    """
    width, height = logo_size(logo, room)
    return PlacedImage(max(0.0, right - width), bottom - height, width, height, as_image(logo), LAYOUT)
