"""Word what the scan for unasked claims and the checks of consistency find: codes C360 to C388."""

from briefgen.language.messages.wording import Message

MESSAGES: dict[str, Message] = {
    # --- typed by hand: nothing proves it --------------------------------------------------------------
    "C360": Message(
        "“{written}”是手写的数，单元格变了它不会变。所在句：{sentence}",
        "改写成 {proposal}（{cell}）；如果是名称的一部分，写进 template.toml 的 literals",
        "“{written}” is typed by hand and stays when its cell changes. In: {sentence}",
        "write {proposal} instead ({cell}); if it is part of a name, add the name to literals in template.toml",
    ),
    "C361": Message(
        "“{written}”是手写的数，工作簿里没有相同的数。所在句：{sentence}",
        "在工作簿里加一行，再用指标名印出；如果是名称的一部分，写进 template.toml 的 literals",
        "“{written}” is typed by hand, and no cell of the workbook holds it. In: {sentence}",
        "add a row to the workbook and print it by its name; "
        "if it is part of a name, add the name to literals in template.toml",
    ),
    "C362": Message(
        "“{written}”是手写的判断，没有经过核对。所在句：{sentence}",
        "改写成 {proposal}（{cell}），成稿时就会核对；如果只是名称，写进 template.toml 的 literals",
        "“{written}” claims something by hand, and nothing proves it. In: {sentence}",
        "write {proposal} instead ({cell}), and it is proved with every build; "
        "if it is only a name, add it to literals in template.toml",
    ),
    "C363": Message(
        "“{written}”是手写的判断，看不出说的是哪个指标。所在句：{sentence}",
        '写成 {{{{ 指标 | claim("{written}") }}}}；工作簿证明不了的，在“例外”表写明理由和姓名；'
        "只是名称的，写进 template.toml 的 literals",
        "“{written}” claims something by hand, and no indicator is named near it. In: {sentence}",
        'write {{{{ indicator | claim("{written}") }}}}; what no workbook can prove goes to the sheet Waivers '
        "with a reason and a name; a mere name goes to literals in template.toml",
    ),
    "C380": Message(
        "“{written}”没有数可以核对。所在句：{sentence}",
        "写出数字或删去；是名称的，把整个名称写进 template.toml 的 literals；"
        "确要这样说的，在“例外”表写明句子、理由和姓名",
        "nothing measures “{written}”. In: {sentence}",
        "print the figure or leave it out; a whole name goes to literals in template.toml; "
        "to say it all the same, enter the sentence in the sheet Waivers with a reason and a name",
    ),
    "C364": Message(
        "手写的字和印出的数“{figure}”连成了“{written}”。所在句：{sentence}",
        "删去紧挨着标签的数字；要换算或取整，用 | unit(…) 或 | digits(…)",
        "typed characters and the printed figure “{figure}” run together as “{written}”. In: {sentence}",
        "remove the digits beside the tag; to convert or round, use | unit(…) or | digits(…)",
    ),
    "C367": Message(
        "“{written}”是手写的数，与“{name}”的单元格不同（{cell}：{value}）。所在句：{sentence}",
        "改写成 {proposal}；如果说的是别的事，在工作簿里加一行",
        "“{written}” is typed by hand and differs from “{name}” ({cell}: {value}). In: {sentence}",
        "write {proposal} instead; if it is about something else, add a row to the workbook",
    ),
    "C383": Message(
        "“{caption}”里写着“{words}”，{name}却是 {figure}",
        "把题目改成不说升降的，如“四项指标增速”，或按实际改写",
        "“{caption}” says “{words}”, and {name} is {figure}",
        "use a title that claims no direction, as “Growth of four indicators”, or say what happened",
    ),
    "C384": Message(
        "“{words}”写的是 {years}，封面的报告期是 {period}（{cell}）",
        "改一处，使年份一致",
        "“{words}” names {years}, and the period of the packet is {period} ({cell})",
        "bring both to one year",
    ),
    "C385": Message(
        "“其中”后面的 {part}（{cell}）比前面的 {whole}（{whole_cell}）还大。所在句：{sentence}",
        "核对这两个单元格；不是它的一部分，就不写“其中”",
        "{part} ({cell}) is said to be a part of {whole} ({whole_cell}) and is larger. In: {sentence}",
        "check both cells; where it is no part of it, do not say so",
    ),
    "C386": Message(
        "{period}的数有两个：{one}，{other}",
        "核对这两个单元格；修订过的，两处都改成修订后的数",
        "there are two figures for {period}: {one} and {other}",
        "check both cells; where it was revised, give the revised figure in both",
    ),
    # --- written in a cell of the workbook ----------------------------------------------------------------
    "C387": Message(
        "“{written}”写在单元格的句子里，数变了它不会变。所在句：{sentence}",
        "把这句话移到模板里，写成 {proposal}（{cell}）；如果只是名称，写进 template.toml 的 literals",
        "“{written}” stands in a sentence of the workbook and stays when a figure changes. In: {sentence}",
        "move the sentence to the template and write {proposal} ({cell}); "
        "if it is only a name, add it to literals in template.toml",
    ),
    "C388": Message(
        "“{sentence}”没有单元格能证明，由{name}负责：{reason}（{cell}）",
        "能证明时写成论断，再从例外里删去",
        "no cell proves “{sentence}”; {name} answers for it: {reason} ({cell})",
        "once a cell proves it, write it as a claim and take it from the sheet of waivers",
    ),
    "C381": Message(
        "“{written}”写在单元格的句子里，没有哪个指标证明它。所在句：{sentence}",
        "在指标表加一行，把这句话移到模板里印出；如果只是名称或人物原话，写进 template.toml 的 literals",
        "“{written}” stands in a sentence of the workbook, and no indicator proves it. In: {sentence}",
        "add a row to the sheet of indicators and say it in the template; "
        "a mere name or somebody's own words go to literals in template.toml",
    ),
    "C382": Message(
        "“{written}”写在单元格的句子里，与“{name}”的单元格不同（{cell}：{value}）。所在句：{sentence}",
        "把这句话移到模板里，写成 {proposal}；说的是别的事，在指标表加一行",
        "“{written}” stands in a sentence of the workbook and differs from “{name}” ({cell}: {value}). In: {sentence}",
        "move the sentence to the template and write {proposal}; if it is about something else, add a row",
    ),
    # --- one figure under the name of another -----------------------------------------------------------
    "C365": Message(
        "“{figure}”是“{name}”的数（{cell}），前面写的却是“{other}”。所在句：{sentence}",
        "换成“{other}”的标签，或改前面的名称",
        "“{figure}” is a figure of “{name}” ({cell}), and the name before it is “{other}”. In: {sentence}",
        "print the figure of “{other}”, or change the name",
    ),
    "C366": Message(
        "“{figure}”是“{name}”的数（{cell}），紧挨在前面的名称是“{other}”。所在句：{sentence}",
        "请核对；没有错的话，把“{name}”挪到数的前面",
        "“{figure}” is a figure of “{name}” ({cell}), and the name nearest before it is “{other}”. In: {sentence}",
        "check it; if it is right, put “{name}” in front of the figure",
    ),
    # --- notes on claims, with --margins ----------------------------------------------------------------
    "C368": Message(
        "“{phrase}”成立，但余地只有 {margin}（{cells}）",
        "数再动一点就不成立，印发前请再核一次",
        "“{phrase}” holds by a margin of {margin} only ({cells})",
        "a small change of the figure would make it untrue: check it again before it is printed",
    ),
    "C369": Message(
        "“{phrase}”成立，但说得偏低：实际是 {value}（{cell}）",
        "可以写“超{better}”",
        "“{phrase}” holds and says less than it could: the figure is {value} ({cell})",
        "“over {better}” is true as well",
    ),
    # --- figures that contradict each other -------------------------------------------------------------
    "C370": Message(
        "“{name}”（{cell}）印成了两个数：{one} 和 {other}。前一处：{one_sentence}　后一处：{other_sentence}",
        "两处用同样的写法：去掉其中一处的 | digits(…) 或 | over，或两处都加上",
        "“{name}” ({cell}) is printed with two values: {one} and {other}. First: {one_sentence} Then: {other_sentence}",
        "word both alike: take | digits(…) or | over from one of them, or give it to both",
    ),
    "C371": Message(
        "各部分相加是 {total}，超过总体 {whole}：{parts}",
        "核对这几个单元格；有交叉、不能相加的，清空“上级”列，改用“组”列",
        "the parts add up to {total}, more than their whole {whole}: {parts}",
        "check these cells; for parts that overlap, clear the column parent and use the column group",
    ),
    "C372": Message(
        "其中数大于总数：{part}，总体是 {whole}",
        "核对这两个单元格；不是它的一部分的，清空“上级”列",
        "a part is larger than its whole: {part}, and the whole is {whole}",
        "check both cells; if it is no part of it, clear the column parent",
    ),
    "C373": Message(
        "合计写的是 {total}，前面各数（{parts}）相加是 {added}（{cells}）。所在句：{sentence}",
        "核对这几个单元格；有交叉的不要写“共”",
        "the total is given as {total}, and the figures before it ({parts}) add up to {added} ({cells}). "
        "In: {sentence}",
        "check these cells; figures that overlap have no total",
    ),
    "C374": Message(
        "总数对不上：{stock}，上期 {before}，本期新增 {new}",
        "核对这三个单元格；有退出或注销的，在备注里写明，并改用“净增”",
        "a stock is not the one before and what was added: {stock}, before {before}, added {new}",
        "check the three cells; where some have left, say so in the note and give the net increase",
    ),
    "C375": Message(
        "增速与两年的数对不上：增速 {change}，按 {now} 和 {before} 算是 {computed}",
        "核对这三个单元格；增速是可比价、总量是现价的，把两行的“口径”分别写明",
        "a change contradicts both its levels: {change}; from {now} and {before} it would be {computed}",
        "check the three cells; if growth is at constant prices and levels are not, state each basis in its row",
    ),
    "C376": Message(
        "“{name}”的状态是“{word}”（{cell}），这句话里没有这个词：{sentence}",
        "在数的前面加 {{{{ {expression} | status }}}}，或把状态改成实际",
        "“{name}” is marked “{word}” ({cell}), and the sentence does not say so: {sentence}",
        "put {{{{ {expression} | status }}}} before the figure, or change the status to actual",
    ),
    "C377": Message(
        "“{figure}”前面写着“{word}”，而“{name}”的状态是实际（{cell}）：{sentence}",
        "把手写的“{word}”换成 {{{{ {expression} | status }}}}，或改单元格里的状态",
        "“{figure}” stands behind “{word}”, and “{name}” is marked actual ({cell}): {sentence}",
        "write {{{{ {expression} | status }}}} in place of the typed “{word}”, or change the status in its cell",
    ),
    "C378": Message(
        "表“{table}”里同一种量用了两种单位：{one} 和 {other}",
        "在工作簿里改成同一种单位，或分成两张表",
        "the table “{table}” measures one thing in two units: {one} and {other}",
        "bring both to one unit in the workbook, or make two tables",
    ),
    "C379": Message(
        "新增数大于总数：{new}，总数 {stock}",
        "核对这两个单元格",
        "more were added than there are: {new}, in all {stock}",
        "check both cells",
    ),
}
