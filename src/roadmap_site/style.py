"""How texts are written: the glossary's words, and the signs and spaces of Chinese.

Source of the rules for Chinese: GB/T 15834, and the usage of W3C's "Requirements for Chinese Text
Layout" (clreq) for the space between scripts, which is written here, since not every browser adds
it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeVar

from roadmap_site import markup
from roadmap_site.model import UNNAMED, Name, Place, Replaced, Roadmap, Term, Text, every, walk

Kind = TypeVar("Kind")

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_WIDE = "，。、；：？！（）《》〈〉「」『』“”‘’…"
_FAULTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "use the full-width sign",
        re.compile(rf"[{_HAN}] ?[,;:!?()\"]|[(\"][{_HAN}]|[{_HAN}]\.(?![A-Za-z0-9])"),
    ),
    (
        "write a space between Chinese and Latin",
        re.compile(rf"[{_HAN}][A-Za-z0-9]|[A-Za-z0-9][{_HAN}]"),
    ),
    ("remove the space beside the full-width sign", re.compile(rf" [{_WIDE}]|[{_WIDE}] ")),
    ("remove the space between Chinese characters", re.compile(rf"[{_HAN}] [{_HAN}]")),
)
"""What is wrong with a Chinese text, and how it is found."""
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")


def is_chinese(language: str) -> bool:
    """Tell whether a language is written in Chinese."""
    return language.partition("-")[0] == "zh"


def avoided(roadmap: Roadmap) -> Iterator[tuple[Place, str, str]]:
    """Give every place that uses a word which the glossary avoids: the term, and that word."""
    for language in roadmap.languages:
        instead = dict(_avoided(roadmap, language))
        if not instead:
            continue
        find = finder(instead)
        for at, text in _texts(roadmap, language):
            for found, name in find(_masked(text)):
                yield at, name, found[0]


def _avoided(roadmap: Roadmap, language: str) -> Iterator[tuple[str, str]]:
    for _, term in every(Term, roadmap):
        name = term.name.read(language, roadmap.language).text
        yield from ((word.lower(), name) for word in term.avoid.get(language, ()))


def finder(known: Mapping[str, Kind]) -> Callable[[str], Iterator[tuple[re.Match[str], Kind]]]:
    """Make what finds known words, in small letters, in a text, each with what is known of it."""
    search = words(known)

    def find(text: str) -> Iterator[tuple[re.Match[str], Kind]]:
        return ((found, known[_as_known(found[0], known)]) for found in search.finditer(text))

    return find


def _as_known(found: str, known: Collection[str]) -> str:
    """Give the word that was found: for IGNORECASE, µ and μ are one, too."""
    word = found.lower()
    if word in known:
        return word
    return next(word for word in known if re.fullmatch(re.escape(word), found, re.IGNORECASE))


def words(known: Iterable[str]) -> re.Pattern[str]:
    """Find any of some words in a text, whatever their case, the longest first."""
    # A group for each word would tell which one was found, and make the search ten times slower.
    longest_first = sorted(known, key=len, reverse=True)
    return re.compile("|".join(map(_bounded, longest_first)), re.IGNORECASE)


def _bounded(word: str) -> str:
    # Chinese has no spaces to end a word; Latin letters do so only against each other.
    start = r"(?<![A-Za-z0-9])" if word[0].isascii() else ""
    end = r"(?![A-Za-z0-9])" if word[-1].isascii() else ""
    return f"{start}{re.escape(word)}{end}"


def faults(roadmap: Roadmap) -> Iterator[tuple[Place, str, str]]:
    """Give every fault in the signs and spaces of Chinese texts: the advice, and what stands."""
    for language in filter(is_chinese, roadmap.languages):
        for at, text in _texts(roadmap, language):
            plain, masked = markup.plain(text), markup.plain(_masked(text))
            for advice, pattern in _FAULTS:
                if found := pattern.search(masked):
                    start, end = max(found.start() - 4, 0), found.end() + 4
                    yield at, advice, plain[start:end]


def _masked(text: str) -> str:
    """Put Latin letters in the place of code, which has words and signs of its own."""
    return _CODE.sub(lambda found: f"{found[1]}{'a' * len(found[2])}{found[1]}", text)


def _texts(roadmap: Roadmap, language: str) -> Iterator[tuple[Place, str]]:
    """Give what is written in a language, without names of works and without the original."""
    original = {at for at, _ in every(Replaced, roadmap)}
    for at, item in walk(roadmap):
        if not isinstance(item, Text) or isinstance(item, Name) or at[:-1] in original:
            continue
        if language in item.root:
            yield (*at, language), item.root[language]
        elif UNNAMED in item.root and language == roadmap.language:
            yield at, item.root[UNNAMED]
