"""A new id for a part, everywhere, with the old one left as an alias."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path as File

from pydantic import TypeAdapter, ValidationError

from roadmap_site.authoring import places
from roadmap_site.authoring.folder import Folder, RefusedError
from roadmap_site.authoring.places import Named
from roadmap_site.model import Id, Place, Section, Stage, Term, Topic
from roadmap_site.reading import STAGES_DIR


def rename(folder: Folder, old: str, new: str, kind: str, documents: Iterable[File]) -> None:
    """Rename the part with the id `old` in the folder, and in hand-written pages that link to it.

    Nothing is written yet. Raises RefusedError where that cannot be.
    """
    roadmap = folder.roadmap
    refuse_no_id(new)
    at, part = places.find(roadmap, old, kind)
    if old == new:
        raise RefusedError(f'"{old}" is called that already')
    if new not in part.aliases:
        places.refuse_taken(roadmap, new, places.namesakes(part))
    for place in ((*at, "id"), *places.references(roadmap, part)):
        name, within = places.in_file(folder, place)
        folder.put(name, folder.draft(name).renamed(within, old, new))
    _keep_alias(folder, at, part, new)
    if isinstance(part, Stage):
        name = folder.name_of(part)
        number = name.removeprefix(f"{STAGES_DIR}/").partition("-")[0]
        folder.rename(name, f"{STAGES_DIR}/{number}-{new}.yml")
    for file in documents:
        _rename_links(folder, file, part, new)


def refuse_no_id(name: str) -> None:
    """Raise RefusedError where a word cannot be an id."""
    try:
        TypeAdapter(Id).validate_python(name)
    except ValidationError as error:
        raise RefusedError(error.errors()[0]["msg"]) from None


def _keep_alias(folder: Folder, at: Place, part: Named, new: str) -> None:
    name, within = places.in_file(folder, (*at, "aliases"))
    draft = folder.draft(name)
    if new in part.aliases:  # It gets a former id back, whose place the other takes.
        draft = draft.renamed((*within, part.aliases.index(new)), new, part.id)
    else:
        draft = draft.with_item(within, len(part.aliases), part.id)
    folder.put(name, draft)


def _rename_links(folder: Folder, file: File, part: Named, new: str) -> None:
    try:
        text = file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return
    made = text
    for pattern, to in _links(part, new):
        made = pattern.sub(to, made)
    if made != text:
        folder.replace_text(file, text, made)


def _links(part: Named, new: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """Give how pages link to a part, and what takes the place."""
    old = re.escape(part.id)
    if isinstance(part, Stage):
        page = rf"(?<![\w-])(stages/(?:[0-9]{{2,4}}-)?){old}(?=(?:/|\.md|\.html|\.yml)?(?![\w.-]))"
        yield re.compile(page), rf"\g<1>{new}"
        yield re.compile(rf"([?&]stage=){old}(?![\w-])"), rf"\g<1>{new}"
    elif isinstance(part, Section | Topic):
        page = rf"((?<![\w-])stages/[\w-]+(?:/|\.md|\.html)?#){old}(?![\w-])"
        yield re.compile(page), rf"\g<1>{new}"
    elif isinstance(part, Term):
        page = rf"((?<![\w-])glossary(?:\.\w+)?(?:/|\.md|\.html)?#){old}(?![\w-])"
        yield re.compile(page), rf"\g<1>{new}"
