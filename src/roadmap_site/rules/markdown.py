"""Rules on Markdown that has no effect and would be shown as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmap_site.model import Name, Replaced, Roadmap, Text, shown
from roadmap_site.reading import Book, Problem
from roadmap_site.rules.scripts import TITLES
from roadmap_site.text.late import Late
from roadmap_site.text.markup import plain
from roadmap_site.text.typography import without_code

_NO_LINK = "this is no link and stays text; write [words](https://...), or the words alone"
_NO_HTML = "HTML has no effect; remove it, or write it as `code`"
_NO_TEX = "TeX has no effect; write it in words or as `code`"
_NOT_CLOSED = "a sign is not closed or has no effect; close it, or put a backslash before each"
_Faults = tuple[tuple[str, Late, str], ...]
"""Signs, of which each such fault has one, what finds it, and what to do."""
_AS_WRITTEN: _Faults = (
    ("!", Late(r"!\[[^\]]*\]\([^)]*\)"), "images have no effect; write what they show"),
    (
        "[",
        Late(r"\[\s*\]\([^)]*\)|\[[^\]]*\]\(\s*\)"),
        "a link has no words or no address; write [words](https://...)",
    ),
    ("\\", Late(r"\\\([^()]*\\\)|\\\[[^\[\]]*[\\^_=][^\[\]]*\\\](?!\()"), _NO_TEX),
    ("\\", Late(r"\\[A-Za-z]{2,}"), _NO_TEX),
    ("&", Late(r"&(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z]{2,8});"), _NO_HTML),
    (
        "＊｀",
        Late(r"＊＊|｀"),
        "full-width signs are no Markdown; write ** or ` in their place",
    ),
    (
        ":",
        Late(r"(?<![\w:]):[a-z][a-z0-9_+-]{2,}:(?![\w:])"),
        "names of emoji stay text; write the sign itself, or leave it out",
    ),
    ("•‣▪◦●■◆✓✔", Late(r"^[•‣▪◦●■◆✓✔]\s*(?=\S)"), "a bullet has no effect; remove it"),
    ("[", Late(r"^\[[ xX]?\] "), "a box of Markdown has no effect; remove it"),
    (
        "2②二",
        Late(
            r"(?:^|[：:]\s*)1[.．、](?!\d).*?(?<!\d)2[.．、](?!\d)|"
            r"^(?:1[)）].*(?<!\d)2[)）]|[(（]1[)）].*[(（]2[)）]|①.*②|一、.*二、)"
        ),
        "this is a list within one text; write a sentence, or an entry of a list for each",
    ),
    (
        "【[",
        Late(r"【\d{1,2}】|(?<=[\u4e00-\u9fff。，；])\[\d{1,2}\](?!\()"),
        "footnotes have no effect; write it in the sentence",
    ),
    ("{", Late(r"\{\{.*?\}\}|\{%.*?%\}"), "a template has no effect; write the words, or `code`"),
    ("{", Late(r"\{:?\s*[.#][\w-]+[^{}]*\}"), "attributes have no effect; remove them"),
    (
        "|",
        Late(r"\|\s*:?-+:?\s*\|"),
        "a table has no effect; write an entry of a list for each row",
    ),
    (
        "＞｜",
        Late(r"^[＞｜][-+]?\s"),
        "the full-width sign begins no long text; write >- in its place",
    ),
    ("`", Late(r"`{3,}"), "a block of code has no effect; write `code` within the sentence"),
)
"""What has no effect of its own, though a part of it may have."""
_LEFT: _Faults = (
    ("<", Late(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>|<!--"), _NO_HTML),
    ("]", Late(r"\[[^\]]*\]\s*[(（][^)）]*[)）]|\([^)]*\)\[https?:[^\]]*\]"), _NO_LINK),
    ("[", Late(r"\[[^\]\n]+\]\[[^\]]*\]"), _NO_LINK),
    ("[", Late(r"\[\^\w+\]"), "footnotes have no effect; write it in the sentence"),
    (".:", Late(r"(?<![\w/])(?:https?://|www\.)[^\s<>，。）]+"), _NO_LINK),
    ("$", Late(r"\$[^$\s](?:[^$]*[^$\s\\])?\$(?!\d)"), _NO_TEX),
    ("*", Late(r"(?<![\\\w*])\*\*(?=\S)|(?<=\S)\*\*(?![\w*])|\*\* [^*]+ \*\*"), _NOT_CLOSED),
    ("*", Late(r"(?<![\w*\\)])\*(?=[A-Za-z\u4e00-\u9fff])"), _NOT_CLOSED),
    (
        "~=",
        Late(r"~~\S(?:.*?\S)?~~|(?<!\w)==\S(?:.*?\S)?==(?!\w)"),
        "strikethrough and highlights have no effect; use *emphasis*",
    ),
    ("`", Late(r"(?<!`)`(?!`)"), _NOT_CLOSED),
    (
        "#>-*+|.!?",
        Late(r"^(?:#{1,6} |> |[-*+] |!!! |\?\?\?\+? |\|.*\|$|\d+\. (?=.*\s\d+\. ))"),
        "this begins like a block, and all of it is one line; write a sentence, or a list in YAML",
    ),
)
"""What has no effect within prose, once what has one is taken away."""
_SIGN = re.compile(r"[!\[\\&`<*$~=>|#{＞｜\uff0a\uff40【①•‣▪◦●■◆✓✔]")
_COLON = re.compile(r"[：:](?:\s*[1(（一]|(?<=:)(?:[a-z]|//))")
_BEGINNING = re.compile(r"\s*[-+?\d(（一]")
_IN_TITLE = re.compile(
    r"\[[^\]]+\]\([^)]*\)|\*\*\S.*?\S?\*\*|(?<![\w*])\*[^\s*][^*]*\*(?![\w*])|`[^`]+`|"
    r"</?(?:b|i|em|strong|code|br|a|span|u|sub|sup|img)\b[^<>]*>|\$\\[A-Za-z]+[^$]*\$|^#{1,6} |"
    r"&(?:#\d+|#x[0-9A-Fa-f]+|amp|lt|gt|quot|nbsp|apos|[mn]dash);"
)

_END = re.compile(r"[。．，、；：,;:]$|(?<=[a-z]{4})\.$")
"""A sign at the end of a sentence; the full stop of `etc.` and `Inc.` is none."""


def markdown_has_effect(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Prose has no Markdown, HTML or TeX that readers would see as signs."""
    quoted = {at for at, _ in roadmap.every(Replaced)}
    for at, text in roadmap.every(Text):
        if isinstance(text, Name) or at[-1] in TITLES or (at[:-1] in quoted and at[-1] == "title"):
            continue
        for tag, said in text.root.items():
            if found := without_effect(said):
                shape, advice = found
                place = book.in_language(at, tag)
                yield Problem(book.at(place), "RM073", f'{advice}: "{shown(shape)}"')


