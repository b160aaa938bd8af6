"""A topic or a section moved to another place, with its old address kept."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_site.authoring.folder import Folder, RefusedError
from roadmap_site.authoring.places import find, in_file
from roadmap_site.authoring.scaffolding.adding import inside, place_of
from roadmap_site.model import Place, Roadmap, Section, Stage, Topic

_WHOLES: dict[type[Section] | type[Topic], str] = {Section: "stage", Topic: "section"}


@dataclass(frozen=True)
class _Home:
    """Where a part stands, or is to stand."""

    stage: Stage
    at: Place
    """The list that holds it."""
    index: int


def move(folder: Folder, name: str, to: str, beside: str = "", *, before: bool = False) -> None:
    """Move a topic to a section, or a section to a stage: last, or beside another one there.

    Where the stage is another one, the part says where it stood, so that its old address leads to
    it. Nothing is written yet. Raises RefusedError where that cannot be.
    """
    roadmap = folder.roadmap
    at, part = _movable(roadmap, name)
    old = _home(roadmap, at)
    whole_at, whole = find(roadmap, to or _around(roadmap, at), _WHOLES[type(part)])
    ids, field = inside(whole)
    same = (*whole_at, field) == old.at
    if same:
        ids.remove(part.id)
    if beside == part.id:
        raise RefusedError(f'"{name}" cannot stand beside itself')
    index = place_of(ids, beside, whole.id, before=before)
    if same and index == old.index:
        raise RefusedError(f'"{name}" stands there already')
    stage = roadmap.stages[_number(whole_at)]
    former = _former(roadmap, at, part, stage)
    _carry(folder, old, _Home(stage, (*whole_at, field), index))
    if former != part.formerly_in:
        _write_former(folder, part, former)


def _movable(roadmap: Roadmap, name: str) -> tuple[Place, Section | Topic]:
    found = []
    for kind in ("section", "topic"):
        try:
            found.append(find(roadmap, name, kind))
        except RefusedError as refusal:
            reason = refusal
    if not found:
        raise RefusedError(str(reason).replace("no topic", "no section and no topic"))
    at, part = found[0]
    assert isinstance(part, Section | Topic)
    return at, part


def _number(at: Place) -> int:
    assert isinstance(at[1], int)
    return at[1]


def _home(roadmap: Roadmap, at: Place) -> _Home:
    assert isinstance(at[-1], int)
    return _Home(roadmap.stages[_number(at)], at[:-1], at[-1])


def _around(roadmap: Roadmap, at: Place) -> str:
    """Name what a part stands in."""
    stage = roadmap.stages[_number(at)]
    if len(at) == 4:
        return stage.id
    assert isinstance(at[3], int)
    return stage.sections[at[3]].id


def _former(roadmap: Roadmap, at: Place, part: Section | Topic, stage: Stage) -> tuple[str, ...]:
    """Give the stages whose pages are to lead to a part that now comes to `stage`."""
    was = roadmap.stages[_number(at)]
    inherited: tuple[str, ...] = ()
    if isinstance(part, Topic) and isinstance(at[3], int):
        # Whoever knows the topic from where its section stood finds it from there.
        inherited = was.sections[at[3]].formerly_in
    left = () if was == stage else (was.id, *inherited)
    here = {stage.id, *stage.aliases}
    return tuple(name for name in dict.fromkeys((*part.formerly_in, *left)) if name not in here)


def _carry(folder: Folder, old: _Home, new: _Home) -> None:
    """Take the lines of the part out of one list and put them into the other."""
    name, within = in_file(folder, old.at)
    value = folder.draft(name).data
    for step in (*within, old.index):
        value = value[step]
    draft, lines = folder.draft(name).cut(within, old.index)
    folder.put(name, draft)
    target, place = in_file(folder, new.at)
    folder.put(target, folder.draft(target).pasted(place, new.index, lines, value))


def _write_former(folder: Folder, part: Section | Topic, former: tuple[str, ...]) -> None:
    """Say in the moved part where it stood."""
    for name in folder.drafts:
        draft = folder.drafts[name]
        if (at := _find(draft.data, part.id)) is None:
            continue
        if part.formerly_in:
            draft = draft.without_key(at, "formerly_in")
        if former:
            draft = draft.with_key(at, "formerly_in", [*former])
        folder.put(name, draft)
        return


def _find(data: object, name: str, at: Place = ()) -> Place | None:
    """Find the part with an id in the data of a stage's file."""
    if isinstance(data, dict):
        if data.get("id") == name and at:
            return at
        steps = [(key, data[key]) for key in ("sections", "topics") if key in data]
        found = [_find(item, name, (*at, key)) for key, item in steps]
    else:
        items = enumerate(data) if isinstance(data, list) else ()
        found = [_find(item, name, (*at, index)) for index, item in items]
    return next((place for place in found if place is not None), None)
