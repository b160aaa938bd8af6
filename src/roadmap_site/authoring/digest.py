"""The changes of a roadmap as Markdown, for those who look at a pull request.

Anyone may have written the titles, so none of them becomes markup, a mention or a link.
"""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.authoring.changes import Change, changes, counts
from roadmap_site.model import Roadmap, Term, shown
from roadmap_site.reading import Book, errors
from roadmap_site.text.markup import heading

MOST = 100
"""How many parts each list names."""

_JOINER = "&#8288;"
"""A sign that cannot be seen. Behind @ and #, code hosts no longer take them for mentions."""


def digest(old: Book, new: Book) -> str:
    """Say what the new version of a roadmap, as loaded, changes in the old one."""
    return "\n".join([*_lines(old, new), ""])


def _lines(old: Book, new: Book) -> Iterator[str]:
    before, after = _roadmap(old), _roadmap(new)
    yield from ("## What changes in the roadmap", "")
    if after is None:
        yield "The roadmap cannot be read as it is now; `roadmap-site check` says why."
        return
    broken = bool(errors(new.problems))
    if broken:
        yield "Without the parts that have errors, which `roadmap-site check` names."
        yield ""
    if before is None and old.files:
        yield from ("The roadmap could not be read before.", "", *_table(before, after))
        return
    found = changes(before, after)
    yield from _table(before, after) if found else ["Nothing."]
    yield from _list("Added", found.added, after)
    yield from _list("Changed", found.changed, after)
    if found.head:
        yield from ("", f"`roadmap.yml` says otherwise: {_keys(found.head)}.")
    # What cannot be read would look as if it were gone.
    if before and not broken:
        yield from _list("Removed", found.removed, before)


def _roadmap(book: Book) -> Roadmap | None:
    """Give what could be read; without the languages, nothing that counts texts would be true."""
    return book.roadmap if ("languages",) in book.positions else None


def _table(before: Roadmap | None, after: Roadmap) -> Iterator[str]:
    was, now = counts(before) if before else {}, counts(after)
    yield from ("| | before | now |", "| --- | ---: | ---: |")
    for name in dict.fromkeys((*now, *was)):
        yield f"| {name} | {was.get(name, '–')} | {now.get(name, '–')} |"


def _list(title: str, found: tuple[Change, ...], roadmap: Roadmap) -> Iterator[str]:
    if not found:
        return
    yield from ("", f"### {title}", "")
    for change in found[:MOST]:
        yield f"- {_name(change, roadmap)}{_where(change)}{_what(change)}"
    if len(found) > MOST:
        yield f"- … and {len(found) - MOST} more"


def _name(change: Change, roadmap: Roadmap) -> str:
    part = change.placed.part
    title = part.name if isinstance(part, Term) else part.title
    text = title.read(roadmap.language, roadmap.language).text
    return f"{change.placed.word} `{part.id}` “{escaped(text)}”"


def _where(change: Change) -> str:
    return f" in `{change.whole.id}`" if change.whole else ""


def _what(change: Change) -> str:
    said = [
        f"formerly `{change.formerly}`" if change.formerly else "",
        f"moved here from `{change.came_from}`" if change.came_from else "",
        _keys(change.fields),
    ]
    told = "; ".join(filter(None, said))
    return f": {told}" if told else ""


def _keys(fields: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in fields)


def escaped(text: str) -> str:
    """Write a text for a line of Markdown as code hosts read it, where it is nothing but text."""
    safe = str(heading(shown(text)))
    return safe.replace("&#64;", f"&#64;{_JOINER}").replace("&#35;", f"&#35;{_JOINER}")
