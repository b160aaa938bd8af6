"""Nothing of the original article is lost: it stands in the roadmap, corrected or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

import record
from project import roadmap
from roadmap_site.model import UNNAMED, Replaced, Resource, Roadmap, Text, Topic, every


def test_nothing_is_lost() -> None:
    lost = [*record.lost(roadmap())]
    assert not lost, "\n".join(lost)


def test_the_record_is_what_the_article_is() -> None:
    """The article will not change, so these numbers do not either."""
    original = record.article()
    counted = {
        "stages": len(original.stages),
        "sections": len(original.sections),
        "topics": len(original.topics),
        "bullets": sum(1 + len(topic.bullets) for topic in original.topics),
        "links": len(original.links),
        "addresses": len({link.url for link in original.links}),
        "shelves": len(original.shelves),
        "entries": sum(1 + len(e.links) + bool(e.course) for e in original.entries),
        "steps": len(original.steps),
    }
    assert counted == {
        "stages": 7,
        "sections": 14,
        "topics": 26,
        "bullets": 60,
        "links": 21,
        "addresses": 20,
        "shelves": 3,
        "entries": 13,
        "steps": 8,
    }


def without_topic(given: Roadmap) -> Roadmap:
    return _changed(given, lambda topic: None if topic.origin == "original" else topic)


def renamed_without_alias(given: Roadmap) -> Roadmap:
    return _changed(given, lambda topic: topic.model_copy(update={"id": f"new-{topic.id}"}))


def without_origin(given: Roadmap) -> Roadmap:
    return _changed(given, lambda topic: topic.model_copy(update={"origin": "original"}))


def without_points(given: Roadmap) -> Roadmap:
    return _changed(given, lambda topic: topic.model_copy(update={"points": ()}))


def without_links(given: Roadmap) -> Roadmap:
    return _changed(given, lambda topic: topic.model_copy(update={"resources": ()}))


def without_shelves(given: Roadmap) -> Roadmap:
    return given.model_copy(update={"shelves": ()})


def without_closing(given: Roadmap) -> Roadmap:
    return given.model_copy(update={"closing": None})


def without_provenance(given: Roadmap) -> Roadmap:
    return given.model_copy(update={"provenance": None})


def _quoting(given: Roadmap, title: Callable[[Resource], str]) -> Roadmap:
    """Let each first resource say that it replaces what is called so."""

    def change(topic: Topic) -> Topic:
        first, *others = topic.resources
        reason = {"title": title(first), "url": first.url, "reason": "why"}
        quoting = first.model_copy(update={"replaces": (Replaced.model_validate(reason),)})
        return topic.model_copy(update={"resources": (quoting, *others)})

    return _changed(given, change)


def with_a_false_quote(given: Roadmap) -> Roadmap:
    return _quoting(given, lambda _: "Nobody said so")


def with_itself_replaced(given: Roadmap) -> Roadmap:
    return _quoting(given, lambda resource: resource.title.read("zh", given.language).text)


def _changed(given: Roadmap, change: Callable[[Topic], Topic | None]) -> Roadmap:
    stages = []
    for stage in given.stages:
        sections = [
            section.model_copy(update={"topics": tuple(filter(None, map(change, section.topics)))})
            for section in stage.sections
        ]
        stages.append(stage.model_copy(update={"sections": tuple(sections)}))
    return given.model_copy(update={"stages": tuple(stages)})


def said(given: Roadmap, rule: Callable[[Roadmap], Iterator[str]]) -> str:
    return "\n".join(rule(given))


@pytest.mark.parametrize(
    ("change", "rule", "line"),
    [
        (without_topic, record.lost_topics, "no topic is or was called python-syntax; put that"),
        (renamed_without_alias, record.lost_topics, "no topic is or was called python-syntax"),
        (without_origin, record.lost_topics, "did not stand in the article; write `origin: added`"),
        (without_points, record.lost_points, 'model-evaluation has lost the point "混淆矩阵"'),
        (without_links, record.lost_links, 'has lost the link "Jupyter 官方文档" https://jupyter'),
        (without_shelves, record.lost_entries, 'lost "《深度学习》 by Ian Goodfellow, Yoshua'),
        (without_closing, record.lost_steps, 'the closing has lost the step "机器学习基础"'),
        (without_provenance, record.lost_provenance, "`provenance` does not name"),
        (with_a_false_quote, record.false_quotes, 'the article does not say "Nobody said so"'),
        (with_itself_replaced, record.unmade_corrections, "is replaced by itself"),
    ],
)
def test_what_is_lost_is_named(
    change: Callable[[Roadmap], Roadmap], rule: Callable[[Roadmap], Iterator[str]], line: str
) -> None:
    assert said(roadmap(), rule) == ""
    assert line in said(change(roadmap()), rule)


def test_ids_may_change_with_an_alias_and_titles_freely() -> None:
    def change(topic: Topic) -> Topic:
        aliases = (*topic.aliases, topic.id)
        title = {"title": Text({UNNAMED: "Another"}), "hours": None}
        return topic.model_copy(update={"id": f"new-{topic.id}", "aliases": aliases, **title})

    assert [*record.lost(_changed(roadmap(), change))] == []


def test_a_link_may_move_again_and_say_so() -> None:
    def change(topic: Topic) -> Topic:
        moved = [
            resource.model_copy(
                update={
                    "url": f"{resource.url}?moved",
                    "replaces": (
                        *resource.replaces,
                        Replaced.model_validate(
                            {"title": "then", "url": resource.url, "reason": "why"}
                        ),
                    ),
                }
            )
            if resource.replaces
            else resource
            for resource in topic.resources
        ]
        return topic.model_copy(update={"resources": tuple(moved)})

    assert [*record.lost(_changed(roadmap(), change))] == []
    assert any(item.replaces for _, item in every(Resource, roadmap()))
