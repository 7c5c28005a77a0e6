"""Look at what stands in a folder of outputs, ready to be delivered, and at the day on which it is issued."""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefgen.compose import iso_date
from briefgen.delivery.judging import Found
from briefgen.delivery.messages import TYPES, Attachment
from briefgen.indicators import Dataset, Label
from briefgen.pipeline.building import SUFFIXES
from briefgen.pipeline.outputs import RECORD

KINDS = {suffix: kind for kind, suffix in SUFFIXES.items()}


def standing(folder: Path) -> tuple[Found | None, tuple[Attachment, ...]]:
    """What the record of a folder says of its files, and those that can be delivered; None where there is no record."""
    try:
        record: Mapping[str, Any] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        listed = [(str(each["path"]), str(each["sha256"])) for each in record["outputs"]]
        edition = str(record["edition"])
    except (OSError, ValueError, KeyError, TypeError):
        return None, ()
    contents = {name: _content(folder / name) for name, _ in listed}
    files = tuple((name, recorded, _digest(contents[name])) for name, recorded in listed)
    attachments = tuple(
        Attachment(KINDS[Path(name).suffix], name, content)
        for name, content in contents.items()
        if content is not None and KINDS.get(Path(name).suffix) in TYPES
    )
    return Found(edition, files), attachments


def day_of_issue(dataset: Dataset) -> tuple[Label | None, date | None]:
    """The date of the cover as it is written, and as a day if it is one."""
    day = dataset.cover_label("date")
    dated = iso_date(day.own) if day else ""
    return day, date.fromisoformat(dated) if dated else None


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _digest(content: bytes | None) -> str:
    return "" if content is None else sha256(content).hexdigest()
