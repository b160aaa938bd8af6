"""The `mkdocs.yml` of one language of an exported project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig

from roadmap_site.edition import Words, foreign
from roadmap_site.engine.export import snippets
from roadmap_site.engine.export.places import Places
from roadmap_site.engine.export.recording import NOWHERE, Record
from roadmap_site.site import Site

_NOT_SAID = {"name", "locale", "custom_dir", "static_templates"}
"""Settings of a theme that are said otherwise."""


def file_name(language: str, made: Site) -> str:
    """Name the settings file of a language."""
    return "mkdocs.yml" if language == made.language else f"mkdocs.{language}.yml"


def of_language(
    language: str, made: Site, config: MkDocsConfig, record: Record, known: Places
) -> str:
    """Give the text of the file, which says all that matters of the settings of a build."""
    is_default = language == made.language
    theme = {key: config.theme[key] for key in config.theme if key not in _NOT_SAID}
    edition = config.extra["edition"] | {"nowhere": _nowhere(record)}
    extra = {**config.extra, "edition": edition}
    said = {
        "site_name": config.site_name,
        "site_description": config.site_description,
        "site_url": config.site_url or "",
        "docs_dir": f"docs/{language}",
        "site_dir": "site" if is_default else f"site/{language}",
        "use_directory_urls": config.use_directory_urls,
        "copyright": config.copyright,
        "theme": {
            "name": None,
            "custom_dir": "overrides",
            "static_templates": [NOWHERE],
            # What Zensical calls the look of Material.
            "variant": "classic",
            **theme,
        },
        "plugins": [],
        "markdown_extensions": _extensions(config, made.editions[language].words),
        "extra": {key: value for key, value in extra.items() if key != "worker"},
        "extra_css": list(config.extra_css),
        "extra_javascript": [str(each) for each in config.extra_javascript],
        "nav": _nav(config.nav, known),
        "validation": {
            "links": {"anchors": "warn", "absolute_links": "warn"} | _unseen(config, record)
        },
    }
    kept = {key: value for key, value in said.items() if value is not None}
    return yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=9999)


def _unseen(config: MkDocsConfig, record: Record) -> dict[str, str]:
    """Let links lead to files of the first language, which the project of another cannot see.

    Where each page lies in a folder of its own, they end with a slash, and are not looked for.
    """
    return {} if config.use_directory_urls or not record.signposts else {"not_found": "info"}


def _nowhere(record: Record) -> Any:
    policy = record.policies.get(NOWHERE, "")
    return record.nowhere | {"policy": policy} if record.nowhere else record.nowhere


def _nav(item: Any, known: Places) -> Any:
    """Give a navigation with the pages where they lie in the project."""
    if isinstance(item, str):  # A page, or an address.
        return known.of(item)
    if isinstance(item, Mapping):
        return {title: _nav(inner, known) for title, inner in item.items()}
    return [_nav(inner, known) for inner in item]


def _extensions(config: MkDocsConfig, words: Words) -> list[Any]:
    """List the Markdown extensions with their settings, but what is done already."""
    found: list[Any] = []
    for name in config.markdown_extensions:
        if name == snippets.EXTENSION:
            continue
        options = _plain(config.mdx_configs.get(name) or {})
        if name == "pymdownx.superfences":
            fences = options.get("custom_fences") or []
            options["custom_fences"] = [each for each in fences if each["name"] != "mermaid"]
        if name == "toc":  # A title of links, and so an attribute.
            options["permalink_title"] = foreign.alone(options["permalink_title"], words)
        found.append({name: options} if options else name)
    return found


def _plain(value: Any) -> Any:
    """Copy settings, so that none is written as a reference to another."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [*map(_plain, value)] if isinstance(value, list | tuple) else value


class _Dumper(yaml.Dumper):
    """Writes everything out where it stands, and tuples as the lists that they are elsewhere."""

    def ignore_aliases(self, _: Any) -> bool:
        """Write nothing as a reference to what was written before."""
        return True


_Dumper.add_representer(tuple, _Dumper.represent_list)
