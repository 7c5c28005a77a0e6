"""Ask a validator whether a file is what it claims to be."""

from io import BytesIO

import page
import pikepdf

UNIVERSAL, WITH_FILES, WITHOUT_FILES = "ua1", "3a", "2a"


def faults(content: bytes, *profiles: str) -> list[str]:
    """Every rule that the file breaks, by profile: ua1 (ISO 14289-1), 3a and 2a (ISO 19005-3 and -2)."""
    return [
        f"{failure.rule_id}: {failure.message}"
        for profile in profiles
        for failure in page.validate_pdf_bytes(content, profile=profile).failures
        if not _is_misread(failure.rule_id, content)
    ]


def _is_misread(rule: str, content: bytes) -> bool:
    """The validator takes a carriage return that ends a stream for a part of the line that follows the stream."""
    if not rule.endswith("-STREAM-LENGTH-001"):
        return False
    with pikepdf.open(BytesIO(content)) as pdf:
        streams = (each for each in pdf.objects if isinstance(each, pikepdf.Stream))
        return any(each.read_raw_bytes().endswith(b"\r") for each in streams)
