"""Lay down a packet that is made from a workbook of another office: mapping, cover, pillars and a first template."""

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Severity, error, note
from briefgen.errors import CannotRun
from briefgen.indicators import WHOLE_AREAS, Dataset
from briefgen.origins import Place
from briefgen.pipeline.building import check
from briefgen.pipeline.mapping import propose
from briefgen.pipeline.opening import content_of
from briefgen.pipeline.shipped import shipped
from briefgen.pipeline.sources import SETTINGS_FILE, TEMPLATE_FILE
from briefgen.settings import Settings
from briefgen.workbook.proposing import Language, Proposal, newest
from briefgen.workbook.proposing.first_template import BOLDEST_FIRST, Manner, first_template
from briefgen.workbook.proposing.looks import OF_EACH
from briefgen.workbook.proposing.own_book import own_workbook

OWN = ("封面.xlsx", "简报封面.xlsx")
TEMPLATE, DISTRICTS = "packet", "districts"
PARENTS, PARTS = re.compile(".+[市省州]"), re.compile(".+[区县市镇乡旗]|.+街道")
TOTAL = "合计"
"""The area of figures that stand beside those of areas and name none."""
SETTINGS = """\
# 要做的简报。数在“{source}”里改；标题和支柱在 {own} 里改；文字改 {template} 里的文件。
# The packet to make. Figures are changed in “{source}”, title and pillars in {own}, words in {template}.
workbook = "data/{own}"
template = "{template}"
output = "out"
to = ["docx", "pdf"]
"""
AREAS = """
# 每个地区一份；只做几个就写名字。A packet for each area; name some to make fewer.
areas = ["all"]
"""
OVERVIEW = """\
# 全部地区一份总览：All areas in one packet: briefgen build --template overview --output out/overview
"""
TEMPLATE_SETTINGS = """\
# {description}
description = "{description}"
start = "packet.md"
language = "{language}"
theme = "briefing"
"""
DESCRIPTIONS = {
    "zh": "第一份模板，按工作簿里的表格写成",
    "en": "A first template, made from the tables of the workbook",
}


@dataclass(frozen=True, slots=True)
class Started:
    """The files that were laid down, what the workbook is read as, and what was noticed."""

    files: tuple[Path, ...]
    proposal: Proposal
    diagnostics: tuple[Diagnostic, ...]


def init_from(workbook: Path, folder: Path, period: str, language: Language) -> Started:
    """A packet in a folder, whole or not at all. Raises CannotRun where one is there already (U602), where the workbook
    cannot be read or mapped, and where the folder cannot be written (O502).
    """
    own = next(each for each in OWN if each != workbook.name)
    _refuse_taken(
        folder,
        (SETTINGS_FILE, f"data/{own}", f"data/{workbook.name}", f"templates/{TEMPLATE}", f"templates/{DISTRICTS}"),
    )
    found = propose(workbook, period, language, f"data/{workbook.name}")
    start = _Start(found, workbook, own)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".briefgen-", dir=folder) as place:
            told = start.lay_down(Path(place))
            files = tuple(_moved(Path(place), folder))
    except OSError as problem:
        shown = problem.filename or folder
        told_problem = error("O502", Place(str(folder)), path=shown, problem=problem.strerror or problem)
        raise CannotRun([told_problem]) from problem
    return Started(files, found, (*found.diagnostics, *told))


def _refuse_taken(folder: Path, names: Sequence[str]) -> None:
    taken = [error("U602", Place(str(folder)), path=folder, file=name) for name in names if (folder / name).exists()]
    if taken:
        raise CannotRun(taken)


def _moved(place: Path, folder: Path) -> Iterator[Path]:
    """Each file where it belongs; folders that are there keep what else is in them. The settings come last: without
    them nothing is a packet yet."""
    files = sorted(
        each for each in place.rglob("*") if each.is_file() and ".briefgen" not in each.relative_to(place).parts
    )
    for file in sorted(files, key=lambda each: each.name == SETTINGS_FILE):
        target = folder / file.relative_to(place)
        target.parent.mkdir(parents=True, exist_ok=True)
        file.rename(target)
        yield target


