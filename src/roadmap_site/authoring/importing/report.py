"""What an import says about the text that it read: what has no place, and what it took for what."""

from __future__ import annotations

from dataclasses import dataclass, field

from roadmap_site.model import shown

LEFT = "not placed"


@dataclass(frozen=True, order=True)
class Remark:
    """One thing to look at: a text without a place, or one that was turned into something else."""

    line: int
    kind: str
    """`not placed`, or what became of the text, such as `hours 20-30`."""
    what: str
    """What it is, in a word: `image`, `code`; empty where the kind says it."""
    text: str
    """The whole text, in one line."""

    def write(self, label: str) -> str:
        """Write the remark in one line; messages call the file `label`."""
        what = f"{self.what}: " if self.what else ""
        return f"{label}:{self.line}: {self.kind}: {what}{shown(self.text, len(self.text) + 3)}"


@dataclass
class Report:
    """Everything that there is to say about one text."""

    remarks: list[Remark] = field(default_factory=list)

    def leave(self, line: int, what: str, text: str) -> None:
        """Note a text that has no place in a roadmap."""
        self.note(line, LEFT, text, what)

    def note(self, line: int, kind: str, text: str, what: str = "") -> None:
        """Note what a text was taken for; nothing where there is no text."""
        if folded := " ".join(text.split()):
            self.remarks.append(Remark(line, kind, what, folded))

    @property
    def left(self) -> list[Remark]:
        """The texts that have no place."""
        return [remark for remark in self.remarks if remark.kind == LEFT]
