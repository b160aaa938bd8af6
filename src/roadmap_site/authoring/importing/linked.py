"""A line that names links to resources."""

from __future__ import annotations

import re

from roadmap_site.authoring.importing import estimates
from roadmap_site.authoring.importing.context import Context
from roadmap_site.authoring.importing.draft import DraftResource
from roadmap_site.authoring.importing.runs import (
    Link,
    Run,
    Runs,
    cut,
    links,
    plain,
    prose,
    trimmed,
    unstopped,
    width,
    without,
)
from roadmap_site.authoring.importing.titles import undecorated

LONGEST_LABEL = 48
"""The most columns of what stands before a colon and is a label."""
ENDS_LABEL = re.compile(r"[:：]\s*$")


def as_resources(runs: Runs, line: int, context: Context) -> list[DraftResource]:
    """Read a line that names links: `label: [a](u), [b](v) - what it is`. Nothing for another."""
    text, spans = plain(runs), list(links(runs))
    if not spans:
        return []
    before = text[: spans[0][0]]
    label = re.search(r"\w", before) is not None
    if label and not (ENDS_LABEL.search(before) and width(before) <= LONGEST_LABEL):
        return []
    found: list[DraftResource] = []
    for index, (start, end, link) in enumerate(spans):
        resource = resource_of(line, text[start:end], link)
        found.append(resource)
        following = spans[index + 1][0] if index + 1 < len(spans) else len(text)
        gap = trimmed(cut(runs, end, following))
        said = plain(gap)
        if index + 1 < len(spans) and len(re.findall(r"\w+", said)) <= 2 and width(said) <= 16:
            annotate(resource, gap)
            continue
        rest = trimmed(cut(runs, end))
        _timed(resource, rest, context)
        break
    if label:
        said = prose(trimmed(cut(runs, 0, spans[0][0])))
        found[0].note = f"{said}; {found[0].note}" if found[0].note else said
    return found


def annotate(resource: DraftResource, runs: Runs) -> None:
    """Add what is said of a resource to its note."""
    said = prose(unstopped(runs))
    if re.search(r"\w", said):
        resource.note = f"{resource.note}; {said}" if resource.note else said


def _timed(resource: DraftResource, rest: Runs, context: Context) -> None:
    """Add the note of a resource, and the hours that stand in it."""
    found = estimates.find(plain(rest), context.hours_a_week)
    if found and rest:
        said = plain(rest)[found.start : found.end]
        resource.hours = found.written
        context.report.note(resource.line, f"hours {found.written}", said)
        rest = trimmed(without(rest, found.start, found.end))
    annotate(resource, rest)


def resource_of(line: int, title: str, link: Link) -> DraftResource:
    """Make a resource of a link and its words."""
    shown = " ".join(title.split())
    resource = DraftResource(line, undecorated(shown) or link.url, link.url)
    if link.hint and link.hint != shown:
        resource.note = prose((Run(link.hint),))
    return resource