@dataclass(frozen=True, slots=True)
class _Start:
    """What a packet is made of before it is written."""

    proposal: Proposal
    workbook: Path
    own: str

    @property
    def dataset(self) -> Dataset:
        return self.proposal.dataset

    @property
    def has_areas(self) -> bool:
        """Whether every figure is of some area: each of them gets a packet."""
        return bool(self.dataset.areas) and not any(each.observations for each in self.dataset.indicators)

    @property
    def language(self) -> Language:
        """English where all names are written in Latin letters."""
        names = "".join(each.name.text for each in self.dataset.indicators)
        return "en" if names.isascii() else "zh"

    def lay_down(self, place: Path) -> tuple[Diagnostic, ...]:
        """All files of the packet in an empty folder, with the boldest template that has no findings.

        Where each has some they are not of its making, and are told.
        """
        data, templates = place / "data", place / "templates"
        data.mkdir()
        (data / self.workbook.name).write_bytes(content_of(self.workbook))
        (data / self.own).write_bytes(own_workbook(self._cover(), self.proposal.pillars))
        (place / SETTINGS_FILE).write_text(self._settings(), encoding="utf-8", newline="\n")
        if self.has_areas:
            shutil.copytree(shipped("templates") / DISTRICTS, templates / DISTRICTS, copy_function=shutil.copyfile)
            return ()
        return self._with_template(place, templates / TEMPLATE)

    def _with_template(self, place: Path, template: Path) -> tuple[Diagnostic, ...]:
        template.mkdir(parents=True)
        spoken = {"zh": "zh-CN", "en": "en"}[self.language]
        settings = TEMPLATE_SETTINGS.format(description=DESCRIPTIONS[self.language], language=spoken)
        (template / TEMPLATE_FILE).write_text(settings, encoding="utf-8", newline="\n")
        told, found = list[Diagnostic](), list[tuple[Diagnostic, ...]]()
        for manner in BOLDEST_FIRST:
            self._write(template, manner)
            wrong = tuple(each for each in check(place, Settings()).diagnostics if each.severity is Severity.ERROR)
            if not wrong:
                return tuple(told)
            told.append(note("W378", wrong[0].where, piece=_piece(manner), found=wrong[0].code))
            found.append(wrong)
        self._write(template, BOLDEST_FIRST[0])
        return found[0]

    def _write(self, template: Path, manner: Manner) -> None:
        text = first_template(self.dataset, newest(self.dataset), self.language, manner)
        (template / "packet.md").write_text(text, encoding="utf-8", newline="\n")

    def _cover(self) -> list[tuple[str, str]]:
        parent = self._parent
        title = "{地区}" + OF_EACH.sub("", self._title) if self.has_areas else self._title
        lines = [("标题", title), ("报告期", newest(self.dataset).code)]
        if self.dataset.areas and not self.has_areas:
            lines.append(("地区", parent or TOTAL))
        elif parent:
            lines.append(("上级地区", parent))
        return lines

    @property
    def _title(self) -> str:
        """The title of the only table, else the name of the file."""
        titles = {each.title for each in self.proposal.drafts}
        return (titles.pop() if len(titles) == 1 else "") or self.workbook.stem

    @property
    def _parent(self) -> str:
        """The area that holds the others, as far as names tell: the one 市 among 区."""
        names = [each.own for each in self.dataset.areas if each.own not in WHOLE_AREAS]
        above = [each for each in names if PARENTS.fullmatch(each)]
        below = [each for each in names if each not in above]
        is_clear = len(above) == 1 and len(below) > 1 and all(map(PARTS.fullmatch, below))
        return above[0] if is_clear else ""

    def _settings(self) -> str:
        template = f"templates/{DISTRICTS if self.has_areas else TEMPLATE}"
        head = SETTINGS.format(source=f"data/{self.workbook.name}", own=self.own, template=template)
        areas = AREAS + (OVERVIEW if self._parent else "") if self.has_areas else ""
        return f"{head}{areas}\n{self.proposal.text}"


def _piece(manner: Manner) -> str:
    return "chart()" if manner.charts else "{{ … }}"
