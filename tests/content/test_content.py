"""The project's own roadmap is complete, adds up, and links to nothing that nobody knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from roadmap_site.edition import Edition, editions, glossary
from roadmap_site.model import Hours, Resource, Roadmap, Section, Text, Topic, every, paths, total
from roadmap_site.pages import pages
from roadmap_site.reading import Problem
from roadmap_site.rules import check
from roadmap_site.text import finding

ROOT = Path(__file__).resolve().parents[2]
KNOWN = {
    line
    for line in (ROOT / "tests/content/links.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
}
LINK_IN_PROSE = re.compile(r"\]\((?P<url>[^)\s]+)\)")
SENTENCE = re.compile(r"[。！？]|[.!?](?=\s|$)")

BOOK = check(ROOT / "roadmap", "roadmap")


def roadmap() -> Roadmap:
    assert BOOK.roadmap
    return BOOK.roadmap


TOPICS = roadmap().topics
by_topic = pytest.mark.parametrize("topic", TOPICS, ids=[topic.id for topic in TOPICS])
in_both_languages = pytest.mark.parametrize("language", ["zh", "en"])


def test_check_finds_nothing_at_all() -> None:
    assert BOOK.problems == list[Problem]()


def test_it_has_the_promised_size() -> None:
    sections = [section for _, section in every(Section, roadmap())]
    resources = [resource for _, resource in every(Resource, roadmap())]
    assert (len(roadmap().stages), len(sections), len(TOPICS)) == (7, 14, 44)
    assert Counter(topic.origin for topic in TOPICS) == {"original": 26, "added": 18}
    assert len(resources) >= 120
    assert len({resource.url for resource in resources}) >= 100


def test_nothing_is_linked_that_nobody_knows() -> None:
    linked = {resource.url for _, resource in every(Resource, roadmap())} | set(_links_in_prose())
    assert linked - KNOWN == set()


def _links_in_prose() -> Iterator[str]:
    for _, text in every(Text, roadmap()):
        for written in text.root.values():
            yield from (found["url"] for found in LINK_IN_PROSE.finditer(written))


@by_topic
def test_a_topic_is_complete(topic: Topic) -> None:
    assert all([topic.summary, topic.hours, topic.points, topic.reviewed])
    assert 3 <= len(topic.outcomes) <= 5
    assert 2 <= len(topic.resources) <= 5
    assert any(resource.cost == "free" for resource in topic.resources)
    assert all(resource.note for resource in topic.resources)


@by_topic
@in_both_languages
def test_a_summary_has_two_to_four_sentences(topic: Topic, language: str) -> None:
    assert topic.summary
    assert 2 <= len(SENTENCE.findall(topic.summary.root[language])) <= 4


@by_topic
@in_both_languages
def test_an_outcome_is_something_to_do(topic: Topic, language: str) -> None:
    """What nobody can see is no outcome: it begins with a verb, and not with "understand"."""
    vague = re.compile(r"(understand|know|learn|be |理解|了解|知道|掌握|熟悉)", re.IGNORECASE)
    written = [outcome.text.root[language] for outcome in topic.outcomes]
    assert not any(map(vague.match, written))
    assert all(text.endswith(("。", ".")) for text in written)


def test_stages_and_sections_are_complete() -> None:
    for stage in roadmap().stages:
        assert all([stage.summary, stage.outcome, stage.hours]), stage.id
    for _, section in every(Section, roadmap()):
        assert all([section.summary, section.outcome, section.hours]), section.id
    assert [bool(stage.milestone) for stage in roadmap().stages] == 5 * [True] + 2 * [False]


def test_hours_of_the_whole_are_the_sum_of_the_topics() -> None:
    assert len(roadmap().paths) == 2
    for path in roadmap().paths:
        way, topics = paths.along(roadmap(), path), paths.taken(roadmap(), path)
        assert way.hours == total(topic.hours for topic in TOPICS if topic.id in topics)
    original = total(topic.hours for topic in TOPICS if topic.origin == "original")
    assert original == Hours.model_validate("244-540")  # as the research has it


@in_both_languages
def test_home_shows_the_hours_of_both_paths(language: str) -> None:
    edition = edition_in(language)
    home = pages(edition)[0].markdown
    for _, way in edition.ways:
        assert way.hours
        assert edition.words.hours(way.hours) in home


def test_the_shortest_path_leaves_vision_out() -> None:
    whole, short = (paths.taken(roadmap(), path) for path in roadmap().paths)
    assert whole == {topic.id for topic in TOPICS}
    assert short < whole
    vision = {"image-processing", "cv-pretrained-models", "image-generation", "transfer-learning"}
    assert not vision & short


def test_the_glossary_has_its_terms() -> None:
    assert 55 <= len(edition_in("zh").terms) <= 85


@in_both_languages
def test_every_term_is_used_by_a_topic(language: str) -> None:
    edition = edition_in(language)
    forms = dict(glossary.forms(edition))
    search = finding.words(forms)
    written = " ".join(edition.plain(text) for _, text in every(Text, roadmap().stages))
    used = {forms[found[0].lower()].id for found in search.finditer(written)}
    assert {term.id for term in edition.terms} - used == set()


def edition_in(language: str) -> Edition:
    return editions(roadmap())[language]
