"""Word what happens when files are written: codes O5xx."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "O501": Message(
        zh="“{name}”不是本程序上次写的样子（可能有人改过），已移为“{kept}”",
        zh_hint="需要的改动请写回工作簿或模板",
        en="“{name}” is not as this program left it (somebody may have edited it); it is now “{kept}”",
        en_hint="put the edits that matter into the workbook or the template",
    ),
    "O502": Message(
        zh="写不了“{path}”：{problem}",
        zh_hint="磁盘满了就腾出空间，没有权限就用 --output 换个文件夹，文件开着就先关上；原有文件没有改动",
        en="“{path}” cannot be written: {problem}",
        en_hint="free the disk, write elsewhere with --output, or close the file; no existing file was changed",
    ),
    "O503": Message(
        zh="这台电脑上没有 LibreOffice，目录的页码用本程序自己的分页",
        zh_hint="装上 LibreOffice 再做，或在 Word 里右键目录、选“更新域”",
        en="there is no LibreOffice here: the contents have the page numbers of this program's own layout",
        en_hint="install LibreOffice and build again, or update the field of the contents in Word",
    ),
    "O504": Message(
        zh="LibreOffice 没有给出这个文件的分页（等了最多 {seconds} 秒），目录的页码用本程序自己的分页",
        zh_hint="关闭正在运行的 LibreOffice 再做一次，或在 Word 里更新目录",
        en="LibreOffice gave no pages of this file (within {seconds} seconds): the contents have our own page numbers",
        en_hint="close LibreOffice and build again, or update the contents in Word",
    ),
    "O505": Message(
        zh="按 LibreOffice 的分页改了 {count} 个标题的页码",
        zh_hint="PDF 的页码不变；两者不同是因为分页不同",
        en="the page numbers of {count} headings now follow LibreOffice's pages",
        en_hint="the PDF keeps its own: the two part their pages at different places",
    ),
    "O510": Message(
        zh="这个文件夹不报告文件的改动（网络共享多是这样），改为不断查看",
        zh_hint="下次可以一开始就用 briefgen watch --poll",
        en="this folder does not tell of changes (network shares often do not): its files are now polled",
        en_hint="next time begin with briefgen watch --poll",
    ),
    "O511": Message(
        zh="这个文件夹正由另一个程序写：{host} 上的进程 {process}，从 {since} 起",
        zh_hint="等它做完再来；如果那个程序已经不在，删去 {lock}",
        en="another program is writing in this folder: process {process} on {host}, since {since}",
        en_hint="wait until it is done; if that program is no more, delete {lock}",
    ),
    "O525": Message(
        "已中断；{count} 份已经处理，做好的都是完整的",
        "再运行一次，接着做其余的",
        "interrupted; {count} packets were seen to, and those that were made are whole",
        "run it again to go on with the others",
    ),
    "O526": Message(
        "工作簿里没有“{area}”了，它的简报还在",
        "不再用就把这个文件夹挪走；改过名的地区另有新的文件夹",
        "the workbook has no area “{area}” any more, and its packet is still there",
        "move the folder away if it is not needed; an area with a new name has a new folder",
    ),
    "O521": Message(
        "做这份简报的进程两次中断",
        "多半是内存不够；用 --area 单独做这一份，看它说什么",
        "the process that was making this packet ended twice",
        "memory may have run out: make it alone with --area, and see what it says",
    ),
    "O522": Message(
        "用集群要先装 distributed",
        '运行 pip install "briefgen[cluster]"，各台机器都要装',
        "a cluster needs the library distributed",
        'run pip install "briefgen[cluster]" on every machine',
    ),
    "O523": Message(
        "{address} 没有 Dask 调度程序应答（{problem}）",
        "先运行 dask scheduler 和 dask worker，再写它报出的地址，如 tcp://10.0.0.1:8786",
        "no Dask scheduler answers at {address} ({problem})",
        "start dask scheduler and dask worker, and write the address that it tells, such as tcp://10.0.0.1:8786",
    ),
    "O512": Message(
        zh="制作期间“{name}”又有改动，这一版用的是改动前的内容",
        zh_hint="再做一次",
        en="“{name}” changed while the packet was being made: this edition has what it said before",
        en_hint="build again",
    ),
}
