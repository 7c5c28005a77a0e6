"""Word what is wrong with the files that workbooks come in: codes W20x."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "W200": Message(
        "“{name}”是打开工作簿时的锁文件，不是工作簿",
        "请改用去掉开头符号的那个文件；正在编辑的请先保存",
        "“{name}” is the lock file of a workbook that somebody has open, not the workbook",
        "name the file without the signs at its beginning; save it first where it is being edited",
    ),
    "W201": Message(
        "“{name}”第 {line} 行的文字既不是 UTF-8 也不是 GB18030",
        "请在 Excel 里另存为“CSV UTF-8（逗号分隔）”，或直接另存为 .xlsx",
        "line {line} of “{name}” is neither UTF-8 nor GB18030",
        "save it in Excel as “CSV UTF-8 (Comma delimited)”, or as .xlsx",
    ),
    "W202": Message(
        "这一行比表头多出单元格（表头 {width} 列），数字可能错位",
        '多半是 1,700 这样带逗号的数没有加引号：写成 "1,700" 或 1700，再保存；或直接另存为 .xlsx',
        "this row has more cells than the header row ({width} columns): figures may stand in the wrong column",
        'probably a figure such as 1,700 is not in quotes: write "1,700" or 1700; or save the table as .xlsx',
    ),
    "W203": Message(
        "“{name}”其实是网页，不是工作簿",
        "请在 Excel 里打开它，另存为 .xlsx",
        "“{name}” is a web page, not a workbook",
        "open it in Excel and save it as .xlsx",
    ),
    "W204": Message(
        "“{name}”读了 {most} 秒还没有读完，已停止",
        "请在 Excel 里另存为 .xlsx；确实要读，就在 briefgen.toml 的 [limits] 里调高 seconds",
        "reading “{name}” was stopped after {most} seconds",
        "save it as .xlsx in Excel; to read it all the same, raise seconds under [limits] in briefgen.toml",
    ),
    "W205": Message(
        "读“{name}”用的内存或时间超过了限度（{most} MB）",
        "请在 Excel 里另存为 .xlsx；确实要读，就在 briefgen.toml 的 [limits] 里调高 memory 和 seconds",
        "reading “{name}” takes more memory or time than is allowed ({most} MB)",
        "save it as .xlsx in Excel; to read it all the same, raise memory and seconds under [limits] in briefgen.toml",
    ),
    "W207": Message(
        "“{name}”里的 {part} 解开后是原来的 {times} 倍，像是有意做大的文件，没有读",
        "请只用可靠的来源；自己的文件请在 Excel 里打开，另存为 .xlsx",
        "{part} of “{name}” unpacks to {times} times its size: the file seems to be made to fill the memory",
        "use files from sources that you trust; open your own in Excel and save it as .xlsx",
    ),
    "W206": Message(
        "“{sheet}”表的数字格式读不到，百分数可能差一百倍",
        "请在 Excel 里另存为 .xlsx",
        "the number formats of the sheet “{sheet}” cannot be read: percentages may be off by a hundred",
        "save it as .xlsx in Excel",
    ),
}
