"""What is known of translations: which of them other languages have left behind, and since when."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from roadmap_site.model.values import Month

Behind = Mapping[str, Mapping[str, Month]]
"""For each language, the month in which others went ahead of a text, by the mark of the text."""


def mark(text: str) -> str:
    """Give the short name under which a text is noted, until it says something else."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
