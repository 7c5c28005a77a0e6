"""Word what is to be said of recipients, of mail and of its ways: codes D801 to D869, and S19x of its settings."""

from briefgen.language.messages.wording import Message

BUILD_ZH = "先运行 briefgen build（选项要一样），看过再发（印）"
BUILD_EN = "run briefgen build with the same options, look, and then deliver"


MESSAGES = {
    "S190": Message(
        zh="密码不能写在设置里（{key}）",
        zh_hint="拿到这个文件夹的人都会看到。删掉这一行，用环境变量 BRIEFGEN_SMTP_PASSWORD、系统的密码簿，或发送时输入",
        en="no password belongs in the settings ({key})",
        en_hint="whoever gets this folder would read it: take the line out, and use the variable"
        " BRIEFGEN_SMTP_PASSWORD, the system's keyring, or type it when asked",
    ),
    "S191": Message(
        zh="设置“{key}”里的“{value}”不是邮件地址",
        zh_hint='写成 from = "office@example.org" 或 "江岸区政府办公室 <office@example.org>"',
        en="“{value}” in the setting “{key}” is no mail address",
        en_hint='write from = "office@example.org" or "District Office <office@example.org>"',
    ),
    "S192": Message(
        zh="没有写明“{key}”，发不出去",
        zh_hint="在设置的 [mail] 里写 server 和 from；只写草稿（--eml）不需要",
        en="“{key}” is not given: nothing can be sent",
        en_hint="write server and from into [mail] of the settings; drafts (--eml) need neither",
    ),
    "D801": Message(
        zh="“{address}”不是可用的邮件地址",
        zh_hint="写成 name@example.org：@ 前后没有空格和引号，后面有点",
        en="“{address}” is no usable mail address",
        en_hint="write it like name@example.org, without blanks or quotes, with a dot behind the @",
    ),
    "D802": Message(
        zh="地址“{address}”里没有 @",
        zh_hint="写成 name@example.org；全角的＠要改成半角的 @",
        en="the address “{address}” has no @",
        en_hint="write it like name@example.org; a full-width ＠ is another character",
    ),
    "D803": Message(
        zh="“{address}”里好像有几个地址",
        zh_hint="一行一个人，一个人一个地址",
        en="“{address}” seems to be several addresses",
        en_hint="give each person a row with one address",
    ),
    "D804": Message(
        zh="“{text}”里有换行或控制字符",
        zh_hint="删掉单元格里的换行（⏎ 处）",
        en="“{text}” holds a line feed or a control character",
        en_hint="take the line feed out of the cell, where ⏎ stands",
    ),
    "D805": Message(
        zh="没有写地址",
        zh_hint="补上地址，或删掉这一行",
        en="there is no address",
        en_hint="add it, or take the row out",
    ),
    "D806": Message(
        zh="方式不能是“{text}”",
        zh_hint="可用的是：{choices}（主送、抄送、密送）",
        en="the way cannot be “{text}”",
        en_hint="it can be: {choices}",
    ),
    "D807": Message(
        zh="没有“{text}”这种文件",
        zh_hint="可用的是：{choices}，用逗号隔开；留空是全部",
        en="there are no files of the kind “{text}”",
        en_hint="there are: {choices}, parted by commas; an empty cell means all",
    ),
    "D808": Message(
        zh="语言不能是“{text}”",
        zh_hint="可用的是：{choices}；留空不限",
        en="the language cannot be “{text}”",
        en_hint="it can be: {choices}; an empty cell sets no limit",
    ),
    "D809": Message(
        zh="地址“{address}”在 {other} 已经有了",
        zh_hint="一个地址只留一行",
        en="the address “{address}” stands in {other} already",
        en_hint="leave one row for each address",
    ),
    "D810": Message(
        zh="{name}收的是{area}的简报，这一份是{own}的",
        zh_hint="核对“地区”一栏；不限地区的留空",
        en="{name} is to get packets of {area}; this is one of {own}",
        en_hint="check the column of areas; leave it empty for any area",
    ),
    "D811": Message(
        zh="没有支柱“{pillar}”",
        zh_hint="可用的编码：{known}；留空不限",
        en="there is no pillar “{pillar}”",
        en_hint="their codes are: {known}; an empty cell sets no limit",
    ),
    "D812": Message(
        zh="{name}要收 {kind}，这一版没有做",
        zh_hint="在设置的 to 里加上 {kind} 再运行 briefgen build，或改“文件”一栏",
        en="{name} is to get {kind}, which this edition has not",
        en_hint="add {kind} to the setting to and run briefgen build, or change the column of files",
    ),
    "D813": Message(
        zh="名单里没有“{address}”",
        zh_hint="--resend 后面写名单里的地址",
        en="“{address}” is not in the list",
        en_hint="--resend takes an address of the list",
    ),
    "D814": Message(
        zh="名单里没有人",
        zh_hint="在收件人工作簿里一行写一个人",
        en="there is nobody in the list",
        en_hint="give each person a row in the workbook of recipients",
    ),
    "D815": Message(
        zh="模板里没有 {file}，不知道邮件写什么",
        zh_hint="在模板的文件夹里放一份：第一行“# 主题”，下面是正文",
        en="the template has no {file}: it is not known what the mail says",
        en_hint="put one into the folder of the template: “# Subject” first, the text below",
    ),
    "D816": Message(
        zh="邮件没有主题",
        zh_hint="在 {file} 的开头写一行“# 主题”",
        en="the mail has no subject",
        en_hint="begin {file} with a line “# Subject”",
    ),
    "D817": Message(
        zh="--eml 和 --send 只能写一个",
        zh_hint="先写成草稿看看，再另运行一次发送",
        en="--eml and --send exclude each other",
        en_hint="write drafts first and look; then send in another run",
    ),
    "D820": Message(
        zh="找不到或连不上邮件服务器 {server}：{problem}",
        zh_hint="检查网络和设置里的 server、port；没有发出任何邮件",
        en="the mail server {server} cannot be reached: {problem}",
        en_hint="check the network, and server and port in the settings; nothing was sent",
    ),
    "D821": Message(
        zh="邮件服务器 {server} 的证书不可信：{problem}",
        zh_hint="过期的请对方换；单位自己的证书机构用环境变量 SSL_CERT_FILE 指明。没有发出密码和邮件",
        en="the certificate of the mail server {server} cannot be trusted: {problem}",
        en_hint="one that has expired must be renewed there; name an authority of your own in SSL_CERT_FILE."
        " Neither password nor mail was sent",
    ),
    "D822": Message(
        zh="邮件服务器 {server} 不提供加密（STARTTLS）",
        zh_hint='核对 server 和 port；465 端口用 security = "implicit"。不加密就不发：没有发出密码和邮件',
        en="the mail server {server} offers no encryption (STARTTLS)",
        en_hint='check server and port; port 465 takes security = "implicit". Unencrypted nothing goes:'
        " neither password nor mail was sent",
    ),
    "D823": Message(
        zh="邮件服务器 {server} 不认这个用户和密码：{problem}",
        zh_hint="核对 user 和密码；有的服务商要用专门的授权码。没有发出任何邮件",
        en="the mail server {server} does not accept this user and password: {problem}",
        en_hint="check both; some providers give a code of their own for programs. Nothing was sent",
    ),
    "D824": Message(
        zh="邮件服务器 {server} 不接待：{problem}",
        zh_hint="把这句话告诉管服务器的人",
        en="the mail server {server} turns us away: {problem}",
        en_hint="show these words to whoever runs the server",
    ),
    "D825": Message(
        zh="没有 {user} 的密码",
        zh_hint="设环境变量 BRIEFGEN_SMTP_PASSWORD，或放进系统的密码簿：keyring set {service} {user}；在终端里运行会问",
        en="there is no password for {user}",
        en_hint="set BRIEFGEN_SMTP_PASSWORD, or keep it in the system's keyring: keyring set {service} {user};"
        " on a terminal it is asked for",
    ),
    "D826": Message(
        zh="邮件服务器 {server} 最多收 {most} MB，这一封有 {size} MB",
        zh_hint="少附一种文件，或换一个服务器；没有发出任何邮件",
        en="the mail server {server} takes {most} MB at most; a message has {size} MB",
        en_hint="attach fewer files, or use another server; nothing was sent",
    ),
    "D827": Message(
        zh="和邮件服务器 {server} 的加密谈不成：{problem}",
        zh_hint='465 端口用 security = "implicit"，587 用 "starttls"；太旧的加密本程序不用。没有发出密码和邮件',
        en="no encryption could be agreed on with the mail server {server}: {problem}",
        en_hint='port 465 takes security = "implicit", 587 takes "starttls"; outdated encryption is not used.'
        " Neither password nor mail was sent",
    ),
    "D830": Message(
        zh="拒收：{words}",
        zh_hint="改好名单再运行一次；已收到的人不会再收",
        en="refused: {words}",
        en_hint="mend the list and run this again; nobody gets it twice",
    ),
    "D831": Message(
        zh="暂时不收：{words}",
        zh_hint="过一会儿再运行一次；已收到的人不会再收",
        en="refused for now: {words}",
        en_hint="run this again later; nobody gets it twice",
    ),
    "D832": Message(
        zh="不知道收到没有：{words}",
        zh_hint="问一问本人；没有收到就写 --resend {address}",
        en="it is not known whether this was received: {words}",
        en_hint="ask them; if they have not, write --resend {address}",
    ),
    "D833": Message(
        zh="还有 {count} 人没有轮到",
        zh_hint="再运行一次，从停下的地方接着发",
        en="{count} more were not tried",
        en_hint="run this again: it goes on where it stopped",
    ),
    "D834": Message(
        zh="地址里有中文，服务器 {server} 不收这样的地址",
        zh_hint="请对方给一个英文字母的地址",
        en="the address is not in ASCII, and the server {server} takes no such address",
        en_hint="ask for an address in plain letters",
    ),
    "D835": Message(
        zh="{count} 人都已有这一版，没有要发的",
        zh_hint="要再发一遍写 --again",
        en="nothing is to be sent; recipients that have this edition: {count}",
        en_hint="write --again to send it once more",
    ),
    "D836": Message(
        zh="另一个程序刚给 {address} 发过（印过）这一版，或正在发",
        zh_hint="等它结束再看；这里没有再发（印）",
        en="another program has just delivered this edition to {address}, or is doing it",
        en_hint="wait for it to end; nothing was delivered there from here",
    ),
    "D837": Message(
        zh="{name}的简报用别的语言，这一份不寄",
        zh_hint="用那种语言的模板再运行一次 briefgen mail",
        en="{name} reads another language and does not get this one",
        en_hint="run briefgen mail once more with the template of that language",
    ),
    "D838": Message(
        zh="{name}关心的支柱（{pillars}）这一份没有印，不寄",
        zh_hint="",
        en="{name} cares for pillars ({pillars}) of which this packet prints nothing, and does not get it",
        en_hint="",
    ),
    "D839": Message(
        zh="{name}收的是{area}的简报，这一份不寄",
        zh_hint="用 --area 写明那个地区，再运行一次 briefgen mail",
        en="{name} gets the packet of {area}, and not this one",
        en_hint="run briefgen mail once more with that --area",
    ),
    "D840": Message(
        zh="密级为“{secrecy}”的简报不能用邮件发",
        zh_hint="按保密规定送达；没有密级的请把这一格留空",
        en="a packet classified “{secrecy}” goes by no mail",
        en_hint="deliver it as the rules say; leave the cell empty if it is not classified",
    ),
    "D841": Message(
        zh="发布日期 {date} 还没有到（今天 {today}）",
        zh_hint="到那天再发；日期写错了就改这一格，再做一版",
        en="the day of issue, {date}, is yet to come (today is {today})",
        en_hint="send it on that day; if the date is wrong, mend the cell and build again",
    ),
    "D842": Message(
        zh="“{folder}”里没有做好的简报",
        zh_hint=BUILD_ZH + "；各地区分开做的，写明 --area",
        en="there is no packet in “{folder}”",
        en_hint=BUILD_EN + "; of packets for several areas name one with --area",
    ),
    "D843": Message(
        zh="文件夹里是版本 {found}，现在应是 {edition}：工作簿、模板或设置改过",
        zh_hint=BUILD_ZH,
        en="the folder holds edition {found}; by now it is {edition}: workbook, template or settings have changed",
        en_hint=BUILD_EN,
    ),
    "D844": Message(
        zh="“{name}”不在了",
        zh_hint=BUILD_ZH,
        en="“{name}” is gone",
        en_hint=BUILD_EN,
    ),
    "D845": Message(
        zh="“{name}”做好以后被改过",
        zh_hint="要的是改过的内容，就改工作簿和模板；" + BUILD_ZH,
        en="“{name}” was changed after it was built",
        en_hint="put the changes into workbook and template; " + BUILD_EN,
    ),
    "D846": Message(
        zh="附 {kinds} 的邮件有 {size} MB，超过上限 {limit} MB：{names} 等",
        zh_hint="少附一种文件，或在设置的 [mail] 里改 limit",
        en="a message with {kinds} has {size} MB, over the limit of {limit} MB: {names} and others",
        en_hint="attach fewer files, or change limit in [mail] of the settings",
    ),
    "D850": Message(
        zh="邮件里放不下 {block}()",
        zh_hint="邮件里可以有标题、段落、列表、表和大数字；图和封面在附件里",
        en="a mail cannot show {block}()",
        en_hint="headings, paragraphs, lists, tables and key figures can stand in a mail; the rest is in the files",
    ),
    "D860": Message(
        zh="手里有旧版 {edition} 的有 {count} 人：{people}",
        zh_hint="做好新的一版，用 briefgen mail 寄给他们；briefgen history 列出谁何时收到",
        en="they hold the old edition {edition} ({count}): {people}",
        en_hint="build the new one and send it with briefgen mail; briefgen history lists who was sent what, and when",
    ),
}
