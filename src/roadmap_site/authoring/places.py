"""Where ids are written in a roadmap: those of its parts, and those that refer to them."""

from __future__ import annotations

from collections.abc import Iterator

from roadmap_site.authoring.folder import Folder, RefusedError
from roadmap_site.model import (
    Frozen,
    Part,
    Path,
    Place,
    Retold,
    Roadmap,
    Section,
    Shelf,
    Stage,
    Step,
    Term,
    Topic,
    shown,
    values_in,
    walk,
)
from roadmap_site.reading import GLOSSARY_FILE, ROADMAP_FILE

Named = Stage | Section | Topic | Term | Path
KINDS: dict[str, type[Frozen]] = {
    "stage": Stage,
    "section": Section,
    "topic": Topic,
    "term": Term,
    "path": Path,
}
"""What has an id that can be renamed."""


def kind_of(part: object) -> str:
    """Name what a part is."""
    return next(name for name, kind in KINDS.items() if isinstance(part, kind))


def namesakes(part: object) -> tuple[type[Frozen], ...]:
    """Give the kinds that share their ids with a part; terms and paths have ids of their own."""
    return (type(part),) if isinstance(part, Term | Path) else (Stage, Section, Topic, Shelf)


def find(roadmap: Roadmap, name: str, kind: str = "") -> tuple[Place, Named]:
    """Find the part with an id, of one kind or of any; raises RefusedError where it is not one."""
    wanted = (KINDS[kind],) if kind else tuple(KINDS.values())
    found = [
        (at, item) for at, item in walk(roadmap) if isinstance(item, wanted) and _id(item) == name
    ]
    if not found:
        raise RefusedError(_unknown(roadmap, name, kind))
    if len(found) > 1:
        kinds = " and ".join(f"a {kind_of(item)}" for _, item in found)
        raise RefusedError(f'"{name}" is the id of {kinds}; say which with --kind')
    at, part = found[0]
    assert isinstance(part, Named)
    return at, part


def _id(item: object) -> str:
    return str(getattr(item, "id", ""))


def _unknown(roadmap: Roadmap, name: str, kind: str) -> str:
    for item in values_in(roadmap):
        if isinstance(item, Named) and name in item.aliases:
            return f'"{shown(name)}" is a former id of the {kind_of(item)} "{item.id}"; name that'
        if isinstance(item, Shelf) and item.id == name:
            return f'"{name}" is a shelf, and nothing refers to shelves; edit roadmap.yml'
        if isinstance(item, Part) and item.id == name and not kind:
            return f'"{name}" is a part, and nothing refers to parts; edit roadmap.yml'
    return f'no {kind or "stage, section, topic, term or path"} has the id "{shown(name)}"'


def refuse_taken(roadmap: Roadmap, name: str, kinds: tuple[type[Frozen], ...]) -> None:
    """Raise RefusedError where an id that is to be given away has an owner already."""
    for item in values_in(roadmap):
        if isinstance(item, kinds) and name in (_id(item), *getattr(item, "aliases", ())):
            what = "is the id" if _id(item) == name else "is a former id"
            noun = "shelf" if isinstance(item, Shelf) else kind_of(item)
            raise RefusedError(f'"{name}" {what} of the {noun} "{_id(item)}"; choose another')


def references(roadmap: Roadmap, part: Named) -> Iterator[Place]:
    """Give every place that names a part, its own id left out."""
    if isinstance(part, Term | Path):
        return
    for at, item in walk(roadmap):
        for field in _naming(item, part):
            value = getattr(item, field)
            if value == part.id:
                yield (*at, field)
            elif isinstance(value, tuple):
                yield from ((*at, field, n) for n, name in enumerate(value) if name == part.id)


def _naming(item: object, part: Named) -> tuple[str, ...]:
    """Name the fields of a part of the roadmap that may name another."""
    if isinstance(item, Section | Topic):
        soft = ("recommends",) if isinstance(item, Section) else ()
        return ("needs", *soft, *(("formerly_in",) if isinstance(part, Stage) else ()))
    if isinstance(item, Path | Part):
        return ("takes",) if isinstance(item, Path) else ("stages",)
    if isinstance(item, Step | Retold):
        return ("stage",)
    return ("topic",) if isinstance(item, Term) else ()


def in_file(folder: Folder, at: Place) -> tuple[str, Place]:
    """Give the file of a place in the roadmap, and the place in that file."""
    if at[:1] == ("stages",):
        assert isinstance(at[1], int)
        return folder.name_of(folder.roadmap.stages[at[1]]), at[2:]
    return (GLOSSARY_FILE, at[1:]) if at[:1] == ("glossary",) else (ROADMAP_FILE, at)
