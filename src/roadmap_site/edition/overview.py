"""A roadmap from further away: its groups of stages in the place of the stages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from roadmap_site.edition.edition import Edition
from roadmap_site.model import Section, Stage, Text, paths
from roadmap_site.model.groups import Group
from roadmap_site.model.texts import UNNAMED


@dataclass(frozen=True)
class Overview(Edition):
    """An edition whose stages are the groups of another one."""

    def numbered(self, stage: Stage) -> str:
        """Give the title of a group, which has no number: those that count are the stages'."""
        return self.title(stage)


def overview(edition: Edition) -> Overview:
    """Give an edition with one stage for each group, and the ways between the groups."""
    roadmap = edition.roadmap
    home = {
        part.id: group.id
        for group in edition.groups
        for stage in group.stages
        for part in stage.parts
    }
    made = roadmap.model_copy(
        update={
            "stages": tuple(_stage(edition, group, home) for group in edition.groups),
            "paths": tuple(
                path.model_copy(update={"takes": tuple(sorted(paths.taken(roadmap, path)))})
                for path in roadmap.paths
            ),
        }
    )
    kept = {field.name: getattr(edition, field.name) for field in fields(edition)}
    return Overview(**kept | {"roadmap": made})


def _stage(edition: Edition, group: Group, home: dict[str, str]) -> Stage:
    title = group.part.title if group.part else Text({UNNAMED: edition.name(group)})
    sections = (section for stage in group.stages for section in stage.sections)
    return Stage.model_construct(
        id=group.id, title=title, sections=tuple(_section(section, home) for section in sections)
    )


def _section(section: Section, home: dict[str, str]) -> Section:
    """Let a section need groups; what may be learnt early does not wait for its topics' needs."""
    wanted = [*section.needs]
    if not section.anytime:
        wanted += [need for topic in section.topics for need in topic.needs]
    return section.model_copy(
        update={
            "needs": _homes(wanted, home),
            "recommends": _homes(section.recommends, home),
            "topics": tuple(topic.model_copy(update={"needs": ()}) for topic in section.topics),
        }
    )


def _homes(names: Iterable[str], home: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(home[name] for name in names))
