"""Read settings strictly: an unknown key, a wrong type or a broken file is an error with its line and a remedy."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from difflib import get_close_matches

from briefgen.diagnostics import Diagnostic, Warned, error
from briefgen.limits import USUAL_LIMITS, Limits
from briefgen.origins import Place
from briefgen.quantities import HOUSE_RULES, Rules

FORMATS = ("docx", "pdf", "text")
ATTACHED = ("figures", "workbook")


@dataclass(frozen=True, slots=True)
class MailSettings:
    """What `[mail]` says: through which server mail goes, whose it is, to whom, and how much at once.

    A port of 0 is the usual one; `rate` is messages a minute; `limit` is megabytes a message. There is no password: it
    would be read by whoever gets the folder.
    """

    server: str = ""
    port: int = 0
    security: str = "starttls"
    user: str = ""
    sender: str = ""
    reply_to: str = ""
    rate: int = 60
    limit: Decimal = Decimal(20)
    recipients: str = "data/recipients.xlsx"

    @property
    def usual_port(self) -> int:
        """The port, or the one that the kind of security has (RFC 6409, RFC 8314)."""
        return self.port or {"starttls": 587, "implicit": 465}[self.security]


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """What `[print]` says: on which printer, how many, on which sides, on which paper, stapled or not, and how many
    seconds the end of a job is waited for. What is empty is left to the packet, paper and printer."""

    printer: str = ""
    copies: int = 1
    sides: str = ""
    paper: str = ""
    staple: bool = False
    timeout: int = 600


@dataclass(frozen=True, slots=True)
class Settings:
    """What `briefgen.toml` says. Paths are as written, relative to the folder of the file."""

    workbook: str = ""
    template: str = ""
    theme: str = ""
    output: str = "out"
    to: tuple[str, ...] = ("docx", "pdf")
    strict: bool = False
    ignore: tuple[str, ...] = ()
    controls: bool = False
    """Whether each figure of a Word file stands in a control that names its cell."""
    attach: str = "figures"
    """What spreadsheet travels inside a PDF: that of the printed figures, or beside it the whole workbook."""
    house: Rules = HOUSE_RULES
    limits: Limits = USUAL_LIMITS
    large_print: bool | None = None
    red_head: bool | None = None
    grey: bool | None = None
    duplex: bool | None = None
    """Switches of the theme; None leaves them to what stands next: the file, the template, the usual."""
    reference: str = ""
    """A Word document of the office whose page, running heads and styles the Word file takes."""
    areas: tuple[str, ...] = ()
    """Areas that get a packet each, by their names in the workbook; `all` stands for every one."""
    name: str = "{title}"
    """How files are called: a pattern of {title}, {area}, {period}, {issue} and {date}."""
    mail: MailSettings = MailSettings()
    print: PrintSettings = PrintSettings()


@dataclass(frozen=True, slots=True)
class TemplateSettings:
    """What `template.toml` says of a template folder."""

    description: str = ""
    start: str = "packet.md"
    mail: str = "mail.md"
    """The words of the mail that brings the packet; a template may have none."""
    language: str = "zh-CN"
    theme: str = "briefing"
    literals: tuple[str, ...] = ()
    large_print: bool | None = None
    red_head: bool | None = None
    grey: bool | None = None
    duplex: bool | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A key with what it must hold: `str`, `bool`, `list` (of texts), `number`, `count` (a whole number from 1)
    or `table`; and its only choices. A `secret` may hold nothing.

    A number or count lies between 0 and `most`; where that is None, whoever reads the file sees to it.
    """

    kind: str
    choices: tuple[str, ...] = ()
    keys: Mapping[str, "Key"] = field(default_factory=dict)
    most: int | None = 1


THRESHOLD_KEYS = {each.name: Key("number") for each in fields(Rules)} | {"flat_rate": Key("number", most=100)}
"""All are shares but `flat_rate`, which counts percentage points."""
MAIL_KEYS = {
    "server": Key("str"),
    "port": Key("count", most=65535),
    "security": Key("str", ("starttls", "implicit")),
    "user": Key("str"),
    "from": Key("str"),
    "reply_to": Key("str"),
    "rate": Key("count", most=60_000),
    "limit": Key("number", most=1000),
    "recipients": Key("str"),
    "password": Key("secret"),
}
SIDES = ("one", "long", "short")
PAPER_NAMES = ("A3", "A4", "A5", "Letter", "Tabloid")
MOST_COPIES = 9999
PRINT_KEYS = {
    "printer": Key("str"),
    "copies": Key("count", most=MOST_COPIES),
    "sides": Key("str", SIDES),
    "paper": Key("str", PAPER_NAMES),
    "staple": Key("bool"),
    "timeout": Key("count", most=86_400),
}
SWITCHES = {name: Key("bool") for name in ("large_print", "red_head", "grey", "duplex")}
PACKET_KEYS = {
    "workbook": Key("str"),
    "template": Key("str"),
    "theme": Key("str"),
    "reference": Key("str"),
    **SWITCHES,
    "areas": Key("list"),
    "name": Key("str"),
    "output": Key("str"),
    "controls": Key("bool"),
    "to": Key("list", FORMATS),
    "strict": Key("bool"),
    "ignore": Key("list"),
    "attach": Key("str", ATTACHED),
    "thresholds": Key("table", keys=THRESHOLD_KEYS),
    "mail": Key("table", keys=MAIL_KEYS),
    "print": Key("table", keys=PRINT_KEYS),
    "limits": Key("table", keys={each.name: Key("count", most=None) for each in fields(Limits)}),
}
TEMPLATE_KEYS = {
    "description": Key("str"),
    "start": Key("str"),
    "mail": Key("str"),
    "language": Key("str", ("zh-CN", "en")),
    "theme": Key("str"),
    **SWITCHES,
    "literals": Key("list"),
}


