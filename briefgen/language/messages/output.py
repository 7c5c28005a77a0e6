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
        zh_hint="关闭正在打开它的程序，检查文件夹权限和磁盘空间；原有文件没有改动",
        en="“{path}” cannot be written: {problem}",
        en_hint="close the program that has it open, check permissions and disk space; no existing file was changed",
    ),
}
