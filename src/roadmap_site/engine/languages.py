"""The languages after the default one: builds of their own, beside it on the other cores.

What they say is told when the default language is done, in the order of the languages, as if one
had been built after the other. An error in one of them ends them all.
"""

from __future__ import annotations

import atexit
import gc
import logging
import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from logging.handlers import QueueHandler
from multiprocessing.connection import Connection
from pathlib import Path as File
from queue import SimpleQueue
from typing import NamedTuple

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError, PluginError
from mkdocs.plugins import BasePlugin

from roadmap_site.browser.policy import Policy, joined
from roadmap_site.engine import own_templates
from roadmap_site.engine.late import Later
from roadmap_site.pages import compile_templates, keep
from roadmap_site.rules.side_by_side import Method, cores, start_method
from roadmap_site.site import Portal, Site

MANY = 200
"""From how many stages on memory counts more than seconds."""
PATIENCE = 0.5
"""For how many seconds another process is waited for in one go. Ctrl+C that comes right before a
wait is obeyed after it."""


@dataclass(frozen=True)
class Order:
    """All that another process has to know to build a language."""

    config_file: str
    site_dir: str
    """Where the whole site is built; each further language is in a folder of its own there."""
    roots: dict[str, str]
    """The address of each language; empty where none is known."""
    site_url: str
    """The address of the whole site."""
    use_directory_urls: bool
    strict: bool
    site: Site
    plugin: type[BasePlugin]  # type: ignore[type-arg]
    """The plugin that takes the site and its language."""
    policy: Policy | None = None
    """What pages may do, which grows with each of them."""
    later: Later | None = None
    """Where pages are left that are to be made when they are asked for."""


def begin(
    portal: Portal,
    config: MkDocsConfig,
    plugin: type[BasePlugin],  # type: ignore[type-arg]
    policy: Policy | None,
    later: Later | None,
    *,
    served: bool,
) -> Builds:
    """Begin to build the other languages of a portal, on all cores unless `mkdocs serve` builds."""
    made = portal.site
    order = Order(
        config.config_file_path,
        config.site_dir,
        portal.roots if portal.site_url else dict.fromkeys(made.languages, ""),
        portal.site_url,
        config.use_directory_urls,
        config.strict,
        made,
        plugin,
        policy,
        later,
    )
    if served:
        # It has threads, so that processes would begin from nothing at every rebuild.
        return Builds(order, 1)
    own_templates.compile_ahead(config)
    compile_templates()
    return Builds(order, cores())


def build_language(order: Order, language: str) -> None:
    """Build one more language into its folder of the same site."""
    other = load_config(
        order.config_file,
        site_dir=str(File(order.site_dir, language)),
        site_url=order.roots[language],
        use_directory_urls=order.use_directory_urls,
        strict=order.strict,
    )
    twin = next(each for each in other.plugins.values() if isinstance(each, order.plugin))
    told = {"site": order.site, "language": language, "site_url": order.site_url}
    vars(twin).update(told, policy=order.policy, later=order.later)
    build(other)
    keep(language)


class _Said(NamedTuple):
    """What the process that built a language says of it."""

    records: list[logging.LogRecord]
    error: BaseException | None
    policy: Policy | None


class Builds:
    """The builds of the languages after the default one, which have begun in other processes."""

    def __init__(self, order: Order, cores: int, method: Method | None = None) -> None:
        """Begin; with one core alone, nothing is built before the default language is done."""
        self._order = order
        self._languages = order.site.languages[1:]
        self._processes: list[multiprocessing.process.BaseProcess] = []
        self._results: dict[str, Connection] = {}
        self._said: dict[str, _Said] = {}
        atexit.register(self.stop)  # Ctrl-C ends a build without a word to plugins.
        for number in range(1, min(cores, len(order.site.languages))):
            # Each core takes turns, this process too, with the default language first.
            self._start(order.site.languages[number::cores], method or start_method())

    def _start(self, languages: Sequence[str], method: Method) -> None:
        get = multiprocessing.get_context
        context = get("fork") if method == "fork" else get("spawn")
        results, ours = context.Pipe(duplex=False)
        level = logging.getLogger("mkdocs").level
        # No daemon, which could have no processes: other plugins begin some.
        process = context.Process(target=_work, args=(self._order, languages, ours, level))
        # What is there by now stays: to look through it would make a copy of it for each process.
        gc.freeze()
        self._processes.append(process)  # Before it begins, so that Ctrl+C at that moment ends it.
        process.start()
        ours.close()
        self._results |= dict.fromkeys(languages, results)

    def wait(self) -> None:
        """Wait until the other processes are done, or one has failed."""
        for language in self._results:
            if self._hear(language).error:
                break

    def finish(self) -> None:
        """Tell what each language came to, in order; build here those that no other core does."""
        keep(self._order.site.language)
        for language in self._languages:
            if language in self._results:
                self._take(language)
            else:
                build_language(self._order, language)
        self.stop()

    def _take(self, language: str) -> None:
        said = self._hear(language)
        for record in said.records:
            logging.getLogger(record.name).handle(record)
        if said.error:
            raise said.error
        if self._order.policy and said.policy:
            self._order.policy.used = joined(self._order.policy.used, said.policy.used)

    def _hear(self, language: str) -> _Said:
        """Wait for what the process that builds a language has to say of it."""
        if language not in self._said:
            results = self._results[language]
            while not results.poll(PATIENCE):
                pass
            try:
                self._said[language] = results.recv()
            except EOFError:
                message = f"the process that built the language {language} has died"
                raise PluginError(message) from None
        return self._said[language]

    def stop(self) -> None:
        """End what has not ended; again has no effect."""
        atexit.unregister(self.stop)
        gc.unfreeze()
        for process in self._processes:
            if process.pid:
                process.kill()
                process.join()
        self._processes.clear()


def make_room(site: Site, others: Builds | None) -> None:
    """Give back what a build of a large site no longer needs, and wait for other languages: all
    together would come to much with what its search takes.
    """
    if len(site.editions[site.language].roadmap.stages) >= MANY:
        gc.collect()
        if others:
            others.wait()


def _work(order: Order, languages: Sequence[str], results: Connection, level: int) -> None:
    """Build languages in a process of its own; send of each what was told, and what went wrong."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The first process ends this one.
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material has said it in the first process.
    told: SimpleQueue[logging.LogRecord] = SimpleQueue()
    logger = logging.getLogger("mkdocs")
    logger.handlers[:] = [QueueHandler(told)]
    logger.setLevel(level)
    for language in languages:
        error = _error(order, language)
        records = [told.get() for _ in range(told.qsize())]
        results.send(_Said(records, error, order.policy))
        if error:
            break


def _error(order: Order, language: str) -> BaseException | None:
    """Build a language; give what went wrong in a form that another process can raise."""
    try:
        build_language(order, language)
    except BaseException as error:  # MkDocs ends a build that it refuses by SystemExit.
        if not isinstance(error, BuildError | SystemExit):
            error.add_note("".join(traceback.format_exception(error)))
        try:
            pickle.loads(pickle.dumps(error))
        except Exception:
            return RuntimeError("".join(traceback.format_exception(error)))
        return error
    return None


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
