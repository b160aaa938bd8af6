"""What `check` says of files that are not in the house form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import zip_longest
from pathlib import Path as File

from roadmap_site.authoring.formatting import formatted
from roadmap_site.authoring.tree import UneditableError
from roadmap_site.model import shown
from roadmap_site.reading import GLOSSARY_FILE, ROADMAP_FILE, Book, Position, Problem
from roadmap_site.rules.side_by_side import spread
from roadmap_site.text import cache

_NAME = "house-form"
_SIZE = 16
"""How many bytes tell one text from all others."""
_MOST = 10_000
"""How many texts are known at most."""
_TOGETHER = 10
"""How many texts a process looks at in one go."""


class Known:
    """The texts of files that were found to be in the house form, kept from one run to the next."""

    def __init__(self) -> None:
        kept = cache.read(_NAME, cache.program()) or b""
        self._before = [kept[at : at + _SIZE] for at in range(0, len(kept), _SIZE)]
        self._known = {*self._before}
        self._new: list[bytes] = []

    def digest(self, content: bytes, language: str) -> bytes:
        """Give what a text is known by; its form hangs on the language of the roadmap, too."""
        named = hashlib.blake2b(f"{language}\n".encode(), digest_size=_SIZE)
        named.update(content)
        return named.digest()

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


Change = tuple[int, str | None]
"""The number of the first line of a file that would be another one, and that line."""


def files_are_in_house_form(book: Book, folder: File, label: str) -> Iterator[Problem]:
    """Name the first line of each sound file that `roadmap-site format` would change.

    `label` is how messages call the folder. Files of which something else is said are left out:
    what is to be mended there changes them anyway.
    """
    hurt = {problem.at.path for problem in book.problems}
    heads = [f"{label}/{name}" for name in (ROADMAP_FILE, GLOSSARY_FILE)]
    language = book.roadmap.language if book.roadmap else ""
    known, new = Known(), dict[str, tuple[bytes, bytes]]()
    for path in (*heads, *book.files):
        file = folder / path.removeprefix(f"{label}/")
        if path not in hurt and file.is_file() and (content := _content(file)) is not None:
            digest = known.digest(content, language)
            if digest not in known:
                new[path] = digest, content
    for (path, (digest, _)), change in zip(new.items(), _changes(new, language), strict=True):
        if change is True:
            known.add(digest)
        elif change:
            yield _problem(path, *change)
    known.keep()


def _content(file: File) -> bytes | None:
    with suppress(OSError):
        return file.read_bytes()
    return None


def _changes(new: Mapping[str, tuple[bytes, bytes]], language: str) -> Iterator[Change | bool]:
    """Look at the form of some files; see `_first_change`."""
    contents = [content for _, content in new.values()]
    parts = [contents[at : at + _TOGETHER] for at in range(0, len(contents), _TOGETHER)]
    for found in spread(partial(_first_changes, language), parts):
        yield from found


def _first_changes(language: str, contents: list[bytes]) -> list[Change | bool]:
    return [_first_change(content, language) for content in contents]


def _first_change(content: bytes, language: str) -> Change | bool:
    """Give the first line that would be another one.

    True where the text has the house form, False where there is none that it could be given.
    """
    try:
        text = content.decode("utf-8-sig")
        made = formatted(text, language)
    except (UnicodeDecodeError, UneditableError):
        return False
    if made == text:
        return True
    before, after = text.splitlines(), made.splitlines()
    pairs = enumerate(zip_longest(before, after), 1)
    return next(((n, new) for n, (old, new) in pairs if old != new), (len(before), None))


def _problem(path: str, number: int, wanted: str | None) -> Problem:
    said = f'"{shown(wanted.strip())}" would stand here' if wanted else "the file would end here"
    message = f"is not in the house form: {said}; run roadmap-site format {path}"
    return Problem(Position(path, number, 1), "RM029", message)
