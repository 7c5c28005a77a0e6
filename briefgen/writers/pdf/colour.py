"""Say what the colours of a file mean: those of sRGB, by a profile that travels inside (ISO 19005-2, 6.2.3)."""

import zlib
from base64 import b64decode
from functools import cache

from briefgen.writers.pdf.objects import Document, Object, array, compressed, dictionary, name, text

SRGB = """
eNqVkb1Lw1AUxU9bRdFKBx1EHDJUcWhBFMRR69ClSKkVrLo0r0krJGlIUqS4Ci4OBQfRxa/B/0BXwVWhICiCiH+DX4uUeNIUWkQH7+Pl/jh5
53LffUAwpQnd7poDdMOxMsmEtJJblXrqCHA1Iy9scz6dTuHP+Lz3z97FvVr4X/QXFFsAgV7yjDAth8xukNp0TI93yUOilC+Qj8kxiw2Sbzxd
9vnF46LP7x5b2cwCEPRqSsUOljtYlCydPEGO6lpFtPrxbhJWjOUl5hHuUdjIIIkEJMioYAMaHMSZDc7sd99k07eIMj2CXxNVWHQUUaI3RrXC
qgqzSl3h0lD15v5znrY6PeVXDyeA7mfXfRsDevaARs11v05ct3EKhJ6AK6PtL3NOsx/Ua20tegREtoGL67Ym7wOXO8Dwo5m38k0pxB1UVeD1
HBjIAYN1oG/Nn1XrP84egOwWn+gWODgExnk+sv4NBP1nlg==
"""
"""The profile of Little CMS (“No copyright, use freely”), which Pillow carries: to make it costs an import of 70 ms.

The library writes the present time into it; here that is 2000-01-01.
"""


@cache
def srgb() -> bytes:
    """The profile (ICC.1:2010)."""
    return zlib.decompress(b64decode(SRGB))


def output_intents(document: Document) -> Object:
    profile = document.Reference(compressed(srgb(), N=3))
    return array(
        dictionary(
            Type=name("OutputIntent"),
            S=name("GTS_PDFA1"),
            OutputConditionIdentifier=text("sRGB"),
            Info=text("sRGB IEC61966-2.1"),
            DestOutputProfile=profile,
        )
    )
