"""Put a quantity, a movement, a rank or a period into words and digits, once for prose and tables alike."""

import re
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from briefgen.document import Cell, Datum, Reference, Source
from briefgen.errors import Mistake
from briefgen.indicators import Entry, Indicator, Label, Observation, Status
from briefgen.language import Language
from briefgen.language.wording import LevelWords, MovementWords, Unit
from briefgen.origins import Where
from briefgen.periods import Period
from briefgen.quantities import Bound, Quantity, bounded, plain

Content = Quantity | str
"""What an entry of the workbook holds: a quantity, or words such as 翻番."""

MINUS = "−"


def source_of(indicator: Indicator, observation: Observation, part: str, entry: Entry) -> Cell:
    """Where a part of an observation comes from: its reference and its cells."""
    return Cell(Reference(indicator.code, observation.area, observation.period.code, part), entry.origins)


def status_source(indicator: Indicator, observation: Observation) -> Cell:
    """Where the status of an observation comes from: its cell, or the row where no status was written."""
    origin = observation.status_origin or observation.origin
    return Cell(Reference(indicator.code, observation.area, observation.period.code, "status"), (origin,))


def digits(number: Decimal, language: Language) -> str:
    """The digits of a number as written: its zeros after the point stay, thousands are parted where that is usual."""
    written = f"{abs(number):{language.grouping}f}"
    return MINUS + written if number < 0 else written


def datum(content: Content, source: Source, language: Language, where: Where | None = None) -> Datum:
    """A value with its bound and unit, as prose prints it: 超235亿元, 140余名, 450亿元左右."""
    if isinstance(content, str):
        return Datum(content, source, where=where)
    words = language.bounds[content.bound]
    shown, unit = _unit(content, language)
    return Datum(digits(shown, language), source, words.before, words.excess, unit, words.after, where)


def number_only(content: Content, source: Source, language: Language) -> Datum:
    """A value as a table prints it: its unit stands in a column of its own."""
    return replace(datum(content, source, language), unit="")


def unit_in_table(label: Label, content: Content | None, language: Language) -> str:
    """The unit of a value as the column of units has it: that in which the language prints the number.

    Words that only count are the workbook's own, where they were translated.
    """
    number = content.number if isinstance(content, Quantity) else Decimal(0)
    known = language.unit(label.own, number)
    if known is None or (label.translated and not known.words):
        return label.text
    return known.column or known.words


def movement(
    content: Content,
    source: Source,
    language: Language,
    where: Where | None = None,
    words: MovementWords | None = None,
) -> Datum:
    """Wording that is true by construction: 增长13.5%, 下降2.1%, 持平; words stay as the workbook has them.

    What may have risen or fallen (超-5%, 5%以内) has no verb.
    """
    if isinstance(content, str):
        return Datum(content, source, where=where)
    told = words or language.moved
    if content.number == 0 and content.is_exact:
        return Datum(told.flat, source, where=where)
    if not has_direction(content):
        return datum(content, source, language, where)
    rises = content.number >= 0
    made = datum(content if rises else _magnitude(content), source, language, where)
    verb = told.rose if rises else told.fell
    return replace(made, before=verb + made.before)


def _magnitude(fall: Quantity) -> Quantity:
    """下降近5%, 下降5%余: these words speak of the size of a fall."""
    turned = fall.negated()
    return replace(turned, bound=fall.bound) if fall.bound in (Bound.NEARLY, Bound.SOME_OVER) else turned


def has_direction(quantity: Quantity) -> bool:
    """Whether all of it has the sign of the number as written; 左右 and 约 take that of their number."""
    if quantity.bound in (Bound.ABOUT, Bound.AROUND):
        return True
    if quantity.number >= 0:
        return quantity.low is not None and quantity.low >= 0
    return quantity.high is not None and quantity.high <= 0


def level(content: Content, source: Source, language: Language, words: LevelWords | None = None) -> Datum:
    """What a value is, as a sentence tells it: 达121.9亿元, 突破1700亿元; reached 12.19 billion yuan, was over 10."""
    made = datum(content, source, language)
    told = words or language.level
    bound = content.bound if isinstance(content, Quantity) else Bound.EXACT
    return replace(made, before=told.instead.get(bound) or told.verb + made.before)


def without_verb(made: Datum, language: Language) -> Datum:
    """The value without the verb of its sentence: over 23.5 billion yuan for was over 23.5 billion yuan."""
    for words in language.level_words:
        for bound, verb in words.instead.items():
            if verb and made.before == verb:
                return replace(made, before=language.bounds[bound].before)
        if words.verb and made.before.startswith(words.verb):
            return replace(made, before=made.before.removeprefix(words.verb))
    return made


