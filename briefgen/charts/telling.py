"""Tell in sentences what the marks of a chart tell, for those who cannot see them; pure."""

from collections.abc import Iterable, Sequence

from briefgen.document import Inlines, Panel, Point, State, Text
from briefgen.indicators import Status
from briefgen.language import Language
from briefgen.traversal import plain_text

MOST_TOLD = 8
"""Of more figures than this, only those that stand out are told: the ends, the highest and the lowest."""


def noted(sentences: Sequence[Inlines], language: Language) -> Inlines:
    """The sentences of a note one after another, those without words left out."""
    gap = (Text(" "),) if language.spaced else ()
    said = [each for each in sentences if each]
    return tuple(inline for index, each in enumerate(said) for inline in (*(gap if index else ()), *each))


def legend(marks: Iterable[tuple[State, Status]], language: Language) -> Inlines:
    """What filled and hollow marks are, as far as they are drawn; nothing where all are filled."""
    drawn = [(state, status) for state, status in marks if state != "missing"]
    states = {state for state, _ in drawn}
    if not states & {"bounded", "expected"}:
        return ()
    words = language.chart_sentences
    named = [
        words["legend_status"].format(status=language.printed_statuses[status])
        for status in dict.fromkeys(status for _, status in drawn)
        if status is not Status.ACTUAL
    ]
    hollow = "legend_dashed" if "bounded" in states else "legend_hollow"
    kinds = (("actual", "legend_actual"), ("bounded", "legend_bounded"), ("expected", hollow))
    told = [words[key].format(statuses=language.list_separator.join(named)) for state, key in kinds if state in states]
    said = words["legend_joint"].join(told) + words["end"]
    return (Text(said[0].upper() + said[1:]),)


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
