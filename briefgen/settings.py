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


@dataclass(frozen=True, slots=True)
class TemplateSettings:
    """What `template.toml` says of a template folder."""

    description: str = ""
    start: str = "packet.md"
    language: str = "zh-CN"
    theme: str = "briefing"
    literals: tuple[str, ...] = ()
    large_print: bool | None = None
    red_head: bool | None = None
    grey: bool | None = None
    duplex: bool | None = None


THRESHOLD_KEYS = {each.name: Key("number") for each in fields(Rules)} | {"flat_rate": Key("number", most=100)}
"""All are shares but `flat_rate`, which counts percentage points."""
SWITCHES = {name: Key("bool") for name in ("large_print", "red_head", "grey", "duplex")}
PACKET_KEYS = {
    "workbook": Key("str"),
    "template": Key("str"),
    "theme": Key("str"),
    "reference": Key("str"),
    **SWITCHES,
    "output": Key("str"),
    "controls": Key("bool"),
    "to": Key("list", FORMATS),
    "strict": Key("bool"),
    "ignore": Key("list"),
    "attach": Key("str", ATTACHED),
    "thresholds": Key("table", keys=THRESHOLD_KEYS),
    "limits": Key("table", keys={each.name: Key("count", most=None) for each in fields(Limits)}),
    "source": Key("tables", keys=SOURCE_KEYS),
}
TEMPLATE_KEYS = {
    "description": Key("str"),
    "start": Key("str"),
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
    sources = source_blocks(values.pop("source", []), text, file)
    made = Settings(**_tuples(values), house=house, limits=limits, sources=sources.output)
    return Warned(made, (*found, *sources.diagnostics))


def template_settings(text: str, file: str) -> Warned[TemplateSettings]:
    """The settings of a template folder."""
    values, found = read_settings(text, file, TEMPLATE_KEYS)
    return Warned(TemplateSettings(**_tuples(values)), found)


def _tuples(values: Mapping[str, object]) -> dict:  # type: ignore[type-arg]  # checked key by key when it is read
    return {name: tuple(each) if isinstance(each, list) else each for name, each in values.items()}
