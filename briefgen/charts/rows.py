"""Transform indicators into dots and bars on one scale, a row for each; pure."""

from collections.abc import Sequence
from typing import Literal

from briefgen.charts.marks import Measured, Part, Words, entry_of, point, require_a_unit, require_marks
from briefgen.charts.telling import legend, noted, sentence, told
from briefgen.document import Caption, Chart
from briefgen.language import Language


def dots(shown: Sequence[Measured], part: Part, words: Words, language: Language, ordered: bool = False) -> Chart:
    """Dots on a common scale, for growth rates; the largest first unless the template orders."""
    return _rows("dots", shown, part, words, language, ordered)


def bars(shown: Sequence[Measured], part: Part, words: Words, language: Language, ordered: bool = False) -> Chart:
    """Bars on a common scale, for counts and levels; the largest first unless the template orders."""
    return _rows("bars", shown, part, words, language, ordered)


def _rows(
    kind: Literal["dots", "bars"],
    shown: Sequence[Measured],
    part: Part,
    words: Words,
    language: Language,
    ordered: bool,
) -> Chart:
    points = [point(each, part, language) for each in shown]
    require_marks(points)
    require_a_unit(entry_of(each, part) for each in shown)
    marks = [(each.state, one.observation.status) for each, one in zip(points, shown, strict=True)]
    if not ordered:
        points.sort(key=lambda each: (each.number is None, -(each.number or 0)))
    alternative = sentence([told(each, language) for each in points], language)
    note = noted([legend(marks, language), words.note], language)
    return Chart(kind, Caption("figure", words.title), tuple(points), note=note, alternative=alternative)
