"""What lets a built site run from a disk, where browsers load neither modules nor data from files.

A site without directory URLs may be opened so: its pages have file names for addresses. Its
modules come as texts within one plain script, and what the search reads comes as another.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path as File

import rjsmin

from roadmap_site import browser

START = "disk.js"
"""The script that every page has in the place of modules."""
SEARCH = "search/disk.js"
"""The script with what the search reads."""

_SOURCES = File(browser.__file__).parent / "disk"


def start(modules: Mapping[str, bytes]) -> bytes:
    """Give the script that runs modules, which are given by their names."""
    texts = {name: text.decode() for name, text in modules.items()}
    text = rjsmin.jsmin((_SOURCES / "start.js").read_text(encoding="utf-8"))
    return f"{{const MODULES={_json(texts)};\n{text}}}\n".encode()


def search(files: Mapping[str, str]) -> str:
    """Give files of data by their paths as a script, which `scripts/search/library.js` runs."""
    named = (f"{_json(File(path).name)}:{text}" for path, text in files.items())
    return f"roadmapSearch={{{','.join(named)}}};\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
