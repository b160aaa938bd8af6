"""What is refused, in MkDocs's own way, before anything is built or deleted."""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path as File

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

from roadmap_site.engine import loops, targets
from roadmap_site.material import MissingThemeFileError, features

log = get_plugin_logger("roadmap")

_NAVIGATION = (
    "makes a navigation of its own, which the portal makes of the roadmap; remove it, and list "
    "hand-written pages under `nav`"
)
_UNFIT = dict.fromkeys(("awesome-nav", "awesome-pages", "literate-nav"), _NAVIGATION) | {
    "i18n": "makes languages of its own, which the portal makes of the roadmap's `languages`; "
    "remove it: with `x.en.md` beside `x.md`, a page is there in both",
    "encryptcontent": "hides texts that the portal's search would tell; remove it, and keep what "
    "is secret out of the site",
}
"""Plugins that no portal can live with, each with what to do instead."""


class RefusedError(PluginError):
    """The roadmap has mistakes; nothing was built."""


def refuse_what_does_not_fit(config: MkDocsConfig, kind: type) -> None:
    """Say what mkdocs.yml has that no portal can be made with."""
    if config.strict:
        _hear_warnings()
    if config.theme.name != "material":
        raise PluginError(
            "mkdocs.yml: the portal needs Material for MkDocs, not the theme "
            f"{config.theme.name!r}; write `theme: {{name: material}}`"
        )
    if sum(isinstance(plugin, kind) for plugin in config.plugins.values()) > 1:
        raise PluginError("mkdocs.yml: the plugin `roadmap` stands twice; remove one")
    for name in config.plugins:
        if why := _UNFIT.get(name.partition(" ")[0]):
            raise PluginError(f"mkdocs.yml: the plugin `{name}` {why}")


def refuse_to_forget(kind: type, file: File) -> None:
    """Stop before MkDocs, without the plugin, puts its own site in the place of the portal's.

    So it would where `mkdocs.yml` is saved in halves.
    """
    if not file.is_file():
        return  # MkDocs says so.
    text = file.read_bytes()
    if _with_plugin.get(file) == text:
        return
    plugins = load_config(str(file)).plugins
    if not any(isinstance(plugin, kind) for plugin in plugins.values()):
        raise PluginError(f"{file.name}: the plugin `roadmap` is no longer there")
    _with_plugin[file] = text


_with_plugin: dict[File, bytes] = {}


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


def tell_of_features(config: MkDocsConfig) -> None:
    """Warn of features of the theme that a portal cannot have."""
    for name, why in features.why_not(config.theme["features"] or ()).items():
        log.warning("mkdocs.yml: the theme's feature %s is left out: %s", name, why)


def refuse_endless_links(config: MkDocsConfig) -> None:
    """Stop before MkDocs follows a link that leads back to where it lies: it would never end."""
    if link := loops.find(File(config.docs_dir)):
        raise PluginError(
            f"{File(os.path.relpath(link)).as_posix()} is a link to a folder that it lies in, so "
            "that whoever follows it never comes to an end; remove the link"
        )


def _hear_warnings() -> None:
    """Have MkDocs count warnings, which end a strict build, also where it is to be quiet."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(min(logger.level, logging.WARNING))


def has_warnings() -> bool:
    """Tell whether MkDocs, building strictly, is going to refuse what was built."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(isinstance(each, CountHandler) and each.get_counts() for each in handlers)


def tell_in_one_line(error: Exception, site: File) -> None:
    """Raise what MkDocs would print a traceback for as an error of one line."""
    if isinstance(error, OSError):
        raise PluginError(f"{said(error)}; what stood at {_shown(site)} is as it was") from None
    if isinstance(error, UnicodeDecodeError):
        # MkDocs has named the file.
        raise PluginError(f"no text in UTF-8: {error}") from None


def template_of(error: Exception) -> str:
    """Say in which template, and in which line, an error was made; nothing where it was in none."""
    frames = traceback.extract_tb(error.__traceback__)
    found = next((it for it in reversed(frames) if it.filename.endswith(".html")), None)
    return f"{_shown(found.filename)}:{found.lineno}: " if found else ""


def said(error: OSError) -> str:
    """Say what a system refused, and of which file: of two, the one that was to be written."""
    name = error.filename2 or error.filename
    where = f" ({_shown(name)})" if name else ""
    return f"{error.strerror or error}{where}"


def _shown(path: object) -> str:
    return File(os.path.relpath(str(path))).as_posix()


@contextmanager
def naming_what_the_theme_lacks() -> Iterator[None]:
    """Say in one line that Material has no file that the portal relies on."""
    try:
        yield
    except MissingThemeFileError as error:
        raise PluginError(str(error)) from None


@contextmanager
def naming_what_cannot_be_written(site: File) -> Iterator[None]:
    """Say in one line why a site cannot be built where it was asked for."""
    try:
        yield
    except OSError as error:
        raise PluginError(f"cannot build into {_shown(site)}: {said(error)}") from None
