"""Give everything that a template prints from the workbook one private-use character, and remember what it means.

No operation on strings and no rule of Markdown can read, split or lose an atom.
"""

import re
from collections import Counter
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic
from briefgen.document import Datum, Text
from briefgen.errors import Mistake
from briefgen.indicators import Waiver
from briefgen.narrative.judgements import Occurrence, Telling
from briefgen.narrative.passages import Backing, Branch, ClaimKey, Passage
from briefgen.origins import Origin, Place

INLINE, BLOCK = 0xF0000, 0x100000
"""Planes 15 and 16: the private characters of real documents lie in the basic plane."""
ROOM = 65_534
"""Characters of a plane that may be used; its last two are no characters (Unicode 23.7)."""
ATOM = re.compile("[\U000f0000-\U0010ffff]")

LONGEST = 5_000_000
"""Characters that a narration may put out: forty times a book-length packet."""
STEPS = 150_000
"""Pieces of output, and rounds of all loops: room for every atom with typed text around it."""


@dataclass(frozen=True, slots=True)
class Produced:
    """What a block function made, and its name."""

    name: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """Where the words of a claim begin or end."""

    telling: Telling
    opens: bool


@dataclass(frozen=True, slots=True)
class ClaimedWords:
    """Words that are a claim by themselves."""

    telling: Telling
    words: str


Meaning = Datum | Text | Produced | Edge | ClaimedWords


class Exhausted(Exception):
    """The templates put out or repeat too much; nothing that they still print is waited for."""

    def __init__(self, code: str, limit: int) -> None:
        self.code = code
        self.limit = limit
        super().__init__(code, limit)


class Reported(Exception):
    """What went wrong stands in the diagnostics already."""


class Session:
    """What one narration gathers while its templates run.

    One that rehearses tells each `otherwise` too; what it tells is read for its mistakes and not printed.
    """

    def __init__(
        self,
        waivers: tuple[Waiver, ...] = (),
        unwaivable: frozenset[Occurrence] = frozenset(),
        rehearses: bool = False,
    ) -> None:
        self.waivers = waivers
        self.unwaivable = unwaivable
        """Claims whose words stand in a waiver that is for another sentence."""
        self.rehearses = rehearses
        self.unprinted = 0
        """How many claims around what is told now are not printed."""
        self.meanings: dict[str, Meaning] = {}
        self.branches: list[Branch] = []
        self.backings: dict[ClaimKey, Backing] = {}
        self.told: Counter[Place] = Counter()
        self.waivers_used: set[Origin] = set()
        self.waivers_missed: set[Occurrence] = set()
        self._diagnostics: dict[Diagnostic, None] = {}
        self._next = {INLINE: INLINE, BLOCK: BLOCK}
        self._spent = 0
        self._steps = {"output": 0, "loops": 0}

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(self._diagnostics)

    def report(self, diagnostic: Diagnostic) -> None:
        """Remember a diagnostic; the same one again, as in a loop, says nothing new."""
        self._diagnostics[diagnostic] = None

    def atom(self, meaning: Meaning) -> str:
        """The character that stands for it from now on."""
        plane = BLOCK if isinstance(meaning, Produced) else INLINE
        number = self._next[plane]
        if number >= plane + ROOM:
            raise Exhausted("T217", ROOM)
        self._next[plane] = number + 1
        self.meanings[chr(number)] = meaning
        return chr(number)

    def spend(self, characters: int) -> None:
        """Count a piece of output. Raises Exhausted."""
        self.step("output")
        self._spent += characters
        if self._spent > LONGEST:
            raise Exhausted("T216", LONGEST)

    def step(self, kind: str = "loops") -> None:
        """Count a round of a loop. Raises Exhausted."""
        self._steps[kind] += 1
        if self._steps[kind] > STEPS:
            raise Exhausted("T218", STEPS)


def whole(text: str) -> str:
    """A string that a template holds. Raises Mistake for one that is longer than a packet may be."""
    if len(text) > LONGEST:
        raise Mistake("T216", limit=LONGEST)
    return text
