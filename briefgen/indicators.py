"""Hold what is known: pillars, indicators and their observations, each part with the cells that it was read from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from briefgen.origins import Origin
from briefgen.periods import Period
from briefgen.quantities import Quantity

HEADLINE = "headline"
"""The code of the pillar that stands for the whole area: its figures open the packet and it has no number."""


class Status(Enum):
    """How final a figure is (SDMX OBS_STATUS: A, E, P)."""

    ACTUAL = "actual"
    EXPECTED = "expected"
    PRELIMINARY = "preliminary"


class Direction(Enum):
    """Which way is better; a rank of 1 may be the worst."""

    UP = "up"
    DOWN = "down"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one part of a row says: a quantity, or words such as 翻番 and 前列.

    The first origin is the cell of the content itself; those of its bound and unit follow.
    """

    content: Quantity | str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """Words of the workbook, such as a name or a caption, and their cell.

    Where they are a translation, `translated` holds the label that they stand for.
    """

    text: str
    origin: Origin
    translated: "Label | None" = None

    @property
    def own(self) -> str:
        """The workbook's own words: they name the same thing in every language."""
        return self.translated.text if self.translated else self.text

    @property
    def cell(self) -> Origin:
        """Where the workbook's own words stand."""
        return self.translated.origin if self.translated else self.origin

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Observation:
    """An indicator at one period and in one area; `area` is empty for the area of the packet itself."""

    period: Period
    origin: Origin
    value: Entry | None = None
    previous: Entry | None = None
    change: Entry | None = None
    rank: Entry | None = None
    previous_rank: Entry | None = None
    target: Entry | None = None
    status: Status = Status.ACTUAL
    status_origin: Origin | None = None
    peers: Label | None = None
    peer_count: Entry | None = None
    basis: str = ""
    note: Label | None = None
    area: str = ""


