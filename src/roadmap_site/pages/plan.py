"""The page of the plan."""

from __future__ import annotations

from roadmap_site.edition import HOME, PLAN, PRINT, PROGRESS, Edition, overview
from roadmap_site.model import Stage
from roadmap_site.pages.page import Once, Page
from roadmap_site.pages.rendering import render

Row = tuple[Stage, list[Stage | None]]
"""A stage, or a group as one, and what each path leaves of it."""


def page(edition: Edition) -> Page:
    """Render the page."""
    words, markdown = edition.words, Once(_markdown, edition)
    return Page(PLAN, "plan", words("plan_title"), words("plan_summary"), markdown)


def _markdown(edition: Edition) -> str:
    rows, wholes = _rows(edition), _rows(overview(edition))
    groups = [
        (group, whole, rows[group.first - 1 : group.last])
        for group, whole in zip(edition.groups, wholes, strict=True)
    ]
    ways = edition.ways or ((None, edition.roadmap),)
    return render(
        edition,
        PLAN,
        "plan.md.jinja",
        ways=ways,
        rows=rows,
        groups=groups,
        home=HOME,
        paper=PRINT,
        progress=PROGRESS,
    )


def _rows(edition: Edition) -> list[Row]:
    ways = edition.ways or ((None, edition.roadmap),)
    left = [{stage.id: stage for stage in way.stages} for _, way in ways]
    return [(stage, [each.get(stage.id) for each in left]) for stage in edition.roadmap.stages]
