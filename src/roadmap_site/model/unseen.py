"""Signs that nobody can see, and that texts therefore may not hold."""

from __future__ import annotations

import re

# C0 and C1 controls (tab and newline excepted) and the bidirectional overrides: none of them can
# be seen, Python-Markdown uses two of them as markers, and the overrides make text lie.
# The soft hyphen, spaces without width and signs for private use come along when text is copied
# from a page or a PDF; no search finds the words that hold them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ue000-\uf8ff\ufeff\ufff9-\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
LOST = "\ufffd"
"""What programs write in the place of a sign that they could not read."""
LIKE_LATIN = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
    "\u03bf\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "aeopcyxijsdABEKMHOPCTXoABEZHIKMNOPTYX",
)
"""Cyrillic and Greek letters that look like Latin ones, with those."""
_JOINERS = "\u200c\u200d"
_MARKS = "\u200e\u200f\u061c"
# Compiled once a text has one of those signs.
_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
# Scripts that cannot be written without joiners: Arabic, those of South Asia, and emoji.
_JOINED = (
    "[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u2600-\u27bf\ufe0f\U0001f000-\U0001ffff]"
)


def unseen(text: str) -> str | None:
    """Give the first sign in a text that cannot be seen and that no script needs there."""
    for found in _UNSEEN.finditer(text):
        sign, before = found[0], text[: found.start()][-1:]
        if sign in _JOINERS and re.match(_JOINED, before):
            continue
        if sign in _MARKS and re.search(_RIGHT_TO_LEFT, text):
            continue
        return sign
    return None
