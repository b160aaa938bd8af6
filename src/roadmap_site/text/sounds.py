"""How Chinese words sound, in pinyin without tones, for those who type by sound."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, product

from roadmap_site.text.folding import HAN

_HAN = re.compile(f"[{HAN}]+")
_MOST = 4
"""How many readings of a word are given: characters have several, and few words are told."""


def is_han(text: str) -> bool:
    """Tell whether a text is in Chinese characters alone."""
    return bool(_HAN.fullmatch(text))


@cache
def sounds(word: str) -> frozenset[str]:
    """Give the pinyin of Chinese characters in full, and its initials; ü is written v and u."""
    readings = [*islice(product(*_syllables(word)), _MOST)]
    full = {"".join(reading) for reading in readings}
    initials = {"".join(syllable[0] for syllable in reading) for reading in readings}
    return frozenset(full | {text.replace("v", "u") for text in full} | initials)


def _syllables(word: str) -> list[list[str]]:
    # Loaded where there is Chinese: its tables take a quarter of a second.
    from pypinyin import Style, pinyin

    return pinyin(word, style=Style.NORMAL, errors="ignore", heteronym=True, v_to_u=False)
