"""`translations.json`, which stands beside `roadmap.yml`: translations that have fallen behind.

A text that changed in one language leaves the others behind. Which ones, nobody can see from the
roadmap as it is; so they are noted, by what they say, until they say something else.
"""

from __future__ import annotations

import json
from pathlib import Path as File

from pydantic import TypeAdapter, ValidationError

from roadmap_site.model import Language, Month, shown
from roadmap_site.model.translation_record import Behind

TRANSLATIONS_FILE = "translations.json"
VERSION = 1
"""The version of the file; it grows when a field changes its meaning or goes."""
MAX_BYTES = 10_000_000
"""The largest file that is read; a text takes about thirty bytes."""

_BEHIND = TypeAdapter(dict[Language, dict[str, Month]])
_MEND = "take the last good version from git, or remove the file"


def read(directory: File, label: str) -> tuple[Behind, str]:
    """Read which translations are behind, and say in one line what is wrong with the file.

    Nothing is behind where there is no such file, or where something is wrong with it. Never
    raises for what is in it.
    """
    file, path = directory / TRANSLATIONS_FILE, f"{label}/{TRANSLATIONS_FILE}"
    try:
        if not file.exists():
            return {}, ""
        if file.stat().st_size > MAX_BYTES:
            return {}, f"{path}: is larger than {MAX_BYTES:,} bytes; {_MEND}"
        return _parse(file.read_text("utf-8")), ""
    except OSError as error:
        return {}, f"{path}: cannot be read: {error.strerror}; {_MEND}"
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        where = shown(" ".join(map(str, detail["loc"])))
        return {}, f"{path}: {where}: {shown(detail['msg'])}; {_MEND}"
    except json.JSONDecodeError as error:
        return {}, f"{path}:{error.lineno}:{error.colno}: is not JSON; {_MEND}"
    except (ValueError, RecursionError) as error:
        return {}, f"{path}: {shown(str(error))}; {_MEND}"


def _parse(text: str) -> Behind:
    value = json.loads(text)
    if not isinstance(value, dict) or value.keys() != {"version", "behind"}:
        raise ValueError('expected the keys "version" and "behind" alone')
    if value["version"] != VERSION:
        raise ValueError(f"has the version {value['version']}, and {VERSION} is what is read here")
    return _BEHIND.validate_python(value["behind"])


def as_text(behind: Behind) -> str:
    """Write the record, one text a line, so that a change of one is a change of one line."""
    ordered = {tag: dict(sorted(marks.items())) for tag, marks in sorted(behind.items())}
    return json.dumps({"version": VERSION, "behind": ordered}, indent=1) + "\n"
