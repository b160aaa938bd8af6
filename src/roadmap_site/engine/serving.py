"""What `mkdocs serve` needs."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path as File
from typing import TYPE_CHECKING, Any, NoReturn

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import DuplicateFilter

from roadmap_site.engine import late, policing, refusals, watching
from roadmap_site.engine.staging import Staging
from roadmap_site.engine.tidying import Tidying

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


def makes_late(config: MkDocsConfig) -> bool:
    """Tell whether pages are made when they are asked for.

    Strictly, all mistakes are told at once; without live reload, MkDocs tells no plugin of the
    server that readers ask.
    """
    context = click.get_current_context(silent=True)
    is_live = context is not None and context.params.get("livereload", True)
    return is_served() and is_live and not is_dirty() and not config.strict


def begin(config: MkDocsConfig) -> tuple[Staging | None, late.Later | None]:
    """Have MkDocs build beside the site, unless it is to change the old one (`--dirty`).

    Gives where it builds, and what is to be left until a reader asks for it.
    """
    if is_dirty():
        return None, None
    site_dir = File(config.site_dir)
    with refusals.naming_what_cannot_be_written(site_dir):
        staging = Staging(site_dir, within=is_served(), tell=log.info)
    config.site_dir = str(staging.folder)
    return staging, late.Later(staging.folder, staging.site) if makes_late(config) else None


def last_for_days(server: LiveReloadServer, config: MkDocsConfig, plugin: type) -> None:
    """Have a server outlive mistakes, and folders that go away and come back."""
    _allow_its_script(server)
    _make_what_is_asked_for(server)
    _keep_the_old_site(
        server, partial(refusals.refuse_to_forget, plugin, File(config.config_file_path))
    )
    watching.watch_patiently(server, [config.docs_dir, *config.watch])
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


def _make_what_is_asked_for(server: LiveReloadServer) -> None:
    """Make a page before it is sent, where that was put off."""
    serve = server.get_app()
    assert serve

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        place = path.removeprefix(server.mount_path)
        told: list[Any] = []
        try:
            late.provide(place)
            body = serve(environ, lambda *said: told.extend(said))  # type: ignore[arg-type]
            # It waits for a build that has begun meanwhile, which has left it again.
            while told[0].startswith("404") and late.provide(place):
                told.clear()
                body = serve(environ, lambda *said: told.extend(said))  # type: ignore[arg-type]
        except Exception as error:
            log.error("%s cannot be made: %s", place, " ".join(str(error).split()) or repr(error))
            log.debug("where it happened", exc_info=True)
            start("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
            return [b"This page cannot be made; the terminal says why."]
        start(told[0], told[1])
        return body

    server.set_app(answer)


def _keep_the_old_site(server: LiveReloadServer, refuse: Callable[[], None]) -> None:
    """Go on serving the old site while there are mistakes, each of which is one line.

    MkDocs would let every reader wait for the next good build.
    """
    rebuild, tidying = server.builder, Tidying()

    def rebuild_or_keep() -> None:
        tidying.put_off()
        _forget_what_was_told()
        try:
            with late.lock:
                refuse()
                rebuild()
        except Abort as error:
            # Where a build was refused, the reason has been told.
            log.debug("%s", error)
        except Exception as error:
            said = " ".join(str(error).split()) or repr(error)
            log.error("%s%s; the old site stays", refusals.template_of(error), said)
            log.debug("where it happened", exc_info=True)
        tidying.soon()

    server.builder = rebuild_or_keep


def _forget_what_was_told() -> None:
    """Have a mistake told again that is still there, or back: MkDocs says nothing twice."""
    for found in logging.getLogger("mkdocs.commands.build").filters:
        if isinstance(found, DuplicateFilter):
            found.msgs.clear()


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt
