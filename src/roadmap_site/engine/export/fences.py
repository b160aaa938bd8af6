"""Mermaid's fences in the Markdown of a page, drawn already."""

from __future__ import annotations

import re

from mkdocs.plugins import get_plugin_logger

from roadmap_site.material.mermaid_fence import drawing_of

log = get_plugin_logger("roadmap")

_FENCE = re.compile(
    r"^(?P<room>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*mermaid[ \t]*\n"
    r"(?P<text>.*?)^(?P=room)(?P=fence)[ \t]*$",
    re.DOTALL | re.MULTILINE,
)


def drawn(markdown: str) -> str:
    """Put the drawing into the place of each fence; one that cannot be drawn stays a text."""
    return _FENCE.sub(_drawn, markdown)


def _drawn(fence: re.Match[str]) -> str:
    lines = (line.removeprefix(fence["room"]) for line in fence["text"].splitlines())
    drawing = drawing_of("\n".join(lines))
    if not drawing:
        log.info("a diagram that only a browser can draw is exported as text")
        return fence[0]
    return fence["room"] + " ".join(drawing.split("\n"))
