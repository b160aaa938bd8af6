"""What is refused, in MkDocs's own way, before anything is built or deleted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path as File

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from roadmap_site.engine import targets
from roadmap_site.material import MissingThemeFileError


class RefusedError(PluginError):
    """The roadmap has mistakes; nothing was built."""


def refuse_what_does_not_fit(config: MkDocsConfig, kind: type) -> None:
    """Say what mkdocs.yml has that no portal can be made with."""
    if config.theme.name != "material":
        raise PluginError(
            "mkdocs.yml: the portal needs Material for MkDocs, not the theme "
            f"{config.theme.name!r}; write `theme: {{name: material}}`"
        )
    if sum(isinstance(plugin, kind) for plugin in config.plugins.values()) > 1:
        raise PluginError("mkdocs.yml: the plugin `roadmap` stands twice; remove one")


def refuse_to_delete(config: MkDocsConfig, directory: File) -> None:
    """Stop before MkDocs empties a folder that is no site: it knows of `docs_dir` alone."""
    sources = {
        "the project": File(config.config_file_path),
        "the roadmap": directory,
        "the hand-written pages": File(config.docs_dir),
    }
    if config.theme.custom_dir:
        sources["the theme's own files"] = File(config.theme.custom_dir)
    shown = {name: File(os.path.relpath(source)) for name, source in sources.items()}
    if why := targets.refusal(File(os.path.relpath(config.site_dir)), shown):
        raise PluginError(f"{why}; name another folder, such as --site-dir site")


@contextmanager
def naming_what_the_theme_lacks() -> Iterator[None]:
    """Say in one line that Material has no file that the portal relies on."""
    try:
        yield
    except MissingThemeFileError as error:
        raise PluginError(str(error)) from None
