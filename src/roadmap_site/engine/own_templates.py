"""An author's templates, which build on the portal's `main.html` and not on Material's alone.

MkDocs reads the folder of an author first, so that a `main.html` there would hide the portal's.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path as File

from jinja2 import BaseLoader, Environment, TemplateError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File as SiteFile

from roadmap_site.browser.policy import Policy
from roadmap_site.edition import HOME
from roadmap_site.engine import policing
from roadmap_site.material.appearance import THEME

log = get_plugin_logger("roadmap")

PORTAL = "roadmap/main.html"
"""What the portal's own template is called where an author has another one."""
_NAMED = re.compile(r"""\{%[-+]?\s*(?:extends|include|import|from)\s+["']([^"']+)["']\s""")
_EXTENDS = re.compile(r"""(\{%[-+]?\s*extends\s+)(["'])(main|base)\.html\2""")


def build_on_portal(env: Environment, config: MkDocsConfig) -> None:
    """Let an author's templates extend the portal's where they would extend Material's."""
    if env.loader and config.theme.custom_dir:
        env.loader = _Loader(env.loader, File(config.theme.custom_dir))


def tell_of_home(
    html: str, file: SiteFile, config: MkDocsConfig, allowed: Policy | None = None
) -> None:
    """Warn, once a site, of what is wrong with pages because of an author's templates or settings.

    They may leave out what pages run on, and ask for what the policy forbids.
    """
    if file.src_uri != HOME or not config.extra["edition"]["is_default"]:
        return
    policing.tell_of_analytics(allowed, config)
    if not config.theme.custom_dir:
        return
    folder, look = File(config.theme.custom_dir), config.extra["look"]
    policing.tell_of_others(html, allowed, _shown(folder))
    first = f"{look['scripts'][''][0]}.js" if look["has_modules"] else "disk.js"
    for block, name in {"libs": "early.js", "styles": "portal.css", "scripts": first}.items():
        if look["assets"][name] not in html:
            log.warning(_loss(folder, block))


def _shown(folder: File) -> str:
    return File(os.path.relpath(folder)).as_posix()


def _loss(folder: File, block: str) -> str:
    """Say where a block was lost, and how to get it back."""
    shown = _shown(folder)
    for file in sorted(folder.rglob("*.html")):
        text = file.read_text("utf-8", "replace")
        if found := re.search(rf"\{{%[-+]?\s*block\s+{block}\b", text):
            line = text.count("\n", 0, found.start()) + 1
            return (
                f"{shown}/{file.relative_to(folder).as_posix()}:{line}: the block `{block}` leaves "
                "out what every page of the portal needs; write {{ super() }} into it"
            )
    name = "main.html" if (folder / "main.html").is_file() else "base.html"
    return (
        f"{shown}/{name}: the block `{block}`, which every page of the portal needs, is not there; "
        'begin main.html with {% extends "main.html" %}, and change no more than blocks there'
    )


def compile_ahead(config: MkDocsConfig) -> None:
    """Compile what all pages are made with, so that copies of this process need not do it again."""
    env = config.theme.get_env()
    build_on_portal(env, config)
    waiting, known = ["main.html", *config.theme.static_templates], set[str]()
    while waiting and env.loader:
        known.add(name := waiting.pop())
        with suppress(TemplateError):
            env.get_template(name)
            text, *_ = env.loader.get_source(env, name)
            waiting += {*_NAMED.findall(text)} - known


def _on_portal(template: str, extends: re.Match[str]) -> str:
    """Give what a template is to extend, unless that is another one of the author's own."""
    is_own = template == "base.html" or (extends[3] == "main" and template != "main.html")
    return extends[0] if is_own else f"{extends[1]}{extends[2]}{PORTAL}{extends[2]}"


class _Loader(BaseLoader):
    """Reads templates like another loader; what the author's extend is the portal's."""

    def __init__(self, loader: BaseLoader, own: File) -> None:
        self._loader, self._own = loader, own

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Give the text of a template."""
        if template == PORTAL:
            file = THEME / "main.html"
            return file.read_text(encoding="utf-8"), str(file), lambda: True
        text, name, is_fresh = self._loader.get_source(environment, template)
        if name and File(name).is_relative_to(self._own):
            text = _EXTENDS.sub(partial(_on_portal, template), text, count=1)
        return text, name, is_fresh

    def list_templates(self) -> list[str]:
        """Name every template."""
        return [*self._loader.list_templates(), PORTAL]
