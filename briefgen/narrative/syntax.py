"""Say in the words of a template's writer what Jinja's parser found wrong, and where."""

import re

from jinja2 import TemplateSyntaxError

from briefgen.diagnostics import Diagnostic, error
from briefgen.narrative.lexer import Spot, normalized
from briefgen.narrative.nearest import nearest
from briefgen.narrative.tags import CLAIM, END, OTHERWISE, MisplacedTag
from briefgen.origins import Place

STRAY = re.compile(r"""unexpected (?:char )?(?P<quote>['"])(?P<sign>.+?)(?P=quote)(?: at (?P<offset>\d+))?""", re.S)
UNKNOWN_TAG = re.compile(r"Encountered unknown tag '(?P<tag>.*?)'.*?(?:innermost block .* is '(?P<open>\w+)'|\Z)", re.S)
UNCLOSED = re.compile(r"Unexpected end of template.*?(?:innermost block .* is '(?P<open>\w+)'|\Z)", re.S)
END_OF_FILE = re.compile(r"unexpected end of template|Missing end of")
EXPECTED = re.compile(r"expected token '(?P<expected>.*)', got '(?P<got>.*)'", re.S)
SIGNS = {"end of print statement": "}}", "end of statement block": "%}", "begin of statement block": "{%"}
TAGS = (
    *("if", "elif", "else", "endif", "for", "endfor", "set", "endset", "include", "macro", "endmacro", "block"),
    *("endblock", "extends", "import", "from", "with", "endwith", "raw", "endraw", CLAIM, OTHERWISE, END),
)


def syntax_error(mistake: TemplateSyntaxError, name: str, source: str) -> Diagnostic:
    """The diagnostic for what stopped the parser in a file."""
    message = mistake.message or ""
    place = _place(mistake, name, normalized(source))
    if isinstance(mistake, MisplacedTag):
        return error(mistake.code, place, tag=mistake.tag)
    if found := UNKNOWN_TAG.match(message):
        if found["tag"] in (OTHERWISE, END) and found["open"] is None:
            return error("T252", place, tag=found["tag"])
        if found["open"]:
            return error("T203", place, tag=found["tag"], open=found["open"])
        return error("T202", place, tag=found["tag"], nearest=nearest(found["tag"], TAGS))
    if found := UNCLOSED.match(message):
        return error("T204", place, open=found["open"] or "")
    if END_OF_FILE.match(message):
        return error("T205", place)
    if found := EXPECTED.match(message):
        return error("T206", place, expected=_sign(found["expected"]), got=_sign(found["got"]))
    if found := STRAY.match(message):
        return error("T207", place, sign=_sign(found["sign"]))
    return error("T201", place, problem=message)


def _sign(token: str) -> str:
    return SIGNS.get(token, token)


def _place(mistake: TemplateSyntaxError, name: str, source: str) -> Place:
    spot = mistake.lineno
    if isinstance(spot, Spot):
        return Place(name, int(spot), spot.column)
    stray = STRAY.match(mistake.message or "")
    if stray and stray["offset"]:
        return Place(name, spot, int(stray["offset"]) - source.rfind("\n", 0, int(stray["offset"])))
    return Place(name, spot)
