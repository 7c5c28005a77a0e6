"""Build by hand a Document with every kind of block and inline: the packet of the house look, with its figures."""

import re
import struct
import zlib
from collections.abc import Iterator
from decimal import Decimal
from itertools import count

from briefgen.document import (
    Block,
    Caption,
    Cell,
    Chart,
    Claim,
    Colophon,
    Column,
    Contents,
    Cover,
    Datum,
    Definition,
    Definitions,
    Derived,
    Document,
    Emphasis,
    Heading,
    Image,
    Inline,
    Inlines,
    KeyFigure,
    KeyFigures,
    Link,
    List,
    Mark,
    Meta,
    Note,
    PageBreak,
    Panel,
    Paragraph,
    Picture,
    Point,
    Quotation,
    Reference,
    Row,
    State,
    Strip,
    Strong,
    Table,
    Text,
)
from briefgen.origins import Origin

WORKBOOK = "jiangan-2024.xlsx"
PAGES = {
    "numbers": "2",
    "innovation": "3",
    "trade": "7",
    "ecology": "9",
    "livelihood": "10",
    "honours": "10",
    "annex": "11",
}
"""The pages of the headings by our own layout."""

_FIGURE = re.compile(r"\{([^}|]*)\|([^}|]*)\|([^}|]*)\|([^}|]*)\|([^}|]*)\}")
_cells = count(2)


def source() -> Cell:
    cell = f"F{next(_cells)}"
    return Cell(Reference(f"indicator_{cell}", "", "2024", "value"), (Origin(WORKBOOK, "指标", cell),))


def figure(written: str) -> Datum:
    """A figure from `{before|digits|excess|unit|after}`."""
    found = _FIGURE.fullmatch(written)
    assert found is not None, written
    before, digits, excess, unit, after = found.groups()
    return Datum(digits, source(), before, excess, unit, after)


def say(written: str) -> Inlines:
    """Words with figures in braces: 技术合同成交额{超|235||亿元|}。"""
    return tuple(_said(written))


def _said(written: str) -> Iterator[Inline]:
    end = 0
    for found in _FIGURE.finditer(written):
        if found.start() > end:
            yield Text(written[end : found.start()])
        yield figure(found[0])
        end = found.end()
    if end < len(written):
        yield Text(written[end:])


def body(written: str) -> Paragraph:
    return Paragraph(say(written))


# --- front ---------------------------------------------------------------------------------------------

COVER = Cover(
    issuer=say("武汉市江岸区人民政府办公室"),
    mark=say("样例　非正式印发"),
    title=(say("江岸区"), say("2024年"), say("发展简报")),
    subtitle=say("产业转型升级与城区发展"),
    index=(
        ("一", say("科技创新")),
        ("二", say("金融商贸")),
        ("三", say("生态环保")),
        ("四", say("民生福祉")),
    ),
    period=say("报告期　2024年1—12月"),
    date=say("2025年1月8日印"),
)

NOTE = Note(say("预计数截至编印日，年度数核定后以核定数为准。"))

SUMMARY = Definitions(
    (),
    (
        Definition(
            say("综合"),
            (
                Text("地区生产总值预计"),
                NOTE,
                *say(
                    "{突破|1700||亿元|}。地方一般公共预算收入{|121.9||亿元|}，增长{|4.8||%|}。"
                    "固定资产投资{|450||亿元|左右}，新开工亿元以上重大项目{|44||个|}。"
                ),
            ),
        ),
        Definition(
            say("科技创新"),
            (
                *say("技术合同成交额{超|235||亿元|}，较上年"),
                Claim((figure("{|翻番|||}"),), "翻番", "doubled", (source(),), "stated"),
                *say("。入库科技型中小企业{|891||家|}。高新技术产业产值{|644||亿元|}，增长{|13.5||%|}。"),
            ),
        ),
        Definition(
            say("金融商贸"),
            say(
                "金融总部机构{|110||家|}，其中新增{|10||家|}。外贸进出口总额预计增长{|11||%|左右}，"
                "社会消费品零售总额预计增长{|7||%|左右}。"
            ),
        ),
        Definition(
            say("生态环保"),
            say(
                "生态环保重点企业{|73||家|}。“三峡系”企业{|15||家|}，其中新增{|2||家|}。生态环保产业税收贡献{|19||%|}。"
            ),
        ),
        Definition(say("民生福祉"), say("协昌里小区加装电梯{|18||部|}，“江岸之光”入选全省社会治理创新十佳案例。")),
    ),
)


def point(label: str, state: State, written: str, number: str) -> Point:
    return Point(say(label), state, figure(written), Decimal(number))


