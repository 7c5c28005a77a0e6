"""Word what reading finished files and holding them against a workbook finds: codes V71x to V73x."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "V710": Message(
        zh="“{name}”不是 .docx 或 .pdf",
        zh_hint="请给 briefgen 做的 .docx 或 .pdf；.doc 和 .wps 请先另存为 .docx",
        en="“{name}” is neither a .docx nor a .pdf",
        en_hint="name a .docx or .pdf that briefgen made; save a .doc or .wps as .docx first",
    ),
    "V711": Message(
        zh="“{name}”里的记录读不了，可能被改过或不完整",
        zh_hint="请取原来的文件，或重新运行 briefgen build",
        en="the record in “{name}” cannot be read; it may have been changed or cut off",
        en_hint="take the original file, or run briefgen build again",
    ),
    "V712": Message(
        zh="记录是较新的格式（{schema}），本程序只认得到 {known}",
        zh_hint="请升级 briefgen：pip install --upgrade briefgen",
        en="the record is of a newer form ({schema}); this program knows those up to {known}",
        en_hint="upgrade briefgen: pip install --upgrade briefgen",
    ),
    "V713": Message(
        zh="“{name}”不是 Word 文件，或已损坏",
        zh_hint="请在 Word 或 WPS 里打开并另存为 .docx，或从邮件里重新下载",
        en="“{name}” is not a Word file, or it is damaged",
        en_hint="open it in Word or WPS and save it as .docx, or download it again",
    ),
    "V714": Message(
        zh="“{name}”作为 PDF 读不了：已损坏或不完整",
        zh_hint="请重新下载",
        en="“{name}” cannot be read as a PDF: it is damaged or cut off",
        en_hint="download it again",
    ),
    "V715": Message(
        zh="读 PDF 要用的库 {library} 没有安装",
        zh_hint="运行 pip install {library}；.docx 不需要它",
        en="the library {library}, which reads PDF files, is not installed",
        en_hint="run pip install {library}; a .docx does not need it",
    ),
    "V716": Message(
        zh="“{name}”里没有记录，附近也没有它这一版（{edition}）的：不知道哪些数出自哪个单元格，不能判断是否过时",
        zh_hint="打印成 PDF、扫描、另存的副本会丢掉记录；请核对 briefgen 做出的原件，或用 --record 写明这一版的 "
        "record.json",
        en="“{name}” holds no record, and there is none of its edition ({edition}) near: which figure came from which "
        "cell cannot be known, nor what is out of date",
        en_hint="copies that were printed to PDF, scanned or saved elsewhere lose it; verify the file that briefgen "
        "made, or name the record.json of that edition with --record",
    ),
    "V717": Message(
        zh="文件打不开：{problem}",
        zh_hint="检查路径和权限，或关闭正在使用它的程序",
        en="the file cannot be opened: {problem}",
        en_hint="check its path and permissions, or close the program that uses it",
    ),
    "V718": Message(
        zh="“{name}”有打开密码",
        zh_hint="先打开它、去掉密码，另存一份，再核对",
        en="“{name}” needs a password to open",
        en_hint="open it, take the password off, save a copy and verify that",
    ),
    "V719": Message(
        zh="“{name}”是扫描件或图片：页上没有文字，什么都核对不了",
        zh_hint="请核对 briefgen 做出的原件；手里只有纸的，用 briefgen trace --all --to pdf 的核数单逐处对",
        en="“{name}” holds pictures of pages and no words: nothing in it can be verified",
        en_hint="verify the file that briefgen made; for paper, go by the list of briefgen trace --all --to pdf",
    ),
    "V740": Message(
        zh="第 {pages} 页有 {count} 处数和话在这个文件里看不到：{words}",
        zh_hint="也许画在图里，也许缺那一页：请对着纸面看，或核对 briefgen 做出的原件",
        en="page {pages}: {count} figures and claims are not to be seen in this file: {words}",
        en_hint="they may be drawn, or their page left out: look yourself, or verify the file that briefgen made",
    ),
    "V741": Message(
        zh="“{name}”是打印或另存的副本，没有记录；按版本 {edition} 的记录、只凭文字对照：画出来的看不到，页码是原件的",
        zh_hint="要逐处核准，请核对 briefgen 做出的原件",
        en="“{name}” is a copy that was printed to PDF or saved elsewhere and has no record; it is held by its words "
        "alone against the record of edition {edition}: what is drawn is not seen, and pages are those of the original",
        en_hint="to verify every place, take the file that briefgen made",
    ),
    "V742": Message(
        zh="“{name}”上印的版本是 {edition}，“{record}”是 {other} 的记录",
        zh_hint="用 --record 写明 {edition} 这一版的 record.json、.docx 或 .pdf",
        en="the pages of “{name}” say edition {edition}, and “{record}” is the record of {other}",
        en_hint="name the record.json, .docx or .pdf of edition {edition} with --record",
    ),
    "V743": Message(
        zh="第 {pages} 页只有图片，没有文字，那里的数和话核对不了",
        zh_hint="扫描的页请对着纸面看，或核对 briefgen 做出的原件",
        en="page {pages}: pictures without words; nothing on them can be verified",
        en_hint="look at scanned pages yourself, or verify the file that briefgen made",
    ),
    "V720": Message(
        zh="没有找到工作簿“{path}”：只能判断有没有手改，不能判断是否过时",
        zh_hint="写明工作簿：briefgen verify {name} --workbook 工作簿.xlsx",
        en="the workbook “{path}” is not at hand: edits by hand can be told, outdated figures cannot",
        en_hint="name it: briefgen verify {name} --workbook WORKBOOK.xlsx",
    ),
    "V721": Message(
        zh="第 {pages} 页的“{was}”已过时：{indicator}现在是“{now}”（{cell}）",
        zh_hint="重新运行 briefgen build；已经发出的请更正",
        en="page {pages}: “{was}” is out of date; {indicator} is now “{now}” ({cell})",
        en_hint="run briefgen build again; correct what has been sent out",
    ),
    "V722": Message(
        zh="第 {pages} 页的“{was}”被手改成了“{now}”（{indicator}，{cell}；工作簿现在是“{current}”）",
        zh_hint="数要改请改单元格，再运行 briefgen build；只是改错了请改回来",
        en="page {pages}: “{was}” was typed over, it reads “{now}” ({indicator}, {cell}; the workbook has “{current}”)",
        en_hint="change the cell and run briefgen build, or undo the edit",
    ),
    "V723": Message(
        zh="第 {pages} 页的“{was}”不见了：{sentence}（{indicator}，{cell}）",
        zh_hint="如果是有意删去的，请在模板里删，下一版才不会又有",
        en="page {pages}: “{was}” is not there any more: {sentence} ({indicator}, {cell})",
        en_hint="if it was meant, take it out of the template too, or the next edition has it again",
    ),
    "V724": Message(
        zh="第 {pages} 页的“{was}”在工作簿里已经没有了（{indicator}，原在 {cell}）",
        zh_hint="看看这一行是不是被删了，或编码、报告期改了名",
        en="page {pages}: the workbook does not have “{was}” any more ({indicator}, once in {cell})",
        en_hint="see whether the row was deleted, or its code or period renamed",
    ),
    "V725": Message(
        zh="第 {pages} 页的“{was}”是算出来的，不重新编写就不知道现在是多少（{indicator}，{cell}）",
        zh_hint="在简报的文件夹里运行 briefgen build，再比较",
        en="page {pages}: “{was}” is computed; only composing would tell what it is now ({indicator}, {cell})",
        en_hint="run briefgen build in the packet's folder and compare",
    ),
    "V727": Message(
        zh="两个文件不一样：第 {pages} 页，这里是“{one}”，{other_file} 里是“{other}”",
        zh_hint="两个文件应同时由 briefgen build 做出；请重做，不要只改其中一个",
        en="the two files differ: page {pages} reads “{one}” here and “{other}” in {other_file}",
        en_hint="both should come from one briefgen build; make them again, do not edit one of them",
    ),
    "V728": Message(
        zh="两个文件不是同一版：这里是 {one}，{other_file} 是 {other}",
        zh_hint="请一起发同一次 briefgen build 做出的文件",
        en="the two files are of two editions: {one} here, {other} in {other_file}",
        en_hint="send files together that one briefgen build has made",
    ),
    "V731": Message(
        zh="第 {pages} 页的“{words}”不成立了：{name}，{working}（{cells}）。所在句：{sentence}",
        zh_hint="重新运行 briefgen build，这句会改写或被拒绝；已经发出的请更正",
        en="page {pages}: “{words}” does not hold any more: {name}, {working} ({cells}). In: {sentence}",
        en_hint="run briefgen build again, which rewords or refuses it; correct what has been sent out",
    ),
    "V732": Message(
        zh="第 {pages} 页的“{words}”现在证明不了：{name}，{working}（{cells}）。所在句：{sentence}",
        zh_hint="核对这几个单元格；填准确的数，或把话说得松一些，再运行 briefgen build",
        en="page {pages}: “{words}” cannot be proved now: {name}, {working} ({cells}). In: {sentence}",
        en_hint="check these cells; give exact figures or claim less, and run briefgen build again",
    ),
    "V733": Message(
        zh="第 {pages} 页的“{words}”所依据的数，工作簿里已经没有了（{name}，原在 {cells}）。所在句：{sentence}",
        zh_hint="看看这一格是不是被清空了，这一行是不是被删了，或编码、报告期改了名",
        en="page {pages}: the workbook does not have what “{words}” rests on any more ({name}, once in {cells}). "
        "In: {sentence}",
        en_hint="see whether the cell was emptied, the row deleted, or its code or period renamed",
    ),
    "V734": Message(
        zh="第 {pages} 页的“{words}”被手改成了“{now}”：证明过的话不是现在这句（{name}，{cells}）。原句：{sentence}",
        zh_hint="话要改请改模板，由 briefgen build 重新证明；只是改错了请改回来",
        en="page {pages}: “{words}” was changed to “{now}”, which nothing has proved ({name}, {cells}). "
        "It read: {sentence}",
        en_hint="change the template and let briefgen build prove it, or undo the edit",
    ),
    "V735": Message(
        zh="第 {pages} 页的“{words}”不见了：{sentence}（{name}，{cells}）",
        zh_hint="如果是有意删去的，请在模板里删，下一版才不会又有",
        en="page {pages}: “{words}” is not there any more: {sentence} ({name}, {cells})",
        en_hint="if it was meant, take it out of the template too, or the next edition has it again",
    ),
    "V736": Message(
        zh="第 {pages} 页的“{words}”只在舍入的范围内成立：{name}，{working}（{cells}）。所在句：{sentence}",
        zh_hint="印发前核对尾数；差得再多一点就不成立",
        en="page {pages}: “{words}” holds only within rounding: {name}, {working} ({cells}). In: {sentence}",
        en_hint="check the last digit before it is printed; a little more and it does not hold",
    ),
    "V737": Message(
        zh="第 {pages} 页的“{words}”没法重新证明：文件的记录里没有写它是怎样证明的（{name}，{cells}）",
        zh_hint="用现在的 briefgen 重新运行 build，记录里就有了",
        en="page {pages}: “{words}” cannot be proved anew: the record does not say how it was proved ({name}, {cells})",
        en_hint="run build again with this briefgen: its record says so",
    ),
    "V738": Message(
        zh="第 {pages} 页“{words}”前后的字被改过，程序看不出意思变了没有（{name}，{cells}）。原句：{sentence}",
        zh_hint="请人对照原句看一看",
        en="page {pages}: the words around “{words}” were changed, and nothing tells whether it still means the same "
        "({name}, {cells}). It read: {sentence}",
        en_hint="have somebody compare it with what it was",
    ),
    "V739": Message(
        zh="两个文件次序不一样：第 {pages} 页的“{one}”，在 {other_file} 里换了位置",
        zh_hint="两个文件应同时由 briefgen build 做出；请重做，不要只改其中一个",
        en="the two files are in another order: “{one}” on page {pages} stands elsewhere in {other_file}",
        en_hint="both should come from one briefgen build; make them again, do not edit one of them",
    ),
    "V745": Message(
        zh="同 {other_file} 另有 {count} 处不一样",
        zh_hint="--output-format json 列出全部；两个文件应同时由 briefgen build 做出",
        en="{count} more differences from {other_file}",
        en_hint="--output-format json lists all; both files should come from one briefgen build",
    ),
    "V729": Message(
        zh="--mark 要有一个能读的 .{kind} 才能标",
        zh_hint="briefgen verify 简报.{kind} --mark 简报（已标）.{kind}",
        en="--mark needs a readable .{kind} to mark",
        en_hint="briefgen verify PACKET.{kind} --mark MARKED.{kind}",
    ),
    "V730": Message(
        zh="--mark 不能写到要核对的文件“{name}”上",
        zh_hint="换一个名字，例如 {free}",
        en="--mark cannot write onto “{name}”, which is being verified",
        en_hint="take another name, such as {free}",
    ),
}
