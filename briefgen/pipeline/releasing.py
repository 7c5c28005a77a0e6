"""Decide whether the whole workbook may leave the office inside a PDF."""

from briefgen.diagnostics import Diagnostic, error
from briefgen.pipeline.sources import Source


def releases_workbook(source: Source) -> bool:
    """Whether the settings ask for it; a packet with 密级 never carries it."""
    return source.settings.attach == "workbook" and not source.dataset.cover_label("classification")


def withheld_workbook(source: Source) -> tuple[Diagnostic, ...]:
    """An error where a workbook is to travel inside a packet with 密级."""
    secrecy = source.dataset.cover_label("classification")
    if source.settings.attach != "workbook" or not secrecy:
        return ()
    return (error("S112", secrecy.origin, secrecy=secrecy.text),)
