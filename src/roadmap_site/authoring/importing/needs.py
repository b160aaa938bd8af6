"""Which parts of a roadmap a list of prerequisites names.

Only what stands before counts: a need of something later would turn the order around, or run in a
circle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from roadmap_site.authoring.importing.runs import Runs, plain

_SEPARATOR = re.compile(
    r"\s*(?:[,;，；、]|\s/\s)\s*(?:and\s+|or\s+)?|\s+(?:and|&)\s+|\s*[和与及]\s*"
)
_IN_FRONT = re.compile(
    r"^\W*(?:corequisites?|prerequisites?|completion of|the)\b\W*", re.IGNORECASE
)


@dataclass
class Known:
    """The titles of what came before, and the ids."""

    exact: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    """Each title as it is written, by its id."""

    def add(self, title: str, name: str) -> None:
        """Take a title in."""
        self.exact.setdefault(_bare(title), name)
        self.titles[name] = title

    def named_in(self, cell: Runs) -> tuple[list[str], bool]:
        """Give the ids that a text names, and whether it names nothing else."""
        text = plain(cell)
        if found := self._find(text):
            return [found], True
        pieces = [piece for piece in _SEPARATOR.split(text) if re.search(r"\w", piece)]
        ids: list[str] = []
        complete, at = True, 0
        while at < len(pieces):
            length = self._longest(pieces, at)
            if length:
                name = self._find(" ".join(pieces[at : at + length]))
                ids += [name] if name and name not in ids else []
            complete = complete and length > 0
            at += max(length, 1)
        return ids, complete

    def _longest(self, pieces: list[str], at: int) -> int:
        """Count how many pieces together name one thing, for a title may have commas."""
        for length in range(min(len(pieces) - at, 5), 1, -1):
            if _bare(" ".join(pieces[at : at + length])) in self.exact:
                return length
        return 1 if self._find(pieces[at]) else 0

    def _find(self, text: str) -> str:
        """Find the one thing that a text names, by its title or by a good part of that."""
        wanted = _bare(_IN_FRONT.sub("", text))
        if wanted in self.exact:
            return self.exact[wanted]
        found = [name for name, title in self.titles.items() if _means(wanted, title)]
        return found[0] if len(found) == 1 else ""


def _means(wanted: str, title: str) -> bool:
    """Tell whether some words stand for a title: a part of it up to a colon, or half its words."""
    words = wanted.split()
    if len(words) < 2:
        return False
    parts = [_bare(part) for part in re.split(r"\s*[:：–—]\s*|\s-\s", title)]
    if len(parts) > 1 and wanted in parts:
        return True
    whole = _bare(title).split()
    return set(words) <= set(whole) and 2 * len(words) >= len(whole)


def _bare(text: str) -> str:
    """Write a title without signs, differences of case, and the word that joins its last parts."""
    words = re.findall(r"[^\W_]+(?:\+\+|#)?", text.casefold())
    return " ".join(word for word in words if word != "and")
