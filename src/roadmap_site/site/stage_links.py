"""The stages as every page's navigation has them, as many of them as can be found one's way in.

A page's own group is open; of the others there is a link. So the navigation is not larger on a site
of 700 stages than on one of 60.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from roadmap_site.edition import HOME, Edition, address, stage_uri
from roadmap_site.model import Stage
from roadmap_site.model.groups import Group

GROUPS = 9
"""How many groups are shown at most, those around the page's own."""
STAGES = 20
"""How many stages of the open group are shown at most, those around the page's own."""

Item = TypeVar("Item")


@dataclass(frozen=True)
class StageLink:
    """A stage of the open group."""

    name: str
    href: str
    here: bool
    """True on the stage's own page."""


@dataclass(frozen=True)
class GroupLink:
    """A group of stages."""

    id: str
    name: str
    href: str
    """The way to its first stage, where it is the open one."""
    stages: tuple[StageLink, ...] = ()
    """Stages of the open group; none of the others."""


@dataclass(frozen=True)
class StageLinks:
    """What the navigation has below "Stages"."""

    groups: tuple[GroupLink, ...]
    whole: str
    """The way to all of them; empty where all are shown."""


def stage_links(edition: Edition, root: str, stage: Stage | None) -> StageLinks | None:
    """Give the links for the page of a stage, or for another page; None where there are no groups.

    `root` is the way to the home page of the language.
    """
    found = edition.groups
    if not found:
        return None
    number = edition.number(stage) if stage else 0
    here = next((at for at, group in enumerate(found) if group.first <= number <= group.last), None)
    shown = _around(found, here or 0, GROUPS)
    own = found[here] if here is not None else None
    cut = len(shown) < len(found) or (own is not None and len(own.stages) > STAGES)
    home = address(HOME, directory_urls=edition.directory_urls)
    return StageLinks(
        tuple(_link(edition, root, group, stage if group is own else None) for group in shown),
        f"{root}{home}#_route" if cut else "",
    )


def _link(edition: Edition, root: str, group: Group, stage: Stage | None) -> GroupLink:
    listed: Sequence[Stage] = ()
    if stage:
        listed = _around(group.stages, edition.number(stage) - group.first, STAGES)
    return GroupLink(
        group.id,
        edition.name(group),
        _way(edition, root, group.stages[0]),
        tuple(
            StageLink(edition.numbered(each), _way(edition, root, each), here=each is stage)
            for each in listed
        ),
    )


def _way(edition: Edition, root: str, stage: Stage) -> str:
    return root + address(stage_uri(stage), directory_urls=edition.directory_urls)


def _around(items: Sequence[Item], at: int, most: int) -> Sequence[Item]:
    """Give at most so many items in a row, with the one at a place in their middle if possible."""
    start = max(0, min(at - most // 2, len(items) - most))
    return items[start : start + most]
