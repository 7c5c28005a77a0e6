"""Give a template its names: the indicators, the pillars, the cover, and what looks them up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from unicodedata import normalize

from briefgen import formats
from briefgen.areas import area_labels
from briefgen.diagnostics import Diagnostic, error, warning
from briefgen.errors import Mistake
from briefgen.indicators import Dataset, Honour, Indicator, Label, PicturePlace, Pillar, Quote
from briefgen.narrative.blocks import BlockMaker, CallableThing, block_maker, plain
from briefgen.narrative.nearest import nearest
from briefgen.narrative.observed import Observed
from briefgen.narrative.passages import BlockFunction
from briefgen.narrative.values import Missing, Reading, Thing, Value, Words
from briefgen.origins import Origin
from briefgen.periods import Period, period_from
from briefgen.quantities import Quantity

COVER = (
    *("title", "subtitle", "area", "parent_area", "period", "period_text", "issuer", "date", "mark"),
    *("document_number", "classification", "urgency", "issue", "copies", "copy_number", "contact", "telephone"),
    *("letterhead", "compiler", "signer", "addressees", "preface", "attachments", "printer", "printed"),
    *("reported_to", "sent_to", "issued_to", "copied_to"),
)
"""Keys that a cover may leave empty; whatever else the cover sheet holds can be named too."""
PILLAR = ("title", "subtitle", "lead", "agency", "code", "indicators")
QUOTE = ("speaker", "office", "content", "pillar")
HONOUR = ("name", "held", "pillar")
PICTURE = ("code", "caption", "file", "alternative", "credit", "pillar")

Names = dict[str, object]


def folded(name: str) -> str:
    """A name as Python folds identifiers: `ＧＤＰ` is `GDP`, `Ⅱ类` is `II类`."""
    return normalize("NFKC", name)


def names_of(reading: Reading, blocks: Mapping[str, BlockFunction]) -> tuple[Names, tuple[Diagnostic, ...]]:
    """Every name that a template may use, and the indicators that cannot have their own."""
    own = _own_names(reading)
    called = {name: _callable(own.get(name), block_maker(reading, name, make)) for name, make in blocks.items()}
    named, diagnostics = _indicators(reading, frozenset(own | called))
    return named | own | called, diagnostics


def _callable(thing: object, make: BlockMaker) -> object:
    """A name of both kinds, such as `cover`, can be called and has its parts."""
    if not isinstance(thing, Thing):
        return make
    return CallableThing(thing.reading, thing.subject, thing.parts, thing.shown, thing.reference, make)


def _own_names(reading: Reading) -> Names:
    dataset = reading.dataset
    labels = area_labels(dataset) if dataset.areas else ()
    headline = next((pillar for pillar in dataset.pillars if pillar.is_headline), None)
    return {
        "area": _cover_words(reading, "area"),
        "areas": tuple(reading.words(each) for each in labels),
        "areas_by": _areas_by(reading, labels),
        "cover": _cover(reading),
        "figure": _figure(reading),
        "headline": _pillar(reading, headline) if headline else _missing(reading, "headline"),
        "honours": tuple(_honour(reading, honour) for honour in dataset.honours),
        "period": _period(reading),
        "pictures": tuple(_picture(reading, picture) for picture in dataset.pictures),
        "pillar": _pillar_by_name(reading),
        "pillars": tuple(_pillar(reading, pillar) for pillar in dataset.numbered_pillars),
        "quotes": tuple(_quote(reading, quote) for quote in dataset.quotes),
    }


# --- indicators ---------------------------------------------------------------------------------------


def _indicators(reading: Reading, taken: frozenset[str]) -> tuple[Names, tuple[Diagnostic, ...]]:
    """The indicators by code and by name, where these are identifiers; two that fold together are reported."""
    named: dict[str, Indicator] = {}
    diagnostics = []
    for indicator, word in _spellings(reading.dataset):
        holder = named.setdefault(word, indicator)
        if holder is not indicator:
            diagnostics.append(_same_name(word, holder, indicator))
        elif word in taken:
            diagnostics.append(warning("T318", indicator.name.origin, name=word))
    made: Names = {word: Observed(reading, each, reading.dataset.period) for word, each in named.items()}
    return made, tuple(diagnostics)


def _spellings(dataset: Dataset) -> Iterable[tuple[Indicator, str]]:
    for indicator in dataset.indicators:
        for word in dict.fromkeys(map(folded, (indicator.code, indicator.name.text, indicator.name.own))):
            if word.isidentifier():
                yield indicator, word


def _same_name(word: str, holder: Indicator, other: Indicator) -> Diagnostic:
    return error("T317", other.name.origin, name=word, other=holder.name.text, cell=holder.name.origin)


def _figure(reading: Reading) -> Callable[..., Observed]:
    known = {
        folded(word): indicator
        for indicator in reading.dataset.indicators
        for word in (indicator.name.own, indicator.name.text, indicator.code)
    }

    def figure(name: object, period: object = None, area: object = "") -> Observed:
        """The indicator of that name or code, at another period or in another area if one is named."""
        indicator = name.indicator if isinstance(name, Observed) else known.get(folded(plain(name)))
        if indicator is None:
            raise Mistake("T306", name=plain(name), nearest=nearest(plain(name), known))
        return Observed(reading, indicator, _wanted_period(reading, period), _wanted_area(reading, area))

    return figure


def _areas_by(reading: Reading, labels: Sequence[Label]) -> Callable[..., tuple[Value, ...]]:
    """The areas in the order of an indicator."""

    def areas_by(name: object, period: object = None, most: object = None) -> tuple[Value, ...]:
        """Every area that has a number, the largest first; the first few of them where `most` says how many. Raises
        UnitsDiffer."""
        found = [
            (each, content)
            for each in labels
            if isinstance(content := _content(_figure(reading)(name, period, each.own)), Quantity)
        ]
        ordered = sorted(found, key=lambda pair: pair[1].to(found[0][1].unit).number, reverse=True)
        return tuple(reading.words(each) for each, _ in ordered)[: None if most is None else int(str(most))]

    return areas_by


def _content(observed: Observed) -> object:
    entry = observed.observation.value if observed.observation else None
    return entry.content if entry else None


def _wanted_period(reading: Reading, period: object) -> Period:
    if period is None:
        return reading.dataset.period
    found = period_from(plain(period))
    if found is None:
        raise Mistake("T307", period=plain(period))
    return found


def _wanted_area(reading: Reading, area: object) -> str:
    """The area of an observation; that of the packet itself has no name there."""
    own = reading.dataset.cover_label("area")
    return "" if own and plain(area) in (own.text, own.own) else plain(area)


# --- things -------------------------------------------------------------------------------------------


def _words(reading: Reading, label: Label | None, owner: str, name: str, origin: Origin) -> Words | Missing:
    return reading.words(label) if label and label.text else Missing(reading, owner, name, origin)


def _pillar(reading: Reading, pillar: Pillar) -> Thing:
    title, origin = pillar.title.text, pillar.title.origin
    parts = {
        "title": reading.words(pillar.title),
        "subtitle": _words(reading, pillar.subtitle, title, "subtitle", origin),
        "lead": _words(reading, pillar.lead, title, "lead", origin),
        "agency": _words(reading, pillar.agency, title, "agency", origin),
        "code": Words(reading, pillar.code, origin),
        "indicators": tuple(Observed(reading, each, reading.dataset.period) for each in pillar.indicators),
    }
    return Thing(reading, pillar, parts, reading.words(pillar.title), pillar.code)


def _pillar_by_name(reading: Reading) -> Callable[[object], Thing]:
    def pillar(name: object) -> Thing:
        """The pillar of that code or title."""
        found = reading.dataset.pillar(plain(name))
        if found is None:
            known = [word for each in reading.dataset.pillars for word in (each.code, each.title.text)]
            raise Mistake("T314", name=plain(name), nearest=nearest(plain(name), known))
        return _pillar(reading, found)

    return pillar


def _quote(reading: Reading, quote: Quote) -> Thing:
    speaker, origin = quote.speaker.text, quote.speaker.origin
    parts = {
        "speaker": reading.words(quote.speaker),
        "office": _words(reading, quote.office, speaker, "office", origin),
        "content": reading.words(quote.content),
        "pillar": Words(reading, quote.pillar, origin),
    }
    return Thing(reading, quote, parts, reading.words(quote.content), quote.speaker.own)


def _honour(reading: Reading, honour: Honour) -> Thing:
    name = reading.words(honour.name)
    parts = {
        "name": name,
        "held": _words(reading, honour.held, honour.name.text, "held", honour.name.origin),
        "pillar": Words(reading, honour.pillar, honour.name.origin),
    }
    return Thing(reading, honour, parts, name, honour.name.own)


def _picture(reading: Reading, picture: PicturePlace) -> Thing:
    origin = picture.caption.origin
    parts = {
        "code": Words(reading, picture.code, origin),
        "caption": reading.words(picture.caption),
        "file": _words(reading, picture.file, picture.code, "file", origin),
        "alternative": _words(reading, picture.alternative, picture.code, "alternative", origin),
        "credit": _words(reading, picture.credit, picture.code, "credit", origin),
        "pillar": Words(reading, picture.pillar, origin),
    }
    return Thing(reading, picture, parts, reading.words(picture.caption), picture.code)


# --- the cover ----------------------------------------------------------------------------------------


def _cover(reading: Reading) -> Thing:
    keys = dict.fromkeys([*COVER, *(item.key for item in reading.dataset.cover)])
    parts = {key: _cover_words(reading, key) for key in keys}
    return Thing(reading, None, parts, _cover_words(reading, "title"), "cover")


def _cover_words(reading: Reading, key: str) -> Words | Missing:
    label = reading.dataset.cover_label(key)
    return reading.words(label) if label and label.text else _missing(reading, key)


def _missing(reading: Reading, name: str) -> Missing:
    return Missing(reading, "cover", name, Origin(reading.dataset.workbook, ""))


def _period(reading: Reading) -> Words:
    """The period of the packet as this language says it; it leads to the line of the cover that gives it."""
    label = reading.dataset.cover_label("period")
    origin = label.origin if label else Origin(reading.dataset.workbook, "")
    return Words(reading, formats.period(reading.dataset.period, reading.language), origin)
