"""Rules on what outcomes say: something that can be seen, once in a roadmap, as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap_site.model import Outcome, Roadmap, Topic, shown
from roadmap_site.reading import Book, Position, Problem

_VAGUE = re.compile(
    r"(?:(?:to|you|can|will|be able to|really|fully|deeply|better|truly|basically)\s+)*"
    r"(?:(?:understand|know|grasp|comprehend|appreciat|learn|master|familiari[sz])(?:e|s|ing)?|"
    r"be (?:familiar|aware|comfortable|acquainted)|"
    r"(?:get|have|gain|develop|build|acquire)\b[^,.;]{0,30}?"
    r"\b(?:understanding|overview|insight|idea|sense|knowledge|familiarity|grasp))\b|"
    r"(?:你|您|我|能够?|会|可以|要|初步|深入|基本|充分|大致|大概|熟练|真正|全面|进一步|更好地|学会)*"
    r"(?:理解|了解|知道|掌握|熟悉|明白|认识|懂得|领会|体会|学习)|"
    r"(?:建立)?对[^，。；]{1,20}(?:有|的)[^，。；]{0,4}(?:了解|认识|理解|概念)",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?。！？…][\"')”’」』）*_`]*$")
MANY = 4
"""How many outcomes there have to be before one can be unlike the others."""


def outcomes_can_be_seen(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No outcome is something that happens in the head alone."""
    for at, outcome in roadmap.every(Outcome):
        for tag, text in outcome.text.root.items():
            if found := _VAGUE.match(text):
                message = (
                    f'"{shown(found[0])}" is nothing that learners can check; '
                    "say what they can do, such as compute, build, explain or compare"
                )
                yield Problem(book.at((*at, "text", tag)), "RM079", message)
                break


def outcomes_are_sentences(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Where nearly all outcomes of a language end with a full stop, all do."""
    for language in roadmap.languages:
        said, without = endings(book, roadmap, language)
        said += sum(known.outcomes[language] for known in book.known.values())
        for path, known in book.known.items():
            without += [Position(path, *spot) for spot in known.unstopped[language]]
        if said > MANY and len(without) * 4 < said:
            for at in without:
                message = "ends without a full stop, unlike other outcomes; add one"
                yield Problem(at, "RM078", message)


def endings(book: Book, roadmap: Roadmap, language: str) -> tuple[int, list[Position]]:
    """Count the outcomes in a language, and give those that end without a full stop."""
    readings = [
        (at, outcome.text.read(language, roadmap.language))
        for at, outcome in roadmap.every(Outcome)
    ]
    said = [(at, reading.text) for at, reading in readings if not reading.missing]
    without = [at for at, text in said if not _STOP.search(text)]
    return len(said), [book.at((*at, "text", language)) for at in without]


Promise = tuple[str, tuple[str, int], Position]
"""What an outcome says in the default language, the topic that it is of, and where it stands."""


def outcomes_are_of_one_topic(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No two topics promise the same."""
    all_said = [text for text, *_ in promises(book, roadmap)]
    all_said += [said for known in book.known.values() for *_, said in known.promises]
    if len({*all_said}) == len(all_said):
        return
    first: dict[str, Promise] = {}
    for promise in _in_order(book, roadmap):
        text, topic, at = promise
        there = first.setdefault(text, promise)
        if there[1] != topic:  # Within a topic it is an error of its own.
            message = f'"{shown(text, 40)}" is promised in {there[2]}, too; keep it in one topic'
            yield Problem(at, "RM080", message)


def _in_order(book: Book, roadmap: Roadmap) -> Iterator[Promise]:
    """Give what all topics promise, in the order of the stages."""
    by_file: dict[str, list[Promise]] = {path: [] for path in book.files}
    for promise in promises(book, roadmap):
        by_file[promise[1][0]].append(promise)
    for path, known in book.known.items():
        by_file[path] = [
            (text, (path, topic), Position(path, line, column))
            for topic, line, column, text in known.promises
        ]
    for path in book.files:
        yield from by_file[path]


def promises(book: Book, roadmap: Roadmap) -> Iterator[Promise]:
    """Give what the outcomes of topics say in the default language."""
    for number, (at, topic) in enumerate(roadmap.every(Topic)):
        path = book.files[int(at[1])]
        for n, outcome in enumerate(topic.outcomes):
            said = outcome.text.read(roadmap.language, roadmap.language).text
            yield said, (path, number), book.at((*at, "outcomes", n))
