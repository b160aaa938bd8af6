"""`roadmap-site new`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path as File

import click

from roadmap_site.authoring.folder import Folder, RefusedError
from roadmap_site.authoring.scaffolding import adding, languages, texts
from roadmap_site.authoring.scaffolding.texts import Value
from roadmap_site.commands import options
from roadmap_site.commands.asking import Asker

_MISSING_TEXT = "RM013"

Option = Callable[[Callable[..., None]], Callable[..., None]]


def _many(name: str, text: str, key: str | None = None) -> Option:
    return click.option(name, *([key] if key else []), multiple=True, help=text)


title = _many("--title", "The heading, such as zh=图 or en=Map; once for each language.")
summary = _many("--summary", "What it is for, such as en=...; once for each language.")
takeaway = _many("--outcome", "What one can do afterwards, in one line for each language.")
needs = _many("--needs", "An id of what comes first.")
hours = click.option("--hours", help="Self-study time, such as 4-8.")
before = click.option("--before", help="The id of what it is to stand before.")


@click.group()
def new() -> None:
    """Add a stage, a section, a topic, a term, a path or a language.

    What is not said is left out; on a terminal, what is missing is asked. A text is given for each
    language: --title zh=图 --title en=Map, or "zh=图|en=Map".
    """


@new.command()
@click.argument("name", metavar="[ID]", required=False)
@title
@summary
@takeaway
@click.option("--after", default="", help="The stage that it follows; by default the last.")
@click.option("--renumber", is_flag=True, help="Let later stages have other numbers, if need be.")
@click.option("--section", help="The id of a first section.")
@_many("--section-title", "The heading of the section, for each language.")
@click.option("--topic", help="The id of a first topic in that section.")
@_many("--topic-title", "The heading of the topic, for each language.")
@options.directory
def stage(
    name: str | None,
    title: tuple[str, ...],
    summary: tuple[str, ...],
    outcome: tuple[str, ...],
    after: str,
    section: str | None,
    section_title: tuple[str, ...],
    topic: str | None,
    topic_title: tuple[str, ...],
    directory: File,
    *,
    renumber: bool,
) -> None:
    """Add a stage in a file of its own, with a first section and topic where they are named."""
    with _adding(directory) as (folder, ask):
        made = texts.part(
            id=ask.id(name, "stage"),
            title=ask.text(title, "--title", "title of the stage"),
            summary=ask.maybe(summary, "summary of the stage"),
            outcome=ask.maybe(outcome, "what one can do after the stage"),
        )
        if first := ask.maybe_id(section, "section"):
            inner = texts.part(
                id=first, title=ask.text(section_title, "--section-title", "its title")
            )
            if leaf := ask.maybe_id(topic, "topic"):
                titled = ask.text(topic_title, "--topic-title", "title of the topic")
                inner["topics"] = [_of_origin(folder, {"id": leaf, "title": titled})]
            made["sections"] = [inner]
        elif topic:
            raise click.UsageError("--topic needs --section, which it stands in")
        adding.add_stage(folder, made, after, renumber=renumber)


@new.command()
@click.argument("into", metavar="[STAGE]", required=False)
@click.argument("name", metavar="[ID]", required=False)
@title
@summary
@takeaway
@hours
@needs
@_many("--recommends", "An id of what helps but is not needed.")
@click.option("--anytime", is_flag=True, help="It may be learnt before its turn.")
@click.option("--after", default="", help="The section that it follows; by default the last.")
@before
@options.directory
def section(
    into: str | None,
    name: str | None,
    title: tuple[str, ...],
    summary: tuple[str, ...],
    outcome: tuple[str, ...],
    hours: str | None,
    needs: tuple[str, ...],
    recommends: tuple[str, ...],
    after: str,
    before: str | None,
    directory: File,
    *,
    anytime: bool,
) -> None:
    """Add a section to STAGE."""
    with _adding(directory) as (folder, ask):
        whole = ask.known(into, "stage", [stage.id for stage in folder.roadmap.stages])
        made = texts.part(
            id=ask.id(name, "section"),
            title=ask.text(title, "--title", "title of the section"),
            summary=ask.maybe(summary, "summary of the section"),
            outcome=ask.maybe(outcome, "what one can do after the section"),
            hours=hours,
            needs=[*needs],
            recommends=[*recommends],
            anytime="true" if anytime else "",
        )
        beside = options.beside(before, after)
        adding.add_part(folder, "stage", whole, made, beside, before=bool(before))


@new.command()
@click.argument("into", metavar="[SECTION]", required=False)
@click.argument("name", metavar="[ID]", required=False)
@title
@summary
@hours
@needs
@_many("--point", 'What it covers, such as "zh=图|en=Maps"; once for each point.', "points")
@_many("--outcome", 'What one can do, "zh=...|en=..."; once for each outcome.', "outcomes")
@_many("--resource", '"TITLE|URL|TYPE|LANGUAGE", with |COST where it costs.', "resources")
@click.option("--reviewed", help="The month in which it was written, as YYYY-MM.")
@click.option("--after", default="", help="The topic that it follows; by default the last.")
@before
@options.directory
def topic(
    into: str | None,
    name: str | None,
    title: tuple[str, ...],
    summary: tuple[str, ...],
    hours: str | None,
    needs: tuple[str, ...],
    points: tuple[str, ...],
    outcomes: tuple[str, ...],
    resources: tuple[str, ...],
    reviewed: str | None,
    after: str,
    before: str | None,
    directory: File,
) -> None:
    """Add a topic to SECTION."""
    with _adding(directory) as (folder, ask):
        sections = [section for stage in folder.roadmap.stages for section in stage.sections]
        whole = ask.known(into, "section", [section.id for section in sections])
        timed = any(topic.hours for each in sections if each.id == whole for topic in each.topics)
        made = texts.part(
            id=ask.id(name, "topic"),
            title=ask.text(title, "--title", "title of the topic"),
            summary=ask.maybe(summary, "summary of the topic"),
            hours=ask.word(hours, "--hours", "hours, such as 4-8") if timed else hours,
            needs=[*needs],
            points=[texts.text([each], ask.languages) for each in points],
            outcomes=[texts.text([each], ask.languages) for each in outcomes],
            reviewed=reviewed,
            resources=[texts.resource(each) for each in resources],
        )
        beside = options.beside(before, after)
        made = _of_origin(folder, made)
        adding.add_part(folder, "section", whole, made, beside, before=bool(before))


@new.command()
@click.argument("name", metavar="[ID]", required=False)
@_many("--name", "What it is called, such as zh=向量 or en=vector.", "called")
@_many("--meaning", "The explanation in one sentence, such as en=...; once for each language.")
@click.option("--topic", help="The topic that teaches it.")
@click.option("--short", help="The abbreviation.")
@_many("--form", "Another form that texts may use, such as en=vectors.", "forms")
@_many("--avoid", "A word that texts do not use, such as zh=矢量.")
@options.directory
def term(
    name: str | None,
    called: tuple[str, ...],
    meaning: tuple[str, ...],
    topic: str | None,
    short: str | None,
    forms: tuple[str, ...],
    avoid: tuple[str, ...],
    directory: File,
) -> None:
    """Add a term to the glossary."""
    with _adding(directory) as (folder, ask):
        made = texts.part(
            id=ask.id(name, "term"),
            name=ask.text(called, "--name", "what it is called"),
            short=short,
            forms=texts.words(forms, ask.languages),
            avoid=texts.words(avoid, ask.languages),
            meaning=ask.text(meaning, "--meaning", "what it means, in one sentence"),
            topic=ask.word(topic, "--topic", "topic that teaches it"),
        )
        adding.add_term(folder, made)


@new.command()
@click.argument("name", metavar="[ID]", required=False)
@title
@summary
@_many("--takes", "The id of a stage, section or topic that it leads through.")
@options.directory
def path(
    name: str | None,
    title: tuple[str, ...],
    summary: tuple[str, ...],
    takes: tuple[str, ...],
    directory: File,
) -> None:
    """Add a path. Without --takes it leads through everything."""
    with _adding(directory) as (folder, ask):
        made = texts.part(
            id=ask.id(name, "path"),
            title=ask.text(title, "--title", "title of the path"),
            summary=ask.maybe(summary, "whom it is for"),
            takes=[*takes],
        )
        adding.add_path(folder, made)


@new.command()
@click.argument("tag")
@options.directory
@options.documents
def language(tag: str, directory: File, documents: tuple[File, ...]) -> None:
    """Add the language TAG, such as ja, and say what is left to do."""
    pages = options.pages(directory, documents)
    with _adding(directory) as (folder, _):
        languages.refuse_unknown(tag)
        steps = languages.steps(folder, tag, pages)
        adding.add_language(folder, tag)
    for step in steps:
        click.echo(step)


@contextmanager
def _adding(directory: File) -> Iterator[tuple[Folder, Asker]]:
    """Open the folder, save what was added, and say what it was."""
    with options.refusing():
        folder = Folder.open(directory, directory.as_posix())
        roadmap = folder.book.roadmap
        if not roadmap or not folder.book.languages_known or not folder.book.complete:
            raise RefusedError(folder.troubles)
        yield folder, Asker(roadmap.languages)
        changed = folder.summary()
        missing = folder.save(allowed=(_MISSING_TEXT,))
    for line in changed:
        click.echo(line)
    if missing:
        count = f"{len(missing)} texts are" if len(missing) > 1 else "1 text is"
        click.echo(f"{count} not there in every language; `check` lists them", err=True)


def _of_origin(folder: Folder, topic: Value) -> Value:
    """Say of a topic that the original did not have it, where there is an original."""
    roadmap = folder.book.roadmap
    return topic | ({"origin": "added"} if roadmap and roadmap.provenance else {})
