"""The rows of a table to topics: courses with their durations, efforts and prerequisites."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roadmap_site.authoring.importing import estimates
from roadmap_site.authoring.importing.context import Context
from roadmap_site.authoring.importing.draft import DraftTopic
from roadmap_site.authoring.importing.items import topic_of
from roadmap_site.authoring.importing.kinds import Item, Table
from roadmap_site.authoring.importing.linked import as_resources
from roadmap_site.authoring.importing.runs import Run, Runs, joined, plain, prose, trimmed
from roadmap_site.authoring.importing.vocabulary import patterns

_EMPTY = re.compile(
    r"[\s\-–—_/·.*?]*|none|n/?a|no|nil|无|沒有|没有|なし|keine|aucune?|нет", re.IGNORECASE
)


@dataclass(frozen=True)
class _Columns:
    """Which column says what; what is in none of these is a point, or a resource."""

    title: int
    roles: dict[int, str]
    heads: list[str]

    def said_of(self, column: int) -> str:
        """Give the head of a column."""
        return self.heads[column] if column < len(self.heads) else ""


def topics_of(table: Table, context: Context) -> list[DraftTopic]:
    """Make a topic of each row."""
    columns = _columns(table)
    return [_topic(line, cells, columns, context) for line, cells in table.rows]


def _columns(table: Table) -> _Columns:
    heads = [plain(head).strip(" *:：") for head in table.head]
    means = [_meaning(head) for head in heads]
    free = [i for i, meaning in enumerate(means) if not meaning] or [0]
    title = means.index("title") if "title" in means else free[0]
    roles = {i: meaning for i, meaning in enumerate(means) if meaning and i != title}
    return _Columns(title, roles, heads)


def _meaning(head: str) -> str:
    found = (name for name, words in patterns("columns").items() if words.fullmatch(head))
    return next(found, "")


def _topic(line: int, cells: list[Runs], columns: _Columns, context: Context) -> DraftTopic:
    title = columns.title
    if title >= len(cells) or not plain(cells[title]):
        title = next((i for i, cell in enumerate(cells) if not _is_empty(cell)), 0)
    topic = topic_of(Item(line, cells[title]), context)
    time: list[Runs] = []
    for index, cell in enumerate(cells):
        if index == title or _is_empty(cell):
            continue
        role, head = columns.roles.get(index, ""), columns.said_of(index)
        if role == "time":
            time.append(_with_unit(cell, head))
        elif role == "needs":
            topic.wants.append((head, cell))
        else:
            _add(topic, role, head, cell, context)
    _set_time(topic, time, context)
    return topic


def _is_empty(cell: Runs) -> bool:
    return bool(_EMPTY.fullmatch(plain(cell).strip()))


def _add(topic: DraftTopic, role: str, head: str, cell: Runs, context: Context) -> None:
    found = as_resources(cell, topic.line, context)
    if found:
        if head and not found[0].note and head.casefold() != found[0].title.casefold():
            found[0].note = prose((Run(head),))
        topic.resources += found
    elif role == "summary" and not topic.summary:
        topic.summary = prose(cell)
    else:
        add_point(topic, head, cell)


def add_point(topic: DraftTopic, head: str, cell: Runs) -> None:
    """Add a cell as a point: the head of its column, and what it says."""
    said = trimmed(cell) or cell
    topic.points.append(prose(joined([(Run(head),), said], ": ") if head else said))


def _with_unit(cell: Runs, head: str) -> Runs:
    """Give a bare number the unit that the head of its column names: "Weeks" over 3."""
    if re.fullmatch(r"\s*[\d.,]+(\s*[-–~]\s*[\d.,]+)?\s*", plain(cell)):
        unit = re.search(r"hours?(?:\s*/\s*week)?|weeks?|学时|小时|周|часы", head, re.IGNORECASE)
        said = {"周数": "周"}.get(head, unit[0] if unit else "")
        return (*cell, Run(f" {said}")) if said else cell
    return cell


def _set_time(topic: DraftTopic, time: list[Runs], context: Context) -> None:
    """Read the cells about time together, for weeks times hours a week is what they say."""
    together = joined(time, ", ")
    if not together:
        return
    found = estimates.whole(plain(together), context.hours_a_week)
    if found and not topic.estimate:
        topic.estimate, topic.said = found, plain(together)
    else:
        topic.points.append(prose(together))
