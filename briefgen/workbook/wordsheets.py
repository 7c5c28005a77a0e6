"""Read the sheets of words: cover, pillars, quotes, honours, pictures, translations, waivers."""

from collections.abc import Iterable, Iterator, Sequence

from briefgen.indicators import CoverItem, Honour, Label, PicturePlace, Pillar, Quote, Waiver
from briefgen.workbook.findings import Findings, nearest
from briefgen.workbook.gathering import identifier, pillar_code
from briefgen.workbook.tables import Row
from briefgen.workbook.vocabulary import COVER_KEYS, HELD_WORDS, HELD_YEARS, SEVERAL_LINES, folded


def cover_of(rows: Iterable[Row], findings: Findings) -> tuple[CoverItem, ...]:
    """The lines of the cover. A line without content is none; a key that is not known keeps its own words."""
    items = dict[str, CoverItem]()
    for row in rows:
        key, content = row.label("key"), row.cells.get("value")
        if key is None or content is None:
            continue
        name = COVER_KEYS.get(folded(key.text), key.text)
        written = content.text if name in SEVERAL_LINES else content.line
        item = CoverItem(name, Label(written, content.origin))
        if item.key in items:
            findings.error("W170", key.origin, key=key, first=items[item.key].content.origin)
        else:
            items[item.key] = item
    return tuple(items.values())


def check_cover_keys(rows: Iterable[Row], findings: Findings) -> None:
    """A key like a known one that is not there is probably that one misspelt."""
    keys = [label for row in rows if (label := row.label("key"))]
    present = {COVER_KEYS.get(folded(key.text), "") for key in keys}
    absent = [word for word, meaning in COVER_KEYS.items() if meaning not in present]
    for key in keys:
        near = "" if folded(key.text) in COVER_KEYS else nearest(folded(key.text), absent)
        if near:
            findings.warning("W172", key.origin, key=key, near=near)


def pillars_of(rows: Iterable[Row], findings: Findings) -> tuple[Pillar, ...]:
    """The pillars in the sheet's order, still without their indicators."""
    pillars = dict[str, Pillar]()
    for row in rows:
        label, title = row.required("code", "编码", findings), row.required("title", "名称", findings)
        if label is None or title is None:
            continue
        code = identifier(label, findings)
        pillar = Pillar(code, title, row.label("subtitle"), row.prose("lead"), row.label("agency"))
        if code in pillars:
            first = pillars[code].title
            findings.error("W162", label.origin, identifier=code, one=first, other=title, first=first.origin)
        else:
            pillars[code] = pillar
    return tuple(pillars.values())


def quotes_of(rows: Iterable[Row], pillars: Sequence[Pillar], findings: Findings) -> Iterator[Quote]:
    for row in rows:
        pillar = pillar_code(row.required("pillar", "支柱", findings), pillars, findings)
        speaker, _ = row.required("speaker", "人物", findings), row.required("content", "内容", findings)
        content = row.prose("content")
        if speaker and content:
            yield Quote(pillar, speaker, row.label("office"), content, row.words("area"))


def honours_of(rows: Iterable[Row], pillars: Sequence[Pillar], findings: Findings) -> Iterator[Honour]:
    for row in rows:
        pillar, name = pillar_code(row.label("pillar"), pillars, findings), row.required("name", "荣誉", findings)
        if name:
            yield Honour(name, _held(row, findings), pillar, row.words("area"))


def _held(row: Row, findings: Findings) -> Label | None:
    """The words that say that an honour was held the year before too."""
    label = row.label("held")
    if label is None or folded(label.text) in HELD_WORDS or HELD_YEARS.fullmatch(folded(label.text)):
        return label
    findings.warning("W177", label.origin, text=label.text)
    return None


def pictures_of(rows: Iterable[Row], pillars: Sequence[Pillar], findings: Findings) -> Iterator[PicturePlace]:
    places = dict[str, PicturePlace]()
    for row in rows:
        label, caption = row.required("code", "编码", findings), row.required("caption", "图片说明", findings)
        pillar = pillar_code(row.label("pillar"), pillars, findings)
        if label is None or caption is None:
            continue
        code, parts = identifier(label, findings), (row.label("file"), row.label("alternative"), row.label("credit"))
        if row.label("file") and not row.label("alternative"):
            findings.error("W176", row.place("alternative"), file=row.words("file"))
        if code in places:
            first = places[code].caption
            findings.error("W162", label.origin, identifier=code, one=first, other=caption, first=first.origin)
        else:
            places[code] = PicturePlace(code, caption, pillar, *parts, row.words("area"))
    yield from places.values()


def translations_of(rows: Iterable[Row], findings: Findings) -> Iterator[tuple[Label, Label]]:
    """Pairs of Chinese and English. A word may be translated once only."""
    seen = dict[str, Label]()
    for row in rows:
        chinese, english = _as_written(row, "chinese"), _as_written(row, "english")
        if chinese is None or english is None:
            findings.warning("W175", row.origin, words=chinese or english or "")
        elif seen.setdefault(chinese.text, english).text != english.text:
            first = seen[chinese.text]
            findings.error("W174", english.origin, words=chinese, one=first, other=english, first=first.origin)
        else:
            yield chinese, english


def waivers_of(rows: Iterable[Row], findings: Findings) -> Iterator[Waiver]:
    for row in rows:
        sentence, reason = row.required("sentence", "句子", findings), row.required("reason", "理由", findings)
        name = row.required("name", "姓名", findings)
        if sentence and reason and name:
            yield Waiver(sentence, reason, name)


def _as_written(row: Row, column: str) -> Label | None:
    """Words that are looked up as they stand: a dash is a word here."""
    cell = row.cells.get(column)
    return Label(cell.line, cell.origin) if cell else None
