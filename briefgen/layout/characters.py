"""Class characters as Chinese typesetting does: which may begin or end a line, which are half blank, which are Han.

Sources: clreq (W3C, Requirements for Chinese Text Layout) 3.1.1 and 3.2; GB/T 15834-2011 5.1: a connecting mark or a
separating stroke begins no line, and the stroke ends none either.
"""

OPENING = frozenset("（《〈「『【〔〖“‘")
CLOSING = frozenset("，。、；：？！）》〉」』】〕〗”’")
NO_START = CLOSING | frozenset("％%‰℃·～－–/／,.;:?!)]}°①②③④⑤⑥⑦⑧⑨⑩")
NO_END = OPENING | frozenset("([{/／￥¥$№")
UNBROKEN_PAIRS = frozenset({"——", "……", "──"})
COUNTED = frozenset("余多年月日时分秒号期批个家户人名只部栋幢座项条件次届位级类亿万千百元角分米里吨度倍成省市区县街社")
"""What stands behind digits as their unit: no line ends between the two."""


def is_han(character: str) -> bool:
    """An ideograph (not punctuation): the kind of character that may part from its neighbour at a line's end."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or character >= "\U00020000"
        or character in "〇々"
        or "\uf900" <= character <= "\ufaff"
    )


def is_wide(character: str) -> bool:
    """Han, full-width forms and Chinese punctuation: written without spaces."""
    return character >= "\u2e80" or character in OPENING or character in CLOSING or character in "…—"


def is_latin(character: str) -> bool:
    """Part of a Latin word or of a number: the quarter-em gap stands between these and Han."""
    return not is_wide(character) and (character.isalnum() or character in "%‰°")


def joins_latin(left: str, right: str) -> bool:
    """Whether two neighbours belong to one Latin word or number, which no line end may cut."""
    return _in_word(left) and _in_word(right)


def _in_word(character: str) -> bool:
    return not is_wide(character) and not character.isspace() and character != "\u200b"
