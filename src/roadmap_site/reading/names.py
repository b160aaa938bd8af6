"""What the parts of a roadmap are called: ids, former ids and titles, fitting or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from roadmap_site.model.unseen import LIKE_LATIN
from roadmap_site.reading.book import Book
from roadmap_site.reading.other_names import KEYS

_KEBAB_CASE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d\u30fc"
"""What looks like a hyphen and is none."""
_AROUND = " \t\"'`*#@<>,.;:!?，。、；：！？“”‘’「」『』《》〈〉【】（）()[]{}"
"""Signs beside an id that cannot belong to it."""
_BLANKS = "\u00a0\u2000\u2002\u2003\u2009\u200a\u202f\u3000"
"""Signs that look like a space and are none."""
_ID_KEYS = dict.fromkeys(("id", "ID", "Id", *KEYS["id"])).keys()
"""The keys under which people write an id, the right one first."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


def collect(data: dict[str, object], stray: object, book: Book) -> None:
    """Note every id, former id and title of what can be needed, and those of strays."""
    called = _called([data[key] for key in data if key not in {"glossary", "paths", "parts"}])
    ids = [name for name, _ in (*called, *_called(stray)) if name]
    stages = data["stages"]
    assert isinstance(stages, list)
    for path, stage in zip(book.files, stages, strict=True):
        # Its file's name tells what the stage is called, too; where the two differ, that is what
        # has to be mended.
        if isinstance(stage, dict) and (name := PurePosixPath(path).stem.partition("-")[2]):
            ids.append(name)
    written = frozenset(map(str, ids))
    # Who needs what an id was meant to be has made no mistake.
    book.ids = written | frozenset(filter(None, map(meant_id, written)))
    for name, part in called:
        _note(name, part, book)


def _called(data: object) -> list[tuple[str, dict[str, object]]]:
    """Give every mapping that has an id, with that."""
    return [(name, part) for part in _parts(data) if (name := _id(part)) is not None]


def _parts(data: object) -> Iterator[dict[str, object]]:
    """Give every mapping that has an id, or might have one."""
    if isinstance(data, dict):
        yield data
        for key, value in data.items():
            # Questions have names of their own, which nothing can need.
            if isinstance(value, dict | list) and key != "questions":
                yield from _parts(value)
    elif isinstance(data, list):
        for item in data:
            if isinstance(item, dict | list):
                yield from _parts(item)


def _id(part: dict[str, object]) -> str | None:
    """Give the id of a part, under whatever key it stands."""
    if _ID_KEYS.isdisjoint(part):
        return None  # Most are texts.
    found = (part.get(key) for key in _ID_KEYS)
    return next((name for name in found if isinstance(name, str)), None)


def _note(name: str, part: dict[str, object], book: Book) -> None:
    title, aliases = part.get("title"), part.get("aliases")
    for text in title.values() if isinstance(title, dict) else (title,):
        if isinstance(text, str):
            book.titles.setdefault(" ".join(text.split()), name)
    for old in aliases if isinstance(aliases, list) else ():
        if isinstance(old, str):
            book.former.setdefault(old, name)


def meant_id(written: str) -> str | None:
    """Give the id that was probably meant by something that may be none."""
    if _KEBAB_CASE.fullmatch(written):
        return written
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", written)).strip()
    plain = plain.translate(LIKE_LATIN).lower()
    plain = re.sub(rf"[{_DASHES}\s_.]+", "-", plain)
    plain = re.sub("-+", "-", plain).strip("-")
    return plain if _KEBAB_CASE.fullmatch(plain) else None


def id_within(written: str) -> str | None:
    """Give the id that stands between signs of a sentence, or at the end of a topic's address."""
    return meant_id(written.rpartition("#")[2].strip(_AROUND))


def visible(written: str) -> str:
    """Take away what nobody can see."""
    return _UNSEEN.sub("", written)


def odd_sign(written: str) -> str | None:
    """Say which sign of an id looks like a hyphen, or like nothing, and is not allowed."""
    for sign in written:
        if _UNSEEN.match(sign):
            return f"holds the invisible character U+{ord(sign):04X}"
        if sign in _DASHES:
            return f'"{sign}" (U+{ord(sign):04X}) is not a hyphen'
        if sign in _BLANKS:
            return f"holds the sign U+{ord(sign):04X}, which looks like a space"
        if ord(sign) in LIKE_LATIN and re.search("[A-Za-z]", written):
            latin = sign.translate(LIKE_LATIN)
            return f'"{sign}" (U+{ord(sign):04X}) only looks like "{latin}"'
    return None