DOTS = Chart(
    "dots",
    Caption("figure", say("四项指标较上年增长"), 1, "figure-1"),
    points=(
        point("高新技术产业产值", "actual", "{|13.5||%|}", "13.5"),
        point("外贸进出口总额", "expected", "{预计|11||%|左右}", "11"),
        point("社会消费品零售总额", "expected", "{预计|7||%|左右}", "7"),
        point("地方一般公共预算收入", "actual", "{|4.8||%|}", "4.8"),
    ),
    note=say("实心为实际数，空心为预计数。四项口径各异，并列而不相加。"),
    alternative="高新技术产业产值13.5%；外贸进出口总额预计11%左右；社会消费品零售总额预计7%左右；地方一般公共预算收入4.8%。",
)

KEY_FIGURES = KeyFigures(
    figures=(
        KeyFigure(say("地区生产总值"), figure("{预计突破|1700||亿元|}")),
        KeyFigure(say("地方一般公共预算收入"), figure("{|121.9||亿元|}"), figure("{增长|4.8||%|}")),
        KeyFigure(say("固定资产投资"), figure("{|450||亿元|左右}")),
        KeyFigure(say("新开工亿元以上重大项目"), figure("{|44||个|}")),
        KeyFigure(say("亿元以上招商项目开工"), figure("{|19||个|}")),
        KeyFigure(say("营商环境诉求办理满意率"), figure("{|100||%|}")),
    ),
    strips=(
        Strip(figure("{中心城区|第一|||}"), (say("城镇居民人均可支配收入"), say("公共服务质量"))),
        Strip(figure("{|蝉联|||}"), tuple(map(say, ("中国百强区", "全国创新百强区", "全国投资竞争力百强区"))), True),
    ),
)

READING_NOTE = Definitions(
    say("限定词的读法"),
    (
        Definition(say("预计"), say("编印日的预计数，年度数核定后以核定数为准")),
        Definition(say("突破"), say("本年达到或超过该数，上年低于该数")),
        Definition(say("超"), say("大于该数")),
        Definition(say("近"), say("小于该数，且不低于其九成")),
        Definition(say("左右"), say("增速相差不超过末位一个单位，总量相差不超过百分之五")),
    ),
)

FRONT: tuple[Block, ...] = (
    COVER,
    Contents(say("目录")),
    Heading(1, say("摘要"), "summary", starts_page=False, section=True),
    SUMMARY,
    DOTS,
    Heading(1, say("数读江岸2024"), "numbers"),
    KEY_FIGURES,
    READING_NOTE,
)

# --- tables ----------------------------------------------------------------------------------------------


def indicator_columns(*roles: str) -> tuple[Column, ...]:
    columns = (
        Column("stub", say("指标")),
        Column("unit", say("单位")),
        Column("value", say("2024年")),
        Column("change", say("较上年"), say("%")),
        Column("rank", say("位次")),
        Column("remark", say("说明")),
    )
    return tuple(column for column in columns if column.role in roles) if roles else columns


def indicator(written: str, indent: int = 0, joined: bool = False) -> Row:
    """A row from `name/unit/value/change/rank/remark`."""
    return Row(tuple(say(cell) for cell in written.split("/")), indent, joined)


TRADE_TABLE = Table(
    Caption("table", say("金融商贸主要指标"), 2, "table-2"),
    indicator_columns(),
    (
        indicator("周大福金融中心地下工程进度/%/{|60|||}///"),
        indicator("新增金融总部机构/家/{|10|||}///"),
        indicator("金融总部机构总数/家/{|110|||}///", joined=True),
        indicator("外贸进出口总额/—/—/{|11|||左右}/{中心城区|前列|||}/预计"),
        indicator("外贸龙头企业/家/{|5|||}///"),
        indicator("外贸龙头企业规模贡献度/%/{超|70|||}///", joined=True),
        indicator("社会消费品零售总额/—/—/{|7|||左右}//预计"),
        indicator("新增商业面积/万平方米/{|15|||}///"),
        indicator("引进首店/家/{|117|||}///"),
        indicator("新能源汽车销售额/亿元/{超|50|||}/{|翻一番|||}//"),
        indicator("新增纳税过亿元楼宇/栋/{|2|||}///"),
        indicator("税收亿元楼/栋/{|25|||}///", joined=True),
        indicator("其中：十亿元楼/栋/{|3|||}///", indent=1, joined=True),
        indicator("入选2024中国服务业企业500强/家/{|3|||}///"),
    ),
    "indicators",
    say("“—”为工作簿未给出该数。其中项包含在上一行之内。"),
)

