"""Where pages stand among the Markdown files, and the addresses that they get."""

from __future__ import annotations

import posixpath
from functools import lru_cache

from roadmap_site.model import Stage

HOME = "index.md"
RESOURCES = "resources.md"
CORRECTIONS = "corrections.md"
GLOSSARY = "glossary.md"
CARDS = "cards.md"
QUESTIONS = "questions.md"
PLAN = "plan.md"
PRINT = "print.md"
PROGRESS = "progress.md"
STATUS = "status.md"
MAP = "roadmap.mmd"
"""The map of the stages as Mermaid text."""


def stage_uri(stage: Stage) -> str:
    """Name the Markdown file of a stage's page."""
    return f"stages/{stage.id}.md"


def topics_file(stage: Stage) -> str:
    """Name the file that has the map of a stage's topics as Mermaid text."""
    return f"stages/{stage.id}/topics.mmd"


def cards_text(uri: str) -> str:
    """Name the file that has the cards of a page as text."""
    return f"{uri.removesuffix('.md')}.txt"


def address(uri: str, *, directory_urls: bool = True) -> str:
    """Give the address, from the root of a language, of the page made from a Markdown file."""
    stem = uri.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    name = posixpath.basename(stem)
    folder = posixpath.dirname(stem) if name in {"index", "README"} else stem
    return f"{folder}/" if folder else ""


def way_to_file(uri: str, path: str, *, directory_urls: bool = True) -> str:
    """Give the relative address that leads from the page of a Markdown file to another file."""
    base = posixpath.dirname(address(uri, directory_urls=directory_urls))
    return posixpath.relpath(path, base or ".")


@lru_cache(maxsize=1 << 14)
def way(start: str, uri: str, *, directory_urls: bool = True) -> str:
    """Give the relative address that leads from the page `start` to another page."""
    target = address(uri, directory_urls=directory_urls)
    base = posixpath.dirname(address(start, directory_urls=directory_urls))
    path = posixpath.relpath(f"/{target}", f"/{base}")
    return f"{path}/" if not target or target.endswith("/") else path
