"""What `mkdocs serve` needs."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

import click
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import DuplicateFilter

from roadmap_site.engine import policing, watching

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

log = get_plugin_logger("roadmap")


def is_served() -> bool:
    """Tell whether `mkdocs serve` builds.

    MkDocs would tell by `on_startup`, but then keeps one instance of the plugin for all builds and
    all languages.
    """
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name == "serve"


def is_dirty() -> bool:
    """Tell whether MkDocs is to write only what has changed, into the old site (`--dirty`)."""
    context = click.get_current_context(silent=True)
    asked = context.params if context else {}
    return asked.get("clean") is False or asked.get("build_type") == "dirty"


def last_for_days(server: LiveReloadServer) -> None:
    """Have a server outlive mistakes, and folders that go away and come back."""
    _allow_its_script(server)
    _keep_the_old_site(server)
    watching.watch_patiently(server)
    if threading.current_thread() is threading.main_thread():
        # MkDocs removes its site for temporary use at Ctrl-C alone.
        signal.signal(signal.SIGTERM, _interrupt)


def _allow_its_script(server: LiveReloadServer) -> None:
    """Have the policy of each page allow the script with which MkDocs reloads it, by its hash.

    MkDocs puts it into a page as it answers, with numbers of its own each time.
    """
    serve = server.get_app()
    assert serve

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        told: list[Any] = []
        body = serve(environ, lambda *said: told.extend(said))  # type: ignore[arg-type]
        status, headers = told[:2]
        if dict(headers).get("Content-Type") == "text/html":
            page = policing.allowing_last_script(b"".join(body))
            headers = [*((k, v) for k, v in headers if k != "Content-Length")]
            start(status, [*headers, ("Content-Length", str(len(page)))])
            return [page]
        start(status, headers)
        return body

    server.set_app(answer)


def _keep_the_old_site(server: LiveReloadServer) -> None:
    """Go on serving the old site while there are mistakes, each of which is one line.

    MkDocs would let every reader wait for the next good build.
    """
    rebuild = server.builder

    def rebuild_or_keep() -> None:
        _forget_what_was_told()
        try:
            rebuild()
        except Abort as error:
            # Where a build was refused, the reason has been told.
            log.debug("%s", error)
        except Exception as error:
            log.error("%s; the old site stays", " ".join(str(error).split()) or repr(error))
            log.debug("where it happened", exc_info=True)

    server.builder = rebuild_or_keep


def _forget_what_was_told() -> None:
    """Have a mistake told again that is still there, or back: MkDocs says nothing twice."""
    for found in logging.getLogger("mkdocs.commands.build").filters:
        if isinstance(found, DuplicateFilter):
            found.msgs.clear()


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt
