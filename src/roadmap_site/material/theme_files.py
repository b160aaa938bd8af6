"""Files of Material for MkDocs that the portal takes up, found among the folders of the theme."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path as File


class MissingThemeFileError(LookupError):
    """The theme has no file of a name that the portal relies on."""

    def __init__(self, pattern: str) -> None:
        super().__init__(
            f"Material for MkDocs has no {pattern}, on which the portal relies; "
            "install the versions in requirements.lock"
        )


def first(folders: Iterable[str], pattern: File) -> str:
    """Read the first file that fits a pattern; folders that come first win.

    Raises MissingThemeFileError where there is none.
    """
    for folder in folders:
        for path in sorted(File(folder).glob(pattern.as_posix())):
            return path.read_text(encoding="utf-8")
    raise MissingThemeFileError(pattern.as_posix())
