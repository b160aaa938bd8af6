"""What `mkdocs serve` needs."""

from __future__ import annotations

import click
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from roadmap_site.engine.refusals import RefusedError


def is_served() -> bool:
    """Tell whether `mkdocs serve` builds.

    MkDocs would tell by `on_startup`, but then keeps one instance of the plugin for all builds and
    all languages.
    """
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name == "serve"


def keep_the_old_site(server: LiveReloadServer) -> None:
    """Go on serving the old site while the roadmap has mistakes."""
    rebuild = server.builder

    def rebuild_or_keep() -> None:
        try:
            rebuild()
        except Abort as error:
            # After any other error MkDocs lets every reader wait for the next good build.
            if not isinstance(error.__context__, RefusedError):
                raise

    server.builder = rebuild_or_keep
