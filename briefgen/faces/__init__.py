"""Ship the faces of the house, measure their characters and cut subsets of them."""

from briefgen.faces.face import Face, FaceFile, MissingGlyph, UnusableFace, described
from briefgen.faces.faces import Faces, family, shipped_faces, with_own

__all__ = [
    "Face",
    "FaceFile",
    "Faces",
    "MissingGlyph",
    "UnusableFace",
    "described",
    "family",
    "shipped_faces",
    "with_own",
]
