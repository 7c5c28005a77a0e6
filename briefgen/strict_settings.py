"""Read a file of settings strictly: an unknown key, a wrong type or a broken file is an error with its line."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from briefgen.diagnostics import Diagnostic, error
from briefgen.origins import Place


@dataclass(frozen=True, slots=True)
class Key:
    """A key with what it must hold, and its only choices: `str`, `bool`, `list` (of texts), `number`, `count` (a whole
    number from 1), `counts`, `place` (a text or a count), `names` (any names, each with a text), `table`, `tables`, or
    `open table`, whose names are free and each hold a text or a table of `keys`. A `secret` may hold nothing.

    A number or count lies between 0 and `most`; where that is None, whoever reads the file sees to it.
    """

    kind: str
    choices: tuple[str, ...] = ()
    keys: Mapping[str, "Key"] = field(default_factory=dict)
    most: int | None = 1


def read_settings(text: str, file: str, keys: Mapping[str, Key]) -> tuple[dict, tuple[Diagnostic, ...]]:  # type: ignore[type-arg]
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        return {}, (error("S101", _problem_place(problem, text, file), problem=_problem_words(problem)),)
    found = _mistakes(values, keys, _Text(text, file), "")
    kept = _without(values, frozenset(path for path, _ in found), "")
    return kept, tuple(diagnostic for _, diagnostic in found)


def _without(values: Mapping[str, object], wrong: frozenset[str], above: str) -> dict:  # type: ignore[type-arg]
    """The values whose keys have no mistake, also within tables."""
    return {
        name: _without(each, wrong, f"{above}{name}.") if isinstance(each, dict) else each
        for name, each in values.items()
        if f"{above}{name}" not in wrong
    }


def _problem_place(problem: tomllib.TOMLDecodeError, text: str, file: str) -> Place:
    line, column = getattr(problem, "lineno", 0), getattr(problem, "colno", 0)
    if line:
        return Place(file, line, column)
    words = str(problem).rpartition("(at line ")[2].rstrip(")").replace(", column ", " ").split()
    if len(words) == 2 and all(word.isdigit() for word in words):
        return Place(file, int(words[0]), int(words[1]))
    return Place(file, text.count("\n") + 1)


def _problem_words(problem: tomllib.TOMLDecodeError) -> str:
    return str(problem).partition(" (at ")[0]


@dataclass(frozen=True, slots=True)
class _Text:
    """The file as it was typed, from a line on: there stands what is looked for."""

    lines: str
    file: str
    start: int = 0

    def place(self, name: str) -> Place:
        return place_of(name, self.lines, self.file, self.start)

    def block(self, name: str, number: int) -> "_Text":
        """From the heading of the block of that name, counted from 0."""
        return _Text(self.lines, self.file, block_line(name, number, self.lines))


def _mistakes(
    values: Mapping[str, object], keys: Mapping[str, Key], text: _Text, above: str
) -> list[tuple[str, Diagnostic]]:
    """(path of the key, what is wrong with it) for every key that cannot be used."""
    found: list[tuple[str, Diagnostic]] = []
    for name, value in values.items():
        path, place = f"{above}{name}", text.place(name)
        key = keys.get(name)
        if key is None:
            near = next(iter(get_close_matches(name, keys, 1, 0.4)), "—")
            found.append((path, error("S102", place, key=path, near=near)))
        elif key.kind == "secret":
            found.append((path, error("S190", place, key=path)))
        elif not _is_kind(value, key.kind):
            found.append((path, error("S103", place, key=path, kind=KIND_WORDS[key.kind])))
        elif _is_out_of_range(value, key):
            found.append((path, error("S113", place, key=path, value=value, most=key.most)))
        else:
            found += _within(value, key, text, path)
    return found


def _within(value: object, key: Key, text: _Text, path: str) -> list[tuple[str, Diagnostic]]:
    """What is wrong inside a value of the right kind. In tables of which there are several, all of them are dropped."""
    match key.kind, value:
        case "table", dict():
            return _mistakes(value, key.keys, text, f"{path}.")
        case "tables", list():
            blocks = ((each, text.block(path, number)) for number, each in enumerate(value))
            inside = [wrong for each, block in blocks for wrong in _mistakes(each, key.keys, block, f"{path}.")]
        case "open table", dict():
            tables = (each for each in value.values() if isinstance(each, dict))
            inside = [wrong for each in tables for wrong in _mistakes(each, key.keys, text, f"{path}.….")]
        case _:
            return [(path, each) for each in _bad_choices(path, value, key.choices, text.place(path.split(".")[-1]))]
    return [(path, each) for _, each in inside]


KIND_WORDS = {
    "str": "“…”",
    "bool": "true / false",
    "list": '["…"]',
    "number": "0.9",
    "count": "1000",
    "table": "[…]",
    "counts": "[4, 5]",
    "place": "“…” / 1",
    "names": '{ "…" = "…" }',
    "tables": "[[…]]",
    "open table": '{ "…" = "…" }',
}


def _is_out_of_range(value: object, key: Key) -> bool:
    if not isinstance(value, int | float) or isinstance(value, bool) or key.most is None:
        return False
    return not 0 <= value <= key.most


def _is_kind(value: object, kind: str) -> bool:
    match kind:
        case "str":
            return isinstance(value, str)
        case "bool":
            return isinstance(value, bool)
        case "list":
            return isinstance(value, list) and all(isinstance(each, str) for each in value)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "count":
            return isinstance(value, int) and not isinstance(value, bool) and value > 0
        case "counts":
            return isinstance(value, list) and bool(value) and all(_is_kind(each, "count") for each in value)
        case "place":
            return isinstance(value, str) or _is_kind(value, "count")
        case "names":
            return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
        case "tables":
            return isinstance(value, list) and all(isinstance(each, dict) for each in value)
        case "open table":
            return isinstance(value, dict) and all(isinstance(each, str | dict) for each in value.values())
        case _:
            return isinstance(value, dict)


def _bad_choices(path: str, value: object, choices: Sequence[str], place: Place) -> list[Diagnostic]:
    named = value if isinstance(value, list) else [value]
    return [
        error("S104", place, key=path, value=each, choices=", ".join(choices))
        for each in named
        if choices and each not in choices
    ]


def place_of(name: str, text: str, file: str, start: int = 0) -> Place:
    """The line on which a key is written, from that line on (counted from 0)."""
    key = re.compile(rf"""\s*(?:\[\s*)?(?:\w+\s*\.\s*)?["']?{re.escape(name)}["']?\s*[=\]]""")
    for number, line in enumerate(text.split("\n")[start:], start + 1):
        if key.match(line):
            return Place(file, number, len(line) - len(line.lstrip()) + 1)
    return Place(file, start + 1 if start else 0)


def block_line(name: str, number: int, text: str) -> int:
    """The line (counted from 0) of one of the headings [[name]]; the beginning where it is not written like that."""
    heading = re.compile(rf"\s*\[\[\s*{re.escape(name)}\s*\]\]")
    lines = [at for at, line in enumerate(text.split("\n")) if heading.match(line)]
    return lines[number] if number < len(lines) else 0
