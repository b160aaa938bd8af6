"""The numbers in the names of stage files, which give the stages their order."""

from __future__ import annotations

from roadmap_site.authoring.folder import Folder, RefusedError
from roadmap_site.reading import STAGE_NAME, STAGES_DIR

LARGEST = 9999


def free(folder: Folder, after: str, *, renumber: bool) -> str:
    """Give the number of a new stage: behind the last, or behind the stage `after`.

    Gaps are used. Where there is none, later stages move up as far as they must, if `renumber`
    allows it.
    """
    names = _names(folder)
    taken = sorted(names)
    digits = max((len(name.partition("-")[0]) for name in names.values()), default=2)
    if after:
        low = _number_of(folder, after, names)
        high = next((number for number in taken if number > low), low + _step(taken) + 1)
        if high == low + 1:
            _make_room(folder, names, low + 1, digits, allowed=renumber)
            high += 1
        number = (low + high) // 2 if low != taken[-1] else low + _step(taken)
    else:
        number = taken[-1] + _step(taken) if taken else 1
    if number > LARGEST:
        raise RefusedError(f"no number up to {LARGEST} is free behind the last stage")
    return f"{number:0{digits}}"


def _step(taken: list[int]) -> int:
    """Leave the room between numbers that an author leaves: 10, 20, 30."""
    return 10 if len(taken) > 1 and all(number % 10 == 0 for number in taken) else 1


def _names(folder: Folder) -> dict[int, str]:
    """Give the names of the stage files by their numbers."""
    found = {}
    for path in (folder.directory / STAGES_DIR).glob("[!.]*"):
        if name := STAGE_NAME.fullmatch(path.name):
            found[int(name["number"])] = path.name
    return found


def _number_of(folder: Folder, stage: str, names: dict[int, str]) -> int:
    for number, name in names.items():
        if name.partition("-")[2] == f"{stage}.yml":
            return number
    known = ", ".join(stage.id for stage in folder.roadmap.stages)
    raise RefusedError(f'no stage has the id "{stage}"; there are: {known}')


def _make_room(
    folder: Folder, names: dict[int, str], number: int, digits: int, *, allowed: bool
) -> None:
    last = number
    while last in names:
        last += 1
    if not allowed:
        first = names[number]
        raise RefusedError(
            f"no number is free before {first}; with --renumber, {first} and the files that follow "
            "without a gap get other numbers"
        )
    for each in range(last - 1, number - 1, -1):
        tail = names[each].partition("-")[2]
        folder.rename(f"{STAGES_DIR}/{names[each]}", f"{STAGES_DIR}/{each + 1:0{digits}}-{tail}")
