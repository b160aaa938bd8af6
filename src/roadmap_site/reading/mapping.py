"""A mapping in which keys are wrong, as values that do not fit the model tell of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from roadmap_site.model import Frozen, is_language


@dataclass
class Mapping:
    """A mapping in which keys are wrong."""

    model: type[Frozen]
    value: dict[str, object]
    missing: dict[str, int] = field(default_factory=dict)
    """The keys that it has to have and does not, and which of the details say so."""
    unknown: list[str] = field(default_factory=list)
    """The keys that its part of the roadmap does not have."""
    wrong_languages: list[str] = field(default_factory=list)
    """The keys that should be languages and are none."""
    indexes: set[int] = field(default_factory=set)
    """Which of the details are about these keys."""
    _about: dict[str, set[int]] = field(default_factory=dict)

    def note(self, index: int, kind: str, key: str) -> None:
        """Add what one detail says of a key."""
        self.note_value(index, key)
        if kind == "missing":
            self.missing[key] = index
        elif kind == "extra_forbidden":
            self.unknown.append(key)
        else:
            self.wrong_languages.append(key)

    def note_value(self, index: int, key: str) -> None:
        """Add that one detail is about a key, or about the value under it."""
        self.indexes.add(index)
        self._about.setdefault(key, set()).add(index)

    def emptied(self) -> str | None:
        """Name the key that has no value because the languages below it are not indented."""
        last = None
        for key, value in self.value.items():
            if last and key in self.unknown and is_language(key):
                return last
            last = key if value is None else None
        return None

    def settled_by(self, renamed: dict[str, str]) -> set[int]:
        """Tell which details mean nothing any more once keys are renamed."""
        names = [*renamed, *(name for name in renamed.values() if name in self.missing)]
        return set().union(*(self._about[name] for name in names))
