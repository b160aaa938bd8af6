"""What kind of resource a link leads to, in which language, and at what cost: a sober guess.

A guess rests on the host first, for hosts such as arXiv hold one kind of thing; then on a word of
the title, then on the address. What nothing tells is taken for `docs`, a page to read, in the
language of the text, free. Whoever imports looks over these three.
"""

from __future__ import annotations

import re
from typing import cast
from urllib.parse import urlsplit

from roadmap_site.authoring.importing.languages import script_of
from roadmap_site.authoring.importing.vocabulary import patterns, words
from roadmap_site.model import Cost, ResourceType

_ENDINGS = {"cn": "zh", "tw": "zh-TW", "jp": "ja", "kr": "ko", "ru": "ru", "de": "de", "fr": "fr"}
_IN_ADDRESS = re.compile(
    r"(?:^|[/.=_-])(zh|zh-cn|zh-hans|zh-tw|zh-hant|cn|ja|ko|ru|de|fr|es|pt-br|en|en-us)(?:[/._]|$)",
    re.IGNORECASE,
)
_TAGS = {"zh-cn": "zh", "zh-hans": "zh", "zh-hant": "zh-TW", "cn": "zh", "zh-tw": "zh-TW"}
_TAGS |= {"pt-br": "pt-BR", "en-us": "en"}
_NOT_LATIN = frozenset({"zh", "ja", "ko", "ru", "uk", "el", "he", "ar", "hi", "th"})
_PDF_IS_A_PAPER = re.compile(r"paper|论文|proceedings", re.IGNORECASE)


def kind_of(title: str, url: str) -> ResourceType:
    """Guess what a link leads to."""
    host, path = _host(url), urlsplit(url).path
    is_paper = path.lower().endswith(".pdf") and _PDF_IS_A_PAPER.search(f"{title} {path}")
    kind = (
        _at(host, "hosts")
        or ("paper" if is_paper else "")
        or _first(title, "titles")
        or _first(path, "addresses")
        or _first(host, "addresses")
        or _at(host, "hosts_of_much")
        or "docs"
    )
    return cast(ResourceType, kind)


def cost_of(url: str) -> Cost | None:
    """Tell what a resource costs, from hosts that sell; None where the host says nothing."""
    return cast(Cost | None, _at(_host(url), "costs") or None)


def language_of_link(title: str, url: str, language: str) -> str:
    """Guess the language of what a link leads to, where the text around it is in `language`.

    The address decides where it names a language. A title in another script than the text's is the
    resource's own; one in the text's script may be a translation, so the host comes first.
    """
    host, path = _host(url), urlsplit(url).path
    if found := _IN_ADDRESS.search(path) or _IN_ADDRESS.match(f"{host.partition('.')[0]}."):
        tag = found[1].lower()
        return _TAGS.get(tag, tag)
    around = language.partition("-")[0]
    own = script_of(title)
    if own and own != around:
        return own
    if known := _at(host, "languages") or _ENDINGS.get(host.rpartition(".")[2], ""):
        return known
    latin_within_another = not own and around in _NOT_LATIN and re.search("[A-Za-z]{3}", title)
    return "en" if latin_within_another else language


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _at(host: str, part: str) -> str:
    """Tell what a part of the vocabulary knows about a host, or about one that it lies below."""
    names = host.split(".")
    above = {".".join(names[start:]) for start in range(len(names))}
    return next((name for name, hosts in words(part).items() if above & hosts), "")


def _first(text: str, part: str) -> str:
    return next((name for name, pattern in patterns(part).items() if pattern.search(text)), "")
