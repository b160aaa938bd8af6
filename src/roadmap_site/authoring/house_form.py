"""What `check` says of files that are not in the house form."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path as File

from roadmap_site.authoring.formatting import formatted
from roadmap_site.authoring.tree import UneditableError
from roadmap_site.model import shown
from roadmap_site.reading import GLOSSARY_FILE, ROADMAP_FILE, Book, Position, Problem


def files_are_in_house_form(book: Book, folder: File, label: str) -> Iterator[Problem]:
    """Name the first line of each sound file that `roadmap-site format` would change.

    `label` is how messages call the folder. Files of which something else is said are left out:
    what is to be mended there changes them anyway.
    """
    hurt = {problem.at.path for problem in book.problems}
    heads = [f"{label}/{name}" for name in (ROADMAP_FILE, GLOSSARY_FILE)]
    for path in (*heads, *book.files):
        file = folder / path.removeprefix(f"{label}/")
        if path in hurt or not file.is_file():
            continue
        if problem := _first_change(file, path, book.roadmap.language if book.roadmap else ""):
            yield problem


def _first_change(file: File, path: str, language: str) -> Problem | None:
    try:
        text = file.read_bytes().decode("utf-8-sig")
        made = formatted(text, language)
    except (OSError, UnicodeDecodeError, UneditableError):
        return None  # There is no form that it could be given.
    if made == text:
        return None
    before, after = text.splitlines(), made.splitlines()
    pairs = enumerate(zip_longest(before, after), 1)
    number, wanted = next(((n, new) for n, (old, new) in pairs if old != new), (len(before), None))
    said = f'"{shown(wanted.strip())}" would stand here' if wanted else "the file would end here"
    message = f"is not in the house form: {said}; run roadmap-site format {path}"
    return Problem(Position(path, number, 1), "RM029", message)
