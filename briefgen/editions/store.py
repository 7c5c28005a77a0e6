"""Keep bytes by their digest in `.briefgen/store/`: each written whole, each only once."""

import os
import tempfile
from hashlib import sha256
from pathlib import Path

STORE = Path(".briefgen") / "store"


def keep(home: Path, content: bytes, digest: str) -> None:
    """Put the bytes where their digest says. Raises OSError where the folder cannot be written.

    A file that lost power has cut short is put right.
    """
    place = _place(home, digest)
    if has(home, digest) and place.stat().st_size == len(content):
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".part-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)  # not forced to the disk, 3 ms a file: the packet itself is, and a lost copy is told
        os.replace(temporary, place)  # noqa: PTH105  # the one call that is atomic on every system
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def has(home: Path, digest: str) -> bool:
    place = _place(home, digest)
    return place.is_file() and place.stat().st_size > 0


def kept(home: Path, digest: str) -> bytes | None:
    """The bytes of that digest; None where they are not there or are not what they were."""
    try:
        content = _place(home, digest).read_bytes()
    except OSError:
        return None
    return content if sha256(content).hexdigest() == digest else None


def _place(home: Path, digest: str) -> Path:
    return home / STORE / digest[:2] / digest[2:]
