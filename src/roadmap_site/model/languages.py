"""The tags of languages (BCP 47), which countries and names of languages are not."""

from __future__ import annotations

import re
from functools import cache

_TAG = re.compile(r"(?P<code>[a-z]{2,3})(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
TWO_LETTERS = frozenset(
    re.findall(
        "[a-z]+",
        """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy
    hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg
    li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or
    os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """,
    )
)
"""The codes of ISO 639 with two letters."""
LONG_FORMS = frozenset(
    ["chi", "deu", "eng", "fra", "fre", "ger", "ita", "jpn", "kor", "por", "rus", "spa", "zho"]
)
"""Codes with three letters of which BCP 47 has a form with two, as far as anyone writes them."""


def is_language(tag: str) -> bool:
    """Tell whether a tag names a language; `cn` is a country, and for `eng` there is `en`."""
    found = _TAG.fullmatch(tag)
    if not found:
        return False
    code = found["code"]
    return code in TWO_LETTERS if len(code) == 2 else _has_three_letters(code)


@cache
def _has_three_letters(code: str) -> bool:
    """Tell whether a code with three letters is one; there are too many to name them here."""
    from babel.core import get_global  # Hardly any roadmap needs it, and it takes a while.

    return code not in LONG_FORMS and code in get_global("likely_subtags")
