"""What learners have answered, which hangs on the ids of questions."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.authoring.pairs import Index, pairs
from roadmap_site.model import Topic, shown
from roadmap_site.reading import Book, Problem


def answers_stay(old: Index, new: Index, book: Book) -> Iterator[Problem]:
    """Every question is still there, under its id or as an alias of another one."""
    for pair in pairs(old, new):
        was, now = pair.old.part, pair.new.part
        if not (isinstance(was, Topic) and isinstance(now, Topic)):
            continue
        at = (*pair.new.at, "questions")
        if book.has_lost(at) or book.has_lost(pair.new.at, "questions"):
            continue  # What is written and does not fit has a message of its own.
        known = {name for each in now.questions for name in (each.id, *each.aliases)}
        places = {each.id: (*at, number) for number, each in enumerate(now.questions)}
        for question in was.questions:
            for alias in question.aliases:
                if alias not in known and question.id in places:
                    message = f'lost the alias "{shown(alias)}", which leads here; write it back'
                    yield Problem(book.at(places[question.id]), "RM026", message)
            if question.id not in known:
                name = shown(question.id)
                message = (
                    f'question "{name}" is gone, and with it what learners answered; put it back, '
                    f"write aliases: [{name}] at what took its place, or let it go"
                )
                yield Problem(book.at(at), "RM025", message)