INNOVATION_TABLE = Table(
    Caption("table", say("科技创新主要指标"), 1, "table-1"),
    indicator_columns("stub", "unit", "value", "change", "rank"),
    (
        indicator("武创院引育落地项目/个/{近|10|||}//"),
        indicator("技术合同成交额/亿元/{超|235|||}/{|翻番|||}/"),
        indicator("创新街区（楼宇、园区）面积/万平方米/{|5.5|||}//"),
        indicator("入库科技型中小企业/家/{|891|||}//"),
        indicator("高新技术产业产值/亿元/{|644|||}/{|13.5|||}/"),
        indicator("引进培育高层次人才/名/{|140|余||}//"),
        indicator("院士（专家）工作站总数/个/—//{中心城区|第1|||}"),
        indicator("引进成立科创基金/只/{|4|||}//"),
        indicator("科创基金总规模/亿元/{|11.6|||}//", joined=True),
    ),
    "indicators",
    say("数以小数点为轴；超、近在轴左悬出，余、左右在轴右悬出。"),
)


def state(written: str) -> Inlines:
    return (Mark(filled=written in ("实际", "成立")), Text(" " + written))


SOURCES = """周大福金融中心地下工程进度/完成{|60||%|}/指标!F24/实际
新增金融总部机构/新增{|10||家|}/指标!F25/实际
金融总部机构总数/{|110||家|}/指标!F26/实际
外贸进出口总额/增长{|11||%|左右}；{中心城区|前列|||}/指标!J27　指标!L27/预计
外贸龙头企业/{|5||家|}/指标!F28/实际
外贸龙头企业规模贡献度/{超|70||%|}/指标!F29/实际
社会消费品零售总额/增长{|7||%|左右}/指标!J30/预计
新增商业面积/{|15||万平方米|}/指标!F31/实际
引进首店/{|117||家|}/指标!F32/实际
新能源汽车销售额/{超|50||亿元|}；{|翻一番|||}/指标!F33　指标!J33/实际
新增纳税过亿元楼宇/{|2||栋|}/指标!F34/实际
税收亿元楼/{|25||栋|}/指标!F35/实际
其中：十亿元楼/{|3||栋|}/指标!F36/实际
入选2024中国服务业企业500强/{|3||家|}/指标!F37/实际
入选第三批美丽河湖优秀案例的项目/{|2||个|}/指标!F38/实际
生态环保重点企业/{|73||家|}/指标!F39/实际
新增“三峡系”企业/新增{|2||家|}/指标!F40/实际
“三峡系”企业总数/{|15||家|}/指标!F41/实际
生态环保产业税收贡献/{|19||%|}/指标!F42/实际
协昌里小区加装电梯/{|18||部|}/指标!F43/实际
全省社会治理创新十佳案例/{|1||个|}/指标!F44/实际
市级以上先进典型数量/{全市|前列|||}/指标!L45/实际"""

CLAIMS = """其中{|3||栋|}/部分不大于整体/十亿元楼，税收亿元楼/{|3|||} ≤ {|25|||}/成立
其中新增{|10||家|}/新增不大于总数/金融总部机构/{|10|||} ≤ {|110|||}/成立
其中新增{|2||家|}/新增不大于总数/“三峡系”企业/{|2|||} ≤ {|15|||}/成立
{突破|1700||亿元|}/本年越过/地区生产总值/指标!G2/载明
{|翻番|||}/不低于上年两倍/技术合同成交额/指标!J11/载明
{|翻一番|||}/不低于上年两倍/新能源汽车销售额/指标!J33/载明
{中心城区|第一|||}/位次/城镇居民人均可支配收入/指标!L4/载明
{|蝉联|||}/上年亦有/中国百强区等三项/荣誉!C2:C4/载明"""


def annex_rows(written: str) -> tuple[Row, ...]:
    return tuple(_annex_row(line.split("/")) for line in written.splitlines())


def _annex_row(cells: list[str]) -> Row:
    return Row((*(say(cell) for cell in cells[:-1]), state(cells[-1])))


def text_columns(*titles: str) -> tuple[Column, ...]:
    return (*(Column("text", say(title)) for title in titles[:-1]), Column("state", say(titles[-1])))


SOURCES_TABLE = Table(
    Caption("table", say("数据来源"), 3, "table-3"),
    text_columns("指标", "印出的文字", "工作簿单元格", "状态"),
    annex_rows(SOURCES),
    "sources",
)
CLAIMS_TABLE = Table(
    Caption("table", say("用语检验"), 4, "table-4"),
    text_columns("用语", "检验", "所指", "依据", "结论"),
    annex_rows(CLAIMS),
    "claims",
    say("成立，由单元格算出；载明，工作簿写明，未经计算。成立3项，载明5项，例外0项，三类不合计。"),
)
PLAIN_TABLE = Table(
    None,
    (Column("text", say("平台")), Column("text", say("牵头单位")), Column("value", say("家数"))),
    (
        Row((say("武创院"), say("科技局"), say("{|10|||}"))),
        Row((say("专利转化运用中心"), say("市场监管局"), say("{|3.5|||}"))),
    ),
)

