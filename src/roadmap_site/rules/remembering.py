"""What is known of stages by a process that lives on, such as that of `mkdocs serve`.

Like `keeping`, but it holds the stages as a whole and writes nothing: whoever makes a site of the
roadmap needs all of them.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path as File

from roadmap_site.model import Stage
from roadmap_site.reading import GLOSSARY_FILE, ROADMAP_FILE, Book, load
from roadmap_site.reading.known import Known
from roadmap_site.rules.checking import check
from roadmap_site.rules.keeping import digest, surroundings
from roadmap_site.rules.surveying import survey

_HEAD = (ROADMAP_FILE, GLOSSARY_FILE)
_NO_DAY = date.min
"""Nothing is said about the age of reviews."""


class Memory:
    """The stages of the roadmap that was checked last."""

    def __init__(self) -> None:
        self._head: tuple[object, ...] = ()
        """What is in the files beside the stages."""
        self._hangs_on = ""
        self._stages: dict[str, tuple[Known, Stage]] = {}
        """What is known of each stage and the stage itself, by the hash of its file."""
        self._digests: dict[str, str] = {}

    def check(self, directory: File, label: str) -> Book:
        """Do what `check` does, and look only at those stages that have changed since."""
        head = (directory, label, *(_content(directory / name) for name in _HEAD))
        if head != self._head:
            self._hangs_on = surroundings(load(directory, label, only=()), _NO_DAY)
            self._head = head
        self._digests = {}
        book = check(directory, label, None, self._recall)
        if book.roadmap is None:
            return book
        whole = dict(zip(book.files, book.roadmap.stages, strict=True))
        self._stages |= {
            self._digests[path]: (known, whole[path]) for path, known in survey(book, None)
        }
        whole |= {path: self._stages[self._digests[path]][1] for path in book.known}
        book.roadmap = book.roadmap.model_copy(update={"stages": tuple(whole.values())})
        present = {*self._digests.values()}
        self._stages = {name: it for name, it in self._stages.items() if name in present}
        return book

    def _recall(self, path: str, content: bytes) -> Known | None:
        self._digests[path] = digest(self._hangs_on, path, content)
        found = self._stages.get(self._digests[path])
        return found and found[0]


def _content(file: File) -> bytes | None:
    with suppress(OSError):
        return file.read_bytes()
    return None
