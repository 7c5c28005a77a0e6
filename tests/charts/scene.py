"""Make charts of a workbook with several periods and two areas, as a template asks for them."""

from functools import cache

from briefgen.diagnostics import Diagnostic
from briefgen.document import Chart, Datum, Document
from briefgen.faces import shipped_faces
from briefgen.indicators import Dataset
from briefgen.language import CHINESE, LANGUAGES
from briefgen.layout import lay_out
from briefgen.layout.flowables import Setting
from briefgen.layout.pages import Item, Pages
from briefgen.theme import briefing
from briefgen.translating import translated
from briefgen.traversal import query
from briefgen.workbook import read
from tests.samples import composed
from tests.workbook.making import saved

FACES, THEME = shipped_faces(), briefing()
SETTING = Setting(THEME, FACES, CHINESE)

HEADER = [
    *("支柱", "编码", "指标", "单位", "报告期", "地区", "值", "限定"),
    *("状态", "上期值", "增速", "增速限定", "位次", "位次范围"),
]

LONG_NAME = "新增上市后备企业（含新三板挂牌、境外上市辅导备案）"

Figures = dict[int, float]
GDP: Figures = {2018: 1225.6, 2019: 1372, 2020: 1286, 2021: 1450.2, 2022: 1530, 2023: 1622}
RETAIL: Figures = {2018: 880, 2019: 910, 2021: 1010, 2022: 1250, 2023: 1350, 2024: 1420}
CITY: Figures = {2020: 15616, 2021: 17717, 2022: 18866, 2023: 20012, 2024: 21106}
PRICE: Figures = {2020: -3.2, 2021: 8.1, 2022: -1.4, 2023: 0, 2024: 2.5}
MOVED: dict[int, float | str] = {2022: 4.1, 2023: "翻番", 2024: 8}
PEOPLE: Figures = {year: 60 + (year - 1985) * 0.9 + year % 7 for year in range(1985, 2025)}


SAID = {
    "江岸区2024年发展简报": "Jiang’an 2024 Development Brief",
    "江岸区": "Jiang’an",
    "2025年1月8日": "8 January 2025",
    "武汉市": "Wuhan",
    "商贸": "Trade",
    "地区生产总值": "Regional product",
    "社会消费品零售总额": "Retail sales",
    "工业品价格涨幅": "Rise of producer prices",
    "常住人口": "Residents",
    "技术合同成交额": "Technology contracts",
    "入库科技型中小企业": "Small technology firms",
    "居民储蓄": "Savings",
    "起伏": "Up and down",
    "平稳": "Steady",
    "税收收入": "Tax revenue",
    "外贸进出口总额": "Imports and exports",
    "新能源汽车销售额": "Sales of new-energy cars",
    "翻番": "doubled",
    "新增数字经济企业": "New digital firms",
    "新增专精特新企业": "New specialised firms",
    "新增瞪羚企业": "New gazelle firms",
    LONG_NAME: "New firms in reserve for listing (with the third board and counselling for listing abroad)",
    "净增个体户": "Net rise of sole traders",
    "净增小店": "Net rise of small shops",
    "新增独角兽企业": "New unicorns",
    "院士工作站": "Academicians’ stations",
    "中心城区": "central urban districts",
    "外贸龙头企业规模贡献度": "Share of leading firms",
    "数字经济规模占比": "Share of the digital economy",
    "绿色能源占比": "Share of green energy",
    "金融总部机构总数": "Financial headquarters",
    "企业总数": "All firms",
    "新增金融总部机构": "New financial headquarters",
}
"""How the sheet of translations says what the workbook says."""


def row(code: str, name: str, unit: str, period: str, **cells: object) -> list[object]:
    """A row of the indicators; other cells are named as their columns are."""
    fixed: dict[str, object] = {"支柱": "trade", "编码": code, "指标": name, "单位": unit, "报告期": period}
    return [(fixed | cells).get(column) for column in HEADER]


def years(code: str, name: str, unit: str, figures: Figures, **cells: object) -> list[list[object]]:
    return [row(code, name, unit, f"{year}年", 值=figure, **cells) for year, figure in figures.items()]


