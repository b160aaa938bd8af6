"""What stands twice: names that were seen before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roadmap_site.model import Place


def repeated(names: Iterable[tuple[str, Place]]) -> Iterator[tuple[str, Place, Place]]:
    """Give every name that came before, with its place and the place where it stood first."""
    first: dict[str, Place] = {}
    for name, place in names:
        if name in first:
            yield name, place, first[name]
        first.setdefault(name, place)
