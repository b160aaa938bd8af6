"""What is known of stages, kept from one run to the next.

Each is kept under the hash of its file, of its path and of all else that it hangs on: this program,
the languages of the roadmap, its glossary, its rules and the month. What no longer fits is found
anew, so that nothing but the time differs.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path as File

from roadmap_site.model import Stage
from roadmap_site.reading import (
    GLOSSARY_FILE,
    ROADMAP_FILE,
    STAGES_DIR,
    Book,
    Position,
    Problem,
    load,
    raw,
)
from roadmap_site.reading.known import Known, Recalled
from roadmap_site.rules.checking import check
from roadmap_site.rules.side_by_side import cores, spread
from roadmap_site.rules.surveying import survey
from roadmap_site.rules.wholes import Wholes
from roadmap_site.text import cache

TOGETHER = 10
"""How many stages a process looks at in one go."""
_LARGEST = 1 << 27
"""The most that is kept of one roadmap, in bytes."""


@dataclass
class _Pack:
    """What is kept of one roadmap."""

    head: str = ""
    """The hash of the files beside the stages."""
    beside: list[tuple[str, int, int, str, str]] | None = None
    """What is wrong with those by themselves: where, its code, and the message."""
    hangs_on: str = ""
    """What it hangs on beside the stages themselves."""
    stages: dict[str, Known] = field(default_factory=dict)
    """What is known of each stage, by the hash of its file."""


_Found = dict[str, tuple[Known, bytes | None]]
"""What is known of each stage and what its file holds, by the hash of its file."""


def check_again(directory: File, label: str, today: date) -> Book:
    """Do what `check` does, and look only at those stages that have changed since the last time.

    The book holds the outline alone of the others; its problems are the same.
    """
    keeping = Keeping(directory, label, today)
    keeping.look_ahead()
    book = check(directory, label, today, keeping)
    keeping.keep()
    return book


def check_whole(directory: File, label: str) -> Book:
    """Do what `check` does without a day, and look only at those stages that have changed.

    The book holds all of every stage.
    """
    keeping = Keeping(directory, label, date.today(), whole=True)
    keeping.look_ahead()
    book = check(directory, label, None, keeping)
    keeping.keep()
    return book if keeping.complete(book) else check(directory, label)


class Keeping:
    """What is known of the stages of a roadmap."""

    def __init__(
        self,
        directory: File,
        label: str,
        today: date,
        *,
        whole: bool = False,
        pack: _Pack | None = None,
    ) -> None:
        """Begin with what was kept, or with `pack`; `whole` where all of every stage is wanted."""
        self._directory, self._label, self._today = directory, label, today
        # A few names for all roadmaps, so that what is kept does not grow without end.
        folder = hashlib.sha256(os.fsencode(directory.absolute())).hexdigest()[:2]
        self._name, self._whole_name = f"stages-{folder}", f"wholes-{folder}"
        self._wholes = Wholes() if whole else None
        self._pack = pack or self._kept()
        if self._wholes is not None and not pack:
            self._wholes.fetch(self._whole_name)
        self.head = self._beside()
        self._digests: dict[str, str] = {}
        self._in_outline: set[str] = set()  # Files of which the book has the outline alone.
        self._changed = self.head is None

    def _beside(self) -> frozenset[Problem] | None:
        if self._pack.beside is None:
            return None
        return frozenset(
            Problem(Position(path, line, column), code, message)
            for path, line, column, code, message in self._pack.beside
        )

    def _kept(self) -> _Pack:
        """Give what was kept, if it hangs on what is there now."""
        pack = _unpacked(cache.read(self._name, cache.program()) or b"{}")
        said = repr((self._label, head_of(self._directory), f"{self._today:%Y-%m}"))
        head = hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest()
        if pack.head == head:
            return pack
        now = surroundings(load(self._directory, self._label, only=()), self._today)
        return _Pack(head, None, now, pack.stages if pack.hangs_on == now else {})

    def recall(self, path: str, content: bytes) -> Recalled | None:
        """Give what is known of a stage's file with that content."""
        name = self._digests[path] = digest(self._pack.hangs_on, path, content)
        if (known := self._pack.stages.get(name)) is None:
            return None
        if self._wholes is not None and name not in self._wholes:
            return Recalled(known)
        self._in_outline.add(path)
        return Recalled(known, known.outline)

    def learn(self, book: Book) -> None:
        """Note what is to be known of the stages that were read, and tell the book of it."""
        found = dict(survey(book, self._today))
        for path, known in found.items():
            self._pack.stages[self._digests[path]] = known
            self._changed = True
        book.known |= found
        if self._wholes is not None:
            for path in book.known.keys() - self._in_outline:
                self._wholes.learn(self._digests[path], book.written[path])

    def complete(self, book: Book) -> bool:
        """Put the stages in the place of their outlines; tell whether all of them are known."""
        if book.roadmap is None or self._wholes is None:
            return True
        stages: dict[str, Stage] = {}  # One by one: what files hold takes far more memory.
        for path in self._in_outline.intersection(book.files):
            if (stage := self._wholes.read(self._digests[path])) is None:
                return False
            stages[path] = stage
        book.replace_stages(stages)
        return True

    def look_ahead(self) -> None:
        """Look at all stages on all cores, where nothing is known and there are many."""
        names = [file.name for file in (self._directory / STAGES_DIR).glob("[!.]*.y*ml")]
        is_known = bool(self._pack.stages if self._wholes is None else self._wholes)
        if is_known or len(names) <= TOGETHER or cores() == 1:
            return
        parts = [sorted(names)[at : at + TOGETHER] for at in range(0, len(names), TOGETHER)]
        about = (self._directory, self._label, self._today)
        afresh = _Pack(hangs_on=self._pack.hangs_on)
        for found in spread(partial(_look, about, afresh, self._wholes is not None), parts):
            self._changed = True
            for name, (known, packed) in found.items():
                self._pack.stages[name] = known
                if self._wholes is not None and packed is not None:
                    self._wholes.put(name, packed)

    def look(self, names: list[str]) -> _Found:
        """Look at some stages, and tell what is known of them."""
        self.learn(load(self._directory, self._label, self.recall, names))
        wholes = self._wholes
        return {
            name: (known, wholes.packed(name) if wholes is not None else None)
            for name, known in self._pack.stages.items()
        }

    def keep(self) -> None:
        """Keep what is known of the present files, where that is more than before."""
        present = {*self._digests.values()}
        if self._wholes is not None:
            self._wholes.keep(self._whole_name, present)
        if not self._changed:
            return
        known = {name: known for name, known in self._pack.stages.items() if name in present}
        beside = None if self.head is None else [(*p.at, p.code, p.message) for p in self.head]
        content = _packed(_Pack(self._pack.head, beside, self._pack.hangs_on, known))
        if len(content) <= _LARGEST:
            cache.write(self._name, cache.program(), content)


