"""The site of a roadmap, for MkDocs."""

from __future__ import annotations

import os
from pathlib import Path as File

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from roadmap_site import site
from roadmap_site.edition import desk
from roadmap_site.engine import serving
from roadmap_site.engine.refusals import RefusedError
from roadmap_site.reading import RoadmapError
from roadmap_site.rules import Memory, check_whole
from roadmap_site.site import own_words

log = get_plugin_logger("roadmap")

_memory = Memory()
"""Of the builds of `mkdocs serve`; any other process builds once."""


def load(directory: File, config: MkDocsConfig) -> site.Site:
    """Make the site, or tell MkDocs in its own way what is wrong with the roadmap."""
    label = os.path.relpath(directory)
    try:
        made = site.build(
            directory,
            File(label).as_posix(),
            directory_urls=config.use_directory_urls,
            desk=desk(config.repo_url or "", config.site_url or ""),
            locales=File(config.config_file_path).parent / own_words.FOLDER,
            checked=_memory.check if serving.is_served() else check_whole,
        )
    except RoadmapError as error:
        raise RefusedError(f"the roadmap cannot be built:\n{error}") from None
    for problem in made.warnings:
        # Not as a warning, which would fail a strict build: the page says it to the reader.
        log.info("%s", problem)
    for remark in made.remarks:
        log.info("%s", remark)
    if config.use_directory_urls and not config.site_url:
        log.info(
            "mkdocs.yml: without site_url there is no sitemap, and the page that a host shows for "
            "what is missing works only where the site is at the root of the host"
        )
    return made
