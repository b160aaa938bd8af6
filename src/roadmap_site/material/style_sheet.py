"""The style sheet of a site: Material's, without what no page of it can have, and the portal's.

No page shows anything before it has the whole sheet, and the browser tries every rule on every
element; so what is left out here is felt on each visit. What one kind of page has alone is in a
sheet of that kind, which comes after this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path as File

import rcssmin

from roadmap_site.material import theme_files

MATERIAL = ("main.*.min.css", "palette.*.min.css")
"""Material's own style sheets, in its folder `assets/stylesheets`; names hold a hash."""

ADMONITIONS = (
    *("abstract", "bug", "danger", "example", "failure", "info", "note", "question", "quote"),
    *("success", "tip", "warning"),
)
"""The kinds of admonitions, each of which is a class."""

MADE_BY: Mapping[str, Set[str]] = {
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
    "md-draft": {"material/blog"},
    "md-pin": {"material/blog"},
    "md-meta": {"material/blog"},
    "md-sidebar--post": {"material/blog"},
    "md-content--post": {"material/blog"},
    "md-tag": {"material/tags"},
    "md-nav--lifted": {"navigation.tabs"},
    "md-header--lifted": {"navigation.tabs"},
    "md-nav--integrated": {"toc.integrate"},
    "md-progress": {"navigation.instant.progress"},
    "md-version": {"extra.version"},
    "md-consent": {"extra.consent"},
    "md-feedback": {"extra.analytics"},
    "md-social": {"extra.social"},
    "md-banner": set(),
    "md-select": set(),
    # In the place of these stand the portal's own.
    "md-search": set(),
    "md-input": set(),
    "md-source": set(),
    "md-header__source": set(),
    "md-header__title": set(),
    "md-header__option": set(),
    "md-option": set(),
    "md-logo": set(),
    "md-nav__button": set(),
    "md-nav__source": set(),
} | {name: {"admonition", "pymdownx.details"} for name in ADMONITIONS}
"""What makes elements of a class, by the beginning of its name: Markdown extensions, features of
Material and plugins, as `mkdocs.yml` names them, and what it says under `extra`.

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
_PICTURE = re.compile(r'(--[\w-]+):url\("[^"]*"\);?')
_READ = re.compile(r"var\((--[\w-]+)")


def sheets(
    folders: Iterable[str],
    own: Mapping[str, str],
    makers: Set[str],
    features: Set[str],
    *,
    is_open: bool,
) -> dict[str, str]:
    """Give the style sheets of a site, from the theme's folders and the portal's own.

    Those are of the kinds of pages; under no name is the sheet of every page. `makers` names the
    site's Markdown extensions and plugins and what it says under `extra`, `features` those of
    Material. `is_open` tells that the author brings templates or styles, which may use whatever
    Material has.
    """
    stored = [*folders]
    found = [theme_files.first(stored, File("assets", "stylesheets", name)) for name in MATERIAL]
    unused = [] if is_open else _unused(makers, features)
    material = "".join(lean(text, unused) for text in found)
    small = {kind: str(rcssmin.cssmin(text)) for kind, text in own.items()}
    if not is_open:
        material = without_pictures(material, "".join(small.values()))
    return small | {"": material + small[""]}


def _unused(makers: Set[str], features: Set[str]) -> list[str]:
    """Give the beginnings of the classes that no page has."""
    known = MAKE_NONE.union(*MADE_BY.values())
    if any(not name.startswith("extra.") for name in makers - known):
        return []
    return [prefix for prefix, names in MADE_BY.items() if not names & (makers | features)]


def lean(css: str, unused: Iterable[str]) -> str:
    """Leave rules out of a sheet that has neither comments nor white space between its rules.

    They are those of classes that begin in an unused way, and those that cost much for nothing.
    """
    classes = "".join(rf"|\.{re.escape(prefix)}" for prefix in unused)
    gone = re.compile(_COSTLY + classes)

    def rule(found: re.Match[str]) -> str:
        left = [text for text in selectors(found[1]) if not gone.search(text)]
        return f"{','.join(left)}{{{found[2]}}}" if left else ""

    return _RULE.sub(rule, _SOURCE_MAP.sub("", css))


def without_pictures(css: str, more: str) -> str:
    """Leave out the pictures, each the value of a property of its own, that no rule shows.

    `more` has rules that come after it.
    """
    shown = {*_READ.findall(css), *_READ.findall(more)}
    return _PICTURE.sub(lambda found: found[0] if found[1] in shown else "", css)


def selectors(prelude: str) -> Iterator[str]:
    """Give the selectors before a rule: commas within brackets end none."""
    held = ""
    for part in prelude.split(","):
        held += part
        if held.count("(") == held.count(")"):
            yield held
            held = ""
        else:
            held += ","
