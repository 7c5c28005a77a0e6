"""Tell in sentences what the marks of a chart tell, for those who cannot see them; pure."""

from collections.abc import Sequence

from briefgen.document import Panel, Point
from briefgen.language import Language
from briefgen.traversal import plain_text

MOST_TOLD = 8
"""Of more figures than this, only those that stand out are told: the ends, the highest and the lowest."""


def sentence(parts: Sequence[str], language: Language) -> str:
    words = language.chart_sentences
    return words["joint"].join(parts) + words["end"]


def told(point: Point, language: Language) -> str:
    words = language.chart_sentences
    label = plain_text(point.label)
    if point.datum is None:
        return words["missing"].format(label=label)
    return words["point"].format(label=label, value=point.datum.text)


def panel_told(panel: Panel, language: Language) -> str:
    return language.chart_sentences["panel"].format(
        whole_label=plain_text(panel.whole_label),
        whole=panel.whole.text,
        part_label=plain_text(panel.part_label),
        part=panel.part.text,
    )


def courses_told(courses: Sequence[tuple[str, Sequence[Point]]], language: Language) -> str:
    """地区生产总值：2022年1500亿元，2023年未给出，2024年1700亿元; with many figures what stands out of each course."""
    brief = sum(len(points) for _, points in courses) > MOST_TOLD
    return sentence([_course_told(label, points, brief, language) for label, points in courses], language)


def _course_told(label: str, points: Sequence[Point], brief: bool, language: Language) -> str:
    words = language.chart_sentences
    parts = _outstanding(points, language) if brief else [_at(each, language) for each in points]
    return words["course"].format(label=label, points=words["within"].join(parts))


def _at(point: Point, language: Language, form: str = "at") -> str:
    period = plain_text(point.label)
    if point.datum is None:
        return language.chart_sentences["not at"].format(period=period)
    return language.chart_sentences[form].format(period=period, value=point.datum.text)


def _outstanding(points: Sequence[Point], language: Language) -> list[str]:
    """Both ends, the highest and the lowest between them, and how many are not given."""
    given = [each for each in points if each.number is not None]
    first, last = given[0], given[-1]
    parts = [_at(first, language), _at(last, language)]
    parts += [_at(each, language, form) for form, each in extremes(given).items() if each not in (first, last)]
    unknown = [each for each in points if each.datum is None]
    if unknown:
        parts.append(language.chart_sentences["not given"].format(count=len(unknown)))
    return parts


def extremes(given: Sequence[Point]) -> dict[str, Point]:
    """The highest and the lowest of points that all have numbers, the earlier of equals."""
    return {
        "highest": max(given, key=lambda each: each.number or 0),
        "lowest": min(given, key=lambda each: each.number or 0),
    }
