"""What scripts say to the reader comes with the script that says it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

# A script names a phrase by its key, or by how several keys begin: `fault_${kind}`.
_NAMED = re.compile(r'"(\w+)"|`(\w+_)\$\{')
_GIVEN = re.compile(r"\Aexport default (.*);\n\Z", re.DOTALL)

Phrases = dict[str, object]
"""What scripts say by its key, with plural forms where it has some."""


def given(module: str) -> Phrases:
    """Read the module `phrases`, which has all of them."""
    found = _GIVEN.match(module)
    return dict(json.loads(found[1])) if found else {}


def said(phrases: Phrases, texts: Iterable[str]) -> Phrases:
    """Give what scripts with these texts may say."""
    named = [found for text in texts for found in _NAMED.findall(text)]
    keys = {key for key, _ in named}
    beginnings = tuple(begin for _, begin in named if begin)
    return {
        key: phrase for key, phrase in phrases.items() if key in keys or key.startswith(beginnings)
    }


def module(phrases: Phrases) -> str:
    """Write the module `phrases` with some of them."""
    return f"export default {_json(phrases)};\n"


def addition(phrases: Phrases) -> str:
    """Write what adds some of them to those that are there."""
    return f'import phrases from "roadmap/phrases.js";\nObject.assign(phrases, {_json(phrases)});\n'


def _json(phrases: Phrases) -> str:
    return json.dumps(phrases, ensure_ascii=False, separators=(",", ":"))
