"""The portal's own scripts and styles, as they are written in this room."""

from __future__ import annotations

from pathlib import Path as File

SCRIPTS = {
    "": ("language", "folds", "search", "look", "offline", "sidebar"),
    "home": (
        "heads",
        "home",
    ),
    "stage": ("marks", "heads", "keys", "notes", "terms"),
    "plan": ("plan",),
    "cards": ("cards",),
    "progress": ("progress", "files"),
    "resources": ("resources",),
}
"""The scripts that every page runs, and those of one kind of page. What else is in the folder is
imported by these; every module is called `roadmap/NAME.js` there, in whatever folder it lies."""

TOGETHER = {"library": ("library",)}
"""Scripts that come on demand, each with all that it needs."""

STYLES = (
    *("tokens", "type"),
    *("header", "languages", "places", "search", "navigation", "footer", "button", "needs"),
    *("invite", "home", "now", "start", "paths", "map", "stage_list", "group", "stops", "closing"),
    *("stage", "topic", "chip", "beside", "term", "fold", "bulk", "resource"),
    *("resources", "glossary", "corrections"),
    *("marks", "counts", "notes", "progress", "cards", "plan", "hours", "notice", "status"),
    *("toast", "sheet", "keys"),
    *("print", "preferences"),
)
"""The style sheets in the order in which they are joined; of two rules alike the later one wins."""

_HERE = File(__file__).parent


def scripts() -> dict[str, bytes]:
    """Give the text of every script by the name of its file."""
    return {item.name: item.read_bytes() for item in (_HERE / "scripts").rglob("*.js")}


def early() -> bytes:
    """Give the text of the script that runs before anything is painted, which is no module."""
    return (_HERE / "early" / "start.js").read_bytes()


def styles() -> str:
    """Give all style sheets as one."""
    sheets = (_HERE / "styles" / f"{name}.css" for name in STYLES)
    return "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
