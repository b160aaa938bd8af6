"""What is known of a stage by itself: found once, and true as long as its file is the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from roadmap_site.model import Item, Place, Roadmap, Text
from roadmap_site.reading import Book, Problem
from roadmap_site.reading.known import Known, Told, outline, places
from roadmap_site.rules import demands, languages, reviews, scripts, verbs
from roadmap_site.rules.one_by_one import by_itself

Items = list[tuple[Place, Item]]


def survey(book: Book, today: date | None) -> Iterator[tuple[str, Known]]:
    """Tell of each stage that was read as a whole what is known of it, with its file."""
    if not book.roadmap:
        return
    for index, (path, items) in enumerate(_by_stage(book, book.roadmap)):
        stage = book.roadmap.showing(items)
        # What is in a language that the site does not have hangs on all other stages.
        if path not in book.hurt and path not in book.known and not languages.unlisted_in(stage):
            yield path, _known(book, stage, index, today)


def _by_stage(book: Book, roadmap: Roadmap) -> Iterator[tuple[str, Items]]:
    """Give all that each stage has, with its file."""
    found: list[Items] = [[] for _ in book.files]
    for at, item in roadmap.every(Item):
        if len(at) > 1 and at[0] == "stages":
            found[int(at[1])].append((at, item))
    yield from zip(book.files, found, strict=True)


def _known(book: Book, stage: Roadmap, index: int, today: date | None) -> Known:
    """Look at one stage; `stage` is the roadmap that shows nothing but that."""
    path, written = book.files[index], outline(stage.stages[index])
    late = reviews.reviews_are_recent(book, stage, today) if today else ()
    endings = {tag: verbs.endings(book, stage, tag) for tag in stage.languages}
    halves = scripts.split_lines(book, stage)
    return Known(
        outline=written,
        spots=[_spot(book, ("stages", index, *place)) for place in places(written)],
        told=_told(by_itself(book, stage), path),
        late=_told(late, path),
        demanded=_told(demands.by_itself(book, stage), path),
        texts=len(stage.every(Text)),
        languages=sorted(languages.used_in(stage)),
        missing={tag: _missing(book, stage, tag) for tag in stage.languages},
        halves=[(at.line, at.column) for at in sorted(halves)],
        outcomes={tag: count for tag, (count, _) in endings.items()},
        unstopped={
            tag: [(at.line, at.column) for at in where] for tag, (_, where) in endings.items()
        },
        promises=[
            (topic, at.line, at.column, text)
            for text, (_, topic), at in verbs.promises(book, stage)
        ],
        words=sorted(demands.terms_in(stage)) if demands.UNUSED_TERM in stage.rules else [],
    )


def _spot(book: Book, place: Place) -> tuple[int, int]:
    at = book.at(place)
    return at.line, at.column


def _told(problems: Iterable[Problem], path: str) -> list[Told]:
    """Leave out what is said of other files, such as the glossary."""
    return [
        (problem.at.line, problem.at.column, problem.code, problem.message)
        for problem in sorted(problems)
        if problem.at.path == path
    ]


def _missing(book: Book, stage: Roadmap, language: str) -> list[tuple[int, int, str]]:
    found = languages.missing_in(book, stage, language)
    return [(at.line, at.column, instead) for _, at, instead in found]
