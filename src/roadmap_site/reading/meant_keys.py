"""Keys that are not known in their place: which key was meant, or where they belong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import get_args, get_origin

from roadmap_site.model import Frozen, Glossary, Question, Roadmap, Stage, is_language, shown
from roadmap_site.reading.near import near, suggest
from roadmap_site.reading.other_names import KEYS

OWN_FILES = {
    "stages": "each stage is a file of its own in stages/",
    "glossary": "the glossary is a file of its own, glossary.yml",
}
"""What belongs to the roadmap and does not stand in roadmap.yml."""
_CALLED = {
    "Said": "", "Roadmap": "roadmap.yml", "Glossary": "glossary.yml", "Closing": "the closing",
    "Provenance": "the provenance", "Replaced": "an entry of replaces", "Hours": "",
}  # fmt: skip
"""What messages call those parts that are not simply named after their class."""
_OF_MKDOCS = {
    *("copyright", "docs_dir", "edit_uri", "extra", "extra_css", "extra_javascript", "hooks"),
    *("markdown_extensions", "nav", "plugins", "repo_name", "repo_url", "site_author"),
    *("site_description", "site_name", "site_url", "theme"),
}
"""Keys of another file, which has the settings of the site."""
_ORDERS = {"order", "number", "weight", "position", "index", "nav_order", "sort"}
"""What people write to give the place of a stage."""
_KINDS = frozenset({"kind", "type", "format"})
_KEYS_OF_RIGHT = frozenset({"correct", "right", "correct_answer", "正确答案"})
HOLDERS = "write answer, options, number or order"
"""What a question has to have one of."""
_BLANKS = tuple("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2009\u200a\u200b\u202f\u3000")
"""Signs that look like the spaces of an indentation."""
_IN_LANGUAGE = re.compile(r"(?P<name>[a-z]+)[_-](?P<tag>[a-z]{2})")
"""A key for the text of one language, such as `title_en`."""
_ELSEWHERE_CUTOFF = 0.85
_KEY_CUTOFF = 0.7
"""A place has few keys, so that less likeness leaves no doubt."""


def model_at(location: Iterable[str | int]) -> type[Frozen]:
    """Give the class of the model that a place of the roadmap has."""
    model: type[Frozen] = Roadmap
    for step in location:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_models(model.model_fields[step].annotation), model)
    return model


def fields(model: type[Frozen]) -> list[str]:
    """Name the keys that a part of the roadmap has, those excepted that are files."""
    return [name for name in model.model_fields if model is not Roadmap or name not in OWN_FILES]


def meant_key(key: str, model: type[Frozen], value: object = None) -> tuple[str, str] | None:
    """Give the key that was meant by another in a part of the roadmap, and say so."""
    known = fields(model)
    if key.startswith("-") and key[1:] in known:
        return key[1:], f"a hyphen has to be followed by a space: - {key[1:]}"
    if key.startswith(_BLANKS) and key.strip() in known:
        return key.strip(), f"is indented with the sign U+{ord(key[0]):04X}; indent with spaces"
    plain = unicodedata.normalize("NFKC", key).strip(" :*_-\"'").lower()
    called = f'"{shown(key)}" is called'
    if plain in known:
        return plain, f'{called} "{plain}" here'
    snake = re.sub("[ -]", "_", plain)
    camel = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", key.strip()).lower()
    for name in known:
        if not {snake, camel}.isdisjoint(KEYS.get(name, ())):
            return name, f'{called} "{name}" here'
    said_in = _IN_LANGUAGE.fullmatch(camel)
    if said_in and said_in["name"] in known and is_language(said_in["tag"]):
        name, tag = said_in["name"], said_in["tag"]
        return name, f'write {tag}: ... beneath "{name}", as in {name}: {{{tag}: ...}}'
    # What is a key of another place is misspelt only where hardly a letter differs.
    found = near(plain, known, _ELSEWHERE_CUTOFF if key in _homes() else _KEY_CUTOFF)
    if found and not (isinstance(value, list) and key in _homes() and not _is_list(model, found)):
        return found, f'unknown key "{shown(key)}"; did you mean "{found}"?'
    return None


def _is_list(model: type[Frozen], key: str) -> bool:
    return get_origin(model.model_fields[key].annotation) is tuple


def unknown_key(key: str, model: type[Frozen], value: object = None) -> str:
    """Say where a key belongs that no key of this part was meant by, or else which keys it has."""
    if model is Glossary and isinstance(value, dict):
        return f'write "terms:" above it, and "- id: {shown(key)}" in the place of "{shown(key)}:"'
    if model is Roadmap and key in OWN_FILES:
        return f'unknown key "{key}"; {OWN_FILES[key]}'
    if model is Roadmap and key in _OF_MKDOCS:
        return f'"{key}" belongs to mkdocs.yml; move it there'
    if model is Roadmap and re.fullmatch("default[-_]?lang(uage)?", key):
        return f'"{key}" is not needed: the first of languages is the default'
    if model is Stage and key in _ORDERS:
        return f'"{key}" is not needed: the number in the name of the file gives the order'
    if key.startswith("+ "):
        return 'the "+" is of a comparison of two versions (a diff); remove it'
    if is_language(key) and len(key) == 2 and (texts := _texts(model)):
        return f'"{key}" stands within a text, as in {texts[0]}: {{{key}: ...}}; put it there'
    if key == "<<":
        return '"<<" takes over no keys here; write them out'
    if model is Question and key in _KEYS_OF_RIGHT:
        return f'"{key}" is said at each option: - right: ..., or - wrong: ... with because: ...'
    if model is Question and key in _KINDS:
        return f'"{key}" is not needed: what holds the answer tells it; {HOLDERS}'
    if key.startswith(_BLANKS):
        return f"is indented with the sign U+{ord(key[0]):04X}; indent with spaces"
    if len(homes := _homes().get(key, [])) in range(1, 5):
        listed = " or ".join(filter(None, [", ".join(homes[:-1]), homes[-1]]))
        return f'"{key}" does not belong here; it belongs to {listed}'
    if " " in key.strip() and (len(key) > 24 or key.count(" ") > 2):
        return f'"{shown(key)}" is a sentence and no key; remove it, or quote the text around it'
    return f'unknown key "{shown(key)}"; {suggest(key, fields(model))}'


def _texts(model: type[Frozen]) -> list[str]:
    """Name the keys of a part that hold a text in each language, the first of them its title."""
    held = (name for name in fields(model) if name in {"title", "name", "ask", "text", "reason"})
    return [*held]


def every_key() -> frozenset[str]:
    """Name every key that any part of a roadmap has."""
    return frozenset(_homes()) | {"text", "stages", "glossary"}


@cache
def _homes() -> dict[str, list[str]]:
    """Tell for every key of the model which parts of a roadmap have it."""
    homes: dict[str, list[str]] = {}
    for model in dict.fromkeys(_every(Roadmap)):
        called = _CALLED.get(model.__name__, _article(model.__name__.lower()))
        for name in fields(model):
            if called and called not in homes.setdefault(name, []):
                homes[name].append(called)
    return homes


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _every(model: type[Frozen]) -> Iterator[type[Frozen]]:
    yield model
    for field in model.model_fields.values():
        for inner in _models(field.annotation):
            yield from _every(inner)


def _models(annotation: object) -> Iterator[type[Frozen]]:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
