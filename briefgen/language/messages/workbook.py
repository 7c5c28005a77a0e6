"""Word every diagnostic that reading a workbook can give."""

from briefgen.language.messages.wording import Message

MESSAGES: dict[str, Message] = {
    # --- areas ----------------------------------------------------------------------------------------
    "W280": Message(
        "“{words}”说的是{area}，别的地区的简报不能照印",
        "把其中的地区名改成 {{地区}}，各地区的简报会印自己的名字；或者删去",
        "“{words}” is about {area}, and the packet of another area must not print it",
        "write {{area}} in place of the name: each packet then prints its own; or delete it",
    ),
    "W281": Message(
        "模板里写着“{words}”，其中的{area}不是这份简报的地区",
        "在模板里写 {{{{ area }}}}，各地区的简报会印自己的名字",
        "the template says “{words}”: {area} is not the area of this packet",
        "write {{{{ area }}}} in the template: each packet then prints its own name",
    ),
    "W282": Message(
        "工作簿里没有“{area}”这个地区",
        "最相近的：{near}。工作簿里共有 {count} 个地区，写 all 就是全部",
        "the workbook has no area called “{area}”",
        "nearest: {near}. It has {count} areas; all stands for every one",
    ),
    "W284": Message(
        "这个模板讲的是全部地区，工作簿里没有地区，或封面没有“上级地区”",
        "“指标”表要有“地区”列；封面的“上级地区”一行写它们所在的地区，如 武汉市",
        "this template is about all areas, but the workbook has none, or its cover no parent area",
        "give the sheet of indicators a column area, and fill in the line “parent area” of the cover",
    ),
    "W285": Message(
        "工作簿里没有地区，不能分地区做",
        "在“指标”表加一列“地区”，每行写明是哪个地区；只做一份就不要写 --area",
        "the workbook names no areas: there is no packet for each of them",
        "give the sheet of indicators a column area and fill it in; for a single packet leave out --area",
    ),
    "W286": Message(
        "“{name}”的这一行没有写地区，别的行写了",
        "在“地区”列填上；封面写了“地区”的，空着才算封面的地区",
        "this row of “{name}” names no area, and others do",
        "fill in its column area; left empty it is of the area that the cover names, and the cover names none",
    ),
    "W287": Message(
        "“{area}”和“{other}”的文件夹会是同一个名字：{folder}",
        "改其中一个地区的名字；只有 / : * 这些符号或八十字以后的字不同，分不开",
        "the folders of “{area}” and “{other}” would have one name: {folder}",
        "rename one of them: signs such as / : * and what comes after eighty characters do not tell folders apart",
    ),
    "W283": Message(
        "工作簿里有 {count} 个地区，封面没有写是哪一个",
        "在封面的“地区”一行填一个；build、check、watch、mail、print 也可以写 --area 地区名，all 是全部",
        "the workbook has {count} areas, and its cover does not say which is meant",
        "fill in the line “area” of the cover; build, check, watch, mail and print also take --area NAME, or all",
    ),
    # --- the file -------------------------------------------------------------------------------------
    "W101": Message(
        "“{name}”是空文件",
        "文件可能没有存完，请从备份取回，或重新另存",
        "“{name}” is empty",
        "it may not have been saved completely: take it from a backup, or save it again",
    ),
    "W102": Message(
        "“{name}”不是工作簿",
        "请在 Excel、WPS 表格或 LibreOffice 里打开，另存为 .xlsx",
        "“{name}” is not a workbook",
        "open it in Excel, WPS or LibreOffice and save it as .xlsx",
    ),
    "W103": Message(
        "“{name}”有打开密码，读不了",
        "请在 Excel 里去掉打开密码（文件 → 信息 → 保护工作簿），另存一份",
        "“{name}” needs a password to be opened",
        "remove it in Excel (File → Info → Protect Workbook) and save a copy",
    ),
    "W104": Message(
        "“{name}”已损坏，读不到其中的 {detail}",
        "请在 Excel 里打开并修复后另存，或从备份取回",
        "“{name}” is damaged: {detail} cannot be read",
        "open it in Excel, let it be repaired and save it, or take it from a backup",
    ),
    "W105": Message(
        "“{name}”太大（{size}，最多 {most}）",
        "请看有没有离表格很远的单元格：按 Ctrl+End 可以找到，删去后保存；"
        "确实要读，就在 briefgen.toml 的 [limits] 里调高 {key}",
        "“{name}” is too large ({size}, at most {most})",
        "look for cells far away from the tables (Ctrl+End goes there), delete them and save; to read it all the same, "
        "raise {key} under [limits] in briefgen.toml",
    ),
    "W106": Message(
        "“{name}”是 {kind} 文件，这种文件不读",
        "请在 Excel、WPS 表格或 LibreOffice 里另存为 .xlsx",
        "“{name}” is a {kind} file, which is not read",
        "save it as .xlsx in Excel, WPS or LibreOffice",
    ),
    # --- sheets ---------------------------------------------------------------------------------------
    "W110": Message(
        "缺少“{sheet}”表",
        "请添一张名为“{sheet}”的表，样子见随附的 data/jiangan-2024.xlsx",
        "the sheet “{sheet}” is missing",
        "add a sheet of that name; data/jiangan-2024.xlsx shows what it looks like",
    ),
    "W111": Message(
        "不认识“{sheet}”表，没有读它",
        "最相近的表名：{near}。如果不是要读的表，可以不管，或挪到别的工作簿",
        "the sheet “{sheet}” is not known and was not read",
        "the nearest known name: {near}. If it is not meant to be read, leave it or move it to another workbook",
    ),
    "W112": Message(
        "“{sheet}”表与“{first}”表是同一种表，只读了前一张",
        "请合成一张，或给其中一张改名",
        "the sheets “{sheet}” and “{first}” are of one kind; only the first was read",
        "make them one, or rename one of them",
    ),
    "W113": Message(
        "“{sheet}”表是空的",
        "第一行写列名，从第二行起填写",
        "the sheet “{sheet}” is empty",
        "put the column names in the first row and fill in the rows below",
    ),
    "W114": Message(
        "“{sheet}”表是隐藏的，照样读了",
        "要用就取消隐藏，不用就删去",
        "the sheet “{sheet}” is hidden; it was read all the same",
        "unhide it if it is meant to be used, delete it if not",
    ),
    "W115": Message(
        "“{sheet}”表里是收件人，没有读它",
        "地址不与数字同在一个文件：请挪到单独的工作簿，如 data/recipients.xlsx",
        "the sheet “{sheet}” lists recipients and was not read",
        "addresses never travel with figures: move it to a workbook of its own, such as data/recipients.xlsx",
    ),
    # --- columns and rows -----------------------------------------------------------------------------
    "W120": Message(
        "缺少“{column}”列",
        "请在第一行添上列名“{column}”",
        "the column “{column}” is missing",
        "add it to the first row",
    ),
    "W121": Message(
        "不认识“{column}”列，是不是“{near}”？",
        "请改成“{near}”；如果是另加的列，请换一个不易混淆的列名",
        "the column “{column}” is not known; is it “{near}”?",
        "write “{near}”; if it is a column of your own, give it a name that is less alike",
    ),
    "W122": Message(
        "不认识“{column}”列，没有读它",
        "不需要读的可以不管；需要的请改用认得的列名，见“说明”表",
        "the column “{column}” is not known and was not read",
        "leave it if it need not be read; else use a known name, see the last sheet of the shipped workbook",
    ),
    "W123": Message(
        "“{column}”列重复了，已经有 {other}，后一列没有读",
        "请留一列",
        "the column “{column}” is there twice, first at {other}; the second was not read",
        "keep one of them",
    ),
    "W124": Message(
        "第 {rows} 行是隐藏的，照样读了",
        "请取消隐藏或筛选，看看要不要；不要的请删去",
        "hidden rows were read all the same: {rows}",
        "unhide them or clear the filter; delete those that are not wanted",
    ),
    "W125": Message(
        "{columns} 列是隐藏的，照样读了",
        "请取消隐藏，看看要不要；不要的请删去",
        "hidden columns were read all the same: {columns}",
        "unhide them; delete those that are not wanted",
    ),
    # --- cells ----------------------------------------------------------------------------------------
    "W130": Message(
        "单元格里是公式错误（如 #N/A、#DIV/0!）",
        "请改正公式，或清空这一格",
        "the cell shows an error of its formula (such as #N/A or #DIV/0!)",
        "correct the formula, or clear the cell",
    ),
    "W131": Message(
        "公式还没有算过，没有结果",
        "请在 Excel、WPS 表格或 LibreOffice 里打开这个文件，保存一次",
        "the formula has never been calculated and has no result",
        "open the file in Excel, WPS or LibreOffice and save it once",
    ),
    "W132": Message(
        "去掉了 {count} 个看不见的控制字符",
        "多半是从网页或别的系统粘贴来的；请重新打一遍这一格",
        "{count} invisible control characters were removed",
        "they were probably pasted from a web page or another system: type the cell again",
    ),
    "W133": Message(
        "这一格有 {count} 个字符，超过 {most}",
        "请看是否粘贴错了；简报里放不下这么长的文字",
        "the cell has {count} characters, more than {most}",
        "check whether it was pasted by mistake: a briefing has no room for it",
    ),
    "W134": Message(
        "这一格有 {count} 个字符，Excel 一格最多放 {most}",
        "在 Excel 里打开会被截断；请删短，或分成几格",
        "the cell has {count} characters; a cell of Excel holds {most}",
        "Excel will cut it off: shorten it, or use several cells",
    ),
    # --- figures --------------------------------------------------------------------------------------
    "W140": Message(
        "“{text}”不是数字",
        "写成 12 或 12.0；没有数据请留空或写“—”",
        "“{text}” is not a number",
        "write 12 or 12.0; where there is no figure, leave the cell empty or write “—”",
    ),
    "W141": Message(
        "不认识限定词“{text}”",
        "可用：超 突破 近 约 左右 余 以上 以内；相近的：{near}",
        "the bound “{text}” is not known",
        "use one of: over, crossed, nearly, about, around, some, at least, at most; alike: {near}",
    ),
    "W142": Message(
        "“{text}”里的限定词与 {other} 的不同",
        "限定词只写一处",
        "the bound in “{text}” is not the one in {other}",
        "write the bound in one place only",
    ),
    "W143": Message(
        "有限定词“{text}”，没有它限定的数",
        "请填数，或删去限定词",
        "there is a bound “{text}” but no number for it",
        "fill in the number, or delete the bound",
    ),
    "W144": Message(
        "这里的单位是“{written}”，应为“{unit}”",
        "请按“{unit}”填数，只写数字",
        "the unit here is “{written}”, and should be “{unit}”",
        "give the figure in “{unit}”, as a number only",
    ),
    "W145": Message(
        "“{text}”没有单位",
        "请在“单位”列填上，如 亿元、家、%",
        "“{text}” has no unit",
        "fill in the column for the unit, such as 亿元, 家 or %",
    ),
    "W146": Message(
        "不认识状态“{text}”",
        "可用：实际 预计 初步；相近的：{near}",
        "the status “{text}” is not known",
        "use one of: actual, expected, preliminary; alike: {near}",
    ),
    "W147": Message(
        "看不懂报告期“{text}”",
        "写成 2024年、2024年第三季度、2024年1-9月 或 2024年3月",
        "the period “{text}” is not understood",
        "write 2024, 2024Q3, 2024-01/09 or 2024-03",
    ),
    "W148": Message(
        "“{text}”不是从 1 起的整数",
        "名次和参比数写 1、2、3……；只知道在前列的，位次写 前列",
        "“{text}” is not a whole number from 1",
        "write ranks and counts as 1, 2, 3 …; where only the front rank is known, write 前列",
    ),
    "W149": Message(
        "第 {rank} 位超出了参比数 {count}",
        "请核对位次和参比数",
        "rank {rank} is beyond the number of peers, {count}",
        "check the rank and the number of peers",
    ),
    "W150": Message(
        "“{text}”超过 {most} 位数字",
        "请换大一级的单位，或减少小数位",
        "“{text}” has more than {most} digits",
        "use a larger unit or fewer decimals",
    ),
    "W151": Message(
        "不认识方向“{text}”",
        "可用：越高越好 越低越好 中性；相近的：{near}",
        "the direction “{text}” is not known",
        "use one of: up, down, neutral; alike: {near}",
    ),
    # --- codes, names, families -----------------------------------------------------------------------
    "W152": Message(
        "这一行的状态没有填，按实际数处理；其余各行差不多都填了",
        "填上 实际、预计 或 初步",
        "this row has no status and is taken as actual; nearly all the others have one",
        "fill in actual, expected or preliminary",
    ),
    "W160": Message(
        "“{column}”没有填",
        "每行都要填；合并过的单元格请取消合并，逐行填写",
        "“{column}” is not filled in",
        "each row needs it; split merged cells and fill in every row",
    ),
    "W161": Message(
        "“{text}”不能作编码",
        "编码以字母开头，只用字母、数字和下划线，如 fixed_investment",
        "“{text}” cannot be a code",
        "a code begins with a letter and has letters, digits and underscores only, such as fixed_investment",
    ),
    "W162": Message(
        "编码“{identifier}”用了两次：{one}（{first}）、{other}",
        "一个编码只指一样东西：请给其中一个换编码，或把两处写成一样",
        "the code “{identifier}” is used for two things: {one} ({first}) and {other}",
        "a code means one thing: change one of the codes, or write the same in both places",
    ),
    "W163": Message(
        "名称“{name}”与 {first} 的重复",
        "请改其中一个，例如把口径写进名称",
        "the name “{name}” is already at {first}",
        "change one of them, for example by adding the scope",
    ),
    "W164": Message(
        "“{name}”的 {period} 有两个数，只取了前一个",
        "请留一个；不同地区的请填“地区”列",
        "“{name}” has two figures for {period}; the first was taken",
        "keep one; where they are of two areas, fill in the column for the area",
    ),
    "W165": Message(
        "没有名为“{text}”的支柱",
        "请填“支柱”表里的编码：{known}",
        "there is no pillar “{text}”",
        "write a code of the sheet of pillars: {known}",
    ),
    "W166": Message(
        "支柱“{title}”没有指标",
        "请在“指标”表里添上，或删去这个支柱",
        "the pillar “{title}” has no indicators",
        "add some to the sheet of indicators, or delete the pillar",
    ),
    "W167": Message(
        "上级“{text}”不是已有的指标",
        "请填“指标”表里的编码；相近的：{near}",
        "the parent “{text}” is no indicator",
        "write a code of the sheet of indicators; alike: {near}",
    ),
    "W168": Message(
        "上级绕成了圈：{path}",
        "请清空其中一行的“上级”",
        "the parents go round in a circle: {path}",
        "clear the parent of one of them",
    ),
    # --- sheets of words ------------------------------------------------------------------------------
    "W170": Message(
        "“{key}”有两行，只取了 {first}",
        "请留一行",
        "“{key}” is there twice; {first} was taken",
        "keep one of the rows",
    ),
    "W171": Message(
        "封面没有报告期",
        "请添一行：报告期，2024年",
        "the cover has no period",
        "add a row: 报告期 (period), 2024年",
    ),
    "W172": Message(
        "“{key}”像是“{near}”",
        "如果是，请改过来；不是就不用管，模板里按“{key}”取用",
        "“{key}” looks like “{near}”",
        "correct it if it is; if not, a template finds it as “{key}”",
    ),
    "W173": Message(
        "报告期是 {period}，指标表里没有这一期的数",
        "改封面上的报告期，或改各行的报告期",
        "the period of the packet is {period}, and no indicator has figures for it",
        "correct the period on the cover, or those of the rows",
    ),
    "W174": Message(
        "“{words}”有两种译法：{one}（{first}）、{other}",
        "请留一种",
        "“{words}” has two translations: {one} ({first}) and {other}",
        "keep one of them",
    ),
    "W175": Message(
        "“{words}”没有译名",
        "请填上中文和英文，或删去这一行",
        "“{words}” has no translation",
        "fill in both languages, or delete the row",
    ),
    "W177": Message(
        "“{text}”说的不是上年也有，按没有连续处理",
        "上年也有的写“蝉联”或“连续三年”；今年才有的留空",
        "“{text}” does not say that it was held the year before, and is read as if it was not",
        "write “held again” where it was; leave the cell empty where it is new",
    ),
    "W176": Message(
        "图片“{file}”没有替代文字",
        "在“替代文字”一栏用一句话写明照片上有什么，读屏软件会念给看不见的人",
        "the picture “{file}” has no alternative text",
        "say in one sentence what is to be seen, for readers who cannot see it",
    ),
}
