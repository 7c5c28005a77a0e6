"""Let LibreOffice save, print and set Word files with the faces of the house and no others, and read what it set."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_double
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest

from briefgen.faces.faces import FILES

OFFICE = shutil.which("soffice")
MISSING = "LibreOffice is not installed: nothing sets the Word file"
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{faces}</dir><cachedir>{cache}</cachedir></fontconfig>"""
PATIENCE = 180.0
"""Seconds after which an office that does not answer is given up."""


def convert(folder: Path, kind: str, target: Path, *names: str) -> None:
    """Convert files of the folder in one run."""
    (folder / "fonts.conf").write_text(FONTS.format(faces=FILES, cache=folder / "cache"), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), "--headless", profile, "--convert-to", kind, "--outdir", str(target), *names]
    surroundings = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, check=True, timeout=PATIENCE)


MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Decide(folder As String, verdicts As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName"
  form(0).Value = "MS Word 2007 XML"
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  For Each verdict In Split(verdicts, ";")
    words = Split(verdict, ":")
    document = StarDesktop.loadComponentFromURL(folder &amp; "/" &amp; words(0) &amp; ".docx", "_blank", 0, hidden())
    command = ".uno:" &amp; words(1) &amp; "TrackedChanges"
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
    document.storeToURL(folder &amp; "/decided/" &amp; words(0) &amp; ".docx", form())
    document.close(True)
  Next
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"""


def decided(folder: Path, **files: tuple[str, bytes]) -> Path:
    """A folder with each Word file after LibreOffice did with its changes what is said: AcceptAll or RejectAll.

    LibreOffice takes such commands from a macro only; it stands in a profile that was made for it.
    """
    converted(folder, "txt", **dict([next((name, content) for name, (_, content) in files.items())]))
    for name, (_, content) in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    standard = folder / "profile/user/basic/Standard"
    (standard / "Module1.xba").write_text(MACRO, encoding="utf-8")
    (standard / "script.xlb").write_text(LIBRARY, encoding="utf-8")
    (folder / "decided").mkdir()
    verdicts = ";".join(f"{name}:{verdict}" for name, (verdict, _) in files.items())
    call = f"macro:///Standard.Module1.Decide({folder.as_uri()},{verdicts})"
    command = [str(OFFICE), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", call]
    subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=PATIENCE)
    return folder / "decided"


def converted(folder: Path, kind: str, **files: bytes) -> Path:
    """A folder with each file as LibreOffice saves it in another kind."""
    if OFFICE is None:
        pytest.skip(MISSING)
    names = [f"{name}.docx" for name in files]
    for name, content in zip(names, files.values(), strict=True):
        (folder / name).write_bytes(content)
    convert(folder, kind, folder / kind, *names)
    return folder / kind


@contextmanager
def once(folder: Path) -> Iterator[bool]:
    """Whether this process is the first to ask for the folder; others wait until the first is done with it."""
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        waited = 0.0
        while not (folder / "done").exists() and waited < PATIENCE:
            time.sleep(0.1)
            waited += 0.1
        yield False
        return
    try:
        yield True
    finally:
        (folder / "done").touch()


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as it was set: its words, where its ink begins and ends, and its baseline, from the page's top left."""

    text: str
    left: float
    right: float
    baseline: float


def set_lines(path: Path) -> list[list[SetLine]]:
    """The lines of each page of a PDF, top to bottom."""
    document = pypdfium2.PdfDocument(path)
    pages = [_lines(page) for page in document]
    document.close()
    return pages


def _lines(page: pypdfium2.PdfPage) -> list[SetLine]:
    words, height = page.get_textpage(), page.get_height()
    at: dict[int, list[tuple[float, str, float, float]]] = {}
    for index in range(words.count_chars()):
        character = words.get_text_range(index, 1)
        if character.strip():
            left, _, right, _ = words.get_charbox(index)
            baseline = height - _baseline(words, index)
            at.setdefault(round(baseline), []).append((left, character, right, baseline))
    lines = [sorted(found) for _, found in sorted(at.items())]
    return [
        SetLine("".join(each[1] for each in line), line[0][0], max(each[2] for each in line), line[0][3])
        for line in lines
    ]


def _baseline(words: pypdfium2.PdfTextPage, index: int) -> float:
    """Where the pen stood, in points above the foot of the page."""
    x, y = c_double(), c_double()
    assert raw.FPDFText_GetCharOrigin(words.raw, index, byref(x), byref(y))
    return y.value
