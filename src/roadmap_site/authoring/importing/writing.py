"""A finished draft to the files of a roadmap."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from roadmap_site.authoring.formatting import formatted
from roadmap_site.authoring.importing.draft import (
    DraftResource,
    DraftRoadmap,
    DraftSection,
    DraftShelf,
    DraftTopic,
    Part,
)
from roadmap_site.authoring.importing.resources import cost_of, kind_of, language_of_link
from roadmap_site.reading import ROADMAP_FILE, STAGES_DIR

Values = dict[str, object]


def files_of(roadmap: DraftRoadmap) -> Iterator[tuple[str, str]]:
    """Give the name and the text of every file."""
    yield ROADMAP_FILE, _yaml(_head(roadmap))
    width = max(2, len(str(len(roadmap.stages))))
    for number, stage in enumerate(roadmap.stages, 1):
        sections = [_section(section, roadmap) for section in stage.sections]
        text = _yaml({**_part(stage), **_some(sections=sections)})
        yield f"{STAGES_DIR}/{number:0{width}}-{stage.id}.yml", text


class _Flat(list[str]):
    """A list that is written in brackets."""


_Quick: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_Quick):  # type: ignore[misc, valid-type]
    """Writes YAML for the house form to be given to."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        """Write what is said twice twice."""
        return True


_Dumper.add_representer(
    _Flat,
    lambda dumper, names: dumper.represent_sequence("tag:yaml.org,2002:seq", names, True),
)


def _yaml(values: Values) -> str:
    return formatted(yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False))


def _some(**values: object) -> Values:
    """Keep the keys that have a value; no key stands in YAML without one."""
    return {key: value for key, value in values.items() if value}


def _number(hours: str) -> str | int:
    """Write hours without quotes, which YAML asks for around a number that is a text."""
    return int(hours) if hours.isdigit() else hours


def _head(roadmap: DraftRoadmap) -> Values:
    head: Values = {"title": roadmap.title, "summary": roadmap.summary}
    head["languages"] = _Flat(roadmap.languages)
    head |= _some(about=[{"title": note.title, "text": note.text} for note in roadmap.about])
    if roadmap.original and roadmap.date:
        head["provenance"] = {
            "title": roadmap.original,
            "author": roadmap.author,
            "date": roadmap.date,
        }
    head |= _some(shelves=[_shelf(shelf, roadmap.language) for shelf in roadmap.shelves])
    if closing := roadmap.closing:
        steps = [{"stage": stage, "text": text} for stage, text in closing.placed]
        head["closing"] = {"title": closing.title, **_some(intro=closing.intro, steps=steps)}
    return head


def _shelf(shelf: DraftShelf, language: str) -> Values:
    resources = [_resource(resource, language) for resource in shelf.resources]
    return {"id": shelf.id, "title": shelf.title, "resources": resources}


def _part(part: Part) -> Values:
    return {"id": part.id, "title": part.title, **_some(summary=part.summary)}


def _section(section: DraftSection, roadmap: DraftRoadmap) -> Values:
    topics = [_topic(topic, roadmap) for topic in section.topics]
    return {**_part(section), **_some(hours=_number(section.hours), topics=topics)}


def _topic(topic: DraftTopic, roadmap: DraftRoadmap) -> Values:
    return {
        **_part(topic),
        **_some(
            hours=_number(topic.hours),
            needs=_Flat(topic.needs),
            points=topic.points,
            # Where the original is named, every topic says whether it stood there.
            origin="original" if roadmap.original else "",
            resources=[_resource(resource, roadmap.language) for resource in topic.resources],
        ),
    }


def _resource(resource: DraftResource, language: str) -> Values:
    cost = cost_of(resource.url)
    return {
        "title": resource.title,
        "url": resource.url,
        "type": kind_of(resource.title, resource.url),
        "language": language_of_link(resource.title, resource.url, language),
        **_some(cost=cost or "", note=resource.note, hours=_number(resource.hours)),
    }
