"""A line of text as runs: pieces that differ in emphasis or in the link that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from roadmap_site.text import markup

_WIDE = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef"
# A dash or a slash separates where a space is beside it, and is a part of a word otherwise.
_AHEAD = re.compile(r"(?:[\s:：;；,，。、)）]|\.(?=\s|$)|[/|·•→-]+(?=\s|$)|[–—]+)*")
_BEHIND = re.compile(r"(?:[\s:：;；,，、]|(?<=\s)[/|·•→–—-]+)*$")
_MARKUP = re.compile(r"[\\`*_\[\]]")
_BRACKETS = {")": "(", "）": "（", "]": "["}


@dataclass(frozen=True)
class Link:
    """Where a run leads."""

    url: str
    number: int
    """Tells apart two links that stand beside each other and lead to the same address."""
    hint: str = ""
    """What browsers show while the pointer rests on the link."""


@dataclass(frozen=True)
class Run:
    """A piece of text that looks alike throughout."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: Link | None = None
    image: bool = False
    """True where the text stands in for a picture within a link."""
    named: bool = False
    """True where the text is that of a link whose address has no place in a roadmap."""


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """Give the text alone."""
    return "".join(run.text for run in runs)


def tidy(runs: Iterable[Run]) -> Runs:
    """Make white space single spaces, strip both ends, and join runs that look alike."""
    kept: list[Run] = []
    for run in runs:
        text = re.sub(r"\s+", " ", run.text)
        if not kept or kept[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if text and kept and replace(run, text="") == replace(kept[-1], text=""):
            kept[-1] = replace(run, text=kept[-1].text + text)
        elif text:
            kept.append(replace(run, text=text))
    while kept and not kept[-1].text.rstrip(" "):
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
    return tuple(kept)


def cut(runs: Runs, start: int, end: int | None = None) -> Runs:
    """Give the part of the text between two of its signs."""
    stop = len(plain(runs)) if end is None else end
    found, at = [], 0
    for run in runs:
        piece = run.text[max(start - at, 0) : max(stop - at, 0)]
        if piece:
            found.append(replace(run, text=piece))
        at += len(run.text)
    return tidy(found)


def without(runs: Runs, start: int, end: int) -> Runs:
    """Give the text without one part of it."""
    return tidy((*cut(runs, 0, start), Run(" "), *cut(runs, end)))


def trimmed(runs: Runs) -> Runs:
    """Take off what separates the text from its neighbours, and brackets around all of it."""
    text = plain(runs)
    start = _AHEAD.match(text).end()  # type: ignore[union-attr]
    end = _BEHIND.search(text, start).start()  # type: ignore[union-attr]
    if start >= end:
        return ()
    body = text[start:end]
    opening = _BRACKETS.get(body[-1])
    if opening and body[0] == opening and body.count(opening) == 1:
        start, end = start + 1, end - 1
    elif opening and opening not in body:
        end -= 1
    elif body[0] in "(（" and not any(sign in body for sign in ")）"):
        start += 1
    return cut(runs, start, end)


def joined(pieces: Iterable[Runs], between: str) -> Runs:
    """Write several texts one behind the other; the empty ones are left out."""
    found: list[Run] = []
    for piece in filter(None, map(trimmed, pieces)):
        found += [*([Run(between)] if found else []), *piece]
    return tidy(found)


def links(runs: Runs) -> Iterator[tuple[int, int, Link]]:
    """Give every link with the part of the text that it covers."""
    at = 0
    open_link: tuple[int, int, Link] | None = None
    for run in runs:
        end = at + len(run.text)
        if open_link and run.link == open_link[2]:
            open_link = (open_link[0], end, open_link[2])
        else:
            if open_link:
                yield open_link
            open_link = (at, end, run.link) if run.link else None
        at = end
    if open_link:
        yield open_link


def says_nothing(runs: Runs) -> bool:
    """Tell whether a line has nothing but pictures, and links whose addresses have no place."""
    return all(run.image or run.named or not re.search(r"\w", run.text) for run in runs)


def linked(runs: Runs) -> Runs:
    """Give the links alone."""
    return tidy([*(piece for run in runs if run.link for piece in (run, Run(" ")))])


def source(runs: Runs) -> str:
    """Write the text with the address of each link behind it, for a message."""
    text, at = plain(runs), 0
    said = []
    for start, end, link in links(runs):
        shown = text[start:end]
        said += [text[at:start], shown if shown == link.url else f"{shown} <{link.url}>"]
        said += [f' "{link.hint}"'] if link.hint else []
        at = end
    return "".join([*said, text[at:]])


def width(text: str) -> int:
    """Count columns; signs of Chinese, Japanese and Korean take two."""
    return len(text) + len(re.findall(f"[{_WIDE}]", text))


def unstopped(runs: Runs) -> Runs:
    """Take the full stop off a text that is one sentence or less."""
    text = plain(runs)
    alone = text.endswith((".", "。")) and not text.endswith(("..", "。。"))
    return (
        cut(runs, 0, len(text) - 1) if alone and not re.search(r"[.。!?！？][\s\w]", text) else runs
    )


def prose(runs: Runs) -> str:
    """Write the inline Markdown that prose may have.

    Emphasis beside Chinese signs does not always work in Markdown; where it would not, it goes.
    """
    wanted = re.sub(r"\s+", " ", plain(runs)).strip()
    if len(runs) == 1 and replace(runs[0], text="") == Run("") and not _MARKUP.search(wanted):
        return wanted
    bare = tuple(replace(run, strong=False, emphasis=False) for run in runs)
    attempts = ((runs, False), (runs, True), (bare, False), (bare, True))
    for pieces, escaping in attempts:
        written = "".join(_written(pieces, escaping=escaping))
        if markup.plain(written) == wanted:
            return written
    return _escaped(wanted)


def _written(runs: Runs, *, escaping: bool) -> Iterator[str]:
    at = 0
    for start, end, link in [*links(runs), (len(plain(runs)), None, None)]:
        yield from (_styled(run, escaping=escaping) for run in cut_exactly(runs, at, start))
        if link:
            label = "".join(
                _styled(run, escaping=escaping) for run in cut_exactly(runs, start, end or start)
            )
            yield (
                f"[{label}](<{link.url}>)"
                if "(" in link.url or ")" in link.url
                else (f"[{label}]({link.url})")
            )
        at = end or start


def cut_exactly(runs: Runs, start: int, end: int) -> Runs:
    """Give the part of the text between two of its signs, with the spaces at its ends."""
    found, at = [], 0
    for run in runs:
        if piece := run.text[max(start - at, 0) : max(end - at, 0)]:
            found.append(replace(run, text=piece))
        at += len(run.text)
    return tuple(found)


def _styled(run: Run, *, escaping: bool) -> str:
    core = run.text.strip(" ")
    if not core:
        return run.text
    start = len(run.text) - len(run.text.lstrip(" "))
    before, after = run.text[:start], run.text[start + len(core) :]
    if run.code:
        # More backticks than the code holds itself, and a space where it begins or ends with one.
        fence = "`" * (max(map(len, re.findall("`+", core)), default=0) + 1)
        space = " " if "`" in (core[0], core[-1]) else ""
        return f"{before}{fence}{space}{core}{space}{fence}{after}"
    said = _escaped(core) if escaping else core
    mark = "***" if run.strong and run.emphasis else "**" if run.strong else "*"
    return (
        f"{before}{mark}{said}{mark}{after}"
        if run.strong or run.emphasis
        else run.text.replace(core, said, 1)
    )


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)
