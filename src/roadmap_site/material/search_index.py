"""The search index, refined: parts of Chinese words find the whole, and stages come first.

Material cuts Chinese text into words with jieba and marks the cuts with zero-width spaces; the
browser matches words by their beginnings. So 操作系统, one word to jieba, is not found by 系统.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from roadmap_site.text.chinese_words import CUT, cut_finer

WEIGHTS = {
    "stage": 2,
    "resources": 0.1,
    "home": 0.01,
    "corrections": 0.001,
    "glossary": 0.0005,
}
"""How much a word counts on each kind of page; on hand-written pages it counts 1.

Home and corrections repeat what stages say, and would stand before them. Words of the glossary
are titles there, which count a thousandfold, but what teaches a word comes before what defines it.
"""

_NOT_FIRST = "、。，．；：？！…）》”’」】"
_NOT_LAST = "（《“‘「【"
"""Signs that cannot stand first, or last, in a line."""


class Index(NamedTuple):
    """A search index in two files of JSON, both UTF-8 without escapes, half the size."""

    frame: str
    """What Material's search plugin writes, without the entries: every page fetches it."""
    entries: str
    """The entries, a list; see theme/assets/javascripts/workers/ for when they are fetched."""
    name: str
    """The file of the entries, which the frame names; it says the content, so that a browser never
    takes the entries of another version of the site."""


def refine(index: str, kinds: Mapping[str, str]) -> Index:
    """Give a search index with words cut into their parts, and pages weighted by their kind.

    Takes the JSON that Material's search plugin writes; `kinds` has the kind of each page by its
    address.
    """
    data = json.loads(index)
    needless = _needless_cuts(data["config"]["separator"])
    for entry in data["docs"]:
        for field in ("title", "text"):
            entry[field] = needless.sub("", cut_finer(entry[field]))
        weight = WEIGHTS.get(kinds.get(entry["location"].partition("#")[0], ""))
        if weight and "boost" not in entry:
            entry["boost"] = weight
    entries = _json(data["docs"])
    name = f"entries.{hashlib.sha256(entries.encode()).hexdigest()[:8]}.json"
    config = data["config"] | {"entries": name}
    return Index(_json({**data, "config": config, "docs": []}), entries, name)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _needless_cuts(separator: str) -> re.Pattern[str]:
    """Find cuts beside signs that end a word anyway: there, a cut would let a line break."""
    try:
        ends_word = re.compile(separator).fullmatch
    except re.error:  # it is written for browsers, which know more
        return re.compile(r"(?!)")
    before, after = (
        "".join(filter(ends_word, signs)) or r"\0" for signs in (_NOT_FIRST, _NOT_LAST)
    )
    return re.compile(f"{CUT}(?=[{before}])|(?<=[{after}]){CUT}")