def without_effect(text: str) -> tuple[str, str] | None:
    """Give what of a text is markup without effect, and what to do; None where nothing is."""
    masked = without_code(text)
    if not _may_have_any(masked):
        return None
    # What has an effect is gone from the plain text; code may hold anything.
    left = plain(_without_escapes(masked))
    for faults, where in ((_AS_WRITTEN, masked), (_LEFT, left)):
        there = frozenset(where)
        for signs, pattern, advice in faults:
            if there.isdisjoint(signs):
                continue
            if found := pattern.search(where):
                return _around(text, masked, where, found), advice
    return None


def _around(text: str, masked: str, where: str, found: re.Match[str]) -> str:
    """Give what was found as it is written, with a few signs on both sides."""
    said = text if where is masked and len(masked) == len(text) else where
    return said[max(found.start() - 8, 0) : found.end() + 8].strip()


def _may_have_any(text: str) -> bool:
    """Tell whether a text has one of the signs that each of the faults has."""
    return bool(
        _SIGN.search(text) or _BEGINNING.match(text) or _COLON.search(text) or "www." in text
    )


def _without_escapes(text: str) -> str:
    """Leave out signs behind a backslash, which are meant."""
    return re.sub(r"\\[*_`~<>!#]", "", text)


def titles_are_plain(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """Titles and names are text, without Markdown or a sign at their end."""
    for at, text in roadmap.every(Text):
        if at[-1] not in TITLES:
            continue
        for tag, said in text.root.items():
            if found := _IN_TITLE.search(said):
                message = f'a title has no Markdown: "{shown(found[0])}"; write the words alone'
                yield Problem(book.at(book.in_language(at, tag)), "RM074", message)
            elif not isinstance(text, Name) and (found := _END.search(said)):
                message = f'a title ends without "{found[0]}"; remove it'
                yield Problem(book.at(book.in_language(at, tag)), "RM074", message)
