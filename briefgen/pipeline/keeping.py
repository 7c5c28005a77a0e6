"""Keep compiled templates from one run to the next, in the user's own cache; a cache that fails is only slow.

Compiled templates are code that runs outside the sandbox of templates, so they never come from a packet's folder,
which may have been sent by somebody else.
"""

import marshal
import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from briefgen.pipeline.shipped import PACKAGE

DIGEST = sha256().digest_size
"""The payload is preceded by its digest: a flipped bit in code could change what is printed."""


def compiled_templates(template: Path) -> dict[str, bytes]:
    """What an earlier run of this very program kept for a template folder; nothing where it kept none."""
    try:
        content = _place(template).read_bytes()
    except OSError:
        return {}
    digest, payload = content[:DIGEST], content[DIGEST:]
    if sha256(payload).digest() != digest:
        return {}
    kept = marshal.loads(payload)
    return kept if isinstance(kept, dict) else {}


def keep_compiled_templates(template: Path, compiled: Mapping[str, bytes]) -> None:
    """Put them where the next run looks; written beside and moved, so that two runs do not disturb one another."""
    place = _place(template)
    beside = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        payload = marshal.dumps(dict(compiled))
        beside.write_bytes(sha256(payload).digest() + payload)
        beside.replace(place)


def _place(template: Path) -> Path:
    """One file for a template folder and a state of the program: edited code never meets what older code made."""
    code = max(path.stat().st_mtime_ns for path in (PACKAGE / "narrative").glob("*.py"))
    name = sha256(f"{template.resolve()}\0{PACKAGE}\0{code}".encode()).hexdigest()[:24]
    return user_cache_path("briefgen", appauthor=False) / "templates" / name
