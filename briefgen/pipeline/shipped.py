"""Answer where the templates and the workbook that we ship are, in a checkout and in an installed wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def shipped(kind: str) -> Path:
    """The folder `templates` or `data`: beside the package in a checkout, inside it in a wheel."""
    inside = PACKAGE / "shipped" / kind
    return inside if inside.is_dir() else PACKAGE.parent / kind


def template_names() -> tuple[str, ...]:
    """The templates that we ship, by the names of their folders."""
    folder = shipped("templates")
    if not folder.is_dir():
        return ()
    return tuple(sorted(each.name for each in folder.iterdir() if (each / "template.toml").is_file()))
