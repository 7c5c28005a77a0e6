"""Make the blocks that a template calls for by name: table, chart, key_figures, quote, picture, opener and the rest."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen import charts, formats
from briefgen.area_tables import area_table
from briefgen.areas import area_labels
from briefgen.charts import Measured, Named, near
from briefgen.document import (
    Block,
    Caption,
    Cell,
    Contents,
    Cover,
    Datum,
    Derived,
    Heading,
    Image,
    Inlines,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Picture,
    Quotation,
    Reference,
    Strip,
    Text,
)
from briefgen.errors import Mistake
from briefgen.formalities import endings, letterhead
from briefgen.indicators import Dataset, Entry, Honour, Label, Pillar, Status
from briefgen.language import Language
from briefgen.narrative import BlockFunction, Passage
from briefgen.origins import Origin
from briefgen.quantities import Quantity
from briefgen.tables import indicator_table


@dataclass(frozen=True, slots=True)
class Blocks:
    """The block functions over one dataset; `images` holds the bytes of the pictures that there are, by file name."""

    dataset: Dataset
    language: Language
    images: Mapping[str, Image]

    def functions(self) -> dict[str, BlockFunction]:
        """Every name that a template may call for a block."""
        return {
            "cover": self.cover,
            "contents": self.contents,
            "opener": self.opener,
            "quote": self.quote,
            "table": self.table,
            "area_table": self.area_table,
            "chart": self.chart,
            "key_figures": self.key_figures,
            "picture": self.picture,
        }

    # --- front matter ---------------------------------------------------------------------------------------

    def cover(self) -> tuple[Passage, ...]:
        """The first page; composition fills its index with the chapters that there are."""
        words = self.language.packet
        period = self.cover_words("period_text") or (Text(formats.period(self.dataset.period, self.language)),)
        printed = self.cover_words("date")
        date = tuple(_around(words.printed_on, "{date}", printed)) if printed else ()
        return (
            Cover(
                issuer=self.cover_words("issuer"),
                mark=self.cover_words("classification") or self.cover_words("mark"),
                title=self._title_parts(),
                subtitle=self.cover_words("subtitle"),
                index=(),
                period=(Text(words.period + words.joint), *period),
                date=date,
                letterhead=letterhead(self.cover_words, self.language),
                endings=endings(self.cover_words, self.language),
            ),
        )

    def cover_words(self, key: str) -> Inlines:
        label = self.dataset.cover_label(key)
        return _label(label) if label else ()

    def _title_parts(self) -> tuple[Inlines, ...]:
        """江岸区 | 2024年 | 发展简报; a title without a year, or with nothing on one side of it, stays whole.

        Where spaces part words, they part the year from those around it.
        """
        label = self.dataset.cover_label("title")
        if label is None:
            return ()
        found = re.fullmatch(r"(.+?)((?:19|20)\d\d年)(.+)|(.+?) ((?:19|20)\d\d) (.+)", label.text)
        texts = filter(None, found.groups()) if found else (label.text,)
        return tuple((Text(text, label.origin),) for text in texts)

    def contents(self) -> tuple[Passage, ...]:
        return (Contents((Text(self.language.packet.contents),)),)

    # --- pillars --------------------------------------------------------------------------------------------

    def opener(self, pillar: str | Pillar) -> tuple[Passage, ...]:
        """The pillar's number, title and subtitle; the paragraph behind it is set as its lead."""
        found = self._pillar(pillar)
        numbered = [each.code for each in self.dataset.numbered_pillars]
        number = self._chapter_number(numbered.index(found.code) + 1) if found.code in numbered else ""
        blocks: list[Block] = [Heading(1, _label(found.title), found.code, number)]
        if found.subtitle:
            blocks.append(Paragraph(_label(found.subtitle), "pillar_subtitle"))
        return tuple(blocks)

    def _chapter_number(self, number: int) -> str:
        return self.language.chapter_number.format(numeral=formats.numeral(number, self.language), number=number)

    def quote(self, pillar: str | Pillar) -> tuple[Passage, ...]:
        """Every voice that the workbook gives for a pillar."""
        found = self._pillar(pillar)
        quotes = [quote for quote in self.dataset.quotes if quote.pillar == found.code]
        if not quotes:
            raise Mistake("T334", pillar=found.title)
        return tuple(
            Quotation(_label(quote.speaker), _label(quote.content), _label(quote.office) if quote.office else ())
            for quote in quotes
        )

    def table(self, pillar: str | Pillar, title: str | Label = "", label: str = "") -> tuple[Passage, ...]:
        """The indicators of a pillar; `title` replaces the usual caption, `label` is what references call it."""
        found = self._pillar(pillar)
        if not found.indicators:
            raise Mistake("T335", pillar=found.title)
        words = _plain(title) if title else (*_label(found.title), Text(self.language.tables.main_indicators))
        made = indicator_table(found.indicators, self.dataset.period, words, self.language)
        return (replace(made, caption=_labelled(made.caption, label)) if made.caption else made,)

    def area_table(
        self, *shown: Named, areas: Sequence[Label] = (), ranked: bool = False, title: str | Label = "", label: str = ""
    ) -> tuple[Passage, ...]:
        """A row for each area, or for each of those that are given, with the values of some indicators; with `ranked`
        each value's place beside it."""
        if isinstance(areas, str) or not isinstance(ranked, bool):
            raise Mistake("T389")
        indicators = [charts.spot(self.dataset, each).indicator for each in shown]
        named = tuple(map(self._area, areas)) or area_labels(self.dataset)
        made = area_table(self.dataset, self.language, indicators, named, _plain(title), ranked=ranked)
        return (replace(made, caption=_labelled(made.caption, label) if title and made.caption else None),)

    def _area(self, named: object) -> Label:
        """Raises Mistake (T377) for an area that no row names."""
        known = {name: each for each in area_labels(self.dataset) for name in (each.text, each.own)}
        if str(named) not in known:
            raise Mistake("T377", area=named, near=near(str(named), list(known)))
        return known[str(named)]

    # --- figures --------------------------------------------------------------------------------------------

    def chart(self, *shown: Named | Mapping[str, str], label: str = "", **options: object) -> tuple[Passage, ...]:
        """Bars, dots (kind="dots"), lines over periods (kind="line"), small multiples of these (kind="multiples"), or
        parts of a whole (kind="parts", one mapping a panel). `label` is what references call it."""
        made = charts.charted(shown, options, self.dataset, self.language)
        return (replace(made, caption=_labelled(made.caption, label)),)

    def key_figures(self, *shown: Named, ranked: Sequence[Named] = (), honours: bool = False) -> tuple[Passage, ...]:
        """The box of large numbers; below it a strip of indicators of one rank, and one of the honours."""
        if not shown:
            raise Mistake("T321", names="key_figures")
        if isinstance(ranked, str) or not isinstance(honours, bool):
            raise Mistake("T347")
        figures = tuple(self._key_figure(self._measured(each)) for each in shown)
        strips: list[Strip] = []
        if ranked:
            strips.append(self._rank_strip([self._measured(each) for each in ranked]))
        if honours:
            strips.append(self._honours_strip())
        return (KeyFigures(figures, tuple(strips)),)

    def _key_figure(self, shown: Measured) -> KeyFigure:
        value = shown.observation.value
        if value is None:
            raise Mistake("T324", name=shown.indicator.name, cell=shown.observation.origin)
        made = formats.datum(value.content, self._source(shown, "value", value), self.language)
        change = shown.observation.change
        moved = self._moved(shown, change) if change else None
        return KeyFigure(shown.label, formats.with_status(made, shown.observation.status, self.language), moved)

    def _moved(self, shown: Measured, change: Entry) -> Datum:
        words = self.language.moved_label
        return formats.movement(change.content, self._source(shown, "change", change), self.language, words=words)

    def _source(self, shown: Measured, part: str, entry: Entry) -> Cell:
        return formats.source_of(shown.indicator, shown.observation, part, entry)

    def _rank_strip(self, shown: Sequence[Measured]) -> Strip:
        """One rank that holds for all: one place, one status, the same peers, or a mistake that names the odd one."""
        first = shown[0]
        for each in shown:
            if each.observation.rank is None:
                raise Mistake("T339", name=each.indicator.name, cell=each.observation.origin)
            if _ranking(each) != _ranking(first):
                where = {"cell": _rank_cell(first), "other_cell": _rank_cell(each)}
                raise Mistake("T340", name=first.indicator.name, other=each.indicator.name, **where)
        entries = [(each, entry) for each in shown if (entry := each.observation.rank) is not None]
        cells = tuple(self._source(each, "rank", entry) for each, entry in entries)
        source = cells[0] if len(cells) == 1 else Derived("same", cells)
        peers = first.observation.peers
        made = formats.rank_among(entries[0][1].content, peers.text if peers else "", source, self.language)
        headline = formats.with_status(made, first.observation.status, self.language)
        return Strip(headline, tuple(each.label for each in shown))

    def _honours_strip(self) -> Strip:
        """The honours that were held again, under the workbook's own word for it."""
        held = [honour for honour in self.dataset.honours if honour.held]
        words = {honour.held.text for honour in held if honour.held}
        if len(words) != 1:
            raise Mistake("T341", words="、".join(sorted(words)) or "—")
        source = Derived("same", tuple(honour_source(honour) for honour in held))
        return Strip(Datum(words.pop(), source), tuple(_label(honour.name) for honour in held), leads=True)

    # --- pictures -------------------------------------------------------------------------------------------

    def picture(self, code: str, label: str = "") -> tuple[Passage, ...]:
        """A photograph of the sheet 图片, or an empty frame where the office has not supplied it yet.

        References call it by its `label`, else by its code.
        """
        place = next((each for each in self.dataset.pictures if each.code == code), None)
        if place is None:
            raise Mistake("T342", code=code, near=near(code, [each.code for each in self.dataset.pictures]))
        words = self.language.packet
        credit = (Text(words.photographer + words.joint), *_label(place.credit)) if place.credit else ()
        image = self.images.get(place.file.text) if place.file else None
        alternative = place.alternative.text if place.alternative else place.caption.text
        wanted = (Text(words.picture_wanted),)
        named = _labelled(Caption("figure", _label(place.caption)), label or code)
        return (Picture(named, credit, alternative, wanted, image),)

    # --- names ----------------------------------------------------------------------------------------------

    def _pillar(self, named: str | Pillar) -> Pillar:
        if isinstance(named, Pillar):
            return named
        found = self.dataset.pillar(str(named))
        if found is None:
            known = [name for each in self.dataset.pillars for name in (each.code, each.title.text)]
            raise Mistake("T332", name=named, near=near(str(named), known))
        return found

    def _measured(self, named: Named) -> Measured:
        return charts.measured(self.dataset, named)


