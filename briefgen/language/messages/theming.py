"""Word what is wrong with a theme: codes S130 to S145."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "S130": Message(
        zh="没有名为“{name}”的主题",
        zh_hint="可用的是：{known}（最接近的是 {near}）；用自己的主题，请写 theme.toml 的路径",
        en="there is no theme “{name}”",
        en_hint="there are: {known} (the nearest is {near}); for one of your own write the path of its theme.toml",
    ),
    "S131": Message(
        zh="“{key}”不能是 {value}",
        zh_hint="可以是 {low} 到 {high}；页边用毫米，字号和行距用磅",
        en="“{key}” cannot be {value}",
        en_hint="it may be from {low} to {high}; margins are millimetres, sizes and leading points",
    ),
    "S132": Message(
        zh="只有以 {base} 为底的主题才有“{key}”",
        zh_hint='删去这一行，或把 base 改成 "{base}"',
        en="only a theme on the base {base} has “{key}”",
        en_hint='leave the line out, or set base = "{base}"',
    ),
    "S133": Message(
        zh="“{key}”的“{value}”不是颜色",
        zh_hint="写六位十六进制数，如 0B4A5E",
        en="“{key}”: “{value}” is no colour",
        en_hint="write six hexadecimal digits, e.g. 0B4A5E",
    ),
    "S134": Message(
        zh="页边太大：版心只剩 {left} 毫米，至少要 {least} 毫米",
        zh_hint="把 left、right、top、bottom 改小；A4 纸宽 210 毫米、高 297 毫米",
        en="the margins are too large: {left} mm are left for the text, {least} are the least",
        en_hint="make left, right, top or bottom smaller; A4 is 210 mm wide and 297 mm high",
    ),
    "S135": Message(
        zh="行距 {leading} 磅小于字号 {body} 磅，字会压在一起",
        zh_hint="行距一般是字号的一倍半到一倍八",
        en="a leading of {leading} points is less than the size of the text, {body} points",
        en_hint="it is usually one and a half times the size or a little more",
    ),
    "S136": Message(
        zh="版心高 {depth} 磅，排不下 {lines} 行（每行至少 {leading} 磅）",
        zh_hint="行数最多 {most}；或把行距、字号、上下页边改小",
        en="a text area of {depth} points cannot hold {lines} lines of {leading} points or more",
        en_hint="{most} lines are the most; or make leading, size or margins smaller",
    ),
    "S137": Message(
        zh="版心宽 {measure} 磅，每行排不下 {characters} 个 {body} 磅的字",
        zh_hint="字数最多 {most}；或把字号、左右页边改小",
        en="a text area of {measure} points cannot hold {characters} characters of {body} points a line",
        en_hint="{most} characters are the most; or make the size or the margins smaller",
    ),
    "S138": Message(
        zh="“{key}”的 {value} 太浅，印出来看不清",
        zh_hint="换深一些的颜色：与白纸的对比度至少 4.5",
        en="“{key}”: {value} is too light to be read in print",
        en_hint="take a darker colour: its contrast with white should be 4.5 or more",
    ),
    "S139": Message(
        zh="黑白打印时，图里的 {river} 和 {mist} 分不清",
        zh_hint="把 river 改深，或把 mist 改浅",
        en="a printer without colour cannot tell {river} from {mist} in charts",
        en_hint="make river darker or mist lighter",
    ),
    "S140": Message(
        zh="字体文件“{path}”读不了",
        zh_hint="换一个完整的字体文件（.ttf、.otf、.ttc）",
        en="the face “{path}” cannot be read",
        en_hint="take a whole file (.ttf, .otf, .ttc)",
    ),
    "S141": Message(
        zh="文件“{path}”不是能用的字体",
        zh_hint="换成 TrueType 或 OpenType 字体（.ttf、.otf、.ttc）",
        en="the file “{path}” is no face that can be used",
        en_hint="take a TrueType or OpenType face (.ttf, .otf, .ttc)",
    ),
    "S142": Message(
        zh="字体文件“{path}”的许可不允许嵌入文件",
        zh_hint="换一款允许嵌入的字体，或向字体厂商取得授权",
        en="the licence of the face “{path}” forbids embedding",
        en_hint="take another face, or ask its maker for a licence",
    ),
    "S143": Message(
        zh="找不到字体“{name}”",
        zh_hint="写本机有的字体名（如 仿宋），或写字体文件的路径；相对路径从 theme.toml 所在的文件夹算起",
        en="there is no face “{name}”",
        en_hint="write a family that this machine has, or a path, which starts from the folder of theme.toml",
    ),
    "S145": Message(
        zh="标志“{path}”读不了",
        zh_hint="用 JPEG 或 PNG 重新导出；相对路径从 theme.toml 所在的文件夹算起",
        en="the logo “{path}” cannot be read",
        en_hint="export it again as JPEG or PNG; its path starts from the folder of theme.toml",
    ),
}
