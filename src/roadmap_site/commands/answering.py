"""What `check` answers: every problem of a roadmap as it is written, and how complete it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path as File

import click

from roadmap_site.authoring.house_form import files_are_in_house_form
from roadmap_site.authoring.revision import RevisionError, earlier
from roadmap_site.authoring.since import since
from roadmap_site.commands.answers import Answer, Asked, locales
from roadmap_site.commands.formats import write
from roadmap_site.model import Roadmap, Section, Text, every, shown
from roadmap_site.model.shares import Share
from roadmap_site.reading import ROADMAP_FILE, STAGES_DIR, Book, Problem, errors, link_record, load
from roadmap_site.rules import check, raised


def answer(asked: Asked) -> Answer:
    """Look at a roadmap, and write what was asked about it."""
    folder, only = _folder(asked.place)
    book = check(folder, folder.as_posix(), asked.day)
    known = {*book.problems}
    later = (
        *_form(book, folder),
        *_since(asked.revision, folder, asked.day),
        *_words(book, folder),
    )
    found = [*book.problems, *(each for each in later if each not in known)]
    problems = [each for each in found if not only or each.at.path == only]
    told = [*write(problems, asked.style, everything=asked.everything)]
    beside: list[str] = []
    if asked.style == "text":
        beside = [*coverage(None if only else book.roadmap), _summary(problems)]
    return Answer(told, beside, bool(errors(problems) or (asked.strict and problems)))


def _form(book: Book, folder: File) -> Iterator[Problem]:
    if book.roadmap:
        found = files_are_in_house_form(book, folder, folder.as_posix())
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


def _since(revision: str | None, directory: File, day: date) -> tuple[Problem, ...]:
    """Compare with the roadmap as it was at a revision, where one is named."""
    if revision is None:
        return ()
    # Loaded afresh, for only what the files say by themselves tells what of them was not read.
    now = load(directory, directory.as_posix())
    try:
        with earlier(directory, revision) as folder:
            return since(load(folder, revision), now, day, _asked(directory))
    except RevisionError as error:
        raise BadCallError(str(error)) from None


def _asked(directory: File) -> frozenset[str]:
    """Give the links that somebody has asked; a record that cannot be read tells of none."""
    return link_record.read(directory, directory.as_posix())[0].asked


class BadCallError(click.ClickException):
    """A call that asks for what cannot be; told in one line."""

    exit_code = 2


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


def coverage(roadmap: Roadmap | None) -> Iterator[str]:
    """Say how much of what a roadmap can have is there, a line each."""
    if not roadmap:
        return
    texts = [text for _, text in every(Text, roadmap)]
    for language in roadmap.languages:
        there = [not text.read(language, roadmap.language).missing for text in texts]
        yield f"texts in {language}: {Share.of(there)}"
    sections = [section for _, section in every(Section, roadmap)]
    yield f"topics with outcomes: {Share.of([bool(topic.outcomes) for topic in roadmap.topics])}"
    yield f"sections with hours: {Share.of([bool(section.hours) for section in sections])}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
