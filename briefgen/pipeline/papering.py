"""Read the office's own document that a Word file is to be set on."""

from dataclasses import replace
from hashlib import sha256

from briefgen.diagnostics import Diagnostic, Warned, error, has_errors
from briefgen.pipeline.theming import Look, Named
from briefgen.record import Input
from briefgen.stationery import OwnPaper


def on_paper(dressed: Warned[Look], named: Named) -> Warned[Look]:
    """The look with the stationery that is named, if any is; errors come with the look as it was."""
    if not named.name or has_errors(dressed.diagnostics):
        return dressed
    from briefgen.stationery.reading import read_stationery  # lxml and Pillow cost 45 ms, and few packets need them

    try:
        content = (named.folder / named.name).read_bytes()
    except FileNotFoundError:
        return _with(dressed, error("S105", named.place, path=named.name, key="reference"))
    except (OSError, ValueError) as problem:
        return _with(dressed, error("S109", named.place, problem=getattr(problem, "strerror", None) or problem))
    read = read_stationery(content, named.name, named.place)
    if read.output is None:
        return _with(dressed, *read.diagnostics)
    look = dressed.output
    theme = look.theme_on(read.output.page or look.theme.page)
    inputs = (*look.inputs, Input(named.name, sha256(content).hexdigest()))
    made = replace(look, inputs=inputs, paper=OwnPaper(named.name, read.output, theme))
    return Warned(made, (*dressed.diagnostics, *read.diagnostics))


def _with(dressed: Warned[Look], *found: Diagnostic) -> Warned[Look]:
    return Warned(dressed.output, (*dressed.diagnostics, *found))
