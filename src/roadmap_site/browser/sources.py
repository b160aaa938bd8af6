"""The portal's own scripts and styles, as they are written in this room."""

from __future__ import annotations

from pathlib import Path as File

SCRIPTS = {
    "": ("language", "folds", "search", "look", "offline", "sidebar"),
    "home": ("home",),
    "stage": ("later", "marks", "keys", "terms"),
    "plan": ("plan",),
    "cards": ("cards",),
    "progress": ("progress", "files", "keeping"),
    "resources": ("resources",),
}
"""The scripts that every page runs, and those of one kind of page. What else is in the folder is
imported by these; every module is called `roadmap/NAME.js` there, in whatever folder it lies."""

TOGETHER = {"library": ("library",), "notes": ("notes",)}
"""Scripts that come on demand, each with all that it needs."""

STYLES = {
    "": (
        *("tokens", "type"),
        *("header", "languages", "places", "search", "navigation", "footer", "button", "needs"),
        *("map", "stage", "topic", "chip", "beside", "term", "fold", "bulk", "resource", "fields"),
        *("resources", "glossary", "corrections"),
        *("marks", "counts", "notes", "hours", "notice", "status", "toast", "sheet", "keys"),
        *("print", "preferences"),
    ),
    "home": (
        *("late", "invite", "home", "now", "start", "paths"),
        *("stage_list", "group", "stops", "closing"),
    ),
    "plan": ("late", "plan"),
    "cards": ("cards",),
    "questions": ("cards",),
    "index": ("cards",),
    "print": ("cards", "paper"),
    "progress": ("late", "progress"),
}
"""The style sheets of every page, and those that one kind of page has besides, in the order in
which they are joined; of two rules alike the later one wins."""

_HERE = File(__file__).parent


def scripts() -> dict[str, bytes]:
    """Give the text of every script by the name of its file."""
    return {item.name: item.read_bytes() for item in (_HERE / "scripts").rglob("*.js")}


def early() -> bytes:
    """Give the text of the script that runs before anything is painted, which is no module."""
    return (_HERE / "early" / "start.js").read_bytes()


def styles() -> dict[str, str]:
    """Give the sheets of each kind of page as one, and under no name those of every page."""
    return {kind: "".join(map(_style, names)) for kind, names in STYLES.items()}


def _style(name: str) -> str:
    return (_HERE / "styles" / f"{name}.css").read_text(encoding="utf-8")
