"""Resolve the faces that a theme names, each once: shipped, or of the machine where one is asked for by its family.

A face that is not there has a stand-in and is told of. What no shipped face has is looked for on the machine.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from unicodedata import bidirectional, category, east_asian_width
from unicodedata import name as name_of

from briefgen.diagnostics import Diagnostic, Warned, warning
from briefgen.faces.face import Face, FaceFile
from briefgen.faces.faces import SHIPPED, STAND_INS, Faces, shipped_face
from briefgen.faces.inspecting import UNKNOWN_FORMAT, Inspected, Unfit, inspected
from briefgen.faces.system import Found, SystemFaces
from briefgen.origins import Where

NOT_THERE = "F901"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A face that is not shipped: by which families machines have it, and what Word takes where there is none."""

    families: tuple[str, ...]
    weight: int
    alternative: str


WANTED = {
    "fangsong": Wanted(
        (
            "仿宋",
            "仿宋_GB2312",
            "FangSong",
            "FangSong_GB2312",
            "方正仿宋_GBK",
            "方正仿宋简体",
            "方正仿宋_GB18030",
            "FZFangSong-Z02",
            "FZFangSong-Z02S",
            "华文仿宋",
            "STFangsong",
            "FandolFang",
        ),
        400,
        "仿宋",
    ),
}
"""Windows has 仿宋, Kylin and UOS 方正仿宋, macOS and Office 华文仿宋, TeX Live FandolFang."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    found: Found
    facts: Inspected


def resolved(
    names: Iterable[str], where: Where, machine: SystemFaces, families: Mapping[str, str] | None = None
) -> Warned[Faces]:
    """The faces of these names, and all that are shipped, for what they lack.

    `families` says of which family a face is to be taken, where theme or settings name one. A face that the machine
    does not have, or has in a file that cannot be used, is one warning, and its stand-in is taken.
    """
    asked = families or {}
    taken: dict[str, Face] = {}
    found: list[Diagnostic] = []
    for name in dict.fromkeys(names):
        if name in asked or name in WANTED:
            looked_up = _looked_up(name, asked.get(name, ""), machine, where)
            found += looked_up.diagnostics
            if looked_up.output:
                taken[name] = looked_up.output
    shipped = [shipped_face(each) for each in SHIPPED if each.name not in taken]
    stand_ins = {name: stand_in for name, stand_in in STAND_INS.items() if name not in taken}
    return Warned(Faces((*shipped, *taken.values()), stand_ins, Beyond(machine)), tuple(found))


def _looked_up(name: str, family: str, machine: SystemFaces, where: Where) -> Warned[Face | None]:
    wanted = _wanted(name, family)
    unfit: dict[str, Diagnostic] = {}
    for each in wanted.families:
        face = _first_fit(name, each, wanted, machine, where, unfit)
        if face is not None:
            return Warned(face)
    stand_in = shipped_face_file(name)
    missing = {NOT_THERE: warning(NOT_THERE, where, family=wanted.families[0], stand_in=stand_in.family)}
    return Warned(None, tuple((unfit or missing).values()))


def _wanted(name: str, family: str) -> Wanted:
    if not family:
        return WANTED[name]
    stand_in = shipped_face_file(name)
    usual = WANTED.get(name) or Wanted((), stand_in.weight, stand_in.alternative)
    return replace(usual, families=(family,))


def shipped_face_file(name: str) -> FaceFile:
    """The shipped file of that face or of its stand-in."""
    shown = STAND_INS.get(name, name)
    return next(each for each in SHIPPED if each.name == shown)


def _first_fit(
    name: str, family: str, wanted: Wanted, machine: SystemFaces, where: Where, unfit: dict[str, Diagnostic]
) -> Face | None:
    """The upright face of a family that is nearest in weight; what is wrong with the others goes to `unfit`."""
    candidates: list[_Candidate] = []
    for found in machine.of_family(family):
        try:
            candidates.append(_Candidate(found, inspected(found.path, found.index)))
        except Unfit as fault:
            unfit.setdefault(fault.code, _unfit(fault.code, family, found, where))
    for each in sorted(candidates, key=lambda each: (each.facts.slanted, abs(each.facts.weight - wanted.weight))):
        face = Face(_file(name, family, wanted.weight, wanted.alternative, each.found))
        if face.has_letters():
            return face
        unfit.setdefault(UNKNOWN_FORMAT, _unfit(UNKNOWN_FORMAT, family, each.found, where))
    return None


def _unfit(code: str, family: str, found: Found, where: Where) -> Diagnostic:
    return warning(code, where, family=family, file=found.path.name)


def _file(name: str, family: str, weight: int, alternative: str, found: Found) -> FaceFile:
    return FaceFile(name, family, weight, alternative, found.path, index=found.index, shipped=False)


# --- characters that no shipped face has ------------------------------------------------------------------------

SONG_LIKE = ("song", "宋", "serif", "ming", "明")
REGULAR = 400
SIMPLIFIED = ("sc", "cn", "gb")


class Beyond:
    """Faces of the machine, asked for a character that no face of the packet has."""

    def __init__(self, machine: SystemFaces) -> None:
        self._machine = machine

    def face_with(self, character: str) -> Face | None:
        """The face most like Song; None for characters that mean nothing, or that have to be shaped or turned."""
        if not stands_alone(character):
            return None
        return next(self._faces(self._machine.with_character(character), character), None)

    def _faces(self, found: Sequence[Found], character: str) -> Iterator[Face]:
        for each in sorted(_fit(found), key=_likeness):
            name, family = f"{each.found.path.name}#{each.found.index}", next(iter(each.found.families), "")
            face = Face(_file(name, family or each.found.path.stem, each.facts.weight, "宋体", each.found))
            if face.draws(character):
                yield face


def _fit(found: Iterable[Found]) -> Iterator[_Candidate]:
    for each in found:
        with suppress(Unfit):
            yield _Candidate(each, inspected(each.path, each.index))


def _likeness(candidate: _Candidate) -> tuple[bool, bool, bool, int, str, int]:
    found, facts = candidate.found, candidate.facts
    words = " ".join(found.families).casefold()
    song, simplified = (any(word in words for word in each) for each in (SONG_LIKE, SIMPLIFIED))
    return facts.slanted, not song, not simplified, abs(facts.weight - REGULAR), str(found.path), found.index


ALPHABETS = ("LATIN", "GREEK", "CYRILLIC", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "YI", "KANGXI")
"""Scripts whose letters are set one after another, from left to right, each as one glyph."""


def stands_alone(character: str) -> bool:
    """Whether a character can be set by its glyph alone: no mark on another, none from right to left, none private."""
    kind = category(character)
    if kind[0] in "CMZ" or bidirectional(character) in ("R", "AL", "AN"):
        return False
    if kind[0] in "SP" or east_asian_width(character) in "WF":
        return True
    return name_of(character, "").startswith(ALPHABETS)
