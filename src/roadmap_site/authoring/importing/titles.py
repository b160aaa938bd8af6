"""What of a text is fit for a title."""

from __future__ import annotations

import re

from roadmap_site.authoring.importing.runs import width
from roadmap_site.text.ordinals import ordinal

LONGEST_TITLE = 80
"""The most columns of a title that is cut out of a sentence."""
_LETTER = re.compile(r"^[A-Za-z][.)]\s+")
_DECORATION = re.compile(
    "[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d\u2b50-\u2b55\u231a-\u23ff\u20e3\\s]+"
)


def heading_text(text: str) -> str:
    """Take pictures and the number off a title; the order says what the number says."""
    bare = undecorated(text)
    found = ordinal(bare)
    return undecorated(found.rest if found else _LETTER.sub("", bare)) or bare or text


def undecorated(text: str) -> str:
    """Take pictures off both ends of a text."""
    start = _DECORATION.match(text)
    text = text[start.end() :] if start else text
    while text and (end := re.search(f"(?:{_DECORATION.pattern})$", text)):
        if end.start() == 0:
            break
        text = text[: end.start()]
    return text.strip()


def shortened(text: str) -> str:
    """Cut the beginning out of a text, to serve as a title."""
    words = text.split(" ")
    title = words.pop(0)
    while words and width(f"{title} {words[0]}") < LONGEST_TITLE:
        title = f"{title} {words.pop(0)}"
    while width(title) >= LONGEST_TITLE:
        title, words = title[: len(title) * 3 // 4], ["cut"]
    return f"{title}…" if words else title
