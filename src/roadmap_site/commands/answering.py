"""What `check` answers: every problem of a roadmap as it is written, and how complete it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path as File

import click

from roadmap_site.authoring.house_form import files_are_in_house_form
from roadmap_site.commands.answers import Answer, Asked, locales
from roadmap_site.commands.formats import write
from roadmap_site.model import Section, Text, Topic, shown
from roadmap_site.model.shares import Share
from roadmap_site.reading import (
    ROADMAP_FILE,
    STAGES_DIR,
    Book,
    Problem,
    errors,
    link_record,
    records,
)
from roadmap_site.rules import check, check_again, raised, unknown


def answer(asked: Asked) -> Answer:
    """Look at a roadmap, and write what was asked about it."""
    folder, only = _folder(asked.place)
    label = folder.as_posix()
    # What is compared with an earlier roadmap has to be whole.
    look = check if asked.revision else check_again
    book = look(folder, label, asked.day)
    known = {*book.problems}
    later = (
        *_form(book, folder),
        *_since(asked.revision, folder, book, asked.day),
        *_words(book, folder),
        *records.faults(folder, label, asked.day),
    )
    found = [*book.problems, *(each for each in later if each not in known)]
    problems = [each for each in found if not only or each.at.path == only]
    told = [*write(problems, asked.style, everything=asked.everything)]
    beside: list[str] = []
    if asked.style == "text":
        beside = [*coverage(None if only else book), _summary(problems)]
    return Answer(told, beside, bool(errors(problems) or (asked.strict and problems)))


def _form(book: Book, folder: File) -> Iterator[Problem]:
    found = [*files_are_in_house_form(book, folder, folder.as_posix())] if book.roadmap else []
    if book.roadmap and found:
        yield from raised(found, book, book.roadmap)


def _words(book: Book, folder: File) -> list[Problem]:
    """Look at the words of the interface that the portal brings along."""
    if not (beside := locales(folder)):
        return []
    # Few portals have any, and all others would wait for what makes pages.
    from roadmap_site.site import own_words

    return own_words.read(
        beside, own_words.label(beside), book.roadmap.languages if book.roadmap else ()
    ).problems


def _since(revision: str | None, directory: File, now: Book, day: date) -> tuple[Problem, ...]:
    """Compare with the roadmap as it was at a revision, where one is named."""
    if revision is None:
        return ()
    # Most checks compare with nothing, and need not wait for what does.
    from roadmap_site.authoring.since import since
    from roadmap_site.commands.earlier import roadmap_at

    return since(roadmap_at(revision, directory, revision), now, day, _asked(directory))


def _asked(directory: File) -> frozenset[str]:
    """Give the links that somebody has asked; a record that cannot be read tells of none."""
    return link_record.read(directory, directory.as_posix())[0].asked


def _folder(place: File) -> tuple[File, str]:
    """Give the folder of the roadmap that a place is or belongs to, and a file's path therein."""
    if place.is_dir():
        return place, ""
    folder = place.parent
    if place.absolute().parent.name == STAGES_DIR:
        folder = folder.parent if folder.name else folder / ".."
        only = f"{folder.as_posix()}/{STAGES_DIR}/{shown(place.name, len(place.name))}"
    else:
        only = f"{folder.as_posix()}/{shown(place.name, len(place.name))}"
    if not (folder / ROADMAP_FILE).is_file():
        raise click.BadParameter(f"'{place}' is not a file of a roadmap.", param_hint="DIRECTORY")
    return folder, only


def _summary(problems: list[Problem]) -> str:
    wrong = len(errors(problems))
    warnings = len(problems) - wrong
    return f"{_count(wrong, 'error')}, {_count(warnings, 'warning')}"


def coverage(book: Book | None) -> Iterator[str]:
    """Say how much of what a roadmap can have is there, a line each."""
    if not (book and book.roadmap):
        return
    roadmap, known = unknown(book, book.roadmap), [*book.known.values()]
    texts = len(roadmap.every(Text)) + sum(each.texts for each in known)
    for language in roadmap.languages:
        missing = sum(
            text.is_missing(language, roadmap.language) for _, text in roadmap.every(Text)
        )
        missing += sum(len(each.missing[language]) for each in known)
        yield f"texts in {language}: {Share(texts - missing, texts)}"
    promising = sum(bool(topic.outcomes) for _, topic in roadmap.every(Topic))
    promising += sum(len({topic for topic, *_ in each.promises}) for each in known)
    yield f"topics with outcomes: {Share(promising, len(book.roadmap.topics))}"
    sections = [section for _, section in book.roadmap.every(Section)]
    yield f"sections with hours: {Share.of([bool(section.hours) for section in sections])}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
