"""Word in Chinese what an operating system says of a file that cannot be read or written."""

import errno
import os

REFUSALS = {
    os.strerror(number): words
    for number, words in (
        (errno.ENOENT, "没有这个文件或文件夹"),
        (errno.EACCES, "没有权限"),
        (errno.EPERM, "系统不允许"),
        (errno.EEXIST, "已经有同名的文件"),
        (errno.EISDIR, "这是文件夹，不是文件"),
        (errno.ENOTDIR, "路径中间有一段不是文件夹"),
        (errno.ENOTEMPTY, "文件夹不是空的"),
        (errno.ENOSPC, "磁盘满了"),
        (errno.EDQUOT, "磁盘配额用完了"),
        (errno.EFBIG, "文件太大"),
        (errno.EROFS, "磁盘只能读，不能写"),
        (errno.EBUSY, "文件正在使用"),
        (errno.ETXTBSY, "文件正在使用"),
        (errno.ENAMETOOLONG, "文件名太长"),
        (errno.EMFILE, "打开的文件太多"),
        (errno.ENFILE, "打开的文件太多"),
        (errno.ELOOP, "链接绕成了圈"),
        (errno.EIO, "磁盘读写出错"),
        (errno.ESTALE, "网络共享已断开"),
        (errno.ETIMEDOUT, "网络没有回应"),
        (errno.EINVAL, "路径里有不能用的字符"),
    )
}
"""The system's own words for an error number → ours. What is not here is told as the system tells it."""