def _rows() -> list[list[object]]:
    quarters = [(year, quarter) for year in (2023, 2024) for quarter in (1, 2, 3, 4)]
    return [
        *years("gdp", "地区生产总值", "亿元", GDP),
        row("gdp", "地区生产总值", "亿元", "2024年", 值=1700, 限定="突破", 状态="预计", 增速=5.1, 增速限定="左右"),
        *years("gdp", "地区生产总值", "亿元", CITY, 地区="武汉市"),
        *years("retail", "社会消费品零售总额", "亿元", RETAIL),
        *years("price", "工业品价格涨幅", "%", PRICE),
        *years("people", "常住人口", "万人", PEOPLE),
        *years("tech", "技术合同成交额", "亿元", {2021: 120, 2023: 190}),
        row("tech", "技术合同成交额", "亿元", "2022年", 值=150, 限定="以内"),
        row("tech", "技术合同成交额", "亿元", "2024年", 值=235, 限定="超", 增速="翻番"),
        *years("sme", "入库科技型中小企业", "家", {2021: 720, 2022: 801, 2024: 891}),
        *[row("moved", "起伏", "亿元", f"{y}年", 增速=moved) for y, moved in {2022: 3, 2023: -2, 2024: 4}.items()],
        *[row("steady", "平稳", "亿元", f"{y}年", 增速=moved) for y, moved in {2022: 3, 2023: 2, 2024: 4}.items()],
        *years("savings", "居民储蓄", "亿元", {2023: 9, 2024: 12000}),
        row("tax", "税收收入", "亿元", "2024年", 值=121.9, 上期值=116.3, 增速=4.8),
        *[row("trade_", "外贸进出口总额", "亿元", f"{y}年第{q}季度", 值=100 + 10 * q) for y, q in quarters],
        *[row("cars", "新能源汽车销售额", "亿元", f"{y}年", 增速=moved) for y, moved in MOVED.items()],
        row("digital", "新增数字经济企业", "家", "2024年", 值=56),
        row("special", "新增专精特新企业", "家", "2024年", 值=26, 限定="超"),
        row("gazelle", "新增瞪羚企业", "家", "2024年", 值=16, 限定="左右"),
        row(
            "listed",
            "新增上市后备企业（含新三板挂牌、境外上市辅导备案）",
            "家",
            "2024年",
            值=30,
            限定="突破",
            状态="预计",
        ),
        row("closed", "净增个体户", "家", "2024年", 值=-12),
        row("fewer", "净增小店", "家", "2024年", 值=-9, 限定="以内"),
        row("unicorn", "新增独角兽企业", "家", "2024年", 值=0),
        row("station", "院士工作站", "家", "2024年", 位次=1, 位次范围="中心城区"),
        row("share", "外贸龙头企业规模贡献度", "%", "2024年", 值=70, 限定="超"),
        row("about", "数字经济规模占比", "%", "2024年", 值=50, 限定="左右"),
        row("hoped", "绿色能源占比", "%", "2024年", 值=35, 状态="预计"),
        row("offices", "金融总部机构总数", "家", "2024年", 值=110),
        row("many", "企业总数", "家", "2024年", 值=110, 限定="超"),
        row("offices_new", "新增金融总部机构", "家", "2024年", 值=10),
    ]


def workbook(period: str = "2024年") -> bytes:
    cover = {"标题": "江岸区2024年发展简报", "地区": "江岸区", "报告期": period, "日期": "2025年1月8日"}
    return saved(
        {
            "封面": [["项目", "内容"], *([key, value] for key, value in cover.items())],
            "支柱": [["编码", "名称"], ["trade", "商贸"]],
            "指标": [HEADER, *_rows()],
            "译名": [["中文", "英文"], *map(list, SAID.items())],
        }
    )


@cache
def data(period: str = "2024年", language: str = "zh-CN") -> Dataset:
    made = read(workbook(period), "w.xlsx")
    assert made.diagnostics == ()
    return translated(made.output, LANGUAGES[language])


def asked(call: str, language: str = "zh-CN", period: str = "2024年") -> tuple[Document, tuple[Diagnostic, ...]]:
    """What the template makes of `chart(…)` in this workbook; `call` is what stands in the brackets, but the title."""
    return composed(f'{{{{ chart({call}, title="图") }}}}', data(period, language), language)


def chart(call: str, language: str = "zh-CN", period: str = "2024年") -> Chart:
    document, found = asked(call, language, period)
    assert found == ()
    (made,) = query(document, Chart)
    assert isinstance(made, Chart)
    return made


def refused(call: str) -> str:
    """The code of the one finding that a call is answered with."""
    (found,) = asked(call)[1]
    return found.code


def pages(call: str) -> Pages:
    document, found = asked(call)
    assert found == ()
    made = lay_out(document, THEME, FACES)
    assert made.diagnostics == ()
    return made.output


def figure_items(call: str) -> tuple[Item, ...]:
    """What the chart leaves on its page, without caption and note."""
    (found,) = [region for page in pages(call).pages for region in page.regions if region.role == "figure"]
    return found.items


def printed(made: Chart) -> list[str]:
    return [datum.text for datum in query(made, Datum)]
