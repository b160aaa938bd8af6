"""Builds every language once as a reader would get it, and writes what it was made of."""

from __future__ import annotations

import tempfile
from pathlib import Path as File

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import get_plugin_logger

from roadmap_site.browser.policy import Policy
from roadmap_site.engine import policing, targets
from roadmap_site.engine.export import project
from roadmap_site.engine.export.recording import Record, Recorder
from roadmap_site.engine.loading import load
from roadmap_site.engine.plugin import RoadmapPlugin
from roadmap_site.engine.refusals import RefusedError, said
from roadmap_site.engine.staging import Staging
from roadmap_site.site import Site

SIGN = ".roadmap-export"
"""The file that says that a folder was made by an export."""

log = get_plugin_logger("roadmap")


class ExportError(Exception):
    """Nothing was written; the message says why."""


def export_or_say_why(config_file: File, target: File) -> None:
    """Write the portal of an `mkdocs.yml` as a project of its own, as a whole or not at all."""
    try:
        _export_all(config_file, target)
    except OSError as error:
        raise ExportError(f"{said(error)}; what stood at {target} is as it was") from None
    except MkDocsException as error:
        raise ExportError(str(error)) from None


def _export_all(config_file: File, target: File) -> None:
    config, plugin = _configured(config_file)
    roadmap = config_file.parent / plugin.config.roadmap_dir
    sources = {
        "the project": config_file.absolute(),
        "the roadmap": roadmap,
        "the hand-written pages": File(config.docs_dir),
    }
    if why := targets.refusal(target, sources, SIGN):
        raise PluginError(f"{why}; name a folder that is new or empty")
    made = load(roadmap, config)
    staging = Staging(target, within=False, tell=log.info)
    try:
        allowed = policing.policy_of(plugin.config.policy, config)
        for language in made.languages:
            _export(config_file, made, language, staging.folder, allowed)
        project.finish(staging.folder, made, SIGN, allowed)
        staging.publish()
    finally:
        staging.discard()


def _configured(file: File, **changes: str) -> tuple[MkDocsConfig, RoadmapPlugin]:
    config = load_config(str(file), **changes)
    found = (each for each in config.plugins.values() if isinstance(each, RoadmapPlugin))
    plugin = next(found, None)
    if not plugin:
        raise RefusedError(f"{file}: has no plugin `roadmap`, so that there is no portal")
    return config, plugin


def _export(
    config_file: File, made: Site, language: str, folder: File, allowed: Policy | None
) -> None:
    """Build one language and write it into its place in the project."""
    record = Record(allowed=allowed)
    with tempfile.TemporaryDirectory(prefix="roadmap-export-") as built:
        config, plugin = _configured(config_file, site_dir=built)
        address = config.site_url or ""
        if address and language != made.language:
            config.site_url = f"{address.rstrip('/')}/{language}/"
        plugin.site, plugin.language, plugin.site_url = made, language, address
        plugin.is_alone, plugin.config.offline = True, False
        # What the pages need here, where diagrams are drawn by browsers, is more than there.
        plugin.policy = policing.policy_of(plugin.config.policy, config)
        config.plugins["roadmap-export"] = Recorder(record)
        build(config)
        project.write(folder, made, language, config, record, File(built))
