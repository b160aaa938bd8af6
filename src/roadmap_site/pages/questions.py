"""The page of all questions with their answers."""

from __future__ import annotations

from roadmap_site.edition import CARDS, QUESTIONS, Edition
from roadmap_site.pages.page import Page
from roadmap_site.pages.rendering import render


def any_asked(edition: Edition) -> bool:
    """Tell whether the roadmap has questions at all."""
    return any(topic.questions for topic in edition.roadmap.topics)


def page(edition: Edition) -> Page:
    """Render the page."""
    stages = [
        (stage, [topic for topic in stage.topics if topic.questions])
        for stage in edition.roadmap.stages
    ]
    markdown = render(
        edition,
        QUESTIONS,
        "questions.md.jinja",
        stages=[(stage, topics) for stage, topics in stages if topics],
        count=sum(len(topic.questions) for topic in edition.roadmap.topics),
        cards=edition.href(QUESTIONS, CARDS),
    )
    words = edition.words
    return Page(
        QUESTIONS, "questions", words("questions_title"), words("questions_summary"), markdown
    )
