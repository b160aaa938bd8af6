"""What a browser has to know to install a site like a program: its name, its pictures, its scope.

https://developer.mozilla.org/en-US/docs/Web/Progressive_web_apps/Manifest
"""

from __future__ import annotations

import json

from roadmap_site.edition import Edition

NAME = "manifest.webmanifest"
ICONS = "assets/images"
"""The folder of the theme with the pictures; an author's `custom_dir` may have others there."""
PAPER = "#fdfcf9"
"""The colour behind a page before it is painted, as in browser/styles/tokens.css."""


def file(edition: Edition, *, is_default: bool) -> dict[str, bytes]:
    """Give the manifest of one edition, which lies at its root and installs the whole site."""
    title = edition.title(edition.roadmap)
    root = "./" if is_default else "../"
    pictures = [
        {"src": f"{root}{ICONS}/icon.svg", "sizes": "any", "type": "image/svg+xml"},
        *(
            {
                "src": f"{root}{ICONS}/icon-{size}.png",
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for size in (192, 512)
            for purpose in ("any", "maskable")
        ),
    ]
    values = {
        "name": title,
        "short_name": title,
        "description": edition.plain(edition.roadmap.summary),
        "lang": edition.language,
        "start_url": "./",
        "scope": root,
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": pictures,
    }
    return {NAME: f"{json.dumps(values, ensure_ascii=False, indent=1)}\n".encode()}
