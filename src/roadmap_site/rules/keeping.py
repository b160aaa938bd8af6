"""What is known of stages, kept from one run to the next.

Each is kept under the hash of its file, of its path and of all else that it hangs on: this program,
the languages of the roadmap, its glossary, its rules and the month. What no longer fits is found
anew, so that nothing but the time differs.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path as File

from pydantic import TypeAdapter, ValidationError

from roadmap_site.reading import STAGES_DIR, Book, load
from roadmap_site.reading.known import Known
from roadmap_site.rules.checking import check
from roadmap_site.rules.side_by_side import cores, spread
from roadmap_site.rules.surveying import survey
from roadmap_site.text import cache

TOGETHER = 10
"""How many stages a process looks at in one go."""
_LARGEST = 1 << 27
"""The most that is kept of one roadmap, in bytes."""


@dataclass
class _Pack:
    """What is kept of one roadmap."""

    hangs_on: str
    """What it hangs on beside the stages themselves."""
    stages: dict[str, Known] = field(default_factory=dict)
    """What is known of each stage, by the hash of its file."""


_PACK = TypeAdapter(_Pack)


def check_again(directory: File, label: str, today: date) -> Book:
    """Do what `check` does, and look only at those stages that have changed since the last time.

    The book holds the outline alone of the others; its problems are the same.
    """
    keeping = Keeping(directory, label, today)
    keeping.look_ahead()
    book = check(directory, label, today, keeping.recall)
    keeping.learn(survey(book, today))
    keeping.keep()
    return book


class Keeping:
    """What is known of the stages of a roadmap."""

    def __init__(self, directory: File, label: str, today: date) -> None:
        self._directory, self._label, self._today = directory, label, today
        # A few names for all roadmaps, so that what is kept does not grow without end.
        folder = hashlib.sha256(os.fsencode(directory.absolute())).hexdigest()[:2]
        self._name = f"stages-{folder}"
        self._hangs_on = surroundings(load(directory, label, only=()), today)
        self._known = self._kept()
        self._digests: dict[str, str] = {}
        self._changed = False

    def _kept(self) -> dict[str, Known]:
        content = cache.read(self._name, cache.program())
        with suppress(ValidationError):
            pack = _PACK.validate_json(content or b"")
            if pack.hangs_on == self._hangs_on:
                return pack.stages
        return {}

    def recall(self, path: str, content: bytes) -> Known | None:
        """Give what is known of a stage's file with that content."""
        self._digests[path] = digest(self._hangs_on, path, content)
        return self._known.get(self._digests[path])

    def learn(self, found: Iterable[tuple[str, Known]]) -> None:
        """Note what is known of files that were asked for."""
        for path, known in found:
            self._known[self._digests[path]] = known
            self._changed = True

    def look_ahead(self) -> None:
        """Look at all stages on all cores, where nothing is known and there are many."""
        names = [file.name for file in (self._directory / STAGES_DIR).glob("[!.]*.y*ml")]
        if self._known or len(names) <= TOGETHER or cores() == 1:
            return
        parts = [sorted(names)[at : at + TOGETHER] for at in range(0, len(names), TOGETHER)]
        for found in spread(partial(_look, self._directory, self._label, self._today), parts):
            self._known |= found
            self._changed = True

    def look(self, names: list[str]) -> dict[str, Known]:
        """Look at some stages, and tell what is known of them by the hash of each."""
        book = load(self._directory, self._label, self.recall, names)
        return {self._digests[path]: known for path, known in survey(book, self._today)}

    def keep(self) -> None:
        """Keep what is known of the present files, where that is more than before."""
        if not self._changed:
            return
        present = {
            name: self._known[name] for name in self._digests.values() if name in self._known
        }
        content = _PACK.dump_json(_Pack(self._hangs_on, present))
        if len(content) <= _LARGEST:
            cache.write(self._name, cache.program(), content)


def _look(directory: File, label: str, today: date, names: list[str]) -> dict[str, Known]:
    return Keeping(directory, label, today).look(names)


def digest(hangs_on: str, path: str, content: bytes) -> str:
    """Hash a stage's file, with its path and all else that what is said of it hangs on."""
    named = hashlib.sha256(repr((hangs_on, path)).encode("utf-8", "surrogateescape"))
    named.update(content)
    return named.hexdigest()


def surroundings(head: Book, today: date) -> str:
    """Hash what is said of a stage hangs on beside itself; `head` is the roadmap without stages."""
    roadmap = head.roadmap
    if not roadmap:
        return ""
    terms = roadmap.glossary.terms if roadmap.glossary else ()
    words = [(term.id, term.name.root, term.short, term.forms, term.avoid) for term in terms]
    origin = roadmap.provenance.title if roadmap.provenance else None
    parts = (roadmap.languages, head.languages_known, roadmap.rules, origin, words)
    said = repr((*parts, f"{today:%Y-%m}"))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
