"""Word what is to be said of documents that were edited by hand and get new figures: codes E620 to E659."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "E620": Message(
        zh="“{name}”不是 Word 文件（.docx）",
        zh_hint="请给在 Word 或 WPS 里改过的 .docx；.doc 和 .wps 请先另存为 .docx",
        en="“{name}” is no Word file (.docx)",
        en_hint="name the .docx that was edited; save a .doc or .wps as .docx first",
    ),
    "E621": Message(
        zh="找不到“{name}”的工作簿“{path}”",
        zh_hint="在简报的文件夹里运行，或用 --workbook 写明现在的工作簿",
        en="the workbook of “{name}”, “{path}”, is not to be found",
        en_hint="run this in the packet's folder, or name the workbook as it is now with --workbook",
    ),
    "E622": Message(
        zh="“{workbook}”里几乎没有“{name}”印的数：这是另一份简报的工作簿",
        zh_hint="用 --workbook 写明做这份简报的那本工作簿",
        en="“{workbook}” has hardly any of the figures of “{name}”: it is the workbook of another packet",
        en_hint="name the workbook that this packet was made from with --workbook",
    ),
    "E623": Message(
        zh="{name}（{cell}）：“{was}”被手改为“{now}”，没有动；工作簿现在是“{current}”。{sentence}",
        zh_hint="要用工作簿的数，就照“{current}”改；手改的对，就改工作簿",
        en="{name} ({cell}): “{was}” was typed over with “{now}” and left; the workbook has “{current}”. {sentence}",
        en_hint="type “{current}” to follow the workbook; if what was typed is right, correct the workbook",
    ),
    "E624": Message(
        zh="{name}（{cell}）：“{was}”里有没定的修订，没有动；工作簿现在是“{current}”。{sentence}",
        zh_hint="接受或拒绝这处修订，再运行一次",
        en="{name} ({cell}): a tracked change lies in “{was}”, which was left; the workbook has “{current}”. "
        "{sentence}",
        en_hint="accept or reject the change, then run this again",
    ),
    "E625": Message(
        zh="{name}（{cell}）：工作簿里没有这个数了，“{was}”没有动。{sentence}",
        zh_hint="补上单元格，或把这句话删去",
        en="{name} ({cell}): the workbook does not have it any more; “{was}” was left. {sentence}",
        en_hint="fill the cell again, or take the sentence out",
    ),
    "E626": Message(
        zh="{name}（{cell}）：算不出“{was}”现在是多少，没有动。{sentence}",
        zh_hint="用 briefgen build 做一份新的，照着改",
        en="{name} ({cell}): what “{was}” would be now cannot be told; it was left. {sentence}",
        en_hint="build the packet anew and copy what it says",
    ),
    "E627": Message(
        zh="“{words}”不再成立：{name}（{cells}）{working}。整句没有动：{sentence}现在的简报写作：{new}",
        zh_hint="句子旁有批注；由人改写，再运行一次",
        en="“{words}” does not hold any more: {name} ({cells}) {working}. The sentence was left: {sentence} The packet "
        "says now: {new}",
        en_hint="a comment stands at the sentence; reword it, then run this again",
    ),
    "E628": Message(
        zh="{name}（{cell}）：“{was}”随它的句子留着；工作簿现在是“{current}”",
        zh_hint="",
        en="{name} ({cell}): “{was}” was left with its sentence; the workbook has “{current}” now",
        en_hint="",
    ),
    "E629": Message(
        zh="{name}（{cell}）：“{was}”的书签丢了，凭句子找到这里，没有替换；建议改为“{current}”。{sentence}",
        zh_hint="看过句子，自己改为“{current}”",
        en="{name} ({cell}): “{was}” has lost its bookmark and was found by its sentence, not replaced; “{current}” is "
        "proposed. {sentence}",
        en_hint="look at the sentence and type “{current}” yourself",
    ),
    "E630": Message(
        zh="{name}（{cell}）：“{was}”前后紧挨着手打的数字，没有动；工作簿现在是“{current}”。{sentence}",
        zh_hint="去掉多打的数字，再运行一次",
        en="{name} ({cell}): digits were typed against “{was}”, which was left; the workbook has “{current}”. "
        "{sentence}",
        en_hint="take the digits out, then run this again",
    ),
    "E631": Message(
        zh="图“{name}”的数被手改过，没有动",
        zh_hint="要跟着工作簿，就从新做的简报里拷一张来",
        en="the figures of the chart “{name}” were changed by hand; it was left",
        en_hint="to follow the workbook, copy the chart from a packet that was built anew",
    ),
    "E632": Message(
        zh="图“{name}”在现在的简报里是另一个样子（条目、次序或实心空心不同），没有动",
        zh_hint="从新做的简报里拷一张来",
        en="the packet draws the chart “{name}” otherwise now (other entries, another order, other marks); it was left",
        en_hint="copy the chart from a packet that was built anew",
    ),
    "E633": Message(
        zh="{name}（{cell}）：图里的“{was}”没有动；工作簿现在是“{current}”",
        zh_hint="",
        en="{name} ({cell}): “{was}” in a chart was left; the workbook has “{current}” now",
        en_hint="",
    ),
    "E634": Message(
        zh="现在的简报多印 {count} 处，这份文件里没有，没有插入：{sentences}",
        zh_hint="要的话，从新做的简报里拷来",
        en="the packet prints now what this file does not have, and nothing was inserted ({count}): {sentences}",
        en_hint="copy from a packet that was built anew what you want",
    ),
    "E635": Message(
        zh="“{name}”正开着：还没保存的修改不在里面",
        zh_hint="保存并关闭，再运行一次",
        en="“{name}” is open in another program: what is not saved yet is not in it",
        en_hint="save and close it, then run this again",
    ),
    "E636": Message(
        zh="“{name}”正开着，不能写",
        zh_hint="关闭它再运行；如果没有开着，删去“{lock}”",
        en="“{name}” is open in another program and cannot be written",
        en_hint="close it and run this again; if it is not open, delete “{lock}”",
    ),
    "E637": Message(
        zh="手改的文件“{name}”不会被覆盖",
        zh_hint="换个名字（-o），或写 --in-place：原来的留作 .bak",
        en="the edited file “{name}” is not overwritten",
        en_hint="give another name (-o), or write --in-place: the old one is kept as .bak",
    ),
    "E638": Message(
        zh="文件开着修订，更新的数没有作为修订写入",
        zh_hint="",
        en="the file tracks changes; the new figures are not tracked",
        en_hint="",
    ),
    "E639": Message(
        zh="{name}（{cell}）：“{was}”被手工删去了",
        zh_hint="",
        en="{name} ({cell}): “{was}” was taken out by hand",
        en_hint="",
    ),
    "E640": Message(
        zh="“{name}”里没有记录：不知道哪些数出自哪个单元格",
        zh_hint="要用 briefgen 做出、直接在 Word、WPS 或 LibreOffice 里改过的 .docx；粘贴到新文件里的副本没有记录",
        en="“{name}” holds no record: which figure came from which cell cannot be known",
        en_hint="name the .docx that briefgen made and somebody edited; what was pasted into a new file has none",
    ),
    "E641": Message(
        zh="图和附录没有更新：{folder} 里没有做这份简报的模板",
        zh_hint="在有 briefgen.toml 的文件夹里运行",
        en="charts and annex were left: {folder} has not the template that this packet was made with",
        en_hint="run this in the folder that has its briefgen.toml",
    ),
    "E642": Message(
        zh="“{name}”里的图和附录没有更新：现在做不出新的简报",
        zh_hint="briefgen check 列出错误",
        en="charts and annex of “{name}” were left: the packet cannot be made now",
        en_hint="briefgen check lists what is wrong",
    ),
    "E643": Message(
        zh="附录里“{name}”这一行没有动",
        zh_hint="对照正文，自己改",
        en="the row “{name}” of the annex was left",
        en_hint="compare it with the text and type what is right",
    ),
    "E644": Message(
        zh="这句话在别处还有一份拷贝，里面的数没有更新：{sentence}",
        zh_hint="照更新过的那一句改，或删去",
        en="a copy of this sentence stands elsewhere, with the old figures: {sentence}",
        en_hint="copy the sentence that was updated, or take this one out",
    ),
    "E645": Message(
        zh="{name}（{cell}）：“{was}”没有动，这句话现在另有说法：{new}原来的：{sentence}",
        zh_hint="照现在的说法改写这句；数是“{current}”",
        en="{name} ({cell}): “{was}” was left, since the packet words its sentence otherwise now: {new} It was: "
        "{sentence}",
        en_hint="reword the sentence as the packet has it; the figure is “{current}”",
    ),
}
