"""Which language a text is in, told from its script and, for Latin letters, its little words."""

from __future__ import annotations

import re
from collections import Counter

from roadmap_site.authoring.importing.vocabulary import words

_SCRIPTS: dict[str, str] = {
    "ja": "[\u3041-\u30ff]",
    "ko": "[\uac00-\ud7a3]",
    "zh": "[\u3400-\u9fff]",
    "ru": "[\u0400-\u04ff]",
    "el": "[\u0370-\u03ff]",
    "he": "[\u0590-\u05ff]",
    "ar": "[\u0600-\u06ff]",
    "hi": "[\u0900-\u097f]",
    "th": "[\u0e00-\u0e7f]",
}
_LETTERS_A_WORD = 5
"""How many Latin letters count as much as one sign of a script that writes words or syllables."""
_SYLLABIC = frozenset({"ja", "ko", "zh"})
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_LEAST = 0.3
"""Which share of a text a script must have: fewer signs are quoted words."""


def language_of(text: str, default: str = "en") -> str:
    """Tell which language a text is in; `default` where nothing in it says so."""
    return script_of(text) or _latin(text) or default


def script_of(text: str) -> str:
    """Tell the language of a text that is not in Latin letters; empty where it is."""
    counts = {name: len(re.findall(signs, text)) for name, signs in _SCRIPTS.items()}
    latin = len(re.findall("[A-Za-zÀ-ɏ]", text))
    weights = {
        name: count * (_LETTERS_A_WORD if name in _SYLLABIC else 1)
        for name, count in counts.items()
        if count
    }
    everything = latin + sum(weights.values())
    # Japanese is written with Chinese characters, too: some kana among them decide.
    if counts["ja"] > 0.1 * counts["zh"]:
        weights["ja"] = weights.get("ja", 0) + weights.pop("zh", 0)
    name = max(weights, key=lambda each: weights[each], default="")
    if not name or weights[name] < _LEAST * everything:
        return ""
    return "uk" if name == "ru" and _UKRAINIAN.search(text) else name


def _latin(text: str) -> str:
    counts = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    found = {
        name: sum(counts[word] for word in little) for name, little in words("little_words").items()
    }
    best = max(found, key=lambda name: found[name])
    # A word or two may stand in any language.
    return best if found[best] >= max(2, 0.03 * counts.total()) else ""
