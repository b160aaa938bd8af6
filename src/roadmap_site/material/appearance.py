"""What Material for MkDocs is told, so that every roadmap's site looks and searches alike."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path as File
from typing import Any, Protocol

import rjsmin
from markdown.extensions.toc import slugify_unicode
from markupsafe import escape

from roadmap_site import browser
from roadmap_site.edition import FALLBACK, Words, foreign, languages
from roadmap_site.material import disk, features, style_sheet, web_manifest
from roadmap_site.material.mermaid_fence import fence_mermaid_custom

THEME = File(__file__).parent / "theme"
"""Templates that stand before Material's own."""

ASSETS = "assets/roadmap"
"""The folder of the site that holds the portal's styles and scripts."""
STYLE_SHEET = "portal.css"
EARLY = "early.js"
"""The script that runs before anything is painted."""

FAVICON = "assets/images/favicon.png"
"""Material's picture for the tab, by default; in its place stands the portal's."""

UNKEPT = "offline.html"
"""The template of the page that says, without a network, that another page is not kept."""

PALETTE = {"scheme": "default", "primary": "custom", "accent": "custom"}
"""The palette of a page whose scripts do not run; else that of the reader."""

EXTENSIONS = ("attr_list", "pymdownx.superfences", "pymdownx.highlight", "tables", "toc")
"""Markdown extensions that generated and hand-written pages rely on."""

# Words in a module's data never look so: the quotation mark would end them.
_IMPORTED = re.compile(rb'(from|import\()"roadmap/')


class Settings(Protocol):
    """The part of MkDocs's configuration that is set here."""

    theme: Any
    extra: Any
    docs_dir: str
    use_directory_urls: bool
    extra_css: list[str]
    extra_javascript: list[Any]
    markdown_extensions: list[str]
    plugins: Any
    mdx_configs: dict[str, dict[str, Any]]


