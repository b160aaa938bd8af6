"""Pull requests as data: small edits of a roadmap, which name what they change by its id.

A folder of tests/cases/pull-requests holds a `change.yml`. `says` tells what the contributor does,
`refused` what `check` says where it refuses the change, and each of `edits` is one of these, at the
part with an id (or with some field), or in a file, and there along `at`:

- `set` values under keys, `replace` whole fields, `append` an item to a list
- `correct` a resource or point, and tell in its `replaces` what stood there
- `reword` an outcome, with the old wording in its `formerly`
- `rename` a part, with the old id in its `aliases`
- `stage` adds a file: of the folder, or the one that the README shows
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml import YAML

from builds import ROOT, eighth_stage

CASES = ROOT / "tests" / "cases" / "pull-requests"
NAMES = sorted(folder.name for folder in CASES.iterdir())
REFERENCES = {"needs", "recommends", "takes", "topic", "stage"}
"""The keys that ids stand under."""


@dataclass(frozen=True)
class PullRequest:
    """What a contributor does, and what `check` says to it."""

    name: str
    says: str
    edits: list[dict[str, Any]]
    refused: str = ""


def read(name: str) -> PullRequest:
    """Read the pull request of a folder."""
    text = (CASES / name / "change.yml").read_text(encoding="utf-8")
    return PullRequest(name, **yaml.safe_load(text))


def apply(request: PullRequest, roadmap: Path) -> None:
    """Make the edits in a copy of a roadmap."""
    for edit in request.edits:
        if "stage" in edit:
            _add_stage(CASES / request.name / edit["stage"], roadmap)
        else:
            _Copy(roadmap).edit(edit)


def _add_stage(file: Path, roadmap: Path) -> None:
    """Add a stage after the last one; ids that are taken get another ending."""
    text = eighth_stage() if file.name == "README.md" else file.read_text(encoding="utf-8")
    taken = "\n".join(path.read_text(encoding="utf-8") for path in roadmap.rglob("*.yml"))
    for name in re.findall(r"\bid: ([a-z0-9-]+)", text):
        if re.search(rf"\bid: {name}\b(?!-)", taken):
            text = re.sub(rf"\b{name}\b(?!-)", f"{name}-again", text)
    last = max((roadmap / "stages").glob("*.yml")).name.partition("-")[0]
    name = yaml.safe_load(text)["id"]
    new = roadmap / "stages" / f"{int(last) + 1:02}-{name}.yml"
    new.write_text(text, encoding="utf-8")


class _Copy:
    """The files of a roadmap, loaded so that everything else stays as it was written."""

    def __init__(self, roadmap: Path) -> None:
        self.yaml = YAML()
        self.yaml.width = 4096
        self.yaml.preserve_quotes = True
        self.yaml.indent(mapping=2, sequence=4, offset=2)
        self.texts = {
            path: path.read_text(encoding="utf-8") for path in sorted(roadmap.rglob("*.yml"))
        }
        self.loaded: dict[Path, Any] = {}

    def edit(self, edit: dict[str, Any]) -> None:
        """Make one edit and write the files that it touches."""
        spot = self._part(edit["part"]) if "part" in edit else self._file(edit["file"])
        for step in edit.get("at", ()):
            spot = _step(spot, step)
        (change,) = edit.keys() - {"part", "file", "at"}
        getattr(self, f"_{change}")(spot, deepcopy(edit[change]))
        for path, data in self.loaded.items():
            with path.open("w", encoding="utf-8") as file:
                self.yaml.dump(data, file)

    def _load(self, path: Path) -> Any:
        # Loading is slow, so only what is needed is.
        if path not in self.loaded:
            self.loaded[path] = self.yaml.load(self.texts[path])
        return self.loaded[path]

    def _file(self, name: str) -> Any:
        return next(self._load(path) for path in self.texts if path.name == name)

    def _part(self, wanted: object) -> Any:
        """Find a part by an id that it has or had, or the first topic with some values."""
        for path, text in self.texts.items():
            sought = str(wanted) if isinstance(wanted, str) else "origin:"
            for part in _parts(self._load(path)) if sought in text else ():
                if isinstance(wanted, str):
                    if wanted in {part["id"], *part.get("aliases", ())}:
                        return part
                elif isinstance(wanted, dict) and wanted.items() <= part.items():
                    return part
        raise AssertionError(f"the roadmap has no {wanted}")

    def _set(self, spot: Any, values: dict[Any, Any]) -> None:
        for key, value in values.items():
            spot[key] = value

    _replace = _set

    def _append(self, spot: Any, value: Any) -> None:
        spot.append(value)

    def _correct(self, spot: Any, values: dict[str, Any]) -> None:
        reason = values.pop("reason")
        if "text" in values and "text" not in spot:
            spot = self._long_form(spot)
        old = spot.get("title") or spot["text"]
        told = {"title": old["zh"] if isinstance(old, dict) else old, "reason": reason}
        if "url" in spot:
            told["url"] = spot["url"]
        if "replaces" not in spot:
            spot["replaces"] = [told]
        self._set(spot, values)

    def _long_form(self, spot: Any) -> Any:
        """Give a plain point or outcome the key `text`, where it stands."""
        text = dict(spot)
        for key in text:
            del spot[key]
        spot["text"] = text
        return spot

    def _reword(self, spot: Any, text: dict[str, str]) -> None:
        long = spot if "text" in spot else self._long_form(spot)
        long["formerly"] = [*long.get("formerly", ()), long["text"]["zh"]]
        long["text"] = text

    def _rename(self, spot: Any, new: str) -> None:
        old = spot["id"]
        spot["id"] = new
        spot["aliases"] = [*spot.get("aliases", ()), old]
        for path in [path for path, text in self.texts.items() if old in text]:
            for value in _walk(self._load(path)):
                for key in REFERENCES & value.keys() if isinstance(value, dict) else ():
                    if isinstance(value[key], list):
                        value[key][:] = [new if name == old else name for name in value[key]]
                    elif value[key] == old:
                        value[key] = new


def _step(spot: Any, step: object) -> Any:
    """Go into a mapping by a key, into a list by a place, or by what an item has or lacks."""
    if not isinstance(step, dict):
        return spot[step]
    (how, key), *_ = step.items()
    return next(item for item in spot if (key in item) is (how == "has"))


def _parts(data: Any) -> Iterator[Any]:
    """Give what has an id; terms and paths have names of their own."""
    for value in _walk(data):
        if isinstance(value, dict) and "id" in value and not value.keys() & {"meaning", "takes"}:
            yield value


def _walk(value: Any) -> Iterator[Any]:
    yield value
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in inside:
        yield from _walk(item)
