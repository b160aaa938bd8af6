"""New parts put into the files of a roadmap."""

from __future__ import annotations

from roadmap_site.authoring import places
from roadmap_site.authoring.folder import Folder, RefusedError
from roadmap_site.authoring.formatting import shapes
from roadmap_site.authoring.formatting.emitting import Emitter, of
from roadmap_site.authoring.renaming import refuse_no_id
from roadmap_site.authoring.scaffolding import numbers
from roadmap_site.authoring.scaffolding.texts import Value
from roadmap_site.model import Path, Place, Section, Shelf, Stage, Term, Topic, shown
from roadmap_site.reading import GLOSSARY_FILE, ROADMAP_FILE, STAGES_DIR

_LEARNT = (Stage, Section, Topic, Shelf)


def add_stage(folder: Folder, stage: Value, after: str, part: str = "", *, renumber: bool) -> None:
    """Add the file of a stage: behind all others, behind one of them, or behind those of a part.

    Where there are parts, it goes into one of them.
    """
    name = str(stage["id"])
    _refuse(folder, name, _LEARNT)
    after = _join(folder, name, after, part)
    number = numbers.free(folder, after, renumber=renumber)
    tree = of(stage, shapes.Shape(Stage))
    lines = Emitter().document(tree, shapes.Shape(Stage))
    text = "\n".join([*_schema_line(folder), *lines, ""])
    folder.make(f"{STAGES_DIR}/{number}-{name}.yml", text)


def _join(folder: Folder, name: str, after: str, part: str) -> str:
    """Put a new stage into a part; return the stage that it follows."""
    roadmap = folder.book.roadmap
    parts = roadmap.parts if roadmap else ()
    if part and part not in [each.id for each in parts]:
        known = ", ".join(each.id for each in parts) or "none"
        raise RefusedError(f'no part has the id "{shown(part)}"; there are: {known}')
    if not parts:
        return after
    if part:
        index = next(index for index, each in enumerate(parts) if each.id == part)
    else:
        homes = [index for index, each in enumerate(parts) if after in each.stages]
        index = homes[0] if homes else len(parts) - 1
    stages = [*parts[index].stages]
    at_head = index > 0 and after == parts[index - 1].stages[-1]
    place = 0 if at_head else place_of(stages, after, parts[index].id, before=False)
    _add_to_head(folder, ("parts", index, "stages"), place, name)
    return after or (stages[-1] if part else "")


def _schema_line(folder: Folder) -> list[str]:
    """Give the line that tells editors the schema, where the other stages have it."""
    for name in (name for name in folder.names if name.startswith(f"{STAGES_DIR}/")):
        first = folder.draft(name).body.splitlines()[:1]
        return first if first and first[0].startswith("# yaml-language-server:") else []
    return []


def add_part(
    folder: Folder, kind: str, into: str, part: Value, beside: str = "", *, before: bool = False
) -> None:
    """Add a section to a stage, or a topic to a section: last, or beside another.

    `kind` is what `into` names.
    """
    roadmap = folder.roadmap
    _refuse(folder, str(part["id"]), _LEARNT)
    at, whole = places.find(roadmap, into, kind)
    ids, field = inside(whole)
    index = place_of(ids, beside, into, before=before)
    name, within = places.in_file(folder, (*at, field))
    folder.put(name, folder.draft(name).with_item(within, index, part))


def inside(whole: object) -> tuple[list[str], str]:
    """Give the ids of what a stage or a section holds, and the key under which it stands."""
    if isinstance(whole, Stage):
        return [section.id for section in whole.sections], "sections"
    assert isinstance(whole, Section)
    return [topic.id for topic in whole.topics], "topics"


def place_of(ids: list[str], beside: str, into: str, *, before: bool) -> int:
    """Tell where a new part comes among others; raises RefusedError where `beside` is not there."""
    if not beside:
        return len(ids)
    if beside not in ids:
        known = ", ".join(ids) or "nothing"
        raise RefusedError(f'"{beside}" does not stand in "{into}", which has: {known}')
    return ids.index(beside) + (0 if before else 1)


def add_term(folder: Folder, term: Value) -> None:
    """Add a term to the glossary, which may be missing yet."""
    _refuse(folder, str(term["id"]), (Term,))
    glossary = folder.roadmap.glossary
    if not (folder.directory / GLOSSARY_FILE).is_file():
        shape = shapes.root(["terms"])
        lines = Emitter().document(of({"terms": [term]}, shape), shape)
        folder.make(GLOSSARY_FILE, "\n".join([*lines, ""]))
        return
    count = len(glossary.terms) if glossary else 0
    draft = folder.draft(GLOSSARY_FILE)
    folder.put(GLOSSARY_FILE, draft.with_item(("terms",), count, term))


def add_path(folder: Folder, path: Value) -> None:
    """Add a path, behind the others."""
    _refuse(folder, str(path["id"]), (Path,))
    _add_to_head(folder, ("paths",), len(folder.roadmap.paths), path)


def add_language(folder: Folder, language: str) -> None:
    """Add a language to those of the site."""
    known = folder.roadmap.languages
    if language in known:
        raise RefusedError(f'the roadmap has "{language}" already: {", ".join(known)}')
    _add_to_head(folder, ("languages",), len(known), language)


def _add_to_head(folder: Folder, at: Place, index: int, value: object) -> None:
    folder.put(ROADMAP_FILE, folder.draft(ROADMAP_FILE).with_item(at, index, value))


def _refuse(folder: Folder, name: str, kinds: tuple[type, ...]) -> None:
    refuse_no_id(name)
    if folder.book.roadmap:
        places.refuse_taken(folder.book.roadmap, name, kinds)
