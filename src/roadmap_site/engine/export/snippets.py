"""Files that Markdown inserts, put into their places: an exported project does not have them."""

from __future__ import annotations

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig

EXTENSION = "pymdownx.snippets"


def inserted(markdown: str, config: MkDocsConfig) -> str:
    """Put what a page inserts of other files, and what is added to every page, into its text."""
    if EXTENSION not in config.markdown_extensions:
        return markdown
    options = config.mdx_configs.get(EXTENSION) or {}
    reader = Markdown(extensions=[EXTENSION], extension_configs={EXTENSION: options})
    return "\n".join(reader.preprocessors["snippet"].run(markdown.split("\n")))
