"""What is known of stages by a process that lives on, such as that of `mkdocs serve`.

Like `keeping`, but it holds the stages as a whole and writes nothing: whoever makes a site of the
roadmap needs all of them.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path as File

from roadmap_site.model import Stage
from roadmap_site.reading import Book, Problem, load
from roadmap_site.reading.known import Known, Recalled
from roadmap_site.rules.checking import check
from roadmap_site.rules.keeping import digest, head_of, surroundings
from roadmap_site.rules.surveying import survey

_NO_DAY = date.min
"""Nothing is said about the age of reviews."""


class Memory:
    """The stages of the roadmap that was checked last."""

    def __init__(self) -> None:
        self.head: frozenset[Problem] | None = None
        self._written: tuple[object, ...] = ()
        """What is in the files beside the stages."""
        self._hangs_on = ""
        self._stages: dict[str, tuple[Known, Stage]] = {}
        """What is known of each stage and the stage itself, by the hash of its file."""
        self._digests: dict[str, str] = {}

    def check(self, directory: File, label: str) -> Book:
        """Do what `check` does, and look only at those stages that have changed since."""
        written = (directory, label, *head_of(directory))
        if written != self._written:
            self._hangs_on = surroundings(load(directory, label, only=()), _NO_DAY)
            self._written, self.head = written, None
        self._digests = {}
        book = check(directory, label, None, self)
        if book.roadmap is None:
            return book
        book.replace_stages({path: self._stages[self._digests[path]][1] for path in book.known})
        present = {*self._digests.values()}
        self._stages = {name: it for name, it in self._stages.items() if name in present}
        return book

    def recall(self, path: str, content: bytes) -> Recalled | None:
        """Give what is known of a stage's file with that content."""
        self._digests[path] = digest(self._hangs_on, path, content)
        found = self._stages.get(self._digests[path])
        return Recalled(found[0], found[0].outline) if found else None

    def learn(self, book: Book) -> None:
        """Note what is known of the stages that were read."""
        if book.roadmap is None:
            return
        whole = dict(zip(book.files, book.roadmap.stages, strict=True))
        found = dict(survey(book, None))
        self._stages |= {self._digests[path]: (found[path], whole[path]) for path in found}
        book.known |= found
