"""The wheel works where nothing of the checkout is: it carries templates, workbooks, faces and licences."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.samples import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_what_a_packet_needs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "briefgen/shipped/templates/jiangan/packet.md",
        "briefgen/shipped/templates/jiangan-en/packet.md",
        "briefgen/shipped/data/jiangan-2024.xlsx",
        "briefgen/faces/files/NotoSerifSC-Regular.ttf",
        "briefgen/py.typed",
    ):
        assert needed in names
    assert any("licences" in name and "OFL" in name for name in names)
    assert not any(name.startswith(("tests/", "out/")) for name in names)


def test_an_installed_wheel_starts_and_builds_a_packet(wheel: Path, tmp_path: Path) -> None:
    place, folder = tmp_path / "site", tmp_path / "简 报"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(place), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    folder.mkdir()
    surroundings = {**os.environ, "PYTHONPATH": str(place)}
    english = ["build", "--template", "jiangan-en", "--output", "out/en"]
    for words in (["init"], ["build"], english, ["template", "list"]):
        done = subprocess.run(
            [sys.executable, "-m", "briefgen", *words],
            cwd=folder,
            env=surroundings,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert "jiangan-en" in done.stdout
    assert (folder / "out" / "江岸区2024年发展简报.pdf").stat().st_size > 100_000
    assert (folder / "out" / "en" / "Jiang'an District 2024 Development Brief.pdf").stat().st_size > 100_000
    where = "import briefgen, briefgen.pipeline.shipped as s; print(briefgen.__file__); print(s.shipped('data'))"
    told = subprocess.run([sys.executable, "-c", where], cwd=folder, env=surroundings, capture_output=True, check=True)
    assert all(str(place) in line for line in told.stdout.decode().splitlines())


def test_the_same_calls_work_from_python(tmp_path: Path) -> None:
    import briefgen
    from briefgen.pipeline.starting import init

    init(tmp_path)
    assert briefgen.check(tmp_path).diagnostics == ()
    built = briefgen.build(tmp_path, to=("text",))
    assert [path.name for path in built.outputs] == ["江岸区2024年发展简报.txt"]
    assert built.edition.count("-") == 3
