"""Word what a person should mend in a workbook that was read all the same, and what stands in the way of a copy."""

from briefgen.language.messages.wording import Message

MESSAGES: dict[str, Message] = {
    # --- cells ----------------------------------------------------------------------------------------
    "W300": Message(
        "“{text}”是文本，不是数字；已按数字读",
        "选中这一格，点旁边的提示“转换为数字”；check --fix 会改好能放心改的",
        "“{text}” is text and not a number; it was read as a number",
        "select the cell and let Excel convert it to a number; check --fix mends what is safe to mend",
    ),
    "W301": Message(
        "“{text}”里有全角数字；已按半角读",
        "改成半角；check --fix 会改好能放心改的",
        "“{text}” has full-width digits; it was read all the same",
        "type it in half-width digits; check --fix mends what is safe to mend",
    ),
    "W302": Message(
        "这里是 {text}，旁边的都是百分数；是不是 {percent}？",
        "如果是 {percent}%，写成 {percent}，或把单元格设成百分比格式",
        "this is {text} among percentages: is it {percent}?",
        "if {percent} % is meant, write {percent} or give the cell a percent format",
    ),
    "W303": Message(
        "这一格是百分比格式，读作 {percent}%；是不是 {text}%？",
        "如果是 {text}%，把格式改成常规",
        "the cell has a percent format and reads {percent} %: is it {text} %?",
        "if {text} % is meant, give the cell a general format",
    ),
    # --- units, merged cells, rows ----------------------------------------------------------------------
    "W310": Message(
        "“{name}”用{other}，“{first}”用{one}（{place}）",
        "列在一起的用同一个单位",
        "“{name}” is in {other}, and “{first}” in {one} ({place})",
        "give figures that stand together in one unit",
    ),
    "W320": Message(
        "{cells} 是合并的单元格，只有第一格有内容，其余按空白读",
        "取消合并，每行各填各的",
        "{cells} is a merged cell: only its first cell has a content, the others were read as empty",
        "unmerge it and fill in each row",
    ),
    "W321": Message(
        "这一行与 {first} 那一行完全一样，会印两次",
        "删去一行",
        "this row says the same as that of {first} and would be printed twice",
        "delete one of them",
    ),
    # --- series -----------------------------------------------------------------------------------------
    "W330": Message(
        "“{name}”缺 {periods} 的数",
        "补上；确实没有的，添一行，值写“—”",
        "“{name}” has no figure for {periods}",
        "fill it in; where there is none, add a row for it with “—” as its value",
    ),
    "W331": Message(
        "“{name}”{period} 是 {number}，相邻的一期是 {beside}：是不是大了 {times} 倍？",
        "核对小数点和单位；没有错就不用管",
        "“{name}” is {number} in {period}, and {beside} in the period beside it: is it too large by {times}?",
        "check the decimal point and the unit; if it is right, leave it",
    ),
    "W332": Message(
        "“{name}”{period} 是 {number}，相邻的一期是 {beside}：是不是小到了 {times} 分之一？",
        "核对小数点和单位；没有错就不用管",
        "“{name}” is {number} in {period}, and {beside} in the period beside it: is it too small by {times}?",
        "check the decimal point and the unit; if it is right, leave it",
    ),
    # --- names ------------------------------------------------------------------------------------------
    "W340": Message(
        "“{text}”前后有空格；读的时候去掉了",
        "删去；或用 check --fix 改",
        "there are spaces around “{text}”; they were left out",
        "delete them, or use check --fix",
    ),
    "W341": Message(
        "“{text}”中间有全角空格或不换行空格，会照样印出来",
        "删去中间的空格",
        "“{text}” has a wide or unbreakable space inside, which will be printed",
        "delete it",
    ),
    "W342": Message(
        "“{text}”与“{other}”（{first}）很像，写法不同",
        "如果是一样东西，改成一样的字、一样的括号",
        "“{text}” looks like “{other}” ({first}), but is written otherwise",
        "if they are one thing, write the same characters and brackets in both places",
    ),
    "W343": Message(
        "“{text}”末尾的“{mark}”像是注释号，会跟着名称印出来",
        "改成“{name}”，说明写进备注",
        "the “{mark}” at the end of “{text}” looks like the mark of a footnote and would be printed with the name",
        "write “{name}”, and put what it says into the column for notes",
    ),
    # --- copies -----------------------------------------------------------------------------------------
    "W350": Message(
        "“{name}”不是 .xlsx 或 .xlsm，不能写标出问题的副本",
        "在 Excel、WPS 表格或 LibreOffice 里另存为 .xlsx，再检查那一份",
        "“{name}” is no .xlsx or .xlsm: copies with findings are made of these only",
        "save it as .xlsx in Excel, WPS or LibreOffice and check that file",
    ),
    "W351": Message(
        "副本的名字要以 {suffix} 结尾，“{name}”不是",
        "改成“{free}”",
        "the name of the copy must end in {suffix}, and “{name}” does not",
        "call it “{free}”",
    ),
    "W352": Message(
        "“{name}”就是要检查的工作簿，不能用副本盖掉",
        "换个名字，比如“{free}”",
        "“{name}” is the workbook that is checked: a copy is not written over it",
        "give the copy another name, such as “{free}”",
    ),
    "W353": Message(
        "--copy 和 --fix 只写一个",
        "--fix 写的也是标出问题的副本",
        "give --copy or --fix, not both",
        "--fix writes a copy with findings too",
    ),
    "W354": Message(
        "“{name}”的写法少见，不能写标出问题的副本（{detail}）",
        "在 Excel 或 LibreOffice 里打开，保存一次再试；照列出的单元格改也行",
        "“{name}” is written in an unusual way: no copy with findings can be made of it ({detail})",
        "open it in Excel or LibreOffice, save it and try again, or mend the cells that are listed",
    ),
    "W355": Message(
        "改好了，现在是 {after}",
        "原来是“{before}”",
        "mended: it is now {after}",
        "it was “{before}”",
    ),
    "W356": Message(
        "问题标在“{path}”里",
        "改好后用它，或照着改原来的工作簿",
        "the findings are shown in “{path}”",
        "mend them there and use it, or mend the workbook after it",
    ),
}
