"""An author's `main.html`, which builds on the portal's and not on Material's alone.

MkDocs reads the folder of an author first, so that a `main.html` there would hide the portal's.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path as File

from jinja2 import BaseLoader, Environment, TemplateError
from mkdocs.config.defaults import MkDocsConfig

from roadmap_site.material.appearance import THEME

PORTAL = "roadmap/main.html"
"""What the portal's own template is called where an author has another one."""
_NAMED = re.compile(r"""\{%[-+]?\s*(?:extends|include|import|from)\s+["']([^"']+)["']\s""")
_EXTENDS = re.compile(r"""(\{%[-+]?\s*extends\s+)(["'])(?:main|base)\.html\2""")


def build_on_portal(env: Environment, config: MkDocsConfig) -> None:
    """Let an author's `main.html` extend the portal's, whichever template it says it extends."""
    folder = config.theme.custom_dir
    if env.loader and folder and File(folder, "main.html").is_file():
        env.loader = _Loader(env.loader)


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


class _Loader(BaseLoader):
    """Reads templates like another loader; what the author's extends is the portal's."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Give the text of a template."""
        if template == PORTAL:
            file = THEME / "main.html"
            return file.read_text(encoding="utf-8"), str(file), lambda: True
        text, name, is_fresh = self._loader.get_source(environment, template)
        if template == "main.html":
            text = _EXTENDS.sub(rf"\1\2{PORTAL}\2", text, count=1)
        return text, name, is_fresh

    def list_templates(self) -> list[str]:
        """Name every template."""
        return [*self._loader.list_templates(), PORTAL]
