"""Write a first template for a packet of a foreign workbook: cautious sentences, tables, a chart where one is honest.

It is text that somebody goes on with: each sentence names an indicator and says no more of it than its cells do.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.formats import has_direction
from briefgen.indicators import Dataset, Indicator, Observation, Pillar
from briefgen.periods import Frequency, Period
from briefgen.quantities import Quantity
from briefgen.workbook.proposing.writing import Language

MOST_SENTENCES, MOST_BARS = 6, 8
FEWEST_POINTS, MOST_POINTS = 3, 10
ACROSS = 3
"""So many indicators stand beside each other in a table of areas."""
PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z ]+")
NUMERALS = re.compile("[零〇一二两三四五六七八九十百千万亿首]")
COMMENTS = {
    "zh": '{# 第一份草稿：句子、表、图都可以改。{{ 名称 }} 印出数，名称不能直接写的用 figure("编码")。 #}',
    "en": '{# A first draft: change what you like. {{ figure("code") }} prints a figure with its unit. #}',
}


@dataclass(frozen=True, slots=True)
class Manner:
    """How much a template dares: whether it has charts, and whether names are typed or taken from the workbook."""

    charts: bool = True
    typed: bool = True
    sentences: bool = True


BOLDEST_FIRST = (
    Manner(),
    Manner(charts=False),
    Manner(typed=False),
    Manner(charts=False, typed=False),
    Manner(charts=False, sentences=False),
)


def first_template(dataset: Dataset, period: Period, language: Language, manner: Manner) -> str:
    """The text of packet.md for a dataset whose packet is of that period."""
    drafting = _Drafting(dataset, period, language, manner)
    parts = [COMMENTS[language], "{{ cover() }}", "{{ contents() }}"]
    for pillar in dataset.pillars:
        parts += filter(None, drafting.pillar(pillar))
    return "\n\n".join([*parts, "{{ annex() }}"]) + "\n"


@dataclass(frozen=True, slots=True)
class _Drafting:
    dataset: Dataset
    period: Period
    language: Language
    manner: Manner

    def pillar(self, pillar: Pillar) -> Iterator[str]:
        now = [(each, row) for each in pillar.indicators if (row := each.at(self.period)) and _is_filled(row)]
        others = [each for each in pillar.indicators if not each.at(self.period) and each.observations]
        surveyed = [each for each in pillar.indicators if not each.observations and each.survey.at(self.period)]
        if not (now or others or surveyed):
            return
        yield f'{{{{ opener("{pillar.code}") }}}}'
        if self.manner.sentences:
            valued = [each for each in now if each[1].value][:MOST_SENTENCES]
            yield (" " if self.language == "en" else "").join(self._sentence(each, row) for each, row in valued)
        if now:
            yield f'{{{{ table("{pillar.code}", title=pillar("{pillar.code}").title) }}}}'
        for start in range(0, len(surveyed), ACROSS):
            some = surveyed[start : start + ACROSS]
            names = ", ".join(f'"{each.code}"' for each in some)
            yield f'{{{{ area_table({names}, ranked=true, title=pillar("{pillar.code}").title) }}}}'
        if others:
            yield self._earlier(others)
        if self.manner.charts:
            yield self._chart(pillar.indicators)

    # --- sentences ----------------------------------------------------------------------------------------

    def _sentence(self, indicator: Indicator, row: Observation) -> str:
        """Its name and value; how it moved only where a cell says so."""
        it = self._called(indicator)
        level = f"{self._name(indicator)}{self._gap}{{{{ {it} | status }}}}{{{{ {it} }}}}"
        comma, stop = ("，", "。") if self.language == "zh" else (", ", ".")
        moved = row.change is not None and _moves(row)
        return level + (f"{comma}{{{{ {it} | movement }}}}" if moved else "") + stop

    @property
    def _gap(self) -> str:
        return "" if self.language == "zh" else ": "

    def _called(self, indicator: Indicator) -> str:
        """Its name where a template can write it, else figure("code")."""
        name = indicator.name.text
        alike = [each for each in self.dataset.indicators if name in (each.name.text, each.code)]
        is_word = self.manner.typed and name.isidentifier() and not name.isascii() and len(alike) == 1
        return name if is_word else f'figure("{indicator.code}")'

    def _name(self, indicator: Indicator) -> str:
        """Its name as words; one that holds numerals is taken from its cell, for a typed number has none."""
        name = indicator.name.text
        is_plain = self.manner.typed and PLAIN.fullmatch(name) and not NUMERALS.search(name)
        return name if is_plain else f'{{{{ figure("{indicator.code}").name }}}}'

    # --- tables -------------------------------------------------------------------------------------------

    def _earlier(self, indicators: Sequence[Indicator]) -> str:
        """A table of those that have no figure in the period of the packet, each at its last one."""
        heads = ("指标", "时期", "数值") if self.language == "zh" else ("Indicator", "Period", "Value")
        rows = [(each, _last(each)) for each in indicators]
        lines = [_row(heads), _row("---" for _ in heads)]
        for each, row in rows:
            it = f'figure("{each.code}", period="{row.period.code}")'
            lines.append(_row((f"{{{{ {it}.name }}}}", f"{{{{ {it}.period }}}}", f"{{{{ {it} }}}}")))
        return "\n".join(lines)

    # --- charts -------------------------------------------------------------------------------------------

    def _chart(self, indicators: Iterable[Indicator]) -> str:
        """A line of the first indicator that has a few years of exact numbers, or bars of the parts of one whole."""
        shown = list(indicators)
        long = next((each for each in shown if len(_years(each)) >= FEWEST_POINTS and self._titled(each)), None)
        if long:
            count = min(len(_years(long)), MOST_POINTS)
            return f'{{{{ chart("{long.code}", kind="line", periods={count}, title="{long.name.text}") }}}}'
        wholes = {each.code: each for each in shown}
        for code in dict.fromkeys(each.parent for each in shown if each.parent in wholes):
            parts = [each for each in shown if each.parent == code and self._is_exact(each)]
            if 2 < len(parts) <= MOST_BARS and self._titled(wholes[code]):
                names = ", ".join(f'"{each.code}"' for each in parts)
                return f'{{{{ chart({names}, kind="bar", title="{wholes[code].name.text}") }}}}'
        return ""

    def _titled(self, indicator: Indicator) -> bool:
        name = indicator.name.text
        return bool(PLAIN.fullmatch(name)) and not NUMERALS.search(name) and indicator.unit is not None

    def _is_exact(self, indicator: Indicator) -> bool:
        row = indicator.at(self.period)
        return row is not None and _exact(row)


def _is_filled(row: Observation) -> bool:
    return any((row.value, row.change, row.rank, row.target, row.previous))


def _moves(row: Observation) -> bool:
    content = row.change.content if row.change else ""
    return not isinstance(content, Quantity) or has_direction(content)


def _exact(row: Observation) -> bool:
    return row.value is not None and isinstance(row.value.content, Quantity) and row.value.content.is_exact


def _years(indicator: Indicator) -> list[Observation]:
    return [each for each in indicator.observations if each.period.frequency is Frequency.YEAR and _exact(each)]


def _last(indicator: Indicator) -> Observation:
    valued = [each for each in indicator.observations if each.value] or list(indicator.observations)
    return max(valued, key=lambda each: (each.period.year, each.period.number))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
