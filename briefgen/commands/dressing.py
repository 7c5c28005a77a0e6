"""Offer the options that say how a packet is to look; what is not asked for, the settings say."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from briefgen.settings import SWITCHES, Settings

THEME = "主题：briefing、official，或 theme.toml 的路径 A theme, or the path of one."
REFERENCE = "本单位的 .docx：Word 用它的纸张、页眉页脚和样式 A .docx whose page, headers and styles Word takes."
LARGE = "大字版 In large print."
RED_HEAD = "印红头；预印纸上不印 Print the red head."
DUPLEX = "双面印：页边距左右对称，各章从右页起 For both sides of the paper, chapters on right-hand pages."
GREY = "全用黑色，供黑白打印 All in black, for grey printers."


def dressing(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options, in the order in which help lists them."""
    options = (
        click.option("--theme", default="", help=THEME),
        click.option("--reference", default="", metavar="F.docx", help=REFERENCE),
        click.option("--large-print/--no-large-print", default=None, help=LARGE),
        click.option("--red-head/--no-red-head", default=None, help=RED_HEAD),
        click.option("--grey/--no-grey", default=None, help=GREY),
        click.option("--duplex/--no-duplex", default=None, help=DUPLEX),
    )
    for option in reversed(options):
        command = option(command)
    return command


def dressed(asked: Settings, options: dict[str, Any]) -> Settings:
    """What is asked for with the values of these options, which are taken out of all options."""
    return replace(asked, **{name: options.pop(name) for name in ("theme", "reference", *SWITCHES)})
