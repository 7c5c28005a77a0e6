"""Ship the faces of the house, measure their characters and cut subsets of them."""

from briefgen.faces.face import Face, FaceFile, MissingGlyph
from briefgen.faces.faces import Faces, family, shipped_faces

__all__ = [
    "Face",
    "FaceFile",
    "Faces",
    "MissingGlyph",
    "family",
    "shipped_faces",
]
