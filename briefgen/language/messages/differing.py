"""Word what is found where two packets or workbooks are compared."""

from briefgen.language.messages.wording import Message

MESSAGES: dict[str, Message] = {
    "V750": Message(
        zh="“{name}”{period}的值由{old}改为{new}，增速还是{growth}；照算应是{expected}",
        zh_hint="改增速，或改回值；上期值也变了的，请一并填上",
        en="“{name}” {period} went from {old} to {new} and its growth is still {growth}; it works out at {expected}",
        en_hint="change the growth, or the value back; if the value of the year before changed too, fill it in",
    ),
    "V751": Message(
        zh="“{name}”{period}的值由{old}改为{new}，增速还是“{growth}”，没有跟着改",
        zh_hint="看看增速还对不对；对的不用管",
        en="“{name}” {period} went from {old} to {new} and its growth is still “{growth}”",
        en_hint="see whether the growth is still right; if so, leave it",
    ),
    "V752": Message(
        zh="“{name}”{period}的上期值还是{stated}，上期的值已是{due}",
        zh_hint="把上期值改成{due}；上期值确实不同的，请在备注里说明",
        en="the previous value of “{name}” {period} is still {stated}; the value of that period is {due} now",
        en_hint="change the previous value to {due}, or say in the note why it differs",
    ),
    "V753": Message(
        zh="“{name}”{period}的值由{old}改为{new}，位次还是{rank}，没有跟着改",
        zh_hint="看看位次还对不对；对的不用管",
        en="“{name}” {period} went from {old} to {new} and its rank is still {rank}",
        en_hint="see whether the rank is still right; if so, leave it",
    ),
    "V754": Message(
        zh="“{name}”{period}的值由{old}改为{new}，限定词没有跟着改",
        zh_hint="看看限定词对新的数还合不合适；合适的不用管",
        en="“{name}” {period} went from {old} to {new} and its bound is as it was",
        en_hint="see whether the bound still fits the new number; if so, leave it",
    ),
    "V755": Message(
        zh="“{name}”{period}的值由{old}改为{new}，这里的话还写着原来的数",
        zh_hint="把话里的数改成{new}，或把这句话删去",
        en="“{name}” {period} went from {old} to {new}, and these words still have the old number",
        en_hint="write {new} in these words, or take them out",
    ),
    "V756": Message(
        zh="编码“{old}”没有了，新有的“{new}”也叫“{name}”：可能是改了编码，没有当成同一个",
        zh_hint="是同一个指标，就把编码改回“{old}”；不是，不用管",
        en="the code “{old}” is gone, and the new “{new}” is called “{name}” too: it may have been given another code; "
        "they are not taken for the same",
        en_hint="if it is the same indicator, give it back the code “{old}”; if not, leave it",
    ),
    "V757": Message(
        zh="编码“{old}”（{old_name}）没有了，新有的“{new}”（{name}）各项数都一样：可能是改了名，没有当成同一个",
        zh_hint="是同一个指标，就把编码改回“{old}”；不是，不用管",
        en="the code “{old}” ({old_name}) is gone, and the new “{new}” ({name}) has all its figures: it may have been "
        "renamed; they are not taken for the same",
        en_hint="if it is the same indicator, give it back the code “{old}”; if not, leave it",
    ),
    "V758": Message(
        zh="“{old}”和“{new}”是两种语言的简报，句子比不了",
        zh_hint="请给同一种语言的两份，或用 --template 写明那种语言的模板",
        en="“{old}” and “{new}” are packets in two languages; their sentences cannot be compared",
        en_hint="name two in one language, or the template of that language with --template",
    ),
    "V759": Message(
        zh="两边是同一个文件“{name}”",
        zh_hint="写明另一份；不写第二份，就和现在做出来的比",
        en="both sides are the same file, “{name}”",
        en_hint="name another one; without a second one it is compared with what a build would give now",
    ),
    "V760": Message(
        zh="“{name}”不是工作簿、record.json，也不是带记录的 .docx 或 .pdf",
        zh_hint="请给 .xlsx、record.json，或 briefgen 做出的 .docx、.pdf",
        en="“{name}” is no workbook, no record.json, and no .docx or .pdf with a record",
        en_hint="name an .xlsx, a record.json, or a .docx or .pdf that briefgen made",
    ),
    "V761": Message(
        zh="这里没有模板，做不出句子：只比单元格和论断",
        zh_hint="在简报的文件夹里比，或用 --template 写明模板",
        en="there is no template here to make sentences with: only cells and claims are compared",
        en_hint="compare in the folder of the packet, or name a template with --template",
    ),
    "V762": Message(
        zh="“{name}”现在通不过检查，做不出简报",
        zh_hint="先改好上面列出的问题",
        en="“{name}” does not pass its checks now: no packet would be built",
        en_hint="first mend what is listed above",
    ),
    "V764": Message(
        zh="“{name}”里没有记录：打印成 PDF、扫描、另存的副本会丢掉它",
        zh_hint="请给 briefgen 做出的原件，或那一版的 record.json",
        en="“{name}” holds no record: copies that were printed to PDF, scanned or saved elsewhere lose it",
        en_hint="name the file that briefgen made, or the record.json of that edition",
    ),
    "V763": Message(
        zh="--to 只有 markdown 和 html，没有“{value}”",
        zh_hint="写成 --to markdown 或 --to html；给程序用的，写 --output-format json",
        en="--to takes markdown or html, not “{value}”",
        en_hint="write --to markdown or --to html; for programs, --output-format json",
    ),
}
