"""Word what stands in the way of tracing figures: codes V70x."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "V701": Message(
        zh="简报里没有“{asked}”",
        zh_hint="可以写印出的数（235）、指标名称或编码、单元格（指标!F11）；最接近的：{near}",
        en="nothing in the packet is called or reads “{asked}”",
        en_hint="write a printed number (235), a name or code, or a cell (指标!F11); the nearest: {near}",
    ),
    "V702": Message(
        zh="这里没有“{path}”，不知道查哪一份简报",
        zh_hint="先运行 briefgen build，或写明文件：briefgen trace {asked} 简报.docx",
        en="there is no “{path}” here, so it is not known which packet is meant",
        en_hint="run briefgen build first, or name a file: briefgen trace {asked} PACKET.docx",
    ),
    "V703": Message(
        zh="核数单没有“{kind}”这种格式",
        zh_hint="可用的是：{choices}",
        en="the list of figures cannot be made as “{kind}”",
        en_hint="there are: {choices}",
    ),
    "V705": Message(
        zh="简报里没有数来自 {cell}，也没有哪句话靠它成立",
        zh_hint="名称、导语这类文字不在记录里；要看一个指标印在哪里，查它的名称",
        en="no figure of the packet comes from {cell}, and no claim rests on it",
        en_hint="names and leads are not recorded; to see where an indicator is printed, trace its name",
    ),
    "V704": Message(
        zh="没有写要查什么",
        zh_hint="briefgen trace 235、briefgen trace 指标!F11；要全部的数用 briefgen trace --all",
        en="it is not said what to trace",
        en_hint="briefgen trace 235, briefgen trace 指标!F11; for all figures briefgen trace --all",
    ),
}
