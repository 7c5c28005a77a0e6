"""Word in Chinese what a system says of a file that cannot be read or written, and of a connection that breaks."""

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
        (errno.ECONNREFUSED, "对方没有开这个端口"),
        (errno.ECONNRESET, "连接被对方断开"),
        (errno.EPIPE, "连接被对方断开"),
        (errno.ENETUNREACH, "网络不通"),
        (errno.EHOSTUNREACH, "网络不通"),
    )
} | {
    "timed out": "没有回应",
    "interrupted": "中断了",
    "Connection unexpectedly closed": "连接断了",
    "Name or service not known": "没有这个服务器名",
    "Temporary failure in name resolution": "查不到服务器名，网络可能不通",
    "nodename nor servname provided, or not known": "没有这个服务器名",
    "getaddrinfo failed": "没有这个服务器名",
    "certificate has expired": "已过期",
    "self-signed certificate": "自己签的证书",
    "self-signed certificate in certificate chain": "不认识的证书机构",
    "unable to get local issuer certificate": "不认识的证书机构",
}
"""The system's own words for an error number → ours. What is not here is told as the system tells it."""
