"""Word what is wrong with an office's own document that Word files are set on: codes S150 to S167."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "S150": Message(
        zh="“{name}”不是 Word 文档（{kind}）",
        zh_hint="用 Word 或 WPS 打开信笺，另存为 .docx",
        en="“{name}” is no Word document ({kind})",
        en_hint="open the stationery in Word or WPS and save it as .docx",
    ),
    "S151": Message(
        zh="“{name}”是旧版 Word 的 .doc 文件",
        zh_hint="用 Word 或 WPS 打开，另存为 .docx",
        en="“{name}” is a file of an old Word (.doc)",
        en_hint="open it in Word or WPS and save it as .docx",
    ),
    "S152": Message(
        zh="“{name}”加了密码，打不开",
        zh_hint="用 Word 打开，在“文件—信息—保护文档”里去掉密码，再保存",
        en="“{name}” is locked by a password",
        en_hint="open it in Word, take the password off under File, Info, Protect Document, and save it",
    ),
    "S153": Message(
        zh="“{name}”已损坏（{part}）",
        zh_hint="用 Word 打开并修复，另存为新的 .docx",
        en="“{name}” is damaged ({part})",
        en_hint="let Word open and repair it, and save it as a new .docx",
    ),
    "S154": Message(
        zh="“{name}”带有宏，没有用",
        zh_hint="另存为不带宏的 .docx",
        en="“{name}” has macros and was not taken",
        en_hint="save it as .docx, which has none",
    ),
    "S155": Message(
        zh="“{name}”太大：展开后有 {size} MB，最多 {most} MB",
        zh_hint="信笺里只留页眉、页脚和样式，删去正文，压缩图片",
        en="“{name}” is too large: {size} MB unpacked; it may have {most}",
        en_hint="leave only headers, footers and styles in it: delete the text and compress the pictures",
    ),
    "S156": Message(
        zh="“{name}”里有不该有的外部声明（{part}），没有用",
        zh_hint="Word 存的文件没有这种声明；用 Word 打开，另存为新的 .docx",
        en="“{name}” declares entities of its own ({part}) and was not taken",
        en_hint="Word writes no such thing: open it in Word and save it as a new .docx",
    ),
    "S157": Message(
        zh="“{name}”里没有样式，样式用本程序自己的",
        zh_hint="用 Word 打开，设好标题、正文等样式，再保存",
        en="“{name}” has no styles: those of this program are used",
        en_hint="open it in Word, set up the styles for headings and text, and save it",
    ),
    "S158": Message(
        zh="“{name}”里没有页眉页脚，用本程序自己的",
        zh_hint="在 Word 里插入页眉页脚，再保存",
        en="“{name}” has no headers and footers: those of this program are used",
        en_hint="insert them in Word and save it",
    ),
    "S159": Message(
        zh="“{name}”没有写明纸张和页边，用主题的",
        zh_hint="在 Word 的“页面设置”里定好，再保存",
        en="“{name}” says nothing of page and margins: those of the theme are used",
        en_hint="set them in Word under Page Setup and save it",
    ),
    "S160": Message(
        zh="“{name}”里没有样式“{chinese}”（{english}），用本程序自己的",
        zh_hint="在 Word 的“样式”里设好它，在一段文字上用一次，再保存",
        en="“{name}” has no style “{english}” ({chinese}): that of this program is used",
        en_hint="set it up among the styles of Word, use it once in the document, and save it",
    ),
    "S161": Message(
        zh="“{name}”的页眉页脚里有 {count} 处链接到文件之外，没有带过来",
        zh_hint="链接的图片请改为嵌入：删去后重新插入；网址可以写成普通文字",
        en="{count} links in headers and footers of “{name}” lead out of the file and were not taken along",
        en_hint="insert linked pictures anew so that they are inside; write addresses as plain words",
    ),
    "S162": Message(
        zh="“{name}”的页眉页脚里有不再更新的域：{fields}",
        zh_hint="只有页码、总页数和 STYLEREF 照旧；别的域成了普通文字，人名、路径和报错的去掉了",
        en="fields in headers and footers of “{name}” are kept up no more: {fields}",
        en_hint="only page numbers and STYLEREF go on; others are plain words now, names, paths and errors are gone",
    ),
    "S163": Message(
        zh="“{name}”的纸张（{width}×{height} 毫米）和页边只给版心留了 {measure}×{depth} 毫米",
        zh_hint="版心宽、高都不能小于 60 毫米，纸张不能大于 558 毫米；在“页面设置”里改",
        en="page ({width} × {height} mm) and margins of “{name}” leave {measure} × {depth} mm for the text",
        en_hint="the text needs 60 mm each way, and no sheet is larger than 558 mm: change it under Page Setup",
    ),
    "S164": Message(
        zh="“{name}”是“严格 Open XML”格式",
        zh_hint="用 Word 打开，另存为“Word 文档（*.docx）”",
        en="“{name}” is a Strict Open XML document",
        en_hint="open it in Word and save it as “Word Document (*.docx)”",
    ),
    "S165": Message(
        zh="“{name}”的页眉页脚里有 {count} 处图表、对象或认不出的图片，没有带过来",
        zh_hint="换成 PNG 或 JPEG 图片",
        en="{count} charts, objects or unknown pictures in headers and footers of “{name}” were not taken along",
        en_hint="put PNG or JPEG pictures in their place",
    ),
    "S166": Message(
        zh="“{name}”限制了编辑；做出的 Word 文件没有这种限制",
        zh_hint="需要时在做好的文件里另设",
        en="“{name}” restricts editing; the Word file that is made does not",
        en_hint="restrict it in the finished file where that is wanted",
    ),
    "S167": Message(
        zh="“{name}”的页眉页脚里有修订或批注：插入的算接受，删除的算已删，批注不带",
        zh_hint="在 Word 的“审阅”里定下来，就不再提示",
        en="headers and footers of “{name}” hold revisions or comments: they are taken as accepted, without comments",
        en_hint="accept or reject them in Word under Review",
    ),
}
