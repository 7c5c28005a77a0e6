"""Word every reason why a claim fails or cannot be proved (C3xx)."""

from briefgen.language.messages.wording import Message

MESSAGES: dict[str, Message] = {
    # --- the arithmetic says otherwise -------------------------------------------------------------------
    "C300": Message(
        "{indicator}：不成立，{working}（{cell}）",
        "改写这句话，或加一个 otherwise；数错了就改单元格",
        "{indicator}: not so, {working} ({cell})",
        "reword the sentence or add an otherwise; correct the cell if it is wrong",
    ),
    "C301": Message(
        "{indicator}没有数（{place}）",
        "在这一格填上数，或改写这句话",
        "{indicator} has no figure ({place})",
        "fill the cell, or reword the sentence",
    ),
    "C302": Message(
        "{place}写的是“{words}”，不是数，证明不了这句话",
        "写成数，或换成“{words}”能说明的话",
        "{place} says “{words}”, which is no number and does not prove this",
        "write a number, or say what “{words}” says",
    ),
    "C303": Message(
        "单位不同，不能比：{place}的单位是{unit}，这里要{other}",
        "改成同一种单位；万元与亿元这样的会自动换算",
        "the units cannot be compared: {place} is in {unit}, and this needs {other}",
        "use units of one kind; units such as 万元 and 亿元 are converted",
    ),
    "C304": Message(
        "{indicator}没有{period}的数，无从比较（{cell}）",
        "填“上期值”一栏，或补一行{period}的数",
        "{indicator} has no figure for {period} to compare with ({cell})",
        "fill the column 上期值, or add a row for {period}",
    ),
    "C305": Message(
        "{place}是{number}，不大于零，算不出比率",
        "改说增减了多少，不说百分之几",
        "{place} is {number}, which is not above zero: there is no rate on it",
        "say by how much it moved, not by how many per cent",
    ),
    "C306": Message(
        "{indicator}：现有的数定不了，{working}（{cell}）",
        "单元格里是限定的数；填准确数，或把话说得松一些",
        "{indicator}: the figure does not decide it, {working} ({cell})",
        "the cell holds a bounded figure: give the exact one, or claim less",
    ),
    "C307": Message(
        "单位不同，不能比：{place}的单位是{unit}，{other_place}的单位是{other}",
        "改成同一种单位；万元与亿元这样的会自动换算",
        "the units cannot be compared: {place} is in {unit}, {other_place} is in {other}",
        "use units of one kind; units such as 万元 and 亿元 are converted",
    ),
    # --- what is compared is not alike -------------------------------------------------------------------
    "C308": Message(
        "{indicator}两期口径不同：本期“{basis}”，前期“{other}”（{cell}）",
        "换成同一口径的数，或直接填“增速”一栏",
        "{indicator} is on two bases: “{basis}” now, “{other}” before ({cell})",
        "use figures on one basis, or fill the column 增速",
    ),
    "C309": Message(
        "{indicator}没有位次，也没有其他地区的数可排（{cell}）",
        "填“位次”一栏，或补上各地区的行",
        "{indicator} has no rank, and no rows of other areas to rank it by ({cell})",
        "fill the column 位次, or add the rows of the other areas",
    ),
    "C310": Message(
        "位次对不上：{place}写{stated}，按各地区的数（{value_cell}等）排是{computed}",
        "核对这两处，改错的一处",
        "the ranks disagree: {place} says {stated}, the areas' figures ({value_cell} and others) make it {computed}",
        "check both and correct the wrong one",
    ),
    "C311": Message(
        "{indicator}没有{period}的位次（{cell}）",
        "填“上期位次”一栏，或补一行{period}的数",
        "{indicator} has no rank for {period} ({cell})",
        "fill the column 上期位次, or add a row for {period}",
    ),
    "C312": Message(
        "不知道{indicator}同多少个地区比，定不了前列（{cell}）",
        "填“参比数”一栏，或写明前几",
        "it is not known among how many {indicator} is ranked ({cell})",
        "fill the column 参比数, or say among the first how many",
    ),
    "C313": Message(
        "{indicator}在工作簿里只有{period}这一期，看不到以前（{cell}）",
        "补上以前各期的行，或填“上期值”一栏",
        "the workbook holds {indicator} for {period} only: nothing to look back on ({cell})",
        "add rows for earlier periods, or fill the column 上期值",
    ),
    "C314": Message(
        "{indicator}缺{period}的数，连不成{length}期（{cell}）",
        "补一行{period}的数，或少说几期",
        "{indicator} lacks {period}: no streak of {length} ({cell})",
        "add a row for {period}, or claim a shorter streak",
    ),
    # --- what was asked ------------------------------------------------------------------------------------
    "C315": Message(
        "“{test}”缺少数字，或数字不合用（{cell}）",
        "看看这个判断要什么：briefgen 的说明里有表",
        "“{test}” lacks a number, or the number does not fit ({cell})",
        "see the table of tests for what it needs",
    ),
    "C316": Message(
        "没有说同谁比：“{other}”不是工作簿里的指标或地区（说的是{indicator}，{cell}）",
        "写出另一个指标的名称，或填“上级”一栏",
        "it is not said what {indicator} is compared with: “{other}” is no indicator or area of the workbook ({cell})",
        "name the other indicator, or fill the column 上级",
    ),
    "C317": Message(
        "{indicator}和{other}的时期、口径或范围不同，不能相比（{cell}）",
        "换成同一时期、同一口径、同一范围的数",
        "{indicator} and {other} differ in period, basis or scope ({cell})",
        "use figures of one period, basis and scope",
    ),
    "C318": Message(
        "话里说的是“{wanted}”，工作簿的位次范围是“{peers}”（{indicator}，{cell}）",
        "按“位次范围”一栏改写，或改那一栏",
        "the words say “{wanted}”, the workbook ranks {indicator} among “{peers}” ({cell})",
        "reword it by the column 位次范围, or correct that column",
    ),
    "C319": Message(
        "{indicator}没有上期可比：{period}是从年初累计的（{cell}）",
        "累计数没有环比；改说同比，或用单月、单季的数",
        "{indicator}: {period} counts from January and has no previous period within its year ({cell})",
        "compare with the year before, or use figures of single months or quarters",
    ),
    "C322": Message(
        "{indicator}没有目标（{cell}）",
        "填“目标”一栏",
        "{indicator} has no target ({cell})",
        "fill the column 目标",
    ),
    "C323": Message(
        "“下降”后面不写负号：{number}",
        "写成正数，如“下降2.1%”",
        "a fall is printed without a minus sign: {number}",
        "write the magnitude: fell by 2.1%",
    ),
    "C324": Message(
        "话里是{wanted}，{place}是{status}",
        "按“状态”一栏改写；用 | status 就不会错",
        "the words say {wanted}, {place} says {status}",
        "reword it by the column 状态; the filter status is never wrong",
    ),
    "C326": Message(
        "英文 N times more 有两种读法，不予采用（{cell}）",
        "写 N times that of，或写 rose by … percent",
        "“N times more” is read in two ways and is refused ({cell})",
        "write “N times that of …”, or “rose by … percent”",
    ),
    "C332": Message(
        "{indicator}：这句话没有数可以核对（{cell}）",
        "写出数字，如 | movement 或位次；确要这样说，在“例外”表写明句子、理由和姓名",
        "{indicator}: nothing in the workbook measures what is said ({cell})",
        "print the figure, such as | movement or a rank; to say it all the same, "
        "enter the sentence in the sheet Waivers with a reason and a name",
    ),
    "C327": Message(
        "{indicator}：两期都下降才有降幅收窄，{working}",
        "按实际的升降改写",
        "{indicator}: a decline narrows only between two falls, {working}",
        "reword it by what happened",
    ),
    "C328": Message(
        "不是首次：{indicator}在{period}就已达到（{place}）",
        "删去“首次”，或核对那一期的数",
        "not the first time: {indicator} did so in {period} ({place})",
        "drop “first”, or check the figure of that period",
    ),
    "C329": Message(
        "{indicator}：{period}不是从年初算起，不能同序时进度比（{cell}）",
        "用年初以来的累计数",
        "{indicator}: {period} does not begin in January and cannot be held against the plan of the year ({cell})",
        "use figures that count from January",
    ),
    "C330": Message(
        "“分别为”前面{names}个名称，后面{numbers}个数（{cell}）",
        "名称和数要一样多，次序相同",
        "{names} names and {numbers} numbers do not go together ({cell})",
        "give as many numbers as names, in the same order",
    ),
    "C331": Message(
        "工作簿里没有{indicator}的组成项（{cell}）",
        "写出各项的名称，或在“上级”一栏填上它",
        "the workbook holds no parts of {indicator} ({cell})",
        "name the parts, or name it in their column 上级",
    ),
}
