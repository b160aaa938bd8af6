"""Values that do not fit: what was probably meant, as an advice that can be obeyed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from roadmap_site.model import is_language, shown
from roadmap_site.reading.book import Book
from roadmap_site.reading.names import id_within, meant_id, odd_sign, visible
from roadmap_site.reading.near import near, suggest
from roadmap_site.reading.other_names import LANGUAGES, VALUES

_LONGEST = 40
"""The longest tags of languages, or ids, in which anything can have been meant."""
_NOBODY_KNOWS = frozenset({"unknown", "?", "n/a", "tbd", "不详", "未知", "不明", "待定"})
_APART = "，、；;|/"
"""What is written between the entries of a list and does not separate them."""
AROUND = "【】［］「」『』〔〕（）()“”‘’《》\"'"
"""What is written around a list, or around its entries, and is neither bracket nor quote."""
_MARKDOWN_LINK = re.compile(r"!?\[[^\]]*\]\s*[(（]\s*<?([^)）>\s]+)>?[^)）]*[)）]")


def one_of(given: object, known: Iterable[str]) -> str:
    """Say what is wrong with a value that has to stand in a list, and which was meant."""
    if not isinstance(given, str):
        what = ", not a list" if isinstance(given, list) else ""
        return f"expected one of {', '.join(known)}{what}; write one of them alone"
    said = f'unknown value "{shown(given)}"; '
    parts = [meant_value(part, list(known)) for part in re.split(r"[,/、，|+&]| and | or ", given)]
    if len(parts) > 1 and all(parts):
        return f"{said}write the one that fits best: {' or '.join(map(str, parts))}"
    if "paid" in known and given.strip().lower() in _NOBODY_KNOWS:
        return f"{said}leave the key out where nobody has said it"
    if meant := meant_value(given, list(known)):
        return f'{said}did you mean "{meant}"?'
    return said + suggest(given, known)


def meant_value(given: str, known: list[str]) -> str | None:
    """Give the value of a list that was meant by another word."""
    plain = unicodedata.normalize("NFKC", given).strip().lower()
    for value in known:
        if plain == value or plain in VALUES.get(value, ()):
            return value
    if "paid" in known and re.match(
        r"[$¥€£￥]\s*[1-9]|[1-9]\d*\s*(元|usd|eur|cny)|\d+\.\d+$", plain
    ):
        return "paid"
    return near(plain, known)


def language(given: str, listed: Iterable[str] = ()) -> str:
    """Say what is wrong with the tag of a language, and which was meant."""
    said = f'"{shown(given)}" is not a language tag; '
    if len(given) > _LONGEST:
        return f'{said}use one such as "zh", "en" or "pt-BR"'
    if given.strip() in {"中英", "双语", "中英双语", "bilingual"}:
        return f"{said}write [zh, en]"
    parts = [
        meant_language(part) for part in re.split(r"[\s,，、;；/|&+和]+|\band\b", given) if part
    ]
    if len(parts) > 1 and all(parts):
        return f"{said}write [{', '.join(dict.fromkeys(filter(None, parts)))}]"
    if meant := meant_language(given, listed):
        return f'{said}did you mean "{meant}"?'
    return f'{said}use one such as "zh", "en" or "pt-BR"'


def meant_language(written: str, listed: Iterable[str] = ()) -> str | None:
    """Give the tag of the language that was meant by a country, a name or another spelling.

    Where only some can be meant, `zh-cn` means the `zh` that is listed.
    """
    known = [*listed]
    meant = _meant_language(written) or near(written, known)
    if not meant:
        return None
    short = meant.partition("-")[0]
    return short if meant not in known and short in known else meant


def _meant_language(written: str) -> str | None:
    plain = unicodedata.normalize("NFKC", visible(written)).strip(" :.'\"()_-").lower()
    if meant := LANGUAGES.get(plain) or _named().get(plain):
        return meant
    from babel.core import get_global  # Loading it takes longer than reading a whole roadmap.

    tag = str(get_global("language_aliases").get(plain, plain)).partition("_")[0]
    if is_language(tag):
        return tag
    first, *rest = re.split("[-_]", plain)
    tag = "-".join([first, *(part.title() if len(part) == 4 else part.upper() for part in rest)])
    return tag if is_language(tag) else None


@cache
def _named() -> dict[str, str]:
    """Tell the language by its name in English, in Chinese and in itself."""
    from babel import Locale

    tags: dict[str, str] = {}
    for names in (Locale("en").languages, Locale("zh").languages):
        tags = {name.lower(): tag for tag, name in names.items() if is_language(tag)} | tags
    for tag in ("zh", "en", "ja", "ko", "de", "fr", "es", "pt", "ru", "it"):
        tags[str(Locale(tag).get_language_name(tag)).lower()] = tag
    return tags


def reference(given: str, book: Book) -> str | None:
    """Say which id is meant where a title stands, or a former id."""
    if now := book.titles.get(" ".join(given.split())):
        return f'"{shown(given)}" is the title of "{shown(now)}"; write that'
    if now := book.titles.get(" ".join(given.strip("《》〈〉“”‘’「」\"'").split())):
        return f'"{shown(given)}" names the title of "{shown(now)}"; write that'
    if (meant := meant_id(given) or _of_address(given)) and meant in book.ids:
        said = odd_sign(given) or f'id "{shown(given)}" is not kebab-case'
        return f"{said}; write {shown(meant)}"
    if (last := re.split(r"[/.]", given.strip("/."))[-1]) in book.ids and last != given:
        return f"an id stands alone, without what it is in; write {last}"
    if found := re.match(r"(?:\./)?(?:roadmap/)?stages/(?:\d{2,4}-)?([a-z0-9-]+)/?$", given):
        return f'"{shown(given)}" is a file and no id; write {found[1]}'
    names = re.split(r"\s+(?:or|and|&|和|或)\s+", given)
    if len(names) > 1 and book.ids.issuperset(names):
        return f"an entry names one id; write [{', '.join(map(shown, names))}]"
    if len(names := given.split()) > 1 and book.ids.issuperset(names):
        return f"a space does not separate; write [{', '.join(map(shown, names))}]"
    return None


def an_id(given: str, *, in_list: bool = False) -> str:
    """Say what is wrong with an id, and which was meant."""
    if len(given) > 2 * _LONGEST:
        return _long_id(given)
    said = odd_sign(given) or f'id "{shown(given)}" is not kebab-case'
    if found := re.fullmatch(r"(?:\w+/)?(?:\d{2,4}-)?([a-z0-9-]+)\.ya?ml", given):
        return f"{said}; write {found[1]}"
    if meant := meant_id(given):
        return f"{said}; write {shown(meant)}"
    if in_list and given.startswith(("https://", "http://")):
        return f'"{shown(given)}" is a link and no id; put it under resources, or name a topic'
    if in_list and (entries := _entries(given)):
        sign = next(sign for sign in given if sign in _APART + AROUND)
        verb = "separate" if sign in _APART else "quote" if len(entries) == 1 else "enclose a list"
        written = ", ".join(entries)
        return f'"{sign}" does not {verb}; write {f"[{written}]" if len(entries) > 1 else written}'
    bare = "".join(sign for sign in unicodedata.normalize("NFD", given) if sign.isascii())
    if len(given) <= _LONGEST and (meant := id_within(given) or id_within(bare.split("/")[-1])):
        return f"{said}; write {meant}"
    example = 'use small letters, digits and single hyphens, such as "neural-networks"'
    return f"{said}; {example}"


def _of_address(given: str) -> str | None:
    """Give the id at the end of a topic's address."""
    return id_within(given) if "#" in given else None


