"""Resolve a face by its name, and find the face that takes over a character which another one lacks."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

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
}
"""Who is asked next, nearest weight first."""

NOT_FROM = {"kai": frozenset("“”‘’")}
"""Characters that a face has and the house does not use: the quotation marks of Kai are half as wide as the others."""


QUOTATION_MARKS = frozenset("“”‘’")


class Faces:
    """The faces of one packet, by name.

    With `latin_marks` quotation marks are as narrow as Latin words want them: only Kai has such.
    """

    def __init__(self, faces: Iterable[Face], latin_marks: bool = False) -> None:
        self._faces = {each.name: each for each in faces}
        self._covering: dict[tuple[str, str], str | None] = {}
        self.latin_marks = latin_marks

    def with_latin_marks(self) -> "Faces":
        """The same faces for a language that parts words by spaces."""
        return self if self.latin_marks else Faces(self._faces.values(), latin_marks=True)

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

    def _first_with(self, name: str, character: str) -> str | None:
        if self.latin_marks and character in QUOTATION_MARKS:
            return "kai" if "kai" in self._faces else name
        if self.face(name).covers(character) and character not in NOT_FROM.get(name, ()):
            return name
        others = TAKE_OVER.get(name, tuple(self._faces))
        return next((each for each in others if each in self._faces and self._faces[each].covers(character)), None)


@cache
def shipped_faces() -> Faces:
    """The five faces that every machine has; the same value every time, so that a character is looked up once."""
    return Faces(Face(each) for each in SHIPPED)


def family(name: str) -> str:
    """The family that Word and LibreOffice know a shipped face by; ValueError for an unknown name."""
    return shipped_faces().face(name).file.family
