"""The keys under which a browser keeps what its reader has reached."""

from __future__ import annotations

import hashlib

from roadmap_site.model import Outcome


def keys(outcome: Outcome, language: str) -> list[str]:
    """Give the keys of an outcome, where `language` is the first one of the roadmap."""
    first = outcome.text.read(language, language).text
    said = dict.fromkeys((first, *outcome.text.root.values(), *outcome.formerly))
    return [hashlib.sha256(text.encode()).hexdigest()[:8] for text in said]
