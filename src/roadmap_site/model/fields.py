"""What pydantic keeps of each value beside its fields, kept once for all values alike."""

from __future__ import annotations

from pydantic import BaseModel

_known: dict[frozenset[str], set[str]] = {}


def share_fields_set(value: BaseModel) -> None:
    """Have a value name the fields that were written with the set that others have, too.

    A set of its own would be a third of what a small value takes, and no value is ever changed.
    """
    fields = value.model_fields_set
    shared = _known.setdefault(frozenset(fields), fields)
    object.__setattr__(value, "__pydantic_fields_set__", shared)
