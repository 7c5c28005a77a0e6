"""Narrate a dataset: run its templates and read what they put out as passages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from briefgen.diagnostics import Diagnostic, Severity, Warned, error, warning
from briefgen.document import Note
from briefgen.indicators import Dataset
from briefgen.language import Language
from briefgen.narrative.atoms import ATOM, Exhausted, Session
from briefgen.narrative.compiling import Compiled, compiled
from briefgen.narrative.environment import EXPECTED, Loader, Narrator, diagnosed
from briefgen.narrative.judgements import Occurrence
from briefgen.narrative.lexer import normalized
from briefgen.narrative.lint import linted
from briefgen.narrative.names import Names, names_of
from briefgen.narrative.naming import IndicatorNames
from briefgen.narrative.nearest import nearest
from briefgen.narrative.passages import USUAL, BlockFunction, Manner, Narration, Passage, Templates
from briefgen.narrative.rope import Rope, joined
from briefgen.narrative.telling import bare
from briefgen.narrative.tree import passages_of
from briefgen.narrative.tying import Ties
from briefgen.narrative.values import Reading, Thing
from briefgen.origins import Place
from briefgen.traversal import query, words


def narrate(
    templates: Templates,
    start: str,
    dataset: Dataset,
    language: Language,
    blocks: Mapping[str, BlockFunction],
    manner: Manner = USUAL,
) -> Warned[Narration]:
    """What the template `start`, and those that it includes, say about a dataset.

    `blocks` are the functions that a template may call for tables, charts and the like. Mistakes of all files come
    back as diagnostics and never as exceptions; with errors among them the passages are what could be made. With
    `manner.every_branch` each `otherwise` of a claim that is not printed is read too: its mistakes are warnings.
    """
    script = _Script(templates, start, dataset, language, blocks, manner)
    made = _performed(script, _read(script))
    found = [*made.session.diagnostics, *(_idle_waivers(dataset, made) if made.passages else ())]
    rehearsal = _rehearsed(script, made, found) if manner.every_branch and made.passages else Warned(())
    found += rehearsal.diagnostics
    narration = Narration(
        made.passages, tuple(made.session.branches), made.ready.keep, made.session.backings, rehearsal.output
    )
    return Warned(narration, tuple(sorted(dict.fromkeys(found), key=_position)))


@dataclass(frozen=True, slots=True)
class _Script:
    """All that a narration is given."""

    templates: Templates
    start: str
    dataset: Dataset
    language: Language
    blocks: Mapping[str, BlockFunction]
    manner: Manner

    def names(self, session: Session) -> tuple[Names, tuple[Diagnostic, ...]]:
        reading = Reading(session, self.dataset, self.language, self.manner.rules)
        return names_of(reading, self.blocks)


@dataclass(frozen=True, slots=True)
class _Ready:
    """The templates, if they can run, what may be kept of them, and what was found in them before they run."""

    compiled: Mapping[str, Compiled]
    keep: Mapping[str, bytes]
    unknown: frozenset[str] = frozenset()
    misspelt: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class _Performance:
    """What one run of the templates gave."""

    session: Session
    passages: tuple[Passage, ...]
    ready: _Ready


def _performed(script: _Script, ready: _Ready) -> _Performance:
    """A run; another one where a waiver turned out to be for another sentence than that of the words in it."""
    unwaivable: frozenset[Occurrence] = frozenset()
    while True:
        session = Session(script.dataset.waivers, unwaivable)
        performance = _Performance(session, _run(script, ready, session), ready)
        if session.waivers_missed <= unwaivable:
            return performance
        unwaivable |= session.waivers_missed


def _rehearsed(script: _Script, made: _Performance, found: list[Diagnostic]) -> Warned[tuple[Passage, ...]]:
    """All words with those that are not printed today, and what is wrong there: none of it keeps today's packet."""
    session = Session(rehearses=True)
    passages = _run(script, made.ready, session)
    known = {replace(each, severity=Severity.WARNING) for each in found}
    softened = (replace(each, severity=Severity.WARNING) for each in session.diagnostics)
    return Warned(passages, tuple(each for each in softened if each not in known))


def _idle_waivers(dataset: Dataset, made: _Performance) -> list[Diagnostic]:
    """A warning for each waiver that lets no claim pass and whose sentence is not printed either."""
    idle = [each for each in dataset.waivers if each.sentence.origin not in made.session.waivers_used]
    notes = [note.children for note in query(made.passages, Note)] if idle else ()
    printed = bare("\n".join(map(words, (made.passages, *notes)))) if idle else ""
    return [
        warning("C348", each.sentence.origin, sentence=each.sentence.text, name=each.name.text)
        for each in idle
        if bare(each.sentence.text) not in printed
    ]


def _position(found: Diagnostic) -> tuple[str, int, int]:
    """Findings of the workbook come first, then those of each file from its head to its end."""
    where = found.where
    return (where.file, where.line, where.column) if isinstance(where, Place) else ("", 0, 0)


def _read(script: _Script) -> _Ready:
    """The templates compiled and their words checked."""
    files = script.templates.files
    session = Session()
    names, clashes = script.names(session)
    made = compiled(Narrator(session), files, script.manner.compiled)
    checked = linted(made.output, files, names, _cover_keys(names))
    absent = _absent(files, script.start)
    stops = checked.stops or made.diagnostics or absent
    return _Ready(
        {} if stops else made.output,
        {name: each.kept for name, each in made.output.items() if each.kept},
        checked.names,
        checked.attributes,
        (*clashes, *made.diagnostics, *checked.diagnostics, *_foreign(files), *absent),
    )


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


def _run(script: _Script, ready: _Ready, session: Session) -> tuple[Passage, ...]:
    """The passages of one run; what is wrong is reported to the session."""
    for each in ready.diagnostics:
        session.report(each)
    if not ready.compiled:
        return ()
    narrator = Narrator(session)
    narrator.misspelt = ready.misspelt
    narrator.loader = Loader(ready.compiled)
    names = script.names(session)[0] | {name: narrator.fault(name) for name in ready.unknown}
    try:
        text = _rendered(narrator, script.start, names)
    except (Exhausted, RecursionError, *EXPECTED) as mistake:
        session.report(diagnosed(mistake, _innermost(mistake)))
        return ()
    naming = IndicatorNames(script.dataset, script.manner.literals)
    ties = Ties(script.language, naming, script.manner.rules, session)
    return passages_of(text, session, ties)


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
