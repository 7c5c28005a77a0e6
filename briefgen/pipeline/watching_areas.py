"""Build the packets of many areas again whenever one of their files is saved: changes in, what became of each out."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, error
from briefgen.errors import BriefgenError, CannotRun
from briefgen.origins import Place
from briefgen.pipeline.packets import BuiltAreas, Wanted, build_areas
from briefgen.pipeline.watching import MOST_LOOKS, RETRY, UNFINISHED, Watch


@dataclass(frozen=True, slots=True)
class AreasRound:
    """One save and what became of each packet; nothing of them where none could be looked at."""

    built: BuiltAreas | None
    diagnostics: tuple[Diagnostic, ...]
    seconds: float


def rounds(watch: Watch, wanted: Wanted) -> Iterator[AreasRound]:
    """A round at once, then one for each save that changed a file. `watch` tells of saves."""
    yield _round(watch, wanted)
    for wake in watch.wakes():
        if wake.changed:
            yield _round(watch, wanted)


def _round(watch: Watch, wanted: Wanted) -> AreasRound:
    began = watch.clock()
    made = _settled(watch, wanted)
    if isinstance(made, BuiltAreas):
        return AreasRound(made, made.diagnostics, watch.clock() - began)
    return AreasRound(None, made.diagnostics, watch.clock() - began)


def _settled(watch: Watch, wanted: Wanted) -> BuiltAreas | BriefgenError:
    """What is half written is looked at again before it is told."""
    made: BuiltAreas | BriefgenError
    for _ in range(MOST_LOOKS):
        watch.wait_until_quiet()
        made = _built(watch, wanted)
        if isinstance(made, BuiltAreas) or not any(each.code in UNFINISHED for each in made.diagnostics):
            break
        watch.pause(RETRY)
    return made


def _built(watch: Watch, wanted: Wanted) -> BuiltAreas | BriefgenError:
    """Whatever goes wrong is told, and the next save is looked at all the same."""
    try:
        return build_areas(watch.asked.folder, watch.asked.settings, wanted)
    except BriefgenError as problem:
        return problem
    except OSError as problem:  # a file went away between being found and being read
        return CannotRun([error("S109", Place(problem.filename or ""), problem=problem.strerror or problem)])
