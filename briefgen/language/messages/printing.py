"""Word what is to be said of paper, of printers and of jobs: codes D870 to D899."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "D870": Message(
        zh="密级为“{secrecy}”的简报要逐份编号才能印",
        zh_hint="加 --numbered（涉密公文应当标注份号）；没有密级的请把这一格留空",
        en="a packet classified “{secrecy}” is printed in numbered copies only",
        en_hint="add --numbered; leave the cell empty if it is not classified",
    ),
    "D871": Message(
        zh="发布日期 {date} 还没有到（今天 {today}）",
        zh_hint="提前印好备用的，加 --early；日期写错了就改这一格，再做一版",
        en="the day of issue, {date}, is yet to come (today is {today})",
        en_hint="to print it ahead of that day add --early; if the date is wrong, mend the cell and build again",
    ),
    "D872": Message(
        zh="这一版 {at} 已经在 {name} 上印过",
        zh_hint="确要再印，加 --again；只换一版，先 briefgen build",
        en="this edition was printed on {name} at {at}",
        en_hint="to print it once more add --again; of another edition, build it first",
    ),
    "D873": Message(
        zh="这一版 {at} 交给 {name} 印过，印出来没有不知道（任务 {job}）",
        zh_hint="先去打印机那里看；没有印出来，或确要再印，加 --again",
        en="this edition was handed to {name} at {at}; whether it was printed nobody knows (job {job})",
        en_hint="look at the printer first; if nothing came out, or you want it once more, add --again",
    ),
    "D874": Message(
        zh="这一版的份号 {number} 已经印过",
        zh_hint="不写起始号就接着往下编；这一份印坏了要重印，加 --again",
        en="copy {number} of this edition was printed already",
        en_hint="without a first number the series goes on; to print a spoilt copy again add --again",
    ),
    "D875": Message(
        zh="“{folder}”里的这一版没有 PDF，打印用的是 PDF",
        zh_hint="在设置的 to 里加上 pdf，再运行 briefgen build",
        en="this edition in “{folder}” has no PDF, which is what is printed",
        en_hint="add pdf to the setting to, and run briefgen build",
    ),
    "D876": Message(
        zh="看不懂页码“{text}”",
        zh_hint="写成 1,3-5（印在页上的页码，从小到大）；没有页码的写 cover，或 #1-#2：从头数第几页",
        en="“{text}” is no list of pages",
        en_hint="write 1,3-5 (the numbers printed on the pages, upwards); cover, or #1-#2 counted from the first page,"
        " for those without one",
    ),
    "D877": Message(
        zh="没有第 {page} 页",
        zh_hint="印在页上的页码是 {known}；从头数共 {count} 页，写成 #1 到 #{count}",
        en="there is no page {page}",
        en_hint="the printed numbers are {known}; counted from the first page there are #1 to #{count}",
    ),
    "D878": Message(
        zh="份号印在首页，要印的里面没有首页",
        zh_hint="在 --pages 里加上 cover，或去掉 --numbered",
        en="the copy number stands on the first page, which is not among those to be printed",
        en_hint="add cover to --pages, or take --numbered out",
    ),
    "D879": Message(
        zh="首页印份号的地方已经有“{words}”",
        zh_hint="在“封面”表的“份号”一行写“逐份编号”，再运行 briefgen build：首页第一行就空出来",
        en="“{words}” stands where the copy number would",
        en_hint="write “numbered” into the line 份号 of the sheet 封面 and run briefgen build: that line stays free",
    ),
    "D880": Message(
        zh="这台电脑上没有打印系统 CUPS（lp、lpstat）",
        zh_hint="装上（Debian：apt-get install cups-client），或用 --to-file 写成 PDF 再印",
        en="this machine has no printing system CUPS (lp, lpstat)",
        en_hint="install it (Debian: apt-get install cups-client), or write a PDF with --to-file and print that",
    ),
    "D881": Message(
        zh="没有名为“{name}”的打印机",
        zh_hint="现有：{printers}。一台也没有时，看 CUPS 是否在运行：lpstat -r",
        en="there is no printer “{name}”",
        en_hint="there are: {printers}. If there is none at all, see whether CUPS is running: lpstat -r",
    ),
    "D882": Message(
        zh="没有写明用哪台打印机，也没有默认的",
        zh_hint="写 --printer 名称，或在设置的 [print] 里写 printer；lpstat -e 列出名称。"
        "一台也没有时，看 CUPS 是否在运行：lpstat -r",
        en="no printer is named, and there is no default one",
        en_hint="write --printer NAME, or printer into [print] of the settings; lpstat -e lists the names."
        " If it lists none, see whether CUPS is running: lpstat -r",
    ),
    "D883": Message(
        zh="打印机 {name} 停着：{complaint}",
        zh_hint="排除故障后 cupsenable {name}，再印",
        en="the printer {name} is stopped: {complaint}",
        en_hint="mend what is wrong, then cupsenable {name}, and print",
    ),
    "D884": Message(
        zh="打印机 {name} 现在不收任务",
        zh_hint="请管理员 cupsaccept {name}，或换一台",
        en="the printer {name} takes no jobs now",
        en_hint="ask for cupsaccept {name}, or take another printer",
    ),
    "D885": Message(
        zh="打印机 {name} 做不到 {asked}",
        zh_hint="可用的是：{offered}",
        en="the printer {name} does not offer {asked}",
        en_hint="it can do: {offered}",
    ),
    "D886": Message(
        zh="打印机 {name} 没有收下任务：{problem}",
        zh_hint="什么都没有印；按它说的改，再印",
        en="the printer {name} did not take the job: {problem}",
        en_hint="nothing was printed; mend what it says, and print",
    ),
    "D887": Message(
        zh="任务 {job} 没有印成，打印系统中止了它：{complaint}",
        zh_hint="看出纸盘里有没有印了一半的，收掉；排除故障再印",
        en="job {job} was not printed; the printing system aborted it: {complaint}",
        en_hint="take what is half printed out of the tray; mend what is wrong, and print",
    ),
    "D888": Message(
        zh="任务 {job} 被取消了：{complaint}",
        zh_hint="看出纸盘里有没有印了一半的，收掉；再运行一次就重新印",
        en="job {job} was canceled: {complaint}",
        en_hint="take what is half printed out of the tray; run it again to print",
    ),
    "D889": Message(
        zh="任务 {job} 停在打印机那里，等人处理：{complaint}",
        zh_hint="排除故障后它会接着印，不用再发；不要了就 cancel {job}。看它的情形：lpstat -p -l",
        en="job {job} stands still at the printer until somebody sees to it: {complaint}",
        en_hint="it goes on when that is mended: do not send it again; to be rid of it: cancel {job}. See lpstat -p -l",
    ),
    "D890": Message(
        zh="等了 {seconds} 秒，任务 {job} 还没有印完，结果不明：{complaint}",
        zh_hint="它还在打印机那里：lpstat -o 看任务，lpstat -p -l 看打印机；不要了就 cancel {job}。"
        "在 [print] 里改 timeout 可以等得更久",
        en="after {seconds} seconds job {job} is not at its end: {complaint}",
        en_hint="it is still at the printer: see lpstat -o and lpstat -p -l; to be rid of it: cancel {job}."
        " A larger timeout in [print] waits longer",
    ),
    "D891": Message(
        zh="已交给 Windows 打印；印出来没有，要到打印机那里看",
        zh_hint="双面、纸张、装订按打印机自己的设置",
        en="handed over to Windows to be printed; see at the printer what became of it",
        en_hint="sides, paper and staples are as the printer is set up",
    ),
    "D892": Message(
        zh="还有 {count} 份没有印",
        zh_hint="排除故障后再运行一次 --numbered：接着没有印成的那一号往下印",
        en="not printed: {count} more",
        en_hint="mend what is wrong and run --numbered again: it goes on from the number that was not printed",
    ),
    "D893": Message(
        zh="打印机 {name} 报告：{complaint}",
        zh_hint="先去看一下，免得印到一半",
        en="the printer {name} reports: {complaint}",
        en_hint="see to it first, lest it stops half-way",
    ),
    "D894": Message(
        zh="没有等完；任务 {job} 还在打印机那里，台账里记作不明",
        zh_hint="它会照样印；不要了就 cancel {job}",
        en="not waited for: job {job} is still at the printer, and unknown in the ledger",
        en_hint="it will be printed all the same; to be rid of it: cancel {job}",
    ),
    "D895": Message(
        zh="{one} 和 {other} 不能一起写",
        zh_hint="只留一个",
        en="{one} and {other} exclude each other",
        en_hint="leave one of them out",
    ),
    "D896": Message(
        zh="打印系统 {server} 没有回应：{problem}",
        zh_hint="看 CUPS 是否在运行：lpstat -r；远程的看环境变量 CUPS_SERVER",
        en="the printing system {server} does not answer: {problem}",
        en_hint="see whether CUPS is running: lpstat -r; for one elsewhere, see the variable CUPS_SERVER",
    ),
    "D897": Message(
        zh="打印机 {name} 没有说它能做什么",
        zh_hint="双面和纸张照样告诉它，照不照办要看印出来的",
        en="the printer {name} does not tell what it can do",
        en_hint="it is told sides and paper all the same; see what comes out",
    ),
    "D898": Message(
        zh="份号最多六位，排不到 {last}",
        zh_hint="用 --numbered 写一个小一点的起始号",
        en="a copy number has six digits: {last} is too large",
        en_hint="name a smaller first number with --numbered",
    ),
    "D899": Message(
        zh="打印系统不再知道任务 {job}，结果不明：{complaint}",
        zh_hint="到打印机那里看印出来没有；系统不留存印过的任务时也会这样（cupsd.conf 的 PreserveJobHistory）",
        en="the printing system does not know job {job} any more: {complaint}",
        en_hint="look at the printer; so it is, too, where jobs that are done are not kept (PreserveJobHistory)",
    ),
}