PARTS = ("value", "previous", "change", "rank", "previous_rank", "target", "peer_count")
PLACE = "place"
"""A part that no cell holds: the rank that the rows of other areas give a value."""
WHOLE_AREAS = frozenset({"全国", "全省", "全市", "全区", "全县", "合计", "总计"})
"""Areas that hold the others: none of them is a peer, and none has a packet of its own."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The rows of an indicator in many areas, each under its area's name, found by area and by period.

    The packets of all areas share one; `kept` remembers what was worked out of it for any of them.
    """

    observations: tuple[Observation, ...] = ()
    kept: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    _areas: Mapping[str, tuple[Observation, ...]] = field(init=False, repr=False, compare=False)
    _periods: Mapping[Period, tuple[Observation, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        areas: dict[str, list[Observation]] = {}
        periods: dict[Period, list[Observation]] = {}
        for each in self.observations:
            areas.setdefault(each.area, []).append(each)
            periods.setdefault(each.period, []).append(each)
        object.__setattr__(self, "_areas", {name: tuple(rows) for name, rows in areas.items()})
        object.__setattr__(self, "_periods", {period: tuple(rows) for period, rows in periods.items()})

    @property
    def areas(self) -> Iterable[str]:
        return self._areas.keys()

    def of(self, area: str) -> tuple[Observation, ...]:
        """Its rows, in the workbook's order."""
        return self._areas.get(area, ())

    def at(self, period: Period) -> tuple[Observation, ...]:
        """The rows of every area, in the workbook's order."""
        return self._periods.get(period, ())


NOWHERE = Survey()
Question = tuple[str, ...]
"""What was asked of other areas: its kind, the code of the indicator, and what it is about."""


class Partial(Exception):
    """Other areas were asked for what was left out when the workbook was read."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of figures: `code` is an identifier and stays the same for ever, `name` is what is printed.

    `parent` is the code of the whole that it is a part of; rows of one `group` stand together without a rule.

    `observations` are those of the packet's own area. Rows of others that are given with them go into the `survey`; in
    one that is shared, the packet's own rows stand under the name `own_area`. `asked` collects what is asked of it.
    """

    code: str
    name: Label
    pillar: str
    unit: Label | None
    observations: tuple[Observation, ...]
    parent: str = ""
    group: str = ""
    scope: str = ""
    direction: Direction = Direction.UP
    source: Label | None = None
    survey: Survey = NOWHERE
    own_area: str = ""
    asked: set[Question] | None = field(default=None, repr=False, compare=False)
    is_partial: bool = field(default=False, repr=False, compare=False)
    """Whether rows of other areas were left out: what they say cannot be asked then."""

    def __post_init__(self) -> None:
        others = tuple(each for each in self.observations if each.area)
        if others:
            object.__setattr__(self, "observations", tuple(each for each in self.observations if not each.area))
            object.__setattr__(self, "survey", Survey(others))

    @property
    def areas(self) -> tuple[str, ...]:
        """The names of the other areas that have rows."""
        self.ask("areas")
        return tuple(each for each in self.survey.areas if each != self.own_area)

    @property
    def everywhere(self) -> tuple[Observation, ...]:
        """The rows of every area, those of the packet's own first."""
        self.ask("everywhere")
        return (*self.observations, *(each for each in self.survey.observations if each.area != self.own_area))

    def rows(self, area: str = "") -> tuple[Observation, ...]:
        """The observations of an area, in the workbook's order."""
        if area in ("", self.own_area):
            return self.observations
        self.ask("rows", area)
        return self.survey.of(area)

    def at(self, period: Period, area: str = "") -> Observation | None:
        return next((each for each in self.rows(area) if each.period == period), None)

    def named(self, period: str, area: str = "") -> Observation | None:
        """The same by the code of the period, as references have it."""
        return next((each for each in self.rows(area) if each.period.code == period), None)

    def ask(self, kind: str, *about: str) -> None:
        """Note a question whose answer other areas have. Raises Partial where their rows were left out."""
        if self.is_partial:
            raise Partial(self.code)
        if self.asked is not None:
            self.asked.add((kind, self.code, *about))


@dataclass(frozen=True, slots=True)
class Pillar:
    """A part of the packet, with its indicators in the workbook's order."""

    code: str
    title: Label
    subtitle: Label | None = None
    lead: Label | None = None
    agency: Label | None = None
    indicators: tuple[Indicator, ...] = ()

    @property
    def is_headline(self) -> bool:
        return self.code == HEADLINE


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, reported in a sentence of the office's own."""

    pillar: str
    speaker: Label
    office: Label | None
    content: Label
    area: str = ""
    """Whose packet it stands in; empty for that of the cover's area, or of every area where the cover names none."""


@dataclass(frozen=True, slots=True)
class Honour:
    """A title that was given; `held` says 蝉联 where it was held the year before too."""

    name: Label
    held: Label | None = None
    pillar: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """A place for a photograph; without a file it is printed as an empty frame with its caption."""

    code: str
    caption: Label
    pillar: str = ""
    file: Label | None = None
    alternative: Label | None = None
    credit: Label | None = None
    area: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A sentence that nothing can prove and that somebody answers for by name."""

    sentence: Label
    reason: Label
    name: Label


@dataclass(frozen=True, slots=True)
class CoverItem:
    """A line of the cover sheet: `key` is the canonical name (title, issuer …) or what the office wrote."""

    key: str
    content: Label


STANDS_IN = {
    "issuer": ("compiler",),
    "compiler": ("issuer",),
    "printer": ("issuer", "compiler"),
    "date": ("printed",),
    "printed": ("date",),
}
"""Which lines of the cover are taken where one is not filled: a brief of a single office names it once."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """Everything that a workbook says."""

    workbook: str
    period: Period
    cover: tuple[CoverItem, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    quotes: tuple[Quote, ...] = ()
    honours: tuple[Honour, ...] = ()
    pictures: tuple[PicturePlace, ...] = ()
    translations: tuple[tuple[Label, Label], ...] = ()
    waivers: tuple[Waiver, ...] = ()
    areas: tuple[Label, ...] = ()
    """Every area that rows name, with the first cell that does."""
    area_of_row: Mapping[tuple[str, int], str] = field(default_factory=dict, repr=False, compare=False)
    """The area of each row that names one, by its sheet and its number."""
    cover_area: str = ""
    """The area that the cover names, where this is what another one sees."""
    _named: Mapping[str, Indicator] = field(init=False, repr=False, compare=False)
    """The first indicator of each code and name, printed or the workbook's own: every printed figure is looked up."""

    def __post_init__(self) -> None:
        named: dict[str, Indicator] = {}
        for each in self.indicators:
            named.setdefault(each.code, each)
            named.setdefault(each.name.text, each)
            named.setdefault(each.name.own, each)
        object.__setattr__(self, "_named", named)

    def cover_words(self, key: str) -> str:
        """The same in words; nothing where the cover leaves it empty."""
        label = self.cover_label(key)
        return label.text if label else ""

    @property
    def own_area(self) -> str:
        """The area that the packet is about, as rows name it; empty where no row names any."""
        label = self.cover_label("area") if self.areas else None
        return label.own if label else ""

    @property
    def wholes(self) -> frozenset[str]:
        """The areas that hold the others."""
        parent = self.cover_label("parent_area")
        return WHOLE_AREAS | ({parent.own} if parent else set())

    @property
    def indicators(self) -> Iterator[Indicator]:
        return (indicator for pillar in self.pillars for indicator in pillar.indicators)

    @property
    def numbered_pillars(self) -> tuple[Pillar, ...]:
        return tuple(pillar for pillar in self.pillars if not pillar.is_headline)

    def pillar(self, code: str) -> Pillar | None:
        """The pillar of that code or title, as it is printed or in the workbook's own words."""
        known = ((each, (each.code, each.title.text, each.title.own)) for each in self.pillars)
        return next((pillar for pillar, names in known if code in names), None)

    def indicator(self, name: str) -> Indicator | None:
        """The indicator of that code or name, as it is printed or in the workbook's own words."""
        return self._named.get(name)

    def name_of(self, own: str) -> str:
        """The printed name of an indicator by its code, or of an honour by the workbook's own words for it."""
        indicator = self.indicator(own)
        honour = next((each for each in self.honours if each.name.own == own), None)
        return indicator.name.text if indicator else honour.name.text if honour else own

    def cover_label(self, key: str) -> Label | None:
        """What the cover sheet says under a key, or under the one that stands in for it."""
        found = {item.key: item.content for item in reversed(self.cover)}
        return next((found[each] for each in (key, *STANDS_IN.get(key, ())) if found.get(each)), None)


def with_partial_surveys(dataset: Dataset, whole: frozenset[str]) -> Dataset:
    """The dataset with all indicators marked as partial but those of these codes."""

    def marked(pillar: Pillar) -> Pillar:
        marks = (replace(each, is_partial=each.code not in whole) for each in pillar.indicators)
        return replace(pillar, indicators=tuple(marks))

    return replace(dataset, pillars=tuple(map(marked, dataset.pillars)))
