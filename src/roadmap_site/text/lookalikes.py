"""Signs that look like others, so that no search finds the words that hold them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from roadmap_site.text.late import Late

# Radicals stand for parts of characters; PDFs give them in the place of whole ones.
_RADICALS = Late("[\u2e80-\u2fd5\uf900-\ufaff]+")
# PDFs give some pairs of letters as one sign.
_LIGATURES = Late("[A-Za-z\ufb00-\ufb06]*[\ufb00-\ufb06][A-Za-z\ufb00-\ufb06]*")
_WIDE = "[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
_WIDE_LATIN = Late(f"{_WIDE}+(?:[\uff0d\uff0e\uff0b]?{_WIDE})*")
# UTF-8 that was read as Latin-1 or Windows-1252: a lead byte and bytes that follow it.
_MOJIBAKE = Late(
    "[\xc2-\xf4](?:[\x80-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]){1,3}"
)
_LOST = Late("(?:[\xe3-\xe9][\x80-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}){2}")
_SUPPLEMENT = {
    "\u2ea0": "民", "\u2ec5": "见", "\u2ec8": "贝", "\u2ecb": "车", "\u2ed3": "长",
    "\u2ed4": "门", "\u2ed8": "青", "\u2ee2": "马", "\u2ee9": "黄", "\u2ec6": "角",
    "\u2ed1": "長", "\u2ed6": "阝", "\u2eda": "页", "\u2edb": "风", "\u2edc": "飞",
    "\u2ee6": "鱼", "\u2ee8": "麦", "\u2eef": "龙", "\u2ef3": "龟", "\u2e81": "厂",
}  # fmt: skip
"""Radicals of the supplement, which Unicode has no equivalent for."""
_ENCODINGS = ("cp1252", "latin-1")
_DOUBTFUL = re.compile(
    "[\u2e80-\u2fd5\uf900-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\xc2-\xf4]"
)
"""A sign that each of those begins with."""


def lookalikes(text: str) -> Iterator[tuple[str, str]]:
    """Give what looks like something else in a text, with what is meant, if that can be told."""
    if not _DOUBTFUL.search(text):
        return
    for found in _RADICALS.finditer(text):
        meant = "".join(
            _SUPPLEMENT.get(sign, unicodedata.normalize("NFKC", sign)) for sign in found[0]
        )
        if meant != found[0]:
            yield found[0], meant
    for found in chain(_LIGATURES.finditer(text), _WIDE_LATIN.finditer(text)):
        yield found[0], unicodedata.normalize("NFKC", found[0])
    if _MOJIBAKE.search(text) and (right := _read_again(text)):
        yield text, right
    elif _LOST.search(text):
        yield text, ""


def _read_again(text: str) -> str | None:
    """Give what was meant by UTF-8 that was read as something else, where that can be told."""
    words = re.findall("[\x80-\u024f\u02c6\u02dc\u2013-\u2122]+", text)
    for encoding in _ENCODINGS:
        try:
            meant = [word.encode(encoding).decode("utf-8") for word in words]
        except (UnicodeDecodeError, UnicodeEncodeError):
            continue
        for word, right in zip(words, meant, strict=True):
            text = text.replace(word, right)
        return text
    return None
