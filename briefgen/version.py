"""Say which version of the program this is; the build of the wheel reads it here too."""

__version__ = "0.1.0"
