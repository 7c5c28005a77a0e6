"""Read settings strictly: an unknown key, a wrong type or a broken file is an error with its line and a remedy."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal

from briefgen.diagnostics import Warned
from briefgen.limits import USUAL_LIMITS, Limits
from briefgen.quantities import HOUSE_RULES, Rules
from briefgen.source_settings import SOURCE_KEYS, source_blocks
from briefgen.sourcing import SourceBlock
from briefgen.strict_settings import Key, read_settings

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
    sources: tuple[SourceBlock, ...] = ()
    """The tables of other workbooks that figures are taken from."""
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
    overview: bool = False
    """Whether its packet is about all areas of the workbook, and not about one of them."""
    large_print: bool | None = None
    red_head: bool | None = None
    grey: bool | None = None
    duplex: bool | None = None


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
    "source": Key("tables", keys=SOURCE_KEYS),
}
TEMPLATE_KEYS = {
    "description": Key("str"),
    "start": Key("str"),
    "mail": Key("str"),
    "language": Key("str", ("zh-CN", "en")),
    "theme": Key("str"),
    **SWITCHES,
    "overview": Key("bool"),
    "literals": Key("list"),
}


def packet_settings(text: str, file: str) -> Warned[Settings]:
    """The settings of a packet; every mistake of the file is reported, and keys without one are used."""
    values, found = read_settings(text, file, PACKET_KEYS)
    thresholds = values.pop("thresholds", {})
    house = Rules(**{name: Decimal(str(each)) for name, each in thresholds.items()})
    limits = Limits(**values.pop("limits", {}))
    sources = source_blocks(values.pop("source", []), text, file)
    mail, paper = _mail(values.pop("mail", {})), PrintSettings(**values.pop("print", {}))
    own = _tuples(values)
    made = Settings(**own, house=house, limits=limits, mail=mail, print=paper, sources=sources.output)
    return Warned(made, (*found, *sources.diagnostics))


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
