"""What an author says on a command line, as values of the YAML format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from roadmap_site.authoring.folder import RefusedError
from roadmap_site.authoring.formatting.mending import mended

Value = dict[str, object]
"""A part as it is written in YAML."""


def text(said: Iterable[str], languages: Sequence[str]) -> object:
    """Give a text of sayings such as `en=Map`; one without a language is in the default one.

    Several languages may stand in one saying: `zh=图|en=Map`. None where nothing is said.
    """
    found: dict[str, str] = {}
    tags = "|".join(map(re.escape, languages))
    for saying in said:
        for part in re.split(rf"\|(?=(?:{tags})=)", saying):
            named = re.match(rf"\s*({tags})=", part)
            language = named[1] if named else languages[0]
            words = " ".join(part[named.end() if named else 0 :].split())
            if language in found:
                raise RefusedError(f'two texts in "{language}": "{found[language]}", "{words}"')
            if words:
                found[language] = mended(words) if language.partition("-")[0] == "zh" else words
    if len(languages) == 1:
        return found.get(languages[0])
    return {tag: found[tag] for tag in languages if tag in found} or None


def resource(said: str) -> Value:
    """Give a resource of a saying such as `SQLite|https://sqlite.org/|docs|en`, perhaps a cost."""
    found = re.fullmatch(r"(?P<title>.+?)\|(?P<url>https?://[^|]*)\|(?P<rest>.*)", said.strip())
    rest = [word.strip() for word in found["rest"].split("|")] if found else []
    if not found or not 2 <= len(rest) <= 3 or not all(rest):
        raise RefusedError(
            f'"{said}" is no resource; write "TITLE|URL|TYPE|LANGUAGE", such as '
            '"SQLite Documentation|https://sqlite.org/docs.html|docs|en"'
        )
    spoken = [word.strip() for word in rest[1].split(",")]
    value: Value = {
        "title": found["title"].strip(),
        "url": found["url"].strip(),
        "type": rest[0],
        "language": spoken if len(spoken) > 1 else spoken[0],
    }
    return value | ({"cost": rest[2]} if len(rest) > 2 else {})


def words(said: Iterable[str], languages: Sequence[str]) -> dict[str, list[str]]:
    """Give lists of words for each language, of sayings such as `en=vectors`."""
    found: dict[str, list[str]] = {}
    for saying in said:
        language, _, word = saying.partition("=")
        if language not in languages or not word.strip():
            raise RefusedError(f'"{saying}" names no language; write such as "{languages[0]}=..."')
        found.setdefault(language, []).append(word.strip())
    return found


def part(**values: object) -> Value:
    """Give a part of what there is; what is empty is left out."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {}, False)}