def dress(config: Settings, words: Words, modules: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the site the portal's templates, palettes, styles and scripts.

    `modules` are scripts made for this roadmap, by their file names. What `mkdocs.yml` says about
    Markdown extensions stays, and about features unless the portal cannot live with them; fonts
    are always those of the reader's system, so that no page asks another site for one. Gives the
    files that the pages then ask for, by their path on the site.
    """
    theme = config.theme
    theme["features"] = sorted({*features.NEEDED, *features.fit(theme["features"] or ())})
    _add_extensions(config, words)
    written = browser.scripts() | dict(modules)
    styles, sheets = _sheets(config)
    own = _own(written) | sheets
    theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
    files = _placed(own) if config.use_directory_urls else _named(_for_disk(own))
    if config.extra.get("worker"):
        theme.static_templates.add(UNKEPT)
    theme["language"] = words.language
    theme["direction"] = None  # Each language has its own.
    theme["font"] = False
    theme["palette"] = PALETTE
    assets = {name: path for name, (path, _) in files.items()}
    # Not in the theme's settings: an engine may know a few of those only.
    config.extra["look"] = {
        "assets": assets,
        "has_modules": config.use_directory_urls,
        "scripts": _scripts(words, browser.places(written)),
        "styles": styles,
        "favicon": _favicon(config),
    } | _spoken(theme, words)
    return dict(files.values())


def _own(modules: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the content of each script by its plain name."""
    own = browser.joined(modules) | {EARLY: browser.early()}
    return {name: rjsmin.jsmin(text) for name, text in own.items()}


def _placed(own: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """Give the path and content of each file by its plain name, for a site that has modules.

    They lie in one folder whose name says the content of all, and call each other by their names
    there. An import map would spare them new names when one of them changes, but browsers take one
    only from within the page, where the policy allows no script.
    """
    modules = {name: own[name] for name in sorted(own) if _is_module(name)}
    beside = {name: _IMPORTED.sub(rb'\1"./', text) for name, text in modules.items()}
    folder = hashlib.sha256(b"".join(beside.values())).hexdigest()[:8]
    return _named({name: text for name, text in own.items() if name not in modules}) | {
        name: (f"{ASSETS}/{folder}/{name}", text) for name, text in beside.items()
    }


def _sheets(config: Settings) -> tuple[dict[str, str], dict[str, bytes]]:
    """Give the names of the style sheets of one kind of page, and the content of all sheets."""
    makers = {name.removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    makers |= {*config.plugins, *(f"extra.{name}" for name in config.extra)}
    theme, own = config.theme, browser.styles()
    is_open = bool(theme.custom_dir or config.extra_css)
    found = style_sheet.sheets(theme.dirs, own, makers, {*theme["features"]}, is_open=is_open)
    first = {text: f"{kind}.css" for kind, text in reversed(found.items()) if kind}
    files = {name: text.encode() for text, name in first.items()}
    names = {kind: first[text] for kind, text in found.items() if kind}
    return names, files | {STYLE_SHEET: found[""].encode()}


def _favicon(config: Settings) -> str:
    """Give the picture for the tab: the author's, by its setting or in the place of Material's."""
    given = str(config.theme["favicon"])
    folders = [folder for folder in (config.theme.custom_dir, config.docs_dir) if folder]
    is_own = given != FAVICON or any(File(folder, FAVICON).is_file() for folder in folders)
    return given if is_own else f"{web_manifest.ICONS}/icon.svg"


def _for_disk(own: Mapping[str, bytes]) -> dict[str, bytes]:
    """Put scripts in the place of the modules that pages on a disk could not load."""
    modules = {name: text for name, text in own.items() if _is_module(name)}
    others = {name: text for name, text in own.items() if name not in modules}
    return others | {disk.START: disk.start(modules)}


def _is_module(name: str) -> bool:
    return name.endswith(".js") and name != EARLY


def _named(files: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """Give the path and content of each file by its plain name.

    The name on the site says the content, for the caches' sake.
    """
    return {name: (f"{ASSETS}/{_marked(name, files[name])}", files[name]) for name in sorted(files)}


def _marked(name: str, content: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}.{suffix}"


def _scripts(words: Words, place: Mapping[str, str]) -> dict[str, list[str]]:
    """Give the modules that pages of each kind ask for, and under no name those of every page."""
    kinds = browser.SCRIPTS | {"": (*(["foreign"] if words.foreign else []), *browser.SCRIPTS[""])}
    return {
        kind: [*dict.fromkeys(place.get(name, name) for name in names)]
        for kind, names in kinds.items()
    }


def _spoken(theme: Any, words: Words) -> dict[str, object]:
    """Say what Material's own words are to be: in the nearest language that it knows."""
    tables = [File(folder, "partials", "languages") for folder in theme.dirs]
    there = {file.stem for table in tables for file in table.glob("*.html")}
    known = languages.nearest(words.language, there)
    is_english = languages.nearest(words.language, [FALLBACK])
    return {
        "interface_language": known or FALLBACK,
        "is_interface_own": bool(known),
        "direction": "rtl" if words.is_rtl else "ltr",
        # Around its English words, where it lacks some.
        "foreign": ["", ""] if is_english else [foreign.FOREIGN, foreign.END],
    }


def _add_extensions(config: Settings, words: Words) -> None:
    for name in EXTENSIONS:
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
    toc = config.mdx_configs.setdefault("toc", {})
    if not words.lacks("page_contents"):  # Material may have its own word, and prints this as HTML.
        toc.setdefault("title", str(escape(words("page_contents"))))
    toc.setdefault("permalink", "#")
    toc.setdefault("permalink_title", foreign.marking(words)("permalink"))
    # By default, a heading of hand-written pages in Chinese would be called `_2`.
    toc.setdefault("slugify", slugify_unicode)
    fences = config.mdx_configs.setdefault("pymdownx.superfences", {})
    known = fences.setdefault("custom_fences", [])
    if all(fence["name"] != "mermaid" for fence in known):
        known.append({"name": "mermaid", "class": "mermaid", "format": fence_mermaid_custom})


def quieten_permalinks(html: str) -> str:
    """Keep the signs beside headings for the mouse: they would be read as part of each heading.

    The contents beside the page lead to the same places by keyboard.
    """
    return html.replace(
        '<a class="headerlink" ', '<a class="headerlink" aria-hidden="true" tabindex="-1" '
    )


def prepare(plugins: Mapping[str, Any]) -> None:
    """Set what `mkdocs.yml` leaves open about mermaid2."""
    if (mermaid := plugins.get("mermaid2")) and not mermaid.config["javascript"]:
        # Imported here, for it takes along half of what asks the web.
        from mermaid2.plugin import JAVASCRIPT

        # Its default, said by name: else mermaid2 asks the web for it in every build.
        mermaid.config["javascript"] = JAVASCRIPT % mermaid.config["version"]
