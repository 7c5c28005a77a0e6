"""Word what is wrong with settings and with the use of a command: codes S1xx and U6xx."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "S200": Message(
        "文件名的样式“{pattern}”里有认不得的名称",
        "可以用的是 {known}；花括号要成对",
        "the pattern “{pattern}” for names of files has a name that is not known",
        "{known} can be used; braces come in pairs",
    ),
    "S101": Message(
        zh="设置文件写法有误：{problem}",
        zh_hint='按 TOML 的写法改正，例如 template = "jiangan"',
        en="the settings cannot be read: {problem}",
        en_hint='mend it as TOML is written, e.g. template = "jiangan"',
    ),
    "S102": Message(
        zh="没有“{key}”这个设置",
        zh_hint="最接近的是“{near}”",
        en="there is no setting “{key}”",
        en_hint="the nearest is “{near}”",
    ),
    "S103": Message(
        zh="设置“{key}”的值类型不对",
        zh_hint="应写成 {kind} 这样",
        en="the setting “{key}” has a value of the wrong kind",
        en_hint="write it like {kind}",
    ),
    "S104": Message(
        zh="设置“{key}”不能是“{value}”",
        zh_hint="可用的是：{choices}",
        en="the setting “{key}” cannot be “{value}”",
        en_hint="it can be: {choices}",
    ),
    "S105": Message(
        zh="找不到文件“{path}”",
        zh_hint="检查设置“{key}”里的路径；相对路径从设置文件所在的文件夹算起",
        en="the file “{path}” is not there",
        en_hint="check the path in the setting “{key}”; it starts from the folder of the settings",
    ),
    "S106": Message(
        zh="没有名为“{name}”的模板，也没有这个文件夹",
        zh_hint="可用的模板：{known}；用 briefgen template list 查看",
        en="there is no template “{name}”, nor such a folder",
        en_hint="there are: {known}; see briefgen template list",
    ),
    "S107": Message(
        zh="模板文件夹里没有 {file}",
        zh_hint="补上这个文件，或在 template.toml 里用 start 另外指定",
        en="the template folder has no {file}",
        en_hint="add it, or name another file as start in template.toml",
    ),
    "S108": Message(
        zh="不知道要做哪一份简报：这里没有 briefgen.toml",
        zh_hint="写 briefgen build 工作簿.xlsx --template 模板，或先 briefgen init",
        en="it is not known which packet to make: there is no briefgen.toml here",
        en_hint="write briefgen build WORKBOOK --template NAME, or begin with briefgen init",
    ),
    "S109": Message(
        zh="文件读不了：{problem}",
        zh_hint="检查权限，或关闭正在使用它的程序",
        en="the file cannot be read: {problem}",
        en_hint="check its permissions, or close the program that uses it",
    ),
    "S110": Message(
        zh="设置里没有写明“{key}”",
        zh_hint="在设置里写上，例如 {example}",
        en="the settings do not say which {key}",
        en_hint="write it there, e.g. {example}",
    ),
    "S114": Message(
        zh="模板里去掉了 {count} 个看不见的控制字符",
        zh_hint="多半是从网页粘贴来的；请把粘贴的几句重新打一遍",
        en="{count} invisible control characters were removed from the template",
        en_hint="they were probably pasted from a web page: type those sentences again",
    ),
    "S112": Message(
        zh="密级为“{secrecy}”的简报不能附带整本工作簿",
        zh_hint='去掉 --attach-workbook 或 attach = "workbook"：印出的数本来就附在 PDF 里；没有密级的请把单元格留空',
        en="a packet classified “{secrecy}” cannot carry the whole workbook",
        en_hint='drop --attach-workbook or attach = "workbook"; the printed figures travel in the PDF anyway',
    ),
    "S113": Message(
        zh="设置“{key}”不能是 {value}",
        zh_hint="写 0 到 {most} 之间的数；份额写成小数，九成是 0.9",
        en="the setting “{key}” cannot be {value}",
        en_hint="write a number from 0 to {most}; a share is written as a decimal: nine tenths are 0.9",
    ),
    "U601": Message(
        zh="命令写法有误：{problem}",
        zh_hint="用 {command} --help 查看用法",
        en="the command is not written rightly: {problem}",
        en_hint="see {command} --help",
    ),
    "U611": Message(
        zh="没有“{name}”这个选项",
        zh_hint="用 {command} --help 查看可用的选项",
        en="there is no option “{name}”",
        en_hint="see {command} --help for those that there are",
    ),
    "U612": Message(
        zh="缺少“{name}”或它的值",
        zh_hint="用 {command} --help 查看用法",
        en="“{name}” or its value is missing",
        en_hint="see {command} --help",
    ),
    "U613": Message(
        zh="“{name}”的值不能用：{problem}",
        zh_hint="用 {command} --help 查看可用的值",
        en="the value of “{name}” cannot be used: {problem}",
        en_hint="see {command} --help for the values that there are",
    ),
    "U614": Message(
        zh="没有“{name}”这个命令",
        zh_hint="用 {command} --help 查看有哪些命令",
        en="there is no command “{name}”",
        en_hint="see {command} --help for those that there are",
    ),
    "U615": Message(
        zh="多写了参数",
        zh_hint="含空格的路径请加引号；用 {command} --help 查看用法",
        en="there is an argument too many",
        en_hint="put paths with spaces between quotation marks; see {command} --help",
    ),
    "U602": Message(
        zh="文件夹“{path}”里已有 {file}",
        zh_hint="换一个空文件夹，或先把它移走",
        en="the folder “{path}” already has {file}",
        en_hint="take an empty folder, or move it away first",
    ),
    "U603": Message(
        zh="已中断；原有文件没有改动",
        zh_hint="需要时再运行一次",
        en="interrupted; no existing file was changed",
        en_hint="run it again when you like",
    ),
    "U604": Message(
        zh="程序内部出错：{problem}",
        zh_hint="原有文件没有改动；请把这条信息连同工作簿和模板告诉维护者",
        en="the program itself has failed: {problem}",
        en_hint="no existing file was changed; report this with the workbook and the template",
    ),
}