# --- charts and pictures -------------------------------------------------------------------------------------

BARS = Chart(
    "bars",
    Caption("figure", say("本年新增企业"), 2, "figure-2"),
    points=(
        point("数字经济企业", "actual", "{|56||家|}", "56"),
        point("省级以上专精特新企业", "bounded", "{超|26||家|}", "26"),
        point("省科创物种瞪羚企业（含培育库在库企业）", "expected", "{预计|16||家|}", "16"),
        Point(say("未给出的一类"), "missing"),
    ),
    note=say("三类企业有交叉，不相加。"),
    alternative="数字经济企业56家；省级以上专精特新企业超26家；省科创物种瞪羚企业预计16家；未给出的一类未给出。",
)

STATES = Chart(
    "dots",
    Caption("figure", say("点的四种状态"), 3, "figure-3"),
    points=(
        point("实际数", "actual", "{|56||家|}", "56"),
        point("实际数，带界限", "bounded", "{超|45||家|}", "45"),
        point("预计数", "expected", "{预计|34||家|}", "34"),
        Point(say("工作簿未给出"), "missing"),
    ),
    alternative="点的四种状态。",
)

PARTS = Chart(
    "parts",
    Caption("figure", say("总数与其中数"), 6, "figure-6"),
    panels=(
        Panel(
            say("金融总部机构"),
            figure("{|110||家|}"),
            Decimal(110),
            say("其中新增"),
            figure("{|10||家|}"),
            Decimal(10),
        ),
        Panel(
            say("税收亿元楼"), figure("{|25||栋|}"), Decimal(25), say("其中十亿元楼"), figure("{|3||栋|}"), Decimal(3)
        ),
    ),
    note=say("两图各以自身总数为全长，彼此不可比长短。"),
    alternative="金融总部机构110家，其中新增10家；税收亿元楼25栋，其中十亿元楼3栋。",
)

