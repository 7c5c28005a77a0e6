"""Word what stands in the way of a redline: codes V780 to V799."""

from briefgen.language.messages.wording import Message

MESSAGES: dict[str, Message] = {
    "V780": Message(
        zh="版本 {edition} 没有留存 Word 文件",
        zh_hint="写明那一版的 .docx，或当时的工作簿；以后 build 时带上 --to docx",
        en="no Word file of edition {edition} is kept",
        en_hint="name the .docx of that edition or the workbook of that day; let builds make docx from now on",
    ),
    "V781": Message(
        zh="“{name}”不是 Word 文件，这里的台账也没有它那一版（{edition}）的",
        zh_hint="写明那一版的 .docx，或在那份简报的文件夹里比",
        en="“{name}” is no Word file, and the ledger here has none of its edition ({edition})",
        en_hint="name the .docx of that edition, or compare in the folder of that packet",
    ),
    "V782": Message(
        zh="这里没有模板，“{name}”做不成 Word",
        zh_hint="在简报的文件夹里比，或用 --template 写明模板",
        en="there is no template here to make a Word file of “{name}” with",
        en_hint="compare in the folder of the packet, or name a template with --template",
    ),
    "V783": Message(
        zh="“{name}”通不过检查，做不出 Word，也就没有修订稿",
        zh_hint="先改好列出的问题；briefgen check 列出全部",
        en="“{name}” does not pass its checks: there is no Word file of it and no redline",
        en_hint="first mend what is listed; briefgen check lists all of it",
    ),
    "V784": Message(
        zh="“{name}”就是要比的文件，不能用修订稿盖掉",
        zh_hint="换个名字，比如“{free}”",
        en="“{name}” is one of the files to compare: a redline is not written over it",
        en_hint="give it another name, such as “{free}”",
    ),
    "V785": Message(
        zh="修订稿是 Word 文件，“{name}”不是 .docx",
        zh_hint="写成 --redline 修订.docx",
        en="a redline is a Word file, and “{name}” does not end with .docx",
        en_hint="write --redline changes.docx",
    ),
    "V786": Message(
        zh="“{old}”或“{new}”不是完整的 Word 文件，做不成修订稿",
        zh_hint="用 Word 打开另存一份再试，或写明原来做出的 .docx",
        en="“{old}” or “{new}” is no whole Word file: there is no redline of them",
        en_hint="open it in Word, save it again and try that, or name the .docx as it was built",
    ),
}
