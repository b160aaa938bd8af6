"""Pages without what neither readers nor browsers see, for each visit pays for it."""

from __future__ import annotations

import re

# In these every blank and every word counts.
_KEPT = re.compile(r"<(pre|textarea|script|style)\b.*?</\1>", re.DOTALL)
_BEHIND_A_TAG = re.compile(r">\s*\n\s+")
_BEFORE_A_TAG = re.compile(r"\n\s+<")
# What the search was to leave out; it has read the page by now.
_UNSEARCHED = re.compile(r" data-search-exclude(?=(?: [^<>]*)?>)")


def slim(html: str) -> str:
    """Leave out of a page the lines and indents between tags, and marks for the search alone.

    Blanks that a browser shows as one stay one.
    """
    parts = []
    end = 0
    for kept in _KEPT.finditer(html):
        parts += [_slim(html[end : kept.start()]), kept[0]]
        end = kept.end()
    return "".join([*parts, _slim(html[end:])])


def _slim(html: str) -> str:
    behind = _BEHIND_A_TAG.sub(">\n", html)
    return _UNSEARCHED.sub("", _BEFORE_A_TAG.sub("\n<", behind))
