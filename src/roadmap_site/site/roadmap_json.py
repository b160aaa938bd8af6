"""The whole roadmap as JSON."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from roadmap_site.edition import Edition, address, stage_uri
from roadmap_site.model import UNNAMED, Frozen, Outcome, Question, Stage, Text, Topic

VERSION = 1
"""The version of roadmap.json; it grows when a field changes its meaning or goes."""


def roadmap_json(edition: Edition) -> str:
    """Give the whole roadmap, all languages, as JSON; docs/data.md describes it."""
    value = _plain(edition.roadmap, edition)
    assert isinstance(value, dict)
    return json.dumps({"version": VERSION} | value, ensure_ascii=False, indent=1)


def _plain(value: object, edition: Edition, stage: Stage | None = None) -> object:
    """Turn the model into what JSON has: no empty fields, texts as a mapping by language."""
    if isinstance(value, Outcome):
        value = value.text
    if isinstance(value, Text):
        unnamed = UNNAMED if value.neutral else edition.roadmap.language
        return {unnamed if tag == UNNAMED else tag: text for tag, text in value.root.items()}
    if isinstance(value, tuple):
        return [_plain(item, edition, stage) for item in value]
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, Frozen):
        return value
    stage = value if isinstance(value, Stage) else stage
    fields = {name: getattr(value, name) for name in type(value).model_fields}
    kept = {
        name: _plain(item, edition, stage)
        for name, item in fields.items()
        if item is not None and item not in ((), {})
    }
    if isinstance(value, Question):
        kept["kind"] = value.kind
    return kept | _address(value, edition, stage)


def _address(value: Frozen, edition: Edition, stage: Stage | None) -> dict[str, str]:
    """Say where a stage or topic is shown, from the root of a language."""
    if stage is None or not isinstance(value, Stage | Topic):
        return {}
    anchor = f"#{value.id}" if isinstance(value, Topic) else ""
    page = address(stage_uri(stage), directory_urls=edition.directory_urls)
    return {"address": page + anchor}
