"""Gather rows into indicators under their pillars, and check that codes, names and parents fit together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from keyword import iskeyword
from unicodedata import normalize

from briefgen.indicators import Direction, Indicator, Label, Observation, Pillar
from briefgen.workbook.findings import Findings, nearest
from briefgen.workbook.observations import Reported
from briefgen.workbook.vocabulary import folded

RESERVED = frozenset({"true", "false", "none", "loop", "self", "super", "varargs", "kwargs", "caller"})
"""Names that mean something else in a template."""


def identifier(label: Label, findings: Findings) -> str:
    """A code in the form in which templates find it (NFKC); a finding where it is no name that a template can hold."""
    code = normalize("NFKC", label.text)
    if not code.isidentifier() or iskeyword(code) or code.lower() in RESERVED:
        findings.error("W161", label.origin, text=label.text)
    return code


def indicators_of(
    rows: Iterable[Reported], pillars: Sequence[Pillar], findings: Findings
) -> Mapping[str, tuple[Indicator, ...]]:
    """The indicators of each pillar by its code, in the order of their first rows."""
    groups = _by_code(rows, findings)
    gathered = [_indicator(code, group, pillars, findings) for code, group in groups.items()]
    complete = [indicator for indicator in gathered if indicator]
    _check_names(complete, findings)
    related = _with_parents(complete, groups, findings)
    return {pillar.code: tuple(each for each in related if each.pillar == pillar.code) for pillar in pillars}


# --- one indicator ------------------------------------------------------------------------------------


def _by_code(rows: Iterable[Reported], findings: Findings) -> dict[str, list[Reported]]:
    groups = dict[str, list[Reported]]()
    for row in rows:
        if row.code is None:
            row.row.required("code", "编码", findings)
            continue
        code = identifier(row.code, findings) if row.code.text not in groups else row.code.text
        groups.setdefault(code, []).append(row)
    return groups


def _indicator(code: str, rows: Sequence[Reported], pillars: Sequence[Pillar], findings: Findings) -> Indicator | None:
    own = _agreeing(code, rows, findings)
    name, pillar = _first(own, "name"), _first(own, "pillar")
    for label, column, title in ((name, "name", "指标"), (pillar, "pillar", "支柱")):
        if label is None:
            own[0].row.required(column, title, findings)
    home = pillar_code(pillar, pillars, findings)
    observations = tuple(_one_a_period(own, name, findings))
    if name is None or not home:
        return None
    return Indicator(
        code,
        name,
        home,
        _first(own, "unit"),
        observations,
        scope=_words(own, "scope"),
        direction=next((row.direction for row in own if row.direction), Direction.UP),
        source=next((label for row in own if (label := row.row.label("source"))), None),
        group=_words(own, "group"),
    )


def pillar_code(label: Label | None, pillars: Sequence[Pillar], findings: Findings) -> str:
    """The code of the pillar that a cell names by code or title; nothing, and a finding, where there is none."""
    if label is None:
        return ""
    names = {folded(name): pillar.code for pillar in pillars for name in (pillar.title.text, pillar.code)}
    code = names.get(folded(label.text), "")
    if not code and pillars:
        near = nearest(folded(label.text), names)
        known = "、".join(pillar.code for pillar in pillars)
        findings.error("W165", label.origin, text=label.text, known=names.get(near, "") or known)
    return code


def _agreeing(code: str, rows: Sequence[Reported], findings: Findings) -> list[Reported]:
    """The rows that are of the indicator that comes first under a code; another name, pillar or unit is a mistake."""
    own, said = list[Reported](), dict[str, Label]()
    for row in rows:
        told = {part: label for part in AGREEING if (label := getattr(row, part))}
        contradicting = (part for part in told if part in said and folded(said[part].text) != folded(told[part].text))
        part = next(contradicting, "")
        if part:
            one, other = said[part], told[part]
            findings.error("W162", other.origin, identifier=code, one=one, other=other, first=one.origin)
        else:
            own.append(row)
            said = told | said
    return own


AGREEING = ("name", "pillar", "unit")
"""What all rows of an indicator must say alike."""


def _first(rows: Iterable[Reported], part: str) -> Label | None:
    return next((label for row in rows if (label := getattr(row, part))), None)


def _words(rows: Iterable[Reported], column: str) -> str:
    return next((words for row in rows if (words := row.row.words(column))), "")


def _one_a_period(rows: Iterable[Reported], name: Label | None, findings: Findings) -> Iterator[Observation]:
    seen = set[object]()
    for observation in (each for row in rows for each in row.observations):
        key = (observation.period, observation.area)
        if key in seen:
            findings.error("W164", observation.origin, name=name or "", period=observation.period)
        else:
            seen.add(key)
            yield observation


# --- all of them together -----------------------------------------------------------------------------


def _check_names(indicators: Iterable[Indicator], findings: Findings) -> None:
    """Codes and names are one set of names in a template, and are compared there by NFKC."""
    owners = dict[str, Indicator]()
    for indicator in indicators:
        for name in dict.fromkeys((indicator.code, normalize("NFKC", indicator.name.text))):
            owner = owners.setdefault(name, indicator)
            if owner is not indicator:
                findings.error("W163", indicator.name.origin, name=name, first=owner.name.origin)


def _with_parents(
    indicators: Sequence[Indicator], groups: Mapping[str, Sequence[Reported]], findings: Findings
) -> tuple[Indicator, ...]:
    """The indicators with the codes of their parents. A parent that is lost to another mistake is not told again."""
    labels = {code: label for code, rows in groups.items() if (label := _first(rows, "parent"))}
    parents = _parent_codes(labels, groups, findings)
    circles = _circles(parents)
    for circle in circles:
        findings.error("W168", labels[circle[0]].origin, path=" → ".join((*circle, circle[0])))
    lost = {code for circle in circles for code in circle}
    sound = {each.code for each in indicators} - lost
    return tuple(
        replace(each, parent=parents[each.code]) if each.code in sound and parents.get(each.code) in sound else each
        for each in indicators
    )


def _parent_codes(
    labels: Mapping[str, Label], groups: Mapping[str, Sequence[Reported]], findings: Findings
) -> dict[str, str]:
    """The parent that each code names, by code or by name; nothing where there is no such row."""
    codes = {folded(code): code for code in groups}
    named = {folded(label.text): code for code, rows in groups.items() if (label := _first(rows, "name"))}
    names = {**named, **codes}
    for label in labels.values():
        if folded(label.text) not in names:
            near = nearest(folded(label.text), names)
            findings.error("W167", label.origin, text=label.text, near=names.get(near, "—"))
    return {code: names.get(folded(label.text), "") for code, label in labels.items()}


def _circles(parents: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Each chain of parents that comes back to where it began, once."""
    circles, done = list[tuple[str, ...]](), set[str]()
    for start in parents:
        path, code = list[str](), start
        while code and code not in done and code not in path:
            path.append(code)
            code = parents.get(code, "")
        if code in path:
            circles.append(tuple(path[path.index(code) :]))
        done.update(path)
    return circles