def packet_settings(text: str, file: str) -> Warned[Settings]:
    """The settings of a packet; every mistake of the file is reported, and keys without one are used."""
    values, found = read_settings(text, file, PACKET_KEYS)
    thresholds = values.pop("thresholds", {})
    house = Rules(**{name: Decimal(str(each)) for name, each in thresholds.items()})
    limits = Limits(**values.pop("limits", {}))
    mail, paper = _mail(values.pop("mail", {})), PrintSettings(**values.pop("print", {}))
    return Warned(Settings(**_tuples(values), house=house, limits=limits, mail=mail, print=paper), found)


def _mail(values: dict) -> MailSettings:  # type: ignore[type-arg]  # checked key by key when it is read
    given = {"sender" if name == "from" else name: each for name, each in values.items()}
    limit = Decimal(str(given.pop("limit", MailSettings().limit)))
    return MailSettings(**given, limit=limit)


def template_settings(text: str, file: str) -> Warned[TemplateSettings]:
    """The settings of a template folder."""
    values, found = read_settings(text, file, TEMPLATE_KEYS)
    return Warned(TemplateSettings(**_tuples(values)), found)


def _tuples(values: Mapping[str, object]) -> dict:  # type: ignore[type-arg]  # checked key by key when it is read
    return {name: tuple(each) if isinstance(each, list) else each for name, each in values.items()}


def read_settings(text: str, file: str, keys: Mapping[str, Key]) -> tuple[dict, tuple[Diagnostic, ...]]:  # type: ignore[type-arg]
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        return {}, (error("S101", _problem_place(problem, text, file), problem=_problem_words(problem)),)
    found = _mistakes(values, keys, text, file, "")
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


def _mistakes(
    values: Mapping[str, object], keys: Mapping[str, Key], text: str, file: str, above: str
) -> list[tuple[str, Diagnostic]]:
    """(path of the key, what is wrong with it) for every key that cannot be used."""
    found: list[tuple[str, Diagnostic]] = []
    for name, value in values.items():
        path, place = f"{above}{name}", place_of(name, text, file)
        key = keys.get(name)
        if key is None:
            near = next(iter(get_close_matches(name, keys, 1, 0.4)), "—")
            found.append((path, error("S102", place, key=path, near=near)))
        elif key.kind == "table" and isinstance(value, dict):
            found += _mistakes(value, key.keys, text, file, f"{path}.")
        elif key.kind == "secret":
            found.append((path, error("S190", place, key=path)))
        elif not _is_kind(value, key.kind):
            found.append((path, error("S103", place, key=path, kind=KIND_WORDS[key.kind])))
        elif _is_out_of_range(value, key):
            found.append((path, error("S113", place, key=path, value=value, most=key.most)))
        else:
            found += [(path, each) for each in _bad_choices(path, value, key.choices, place)]
    return found


KIND_WORDS = {"str": "“…”", "bool": "true / false", "list": '["…"]', "number": "0.9", "count": "1000", "table": "[…]"}


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
        case _:
            return isinstance(value, dict)


def _bad_choices(path: str, value: object, choices: Sequence[str], place: Place) -> list[Diagnostic]:
    named = value if isinstance(value, list) else [value]
    return [
        error("S104", place, key=path, value=each, choices=", ".join(choices))
        for each in named
        if choices and each not in choices
    ]


def place_of(name: str, text: str, file: str) -> Place:
    """The line on which a key is written."""
    key = re.compile(rf"""\s*(?:\[\s*)?(?:\w+\s*\.\s*)?["']?{re.escape(name)}["']?\s*[=\]]""")
    for number, line in enumerate(text.split("\n"), 1):
        if key.match(line):
            return Place(file, number, len(line) - len(line.lstrip()) + 1)
    return Place(file)
