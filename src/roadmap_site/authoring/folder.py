"""The folder of a roadmap that is being edited: its files, and what `check` says of the result."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path as File

from roadmap_site.authoring.editing import Draft
from roadmap_site.authoring.writing import Change, write
from roadmap_site.model import Roadmap, Stage
from roadmap_site.reading import GLOSSARY_FILE, ROADMAP_FILE, STAGES_DIR, Book, Problem, errors
from roadmap_site.rules import check

_PLACE = re.compile(r":\d+:\d+|\bline \d+")


class RefusedError(Exception):
    """The wish cannot be fulfilled and nothing was changed; the message says why, line by line."""


@dataclass
class Folder:
    """A roadmap's folder, with edits that are not written yet."""

    directory: File
    label: str
    """What messages call the folder."""
    book: Book
    drafts: dict[str, Draft] = field(default_factory=dict)
    """The edited files, by their names within the folder."""
    gone: set[str] = field(default_factory=set)
    """The files that are to go."""
    others: dict[File, str] = field(default_factory=dict)
    """The edited text of files outside the folder, which are no YAML."""
    _read: dict[File, bytes] = field(default_factory=dict)
    """What edited files held when they were read, lest the work of others be overwritten."""

    @classmethod
    def open(cls, directory: File, label: str) -> Folder:
        """Read the roadmap in a folder."""
        return cls(directory, label, check(directory, label))

    @property
    def roadmap(self) -> Roadmap:
        """The roadmap as it was; raises RefusedError where it has mistakes."""
        if errors(self.book.problems) or self.book.roadmap is None:
            raise RefusedError(self.troubles)
        return self.book.roadmap

    @property
    def troubles(self) -> str:
        """Say which mistakes are to be mended first."""
        shown = "\n".join(map(str, errors(self.book.problems)[:5]))
        return f"{self.label} has mistakes; mend them first:\n{shown}"

    @property
    def names(self) -> list[str]:
        """The names of all files of the roadmap within the folder."""
        head = [name for name in (ROADMAP_FILE, GLOSSARY_FILE) if (self.directory / name).is_file()]
        return head + [f"{STAGES_DIR}/{path.rpartition('/')[2]}" for path in self.book.files]

    def name_of(self, stage: Stage) -> str:
        """Give the name of a stage's file within the folder."""
        index = [each.id for each in self.roadmap.stages].index(stage.id)
        return f"{STAGES_DIR}/{self.book.files[index].rpartition('/')[2]}"

    def draft(self, name: str) -> Draft:
        """Give a file as it is now, edits included."""
        if name in self.drafts:
            return self.drafts[name]
        draft = Draft.read(self.directory / name, f"{self.label}/{name}")
        self._read[self.directory / name] = draft.content
        return draft

    def put(self, name: str, draft: Draft) -> None:
        """Take an edited file, where it says something else than before."""
        if name in self.drafts or draft.text != self.draft(name).text:
            self.drafts[name] = draft

    def make(self, name: str, text: str) -> None:
        """Add a file; raises RefusedError where there is one."""
        if (self.directory / name).exists():
            raise RefusedError(f"{self.label}/{name} is there already; it is not overwritten")
        self.drafts[name] = Draft(f"{self.label}/{name}", text)

    def rename(self, name: str, to: str) -> None:
        """Give a file another name."""
        if to == name:
            return
        self.make(to, self.draft(name).text)
        self.drafts.pop(name, None)
        self.gone.add(name)

    def save(self, allowed: Iterable[str] | None = None) -> list[Problem]:
        """Write all edits, or none where the roadmap would have errors that it had not before.

        New warnings do no harm and come back; where `allowed` codes are given, only those do none.
        """
        new = self.new_problems()
        harmful = [
            problem
            for problem in new
            if (problem.severity == "error" if allowed is None else problem.code not in {*allowed})
        ]
        if harmful:
            shown = "\n".join(map(str, harmful[:10]))
            raise RefusedError(
                f"nothing is changed, for the result would not pass `check`:\n{shown}"
            )
        write(self._changes())
        return new

    def new_problems(self) -> list[Problem]:
        """Give the problems that the edits would bring."""
        before = Counter(map(_kind, self.book.problems))
        with tempfile.TemporaryDirectory() as folder:
            trial = File(folder)
            self._write_trial(trial)
            found = check(trial, self.label).problems
        # A renamed id changes the words of messages: as many of a code as before are the same ones.
        more = Counter(problem.code for problem in found)
        more.subtract(problem.code for problem in self.book.problems)
        new = []
        for problem in found:
            if before[_kind(problem)]:
                before[_kind(problem)] -= 1
            elif more[problem.code] > 0:
                more[problem.code] -= 1
                new.append(problem)
        return new

    def _write_trial(self, trial: File) -> None:
        (trial / STAGES_DIR).mkdir()
        for name in {*self._written(), *self.drafts} - self.gone:
            content = (
                self.drafts[name].content
                if name in self.drafts
                else (self.directory / name).read_bytes()
            )
            (trial / name).write_bytes(content)

    def _written(self) -> list[str]:
        """List what lies in the folder, whatever `check` may think of it."""
        files = [self.directory / ROADMAP_FILE, self.directory / GLOSSARY_FILE]
        files += (self.directory / STAGES_DIR).glob("[!.]*")
        return [file.relative_to(self.directory).as_posix() for file in files if file.is_file()]

    def summary(self) -> list[str]:
        """Say what is to change, a file a line."""
        made = [name for name in self.drafts if self.directory / name not in self._read]
        lines = [
            f"{self.label}/{name}: {'new' if name in made else 'changed'}" for name in self.drafts
        ]
        lines += [f"{self.label}/{name}: removed" for name in self.gone]
        return sorted([*lines, *(f"{file.as_posix()}: changed" for file in self.others)])

    def replace_text(self, file: File, found: str, text: str) -> None:
        """Take an edited file from outside the folder."""
        self._read[file] = found.encode()
        self.others[file] = text

    def _changes(self) -> dict[File, Change]:
        drafts = {self.directory / name: draft.content for name, draft in self.drafts.items()}
        texts = {file: text.encode() for file, text in self.others.items()}
        gone = {self.directory / name: None for name in self.gone}
        return {
            file: Change(self._read.get(file), content)
            for file, content in {**drafts, **texts, **gone}.items()
        }


def _kind(problem: Problem) -> tuple[str, str]:
    """Tell a problem apart from others, wherever it stands."""
    return problem.code, _PLACE.sub("", problem.message)
