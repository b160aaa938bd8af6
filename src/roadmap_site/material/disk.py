"""What lets a built site run from a disk, where browsers load neither modules nor data from files.

A site without directory URLs may be opened so: its pages have file names for addresses. Its
modules come as texts within one plain script, and so do the search's worker and index.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path as File

import rjsmin

from roadmap_site import browser
from roadmap_site.material import theme_files

START = "disk.js"
"""The script that every page has in the place of modules."""
SEARCH = "disk-search.js"
"""The script that it loads for the search."""
INDEX = "search_index.js"
"""The search index as a script."""

_SOURCES = File(browser.__file__).parent / "disk"
_WORKER = File("assets", "javascripts", "workers")
_LUNR = File("assets", "javascripts", "lunr")


def start(modules: Mapping[str, bytes], search: str) -> bytes:
    """Give the script that runs modules, which are given by their names.

    `search` is the name of the file with the script of the search, which stands beside it.
    """
    texts = {name: text.decode() for name, text in modules.items()}
    return _script("start.js", MODULES=texts, SEARCH=search)


def search(folders: Iterable[str]) -> bytes:
    """Give the script that starts the search, from the folders of the theme's templates."""
    own = theme_files.first(folders, _WORKER / "portal.js")
    material = theme_files.first(folders, _WORKER / "search.*.min.js")
    return _script("search.js", WORKERS=[rjsmin.jsmin(own), material])


def index(frame: str, entries: str, folders: Iterable[str]) -> str:
    """Give the search index as a script, with the scripts for its languages.

    Material's own script asks for it under this name where it runs from a disk:
    https://squidfunk.github.io/mkdocs-material/plugins/offline/
    """
    data = json.loads(frame)
    data["docs"] = json.loads(entries)
    data["config"]["scripts"] = {
        f"../lunr/{name}": theme_files.first(folders, _LUNR / name)
        for name in _lunr(data["config"]["lang"])
    }
    return f"var __index={_json(data)};\n"


def _lunr(languages: Iterable[str]) -> list[str]:
    """Name the scripts that Material's worker loads for the languages of an index."""
    others = [language for language in languages if language != "en"]
    names = [f"min/lunr.{language}.min.js" for language in others]
    if "ja" in others:
        names.append("tinyseg.js")
    if {"hi", "th"} & {*others}:
        names.append("wordcut.js")
    return ["min/lunr.stemmer.support.min.js", "min/lunr.multi.min.js", *names] if others else []


def _script(name: str, **values: object) -> bytes:
    """Give a script by itself, with values for its free names."""
    text = rjsmin.jsmin((_SOURCES / name).read_text(encoding="utf-8"))
    head = "".join(f"const {key}={_json(value)};" for key, value in values.items())
    return f"{{{head}\n{text}}}\n".encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
