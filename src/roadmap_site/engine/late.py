"""What `mkdocs serve` makes when a reader asks for it, and not before.

An author looks at one page after a change. Nothing is kept from one build for the next, so that
nothing can be out of date: what nobody asks for is not made at all.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path as File
from typing import Any, cast

from jinja2 import Environment
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File as SiteFile
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from roadmap_site.pages.page import Once
from roadmap_site.site import Content

lock = threading.RLock()
"""Held by whoever builds or makes something: MkDocs knows of one build at a time."""


class Later:
    """What a build has left to be made, by its place on the site."""

    def __init__(self, built: File, site: File) -> None:
        """Begin for a site that is built at one place and moves to another."""
        self._built, self._site = str(built), str(site)
        self._makers: dict[str, Callable[[], None]] = {}

    def add(self, path: str | File, make: Callable[[], None], *, is_folder: bool = False) -> None:
        """Leave a file, or all files of a folder, to be made later."""
        place = File(os.path.relpath(path, self._built)).as_posix()
        self._makers[f"{place}/" if is_folder else place] = make

    def moved(self, path: str) -> str:
        """Give where on the finished site something is that was to be built."""
        return self._site + path.removeprefix(self._built)

    def make(self, path: str) -> None:
        """Make what lies at an address, if anything was left there."""
        folders = [f"{parent}/" for parent in File(path).parents]
        for place in (path, f"{path.rstrip('/')}/index.html".lstrip("/"), *folders):
            if make := self._makers.get(place):
                make()
                del self._makers[place]

    def everything(self) -> None:
        """Make all that was left."""
        for path in [*self._makers]:
            self.make(path)


_NOTHING = Later(File(), File())
_now = _NOTHING


def begin(later: Later | None) -> None:
    """Serve what a build has left from now on, in the place of what the one before had left."""
    global _now
    _now = later or _NOTHING


def provide(path: str) -> bool:
    """Make what is asked for, once nothing is being built; tell whether there was anything."""
    with lock:
        before = len(_now._makers)
        _now.make(path)
        return len(_now._makers) < before


def everything() -> None:
    """Make all that was left."""
    with lock:
        _now.everything()


class LateFile(SiteFile):
    """A file whose content is made when it is first read."""

    later: Later | None = None
    """Where it is left to be made; None where MkDocs is to write it at once."""
    is_put_off = False
    """True where MkDocs is to make no page of it now."""
    _given: Content | None = None
    _first: Content = ""

    @property
    def original(self) -> str:
        """What the portal gave for a page, whatever another plugin has made of it."""
        return str(self._first() if callable(self._first) else self._first)

    def let_go(self) -> None:
        """Keep no text that can be made again."""
        if isinstance(self._first, Once):
            self._first.let_go()

    @property
    def _content(self) -> str | bytes | None:
        return self._given() if callable(self._given) else self._given

    @_content.setter
    def _content(self, content: Content | None) -> None:
        self._given = content

    def is_documentation_page(self) -> bool:
        """Tell whether MkDocs is to make a page of it."""
        return not self.is_put_off and super().is_documentation_page()

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file, or leave that."""
        if self.is_put_off:
            return
        if self.later:
            self.later.add(self.abs_dest_path, self._write)
        else:
            super().copy_file(dirty)
            if not dirty:
                # Whoever asks for the content finds it there.
                self._given, self._first = None, ""
                self.abs_src_path = self.abs_dest_path

    def _write(self) -> None:
        self.move()
        super().copy_file()

    def move(self) -> None:
        """Belong to the finished site from now on."""
        if self.later:
            self.dest_dir = self.later.moved(self.dest_dir)
            vars(self).pop("abs_dest_path", None)


def file(path: str, content: Content, config: MkDocsConfig, later: Later | None) -> LateFile:
    """Give a file of the portal's."""
    made = LateFile.generated(config, path, content=cast(str, content))
    assert isinstance(made, LateFile)
    made.later, made._first = later, content
    return made


def put_off(files: Iterable[SiteFile], config: MkDocsConfig, later: Later) -> None:
    """Leave what Material itself brings until it is asked for: a hundred files, hardly one read.

    What an author has of a theme is as good as what stands in the folder of the pages.
    """
    folders = {*config.theme.dirs} - {config.theme.custom_dir}
    for each in files:
        if type(each) is SiteFile and each.src_dir in folders and not each.is_documentation_page():
            vars(each)["copy_file"] = partial(_put_off, each, later)


def _put_off(each: SiteFile, later: Later, dirty: bool = False) -> None:
    del dirty  # With `--dirty`, nothing is left for later.
    later.add(each.abs_dest_path, partial(_copy, each, later.moved(each.dest_dir)))


def _copy(each: SiteFile, folder: str) -> None:
    each.dest_dir = folder
    vars(each).pop("abs_dest_path", None)
    SiteFile.copy_file(each)


class Pages:
    """The portal's own pages of one language, which are made one by one."""

    def __init__(self, own: Iterable[SiteFile], later: Later) -> None:
        self._later = later
        self._own = [f for f in own if isinstance(f, LateFile) and f.is_documentation_page()]
        self.shown: list[SiteFile] = []
        """All pages of the language, for templates."""

    def put_off(self, files: Files, nav: Navigation) -> None:
        """Have MkDocs make none of them, now that each has its place in the navigation."""
        self._files, self._nav = files, nav
        self.shown = [*files.documentation_pages(inclusion=lambda each: each.is_in_serve())]
        for each in self._own:
            each.is_put_off = True

    def leave(self, config: MkDocsConfig, env: Environment) -> None:
        """Leave each to be made when it is asked for."""
        self._config, self._env = config, env
        # MkDocs keeps plugins that wait for its start or end, whose settings the next language, or
        # the next build that fails, puts its own in the place of.
        kept = (it for it in config.plugins.values() if {"on_startup", "on_shutdown"} & {*dir(it)})
        self._states = [(plugin, {**vars(plugin)}) for plugin in kept]
        put_off(self._files, config, self._later)
        for each in self._own:
            page: Any = each.page
            page.read_late = partial(self._read, page)
            self._later.add(each.abs_dest_path, partial(self._make, each, page))

    def _read(self, page: SitePage) -> None:
        """Read a page, which has not been read."""
        build._populate_page(page, self._config, self._files)

    def restore(self) -> None:
        """Give plugins the settings that they had for the language."""
        for plugin, state in self._states:
            vars(plugin).update(state)

    def _make(self, each: LateFile, page: Any) -> None:
        self._config.site_dir = self._later.moved(self._config.site_dir)
        each.move()
        self.restore()
        if page.markdown is None:
            self._read(page)
        build._build_page(page, self._config, self.shown, self._nav, self._env)
