"""Transform the bytes of a picture file into a picture that both Word and PDF print; pure."""

from briefgen.pictures.printing import Room, printable

__all__ = ["Room", "printable"]
