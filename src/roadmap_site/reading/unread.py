"""Files that look as if they belonged to a roadmap, and are not read because of their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from pathlib import Path as File

from roadmap_site.model import shown
from roadmap_site.reading.problems import Position, Problem

_OWN = {"roadmap.yml", "glossary.yml", "stages"}
_NUMBERED = re.compile(r"(?P<name>\d{1,4}[-_ .].*?)(?P<end>\.[\w.~-]*~?|~)?")
_ENDINGS = re.compile(r"(\.ya?ml|\.yam|\.yl|\.ymal|\.ym)?(\.txt|\.bak|\.orig|\.old|\.tmp|~)?", re.I)
"""What a file's name may end with where its content is meant as YAML."""
_OTHER_FORMS = re.compile(
    r"(?P<stem>\d{1,4}-[a-z0-9-]+)\.(?P<form>jsonc?|json5|toml|md|markdown)", re.I
)
"""Stages in a form that is not read."""
_ONE_OF_ALL = re.compile(r"(?P<name>roadmap|glossary)s?(?P<rest>[ _(.~-].*)?", re.IGNORECASE)
_BACKUP = re.compile(r".*(~|\.bak|\.orig|\.old|\.tmp|\.swp)")
_STAGES = re.compile(r"stages?", re.IGNORECASE)
_TOP_KEYS = re.compile(rb"^(sections|terms|languages):", re.MULTILINE)
_KINDS = {b"sections": "stages/", b"terms": "glossary.yml", b"languages": "roadmap.yml"}
_MOST_READ = 65_536
"""How much of a file is looked at to tell what it is, in bytes."""


def unread(directory: File, label: str) -> Iterator[Problem]:
    """Say which files of a roadmap's folder are not read and look as if they should be."""
    here = {entry.name: entry for entry in _entries(directory)}
    for name, entry in here.items():
        if name in _OWN:
            continue
        if message := _beside(name, entry, here.keys()):
            yield _problem(f"{label}/{shown(name, len(name))}", message)
        elif entry.is_dir():
            yield from _within(entry, f"{label}/{shown(name, len(name))}")
    there = {entry.name: entry for entry in _entries(directory / "stages")}
    for name, entry in there.items():
        path = f"{label}/stages/{shown(name, len(name))}"
        if entry.is_dir():
            yield from () if _is_read(name) else _within(entry, path)
        elif (found := _OTHER_FORMS.fullmatch(name)) and not _is_beside(found, there):
            yield _problem(path, f"is not read; write it as YAML and call it {found['stem']}.yml")
        elif (name_meant := stage_name(name)) and not _is_read(name) and name_meant not in there:
            yield _problem(path, f"is not read; call it {shown(name_meant)}")


def _is_beside(found: re.Match[str], there: Container[str]) -> bool:
    """Tell whether a text is about a stage and not one, for that has its own file."""
    return found["form"].lower() in {"md", "markdown"} and f"{found['stem']}.yml" in there


def _problem(path: str, message: str) -> Problem:
    return Problem(Position(path), "RM014", message)


def _entries(folder: File) -> list[File]:
    try:
        return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        return []


def _is_read(name: str) -> bool:
    return File(name).suffix.lower() in {".yml", ".yaml"}


def stage_name(name: str) -> str | None:
    """Give the name that a stage's file should have, if a name looks like one."""
    name = unicodedata.normalize("NFKC", name).strip()
    found = _NUMBERED.fullmatch(name)
    end = (found["end"] or "") if found else ""
    if not found or not (_ENDINGS.fullmatch(end) or re.search(r"\.ya?ml", end, re.IGNORECASE)):
        other = re.fullmatch(r"(?P<name>[\w -]+)\.ya?ml([.~ ].*|~)", name, re.IGNORECASE)
        return f"{other['name']}.yml" if other else None
    number, words = re.split(r"[-_ .]", found["name"], maxsplit=1)
    stem = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    return f"{number.zfill(2)}-{stem}.yml" if stem else None


def _beside(name: str, entry: File, here: Container[str]) -> str | None:
    """Say what is wrong with something beside roadmap.yml and the folder of the stages."""
    if entry.is_dir():
        if _STAGES.fullmatch(name):
            there = "stages" in here
            return f"is not read; {'move what it holds into' if there else 'call it'} stages"
        return None
    if (one := _ONE_OF_ALL.fullmatch(name)) and _is_meant(one["rest"] or ""):
        wanted = f"{one['name'].lower()}.yml"
        if wanted not in here:
            return f"is not read; call it {wanted}"
        backup = _BACKUP.fullmatch(name)
        return None if backup else f"is not read, for {wanted} is there; remove one of them"
    if stage := stage_name(name):
        return f"is not read; move it to stages/{shown(stage)}"
    if _is_read(name) and (told := _told_by_content(entry)):
        if told == "stages/":
            return "is a stage and is not read; move it into stages/ and call it NN-ID.yml"
        return f"is not read; {'move what it holds into' if told in here else 'call it'} {told}"
    return None


def _is_meant(rest: str) -> bool:
    """Tell whether what follows `roadmap` or `glossary` in a name may end the name of such a file.

    A copy counts, a file of another kind such as `roadmap.schema.json` does not.
    """
    copy = re.fullmatch(r"[ _(-].*?(\.ya?ml)", rest, re.IGNORECASE)
    return bool(_ENDINGS.fullmatch(rest) or copy)


def _told_by_content(file: File) -> str | None:
    try:
        with file.open("rb") as opened:
            found = _TOP_KEYS.search(opened.read(_MOST_READ))
    except OSError:
        return None
    return _KINDS[found[1]] if found else None


def _within(folder: File, path: str) -> Iterator[Problem]:
    """Find stages, and the glossary, in a folder that is not read."""
    for entry in _entries(folder):
        if entry.is_file() and _is_read(entry.name) and _told_by_content(entry) == "glossary.yml":
            at = f"{path}/{shown(entry.name, len(entry.name))}"
            yield _problem(at, "is not read; move what it holds into glossary.yml")
    stages = [
        entry
        for entry in _entries(folder)
        if entry.is_file() and _is_read(entry.name) and stage_name(entry.name)
    ]
    if len(stages) == 1:
        name = stages[0].name
        yield _problem(f"{path}/{shown(name, len(name))}", "is not read; move it into stages/")
    elif stages:
        message = f"is not read, and holds {len(stages)} stages; move them into stages/"
        yield _problem(path, message)
