"""The rows of a table to topics: courses with their durations, efforts and prerequisites."""

from __future__ import annotations

import re
from dataclasses import dataclass

from roadmap_site.authoring.importing import estimates
from roadmap_site.authoring.importing.blocks import Item, Table
from roadmap_site.authoring.importing.draft import DraftTopic
from roadmap_site.authoring.importing.items import Context, as_resources, topic_of
from roadmap_site.authoring.importing.runs import Run, Runs, joined, plain, prose, trimmed

_HEADS = {
    "title": r"courses?|names?|titles?|topics?|subjects?|modules?|lessons?|units?|resources?|tools?"
    r"|notebooks?|books?|projects?|skills?|links?|课程|名称|标题|主题|模块|章节|资源|书名|工具|项目|コース|名前",
    "needs": r"pre-?requisites?|pre-?reqs?|requires?|requirements?|先修.*|前置.*|预备知识|前提.*"
    r"|voraussetzungen|prérequis|requisitos(?: previos)?|предварительные.*",
    "summary": r"descriptions?|about|what|summary|details|描述|说明|简介|介绍|内容|説明|概要"
    r"|beschreibung|descripción|описание",
    "time": r"(?:estimated |total |est\.? )?(?:duration|length|effort|workload|time|hours?|weeks?"
    r"|hours?/week|commitment|study time)(?: \(.*\))?|时长|用时|学时|周期|时间|周数|每周.*|工作量"
    r"|期間|dauer|umfang|durée|duración|длительность|часы",
    "number": r"#|no\.?|nr\.?|№|序号|编号|番号|week|周次|day",
}
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
    found = [_topic(line, cells, columns, context) for line, cells in table.rows]
    return [topic for topic in found if topic.title]


def _columns(table: Table) -> _Columns:
    heads = [plain(head).strip(" *:：") for head in table.head]
    roles: dict[int, str] = {}
    for index, head in enumerate(heads):
        for role, words in _HEADS.items():
            if role not in {"title"} | set(roles.values()) - {"time"} and re.fullmatch(
                words, head, re.IGNORECASE
            ):
                roles[index] = role
                break
    named = [
        i for i, head in enumerate(heads) if re.fullmatch(_HEADS["title"], head, re.IGNORECASE)
    ]
    free = [i for i in range(len(heads) or 1) if i not in roles]
    title = next((i for i in named if i not in roles), (free or [0])[0])
    roles.pop(title, None)
    return _Columns(title, roles, heads)


def _topic(line: int, cells: list[Runs], columns: _Columns, context: Context) -> DraftTopic:
    name = cells[columns.title] if columns.title < len(cells) else ()
    topic = topic_of(Item(line, name), context)
    time: list[Runs] = []
    for index, cell in enumerate(cells):
        if index == columns.title or _is_empty(cell):
            continue
        role, head = columns.roles.get(index, ""), columns.said_of(index)
        if role == "time":
            time.append(_with_unit(cell, head))
        elif role == "needs":
            topic.wants.append((head, cell))
        else:
            _add(topic, role, head, cell, context)
    _set_time(topic, time, context)
    if not topic.title and topic.resources:
        topic.title = topic.resources[0].title
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
