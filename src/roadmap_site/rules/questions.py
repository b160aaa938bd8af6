"""Rules on questions: each has one answer, and what there is to choose from fits."""

from __future__ import annotations

import re
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
_TRUTH = re.compile("true|false|yes|no", re.I)
_YES_OR_NO = re.compile(
    rf"{_TRUTH.pattern}|correct|wrong|right|[是否对错]|不是|不对|正确|错误", re.I
)
_ARROW = re.compile(r"\s*(?:-+>|=+>|[→⇒>、；;，])\s*")
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
            alone = question.order[0].root.values() if len(question.order) == 1 else ()
            parts = next((found for text in alone if len(found := _ARROW.split(text)) > 1), [])
            advice = f"; write [{', '.join(map(shown, parts))}]" if parts else ""
            message = f"{message} that learners put in order{advice}"
            yield Problem(book.at_key(place), "RM046", message)
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
    one = roadmap.language if len(roadmap.languages) == 1 else ""
    for at, answer in roadmap.every(Answer):
        text = "" if book.has_lost(at[:-1]) else answer.root.get(UNNAMED, "")
        if one and one.partition("-")[0] != "en" and _TRUTH.fullmatch(text):
            message = f'"{text}" is English; write it in "{one}"'
            yield Problem(book.at(at), "RM062", message)
        elif not one and (said := _of_one_language(text, roadmap)):
            yield Problem(book.at(at), "RM013", said)


def _of_one_language(text: str, roadmap: Roadmap) -> str:
    """Say that a text is shown in all languages and is of one."""
    words = without_code(text)
    in_each = f"write it in each, as in {{{': ..., '.join(roadmap.languages)}: ...}}"
    if _YES_OR_NO.fullmatch(words.strip(" .。!！")):
        code = f", or as `{text}` where a program would say it" if _TRUTH.fullmatch(text) else ""
        return (
            f'"{shown(text)}" is a word of one language, and readers of all languages see it; '
            f"{in_each}{code}"
        )
    if is_sentence(words):
        return (
            f"has words and names no language, so that readers of all languages see them; {in_each}"
        )
    return ""
