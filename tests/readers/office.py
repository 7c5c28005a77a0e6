"""Let LibreOffice save files again and print them to PDF, once for all tests that look at what it made."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefgen.faces.faces import FILES

OFFICE = shutil.which("soffice")
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{faces}</dir><cachedir>{cache}</cachedir></fontconfig>"""
PATIENCE = 180.0
"""Seconds after which an office that does not answer is given up."""


def converted(folder: Path, kind: str, **files: bytes) -> Path:
    """A folder with each file as LibreOffice saves it in another kind; with the shipped faces and no others."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed: nothing saves or prints the Word file")
    names = [f"{name}.docx" for name in files]
    for name, content in zip(names, files.values(), strict=True):
        (folder / name).write_bytes(content)
    (folder / "fonts.conf").write_text(FONTS.format(faces=FILES, cache=folder / "cache"), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [OFFICE, "--headless", profile, "--convert-to", kind, "--outdir", str(folder / kind), *names],
        cwd=folder,
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
        capture_output=True,
        check=True,
        timeout=PATIENCE,
    )
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
