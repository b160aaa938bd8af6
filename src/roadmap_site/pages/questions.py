"""The page of all questions with their answers."""

from __future__ import annotations

from roadmap_site.edition import CARDS, QUESTIONS, Edition, called
from roadmap_site.pages.in_pieces import Links
from roadmap_site.pages.page import Once, Page
from roadmap_site.pages.rendering import render


def any_asked(edition: Edition) -> bool:
    """Tell whether the roadmap has questions at all."""
    return any(topic.questions for topic in edition.roadmap.topics)


def page(edition: Edition, uri: str = QUESTIONS, pieces: Links = ()) -> Page:
    """Render the page."""
    title = called(edition, edition.words("questions_title"))
    markdown = Once(_markdown, edition, uri, pieces=pieces, titled=title)
    return Page(uri, "questions", title, edition.words("questions_summary"), markdown)


def _markdown(edition: Edition, uri: str, **values: object) -> str:
    stages = [
        (stage, [topic for topic in stage.topics if topic.questions])
        for stage in edition.roadmap.stages
    ]
    return render(
        edition,
        uri,
        "questions.md.jinja",
        stages=[(stage, topics) for stage, topics in stages if topics],
        count=sum(len(topic.questions) for topic in edition.roadmap.topics),
        cards=edition.href(uri, CARDS),
        **values,
    )
