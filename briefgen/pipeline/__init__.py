"""Read, compose, write, deliver: the imperative shell around pure steps."""

from briefgen.pipeline.building import Built, Checked, build, check

__all__ = ["Built", "Checked", "build", "check"]