TRACK = Chart(
    "parts",
    Caption("figure", say("生态环保税收贡献"), 8, "figure-8"),
    panels=(Panel(say("全部税收"), Text("100%"), Decimal(100), say("生态环保产业"), figure("{|19||%|}"), Decimal(19)),),
    alternative="生态环保产业税收占全部税收19%。",
)


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""
    rows = b"".join(b"\x00" + b"\x0b\x4a\x5e" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


EMPTY_PLACE = Picture(
    Caption("figure", say("武汉万象城，湖北省夜间消费集聚区"), 7, "figure-7"),
    say("摄影　待填"),
    "照片位置：武汉万象城",
    say("照片位置　16∶9，宽不少于1900像素"),
)
PHOTOGRAPH = Picture(
    Caption("figure", say("汉口滨江国际商务区"), 4, "figure-4"),
    say("摄影　区委宣传部"),
    "汉口滨江国际商务区的工地",
    image=Image("hankou.png", png(32, 10), 32, 10),
)
TALL_PHOTOGRAPH = Picture(
    Caption("figure", say("竖幅照片"), 5, "figure-5"), (), "一幅竖的照片", image=Image("tall.png", png(8, 12), 8, 12)
)

# --- pillars -----------------------------------------------------------------------------------------------------

INNOVATION: tuple[Block, ...] = (
    Heading(1, say("科技创新"), "innovation", "一"),
    Paragraph(say("平台、企业与人才"), "pillar_subtitle"),
    Paragraph(say("技术合同成交额{超|235||亿元|}，高新技术产业产值{|644||亿元|}。"), "lead"),
    Heading(2, say("平台"), "innovation-1", "（一）"),
    Paragraph(
        (
            Strong(say("科技创新“岸九条”")),
            Text("出台，"),
            Emphasis(say("彼岸计划“试点”")),
            Text("见"),
            Link(say("区政府网站"), "https://example.org/jiangan?a=1&b=2"),
            Text("与"),
            Link(say("第二部分"), "#trade"),
            Text("；工程师<张>说：“R&D” is “fine”"),
            Note((Text("注中有注"), Note(say("内层的注")), Link(say("出处"), "https://example.org/note"))),
            Text("。"),
        )
    ),
    Heading(3, say("三级标题"), "innovation-1-1", "1."),
    List(
        (
            ((body("首店{|117||家|}，分布在武汉天地、武汉万象城等商业体，全年客流较上年有明显增加。"),)),
            (body("第二项"),),
        )
    ),
    List(
        (
            (body("先做这一步"), body("这一步的第二段"), List(((body("里层"),),))),
            (body("再做那一步"),),
        ),
        ordered=True,
        start=3,
    ),
    BARS,
    INNOVATION_TABLE,
    Paragraph(say("来源：区统计局。"), "source_note"),
    PLAIN_TABLE,
    PageBreak(),
    STATES,
    Quotation((), say("没有说话人的引文自成一段，上下各有一线。")),
    Quotation(say("武汉科技创新研究院"), say("表示，区院合作将继续深化。"), say("武创院院长")),
    PHOTOGRAPH,
    TALL_PHOTOGRAPH,
)

TRADE: tuple[Block, ...] = (
    Heading(1, say("金融商贸"), "trade", "二"),
    Paragraph(say("总部、外贸与消费"), "pillar_subtitle"),
    Paragraph(
        say(
            "江岸以枢纽功能提升计划带动商贸业转型。全年新增金融总部机构{|10||家|}，外贸进出口总额预计增长{|11||%|左右}，"
            "社会消费品零售总额预计增长{|7||%|左右}。"
        ),
        "lead",
    ),
    Quotation(
        say("周方华"),
        say("表示，金融总部陆续入驻，汉口滨江国际商务区将形成产业集聚效应；项目建成后，将是一处国际性地标。"),
        say("武汉周大福金融中心项目总经理"),
    ),
    Heading(2, say("总部与楼宇"), "trade-1", "（一）"),
    body(
        "金融总部机构{|110||家|}，其中{|10||家|}为本年新增。武汉周大福金融中心地下工程完成{|60||%|}，中信泰富滨江金融城18号地块待竣工验收。"
    ),
    body(
        "税收亿元楼{|25||栋|}，其中十亿元楼{|3||栋|}，本年新增纳税过亿元楼宇{|2||栋|}。循礼门船舶国际广场入驻一批航运企业，"
        "其中有国内外企业的华中总部和武汉总部。{|3||家|}企业入选“2024中国服务业企业500强”。"
    ),
    Heading(2, say("外贸"), "trade-2", "（二）"),
    body(
        "外贸进出口总额预计增长{|11||%|左右}，居{中心城区|前列|||}。外贸龙头企业{|5||家|}，规模贡献度{超|70||%|}。"
        "外贸工作以引育龙头企业、建圈强链为主。"
    ),
    Heading(2, say("消费"), "trade-3", "（三）"),
    body(
        "社会消费品零售总额预计增长{|7||%|左右}。新增商业面积{|15||万平方米|}，引进首店{|117||家|}。保元里、咸安坊二期年内开街，"
        "巴公房子完成焕新，武汉天地、武汉万象城列入湖北省夜间消费集聚区。新能源汽车销售额{超|50||亿元|}，较上年{|翻一番|||}。"
    ),
    PARTS,
    TRADE_TABLE,
    EMPTY_PLACE,
)

ECOLOGY: tuple[Block, ...] = (
    Heading(1, say("生态环保"), "ecology", "三"),
    Paragraph(say("生态环保产业税收贡献{|19||%|}。"), "lead"),
    Heading(2, say("产业"), "ecology-1", "（一）"),
    body("生态环保重点企业{|73||家|}。"),
    TRACK,
)

LIVELIHOOD: tuple[Block, ...] = (
    Heading(1, say("民生福祉"), "livelihood", "四"),
    body("协昌里小区加装电梯{|18||部|}。"),
    Heading(1, say("荣誉"), "honours", starts_page=False),
    Paragraph(
        (
            Datum("蝉联", Derived("count", (source(), source()))),
            Text("中国百强区等三项。"),
        )
    ),
)

ANNEX: tuple[Block, ...] = (
    Heading(1, say("数据来源与用语检验"), "annex", "附", annex=True),
    SOURCES_TABLE,
    CLAIMS_TABLE,
    Colophon(say("版本"), say(f"{WORKBOOK}　2025年1月8日")),
)

META = Meta(
    title="江岸区2024年发展简报",
    language="zh-CN",
    subject="产业转型升级与城区发展",
    issuer="武汉市江岸区人民政府办公室",
    period="2024",
    date="2025-01-08",
    edition="8c1f-04d7-2ab9-6e35",
)

SAMPLE = Document(META, (*FRONT, *INNOVATION, *TRADE, *ECOLOGY, *LIVELIHOOD, *ANNEX))
"""Every kind of block and inline, in the order of the packet."""
