"""Ship the faces of the house, find those of a machine, measure their characters and cut subsets of them."""

from briefgen.faces.face import Face, FaceFile, MissingGlyph
from briefgen.faces.faces import Faces, family, shipped_faces
from briefgen.faces.resolving import resolved
from briefgen.faces.system import SystemFaces

__all__ = [
    "Face",
    "FaceFile",
    "Faces",
    "MissingGlyph",
    "SystemFaces",
    "family",
    "resolved",
    "shipped_faces",
]
