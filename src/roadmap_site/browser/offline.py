"""The script that lets a browser keep a built site for reading without a network."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path as File

import rjsmin

from roadmap_site.browser import hosting

SERVICE_WORKER = "service-worker.js"
"""Its name on the site; it has to lie above all that it keeps, under a name that never changes."""
DIGITS = 32
"""How many hexadecimal digits of a file's SHA-256 tell its versions apart: 128 bits."""

_SOURCES = File(__file__).parent / "worker"
_NOT_READ = (".gz", ".map", ".xml", hosting.FILE)
"""Endings of files that no reader's browser asks for."""


def farewell() -> str:
    """Give the worker of a site that is not to be kept, which ends itself.

    Without it, browsers that have kept the site would go on showing what they have.
    """
    return str(rjsmin.jsmin((_SOURCES / "farewell.js").read_text(encoding="utf-8")))


def service_worker(directory: File) -> str:
    """Give the service worker of the site that was built in a folder.

    It names every file of the site with a hash of its content, so that it changes with each of
    them, and browsers notice.
    """
    files = {name: _hash(path.read_bytes()) for name, path in sorted(_files(directory))}
    manifest = json.dumps(files, ensure_ascii=False, separators=(",", ":"))
    head = f'const VERSION="{_hash(manifest.encode())}",FILES={manifest};\n'
    return head + str(rjsmin.jsmin((_SOURCES / "service.js").read_text(encoding="utf-8")))


def _files(directory: File) -> Iterator[tuple[str, File]]:
    for path in directory.rglob("*"):
        name = path.relative_to(directory).as_posix()
        if path.is_file() and name != SERVICE_WORKER and not name.endswith(_NOT_READ):
            yield name, path


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGITS]
