"""The page of the plan."""

from __future__ import annotations

from roadmap_site.edition import (
    PLAN,
    Edition,
)
from roadmap_site.pages.page import Page
from roadmap_site.pages.rendering import render


def page(edition: Edition) -> Page:
    """Render the page."""
    ways = edition.ways or ((None, edition.roadmap),)
    parts = [{stage.id: stage for stage in way.stages} for _, way in ways]
    rows = [(stage, [part.get(stage.id) for part in parts]) for stage in edition.roadmap.stages]
    markdown = render(edition, PLAN, "plan.md.jinja", ways=ways, rows=rows)
    words = edition.words
    return Page(PLAN, "plan", words("plan_title"), words("plan_summary"), markdown)
