"""Keys that are wrong because of how a mapping is laid out, and not by their names."""

from __future__ import annotations

import re

from roadmap_site.model import Option, Resource, is_language, shown
from roadmap_site.reading.mapping import Mapping
from roadmap_site.reading.meant_keys import fields, meant_key, unknown_key

_WITH_LANGUAGE = re.compile(r"(?P<name>[a-z_]+?)[-_. ]?(?P<tag>zh|en|cn|ja|ko|de|fr|es)", re.I)

Shape = tuple[str, str, list[str]]
"""The key where it is said, what is said, and the keys of which nothing more is said."""


def shape(mapping: Mapping, unknown: list[str], missing: list[str]) -> Shape | None:
    """Find one mistake in the layout that explains several keys."""
    return (
        _not_indented(mapping, unknown)
        or _text_alone(mapping, unknown, missing)
        or _key_of_a_language(mapping, unknown)
        or _wrapped(mapping, unknown, missing)
        or _named_by_its_key(mapping, unknown, missing)
        or _option_with_text(mapping, unknown)
        or _elsewhere(mapping, unknown, missing)
    )


def _wrapped(mapping: Mapping, unknown: list[str], missing: list[str]) -> Shape | None:
    """Find a key that holds all that should stand in its place."""
    inside = mapping.value[unknown[0]] if len(unknown) == 1 else None
    if not isinstance(inside, dict) or not missing or not {*missing} <= inside.keys():
        return None
    name = shown(unknown[0])
    return unknown[0], f'remove "{name}:", and indent what is below it less', [*unknown, *missing]


def _named_by_its_key(mapping: Mapping, unknown: list[str], missing: list[str]) -> Shape | None:
    """Find an entry whose key is its id, and whose value is its text."""
    if len(unknown) != 1 or len(mapping.value) != 1 or missing[:1] not in (["id"], ["stage"]):
        return None
    if meant_key(unknown[0], mapping.model):
        return None
    keys = [f"{missing[0]}: {shown(unknown[0])}", *(f"{name}: ..." for name in missing[1:])]
    return unknown[0], f"write keys of its own: {', '.join(keys)}", [*unknown, *missing]


def _option_with_text(mapping: Mapping, unknown: list[str]) -> Shape | None:
    """Find an option that says beside its text whether it is right."""
    if mapping.model is not Option or "text" not in unknown:
        return None
    return "text", 'put the text under "right:" or under "wrong:", which say what it is', unknown


def _elsewhere(mapping: Mapping, unknown: list[str], missing: list[str]) -> Shape | None:
    """Find a key of another place where one is missing."""
    if len(unknown) != 1 or len(missing) != 1 or meant_key(unknown[0], mapping.model):
        return None
    said = unknown_key(unknown[0], mapping.model)
    if not re.match(r'".*" does not belong here', said):
        return None
    told = f'{said.partition(";")[0]}; write the "{missing[0]}" that is missing'
    return unknown[0], told, [*unknown, *missing]


def _not_indented(mapping: Mapping, unknown: list[str]) -> Shape | None:
    """Find languages that stand beside the key that they belong to."""
    above = mapping.emptied()
    tags = [key for key in unknown if is_language(key)]
    if not above or not tags:
        return None
    return tags[0], f'indent {" and ".join(tags)} deeper than "{shown(above)}"', tags


def _text_alone(mapping: Mapping, unknown: list[str], missing: list[str]) -> Shape | None:
    """Find a text in the place of a part that has keys of its own."""
    if not unknown or len(unknown) < len(mapping.value) or not all(map(is_language, unknown)):
        return None
    if mapping.model is Option or missing in ([], ["text"]):
        return None
    said = f"a text alone says too little; write keys of its own: {': ..., '.join(missing)}: ..."
    return unknown[0], said, [*unknown, *missing]


def _key_of_a_language(mapping: Mapping, unknown: list[str]) -> Shape | None:
    """Find keys such as `title_zh` and `title_en`, which are one with a text for each language."""
    found = {key: _WITH_LANGUAGE.fullmatch(key) for key in unknown}
    names = {match["name"].lower() for match in found.values() if match}
    name = next((name for name in fields(mapping.model) if name in names), None)
    if not name or name in mapping.value:
        return None
    keys = [key for key, match in found.items() if match and match["name"].lower() == name]
    tags = ", ".join(f"{match['tag'].lower()}: ..." for key in keys if (match := found[key]))
    return (
        keys[0],
        f"write one key with a text for each language: {name}: {{{tags}}}",
        [*keys, name],
    )


def editions_alone(editions: object, missing: list[str]) -> str | None:
    """Say which edition is to be the resource itself, where all are written as editions."""
    if not isinstance(editions, dict) or not {"url", "language"} <= {*missing}:
        return None
    tag, address = next(iter(editions.items()))
    rest = "leave the others here" if len(editions) > 1 else "remove editions"
    return (
        f'"url" and "language" are missing; write url: {shown(str(address))} and '
        f"language: {shown(str(tag))} in their place, and {rest}"
    )


def title_and_address(mapping: Mapping, unknown: list[str], missing: list[str]) -> str | None:
    """Say how to write a resource that is given as a title and its address alone."""
    if mapping.model is not Resource or missing[:2] != ["title", "url"] or len(unknown) != 1:
        return None
    address = mapping.value[unknown[0]]
    if not (isinstance(address, str) and address.startswith(("http://", "https://"))):
        return None
    rest = "".join(f", {name}: ..." for name in missing[2:])
    return f"write keys of their own: title: {shown(unknown[0])}, url: {shown(address)}{rest}"


def beside_text(mapping: Mapping, unknown: list[str], languages: list[str]) -> str | None:
    """Say how languages are written beside other keys of something that can be said in one text."""
    beside = [key for key in unknown if is_language(key)]
    if mapping.model is Option and beside and len(beside) == len(mapping.value):
        return (
            f'put {" and ".join(beside)} under "right:" or "wrong:", for an option is one of them'
        )
    if "text" not in mapping.model.model_fields or not beside or "title" in fields(mapping.model):
        return None
    if "text" in mapping.value:
        first = next((each for each in languages if each not in beside), "zh")
        return f'"{beside[0]}" cannot stand beside "text"; write {first}: for text:'
    listed = " and ".join(beside)
    return f'put {listed} under "text:", for other keys stand beside them'
