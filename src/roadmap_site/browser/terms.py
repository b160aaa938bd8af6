"""What the scripts know of the glossary, fetched when somebody asks for the first word."""

from __future__ import annotations

from roadmap_site.edition import Edition, glossary


def terms(edition: Edition) -> dict[str, object]:
    """Give each term by its id: its names, its meaning, and the topic that teaches it."""
    found = (entry for _, entries in glossary.entries(edition) for entry in entries)
    return {entry.term.id: _card(edition, entry) for entry in found}


def _card(edition: Edition, entry: glossary.Entry) -> dict[str, object]:
    others = list(entry.others)
    if entry.term.short and entry.term.short != entry.name:
        others.insert(0, (entry.term.short, edition.language))
    return {
        "name": entry.name,
        "meaning": edition.plain(entry.term.meaning),
        "others": others,
        "topic": edition.title(entry.topic),
        "address": edition.address_of(entry.topic.id),
    }
