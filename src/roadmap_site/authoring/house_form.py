"""What `check` says of files that are not in the house form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path as File

from roadmap_site.authoring.formatting import formatted
from roadmap_site.authoring.tree import UneditableError
from roadmap_site.model import shown
from roadmap_site.reading import GLOSSARY_FILE, ROADMAP_FILE, Book, Position, Problem
from roadmap_site.text import cache

_NAME = "house-form"
_SIZE = 16
"""How many bytes tell one text from all others."""
_MOST = 10_000
"""How many texts are known at most."""


class Known:
    """The texts of files that were found to be in the house form, kept from one run to the next."""

    def __init__(self) -> None:
        kept = cache.read(_NAME, cache.program()) or b""
        self._before = [kept[at : at + _SIZE] for at in range(0, len(kept), _SIZE)]
        self._known = {*self._before}
        self._new: list[bytes] = []

    def digest(self, text: str, language: str) -> bytes:
        """Give what a text is known by; its form hangs on the language of the roadmap, too."""
        return hashlib.blake2b(f"{language}\n{text}".encode(), digest_size=_SIZE).digest()

    def __contains__(self, digest: bytes) -> bool:
        return digest in self._known

    def add(self, digest: bytes) -> None:
        """Note that a text is in the house form."""
        self._new.append(digest)

    def keep(self) -> None:
        """Keep what is known for the next run, the newest first."""
        if self._new:
            kept = [*reversed(self._new), *self._before][:_MOST]
            cache.write(_NAME, cache.program(), b"".join(kept))


def files_are_in_house_form(book: Book, folder: File, label: str) -> Iterator[Problem]:
    """Name the first line of each sound file that `roadmap-site format` would change.

    `label` is how messages call the folder. Files of which something else is said are left out:
    what is to be mended there changes them anyway.
    """
    hurt = {problem.at.path for problem in book.problems}
    heads = [f"{label}/{name}" for name in (ROADMAP_FILE, GLOSSARY_FILE)]
    known = Known()
    for path in (*heads, *book.files):
        file = folder / path.removeprefix(f"{label}/")
        if path in hurt or not file.is_file():
            continue
        language = book.roadmap.language if book.roadmap else ""
        if problem := _first_change(file, path, language, known):
            yield problem
    known.keep()


def _first_change(file: File, path: str, language: str, known: Known) -> Problem | None:
    try:
        text = file.read_bytes().decode("utf-8-sig")
        digest = known.digest(text, language)
        if digest in known:
            return None
        made = formatted(text, language)
    except (OSError, UnicodeDecodeError, UneditableError):
        return None  # There is no form that it could be given.
    if made == text:
        known.add(digest)
        return None
    before, after = text.splitlines(), made.splitlines()
    pairs = enumerate(zip_longest(before, after), 1)
    number, wanted = next(((n, new) for n, (old, new) in pairs if old != new), (len(before), None))
    said = f'"{shown(wanted.strip())}" would stand here' if wanted else "the file would end here"
    message = f"is not in the house form: {said}; run roadmap-site format {path}"
    return Problem(Position(path, number, 1), "RM029", message)
