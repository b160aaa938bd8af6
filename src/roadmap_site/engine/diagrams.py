"""Diagrams that are left to the reader's browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger("roadmap")


def warn_of_foreign_script(html: str, uri: str, plugins: Mapping[str, Any]) -> None:
    """Warn where a reader's browser would ask another site for Mermaid's script."""
    mermaid = plugins.get("mermaid2")
    if 'class="mermaid"' in html and (not mermaid or "://" in mermaid.config["javascript"]):
        log.warning(
            "%s has a diagram that only the browser can draw, with a script from another site;"
            " name a copy within docs_dir: mermaid2: {javascript: assets/mermaid.min.js}",
            uri,
        )