def _packed(pack: _Pack) -> bytes:
    stages = {name: vars(known) for name, known in pack.stages.items()}
    return json.dumps([pack.head, pack.beside, pack.hangs_on, stages]).encode()


def _unpacked(content: bytes) -> _Pack:
    """Give what was kept; nothing where that is none of ours."""
    with suppress(ValueError, TypeError, AttributeError):
        head, beside, hangs_on, stages = json.loads(content)
        known = {name: Known(**each) for name, each in stages.items()}
        return _Pack(head, beside, hangs_on, known)
    return _Pack()


def _look(about: tuple[File, str, date], pack: _Pack, whole: bool, names: list[str]) -> _Found:
    # A copy, for where there is one process alone, all parts are given the same.
    own = _Pack(hangs_on=pack.hangs_on)
    return Keeping(*about, whole=whole, pack=own).look(names)


def digest(hangs_on: str, path: str, content: bytes) -> str:
    """Hash a stage's file, with its path and all else that what is said of it hangs on."""
    named = hashlib.sha256(repr((hangs_on, path)).encode("utf-8", "surrogateescape"))
    named.update(content)
    return named.hexdigest()


def head_of(directory: File) -> tuple[bytes | None, ...]:
    """Give what is in the files beside the stages."""
    return tuple(_content(directory / name) for name in (ROADMAP_FILE, GLOSSARY_FILE))


def _content(file: File) -> bytes | None:
    with suppress(raw.RefusedError):
        return raw.content(file)
    return None


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
