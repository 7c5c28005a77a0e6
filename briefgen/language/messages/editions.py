"""Word what is to be said of editions and of the ledger that remembers them: codes E6xx."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "E601": Message(
        zh="这里还没有记下任何版本",
        zh_hint="在简报的文件夹里运行；先用 briefgen build 做一版",
        en="no edition has been noted here",
        en_hint="run this in the packet's folder, after a first briefgen build",
    ),
    "E602": Message(
        zh="版本台账读写不了：{problem}",
        zh_hint="检查 .briefgen 文件夹的权限和磁盘空间；简报文件本身不受影响",
        en="the ledger of editions cannot be read or written: {problem}",
        en_hint="check permissions of the folder .briefgen and disk space; the packet itself is not affected",
    ),
    "E603": Message(
        zh="版本台账正被另一个程序占用",
        zh_hint="等它结束再运行一次；简报文件本身不受影响",
        en="another program holds the ledger of editions",
        en_hint="run this again when it has ended; the packet itself is not affected",
    ),
    "E604": Message(
        zh="版本台账坏了，已移为“{kept}”，新开了一本",
        zh_hint="以前的文件还在 .briefgen/store 里；有备份就把好的台账放回来",
        en="the ledger of editions was damaged; it is now “{kept}”, and a new one was begun",
        en_hint="the files of earlier editions are still in .briefgen/store; put a sound ledger back from a backup",
    ),
    "E605": Message(
        zh="版本台账坏了：{problem}",
        zh_hint="放回备份，或再运行 briefgen build：坏的改名留下，另开一本",
        en="the ledger of editions is damaged: {problem}",
        en_hint="put a backup in its place, or run briefgen build: it sets the damaged one aside and begins another",
    ),
    "E606": Message(
        zh="版本台账是更新的程序写的（第 {version} 式，本程序认得第 {known} 式）",
        zh_hint="换用新的 briefgen；台账没有改动",
        en="a newer program wrote the ledger of editions (form {version}; this one knows form {known})",
        en_hint="use the newer briefgen; the ledger was not changed",
    ),
    "E607": Message(
        zh="没有版本“{asked}”",
        zh_hint="版本号在最后一页，写开头几位也行；briefgen history 列出全部。最近的：{near}",
        en="there is no edition “{asked}”",
        en_hint="the code is on the last page, its beginning will do; briefgen history lists all. The latest: {near}",
    ),
    "E608": Message(
        zh="“{asked}”是几个版本号的开头：{found}",
        zh_hint="多写几位",
        en="several editions begin with “{asked}”: {found}",
        en_hint="write more of the code",
    ),
    "E609": Message(
        zh="版本 {edition} 的“{name}”没有完好地留存",
        zh_hint="从备份放回 .briefgen/store；或用当时的工作簿和模板重新做",
        en="“{name}” of edition {edition} is not kept whole",
        en_hint="put .briefgen/store back from a backup, or build again from the workbook and template of that time",
    ),
    "E610": Message(
        zh="“{name}”已有，移为“{kept}”，再放回当时的文件",
        zh_hint="用 --output 另选一个文件夹就不会碰到",
        en="“{name}” was there already; it is now “{kept}”, and the file of that edition took its place",
        en_hint="another folder (--output) has none in the way",
    ),
    "E611": Message(
        zh="版本 {edition} 已由{by}于 {at} 签发，不再改动",
        zh_hint="要签发别的内容，改工作簿或模板，做新的一版",
        en="edition {edition} was approved by {by} on {at} and is frozen",
        en_hint="to approve something else, change the workbook or template and build a new edition",
    ),
    "E612": Message(
        zh="版本 {edition} 早先已由{by}于 {at} 签发；签发文件已放回",
        zh_hint="",
        en="edition {edition} was approved before, by {by} on {at}; its file of approval is in place again",
        en_hint="",
    ),
    "E613": Message(
        zh="{by}签发的是版本 {before}；这是新的版本 {edition}，有 {count} 个数不同",
        zh_hint="briefgen history 列出各版；briefgen restore {before} 取回已签发的文件",
        en="{by} approved edition {before}; this is a new one, {edition}; figures that differ: {count}",
        en_hint="briefgen history lists all; briefgen restore {before} brings the approved files back",
    ),
    "E614": Message(
        zh="文件夹里的“{name}”不是版本 {edition} 的（缺了、改过或换了）；签发的是留存的那一份",
        zh_hint="briefgen restore {edition} 取回留存的那一份，再比较",
        en="“{name}” in the folder is not that of edition {edition}; what is approved is the file that is kept",
        en_hint="briefgen restore {edition} brings the kept file back to compare",
    ),
    "E615": Message(
        zh="各版里都没有“{asked}”",
        zh_hint="可以写印出的数（235）、指标名称或编码、单元格（指标!F11）；最接近的：{near}",
        en="no edition has anything that is called or reads “{asked}”",
        en_hint="write a printed number (235), a name or code, or a cell (指标!F11); the nearest: {near}",
    ),
    "E616": Message(
        zh="这是《{title}》，{last} 做成，没有签发",
        zh_hint="",
        en="this is “{title}”, built {last}; nobody has approved it",
        en_hint="",
    ),
    "E617": Message(
        zh="没有写谁签发",
        zh_hint='briefgen approve --by "姓名"',
        en="it is not said who approves",
        en_hint='briefgen approve --by "NAME"',
    ),
    "E618": Message(
        zh="这是《{title}》，{last} 做成，{by}于 {at} 签发",
        zh_hint="",
        en="this is “{title}”, built {last}, approved by {by} on {at}",
        en_hint="",
    ),
}
