"""Hold the words of English packets (en)."""

from decimal import Decimal

from briefgen.indicators import Status
from briefgen.language.wording import AnnexWords, BoundWords, Language, PacketWords, TableWords, Unit
from briefgen.periods import Frequency
from briefgen.quantities import Bound

NUMERALS = tuple(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])

ENGLISH = Language(
    code="en",
    spaced=True,
    grouping=",",
    bounds={
        Bound.EXACT: BoundWords(),
        Bound.OVER: BoundWords(before="over "),
        Bound.CROSSED: BoundWords(before="more than "),
        Bound.NEARLY: BoundWords(before="nearly "),
        Bound.ABOUT: BoundWords(before="about "),
        Bound.AROUND: BoundWords(after=" or so"),
        Bound.SOME_OVER: BoundWords(excess=" odd"),
        Bound.AT_LEAST: BoundWords(before="at least "),
        Bound.AT_MOST: BoundWords(before="at most "),
    },
    statuses={Status.ACTUAL: "", Status.EXPECTED: "expected", Status.PRELIMINARY: "provisional"},
    printed_statuses={Status.ACTUAL: "actual", Status.EXPECTED: "expected", Status.PRELIMINARY: "provisional"},
    units={
        "亿元": Unit("billion yuan", Decimal("0.1")),
        "万元": Unit("million yuan", Decimal("0.01")),
        "元": Unit("yuan"),
        "万平方米": Unit("square metres", Decimal(10_000)),
        "平方米": Unit("square metres"),
        "万人": Unit("people", Decimal(10_000)),
        "个百分点": Unit("percentage points"),
        **{counter: Unit("") for counter in ("个", "家", "名", "人", "只", "部", "栋", "项")},
    },
    periods={
        Frequency.YEAR: "{year}",
        Frequency.FISCAL_YEAR: "fiscal year {year}",
        Frequency.QUARTER: "quarter {number} of {year}",
        Frequency.MONTH: "{year}-{number:02d}",
        Frequency.CUMULATIVE: "the first {number} months of {year}",
    },
    rose="rose by ",
    fell="fell by ",
    flat="was unchanged",
    rank="{numeral}",
    rank_in_table="No. {number}",
    numerals=NUMERALS,
    list_separator=", ",
    tables=TableWords(
        table="Table ",
        figure="Figure ",
        indicator="Indicator",
        unit="Unit",
        change="Change",
        percent="%",
        rank="Rank",
        remark="Note",
        note="Note",
        source="Source",
        of_which="of which: ",
        continued=" (continued)",
        missing="—",
        missing_note="“—”: the workbook does not give this figure. ",
        parts_note="Rows marked “of which” are part of the row above.",
    ),
    annex=AnnexWords(
        number="",
        title="Sources of the figures",
        table="Sources of the figures",
        printed="As printed",
        cell="Cell of the workbook",
        status="Status",
        joint="; ",
    ),
    packet=PacketWords(
        contents="Contents",
        edition="Edition",
        edition_prefix="Edition ",
        draft="DRAFT 草稿",
        picture="Place for a photograph",
        picture_wanted="Place for a photograph: 16 : 9, at least 1,900 pixels wide",
        photographer="Photograph",
        period="Period",
        printed_on="Printed {date}",
        joint="   ",
    ),
    section_number="({number})",
    item_number="{number}.",
    chart_sentences={
        "point": "{label}: {value}",
        "missing": "{label}: not given",
        "panel": "{whole_label}: {whole}, {part_label}: {part}",
        "joint": "; ",
        "end": ".",
    },
)
