"""Diagrams that are left to the reader's browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs.plugins import get_plugin_logger

from roadmap_site.engine import policing

log = get_plugin_logger("roadmap")


def warn_of_foreign_script(html: str, uri: str, plugins: Mapping[str, Any]) -> None:
    """Warn where a reader's browser would ask another site for Mermaid's script."""
    if any("://" in script for script in policing.drawing(html, plugins)):
        log.warning(
            "%s has a diagram that only the browser can draw, with a script from another site;"
            " name a copy within docs_dir: mermaid2: {javascript: assets/mermaid.min.js}",
            uri,
        )
