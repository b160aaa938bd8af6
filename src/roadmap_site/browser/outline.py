"""What the scripts in a reader's browser know of the roadmap, as modules of JavaScript."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial

from roadmap_site.browser.terms import terms
from roadmap_site.edition import Edition, Words, address, cards, foreign, stage_uri
from roadmap_site.edition.keys import keys
from roadmap_site.edition.titles import title
from roadmap_site.model import Hours, Section, Stage, Topic, paths
from roadmap_site.model.remembered import remembered

Json = dict[str, object]
"""An object of JSON."""
Keys = Mapping[str, list[list[str]]]
"""The keys of the outcomes of each owner."""

Called = Callable[[Section | Topic], str]
"""Gives the title of a part."""

MADE = ("site", "phrases", "outline", "decks", "wordings", "glossary")
"""The modules that are made for each edition."""

SHARED = (
    *("cards_count", "comma", "done_of", "found_of", "hours", "needs", "separator", "tests_of"),
    *("topic_after", "topics"),
)
"""Words that both pages and scripts say."""


def modules(edition: Edition) -> dict[str, bytes]:
    """Give the modules that are made for one edition, by their file names.

    `site.js` is small and comes with every page. `phrases.js` has what scripts say, of which each
    gets its own; `outline.js` has the whole roadmap without its prose, for the pages that need it,
    `decks.js` the cards of each topic, for what asks them, `wordings.js` the former keys of
    outcomes, for readers who have one of them, and `glossary.js` the words of the glossary.
    """
    words = edition.words
    site: Json = {
        "spoken": f"{words.spoken}-u-ca-gregory-nu-latn",  # As the pages write dates and numbers.
        "aliases": _aliases(edition),
        "suggest": edition.desk.suggestion if edition.desk else "",
    }
    outline, decks = _outline(edition), _decks(edition)
    made: tuple[Json | str, ...] = (
        site,
        _said(words),
        outline,
        decks,
        _wordings(edition),
        terms(edition),
    )
    return {f"{name}.js": _module(value) for name, value in zip(MADE, made, strict=True)}


def _said(words: Words) -> Json:
    """Give what scripts say, each phrase with its plural forms, and the foreign ones marked."""
    script = words.table["script"]
    assert not isinstance(script, str)
    shared = {key: (key, words.table[key]) for key in SHARED}
    said = shared | {key: (f"script.{key}", phrase) for key, phrase in script.items()}
    return {
        name: foreign.marked_phrase(phrase) if key in words.foreign else phrase
        for name, (key, phrase) in said.items()
    }


def _module(value: Json | str) -> bytes:
    text = value if isinstance(value, str) else _written(value)
    return f"export default {text};\n".encode()


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _aliases(edition: Edition) -> dict[str, str]:
    """Give the present id of each topic, stage and question by its former ones.

    Terms and paths have names of their own, which come after `_glossary/` and `_path/`.
    """
    roadmap = edition.roadmap
    ids = {
        f"{kind}{alias}": f"{kind}{part.id}"
        for kind, parts in (
            ("", roadmap.stages),
            ("", roadmap.topics),
            ("_glossary/", edition.terms),
            ("_path/", roadmap.paths),
        )
        for part in parts
        for alias in part.aliases
    }
    questions = {
        cards.key_of(topic, old): cards.key_of(topic, question.id)
        for topic in roadmap.topics
        for question in topic.questions
        for old in question.aliases
    }
    return ids | questions


def _wordings(edition: Edition) -> Json:
    """Give the keys of outcomes that have several, by the id of the topic, or of the stage.

    Each outcome is a word of keys of eight digits, the one of now first.
    """
    found: Json = {}
    for stage in edition.roadmap.stages:
        for owner, outcomes in _all_keys(stage, edition.roadmap.language).items():
            if several := ["".join(each) for each in outcomes if len(each) > 1]:
                found[owner] = " ".join(several)
    return found


@remembered
def _all_keys(stage: Stage, language: str) -> dict[str, list[list[str]]]:
    """Give the keys of what can be ticked, by the id of the topic, or of the stage itself."""
    done = stage.milestone.done if stage.milestone else ()
    owners = {topic.id: topic.outcomes for topic in stage.topics} | {stage.id: done}
    return {id: [keys(each, language) for each in found] for id, found in owners.items()}


def _outline(edition: Edition) -> str:
    """Give the stages in order, and what is off each path; one path where there is no choice."""
    ways = [{"id": path.id, "title": edition.title(path)} for path, _ in edition.ways]
    taken = [paths.taken(edition.roadmap, path) for path, _ in edition.ways]
    ids = [topic.id for topic in edition.roadmap.topics]
    groups = [
        {
            "id": group.id,
            "title": edition.name(group),
            "stages": [stage.id for stage in group.stages],
        }
        for group in edition.groups
    ]
    off = [
        way | {"off": [topic for topic in ids if topic not in on]}
        for way, on in zip(ways, taken, strict=True)
    ]
    voice = edition.language, edition.roadmap.language
    stages = (_stage(stage, *voice, edition.directory_urls) for stage in edition.roadmap.stages)
    return f'{{"groups":{_written(groups)},"stages":[{",".join(stages)}],"paths":{_written(off)}}}'


@remembered
def _stage(stage: Stage, language: str, default: str, directory_urls: bool) -> str:
    """Write what is told of a stage, for readers of a language."""
    known, called = _all_keys(stage, default), partial(title, language=language, default=default)
    return _written(
        {
            "id": stage.id,
            "title": called(stage),
            "address": address(stage_uri(stage), directory_urls=directory_urls),
            **_lean(milestone=_keys(known[stage.id]) if stage.milestone else None),
            "sections": [_section(section, known, called) for section in stage.sections],
        }
    )


def _section(section: Section, known: Keys, called: Called) -> Json:
    more = _lean(recommends=section.recommends, anytime=section.anytime)
    topics = [
        _part(topic, called) | {"outcomes": _keys(known[topic.id])} for topic in section.topics
    ]
    return _part(section, called) | more | {"topics": topics}


def _part(part: Section | Topic, called: Called) -> Json:
    more = _lean(needs=part.needs, hours=_range(part.hours))
    return {"id": part.id, "title": called(part), **more}


def _lean(**values: object) -> Json:
    """Leave out what says nothing: a tenth of the file."""
    return {name: value for name, value in values.items() if value not in (None, (), False)}


def _keys(outcomes: list[list[str]]) -> list[str]:
    """Give as much of the outcomes' keys as tells them apart; that is a third of the file."""
    whole = [key for key, *_ in outcomes]
    short = [key[:4] for key in whole]
    return short if len({*short}) == len(short) else whole


def _decks(edition: Edition) -> Json:
    """Give the ids of each topic's questions, and those of its terms behind a hyphen."""
    found = {
        topic.id: [question.id for question in topic.questions] for topic in edition.roadmap.topics
    }
    for term in edition.terms:
        if term.topic in found:
            found[term.topic].append(f"-{term.id}")
    return {**found}


def _range(hours: Hours | None) -> list[int] | None:
    return [hours.low, hours.high] if hours else None
