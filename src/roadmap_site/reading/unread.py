"""Files that look as if they belonged to a roadmap, and are not read because of their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from pathlib import Path as File

from roadmap_site.model import is_language, shown
from roadmap_site.reading.misplaced import AGAIN, PLACES, misplaced
from roadmap_site.reading.problems import Position, Problem

_OWN = {"roadmap.yml", "glossary.yml", "stages"}
_NUMBERED = re.compile(r"(?P<name>\d{1,4}[-_ .].*?)(?P<end>\.[\w.~-]*~?|~)?")
_ENDINGS = re.compile(r"(\.ya?ml|\.yam|\.yl|\.ymal|\.ym)?(\.txt|\.bak|\.orig|\.old|\.tmp|~)?", re.I)
"""What a file's name may end with where its content is meant as YAML."""
_OTHER_FORMS = re.compile(
    r"(?P<stem>\d{1,4}-[a-z0-9-]+)\.(?P<form>jsonc?|json5|toml|md|markdown|docx?|odt|rtf|html?)",
    re.I,
)
"""Stages in a form that is not read."""
_ONE_OF_ALL = re.compile(r"(?P<name>roadmap|glossary)s?(?P<rest>[ _(.~-].*)?", re.IGNORECASE)
_BACKUP = re.compile(r".*(~|\.bak|\.orig|\.old|\.tmp|\.swp)")
_STAGE_FILE = "the file of its stage, in stages/"
_STAGES = re.compile(r"stages?", re.IGNORECASE)
_TOP_KEYS = re.compile(
    rb"^(?:- )?(sections|terms|meaning|languages|paths|parts|shelves|closing|provenance|topics|"
    rb"resources|questions|points|outcomes) *:",
    re.MULTILINE,
)
_KINDS = {
    b"sections": "stages/",
    b"terms": "glossary.yml",
    b"meaning": "glossary.yml",
    **dict.fromkeys((b"topics", b"resources", b"questions", b"points", b"outcomes"), "its stage"),
}
"""Where what a file holds belongs, by a key at its left; other keys are of `roadmap.yml`."""
_DEPTH = 2
"""How deep folders are looked into."""
_MOST_READ = 65_536
"""How much of a file is looked at to tell what it is, in bytes."""


def unread(directory: File, label: str) -> Iterator[Problem]:
    """Say which files of a roadmap's folder are not read and look as if they should be."""
    yield from misplaced(directory, label)
    here = {entry.name: entry for entry in _entries(directory)}
    for name, entry in here.items():
        if name in _OWN:
            continue
        if message := _beside(name, entry, here.keys()):
            yield _problem(f"{label}/{shown(name, len(name))}", message)
        elif entry.is_dir() and name not in {*PLACES, AGAIN}:
            yield from _within(entry, f"{label}/{shown(name, len(name))}")
    there = {entry.name: entry for entry in _entries(directory / "stages")}
    for name, entry in there.items():
        path = f"{label}/stages/{shown(name, len(name))}"
        if entry.is_dir():
            yield from () if _is_read(name) or name in PLACES else _within(entry, path)
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
    name = re.sub(r"[\u2010-\u2015\u2212]+", "-", unicodedata.normalize("NFKC", name)).strip()
    if re.fullmatch(r"\d{1,4}\.ya?ml", name):
        return None  # Only what is in it can tell what it is called.
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
        tag = re.fullmatch(r"[._-]([a-z]{2}(?:-[A-Za-z]+)?)\.ya?ml", one["rest"] or "")
        if tag and is_language(tag[1]) and wanted in here:
            return one_language(tag[1], wanted)
        if wanted not in here:
            return f"is not read; call it {wanted}"
        backup = _BACKUP.fullmatch(name)
        return None if backup else f"is not read, for {wanted} is there; remove one of them"
    if stage := stage_name(name):
        return f"is not read; move it to stages/{shown(stage)}"
    if found := _OTHER_FORMS.fullmatch(name):
        return f"is not read; write it as YAML and call it stages/{found['stem']}.yml"
    if _is_read(name) and (told := _told_by_content(entry)):
        if told == "stages/":
            return "is a stage and is not read; move it into stages/ and call it NN-ID.yml"
        if told not in here and told in _OWN:
            return f"is not read; call it {told}"
        return _belongs(told)
    return None


def one_language(tag: str, whole: str) -> str:
    """Say how a translation is written that somebody put into a file of its own."""
    return (
        f"is not read, for one file holds all languages; write {tag}: ... beside each text of "
        f"{whole}, and remove this file"
    )


def _belongs(told: str) -> str:
    return f"is not read; move what it holds into {_STAGE_FILE if told == 'its stage' else told}"


def _is_meant(rest: str) -> bool:
    """Tell whether what follows `roadmap` or `glossary` in a name may end the name of such a file.

    A copy counts, a file of another kind such as `roadmap.schema.json` does not.
    """
    copy = re.fullmatch(r"[ _(.-].*?(\.ya?ml)", rest, re.IGNORECASE)
    return bool(_ENDINGS.fullmatch(rest) or copy)


def _told_by_content(file: File) -> str | None:
    try:
        with file.open("rb") as opened:
            found = _TOP_KEYS.search(opened.read(_MOST_READ))
    except OSError:
        return None
    return _KINDS.get(found[1], "roadmap.yml") if found else None


def _within(folder: File, path: str, depth: int = _DEPTH) -> Iterator[Problem]:
    """Find stages, and parts of other files, in a folder that is not read."""
    for entry in _entries(folder):
        if entry.is_file() and _is_read(entry.name) and not stage_name(entry.name):
            told = _told_by_content(entry)
            at = f"{path}/{shown(entry.name, len(entry.name))}"
            if told and told != "stages/":
                yield _problem(at, _belongs(told))
            elif told and (meant := stage_name(f"{folder.name}.yml")):
                yield _problem(at, f"is not read; move it to stages/{shown(meant)}")
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
    for entry in _entries(folder) if depth > 1 else ():
        if entry.is_dir():
            yield from _within(entry, f"{path}/{shown(entry.name, len(entry.name))}", depth - 1)
