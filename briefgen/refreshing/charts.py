"""Give the charts of an edited document the figures of the new packet, where nobody has changed theirs by hand."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from briefgen.readers.docx import A, C, R
from briefgen.readers.searching import close
from briefgen.refreshing.package import Element, Package
from briefgen.refreshing.sheets import Numbers, Shape, Sheet, sheet
from briefgen.refreshing.values import ChartState, RefreshedChart
from briefgen.writers.docx.drawingml import WHITE
from briefgen.writers.docx.spreadsheet import column

PLACING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
REFERENCE = re.compile(r".*!\$([A-Z]+)\$\d+(?::\$[A-Z]+\$\d+)?")
DIGITS = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a file: its part, its alternative text, the workbook behind it and the sheet in that."""

    part: str
    name: str
    book: str
    sheet: Sheet | None
    described: Element

    @property
    def title(self) -> str:
        """Its alternative text, which LibreOffice does not keep, or what it names."""
        names = self.sheet.shape[1][1:] if self.sheet else ()
        return self.name or "、".join(str(each) for each in names) or self.part


Labels = frozenset[tuple[str, str]]
"""What labels of charts said, each with what it says now; in close form."""


def charts(package: Package) -> Iterator[Chart]:
    """The charts of the body in reading order."""
    targets = _targets(package)
    for drawing in package.tree(package.main).iter(f"{PLACING}inline", f"{PLACING}anchor"):
        reference = next(drawing.iter(f"{C}chart"), None)
        part = targets.get(reference.get(f"{R}id", ""), "") if reference is not None else ""
        if part in package.contents:
            book = next((path for kind, path in package.related(part) if kind == "package"), "")
            described = drawing.find(f"{PLACING}docPr")
            name = described.get("descr", "") if described is not None else ""
            yield Chart(part, name, book, sheet(package.contents.get(book, b"")), described)


def _targets(package: Package) -> dict[str, str]:
    """Parts by the identifiers of relationships of the body."""
    links = package.links(package.main)
    return {each.get("Id", ""): path for each, path in links}


def renewed_charts(edited: Package, new: Package, words: frozenset[str]) -> tuple[tuple[RefreshedChart, ...], Labels]:
    """What became of each chart whose figures are others now, and of the labels of those that were updated.

    `words` are the labels that the record of the edited file knows: a label that says something else stays. A chart is
    known by its headers and names; of several that are alike the first is the first.
    """
    drawn: dict[Shape, list[Chart]] = defaultdict(list)
    for each in charts(new):
        if each.sheet:
            drawn[each.sheet.shape].append(each)
    told: list[RefreshedChart] = []
    said: set[tuple[str, str]] = set()
    seen: Counter[Shape] = Counter()
    for each in charts(edited):
        if each.sheet is None:
            if _is_ours(edited.tree(each.part), drawn):
                told.append(RefreshedChart(each.title, ChartState.EDITED))
            continue
        shape = each.sheet.shape
        counterpart = next(iter(drawn[shape][seen[shape] : seen[shape] + 1]), None)
        seen[shape] += 1
        state = _renewed(edited, each, new, counterpart, words, said)
        told += [RefreshedChart(each.title, state)] if state else []
    return tuple(told), frozenset(said)


def _is_ours(root: Element, drawn: Iterable[Shape]) -> bool:
    """Whether a chart whose sheet another program saved names what one of ours names."""
    names = {name for _, names in drawn for name in names if name}
    return any(each.text in names for each in root.iter(f"{C}v", f"{A}t"))


def _renewed(
    edited: Package, chart: Chart, new: Package, other: Chart | None, words: frozenset[str], said: set[tuple[str, str]]
) -> ChartState | None:
    """None where the chart says what the new one says."""
    assert chart.sheet is not None
    if other is None or other.sheet is None:
        return ChartState.UNMATCHED
    root, drawn = edited.tree(chart.part), new.tree(other.part)
    renewal = _Renewal(chart.sheet, other.sheet, words)
    if not renewal.is_as_written(root):
        return ChartState.EDITED
    labels = renewal.labels(root, drawn)
    if chart.sheet == other.sheet and not any(each.was != each.now for each in labels):
        return None
    if not renewal.keeps_form(root, drawn):
        return ChartState.RESHAPED
    renewal.write(root, drawn, labels)
    said.update((close(each.was), close(each.now)) for each in labels)
    edited.touch(chart.part)
    edited.put(chart.book, new.contents[other.book])
    if _form(chart.name) == _form(other.name) and chart.name != other.name:
        chart.described.set("descr", other.name)
        edited.touch(edited.main)
    return ChartState.UPDATED


@dataclass(frozen=True, slots=True)
class _Renewal:
    """The sheet as it was written, the sheet of the new chart, and the labels that are known to be written too."""

    old: Sheet
    new: Sheet
    words: frozenset[str]

    def is_as_written(self, root: Element) -> bool:
        """Whether all figures that the chart shows are those of a column of its sheet."""
        return all(_cached(each) in self.old.columns for each in root.iter(f"{C}numCache"))

    def labels(self, root: Element, drawn: Element) -> list["_Saying"]:
        """What the labels say of figures, with what the new chart says there."""
        known = _labels(drawn)
        found = (each for key, texts in _labels(root).items() if key in known for each in _sayings(texts, known[key]))
        return [each for each in found if close(each.was) in self.words]

    def keeps_form(self, root: Element, drawn: Element) -> bool:
        """Whether the new marks are of the same kinds, so that other numbers are all that it takes."""
        same = self.old.gaps == self.new.gaps and _labels(root).keys() == _labels(drawn).keys()
        same = same and _looks(root) == _looks(drawn)
        return same and all(_form(each.was) == _form(each.now) for each in self.labels(root, drawn))

    def write(self, root: Element, drawn: Element, labels: Iterable["_Saying"]) -> None:
        for cache in root.iter(f"{C}numCache"):
            _fill(cache, self.new.column(self._column(cache)))
        for each in labels:
            each.texts[0].text = each.now
            for other in each.texts[1:]:
                other.text = ""
        _scale(root, drawn)

    def _column(self, cache: Element) -> int:
        """The column of a cache: by its reference, by the title of its series, by its numbers."""
        numbers, columns = _cached(cache), self.old.columns
        fitting = [index for index, each in enumerate(columns) if each == numbers]
        named = (_referred(cache), *(index for index in fitting if self.old.rows[0][index] == _title(cache)))
        return next((index for index in named if index in fitting), fitting[0])


