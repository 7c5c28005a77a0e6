"""Run a CUPS of our own on loopback, with printers that do what a test asks of them and keep what they print."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

CUPSD = shutil.which("cupsd") or shutil.which("cupsd", path="/usr/sbin:/sbin")
needs_cups = pytest.mark.skipif(
    not (CUPSD and shutil.which("lp") and shutil.which("lpstat") and Path("/usr/lib/cups/filter").is_dir()),
    reason="CUPS (cupsd, lp, lpstat) is not installed",
)
PATIENCE = 10
"""Seconds for the daemon to start."""
SETTINGS = """Listen 127.0.0.1:{port}
Listen {home}/socket
Browsing No
WebInterface No
DefaultAuthType None
DefaultPaperSize A4
PreserveJobHistory Yes
PreserveJobFiles No
ErrorPolicy stop-printer
LogLevel info
<Location />
  Order deny,allow
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """ServerRoot {home}
ServerBin {home}/bin
CacheDir {home}/cache
StateDir {home}/state
RequestRoot {home}/spool
TempDir {home}/spool/tmp
DocumentRoot {home}
DataDir /usr/share/cups
AccessLog {home}/access
ErrorLog {home}/errors
PageLog {home}/pages
FileDevice Yes
User {user}
Group {group}
"""
BACKEND = """#!/bin/sh
# job user title copies options [file]; with nothing: what devices there are
[ $# -eq 0 ] && exit 0
home="{home}/printed"
manner=$(cat "$home/manner")
case "$manner" in
  fails) echo "ERROR: the fuser is cold" >&2; exit 1 ;;
  cancels) echo "ERROR: cannot be rendered" >&2; exit 5 ;;
  holds) exit 3 ;;
  stops) echo "ERROR: unplugged" >&2; exit 4 ;;
  empty) echo "STATE: +media-empty-error" >&2; while [ "$(cat "$home/manner")" = empty ]; do sleep 0.1; done
         echo "STATE: -media-empty-error" >&2 ;;
  waits) while [ "$(cat "$home/manner")" = waits ]; do sleep 0.1; done ;;
esac
number=$(printf %05d "$1")
printf '%s\\n%s\\n%s\\n' "$3" "$4" "$5" > "$home/$number.job"
if [ $# -ge 6 ]; then cat "$6" > "$home/$number.part"; else cat > "$home/$number.part"; fi
mv "$home/$number.part" "$home/$number.pdf"
"""
DRIVER = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "PAPER.PPD"
*Product: "(Paper)"
*Manufacturer: "Paper"
*ModelName: "Paper"
*ShortNickName: "Paper"
*NickName: "Paper"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*cupsVersion: 2.4
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Paper: PickOne
*DefaultPageSize: A4
*PageSize A3/A3: ""
*PageSize A4/A4: ""
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*DefaultPageRegion: A4
*PageRegion A3/A3: ""
*PageRegion A4/A4: ""
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A3/A3: "0 0 842 1191"
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A3/A3: "842 1191"
*PaperDimension A4/A4: "595 842"
*OpenUI *Duplex/Both sides: PickOne
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long edge: ""
*Duplex DuplexTumble/Short edge: ""
*CloseUI: *Duplex
*OpenUI *StapleLocation/Staple: PickOne
*DefaultStapleLocation: None
*StapleLocation None/Off: ""
*StapleLocation SinglePortrait/Upper left: ""
*CloseUI: *StapleLocation
"""
PLAIN = "\n".join(line for line in DRIVER.splitlines() if "Duplex" not in line and "StapleLocation" not in line) + "\n"
"""The driver of a printer without any of it."""


@dataclass(frozen=True, slots=True)
class Printers:
    """The daemon's folder and address. `manner` is what its printers do with a job."""

    home: Path
    server: str

    @property
    def printed(self) -> Path:
        return self.home / "printed"

    def manner(self, word: str) -> None:
        self.printed.joinpath("manner").write_text(word, encoding="ascii")

    def jobs(self) -> list[tuple[bytes, list[str]]]:
        """What was printed, in this order: the bytes, and title, copies and options of the job."""
        return [
            (each.read_bytes(), each.with_suffix(".job").read_text(encoding="utf-8").splitlines())
            for each in sorted(self.printed.glob("*.pdf"))
        ]

    def wait_for(self, count: int) -> None:
        """Until so many jobs are printed."""
        until = time.monotonic() + PATIENCE
        while len(list(self.printed.glob("*.pdf"))) < count and time.monotonic() < until:
            time.sleep(0.02)

    def ask(self, *command: str) -> str:
        """A program of CUPS, which must end well."""
        done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "CUPS_SERVER": self.server})
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def reset(self) -> None:
        """No job waits, every printer prints, nothing is printed yet."""
        self.manner("prints")
        self.ask("cancel", "-a")
        for name in ("文印室", "plain", "tired"):
            self.ask("cupsenable", name)
            self.ask("cupsaccept", name)
        for each in self.printed.glob("*.*"):
            each.unlink()


@contextmanager
def printing(home: Path) -> Iterator[Printers]:
    """A running daemon, which ends with the block. Printers: 文印室 (A3 and A4, both sides, staples), plain (one side,
    no staples), tired (as plain; what fails is aborted) and raw (no driver)."""
    made = _laid_out(home)
    assert CUPSD is not None
    with (home / "said").open("wb") as said:
        daemon = subprocess.Popen(
            [CUPSD, "-f", "-c", str(home / "cupsd.conf"), "-s", str(home / "cups-files.conf")],
            stdout=said,
            stderr=said,
        )
    try:
        _wait(made, daemon)
        _add(made, "文印室", DRIVER)
        _add(made, "plain", PLAIN)
        _add(made, "tired", PLAIN)
        made.ask("lpadmin", "-p", "tired", "-o", "printer-error-policy=abort-job")
        _add(made, "raw", "")
        yield made
    finally:
        daemon.terminate()
        daemon.wait(PATIENCE)


def _laid_out(home: Path) -> Printers:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for name in ("cache", "state", "spool/tmp", "printed", "bin/backend", "ppd", "ssl"):
        (home / name).mkdir(parents=True)
    (home / "printed").chmod(0o777)
    for name in ("filter", "daemon", "monitor", "notifier", "driver", "cgi-bin"):
        (home / "bin" / name).symlink_to(f"/usr/lib/cups/{name}")
    backend = home / "bin/backend/paper"
    backend.write_text(BACKEND.format(home=home), encoding="utf-8")
    backend.chmod(0o700)
    user, group = ("lp", "lp") if os.getuid() == 0 else (str(os.getuid()), str(os.getgid()))
    (home / "cupsd.conf").write_text(SETTINGS.format(port=port, home=home), encoding="utf-8")
    (home / "cups-files.conf").write_text(FILES.format(home=home, user=user, group=group), encoding="utf-8")
    made = Printers(home, f"127.0.0.1:{port}")
    made.manner("prints")
    return made


def _wait(made: Printers, daemon: subprocess.Popen[bytes]) -> None:
    host, port = made.server.split(":")
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and daemon.poll() is None:
        try:
            with socket.create_connection((host, int(port)), timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise AssertionError((made.home / "said").read_text() + (made.home / "errors").read_text())


def _add(made: Printers, name: str, driver: str) -> None:
    words = ["lpadmin", "-p", name, "-E", "-v", "paper:/"]
    if driver:
        file = made.home / "driver.ppd"
        file.write_text(driver, encoding="ascii")
        words += ["-P", str(file)]
    made.ask(*words)
