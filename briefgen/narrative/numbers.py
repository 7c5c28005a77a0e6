"""Say a number in words, as running text prefers small ones, or with so many digits after the point."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from briefgen import formats
from briefgen.document import Datum, Source
from briefgen.language import Language
from briefgen.quantities import Quantity, rounded

Wording = Callable[[Quantity | str, Source, Language], Datum]

CHINESE_DIGITS = "零一二三四五六七八九"
ENGLISH = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)


def cardinal(quantity: Quantity, language: Language) -> str:
    """The number in words; nothing where the language has no usual word for it.

    Chinese reaches to 99 and says 两 before a measure word; English reaches to twenty.
    """
    number = quantity.number
    if number != number.to_integral_value() or number < 0:
        return ""
    if language.spaced:
        return ENGLISH[int(number)] if number < len(ENGLISH) else ""
    return _chinese(number, bool(quantity.unit) and not quantity.is_rate) if number < 100 else ""


def _chinese(number: Decimal, before_measure_word: bool) -> str:
    tens, ones = divmod(int(number), 10)
    if not tens:
        return "两" if ones == 2 and before_measure_word else CHINESE_DIGITS[ones]
    return ("" if tens == 1 else CHINESE_DIGITS[tens]) + "十" + (CHINESE_DIGITS[ones] if ones else "")


def in_words(content: Quantity | str, source: Source, language: Language) -> Datum:
    """The wording of a figure whose number `cardinal` can say."""
    made = formats.datum(content, source, language)
    return replace(made, digits=cardinal(content, language)) if isinstance(content, Quantity) else made


def printed_factor(quantity: Quantity, language: Language) -> Decimal:
    """By what the language multiplies the number when it prints it."""
    known = language.unit(quantity.unit, quantity.number)
    return known.factor if known else Decimal(1)


def with_digits(wording: Wording, wanted: int, content: Quantity | str, source: Source, language: Language) -> Datum:
    """A wording with so many digits after the point, as it is printed in this language; half goes up."""
    made = wording(content, source, language)
    if isinstance(content, str) or not made.digits[-1:].isdecimal():
        return made
    number = rounded(content.number * printed_factor(content, language), wanted)
    shown = number if made.digits.startswith(formats.MINUS) else abs(number)
    return replace(made, digits=formats.digits(shown, language))
