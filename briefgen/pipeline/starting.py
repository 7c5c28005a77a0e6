"""Lay down a packet to start from, and tell which templates there are."""

import shutil
from pathlib import Path

from briefgen.diagnostics import error
from briefgen.errors import CannotRun
from briefgen.narrative import decoded
from briefgen.origins import Place
from briefgen.pipeline.shipped import shipped, template_names
from briefgen.pipeline.sources import SETTINGS_FILE, TEMPLATE_FILE
from briefgen.settings import template_settings

STARTING_TEMPLATE, STARTING_WORKBOOK = "jiangan", "jiangan-2024.xlsx"
RECIPIENTS = "recipients.xlsx"
STARTING_SETTINGS = """\
# 要做的简报。改数请改工作簿，改文字请改 templates 里的文件。
# The packet to make. Change figures in the workbook, words in the files of templates.
workbook = "data/{workbook}"
template = "templates/{template}"
output = "out"
to = ["docx", "pdf"]

# 寄邮件用；密码不写在这里。For briefgen mail; the password is not written here.
# [mail]
# server = "smtp.example.org"
# from = "江岸区政府办公室 <office@example.org>"
# user = "office@example.org"
"""


def init(folder: Path) -> tuple[Path, ...]:
    """Copy settings, workbook and template into a folder. Raises CannotRun where one of them is there already.

    A list of recipients is laid beside the workbook where there is none.
    """
    template, workbook = folder / "templates" / STARTING_TEMPLATE, folder / "data" / STARTING_WORKBOOK
    settings = folder / SETTINGS_FILE
    taken = [
        error("U602", Place(str(folder)), path=folder, file=path.relative_to(folder).as_posix())
        for path in (settings, workbook, template)
        if path.exists()
    ]
    if taken:
        raise CannotRun(taken)
    try:
        _lay_down(settings, workbook, template)
    except OSError as problem:
        shown = problem.filename or folder
        raise CannotRun(
            [error("O502", Place(str(folder)), path=shown, problem=problem.strerror or problem)]
        ) from problem
    return settings, workbook, template


def _lay_down(settings: Path, workbook: Path, template: Path) -> None:
    workbook.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(shipped("data") / STARTING_WORKBOOK, workbook)
    if not (workbook.parent / RECIPIENTS).exists():
        shutil.copyfile(shipped("data") / RECIPIENTS, workbook.parent / RECIPIENTS)
    shutil.copytree(shipped("templates") / STARTING_TEMPLATE, template, copy_function=shutil.copyfile)
    words = STARTING_SETTINGS.format(workbook=STARTING_WORKBOOK, template=STARTING_TEMPLATE)
    settings.write_text(words, encoding="utf-8", newline="\n")


def templates() -> tuple[tuple[str, str], ...]:
    """(name, description) of each shipped template."""
    return tuple((name, _description(name)) for name in template_names())


def _description(name: str) -> str:
    path = shipped("templates") / name / TEMPLATE_FILE
    return template_settings(decoded(path.read_bytes()), path.name).output.description
