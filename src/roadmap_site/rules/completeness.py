"""Stricter rules, which a roadmap switches on: what has to be there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from roadmap_site.model import Place, Question, Resource, Roadmap, Section, Stage, Topic
from roadmap_site.reading import Book, Problem

STUB = "RM083"
OUTCOMES = (3, 5)
QUESTIONS = (3, 5)
RESOURCES = (2, 5)
SENTENCES = (2, 4)
_SENTENCE = re.compile(r"[。！？]|[.!?](?=[\s”’」）)]|$)")

Demand = Callable[[Book, Roadmap], Iterator[Problem]]
"""A rule that holds only where a roadmap switches it on."""


def is_stub(topic: Topic) -> bool:
    """Tell whether a topic has nothing to say yet: no summary, no points and no outcomes."""
    return not (topic.summary or topic.points or topic.outcomes)


def is_demanded_stub(roadmap: Roadmap, topic: Topic) -> bool:
    """Tell whether a topic is told to be a stub, so that nothing else needs to be said of it."""
    return STUB in roadmap.rules and is_stub(topic)


def topics_are_no_stubs(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """A topic says what it is."""
    for at, topic in roadmap.every(Topic):
        if is_stub(topic):
            wanted = ["summary", "points", "outcomes"]
            wanted += [
                name for name in ("hours", "reviewed", "resources") if not getattr(topic, name)
            ]
            if roadmap.provenance and "origin" not in topic.model_fields_set:
                wanted.append("origin")
            names = f"{', '.join(wanted[:-1])} and {wanted[-1]}"
            has = "a title and resources" if topic.resources else "a title"
            yield Problem(book.at(at), STUB, f"has nothing but {has}; write its {names}")


def _topics(roadmap: Roadmap) -> Iterator[tuple[Place, Topic]]:
    return (pair for pair in roadmap.every(Topic) if not is_demanded_stub(roadmap, pair[1]))


def _lacking(code: str, lacks: Callable[[Topic], str]) -> Demand:
    """Make the rule that finds the topics which lack something; `lacks` says what, or nothing."""

    def rule(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
        for at, topic in _topics(roadmap):
            if message := lacks(topic):
                yield Problem(book.at(at), code, message)

    return rule


def _number(found: int, wanted: tuple[int, int], noun: str, form: str = "") -> str:
    low, high = wanted
    if low <= found <= high:
        return ""
    return f"has {found} {noun}{'' if found == 1 else 's'}; write {low} to {high}{form}"


def _no_free_resource(topic: Topic) -> str:
    # One of which nobody has said what it costs may be free.
    free = any(resource.cost in {"free", None} for resource in topic.resources)
    return "" if free or not topic.resources else "has no free resource; add one with cost: free"


def languages_have_resources(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Learners of every language find a resource in it."""
    for at, topic in _topics(roadmap):
        spoken = {tag for resource in topic.resources for tag in resource.languages}
        if topic.resources and (missing := [t for t in roadmap.languages if t not in spoken]):
            names = " and ".join(f'"{tag}"' for tag in missing)
            yield Problem(book.at(at), "RM089", f"has no resource in {names}; add one")


def summaries_have_sentences(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """A topic's summary is neither a title nor a page."""
    low, high = SENTENCES
    for at, topic in _topics(roadmap):
        for tag, text in topic.summary.root.items() if topic.summary else ():
            found = len(_SENTENCE.findall(text))
            if not low <= found <= high:
                noun = "sentence" if found == 1 else "sentences"
                message = f"has {found} {noun}; write {low} to {high}"
                place = (*at, "summary", tag)
                yield Problem(book.at(place), "RM093", message)
        if not topic.summary:
            yield Problem(book.at(at), "RM093", f"has no summary; write {low} to {high} sentences")


def resources_have_notes(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Learners are told what each resource of a topic is good for."""
    topics = {at for at, _ in _topics(roadmap)}
    for at, resource in roadmap.every(Resource):
        if not resource.note and any(at[:end] in topics for end in range(len(at))):
            message = "has no note; say in a few words what it is good for"
            yield Problem(book.at(at), "RM087", message)


def questions_say_why(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Learners who were wrong are told why."""
    for at, question in roadmap.every(Question):
        if not question.why:
            message = "does not say why its answer is right; write why: ..."
            yield Problem(book.at(at), "RM097", message)


def wholes_are_complete(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Every stage and section says what it is for and what it leads to."""
    for kind, fields in ((Stage, ("summary", "outcome")), (Section, ("summary", "outcome"))):
        for at, whole in roadmap.every(kind):
            assert isinstance(whole, Stage | Section)
            if all(is_demanded_stub(roadmap, topic) for topic in whole.topics):
                continue
            if missing := [name for name in fields if not getattr(whole, name)]:
                message = (
                    f"has no {' and no '.join(missing)}; write {'them' if missing[1:] else 'it'}"
                )
                yield Problem(book.at(at), "RM094", message)


_FORM = ", each with title, url, type and language"
"""What a resource has at least."""
COMPLETENESS: dict[str, Demand] = {
    STUB: topics_are_no_stubs,
    "RM084": _lacking("RM084", lambda t: "" if t.outcomes else "has no outcome; write one"),
    "RM085": _lacking("RM085", lambda t: _number(len(t.outcomes), OUTCOMES, "outcome")),
    "RM086": _lacking("RM086", lambda t: _number(len(t.resources), RESOURCES, "resource", _FORM)),
    "RM087": resources_have_notes,
    "RM088": _lacking("RM088", _no_free_resource),
    "RM089": languages_have_resources,
    "RM090": _lacking(
        "RM090",
        lambda t: "" if t.reviewed else "has no month of the review; write reviewed: YYYY-MM",
    ),
    "RM091": _lacking("RM091", lambda t: "" if t.hours else "has no hours; estimate them"),
    "RM092": _lacking("RM092", lambda t: "" if t.points else "has no points; write what it covers"),
    "RM093": summaries_have_sentences,
    "RM094": wholes_are_complete,
    "RM096": _lacking("RM096", lambda t: _number(len(t.questions), QUESTIONS, "question")),
    "RM097": questions_say_why,
}
