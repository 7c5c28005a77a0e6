"""Resolve a face by its name, and find the face that takes over a character which another one lacks."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

from briefgen.faces.face import Face, FaceFile

FILES = Path(__file__).parent / "files"

SHIPPED = (
    FaceFile("song", "Noto Serif SC", 400, "宋体", FILES / "NotoSerifSC-Regular.ttf"),
    FaceFile("song-black", "Noto Serif SC Black", 900, "方正小标宋简体", FILES / "NotoSerifSC-Black.ttf"),
    FaceFile("hei", "Noto Sans SC", 400, "微软雅黑", FILES / "NotoSansSC-Regular.ttf", "Calibri"),
    FaceFile("hei-bold", "Noto Sans SC", 700, "微软雅黑", FILES / "NotoSansSC-Bold.ttf", "Calibri"),
    FaceFile("kai", "LXGW WenKai", 400, "楷体", FILES / "LXGWWenKai-Regular.ttf"),
)
"""A family is what Word lists: the black weight is a family of its own there, the bold one is its family's bold."""

TAKE_OVER = {
    "song": ("kai", "hei", "song-black", "hei-bold"),
    "song-black": ("hei-bold", "song", "kai", "hei"),
    "hei": ("song", "kai", "hei-bold", "song-black"),
    "hei-bold": ("song-black", "hei", "song", "kai"),
    "kai": ("song", "hei", "song-black", "hei-bold"),
    "fangsong": ("song", "kai", "hei", "song-black", "hei-bold"),
}
"""Who is asked next, nearest weight first."""

STAND_INS = {"fangsong": "song"}
"""No face of 仿宋 may be shipped: where a machine has none either, Song takes its place."""

NOT_FROM = {"kai": frozenset("“”‘’")}
"""Characters that a face has and the house does not use: the quotation marks of Kai are half as wide as the others."""


QUOTATION_MARKS = frozenset("“”‘’")


UNCOVERED = "〓"
"""What is set for a character that no face has."""


class Glyph(NamedTuple):
    """What is set for a character: itself, or 〓; the name of the face that has it; its advance in em."""

    shown: str
    face: str
    advance: float


class Glyphs(dict[str, Glyph]):
    """What sets each character where one face is asked for; found when it is first looked up, then kept."""

    def __init__(self, faces: "Faces", name: str) -> None:
        super().__init__()
        self._faces, self._name = faces, name

    def __missing__(self, character: str) -> Glyph:
        covering = self._faces.covering(self._name, character)
        shown, name = (character, covering) if covering else (UNCOVERED, self._name)
        glyph = self[character] = Glyph(shown, name, self._faces.face(name).advance(shown))
        return glyph


class Others(Protocol):
    """Where a face may be had with a character that no face of a packet has."""

    def face_with(self, character: str) -> Face | None: ...


class Faces:
    """The faces of one packet, by name. `stand_ins` are names for which another one's face is taken.

    With `latin_marks` quotation marks are as narrow as Latin words want them: only Kai has such.
    """

    def __init__(
        self,
        faces: Iterable[Face],
        stand_ins: Mapping[str, str] | None = None,
        others: Others | None = None,
        latin_marks: bool = False,
    ) -> None:
        own = {each.name: each for each in faces}
        known = {name: own[other] for name, other in (stand_ins or {}).items() if other in own}
        self._own = tuple(own)
        self._faces = {**known, **own}
        self._others = others
        self._covering: dict[tuple[str, str], str | None] = {}
        self._glyphs: dict[str, Glyphs] = {}
        self.latin_marks = latin_marks
        self._latin: Faces | None = None

    def __reduce__(self) -> "str | tuple[object, ...]":
        """The shipped faces are those that the other process has; of others it opens the files, and looks up anew."""
        if self is shipped_faces() or self is shipped_faces()._latin:
            return _shipped_again, (self.latin_marks,)
        own = tuple(self._faces[name] for name in self._own)
        borrowed = {
            name: face.name for name, face in self._faces.items() if name not in self._own and face.name in self._own
        }
        return Faces, (own, borrowed, self._others, self.latin_marks)

    def _alike(self) -> "Faces":
        made = object.__new__(Faces)
        made.__dict__.update(self.__dict__)
        return made

    def with_latin_marks(self) -> "Faces":
        """The same faces for a language that parts words by spaces; the same value every time."""
        if self.latin_marks:
            return self
        if self._latin is None:
            self._latin = self._alike()
            self._latin.latin_marks, self._latin._covering, self._latin._glyphs = True, {}, {}
        return self._latin

    def face(self, name: str) -> Face:
        """The face of that name; ValueError names the known ones if there is none."""
        try:
            return self._faces[name]
        except KeyError:
            raise ValueError(f"no face is called {name}; known are {', '.join(self._faces)}") from None

    def covering(self, name: str, character: str) -> str | None:
        """The name of the face that sets a character where `name` is asked for; None if no face has it."""
        try:
            return self._covering[name, character]
        except KeyError:
            return self._covering.setdefault((name, character), self._first_with(name, character))

    def glyphs(self, name: str) -> Glyphs:
        """What sets each character where `name` is asked for: one look into it tells all that lines are made of."""
        try:
            return self._glyphs[name]
        except KeyError:
            return self._glyphs.setdefault(name, Glyphs(self, name))

    def borrows(self, name: str) -> bool:
        """Whether a face came from the machine because no face of the packet had a character."""
        return name not in self._own

    def _first_with(self, name: str, character: str) -> str | None:
        if self.latin_marks and character in QUOTATION_MARKS:
            return "kai" if "kai" in self._faces else name
        asked = self.face(name)
        if asked.covers(character) and character not in NOT_FROM.get(name, ()):
            return asked.name
        others = TAKE_OVER.get(asked.name, self._own)
        found = next((each for each in others if each in self._own and self._faces[each].covers(character)), None)
        return found or self._beyond(character)

    def _beyond(self, character: str) -> str | None:
        """A face of the machine becomes one of the packet's when it is first needed."""
        face = self._others.face_with(character) if self._others else None
        return self._faces.setdefault(face.name, face).name if face else None


@cache
def shipped_faces() -> Faces:
    """The five faces that every machine has; the same value every time, so that a character is looked up once."""
    return Faces(map(shipped_face, SHIPPED), STAND_INS)


def _shipped_again(latin_marks: bool) -> Faces:
    return shipped_faces().with_latin_marks() if latin_marks else shipped_faces()


@cache
def shipped_face(file: FaceFile) -> Face:
    """A shipped face, opened once in a process."""
    return Face(file)


def family(name: str) -> str:
    """The family that Word and LibreOffice know a shipped face by; ValueError for an unknown name."""
    return shipped_faces().face(name).file.family
