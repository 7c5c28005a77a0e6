"""Read the full-width signs of a Chinese keyboard inside tags as the signs that they stand for; no character moves."""

import re

SIGNS = str.maketrans(
    "（），、：；＝［］｛｝｜．＋－＊／＞＜！％＃～＿　０１２３４５６７８９", "(),,:;=[]{}|.+-*/><!%#~_ 0123456789"
)
OPENING = re.compile(r"[{｛]([{｛%％#＃])")
COMMENT_END = re.compile(r"[#＃][}｝]")
RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}")
RAW_END = re.compile(r"[{｛][%％][-+－]?\s*endraw\b")
INSIDE = r"(?:[^\W０-９]|[\s.|,()\[\]=<>+-])*"
PLAIN = re.compile(rf"\{{(?:\{{{INSIDE}\}}|%{INSIDE}%)\}}")
"""Most tags: neither strings nor full-width signs and digits. `\\W` leaves the Chinese names in."""
CLOSING = {'"': '"', "'": "'", "“": "”", "”": "”", "‘": "’", "’": "’", "＂": "＂", "＇": "＇"}


def ascii_tags(source: str) -> str:
    """The source with each tag spelt as Jinja spells it; text, comments and string literals stay, offsets too."""
    parts = []
    at = 0
    while opening := OPENING.search(source, at):
        parts.append(source[at : opening.start()])
        tag = _tag(source, opening)
        at = opening.start() + len(tag)
        parts.append(tag)
        if RAW.fullmatch(tag) and (end := RAW_END.search(source, at)):
            parts.append(source[at : end.start()])
            at = end.start()
    return "".join([*parts, source[at:]])


def _tag(source: str, opening: re.Match[str]) -> str:
    """The tag that opens there, as long as it is in the source; all that follows if it is never closed."""
    simple = PLAIN.match(source, opening.start())
    if simple:
        return simple[0]
    kind = opening[1].translate(SIGNS)
    if kind == "#":
        return _comment(source, opening)
    body, closed = _body(source, opening.end(), {"{": "}}", "%": "%}"}[kind])
    return "{" + kind + body if closed else source[opening.start() :]


def _comment(source: str, opening: re.Match[str]) -> str:
    end = COMMENT_END.search(source, opening.end())
    if not end:
        return source[opening.start() :]
    return "{#" + source[opening.end() : end.start()] + "#}"


def _body(source: str, at: int, closing: str) -> tuple[str, bool]:
    """What stands between the opening of a tag and the end of its closing, and whether it is closed at all."""
    parts: list[str] = []
    depth = 0
    while at < len(source):
        literal = _literal(source, at) if source[at] in CLOSING else ""
        if literal:
            parts.append(literal)
            at += len(literal)
            continue
        if not depth and source[at : at + 2].translate(SIGNS) == closing:
            return "".join([*parts, closing]), True
        sign = source[at].translate(SIGNS)
        depth += (sign in "([{") - (sign in ")]}")
        parts.append(sign)
        at += 1
    return "", False


def _literal(source: str, start: int) -> str:
    """The string literal that opens there, in quotes that Jinja knows; nothing if it does not end on its line."""
    opens, closes = source[start], CLOSING[source[start]]
    depth, at = 1, start + 1
    while at < len(source) and source[at] != "\n":
        if source[at] == "\\":
            at += 1
        elif source[at] == closes:
            depth -= 1
        elif source[at] == opens:
            depth += 1
        at += 1
        if not depth:
            return _quoted(opens, source[start + 1 : at - 1])
    return ""


def _quoted(opens: str, content: str) -> str:
    if opens in "\"'":
        return opens + content + opens
    sign = "'" if '"' in content else '"'
    return sign + content + sign
