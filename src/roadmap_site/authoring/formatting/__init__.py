"""The house form of a roadmap's files.

It never changes what is read, apart from the signs and spaces of Chinese texts. What stands in one
line and where a text is folded is left to who wrote it, as far as it fits.
"""

from __future__ import annotations

import yaml

from roadmap_site.authoring.formatting import comments, shapes
from roadmap_site.authoring.formatting.emitting import Emitter
from roadmap_site.authoring.formatting.mending import mend
from roadmap_site.authoring.tree import (
    Alias,
    Collection,
    Mapping,
    Node,
    UneditableError,
    parse,
    plain,
)


def formatted(text: str, language: str = "") -> str:
    """Give the text of a file in the house form.

    `language` is the default one of the roadmap, in which texts without a language are; without it
    their signs and spaces stay. Raises UneditableError where the text cannot be formatted.
    """
    try:
        root = parse(text)
        before = plain(root)
        if not isinstance(root, Mapping):
            raise UneditableError("has no keys with values at its top level")
        shape = shapes.root([entry.name for entry in root.entries])
        mended = mend(root, shape, language)
        below = comments.attach(root, text)
        sort = "*" not in text or not _has_aliases(root)
        lines = Emitter(text, sort=sort).document(root, shape)
        made = "\n".join([*lines, *below, ""])
        if made != text:  # What stands there already says the same.
            _compare(before, mended, text, made)
    except yaml.YAMLError as error:
        said = " ".join(str(getattr(error, "problem", None) or error).split())
        raise UneditableError(f"cannot be read as YAML: {said}") from None
    return made


def is_formatted(text: str, language: str = "") -> bool:
    """Tell whether a file is in the house form; true, too, where it cannot be formatted at all."""
    try:
        return formatted(text, language) == text
    except UneditableError:
        return True


def _has_aliases(node: Node) -> bool:
    if isinstance(node, Alias):
        return True
    return isinstance(node, Collection) and any(_has_aliases(e.value) for e in node.entries)


def _compare(before: object, mended: dict[str, str], text: str, made: str) -> None:
    """Refuse a result that says something else, or has lost a comment."""
    same = _normal(plain(parse(made)), {}) == _normal(before, mended)
    kept = sorted(comment.text for comment in comments.find(text))
    if not same or kept != sorted(comment.text for comment in comments.find(made)):
        raise UneditableError("is written in a way that cannot be formatted without a loss")


def _normal(value: object, mended: dict[str, str]) -> object:
    """Give a value as it is read: white space says nothing, nor does the order of keys."""
    if isinstance(value, dict):
        return {key: _normal(item, mended) for key, item in value.items()}
    if isinstance(value, list):
        return [_normal(item, mended) for item in value]
    text = " ".join(value.split()) if isinstance(value, str) else value
    return mended.get(text, text) if isinstance(text, str) else text
