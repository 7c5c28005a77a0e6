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
        zh="“{name}”作为 PDF 读不了：已损坏、不完整或有打开密码",
        zh_hint="请重新下载，或先去掉密码",
        en="“{name}” cannot be read as a PDF: it is damaged, cut off, or needs a password",
        en_hint="download it again, or remove the password first",
    ),
    "V715": Message(
        zh="读 PDF 要用的库 {library} 没有安装",
        zh_hint="运行 pip install {library}；.docx 不需要它",
        en="the library {library}, which reads PDF files, is not installed",
        en_hint="run pip install {library}; a .docx does not need it",
    ),
    "V716": Message(
        zh="“{name}”里没有记录：不知道哪些数出自哪个单元格，也就不能判断是否过时",
        zh_hint="打印成 PDF、扫描、复印的副本都没有记录；请用 briefgen 做出的原件（.docx 或 .pdf）核对",
        en="“{name}” holds no record: which figure came from which cell cannot be known, nor what is out of date",
        en_hint="copies printed to PDF, scanned or made elsewhere hold none; verify the file that briefgen made",
    ),
    "V717": Message(
        zh="文件打不开：{problem}",
        zh_hint="检查路径和权限，或关闭正在使用它的程序",
        en="the file cannot be opened: {problem}",
        en_hint="check its path and permissions, or close the program that uses it",
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
    "V726": Message(
        zh="“{phrase}”所依据的数变了，要重新证明",
        zh_hint="重新运行 briefgen build；不再成立的话会改写或拒绝",
        en="what “{phrase}” rests on has changed; it has to be proved anew",
        en_hint="run briefgen build again: what no longer holds is reworded or refused",
    ),
    "V727": Message(
        zh="两个文件不一样：第 {pages} 页的{indicator}，这里是“{one}”，{other_file} 里是“{other}”",
        zh_hint="两个文件应同时由 briefgen build 做出；请重做，不要只改其中一个",
        en="the two files differ: {indicator}, page {pages}, is “{one}” here and “{other}” in {other_file}",
        en_hint="both should come from one briefgen build; make them again, do not edit one of them",
    ),
    "V728": Message(
        zh="两个文件不是同一版：这里是 {one}，{other_file} 是 {other}",
        zh_hint="请一起发同一次 briefgen build 做出的文件",
        en="the two files are of two editions: {one} here, {other} in {other_file}",
        en_hint="send files together that one briefgen build has made",
    ),
    "V729": Message(
        zh="--mark 要有一个能读的 .pdf 才能标",
        zh_hint="briefgen verify 简报.pdf --mark 简报（已标）.pdf",
        en="--mark needs a readable .pdf to mark",
        en_hint="briefgen verify PACKET.pdf --mark MARKED.pdf",
    ),
    "V730": Message(
        zh="--mark 不能写到要核对的文件“{name}”上",
        zh_hint="换一个名字，例如 {free}",
        en="--mark cannot write onto “{name}”, which is being verified",
        en_hint="take another name, such as {free}",
    ),
}
