"""The one style sheet of a site: Material's, without what no page of it can have, and the portal's.

No page shows anything before it has the whole sheet, and the browser tries every rule on every
element; so what is left out here is felt on each visit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from pathlib import Path as File

import rcssmin

from roadmap_site.material import theme_files

MATERIAL = ("main.*.min.css", "palette.*.min.css")
"""Material's own style sheets, in its folder `assets/stylesheets`; names hold a hash."""

MADE_BY = {
    "tabbed-": {"pymdownx.tabbed"},
    "admonition": {"admonition", "pymdownx.details"},
    "keys": {"pymdownx.keys"},
    "critic": {"pymdownx.critic"},
    "task-list": {"pymdownx.tasklist"},
    "footnote": {"footnotes", "extra", "pymdownx.extra"},
    "arithmatex": {"pymdownx.arithmatex"},
    "md-annotation": {"content.code.annotate"},
    "md-tabs": {"navigation.tabs"},
    "md-path": {"navigation.path"},
    "md-post": {"material/blog"},
    "md-pagination": {"material/blog"},
    "md-author": {"material/blog"},
    "md-profile": {"material/blog"},
}
"""What makes elements of a class, by the beginning of its name: Markdown extensions, features of
Material and plugins, as `mkdocs.yml` names them.

Source: https://squidfunk.github.io/mkdocs-material/reference/
"""

MAKE_NONE = {
    *("abbr", "attr_list", "def_list", "fenced_code", "md_in_html", "sane_lists", "tables", "toc"),
    *("pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences"),
    *("material/search", "mermaid2", "roadmap"),
}
"""Extensions and plugins that are known to make no such element. Any other may make what it likes:
where there is one, all of Material's sheets stay."""

_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")
_COSTLY = "|".join(
    (
        # Palettes that nobody can choose, and what a change of the palette would fade.
        r"\[data-md-color-(?:primary|accent)=",
        r"\[data-md-color-switching\]",
        # With these, a class that is set on any element has the browser compute the style of all
        # that is in it. portal.css has them in a form that it can tell apart.
        r"table:not\(\[class\]\) t[dh]>:",
    )
)
"""What is left out of Material's sheets in any case."""
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")


def sheet(folders: Iterable[str], own: str, makers: Set[str], features: Set[str]) -> str:
    """Give the style sheet of a site, from the theme's folders and the portal's own sheet.

    `makers` names the site's Markdown extensions and plugins, `features` those of Material.
    """
    stored = [*folders]
    found = [theme_files.first(stored, File("assets", "stylesheets", name)) for name in MATERIAL]
    unused = _unused(makers, features)
    material = "".join(lean(text, unused) for text in found)
    return f"{material}{rcssmin.cssmin(own)}"


def _unused(makers: Set[str], features: Set[str]) -> list[str]:
    """Give the beginnings of the classes that no page has."""
    known = MAKE_NONE.union(*MADE_BY.values())
    if makers - known:
        return []
    return [prefix for prefix, names in MADE_BY.items() if not names & (makers | features)]


def lean(css: str, unused: Iterable[str]) -> str:
    """Leave rules out of a sheet that has neither comments nor white space between its rules.

    They are those of classes that begin in an unused way, and those that cost much for nothing.
    """
    classes = "".join(rf"|\.{re.escape(prefix)}" for prefix in unused)
    gone = re.compile(_COSTLY + classes)

    def rule(found: re.Match[str]) -> str:
        selectors = [text for text in _selectors(found[1]) if not gone.search(text)]
        return f"{','.join(selectors)}{{{found[2]}}}" if selectors else ""

    return _RULE.sub(rule, _SOURCE_MAP.sub("", css))


def _selectors(prelude: str) -> Iterator[str]:
    """Give the selectors of a rule: commas within brackets end none."""
    held = ""
    for part in prelude.split(","):
        held += part
        if held.count("(") == held.count(")"):
            yield held
            held = ""
        else:
            held += ","
