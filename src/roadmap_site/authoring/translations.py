"""Which translations have fallen behind, noted for readers and forgotten once they are renewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from roadmap_site.authoring.pairs import Index
from roadmap_site.authoring.staleness import left_behind
from roadmap_site.model import UNNAMED, Month, Roadmap, Text
from roadmap_site.model.translation_record import Behind, mark
from roadmap_site.reading import Book, Position


def note(known: Behind, old: Book, new: Book, month: Month) -> Behind:
    """Add what fell behind from one version of a roadmap to the next, and forget what is gone.

    A text that was behind already keeps its month: the readers see how long it has waited.
    """
    assert old.roadmap
    assert new.roadmap
    there = {(tag, mark(said)) for tag, said in _texts(new.roadmap)}
    noted: dict[str, dict[str, Month]] = defaultdict(dict)
    for _, _, tag, said in left_behind(Index(old.roadmap), Index(new.roadmap)):
        noted[tag][mark(said)] = month
    for tag, marks in known.items():
        noted[tag] |= marks
    kept = {
        tag: {name: since for name, since in marks.items() if (tag, name) in there}
        for tag, marks in noted.items()
    }
    return {tag: marks for tag, marks in kept.items() if marks}


def waiting(behind: Behind, book: Book) -> Iterator[tuple[Position, str, str, Month]]:
    """Give every text that is behind: where it stands, its language, what it says, since when."""
    assert book.roadmap
    for at, text in book.roadmap.every(Text):
        for tag, said in text.root.items():
            spoken = book.roadmap.language if tag == UNNAMED else tag
            if since := behind.get(spoken, {}).get(mark(said)):
                yield book.at((*at, tag)), spoken, said, since


def _texts(roadmap: Roadmap) -> Iterator[tuple[str, str]]:
    for _, text in roadmap.every(Text):
        for tag, said in text.root.items():
            yield roadmap.language if tag == UNNAMED else tag, said
