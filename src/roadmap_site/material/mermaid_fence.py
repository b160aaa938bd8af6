"""Mermaid's fences in Markdown pages: drawn while the site is built, or handed to mermaid2."""

from __future__ import annotations

import hashlib
import html

from markupsafe import Markup

from roadmap_site.pages import Caption, draw


def fence_mermaid_custom(
    text: str,
    language: str,
    css_class: str,
    options: dict[str, object],
    md: object,
    **attributes: object,
) -> str:
    """Format a `mermaid` fence of a Markdown page: drawn here, or else handed to mermaid2.

    A formatter of pymdownx.superfences, as which the plugin registers it. mermaid2 looks for a
    formatter of this very name and then leaves the drawing in the browser to Material.
    """
    if drawing := drawing_of(text):
        return drawing
    import mermaid2

    # mermaid2 puts the text into the page as it stands, so that a label could become a tag.
    safe = html.escape(text)
    return str(mermaid2.fence_mermaid_custom(safe, language, css_class, options, md, **attributes))


def drawing_of(text: str) -> Markup:
    """Give the drawing of a diagram for a page; empty where only a browser can draw it."""
    name = f"diagram-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
    drawing = draw(text, Caption(name, "Diagram", ""))
    if drawing is None:
        return Markup()
    return Markup('<figure class="rm-diagram" tabindex="0" data-search-exclude>{}</figure>').format(
        drawing
    )
