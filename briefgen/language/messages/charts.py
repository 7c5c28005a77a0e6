"""Word what a template asks of a chart that cannot be drawn: codes T370 to T383."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "T370": Message(
        zh="chart 没有“{key}”这一项",
        zh_hint="最接近的是“{near}”",
        en="chart has no option “{key}”",
        en_hint="the nearest is “{near}”",
    ),
    "T371": Message(
        zh='kind="{kind}" 用不上 {key}',
        zh_hint="去掉 {key}，或改用：{kinds}",
        en='kind="{kind}" has no use for {key}',
        en_hint="leave {key} out, or use one of: {kinds}",
    ),
    "T372": Message(
        zh="“{name}”没有上限或下限（{cell}），不能当整体：部分占多少说不出",
        zh_hint='整体要有准数；或用 kind="bar" 把两个数并列',
        en="“{name}” has no upper or lower limit ({cell}): nothing can be a share of it",
        en_hint='give the whole a number, or set both side by side with kind="bar"',
    ),
    "T373": Message(
        zh="“{name}”在这些报告期里只有 {count} 个数（{cell}），画不成线",
        zh_hint='至少要两期有数；只有一期时写在正文里，或用 kind="bar" 与别的指标并列',
        en="“{name}” has too few numbers in these periods ({count}, {cell}): no line can be drawn",
        en_hint='two periods at least; say a single number in a sentence, or use kind="bar"',
    ),
    "T374": Message(
        zh="这些报告期长短不一（{periods}），不能画在一根轴上",
        zh_hint="只写同一种：年与年、季度与季度、月与月",
        en="these periods are not of one kind ({periods}) and have no common axis",
        en_hint="name periods of one kind: years, quarters or months",
    ),
    "T375": Message(
        zh="一张图里有 {count} 期，最多 {most} 期",
        zh_hint="用 periods 挑出几期，例如 periods=10（最近十期）",
        en="the chart has {count} periods; it may have {most}",
        en_hint="choose with periods, e.g. periods=10 for the last ten",
    ),
    "T376": Message(
        zh="一张图里有 {count} 条线，最多 {most} 条：再多就分不清",
        zh_hint='用 kind="multiples" 一项一图',
        en="the chart has {count} lines; it may have {most}, more cannot be told apart",
        en_hint='use kind="multiples", a panel for each',
    ),
    "T377": Message(
        zh="指标表里没有“{area}”这个地区",
        zh_hint="最接近的是“{near}”",
        en="the sheet of indicators has no area “{area}”",
        en_hint="the nearest is “{near}”",
    ),
    "T378": Message(
        zh="{key} 不能写“{given}”",
        zh_hint="最接近的是“{near}”；可用：{known}",
        en="{key} cannot be “{given}”",
        en_hint="the nearest is “{near}”; there are: {known}",
    ),
    "T379": Message(
        zh="{key} 要写 true 或 false，不能写 {given}",
        zh_hint="例如 {key}=true",
        en="{key} is true or false, not {given}",
        en_hint="for example {key}=true",
    ),
    "T380": Message(
        zh="{key} 要写成列表，不能写 {given}",
        zh_hint='例如 {key}=["…", "…"]',
        en="{key} is a list, not {given}",
        en_hint='for example {key}=["…", "…"]',
    ),
    "T381": Message(
        zh="periods 要写成报告期的列表，或写要最近几期（至少 2），不能写 {given}",
        zh_hint='例如 periods=["2022", "2023", "2024"]，或 periods=5',
        en="periods is a list of periods, or how many of the last ones (2 at least), not {given}",
        en_hint='for example periods=["2022", "2023", "2024"], or periods=5',
    ),
    "T382": Message(
        zh="chart 没有写图的标题",
        zh_hint='例如 title="本年新增企业"',
        en="the chart has no title",
        en_hint='for example title="New firms"',
    ),
    "T388": Message(
        "一张表里放不下 {count} 个指标（最多 {most} 个）",
        "分成几张表，或去掉 ranked=true",
        "a table of areas cannot hold {count} indicators (at most {most})",
        "make several tables, or leave out ranked=true",
    ),
    "T389": Message(
        "各地区的表要写明指标，工作簿里要有地区",
        '写成 area_table("地区生产总值", areas=areas, ranked=true)；“指标”表要有“地区”列',
        "a table of areas needs indicators, and a workbook whose rows name areas",
        'write area_table("gdp", areas=areas, ranked=true); the sheet of indicators needs a column area',
    ),
    "T383": Message(
        zh='kind="{kind}" 的每一项写指标的名称，{{"part": …}} 只用于 kind="parts"',
        zh_hint='写成 "指标名称"，或改用 kind="parts"',
        en='each item of kind="{kind}" is the name of an indicator; {{"part": …}} belongs to kind="parts"',
        en_hint='write "indicator", or use kind="parts"',
    ),
}
