"""Pages at former addresses of stages, which lead to where the stages stand now."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from roadmap_site.edition import Edition, address, stage_uri
from roadmap_site.model import Stage

_PAGE = Markup(
    """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width">
{canonical}<meta http-equiv="refresh" content="1; url={href}">
<script src="{script}"></script>
</head>
<body>
<p>{words}</p>
<p><a href="{href}">{title}</a></p>
</body>
</html>
"""
)


SCRIPT = "stages/former.js"
"""What follows at once, with all that stands in the address; the policy allows none in a page."""
_FOLLOW = """const way = document.querySelector("[http-equiv=refresh]").content.split("url=")[1];
location.replace(way + location.search + location.hash);
"""


def pages(edition: Edition, root: str) -> Iterator[tuple[str, str]]:
    """Give a page for each former id of each stage, by its file's name from the edition's root.

    Where there is one, the script of all comes along.
    `root` is the absolute address of the edition's home page, empty where it is not known.
    """
    for stage in edition.roadmap.stages:
        for alias in stage.aliases:
            name = f"stages/{alias}"
            file = f"{name}/index.html" if edition.directory_urls else f"{name}.html"
            yield file, _page(edition, stage, f"{name}.md", root)
            yield SCRIPT, _FOLLOW


def _page(edition: Edition, stage: Stage, uri: str, root: str) -> str:
    path = address(stage_uri(stage), directory_urls=edition.directory_urls)
    canonical = Markup('<link rel="canonical" href="{}">\n').format(root + path) if root else ""
    return _PAGE.format(
        language=edition.words.language,
        title=escape(edition.title(stage)),
        canonical=canonical,
        script="../former.js" if edition.directory_urls else "former.js",
        href=edition.href(uri, stage_uri(stage)),
        words=edition.words("former_stage"),
    )
