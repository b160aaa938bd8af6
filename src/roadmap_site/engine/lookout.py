"""What other plugins and hooks change after the portal has read it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

log = get_plugin_logger("roadmap")

SETTINGS = ("site_url", "use_directory_urls")
"""What addresses hang on."""


class Lookout:
    """Remembers what the portal has read, and says what is no longer so."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._settings = {name: config[name] for name in SETTINGS}
        self._pages = set[str]()

    def refuse_late_settings(self, config: MkDocsConfig) -> None:
        """Stop where addresses would be of two kinds."""
        for name, value in self._settings.items():
            if config[name] != value:
                raise PluginError(
                    f"mkdocs.yml: a plugin or hook sets `{name}` to {config[name]!r} after the "
                    f"portal has read it; write `{name}` in mkdocs.yml, where `!ENV NAME` takes it "
                    "from the environment, or give `on_config` of the hook `@event_priority(200)`"
                )

    def know(self, files: Files, *, is_told: bool) -> None:
        """Remember which pages there are, now that they are sorted by language."""
        self._pages, self._is_told = {it.src_uri for it in files.documentation_pages()}, is_told

    def tell_of_late_pages(self, files: Files) -> Files:
        """Warn of pages that have come or gone meanwhile; give what there is."""
        now = {file.src_uri: file.generated_by for file in files.documentation_pages()}
        for name in sorted(self._pages ^ {*now}) if self._is_told else ():
            does = "adds" if name in now else "removes"
            log.warning(
                "%s: %s %s the page after the portal has sorted all pages by language; in "
                "mkdocs.yml, list `roadmap` after it, or give `on_files` of the hook "
                "`@event_priority(50)`",
                *(name, _said(now.get(name)), does),
            )
        return files


def _said(maker: str | None) -> str:
    """Name who has made a page; MkDocs knows hooks by their files."""
    if maker in (None, "<unknown>"):
        return "a plugin or hook"
    return f"the {'hook' if str(maker).endswith('.py') else 'plugin'} `{maker}`"
