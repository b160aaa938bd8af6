"""The roadmap for the readers of one language: its texts, words and addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from roadmap_site.edition import titles
from roadmap_site.edition.addresses import address, stage_uri, way
from roadmap_site.edition.keys import keys
from roadmap_site.edition.neighbours import Links, neighbours
from roadmap_site.edition.offers import Offer, offer, own_first
from roadmap_site.edition.reports import Desk
from roadmap_site.edition.words import Words
from roadmap_site.model import (
    Outcome,
    Path,
    Reading,
    Resource,
    Roadmap,
    Section,
    Stage,
    Term,
    Text,
    Topic,
    groups,
    moves,
    order,
    paths,
)
from roadmap_site.model.groups import Group
from roadmap_site.model.link_record import Record
from roadmap_site.model.order import Edge
from roadmap_site.model.translation_record import mark
from roadmap_site.text import markup


@dataclass(frozen=True)
class Edition:
    """A roadmap, the words of one language, and the form of addresses on its site."""

    roadmap: Roadmap
    words: Words
    directory_urls: bool = True
    """True where pages have addresses like `stages/tools/`, False for `stages/tools.html`."""
    links: Record = field(default_factory=Record)
    """What is known of whether links answer."""
    behind: Mapping[str, str] = field(default_factory=dict)
    """The month since which other languages say something newer, by the mark of each text."""
    desk: Desk | None = None
    """Where readers report mistakes; None where the site has no such place."""

    @property
    def language(self) -> str:
        """The language of the edition."""
        return self.words.language

    def read(self, text: Text) -> Reading:
        """Give a text in the language of the edition, or the one that stands in for it."""
        voice = self.language, self.roadmap.language
        reading = titles.read(text, *voice)
        if reading.missing or not self.behind:
            return reading
        return reading._replace(behind=self.behind.get(mark(text.read(*voice).text), ""))

    def plain(self, text: Text | None) -> str:
        """Give prose without its markup, or nothing."""
        return markup.plain(self.read(text).text) if text else ""

    def title(self, part: Stage | Section | Topic | Roadmap | Path) -> str:
        """Give a title as it was written: titles have no markup."""
        return titles.title(part, self.language, self.roadmap.language)

    def said(self, reading: Reading) -> str:
        """Give a text so that it keeps its direction wherever it stands."""
        return titles.said(reading, self.language)

    def number(self, stage: Stage) -> int:
        """Count the stages up to this one."""
        return self._numbers[stage.id]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {stage.id: number for number, stage in enumerate(self.roadmap.stages, 1)}

    @cached_property
    def parts(self) -> dict[str, tuple[Stage, Stage | Section | Topic]]:
        """Every stage, section and topic by its id, with the stage that it belongs to."""
        return {part.id: (stage, part) for stage in self.roadmap.stages for part in stage.parts}

    def numbered(self, stage: Stage) -> str:
        """Give the title of a stage with its number, which no line is broken between."""
        return f"{self.number(stage)}\u00a0{self.title(stage)}"

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The stages in groups that can be folded; none where they are few."""
        return groups.groups(self.roadmap)

    def name(self, group: Group) -> str:
        """Say what a group is called: the title of its part, or which stages there are."""
        if group.part:
            return self.read(group.part.title).text
        if len(group.stages) == 1:
            return self.words("stage_short", number=group.first)
        return self.words("stage_range", first=group.first, last=group.last)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The ways between the stages."""
        return order.edges(self.roadmap)

    def before(self, stage: Stage) -> list[Stage]:
        """Give the stages that a stage needs right before it."""
        return self._starts(stage, soft=False)

    def helping(self, stage: Stage) -> list[Stage]:
        """Give the stages that help with a stage and are not needed."""
        return self._starts(stage, soft=True)

    def _starts(self, stage: Stage, *, soft: bool) -> list[Stage]:
        starts = {edge.start for edge in self._edges_to.get(stage.id, ()) if edge.soft is soft}
        found = (self.parts[id][0] for id in starts if id in self._numbers)
        return sorted(found, key=self.number)

    @cached_property
    def _edges_to(self) -> dict[str, list[Edge]]:
        return order.by_end(self.edges)

    def needs_nothing(self, stage: Stage) -> bool:
        """Tell whether the roadmap says that a stage has no prerequisites, with `needs: []`.

        Where nothing is written, nothing is known of them.
        """
        said = any("needs" in section.model_fields_set for section in stage.sections)
        return said and not self.before(stage)

    @cached_property
    def neighbours(self) -> dict[str, tuple[Links, Links]]:
        """The topics before and after each topic, across stages, by its id."""
        return neighbours(self.roadmap)

    def keys_of(self, outcome: Outcome) -> list[str]:
        """Give the keys under which a browser may keep whether its reader reached an outcome.

        The first is the one of now, on the pages of every language. Those of what it says in the
        other languages follow, since each of them was the first one if that language came first,
        and those of what it said formerly.
        """
        return keys(outcome, self.roadmap.language)

    def offer(self, resource: Resource) -> Offer:
        """Say where a resource leads readers of this language, and where readers of others."""
        return offer(resource, self.language)

    def own_first(self, resources: Iterable[Resource]) -> list[Resource]:
        """Put the resources in the language of the page before others; the order stays else."""
        return own_first(resources, self.language)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words of the glossary."""
        return self.roadmap.glossary.terms if self.roadmap.glossary else ()

    @cached_property
    def ways(self) -> tuple[tuple[Path, Roadmap], ...]:
        """Every path, and what the roadmap is along it."""
        return tuple((path, paths.along(self.roadmap, path)) for path in self.roadmap.paths)

    @cached_property
    def along(self) -> dict[str, dict[str, Stage]]:
        """What each path leaves of the stages that it leads through: by its id and theirs."""
        return {path.id: {stage.id: stage for stage in way.stages} for path, way in self.ways}

    def parts_of(self, stage: Stage) -> list[tuple[Path | None, Stage]]:
        """Give what each path takes of a stage; the stage for no path where there is no choice."""
        if len(self.ways) < 2:
            return [(None, stage)]
        through = ((path, self.along[path.id].get(stage.id)) for path, _ in self.ways)
        return [(path, part) for path, part in through if part]

    @cached_property
    def gone(self) -> Callable[[Stage], list[Section | Topic]]:
        """Gives the sections and topics that stood in a stage and stand in another one now."""
        return partial(moves.gone, moves.moved(self.roadmap))

    def paths_through(self, stage: Stage) -> list[str]:
        """Name the paths that lead through a stage."""
        return [path.id for path, _ in self.parts_of(stage) if path]

    def paths_of(self, topic: Topic) -> list[str]:
        """Name the paths that lead through a topic."""
        return [path for path, topics in self._topics.items() if topic.id in topics]

    @cached_property
    def _topics(self) -> dict[str, paths.Topics]:
        return {path.id: paths.taken(self.roadmap, path) for path in self.roadmap.paths}

    def paths_beside(self, stage: Stage) -> list[str]:
        """Name the paths that leave a stage out."""
        return [path for path, parts in self.aside(stage.parts).items() if stage.id in parts]

    def off(self, section: Section) -> dict[str, list[str]]:
        """Give what each path leaves out of a section, where it does: topics, or all of it."""
        found: dict[str, list[str]] = {}
        for path, on in self._topics.items():
            left = [topic for topic in section.topics if topic.id not in on]
            parts = left if len(left) < len(section.topics) else [section]
            found |= {path: [self.title(part) for part in parts]} if left else {}
        return found

    def aside(self, parts: Iterable[Stage | Section | Topic]) -> dict[str, list[str]]:
        """Give the ids of those parts that each path leaves out, with all of their topics."""
        topics = [(part.id, self._within[part.id]) for part in parts]
        return {
            path: [id for id, within in topics if within and not within & taken]
            for path, taken in self._topics.items()
        }

    @cached_property
    def _within(self) -> dict[str, paths.Topics]:
        return paths.topics_of(self.roadmap)

    def href(self, start: str, uri: str, anchor: str = "") -> str:
        """Give the relative address that leads from the page `start` to another page."""
        path = way(start, uri, directory_urls=self.directory_urls)
        return f"{path}#{anchor}" if anchor else path

    def address_of(self, part_id: str) -> str:
        """Give the address of a stage, section or topic, from the root of the language."""
        stage, part = self.parts[part_id]
        anchor = "" if part is stage else f"#{part.id}"
        return address(stage_uri(stage), directory_urls=self.directory_urls) + anchor

    def report_of(self, topic: Topic) -> str:
        """Give the address of the form for a mistake in a topic; empty where there is none."""
        folder = "" if self.language == self.roadmap.language else f"{self.language}/"
        return self.desk.href(folder + self.address_of(topic.id), topic.id) if self.desk else ""

    def href_of(self, start: str, part_id: str) -> str:
        """Give the relative address of a stage, section or topic."""
        stage, part = self.parts[part_id]
        anchor = "" if part is stage else part.id
        return self.href(start, stage_uri(stage), anchor)
