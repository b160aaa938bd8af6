"""Words of a text in the form in which a search compares them, whatever their script.

What differs only in how it is written is one: case, width, accents, traditional and simplified
characters, British and American spellings. A query is folded in the reader's browser, by
`browser/scripts/search/folding.js`, which does the same with the same rules; a test compares the
two sign by sign.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from roadmap_site.text.variants import SIMPLIFIED

HAN = "\u3005-\u3007\u2e80-\u2fd5\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KANA = ("\u3041-\u3096\u3099-\u309f", "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f")
_UNSPACED = ("\u0e00-\u0e7f", "\u0e80-\u0eff", "\u1000-\u109f", "\u1780-\u17ff")
"""Thai, Lao, Burmese and Khmer are written without spaces between words."""

RUNS = (HAN, *_KANA, *_UNSPACED)
"""Scripts by their ranges: where one of them begins or ends, so does a word."""

_STRIPPED = (
    "\u0300-\u036f"  # accents
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # points of Hebrew
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
)
"""Marks that may be left out: accents, the vowels of Hebrew and Arabic, and Arabic's long stroke.
Other scripts cannot do without theirs."""

_ALIKE = {
    **{"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l"},
    **{"ı": "i", "ς": "σ", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك"},
    # Katakana as Hiragana.
    **{chr(sign): chr(sign - 0x60) for sign in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)},
}
"""Letters that stand for others."""

_ARTICLES = ("وال", "فال", "بال", "كال", "ال", "لل")
"""How an Arabic word begins that has its article."""

_SPELLINGS = tuple(
    (f"{british}{end}", f"{american}{end}")
    for british, american, ends in (
        ("isation", "ization", ("s", "al", "")),
        ("is", "iz", ("es", "ed", "ing", "ers", "er", "e")),
        ("ys", "yz", ("es", "ed", "ing", "ers", "er", "e")),
        ("our", "or", ("s", "ed", "ing", "al", "hood", "able", "")),
        ("tre", "ter", ("s", "")),
        ("logue", "log", ("s", "")),
        ("ell", "el", ("ing", "ed", "ers", "er")),
        ("amme", "am", ("s", "")),
    )
    for end in ends
)
"""Endings of British words, and how Americans write them. Words that only look like those are
changed in the text as in the query, and go on finding each other."""

_KEPT = 3
"""How many letters a word keeps before an ending, or after an article."""


def words(text: str) -> Iterator[str]:
    """Give the words of a text as they stand there."""
    return (found[0] for found in _words().finditer(text))


@cache
def _words() -> re.Pattern[str]:
    signs = rf"(?:[^\W_]|[{_marks()}])"
    alone = "|".join(f"(?:(?=[{script}]){signs})+" for script in RUNS)
    other = rf"(?:(?![{''.join(RUNS)}]){signs})+"
    # The points of C++, C# and .NET belong to their names.
    return re.compile(rf"{alone}|(?:(?<!{signs})\.(?=[A-Za-z]))?{other}(?:(?<=[A-Za-z])[+#]+)?")


def _marks() -> str:
    """Give the ranges of the signs that belong to a letter before them."""
    places = [i for i in _PLACES if unicodedata.category(chr(i))[0] == "M"]
    starts = [i for i, before in zip(places, (0, *places), strict=False) if i != before + 1]
    ends = [i for i, after in zip(places, (*places[1:], 0), strict=True) if i != after - 1]
    return "".join(f"{chr(start)}-{chr(end)}" for start, end in zip(starts, ends, strict=True))


_PLACES = (*range(0x300, 0x1F000), *range(0xE0100, 0xE01F0))
"""Where Unicode has marks."""


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Give a word in the form in which it is compared."""
    small = unicodedata.normalize("NFKC", word).lower()
    bare = _STRIP.sub("", unicodedata.normalize("NFKD", small))
    plain = unicodedata.normalize("NFC", bare).translate(_TABLE)
    return _american(_without_article(plain))


_STRIP = re.compile(f"[{_STRIPPED}]")
_TABLE = str.maketrans(_ALIKE | SIMPLIFIED)


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + _KEPT:
            return word[len(article) :]
    return word


def _american(word: str) -> str:
    for british, american in _SPELLINGS:
        if word.endswith(british) and len(word) >= len(british) + _KEPT:
            return word[: -len(british)] + american
    return word


def humps(word: str) -> list[str]:
    """Give the parts of a name such as LangChain; nothing where there are none."""
    parts = _HUMP.split(word)
    return parts if len(parts) > 1 else []


_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def rules(signs: set[str]) -> dict[str, object]:
    """Give what a browser needs to fold words, where the text that it compares has these signs."""
    others = {old: new for old, new in (_ALIKE | SIMPLIFIED).items() if new in signs or old < "㐀"}
    return {
        "runs": RUNS,
        "strip": _STRIPPED,
        "from": "".join(others),
        "to": [*others.values()],
        "articles": _ARTICLES,
        "spellings": _SPELLINGS,
        "kept": _KEPT,
    }
