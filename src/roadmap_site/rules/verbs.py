"""Rules on what outcomes say: something that can be seen, once in a roadmap, as a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap_site.model import Outcome, Place, Roadmap, Topic, shown
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.repeating import repeated

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
        readings = [
            (at, outcome.text.read(language, roadmap.language))
            for at, outcome in roadmap.every(Outcome)
        ]
        said = [(at, reading.text) for at, reading in readings if not reading.missing]
        without = [at for at, text in said if not _STOP.search(text)]
        if len(said) > MANY and len(without) * 4 < len(said):
            for at in without:
                message = "ends without a full stop, unlike other outcomes; add one"
                yield Problem(book.at((*at, "text", language)), "RM078", message)


def outcomes_are_of_one_topic(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No two topics promise the same."""
    for text, place, first in repeated(_said(roadmap)):
        if place[:-2] != first[:-2]:  # Within a topic it is an error of its own.
            message = (
                f'"{shown(text, 40)}" is promised in {book.at(first)}, too; keep it in one topic'
            )
            yield Problem(book.at(place), "RM080", message)


def _said(roadmap: Roadmap) -> Iterator[tuple[str, Place]]:
    for at, topic in roadmap.every(Topic):
        for n, outcome in enumerate(topic.outcomes):
            said = outcome.text.read(roadmap.language, roadmap.language).text
            yield said, (*at, "outcomes", n)