def _cached(cache: Element) -> Numbers:
    """The numbers that a chart remembers, with gaps."""
    count = cache.find(f"{C}ptCount")
    found: dict[int, Decimal] = {}
    try:
        for point in cache.iter(f"{C}pt"):
            found[int(point.get("idx", "0"))] = Decimal(point.findtext(f"{C}v", ""))
        return tuple(found.get(index) for index in range(int(count.get("val", "0")) if count is not None else 0))
    except (InvalidOperation, ValueError):
        return ()


def _fill(cache: Element, numbers: Numbers) -> None:
    for point in cache.iter(f"{C}pt"):
        value, number = point.find(f"{C}v"), numbers[int(point.get("idx", "0"))]
        assert number is not None
        value.text = f"{number:f}"


def _referred(cache: Element) -> int | None:
    """The column that the formula beside a cache names; LibreOffice names none."""
    found = REFERENCE.fullmatch(cache.getparent().findtext(f"{C}f", ""))
    return next((index for index in range(26 * 27) if found and column(index) == found[1]), None)


def _title(cache: Element) -> str:
    series = next(cache.iterancestors(f"{C}ser"), None)
    return _series_title(series) if series is not None else ""


def _series_title(series: Element) -> str:
    title = series.find(f"{C}tx")
    return "".join(each.text or "" for each in title.iter(f"{C}v")) if title is not None else ""


def _labels(root: Element) -> dict[tuple[str, int, str], list[Element]]:
    """The texts of each label by the title of its series, how many series of that title are before it, its point."""
    found: dict[tuple[str, int, str], list[Element]] = {}
    seen: Counter[str] = Counter()
    for series in root.iter(f"{C}ser"):
        title = _series_title(series)
        for label in series.iter(f"{C}dLbl"):
            index, texts = label.find(f"{C}idx"), list(label.iter(f"{A}t"))
            if texts and index is not None:
                found[title, seen[title], index.get("val", "")] = texts
        seen[title] += 1
    return found


@dataclass(frozen=True, slots=True)
class _Saying:
    """Texts of a label that together say something, what they say, and what the new chart says there."""

    texts: Sequence[Element]
    was: str
    now: str


def _sayings(texts: Sequence[Element], others: Sequence[Element]) -> Iterator[_Saying]:
    """Text by text, as a name and a figure may stand in one label; together where another program has merged them."""
    if len(texts) == len(others):
        for one, other in zip(texts, others, strict=True):
            yield _Saying((one,), one.text or "", other.text or "")
    else:
        yield _Saying(texts, _whole(texts), _whole(others))


def _whole(texts: Iterable[Element]) -> str:
    return "".join(each.text or "" for each in texts)


def _form(words: str) -> str:
    """A label without its digits: another qualifier makes a mark of another kind."""
    return DIGITS.sub("0", words)


def _looks(root: Element) -> list[tuple[str, ...]]:
    """How the bars of each series are drawn, point by point: filled, hollow or in the white of the paper, and dashed.

    What colour they have is whoever edits the chart's own affair.
    """
    return [_series_looks(series) for bars in root.iter(f"{C}barChart") for series in bars.iter(f"{C}ser")]


def _series_looks(series: Element) -> tuple[str, ...]:
    own = {each.find(f"{C}idx").get("val"): _look(each.find(f"{C}spPr")) for each in series.iter(f"{C}dPt")}
    usual = _look(series.find(f"{C}spPr"))
    points = (point.get("idx") for cache in series.iter(f"{C}numCache") for point in cache.iter(f"{C}pt"))
    return tuple(own.get(index, usual) for index in points)


def _look(form: Element | None) -> str:
    if form is None:
        return "filled"
    colour = form.find(f"{A}solidFill/{A}srgbClr")
    is_paper = colour is not None and colour.get("val", "").upper() == WHITE
    fill = "hollow" if form.find(f"{A}noFill") is not None else "paper" if is_paper else "filled"
    dashes = (form.find(f"{A}ln/{A}{kind}") for kind in ("custDash", "prstDash"))
    is_dashed = any(each is not None and each.get("val") != "solid" for each in dashes)
    return f"{fill} dashed" if is_dashed else fill


def _scale(root: Element, drawn: Element) -> None:
    """The ends of the axes follow the figures, which would else run out of the plot."""
    kinds = (f"{C}valAx", f"{C}catAx")
    for axis, other in zip(root.iter(*kinds), drawn.iter(*kinds), strict=False):
        for name in ("max", "min"):
            end, limit = axis.find(f"{C}scaling/{C}{name}"), other.find(f"{C}scaling/{C}{name}")
            if end is not None and limit is not None:
                end.set("val", limit.get("val"))


def label_words(package: Package) -> frozenset[str]:
    """Everything that labels of charts say, whole and text by text."""
    found = [texts for each in charts(package) for texts in _labels(package.tree(each.part)).values()]
    return frozenset(close(_whole(part)) for texts in found for part in (texts, *([each] for each in texts)))
