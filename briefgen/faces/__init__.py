"""Ship the faces of the house, find those of a machine, measure their characters and cut subsets of them."""

from briefgen.faces.face import Face, FaceFile, MissingGlyph
from briefgen.faces.faces import Faces, family, shipped_faces
from briefgen.faces.resolving import alternative, resolved
from briefgen.faces.system import SystemFaces

__all__ = [
    "Face",
    "FaceFile",
    "Faces",
    "MissingGlyph",
    "SystemFaces",
    "alternative",
    "family",
    "resolved",
    "shipped_faces",
]
