"""Measure lengths: points inside, other units at the edge."""


class Length(float):
    """A length in points (1/72 inch)."""

    __slots__ = ()

    @property
    def emu(self) -> int:
        """English Metric Units, 12,700 a point (ECMA-376 20.1.10.16)."""
        return round(self * 12700)

    @property
    def twips(self) -> int:
        """Twentieths of a point, the unit of most measures in WordprocessingML (ECMA-376 17.18.74)."""
        return round(self * 20)

    @property
    def half_points(self) -> int:
        """Half points, the unit of type sizes in WordprocessingML (ECMA-376 17.3.2.38)."""
        return round(self * 2)


def points(value: float) -> Length:
    return Length(value)


def millimetres(value: float) -> Length:
    return Length(value * 72 / 25.4)
