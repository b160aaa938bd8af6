"""How Chinese words sound, in pinyin without tones, for those who type by sound."""

from __future__ import annotations

import re
from itertools import islice, product

from roadmap_site.text.folding import HAN
from roadmap_site.text.learnt import Learnt

_HAN = re.compile(f"[{HAN}]+")
_READINGS = 2
"""How many readings of a character count, the usual ones."""
_MOST = 4
"""How many readings of a word are given: characters have several, and few words are told."""
_LONGEST = 8
"""Up to how many characters something is typed by its sound as a whole."""
_INITIALS = 6
"""And up to how many by its initials."""


def is_han(text: str) -> bool:
    """Tell whether a text is in Chinese characters alone."""
    return bool(_HAN.fullmatch(text))


def sounds(word: str) -> frozenset[str]:
    """Give the pinyin of Chinese characters in full, and its initials; ü is written v and u."""
    return frozenset(_sounds(word, _found) if len(word) <= _LONGEST else ())


def keep() -> None:
    """Keep what was asked for, so that the next run need not load the tables for it."""
    _sounds.keep()


def _found(word: str) -> list[str]:
    usual = [readings[:_READINGS] for readings in _syllables(word)]
    said = [*islice(product(*usual), _MOST)]
    full = {"".join(syllables) for syllables in said}
    short = {"".join(s[0] for s in syllables) for syllables in said if len(word) <= _INITIALS}
    return sorted(full | {text.replace("v", "u") for text in full} | short)


_sounds = Learnt("chinese-sounds", bytes)


def _syllables(word: str) -> list[list[str]]:
    # Loaded where there is Chinese: its tables take a quarter of a second.
    from pypinyin import Style, pinyin

    return pinyin(word, style=Style.NORMAL, errors="ignore", heteronym=True, v_to_u=False)
