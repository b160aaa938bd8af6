"""JSON Schema of a roadmap's files as they are written, for editors that know YAML.

The loader takes every scalar as text, while editors take `2024` for a number and `true` for a
boolean: where a text may stand, these may stand too. Written in draft-07, which the language server
for YAML knows best.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files as package_files
from inspect import cleandoc
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BeforeValidator
from pydantic.fields import FieldInfo

from roadmap_site.authoring.forms import LANGUAGE, LEAVES, Json
from roadmap_site.authoring.sentences import sentences
from roadmap_site.model import (
    Answer,
    Frozen,
    Glossary,
    Hours,
    Id,
    Language,
    Line,
    Link,
    Month,
    Name,
    Number,
    Outcome,
    Point,
    Roadmap,
    Stage,
    Text,
)

DRAFT = "http://json-schema.org/draft-07/schema#"
FOLDER = "schema"
"""Where the schemas stand beside the folder of the roadmap."""
KINDS: dict[str, type[Frozen]] = {"roadmap": Roadmap, "stage": Stage, "glossary": Glossary}
"""What is in each kind of file, by the name of its schema."""
IN_OTHER_FILES: dict[type[Frozen], set[str]] = {Roadmap: {"stages", "glossary"}}
"""Fields of the model that are files of their own."""

_PLAIN = frozenset[type[Frozen]]({Point, Outcome})
"""What may be written as a text alone."""


def files() -> dict[str, str]:
    """Give the text of every schema, by the name of its file in `schema/`."""
    return {f"{name}.json": _written(schema(name)) for name in KINDS}


def setting(depth: int, name: str) -> str:
    """Give the line that names the schema to editors, for a file so many folders deep."""
    return f"# yaml-language-server: $schema={'../' * depth}{FOLDER}/{name}.json"


def _written(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def schema(name: str) -> Json:
    """Give the schema of one kind of file."""
    model = KINDS[name]
    definitions: Json = {}
    for each in _within(model):
        definitions[_name(each)] = _object(each)
    for leaf, form in LEAVES.items():
        definitions[leaf] = form
    definitions["text"] = _text("One text in the default language, or one for each language.")
    definitions["name"] = _text("One text for all languages, or one for each language.")
    return {"$schema": DRAFT, "title": name, **_object(model), "definitions": definitions}


def _within(model: type[Frozen]) -> list[type[Frozen]]:
    """List the models below one, each once."""
    found: dict[type[Frozen], None] = {}
    waiting = [model]
    while waiting:
        each = waiting.pop()
        for field, hint in _fields(each):
            waiting += [part for part in _models(hint) if field and part not in found]
            found |= dict.fromkeys(part for part in _models(hint) if part is not Hours)
    return sorted(found, key=_name)


def _fields(model: type[Frozen]) -> Iterator[tuple[str, object]]:
    hints = get_type_hints(model, include_extras=True)
    away = IN_OTHER_FILES.get(model, set())
    return ((name, hints[name]) for name in model.model_fields if name not in away)


def _models(hint: object) -> Iterator[type[Frozen]]:
    if isinstance(hint, type) and issubclass(hint, Frozen):
        yield hint
    for part in get_args(hint):
        yield from _models(part)


def _name(model: type[Frozen]) -> str:
    return model.__name__.lower()


def _object(model: type[Frozen]) -> Json:
    fields = {name: _field(model, name, hint) for name, hint in _fields(model)}
    required = [name for name in fields if model.model_fields[name].is_required()]
    form: Json = {
        "type": "object",
        "description": cleandoc(model.__doc__ or ""),
        "properties": fields,
        "additionalProperties": False,
    }
    return form | ({"required": required} if required else {})


def _field(model: type[Frozen], name: str, hint: object) -> Json:
    info = model.model_fields[name]
    return _describe(_form(hint, info), _meanings(model, name), info)


def _describe(form: Json, meanings: list[str], info: FieldInfo) -> Json:
    # In draft-07 nothing counts beside a $ref, so it goes into a list of one.
    whole = {"allOf": [form]} if "$ref" in form else form
    text = "\n\n".join(meanings)
    default = {"default": info.default} if isinstance(info.default, str | bool) else {}
    plain = text.replace("`", "")
    return {"description": plain, "markdownDescription": text, **whole, **default}


def _meanings(model: type[Frozen], name: str) -> list[str]:
    """Say what a field means, in English and in Chinese."""
    chinese = _chinese().get(model.__name__, {}).get(name)
    return [*filter(None, (sentences(model).get(name), chinese))]


@cache
def _chinese() -> dict[str, dict[str, str]]:
    """Read the sentences that docs/format.md has; a test keeps the two together."""
    text = package_files("roadmap_site.authoring").joinpath("schema.zh.json").read_text("utf-8")
    found = json.loads(text)
    assert isinstance(found, dict)
    return found


_NAMES: dict[object, str] = {
    Id: "id",
    Line: "line",
    Language: "language",
    Month: "month",
    Link: "link",
    Text: "text",
    Name: "name",
    Answer: "name",
    Number: "number",
    Hours: "hours",
    bool: "flag",
}
"""The definition of what is written as one scalar, or as a text."""


def _form(hint: object, info: FieldInfo) -> Json:
    """Give the form of what a hint of the model stands for."""
    if leaf := _NAMES.get(hint):
        return _ref(leaf)
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(parts[0], parts[1:], info)
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (Union, types.UnionType):
        (kind,) = (part for part in parts if part is not type(None))
        return {"anyOf": [_form(kind, info), {"type": "null"}]}
    if origin is tuple:
        least = [each.min_length for each in info.metadata if hasattr(each, "min_length")]
        form: Json = {"type": "array", "items": _form(parts[0], info)}
        return form | ({"minItems": least[0]} if least else {})
    if origin is dict:
        values = _form(parts[1], info)
        # Codes of rules are plain texts, which `check` knows; every other mapping is by language.
        if parts[0] is str:
            return {"type": "object", "additionalProperties": values}
        return _by_language(values)
    assert isinstance(hint, type)
    assert issubclass(hint, Frozen)
    whole = _ref(_name(hint))
    return {"anyOf": [_ref("text"), whole]} if hint in _PLAIN else whole


def _annotated(kind: object, extras: tuple[object, ...], info: FieldInfo) -> Json:
    """Give the form of a kind whose values the model turns or tests further."""
    if kind is date:
        return _ref("day")
    form = _form(kind, info)
    if any(isinstance(extra, AfterValidator) for extra in extras):
        form["uniqueItems"] = True  # What is tested of a list is that nothing stands twice.
    if "items" in form and any(isinstance(extra, BeforeValidator) for extra in extras):
        return {"anyOf": [form["items"], form]}  # What is turned into a list is a single entry.
    return form


def _ref(name: str) -> Json:
    return {"$ref": f"#/definitions/{name}"}


def _text(description: str) -> Json:
    each = _by_language(_ref("line")) | {"minProperties": 1}
    return {"description": description, "anyOf": [_ref("line"), each]}


def _by_language(form: Json) -> Json:
    return {"type": "object", "propertyNames": {"pattern": LANGUAGE}, "additionalProperties": form}
