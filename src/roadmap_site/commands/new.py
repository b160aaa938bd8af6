"""`roadmap-site new`."""

from __future__ import annotations

from pathlib import Path as File

import click

from roadmap_site.authoring.scaffolding import adding, languages, texts
from roadmap_site.commands import options
from roadmap_site.commands.parts import (
    adding_to,
    before,
    hours,
    many,
    needs,
    of_origin,
    summary,
    takeaway,
    title,
)


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
@click.option("--part", default="", help="The part of the roadmap that it goes into.")
@click.option("--section", help="The id of a first section.")
@many("--section-title", "The heading of the section, for each language.")
@click.option("--topic", help="The id of a first topic in that section.")
@many("--topic-title", "The heading of the topic, for each language.")
@options.directory
def stage(
    name: str | None,
    title: tuple[str, ...],
    summary: tuple[str, ...],
    outcome: tuple[str, ...],
    after: str,
    part: str,
    section: str | None,
    section_title: tuple[str, ...],
    topic: str | None,
    topic_title: tuple[str, ...],
    directory: File,
    *,
    renumber: bool,
) -> None:
    """Add a stage in a file of its own, with a first section and topic where they are named."""
    with adding_to(directory) as (folder, ask):
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
                inner["topics"] = [of_origin(folder, {"id": leaf, "title": titled})]
            made["sections"] = [inner]
        elif topic:
            raise click.UsageError("--topic needs --section, which it stands in")
        adding.add_stage(folder, made, after, part, renumber=renumber)


@new.command()
@click.argument("into", metavar="[STAGE]", required=False)
@click.argument("name", metavar="[ID]", required=False)
@title
@summary
@takeaway
@hours
@needs
@many("--recommends", "An id of what helps but is not needed.")
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
    with adding_to(directory) as (folder, ask):
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
@many("--point", 'What it covers, such as "zh=图|en=Maps"; once for each point.', "points")
@many("--outcome", 'What one can do, "zh=...|en=..."; once for each outcome.', "outcomes")
@many("--resource", '"TITLE|URL|TYPE|LANGUAGE", with |COST where it costs.', "resources")
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
    with adding_to(directory) as (folder, ask):
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
        made = of_origin(folder, made)
        adding.add_part(folder, "section", whole, made, beside, before=bool(before))


@new.command()
@click.argument("name", metavar="[ID]", required=False)
@many("--name", "What it is called, such as zh=向量 or en=vector.", "called")
@many("--meaning", "The explanation in one sentence, such as en=...; once for each language.")
@click.option("--topic", help="The topic that teaches it.")
@click.option("--short", help="The abbreviation.")
@many("--form", "Another form that texts may use, such as en=vectors.", "forms")
@many("--avoid", "A word that texts do not use, such as zh=矢量.")
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
    with adding_to(directory) as (folder, ask):
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
@many("--takes", "The id of a stage, section or topic that it leads through.")
@options.directory
def path(
    name: str | None,
    title: tuple[str, ...],
    summary: tuple[str, ...],
    takes: tuple[str, ...],
    directory: File,
) -> None:
    """Add a path. Without --takes it leads through everything."""
    with adding_to(directory) as (folder, ask):
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
    with adding_to(directory) as (folder, _):
        languages.refuse_unknown(tag)
        steps = languages.steps(folder, tag, pages)
        adding.add_language(folder, tag)
    for step in steps:
        click.echo(step)
