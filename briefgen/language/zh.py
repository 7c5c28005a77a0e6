"""Hold the words of Chinese packets (zh-CN)."""

from briefgen.indicators import Status
from briefgen.language.wording import AnnexWords, BoundWords, Language, PacketWords, TableWords
from briefgen.periods import Frequency
from briefgen.quantities import Bound

NUMERALS = tuple("一二三四五六七八九十")

CHINESE = Language(
    code="zh-CN",
    spaced=False,
    grouping="",
    bounds={
        Bound.EXACT: BoundWords(),
        Bound.OVER: BoundWords(before="超"),
        Bound.CROSSED: BoundWords(before="突破"),
        Bound.NEARLY: BoundWords(before="近"),
        Bound.ABOUT: BoundWords(before="约"),
        Bound.AROUND: BoundWords(after="左右"),
        Bound.SOME_OVER: BoundWords(excess="余"),
        Bound.AT_LEAST: BoundWords(after="以上"),
        Bound.AT_MOST: BoundWords(after="以内"),
    },
    statuses={Status.ACTUAL: "", Status.EXPECTED: "预计", Status.PRELIMINARY: "初步核算"},
    printed_statuses={Status.ACTUAL: "实际", Status.EXPECTED: "预计", Status.PRELIMINARY: "初步"},
    units={},
    periods={
        Frequency.YEAR: "{year}年",
        Frequency.FISCAL_YEAR: "{year}财年",
        Frequency.QUARTER: "{year}年第{number}季度",
        Frequency.MONTH: "{year}年{number}月",
        Frequency.CUMULATIVE: "{year}年1—{number}月",
    },
    rose="增长",
    fell="下降",
    flat="持平",
    rank="第{numeral}",
    rank_in_table="第{number}",
    numerals=NUMERALS + tuple("十" + each for each in NUMERALS[:9]) + ("二十",),
    list_separator="、",
    tables=TableWords(
        table="表",
        figure="图",
        indicator="指标",
        unit="单位",
        change="较上年",
        percent="%",
        rank="位次",
        remark="说明",
        note="注",
        source="来源",
        of_which="其中：",
        continued="（续）",
        missing="—",
        missing_note="“—”为工作簿未给出该数。",
        parts_note="其中项包含在上一行之内。",
    ),
    annex=AnnexWords(
        number="附",
        title="数据来源",
        table="数据来源",
        printed="印出的文字",
        cell="工作簿单元格",
        status="状态",
        joint="；",
    ),
    packet=PacketWords(
        contents="目录",
        edition="版本",
        edition_prefix="版本 ",
        draft="草稿 DRAFT",
        picture="照片位置",
        picture_wanted="照片位置　16∶9，宽不少于1900像素",
        photographer="摄影",
        period="报告期",
        printed_on="{date}印",
        joint="　",
    ),
    section_number="（{numeral}）",
    item_number="{number}.",
    chart_sentences={
        "point": "{label}{value}",
        "missing": "{label}未给出",
        "panel": "{whole_label}{whole}，{part_label}{part}",
        "joint": "；",
        "end": "。",
    },
)
