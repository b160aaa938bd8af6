"""`links.json`, which stands beside `roadmap.yml`: what is known of each link.

The only module about links that the site needs. It reads one file and asks nobody.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path as File

from pydantic import TypeAdapter, ValidationError

from roadmap_site.model import Link, shown
from roadmap_site.model.link_record import Entry, Record
from roadmap_site.reading.raw import CONFLICT_MESSAGE, conflict

LINKS_FILE = "links.json"
VERSION = 1
"""The version of the file; it grows when a field changes its meaning or goes."""
MAX_BYTES = 10_000_000
"""The largest file that is read; a link takes about a hundred bytes."""


@cache
def _entries() -> TypeAdapter[dict[Link, Entry]]:
    """Make what reads the entries, which takes a while and only those with a record need."""
    return TypeAdapter(dict[Link, Entry])


def read(directory: File, label: str) -> tuple[Record, str]:
    """Read what is known of a roadmap's links, and say in one line what is wrong with the file.

    The record is empty where there is no such file, or where something is wrong with it. Never
    raises for what is in it.
    """
    file, path = directory / LINKS_FILE, f"{label}/{LINKS_FILE}"
    try:
        if not file.exists():
            return Record(), ""
        if file.stat().st_size > MAX_BYTES:
            return Record(), f"{path}: is larger than {MAX_BYTES:,} bytes; {_MEND}"
        return parse(file.read_text("utf-8"), path)
    except OSError as error:
        return Record(), f"{path}: cannot be read: {error.strerror}; {_MEND}"
    except UnicodeDecodeError as error:
        return Record(), f"{path}: is not UTF-8 (byte {error.start + 1}); {_MEND}"


_MEND = "take the last good version from git, or remove the file and run `roadmap-site links`"


def parse(text: str, path: str) -> tuple[Record, str]:
    """Read the text of a file that messages call `path`; see `read`."""
    if (line := conflict(text)) is not None:
        return Record(), f"{path}:{line + 1}: {CONFLICT_MESSAGE}, or run `roadmap-site links`"
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        at = f"{path}:{error.lineno}:{error.colno}"
        return Record(), f"{at}: is not JSON ({_decapitalised(error.msg)}); {_MEND}"
    except (ValueError, RecursionError):
        return Record(), f"{path}: holds a number or a nesting beyond all measure; {_MEND}"
    if not isinstance(value, dict) or value.keys() != {"version", "links"}:
        return Record(), f'{path}: expected the keys "version" and "links" alone; {_MEND}'
    if value["version"] != VERSION:
        told = shown(str(value["version"]))
        return Record(), f"{path}: has the version {told}, and {VERSION} is what is read here"
    try:
        return Record(_entries().validate_python(value["links"])), ""
    except (ValidationError, OverflowError) as error:
        return Record(), f"{path}{_fault(error, text)}; {_MEND}"


def _decapitalised(text: str) -> str:
    return shown(text[:1].lower() + text[1:])


def _fault(error: ValidationError | OverflowError, text: str) -> str:
    """Say which address has what wrong, with its line."""
    if isinstance(error, OverflowError):
        return ": holds a number beyond all measure"
    detail = error.errors(include_url=False)[0]
    if not detail["loc"]:
        return ": expected a mapping of addresses"
    url, *steps = map(str, detail["loc"])
    where = text.find(json.dumps(url, ensure_ascii=False))
    line = f":{text.count(chr(10), 0, where) + 1}" if where >= 0 else ""
    named = " ".join(step for step in steps if step != "[key]")
    return f"{line}: {shown(f'{url} {named}'.strip())}: {_decapitalised(detail['msg'])}"
