"""Narrate a dataset: run its templates and read what they put out as passages."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from briefgen.diagnostics import Diagnostic, Warned, error
from briefgen.indicators import Dataset
from briefgen.language import Language
from briefgen.narrative.atoms import ATOM, Exhausted, Session
from briefgen.narrative.compiling import Compiled, compiled
from briefgen.narrative.environment import EXPECTED, Loader, Narrator, diagnosed
from briefgen.narrative.lexer import normalized
from briefgen.narrative.lint import linted
from briefgen.narrative.names import Names, names_of
from briefgen.narrative.nearest import nearest
from briefgen.narrative.numerals import typed_numerals
from briefgen.narrative.passages import BlockFunction, CompiledTemplates, Narration, Passage, Templates
from briefgen.narrative.rope import Rope, joined
from briefgen.narrative.tree import passages_of
from briefgen.narrative.values import Reading, Thing
from briefgen.origins import Place

EMPTY: CompiledTemplates = MappingProxyType({})


def narrate(
    templates: Templates,
    start: str,
    dataset: Dataset,
    language: Language,
    blocks: Mapping[str, BlockFunction],
    literals: Sequence[str] = (),
    compiled_before: CompiledTemplates = EMPTY,
) -> Warned[Narration]:
    """What the template `start`, and those that it includes, say about a dataset.

    `blocks` are the functions that a template may call for tables, charts and the like; `literals` are names that may
    hold numerals. Mistakes of all files come back as diagnostics and never as exceptions; with errors among them the
    passages are what could be made. `compiled_before` is the `compiled` of an earlier narration, in any version.
    """
    session = Session()
    narrator = Narrator(session)
    names, clashes = names_of(_reading(session, dataset, language), blocks)
    for clash in clashes:
        session.report(clash)
    ready, keep = _ready(narrator, templates, start, names, compiled_before)
    passages = _passages(narrator, ready, start, names, language)
    for numeral in typed_numerals(passages, literals):
        session.report(numeral)
    found = tuple(sorted(session.diagnostics, key=_position))
    return Warned(Narration(passages, tuple(session.branches), keep), found)


def _position(found: Diagnostic) -> tuple[str, int, int]:
    """Findings of the workbook come first, then those of each file from its head to its end."""
    where = found.where
    return (where.file, where.line, where.column) if isinstance(where, Place) else ("", 0, 0)


def _reading(session: Session, dataset: Dataset, language: Language) -> Reading:
    translations = {chinese.text: other for chinese, other in dataset.translations} if language.code == "en" else {}
    return Reading(session, dataset, language, translations)


def _ready(
    narrator: Narrator, templates: Templates, start: str, names: Names, before: CompiledTemplates
) -> tuple[dict[str, Compiled], dict[str, bytes]]:
    """The templates, if they can run, and what may be kept of them; the narrator learns what is misspelt."""
    files = templates.files
    made = compiled(narrator, files, before)
    checked = linted(made.output, files, names, _cover_keys(names))
    unreadable = [*made.diagnostics, *checked.diagnostics, *_foreign(files), *_absent(files, start)]
    for each in unreadable:
        narrator.session.report(each)
    narrator.misspelt = checked.attributes
    names |= {name: narrator.fault(name) for name in checked.names}
    stops = checked.stops or made.diagnostics or start not in files
    keep = {name: each.kept for name, each in made.output.items() if each.kept}
    return ({} if stops else made.output), keep


def _cover_keys(names: Names) -> Iterable[str]:
    cover = names["cover"]
    return cover.parts if isinstance(cover, Thing) else ()


def _foreign(files: Mapping[str, str]) -> list[Diagnostic]:
    """Private-use characters of the planes of the atoms, typed into a template."""
    found = []
    for name, source in files.items():
        text = normalized(source)
        for stray in ATOM.finditer(text):
            line = text.count("\n", 0, stray.start()) + 1
            found.append(error("T235", Place(name, line, stray.start() - text.rfind("\n", 0, stray.start()))))
    return found


def _absent(files: Mapping[str, str], start: str) -> list[Diagnostic]:
    return [] if start in files else [error("T214", Place(start), name=start, nearest=nearest(start, files))]


def _passages(
    narrator: Narrator, ready: dict[str, Compiled], start: str, names: Names, language: Language
) -> tuple[Passage, ...]:
    if not ready:
        return ()
    narrator.loader = Loader(ready)
    try:
        text = _rendered(narrator, start, names)
    except (Exhausted, RecursionError, *EXPECTED) as mistake:
        narrator.session.report(diagnosed(mistake, _innermost(mistake)))
        return ()
    return passages_of(text, narrator.session, language)


def _rendered(narrator: Narrator, start: str, names: Names) -> Rope:
    """What a template puts out; Jinja's own `render` would rewrite tracebacks that nobody reads."""
    template = narrator.get_template(start)
    return joined(template.root_render_func(template.new_context(names)))


def _innermost(mistake: BaseException) -> Place | None:
    """The line of a template in which something was raised that no expression caught."""
    place = None
    trace = mistake.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            place = Place(template.name, template.get_corresponding_lineno(trace.tb_lineno))
        trace = trace.tb_next
    return place
