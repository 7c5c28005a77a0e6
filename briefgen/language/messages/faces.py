"""Word what is wrong with faces: codes F9xx."""

from briefgen.language.messages.wording import Message

MESSAGES = {
    "F901": Message(
        zh="这台电脑上没有“{family}”字体，用随带的 {stand_in} 代替",
        zh_hint="装上“{family}”再做一次；不装也能印，只是字形和个别换行不同。briefgen doctor 列出各种字体",
        en="this machine has no face “{family}”; {stand_in}, which is shipped, stands in",
        en_hint="install “{family}” and build again; without it shapes and a few line ends differ. "
        "briefgen doctor lists the faces",
    ),
    "F902": Message(
        zh="“{family}”的字体文件 {file} 已损坏或不完整，没有用",
        zh_hint="重新安装这种字体",
        en="the file {file} of the face “{family}” is damaged or incomplete and was not used",
        en_hint="install the face again",
    ),
    "F903": Message(
        zh="“{family}”的字体文件 {file} 是不能用的格式",
        zh_hint="换成 TrueType 或 OpenType 字体（.ttf、.otf、.ttc）",
        en="the file {file} of the face “{family}” is of a kind that cannot be used",
        en_hint="take a TrueType or OpenType face (.ttf, .otf, .ttc)",
    ),
    "F904": Message(
        zh="“{family}”的字体文件 {file} 不许嵌入文件，没有用",
        zh_hint="向字体公司取得嵌入许可，或换一种字体",
        en="the face “{family}” ({file}) forbids embedding and was not used",
        en_hint="obtain a licence for embedding from its maker, or take another face",
    ),
}
