"""Word what a proposed mapping leaves out and why: codes W36x and W37x."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "W360": Message(
        "表尾的注，不作数：{text}",
        "",
        "a note at the foot, not read: {text}",
        "",
    ),
    "W361": Message(
        "“{name}”是总数，不作一个指标",
        "要用它，在 [source.indicators] 里加一行，另起名称（title）",
        "“{name}” is a total and is not taken as an indicator",
        "to use it, add a line to [source.indicators] with a title of its own",
    ),
    "W362": Message(
        "“{sheet}”像是预测或规划，没有读",
        "要用它，照着别的段落给它写一段 [[source]]",
        "“{sheet}” looks like projections or plans and was left out",
        "to use it, write a [[source]] for it like the others",
    ),
    "W363": Message(
        "“{sheet}”表是隐藏的，没有读",
        "要用它，在 Excel 里取消隐藏再运行一次",
        "the sheet “{sheet}” is hidden and was left out",
        "to use it, unhide it in Excel and run this again",
    ),
    "W364": Message(
        "这一列没有读：不知道“{words}”是什么",
        "写的是地区，用 areas；是时期，用 patterns；是口径，用 only 和 leave 说明",
        "this column was left out: it is not known what “{words}” means",
        "say it with areas if it is an area, with patterns if a period, with only and leave if a scope",
    ),
    "W365": Message(
        "没有读“{words}”：不知道是哪个时期的数",
        "在表头写上年份，或者写 --period 2024年",
        "“{words}” was left out: it does not say which period its figures are of",
        "write the year into the header, or say --period 2024",
    ),
    "W366": Message(
        "“{sheet}”表里没有认出表格",
        "表格要有表头：一行写指标或时期，一列写名称，中间是数",
        "no table was made out on the sheet “{sheet}”",
        "a table has a header with names or periods, a column of labels, and figures between them",
    ),
    "W367": Message(
        "这个表格没有读：没有字能把它和同一张表里的别的表格分开",
        "给每个表格上面加一行各不相同的标题",
        "this table was left out: no words tell it from the others on its sheet",
        "put a title of its own above each table",
    ),
    "W368": Message(
        "“{text}”读不成数，当作没有（写进了 missing）",
        "是数就改成数；改好后删去 missing 里的这一项",
        "“{text}” cannot be read as a number and is taken as none (it is now in missing)",
        "if it is a number, correct it and take it out of missing",
    ),
    "W380": Message(
        "“{workbook}”已经是本程序认得的样子，不用认表",
        '在 briefgen.toml 里写 workbook = "{workbook}" 就行；要一份起点，用 briefgen init',
        "“{workbook}” is in the layout of this program already and needs no mapping",
        'write workbook = "{workbook}" into briefgen.toml; for something to start from, use briefgen init',
    ),
    "W369": Message(
        "“{workbook}”里没有能读的数",
        "上面逐条说了原因；表格要有表头、名称、时期和数",
        "“{workbook}” has no figures that can be taken",
        "the reasons stand above; a table needs a header, names, periods and figures",
    ),
    "W370": Message(
        "表里没有写时期，按“{words}”当作 {period}",
        "不对就改 period，或者写 --period",
        "the table does not say when; by “{words}” it is taken to be {period}",
        "change period if that is wrong, or say --period",
    ),
    "W371": Message(
        "“{name}”在另一处也有而数不同，作为另一个指标",
        "本来是一回事，就改成同一个编码，并写明以哪处为准（rules = true）",
        "“{name}” stands elsewhere too with other figures, so it is an indicator of its own",
        "if they are one, give them one code and say which rules (rules = true)",
    ),
    "W372": Message(
        "这个表格没有读：行和列里都没有指标的名称",
        "把指标的名称写在行里、表头里或标题里；也可以写一段 [[source]]，用 “*” 代表整个表格的指标",
        "this table was left out: neither its rows nor its columns name indicators",
        "name it in the rows, the headers or the title; or write a [[source]] with “*” for what all of it is of",
    ),
    "W373": Message(
        "“{text}”这一行像年份，当作数来读",
        "它是表头，就在 header_rows 里加上它的行号",
        "the row “{text}” looks like years and is read as figures",
        "if it is a header, add its number to header_rows",
    ),
    "W374": Message(
        "“{text}”当作 {year} 年，后面一位看作注码",
        "不对就删去 patterns",
        "“{text}” is taken to be {year} with the digit of a footnote",
        "take patterns out if that is wrong",
    ),
    "W375": Message(
        "{file} 里已经有读“{workbook}”的 [[source]]",
        "先删去原来的几段，或者不写 --write，自己挑着抄",
        "{file} already has a [[source]] for “{workbook}”",
        "take the old blocks out first, or run without --write and copy what you need",
    ),
    "W376": Message(
        "这里没有 {file}，没有写",
        "在简报的文件夹里运行；从这本工作簿新做一份：briefgen init --from {workbook}",
        "there is no {file} here, and nothing was written",
        "run it in the folder of a packet, or start one with: briefgen init --from {workbook}",
    ),
    "W377": Message(
        "“{period}”不是时期",
        "写成 2024年、2024年1-9月、2024Q3 这样",
        "“{period}” is no period",
        "write it like 2024, 2024-01/09 or 2024Q3",
    ),
    "W378": Message(
        "第一份模板写得简单些，没有用 {piece}：用了会有 {found}",
        "想用就自己加，briefgen check 会说出哪里不对",
        "the first template is a plainer one, without {piece}, which would give {found}",
        "add it yourself if you like; briefgen check tells what is wrong",
    ),
    "W379": Message(
        "--period 要和 --from 一起写",
        "例如 briefgen init --from 统计年鉴.xlsx --period 2024年",
        "--period goes with --from",
        "for example briefgen init --from yearbook.xlsx --period 2024",
    ),
}