def honour_source(honour: Honour) -> Cell:
    """Where an honour comes from: its name, and the cell that says that it was held again."""
    origins = (honour.name.cell, *((honour.held.cell,) if honour.held else ()))
    return Cell(Reference(honour.name.own, "", "", "held"), origins)


def _rank_cell(shown: Measured) -> Origin:
    entry = shown.observation.rank
    return entry.origins[0] if entry else shown.observation.origin


def _ranking(shown: Measured) -> tuple[object, str, Status]:
    entry, peers = shown.observation.rank, shown.observation.peers
    content = entry.content if entry else ""
    place: object = content.number if isinstance(content, Quantity) else content
    return place, peers.text if peers else "", shown.observation.status


def _label(label: Label) -> Inlines:
    return (Text(label.text, label.origin),)


def _labelled(caption: Caption, label: str) -> Caption:
    """A caption that references find by this label, until composition has numbered it."""
    if not isinstance(label, str) or any(each.isspace() for each in label):
        raise Mistake("T385", given=label)
    return replace(caption, identifier=label)


def _plain(text: str | Label) -> Inlines:
    if isinstance(text, Label):
        return _label(text)
    if not isinstance(text, str):
        raise Mistake("T346", given=text)
    return (Text(text),)


def _around(pattern: str, hole: str, words: Inlines) -> Inlines:
    before, _, after = pattern.partition(hole)
    return tuple(part for part in (Text(before), *words, Text(after)) if not isinstance(part, Text) or part.text)
