"""Rules on questions: each has one answer, and what there is to choose from fits."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.model import (
    UNNAMED,
    Answer,
    Option,
    Place,
    Question,
    Roadmap,
    Topic,
    shown,
)
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.repeating import repeated
from roadmap_site.rules.scripts import is_sentence
from roadmap_site.text.typography import without_code

OPTIONS = (2, 8)
"""How many answers there are to choose from, or items to put in order."""
_HOLDERS = ("answer", "options", "number", "order")
_OF_NUMBERS = ("within", "unit")


def questions_have_an_answer(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """The answer of a question stands in one key, and what belongs to another kind in none."""
    for at, question in roadmap.every(Question):
        held = [name for name in _HOLDERS if getattr(question, name) not in (None, ())]
        lost = any(book.has_lost(at, name) or book.has_lost((*at, name)) for name in _HOLDERS)
        if not held and not lost:
            message = f"has no answer; write {', '.join(_HOLDERS[:-1])} or {_HOLDERS[-1]}"
            yield Problem(book.at(at), "RM045", message)
        elif held[1:]:
            message = (
                f'has "{held[0]}" and "{held[1]}", and only one of them can be the answer; '
                "remove the other, or write it under why"
            )
            yield Problem(book.at_key((*at, held[1])), "RM045", message)
        for name in _OF_NUMBERS if held and held != ["number"] else ():
            if getattr(question, name) is not None and not book.has_lost(at, "number"):
                message = f'"{name}" belongs to a number, and "{held[0]}" is none; remove it'
                yield Problem(book.at((*at, name)), "RM045", message)


def options_fit(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Some options are right and some are wrong, each wrong one says why, and none stands twice."""
    for at, question in roadmap.every(Question):
        if not question.options or book.has_lost((*at, "options")):
            continue
        place = (*at, "options")
        for index, option in enumerate(question.options):
            if message := _fault(book, option, (*place, index)):
                yield Problem(book.at((*place, index)), "RM046", message)
        hurt = any(book.has_lost((*place, index)) for index in range(len(question.options)))
        if hurt:
            continue
        if message := _number(question.options, "option") or _all_alike(question.options):
            yield Problem(book.at_key(place), "RM046", message)
        yield from _twice(book, roadmap, place, [option.text for option in question.options])


def _fault(book: Book, option: Option, at: Place) -> str:
    if book.has_lost(at):
        return ""
    if option.right and option.wrong:
        return 'is both "right" and "wrong"; begin the second with a hyphen, or remove one of them'
    if not option.text:
        return "is neither right nor wrong; put its text under right: or under wrong:"
    if option.wrong and not option.because:
        return "does not tell learners what is wrong about it; add because: with the reason"
    return ""


def _all_alike(options: tuple[Option, ...]) -> str:
    if not any(option.right for option in options):
        return "no option is right; write right: for wrong: at the one that answers the question"
    if all(option.right for option in options):
        return "every option is right, so that nothing is asked; add one with wrong: and because:"
    return ""


def _number(found: tuple[object, ...], noun: str) -> str:
    low, high = OPTIONS
    if low <= len(found) <= high:
        return ""
    return f"has {len(found)} {noun}{'' if len(found) == 1 else 's'}; write {low} to {high}"


def items_fit(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """There is an order to find, and only one."""
    for at, question in roadmap.every(Question):
        place = (*at, "order")
        if not question.order or book.has_lost(place):
            continue
        if message := _number(question.order, "item"):
            yield Problem(book.at_key(place), "RM046", f"{message} that learners put in order")
        yield from _twice(book, roadmap, place, [*question.order])


def _twice(
    book: Book, roadmap: Roadmap, at: Place, texts: list[Answer | None]
) -> Iterator[Problem]:
    """Find texts that are the same for the readers of some language."""
    told: set[Place] = set()
    for language in roadmap.languages:
        said = (
            (text.read(language, roadmap.language).text, (*at, index))
            for index, text in enumerate(texts)
            if text
        )
        for text, place, first in repeated(said):
            if place not in told:
                told.add(place)
                line = book.at(first).line
                message = (
                    f'"{shown(text)}" says the same as line {line}, so that nobody can tell them '
                    "apart; reword one, or remove it"
                )
                yield Problem(book.at(place), "RM046", message)


def tolerances_fit(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """How far an answer may be off is a distance, and less than the number itself."""
    for at, question in roadmap.every(Question):
        if question.within is None or question.number is None:
            continue
        message = ""
        if question.within < 0:
            message = f"is {question.within}, less than nothing; write {-question.within}"
        elif question.number and question.within >= abs(question.number):
            message = f"lets 0 pass for {question.number}; write less"
        if message:
            yield Problem(book.at((*at, "within")), "RM047", message)


def questions_stand_once(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No two questions of a topic have the same name, former ones included, or ask the same."""
    for at, topic in roadmap.every(Topic):
        place = (*at, "questions")
        for name, there, first in repeated(_names(topic, place)):
            message = f'id "{shown(name)}" is taken ({book.at(first)}); choose another'
            yield Problem(book.at(there), "RM009", message)
        asked = (
            (question.ask.read(roadmap.language, roadmap.language).text, (*place, index, "ask"))
            for index, question in enumerate(topic.questions)
        )
        for _, there, first in repeated(asked):
            message = f"line {book.at(first).line} asks the same; ask something else, or remove it"
            yield Problem(book.at(there), "RM046", message)


def _names(topic: Topic, at: Place) -> Iterator[tuple[str, Place]]:
    for index, question in enumerate(topic.questions):
        yield question.id, (*at, index, "id")
        yield from (
            (old, (*at, index, "aliases", number)) for number, old in enumerate(question.aliases)
        )


def answers_name_their_language(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """An answer in words is there in each language; only formulas and names are in none."""
    if len(roadmap.languages) < 2:
        return
    for at, answer in roadmap.every(Answer):
        text = answer.root.get(UNNAMED, "")
        if is_sentence(without_code(text)):
            message = (
                "has words and names no language, so that readers of all languages see them; "
                f"write it in each, as in {{{': ..., '.join(roadmap.languages)}: ...}}"
            )
            yield Problem(book.at(at), "RM013", message)
