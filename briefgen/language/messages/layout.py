"""Word what layout finds: codes L4xx."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "L401": Message(
        zh="字符“{character}”（{code}）没有字体可以印出",
        zh_hint="换成常用的字，或删去表情符号等特殊字符",
        en="no face has the character “{character}” ({code})",
        en_hint="write it with usual characters; leave out emoji and the like",
    ),
    "L402": Message(
        zh="表格有 {columns} 栏，竖排的页面排不下，已转为横页",
        zh_hint='不想要横页，就减少栏数或缩短格里的字；没有问题可在设置里写 ignore = ["L402"]',
        en="the table of {columns} columns is too wide for an upright page; its page is turned",
        en_hint='leave columns out or shorten what cells say; where it is right so, set ignore = ["L402"]',
    ),
    "L403": Message(
        zh="链接“{target}”在简报里没有去处",
        zh_hint="可用的是：{known}",
        en="the link “{target}” leads nowhere in the packet",
        en_hint="there are: {known}",
    ),
    "L404": Message(
        zh="字符“{character}”（{code}）随带的字体没有，用这台电脑上的“{family}”印",
        zh_hint="换一台电脑做，可能印成别的样子，或印不出；正式的稿子请固定在一台电脑上做",
        en="no shipped face has the character “{character}” ({code}); “{family}” of this machine sets it",
        en_hint="another machine may set it otherwise, or not at all: make what is issued on one machine",
    ),
    "L405": Message(
        zh="表格有 {columns} 栏，横页也排不下，已按栏拆成 {parts} 张，每张都重复第一栏",
        zh_hint="减少栏数，或在模板里自己拆成几张表",
        en="the table of {columns} columns is too wide even for a turned page: parted into {parts}, each with column 1",
        en_hint="leave columns out, or make several tables in the template",
    ),
    "L406": Message(
        zh="列表里的表格有 {columns} 栏，一页最多排下 {most} 栏",
        zh_hint="把表格移到列表外面，就可以转为横页",
        en="the table within a list has {columns} columns; a page holds {most}",
        en_hint="move it out of the list: there its page can be turned",
    ),
    "L410": Message(
        zh="图“{title}”比一页还高",
        zh_hint="少画几项，或用 names 写短名称",
        en="the chart “{title}” is higher than a page",
        en_hint="show fewer items, or give shorter names",
    ),
}