def _long_id(given: str) -> str:
    """Name the first sign that does not fit, for the whole would be cut off before it."""
    at, sign = next(
        (
            (number, sign)
            for number, sign in enumerate(given)
            if not (sign == "-" and given[number - 1 : number + 2].strip("-") != "")
            and not (sign.isascii() and (sign.islower() or sign.isdigit()))
        ),
        (0, given[0]),
    )
    return (
        f'an id of {len(given)} signs is too long, and "{shown(sign)}" at place {at + 1} does not '
        "fit; use a few words in small letters, digits and single hyphens"
    )


def _entries(given: str) -> list[str]:
    """Take apart what was meant as a list of ids; nothing where it can't have been."""
    inside = given.strip().strip(AROUND)
    if inside == given.strip() and not any(sign in given for sign in _APART):
        return []
    parts = [part.strip().strip(AROUND) for part in re.split(f"[,{_APART}]", inside)]
    meant = [meant_id(part) for part in parts if part]
    return [entry for entry in meant if entry] if all(meant) else []


def a_link(given: str) -> str | None:
    """Say which address was meant where a link is written in another form."""
    if len(given) > 50 * _LONGEST:
        return None
    said = f'"{shown(given)}" is not a link; '
    if found := _MARKDOWN_LINK.search(given):
        return f"{said}write the address alone: {shown(found[1])}"
    if len(addresses := re.findall(r"https?://[^\s<>\"'`]+", given)) > 1:
        return f"{said}it holds {len(addresses)} addresses; write an entry for each"
    bare = " ".join(re.sub("^<(.*)>$", r"\1", given.strip()).split()).strip("\"'")
    bare = bare.replace("：", ":").replace("／", "/")
    if found := re.fullmatch(r"git@([\w.-]+):([\w./-]+?)(?:\.git)?", bare):
        return f"{said}write https://{found[1]}/{found[2]}"
    if re.fullmatch(r"BV[0-9A-Za-z]{10}", bare):
        return f"{said}write https://www.bilibili.com/video/{bare}"
    bare = re.sub(
        r"^(https?)[;；.,，。]+(?=//)", r"\1:", unicodedata.normalize("NFKC", bare[:8]) + bare[8:]
    )
    bare = re.sub(r"^(https?:)//\s+", r"\1//", bare.rstrip("\\"))
    bare = re.sub(r"^(?!https?:)[htx]{2,5}ps{0,3}(?=:/)", "https", bare.replace("\\", "/"))
    if found := re.fullmatch(r"arxiv:\s*(\d{4}\.\d{4,5}(?:v\d+)?)", bare, re.IGNORECASE):
        return f"{said}write https://arxiv.org/abs/{found[1]}"
    if found := re.fullmatch(r"(?:doi:\s*)?(10\.\d{4,9}/\S+)", bare, re.IGNORECASE):
        return f"{said}write https://doi.org/{shown(found[1])}"
    if bare.startswith("//") and "." in bare:
        return f"{said}write https:{shown(bare)}"
    if re.match(r"(?:file:|/|\.{1,2}/|~/|[A-Za-z]:[\\/])", bare):
        return f"{said}readers cannot open a file of yours; write a full address with https://"
    if found := re.fullmatch(r"(https?://[!-~]+) [^!-~]+", bare):
        return f"{said}write the address alone: {shown(found[1])}, or %20 for a space within it"
    if re.fullmatch(r"https?://\S+( \S+)+", bare):
        return f"{said}an address has no spaces; remove them, or write %20 for each"
    if found := re.match(r"https?://[^/\s:]+:(\d{5,})", bare):
        return f'{said}"{found[1]}" is no port; remove it'
    if found := re.match(r"https?://[^\s<>]*?([|{}^`\"])", bare):
        coded = f"%{ord(found[1]):02X}"
        return f"{said}the sign {found[1]} cannot stand in an address; write {coded} for it"
    if len(addresses) == 1 and not given.strip().startswith(addresses[0]):
        return f"{said}write the address alone: {shown(addresses[0].rstrip('*)）》。，”」'))}"
    if re.match(r"https?://[^\s<>]+\.[^\s<>]+$", bare) and bare != given:
        return f"{said}write {shown(bare)}"
    if re.match(r"(www\.|[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/|$))\S*$", bare, re.IGNORECASE):
        return f"{said}write https://{shown(bare)}"
    if found := re.match(r"(https?):?/*(\S+\.\S+)$", bare):
        meant = f"{found[1]}://{found[2]}"
        return f"{said}write {shown(meant)}" if meant != given else None
    return None
