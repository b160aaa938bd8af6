"""Cards by which learners ask themselves: questions, words to know, and what they should do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from roadmap_site.edition import glossary
from roadmap_site.edition.edition import Edition
from roadmap_site.model import Answer, Question, Stage, Text, Topic

TERM_KEY = "_glossary"
"""Stands before the id of a term in the keys of its card, where others have their topic."""
QUESTION_KEY = "q"
"""Stands between the ids of a topic and of its question, where outcomes have one key alone."""
TEST = 6
"""How many questions a stage has to have for a test of its own."""


@dataclass(frozen=True)
class Card:
    """One question that a learner puts to herself."""

    kind: Literal["question", "term", "outcome"]
    key: str
    """Under which a browser keeps what its reader knows."""
    topic: Topic
    """The topic to go back to."""
    front: Text
    """The question, the term, or the outcome."""
    back: Text | None = None
    """The meaning of the term; the others have none."""
    question: Question | None = None
    """The question with its answer, where it is one."""


def decks(
    edition: Edition, stages: Iterable[Stage] = (), *, with_answers: bool = False
) -> Iterator[tuple[Stage, list[Card]]]:
    """Give the cards of every stage that has some, or of some stages: questions, then terms, then
    outcomes, which `with_answers` leaves out.
    """
    taught = glossary.terms_by_topic(edition)
    for stage in stages or edition.roadmap.stages:
        found = [
            Card("question", key_of(topic, question.id), topic, question.ask, question=question)
            for topic in stage.topics
            for question in topic.questions
        ]
        found += [
            Card("term", f"{TERM_KEY}/{e.term.id}", e.topic, e.term.name, e.term.meaning)
            for e in glossary.entries_of(edition, stage, taught)
        ]
        found += [
            Card("outcome", f"{topic.id}/{edition.keys_of(outcome)[0]}", topic, outcome.text)
            for topic in (() if with_answers else stage.topics)
            for outcome in topic.outcomes
        ]
        if found:
            yield stage, found


def key_of(topic: Topic, question: str) -> str:
    """Give the permanent key of a question, which hangs on no language."""
    return f"{topic.id}/{QUESTION_KEY}/{question}"


def choices(question: Question) -> list[Answer]:
    """Give what there is to choose or to put in order, in an order that says nothing.

    It is the same in every language and at every build.
    """
    texts = [*question.order, *(option.text for option in question.options if option.text)]
    mixed = sorted(texts, key=lambda text: hashlib.sha256(repr(text.root).encode()).digest())
    return mixed[::-1] if mixed == [*question.order] else mixed


def has_test(stage: Stage) -> bool:
    """Tell whether a stage has questions enough for a test of what somebody knows already."""
    return sum(len(topic.questions) for topic in stage.topics) >= TEST
