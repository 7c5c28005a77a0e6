"""Say how the head, the title and the imprint of an official document are set (GB/T 9704-2012, 7.2 to 7.4)."""

from dataclasses import dataclass

from briefgen.theme.text import TextStyle


@dataclass(frozen=True, slots=True)
class HeadStyles:
    """The styles of the parts that only an official document has."""

    mark: TextStyle
    name: TextStyle
    number: TextStyle
    signer: TextStyle
    compiler: TextStyle
    addressees: TextStyle
    preface: TextStyle
    preface_label: TextStyle
    attachments: TextStyle
    signature: TextStyle
    annex: TextStyle
    imprint: TextStyle


@dataclass(frozen=True, slots=True)
class Head:
    """Measures from the first line to the title, in points, and those of the imprint.

    `printed` is off for paper that bears name and rule already: both stay blank and all else keeps its place.
    """

    styles: HeadStyles
    name_height: float
    name_width: float
    around_name: float
    above_compiler: float
    rule_gap: float
    title_gap: float
    inset: float
    rule: float = 2
    printed: bool = True
    logo: tuple[float, float] = (120, 40)
    """The largest width and height of a logo, which stands at the right of the first lines."""
    imprint_edge: float = 1.0
    imprint_rule: float = 0.7
    imprint_inset: float = 14
    imprint_padding: float = 2
