"""Word what cannot be made of the figures: codes T32x to T34x."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "T321": Message(
        zh="图里没有可画的数：{names}",
        zh_hint="换成有数值的指标，或去掉这张图",
        en="the chart has nothing to draw: {names}",
        en_hint="name indicators that have numbers, or leave the chart out",
    ),
    "T322": Message(
        zh="只有“{name}”一个数，画不成图",
        zh_hint="至少要两个数；只有一个数时写在正文里",
        en="only “{name}” has a number; one bar is no chart",
        en_hint="name at least two; say a single number in a sentence",
    ),
    "T323": Message(
        zh="单位不同（{units}），不能画在一根轴上",
        zh_hint='分成几张图，或用 kind="parts" 分别画',
        en="different units ({units}) have no common axis",
        en_hint='make several charts, or draw them apart with kind="parts"',
    ),
    "T324": Message(
        zh="“{name}”没有数值（{cell}）",
        zh_hint="在工作簿里补上，或换一个指标",
        en="“{name}” has no number ({cell})",
        en_hint="fill the cell, or name another indicator",
    ),
    "T325": Message(
        zh="“{name}”的单位是“{unit}”（{cell}），没有整体就只能画百分数",
        zh_hint='写上 "whole": "整体指标"，或在工作簿里填“上级”一栏',
        en="“{name}” is in “{unit}” ({cell}); without a whole only a percentage can be drawn",
        en_hint='add "whole": "…", or name the whole in the column parent of the workbook',
    ),
    "T326": Message(
        zh="“{name}”是 {part}（{cell}），不在整体 {whole}（{whole_cell}）之内",
        zh_hint="核对两个单元格",
        en="“{name}” is {part} ({cell}), which is no part of {whole} ({whole_cell})",
        en_hint="check both cells",
    ),
    "T331": Message(
        zh="没有名为“{name}”的指标",
        zh_hint="最接近的是“{near}”",
        en="there is no indicator “{name}”",
        en_hint="the nearest is “{near}”",
    ),
    "T332": Message(
        zh="没有名为“{name}”的支柱",
        zh_hint="最接近的是“{near}”",
        en="there is no pillar “{name}”",
        en_hint="the nearest is “{near}”",
    ),
    "T333": Message(
        zh="“{name}”在 {period} 没有数据行",
        zh_hint="在指标表补一行，或去掉这一处",
        en="“{name}” has no row for {period}",
        en_hint="add a row to the sheet of indicators, or leave this out",
    ),
    "T334": Message(
        zh="“{pillar}”没有引语",
        zh_hint="在工作表“引语”补一行，或去掉 quote(…)",
        en="“{pillar}” has no quote",
        en_hint="add a row to the sheet Quotes, or leave quote(…) out",
    ),
    "T335": Message(
        zh="“{pillar}”没有指标，列不成表",
        zh_hint="在指标表补上，或去掉 table(…)",
        en="“{pillar}” has no indicators for a table",
        en_hint="add rows to the sheet of indicators, or leave table(…) out",
    ),
    "T336": Message(
        zh="没有“{kind}”这种图",
        zh_hint="最接近的是“{near}”；可用：bar（条）、dots（点）、line（折线）、parts（整体与部分）、multiples（小图）",
        en="there is no kind of chart “{kind}”",
        en_hint="the nearest is “{near}”; there are: bar, dots, line, parts (of a whole), multiples",
    ),
    "T337": Message(
        zh='kind="parts" 的每一项要写成 {{"part": …, "whole": …}}',
        zh_hint='例如 {{"whole": "税收亿元楼", "part": "十亿元楼"}}',
        en='each item of kind="parts" is written {{"part": …, "whole": …}}',
        en_hint='for example {{"whole": "total", "part": "new"}}',
    ),
    "T338": Message(
        zh="不认识“{key}”",
        zh_hint="可用：part、part_name、whole、whole_name",
        en="“{key}” is not known here",
        en_hint="there are: part, part_name, whole, whole_name",
    ),
    "T339": Message(
        zh="“{name}”没有位次（{cell}）",
        zh_hint="在工作簿里补上位次，或从 ranked 里去掉",
        en="“{name}” has no rank ({cell})",
        en_hint="fill the rank, or leave it out of ranked",
    ),
    "T340": Message(
        zh="“{name}”（{cell}）与“{other}”（{other_cell}）的位次、范围或状态不同，不能并列",
        zh_hint="只列位次、范围、状态都相同的指标",
        en="“{name}” ({cell}) and “{other}” ({other_cell}) differ in rank, peers or status",
        en_hint="list only those of one rank among the same peers, all actual or all expected",
    ),
    "T341": Message(
        zh="荣誉表里“连续”一栏没有同一个词（现有：{words}）",
        zh_hint="填成同一个词，例如“蝉联”，或写 honours=false",
        en="the column “held” of the sheet of honours has no single word (there are: {words})",
        en_hint="fill in one word, or write honours=false",
    ),
    "T342": Message(
        zh="图片表里没有编码“{code}”",
        zh_hint="最接近的是“{near}”",
        en="the sheet of pictures has no code “{code}”",
        en_hint="the nearest is “{near}”",
    ),
    "T343": Message(
        zh="模板没有印出任何内容",
        zh_hint="在开头的文件里写上正文",
        en="the template prints nothing",
        en_hint="write the text into the file where it starts",
    ),
    "T344": Message(
        zh="一张图里有 {count} 项，最多 {most} 项",
        zh_hint="挑出最要紧的几项，或分成几张图；全部的数用 table(…) 列表",
        en="the chart has {count} items; it may have {most}",
        en_hint="choose those that matter, or make several charts; table(…) lists them all",
    ),
    "T345": Message(
        zh="names 里有 {names} 个名称，图里有 {items} 项",
        zh_hint="逐项写上名称，或不写 names",
        en="names has {names} names for {items} items",
        en_hint="name every item, or leave names out",
    ),
    "T346": Message(
        zh="这里要写文字，不能写 {given}",
        zh_hint='用引号括起来，例如 title="本年新增企业"',
        en="words are wanted here, not {given}",
        en_hint='put them between quotation marks, e.g. title="New firms"',
    ),
    "T347": Message(
        zh="key_figures 的 ranked 要写成列表，honours 要写 true 或 false",
        zh_hint='例如 ranked=["公共服务质量"], honours=true',
        en="ranked of key_figures is a list, honours is true or false",
        en_hint='for example ranked=["a", "b"], honours=true',
    ),
    "T348": Message(
        zh="支柱“{pillar}”在工作簿里有，模板没有印",
        zh_hint='在模板里加上 opener("{code}") 和它的文字，或从支柱表删去',
        en="the pillar “{pillar}” is in the workbook and not in the template",
        en_hint='add opener("{code}") and its text to the template, or take it out of the sheet of pillars',
    ),
    "T349": Message(
        zh="封面没有标题",
        zh_hint="在工作表“封面”里填上“标题”一行",
        en="the cover has no title",
        en_hint="fill in the line “title” of the sheet Cover",
    ),
    "T350": Message(
        zh="“{words}”没有英文译名，英文版照原样印成了中文",
        zh_hint="在“译名”表里添一行：左边写这几个字，右边写英文",
        en="“{words}” has no translation and is printed in Chinese",
        en_hint="add a row to the sheet of translations: these words on the left, English on the right",
    ),
}