def rank(content: Content, source: Source, language: Language, where: Where | None = None) -> Datum:
    """A place among peers as prose prints it: 第一, first; words such as 前列 stay."""
    if isinstance(content, str):
        return Datum(content, source, where=where)
    return Datum(_ranked(content.number, language.rank, language), source, where=where)


def rank_in_table(content: Content, peers: str, source: Source, language: Language) -> Datum:
    """A place among peers with the name of the peers: 中心城区第1, 中心城区前列."""
    if isinstance(content, str):
        return _among(Datum(content, source), peers, language.peers_in_table)
    before, _, after = language.rank_in_table.partition("{number}")
    made = Datum(digits(plain(content.number), language), source, before=before, after=after)
    return _among(made, peers, language.peers_in_table)


def rank_among(content: Content, peers: str, source: Source, language: Language) -> Datum:
    """A place in large words, its peers beside it: 中心城区第一, First among the central urban districts."""
    made = rank(content, source, language)
    if language.spaced:
        made = replace(made, digits=made.digits[:1].upper() + made.digits[1:])
    return _among(made, peers, language.rank_among)


def _among(made: Datum, peers: str, pattern: str) -> Datum:
    if not peers:
        return made
    before, _, after = pattern.partition("{rank}")
    return replace(made, before=before.format(peers=peers) + made.before, after=made.after + after.format(peers=peers))


def status(status_: Status, source: Source, language: Language, where: Where | None = None) -> Datum:
    """预计, 初步核算 or nothing: the word is there if and only if the cell says so."""
    return Datum(language.statuses[status_], source, where=where)


def with_status(made: Datum, status_: Status, language: Language) -> Datum:
    """The figure with 预计 or 初步核算 before everything else, (expected) behind it; unchanged where it is actual."""
    word = language.statuses[status_]
    if not word:
        return made
    before, _, after = language.with_status.partition("{figure}")
    return replace(made, before=before.format(status=word) + made.before, after=made.after + after.format(status=word))


def period(period_: Period, language: Language) -> str:
    """2024年, 2024年第3季度, 2024年1—9月."""
    return language.periods[period_.frequency].format(year=period_.year, number=period_.number)


def numeral(number: int, language: Language) -> str:
    """一, 二, … or first, second, …; digits beyond the words that the language lists."""
    return language.numerals[number - 1] if 0 < number <= len(language.numerals) else str(number)


def over(quantity: Quantity) -> Quantity:
    """The largest round number that the whole interval is above, with 超: 237.4 becomes 超230.

    Raises Mistake where there is no such number: an open lower end, zero or a negative number.
    """
    low = quantity.low
    if low is None or low <= 0:
        raise Mistake("T311", number=quantity.number)
    grain = _grain(low)
    below = low // grain * grain
    if below == low and not quantity.low_open:
        below -= grain
    return bounded(plain(below), quantity.unit, Bound.OVER)


def nearly(quantity: Quantity) -> Quantity:
    """The smallest round number that the whole interval is below, with 近: 9.7 becomes 近10.

    Raises Mistake where there is no such number: an open upper end, zero or a negative number.
    """
    high = quantity.high
    if high is None or high <= 0:
        raise Mistake("T312", number=quantity.number)
    grain = _grain(high)
    above = (high / grain).to_integral_value(ROUND_CEILING) * grain
    if above == high and not quantity.high_open:
        above += grain
    return bounded(plain(above), quantity.unit, Bound.NEARLY)


TEST_JOINT = re.compile(" and | or ")
"""What joins the tests of one condition."""


def tests_in_words(tests: str, language: Language) -> str:
    """What the tests of a claim are called (`over and doubled`, `not over`), each once."""
    return language.claims.joint.join(dict.fromkeys(_test(each, language) for each in TEST_JOINT.split(tests)))


def _test(name: str, language: Language) -> str:
    """`not` turns a test into its opposite."""
    if name.startswith("not "):
        return language.claims.opposite.format(test=_test(name.removeprefix("not "), language))
    return language.claims.tests.get(name, name)


def _grain(number: Decimal) -> Decimal:
    """A tenth of the size of a number: its second digit is the last that a round number keeps."""
    return Decimal(1).scaleb(number.adjusted() - 1)


def _unit(quantity: Quantity, language: Language) -> tuple[Decimal, str]:
    known = language.unit(quantity.unit, quantity.number)
    words = quantity.unit if known is None else known.words
    gap = " " if language.spaced and words[:1].isalpha() else ""
    return quantity.number if known is None else _converted(quantity.number, known), gap + words


def _converted(number: Decimal, unit: Unit) -> Decimal:
    return number if unit.factor == 1 else plain(number * unit.factor)


def _ranked(number: Decimal, pattern: str, language: Language) -> str:
    used = pattern if int(number) <= len(language.numerals) else language.rank_beyond
    return used.format(numeral=numeral(int(number), language), number=int(number))
