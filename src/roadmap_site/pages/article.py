"""The whole roadmap as one Markdown file, for reading on a code host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roadmap_site.edition import Edition, glossary
from roadmap_site.model import Hours, Outcome, Resource, Section, Shelf, Stage, Text, Topic
from roadmap_site.pages import map_source
from roadmap_site.text import code_host

SIGN = "<!-- roadmap-site export: "
"""How every such file begins, so that it is known from those that people wrote."""
_ADVICE = "made from the roadmap; edit that instead -->"


def article(edition: Edition, site_url: str = "") -> str:
    """Write the roadmap; where the address of the site is known, the map leads there."""
    return "\n\n".join([f"{SIGN}{_ADVICE}", *_Writer(edition, site_url).whole()]) + "\n"


class _Writer:
    """Writes the parts of a roadmap, each as blocks that an empty line divides."""

    def __init__(self, edition: Edition, site_url: str) -> None:
        self.edition, self.t = edition, edition.words
        folder = "" if edition.language == edition.roadmap.language else f"{edition.language}/"
        self.root = f"{site_url.rstrip('/')}/{folder}" if site_url else ""

    def whole(self) -> Iterator[str]:
        """Write everything in the order of the site."""
        roadmap = self.edition.roadmap
        yield f"# {self.title(roadmap.title)}"
        yield self.prose(roadmap.summary)
        count = self.t("topics", count=len(roadmap.topics))
        yield self.facts(self.hours(roadmap.hours, more=roadmap.takes_more), count)
        if self.root:
            yield f"<{self.root}>"
        yield from self.paths()
        yield from self.map()
        for stage in roadmap.stages:
            yield from self.stage(stage)
        yield from self.closing()
        for shelf in roadmap.shelves:
            yield from self.shelf(shelf)
        yield from self.glossary()
        for note in roadmap.about:
            yield from (f"## {self.title(note.title)}", self.prose(note.text))
        yield from self.provenance()

    def paths(self) -> Iterator[str]:
        """Say which ways there are, where there is a choice."""
        if len(self.edition.ways) < 2:
            return
        yield f"## {code_host.plain(self.t('paths'))}"
        lines = []
        for path, way in self.edition.ways:
            said = [self.prose(path.summary)] if path.summary else []
            facts = self.facts(
                self.t("topics", count=len(way.topics)), self.hours(way.hours, more=way.takes_more)
            )
            lines.append(" ".join(filter(None, [f"- {self.title(path.title)}", facts, *said])))
        yield "\n".join(lines)

    def map(self) -> Iterator[str]:
        """Draw which stage leads to which, and list them all."""
        edition, root = self.edition, self.root
        if not edition.roadmap.stages:
            return
        yield f"## {code_host.plain(self.t('stage_list'))}"
        if edition.edges:
            address = (lambda stage: root + edition.address_of(stage.id)) if root else None
            yield f"```mermaid\n{map_source.source(edition, 'TB', address)}```"
        yield "\n".join(
            f"{number}. [{self.title(stage.title)}](#{stage.id})"
            for number, stage in enumerate(edition.roadmap.stages, 1)
        )

    def stage(self, stage: Stage) -> Iterator[str]:
        """Write a stage with all that is in it."""
        yield from self.heading(2, stage, f"{self.edition.number(stage)}. ")
        count = self.t("topics", count=len(stage.topics))
        yield self.facts(self.hours(stage.hours, more=stage.takes_more), count)
        yield from self.needs("needs", [other.id for other in self.edition.before(stage)])
        yield from self.needs("recommends", [other.id for other in self.edition.helping(stage)])
        yield from self.said(stage.summary, stage.outcome)
        for section in stage.sections:
            yield from self.section(section)
        if stage.milestone:
            it = stage.milestone
            label = code_host.plain(self.t("milestone") + self.t("colon"))
            yield f"### {label}{self.title(it.title)}"
            if it.hours:
                yield self.facts(self.hours(it.hours), self.t("hours_included"))
            yield self.labelled("milestone_input", self.prose(it.input))
            yield self.labelled("milestone_build", self.prose(it.build))
            yield from (self.labelled("milestone_done"), self.boxes(it.done))

    def section(self, section: Section) -> Iterator[str]:
        """Write a section and its topics."""
        yield from self.heading(3, section)
        anytime = self.t("anytime") if section.anytime else ""
        yield from filter(None, [self.facts(self.hours(section.hours), anytime)])
        yield from self.needs("needs", section.needs)
        yield from self.needs("recommends", section.recommends)
        yield from self.said(section.summary, section.outcome)
        for topic in section.topics:
            yield from self.topic(topic)

    def topic(self, topic: Topic) -> Iterator[str]:
        """Write a topic: what it is, what it covers, where to learn it, how to know it."""
        yield from self.heading(4, topic)
        yield from filter(None, [self.facts(self.hours(topic.hours))])
        yield from self.said(topic.summary, None)
        yield from self.needs("needs", topic.needs)
        if topic.points:
            points = "\n".join(f"- {self.prose(point.text)}" for point in topic.points)
            yield from (self.labelled("points"), points)
        if topic.resources:
            yield from (self.labelled("resources"), self.resources(topic.resources))
        if topic.outcomes:
            yield from (self.labelled("outcomes"), self.boxes(topic.outcomes))

    def resources(self, resources: Iterable[Resource]) -> str:
        """List places to learn from, those in the reader's language first."""
        return "\n".join(map(self.resource, self.edition.own_first(resources)))

    def resource(self, item: Resource) -> str:
        """Write one place to learn from in a line."""
        t, offer = self.t, self.edition.offer(item)
        facts = [t.term("types", item.type), t.listed(t.names_of(offer.languages))]
        facts += [t.term("costs", item.cost)] if item.cost else []
        facts += [t.hours(item.hours)] if item.hours else []
        line = [code_host.link(self.edition.read(item.title).text, offer.url)]
        line += map(code_host.plain, facts)
        for tags, url in offer.others:
            also = t("also_in", language=t.listed(t.names_of(tags)))
            line.append(code_host.link(also, url))
        line += [self.prose(item.note)] if item.note else []
        return f"- {' · '.join(line)}"

    def boxes(self, outcomes: Iterable[Outcome]) -> str:
        """List what one can do, each with a box to tick."""
        return "\n".join(f"- [ ] {self.prose(outcome.text)}" for outcome in outcomes)

    def shelf(self, shelf: Shelf) -> Iterator[str]:
        """Write resources that belong to no topic."""
        if shelf.resources:
            yield from (f"## {self.title(shelf.title)}", self.resources(shelf.resources))

    def closing(self) -> Iterator[str]:
        """Write the summary at the end."""
        closing = self.edition.roadmap.closing
        if not closing:
            return
        yield f"## {self.title(closing.title)}"
        yield from [self.prose(closing.intro)] if closing.intro else []
        steps = [f"{n}. {self.prose(step.text)}" for n, step in enumerate(closing.steps, 1)]
        yield from ["\n".join(steps)] if steps else []

    def glossary(self) -> Iterator[str]:
        """Write the terms in the order in which they are taught."""
        entries = [entry for _, found in glossary.entries(self.edition) for entry in found]
        if not entries:
            return
        yield f"## {code_host.plain(self.t('glossary_title'))}"
        lines = []
        for entry in entries:
            names = dict.fromkeys((entry.term.short, *(name for name, _ in entry.others)))
            others = [code_host.plain(name) for name in names if name and name != entry.name]
            called = " · ".join([f"**{code_host.plain(entry.name)}**", *others])
            lines.append(f"- {called} — {self.prose(entry.term.meaning)}")
        yield "\n".join(lines)

    def provenance(self) -> Iterator[str]:
        """Say which text the roadmap was made from."""
        origin = self.edition.roadmap.provenance
        if origin:
            title = code_host.plain(origin.title)
            shown = code_host.link(origin.title, origin.url) if origin.url else title
            facts = [shown, code_host.plain(origin.author), self.t.date(origin.date)]
            yield self.labelled("before", " · ".join(facts))
            yield from [self.prose(origin.note)] if origin.note else []

    def heading(self, level: int, part: Stage | Section | Topic, number: str = "") -> Iterator[str]:
        """Write a heading behind the ids that lead to it, those of former times too."""
        yield "".join(f'<a id="{id}"></a>' for id in (part.id, *part.aliases))
        yield f"{'#' * level} {number}{self.title(part.title)}"

    def said(self, summary: Text | None, outcome: Text | None) -> Iterator[str]:
        """Say what a part is for, and what one can do after it."""
        yield from [self.prose(summary)] if summary else []
        yield from [self.labelled("outcomes", self.prose(outcome))] if outcome else []

    def needs(self, label: str, ids: Iterable[str]) -> Iterator[str]:
        """Name what comes first or helps."""
        parts = [self.edition.parts[id][1] for id in ids]
        links = [f"[{code_host.plain(self.edition.title(part))}](#{part.id})" for part in parts]
        yield from [self.labelled(label, self.t.listed(links))] if links else []

    def labelled(self, label: str, text: str = "") -> str:
        """Write a text behind its label, or the label of a list by itself."""
        name = f"**{code_host.plain(self.t(label))}**"
        return f"{name} {text}" if text else name

    def hours(self, hours: Hours | None, *, more: bool = False) -> str:
        """Write an estimate, if there is one."""
        return self.t.hours(hours, at_least=more) if hours else ""

    def facts(self, *facts: str) -> str:
        """Write in one line what there is of these."""
        said = " · ".join(code_host.plain(fact) for fact in facts if fact)
        return f"*{said}*" if said else ""

    def title(self, text: Text) -> str:
        """Write a title, and that another language stands in where it does."""
        reading = self.edition.read(text)
        return code_host.plain(reading.text) + self.missing(missing=reading.missing)

    def prose(self, text: Text) -> str:
        """Write a text, and that another language stands in where it does."""
        reading = self.edition.read(text)
        return code_host.prose(reading.text) + self.missing(missing=reading.missing)

    def missing(self, *, missing: bool) -> str:
        """Say that there is no text in the language of the page."""
        words = self.t("missing", language=self.t("language_name"))
        return f" *({code_host.plain(words)})*" if missing else ""
