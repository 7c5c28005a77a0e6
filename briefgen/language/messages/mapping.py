"""Word what is wrong with `[[source]]` blocks and the tables that they name: codes S17x, S18x, W22x and W23x."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "S170": Message(
        "[[source]] 里没有写“{key}”",
        '写上工作簿的路径，例如 workbook = "data/统计年鉴.xlsx"',
        "the [[source]] does not say which {key}",
        'write the path of the workbook, e.g. workbook = "data/yearbook.xlsx"',
    ),
    "S171": Message(
        "没有写“{name}”对应哪个编码",
        '写成 "{name}" = "编码"，或 "{name}" = {{ code = "编码" }}',
        "the code of “{name}” is not said",
        'write "{name}" = "code", or "{name}" = {{ code = "code" }}',
    ),
    "S172": Message(
        "只写了 until，没有写 region",
        "region 写从哪几个字开始，until 写到哪几个字为止",
        "until is given without region",
        "region says at which words to begin, until at which to stop",
    ),
    "S173": Message(
        "“{workbook}”里没有“{sheet}”表",
        "最接近的是：{near}",
        "“{workbook}” has no sheet “{sheet}”",
        "the nearest: {near}",
    ),
    "S174": Message(
        "“{sheet}”表里找不到“{text}”",
        "最接近的是“{near}”",
        "“{text}” is nowhere on the sheet “{sheet}”",
        "the nearest is “{near}”",
    ),
    "S175": Message(
        "来源里没有名为“{name}”的指标",
        "最接近的是“{near}”。名称要与表里写的一样，括号里的口径也算名称；单位可以不写",
        "the source has no indicator called “{name}”",
        "the nearest is “{near}”. Write the name as the table does, with its scope; its unit may be left out",
    ),
    "S176": Message(
        "来源里没有“{period}”的数",
        "最接近的是 {near}；表头写法特殊的，用 patterns 说明",
        "the source has no figures of “{period}”",
        "the nearest is {near}; say with patterns how unusual headers are written",
    ),
    "S177": Message(
        "找不到来源工作簿“{path}”",
        "最接近的是：{near}。路径从设置文件所在的文件夹算起",
        "there is no source workbook “{path}”",
        "the nearest: {near}. The path starts from the folder of the settings",
    ),
    "S178": Message(
        "“{sheet}”表里认不出表格",
        "用 header_rows 写明表头是哪几行，例如 header_rows = [3, 4]",
        "no table can be made out on the sheet “{sheet}”",
        "say with header_rows which rows are the header, e.g. header_rows = [3, 4]",
    ),
    "S179": Message(
        "“{name}”不在本工作簿的“指标”表里，又没有写明属于哪个支柱（{pillar}）",
        "写上 pillar，可用的有：{near}",
        "“{name}” is not on the sheet 指标, and its pillar is not known ({pillar})",
        "say its pillar: {near}",
    ),
    "S180": Message(
        "来源里没有“{area}”",
        "最接近的是“{near}”",
        "the source has no area “{area}”",
        "the nearest is “{near}”",
    ),
    "S182": Message(
        "“{workbook}”有好几张表，没有写明用哪一张",
        "写上 sheet，可用的有：{known}",
        "“{workbook}” has several sheets, and it is not said which to use",
        "say which sheet: {known}",
    ),
    "S184": Message(
        "找到了“{name}”，但它的数上面写着不认识的字（{cell}：{words}），没有读",
        "如果要的就是这些数，把这些字写进 only；不要的写进 leave；是地区的写进 areas",
        "“{name}” is there, but over its figures stand words that are not known ({cell}: {words})",
        "if these are the figures that are meant, put the words into only; others into leave, areas into areas",
    ),
    "S185": Message(
        "找到了“{name}”，但不知道 {cell} 是什么时期的数",
        '写上 period，例如 period = "2024年"',
        "“{name}” is there, but the period of {cell} is not known",
        'say the period, e.g. period = "2024"',
    ),
    "W220": Message(
        "同一来源里“{name}”{period} 有两个数：这里和 {other}",
        "用 region、only 或 leave 说明要哪一个；同名的指标写上它的上级，例如“进出口总额 > 出口”",
        "the source has two figures for “{name}” {period}: here and at {other}",
        "say with region, only or leave which is meant, or write the whole before the part: “trade > exports”",
    ),
    "W221": Message(
        "{name} {period}：这里是 {one}，{place} 是 {other}",
        "改对其中一个；或在 [[source]] 里写 rules = true（以它为准）、rules = false（让给别的来源）",
        "{name} {period}: {one} here, {other} at {place}",
        "mend one of them, or write rules = true (this one counts) or rules = false (the other does) in the [[source]]",
    ),
    "W223": Message(
        "“{text}”这一行的数像年份，分不清是表头还是数据",
        "用 header_rows 写明表头是哪几行，例如 header_rows = [3]",
        "the figures in the row of “{text}” look like years: header or figures?",
        "say with header_rows which rows are the header, e.g. header_rows = [3]",
    ),
    "W224": Message(
        "表头“{text}”像是 {year} 年后面粘了一个注释号，没有读这一列",
        "把注释号改成上标或删去；或用 patterns 说明",
        "the header “{text}” looks like the year {year} with the digit of a footnote; the column was not read",
        "delete the digit or make it a sign such as ①, or say with patterns how it is to be read",
    ),
    "W225": Message(
        "“{label}”按“{name}”读了：末尾的数字像是注释号",
        "如果不是，在 indicators 里写全名",
        "“{label}” was read as “{name}”: the digit at its end looks like a footnote",
        "if it is not, write the whole name in indicators",
    ),
    "W226": Message(
        "“{name}”的数在合并单元格里，分不清是哪一行的",
        "请在工作簿里取消合并，每行各填各的数",
        "the figure of “{name}” is in a merged cell: it is not known which row it is of",
        "unmerge the cells and fill in each row",
    ),
    "W227": Message(
        "这个数的单位，行里写的是“{one}”（{place}），表头写的是“{other}”",
        "请在工作簿里改成一致",
        "the row gives the unit as “{one}” ({place}), the header as “{other}”",
        "make them agree in the workbook",
    ),
    "W228": Message(
        "来源没有写这个数的单位，不知道是不是“{unit}”",
        '在 [[source]] 里写明，例如 unit = "{unit}"',
        "the source does not give the unit of this figure: is it “{unit}”?",
        'say so in the [[source]], e.g. unit = "{unit}"',
    ),
    "W229": Message(
        "“{one}”换算不成“{other}”",
        "请核对来源和本工作簿“指标”表里的单位",
        "“{one}” cannot be converted into “{other}”",
        "compare the unit in the source with the one on the sheet 指标",
    ),
    "W230": Message(
        "表头是日期“{text}”，不知道是年、季还是月",
        '在 [[source]] 里写 frequency = "year"、"quarter" 或 "month"',
        "the header is the date {text}: a year, a quarter or a month?",
        'write frequency = "year", "quarter" or "month" in the [[source]]',
    ),
    "W232": Message(
        "不知道这一列是什么时期的数（{cell} 起），没有读",
        '在 [[source]] 里写 period，例如 period = "2024年"；不要这一列就写进 leave',
        "the period of this column (from {cell} on) is not known; it was not read",
        'say the period in the [[source]], e.g. period = "2024", or put its header into leave',
    ),
    "W231": Message(
        "来源里“{name}”一个数也没有",
        "请看那一行是不是还没有填",
        "the source has no figure at all for “{name}”",
        "see whether the row is still to be filled in",
    ),
}
