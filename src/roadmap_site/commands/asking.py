"""Questions for what a command line does not say, where somebody sits at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import click

from roadmap_site.authoring.scaffolding import texts
from roadmap_site.commands.options import is_asked


@dataclass(frozen=True)
class Asker:
    """Takes what was said, or else asks for it, or else says what is missing."""

    languages: Sequence[str]

    def word(self, said: str | None, option: str, what: str) -> str:
        """Give one word that is needed."""
        if said:
            return said
        if not is_asked():
            raise click.UsageError(f"{option} is missing: the {what}")
        return str(click.prompt(what[0].upper() + what[1:])).strip()

    def id(self, said: str | None, kind: str) -> str:
        """Give the id of a new part."""
        return self.word(said, "ID", f"id of the {kind}, such as neural-networks")

    def known(self, said: str | None, kind: str, there: Sequence[str]) -> str:
        """Give the id of a part that is there."""
        return self.word(
            said, kind.upper(), f"{kind} that it belongs to, one of {', '.join(there)}"
        )

    def maybe_id(self, said: str | None, kind: str) -> str:
        """Give the id of a part that need not be."""
        if said or not is_asked():
            return said or ""
        return _answer(f"Id of a first {kind}")

    def text(self, said: Sequence[str], option: str, what: str) -> object:
        """Give a text that is needed in one language at least."""
        found = texts.text(said, self.languages) or (self._asked(what) if is_asked() else None)
        if not found:
            tag = self.languages[0]
            raise click.UsageError(f"{option} is missing: the {what}, such as {option} {tag}=...")
        return found

    def maybe(self, said: Sequence[str], what: str) -> object:
        """Give a text that need not be."""
        return texts.text(said, self.languages) or (self._asked(what) if is_asked() else None)

    def _asked(self, what: str) -> object:
        label = what[0].upper() + what[1:]
        answers = [f"{tag}={_answer(f'{label} ({tag})')}" for tag in self.languages]
        return texts.text(answers, self.languages)


def _answer(question: str) -> str:
    """Ask for what may be left out."""
    return str(click.prompt(f"{question}, Enter for none", default="", show_default=False)).strip()
