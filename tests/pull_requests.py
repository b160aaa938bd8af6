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

import io
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from typing import Any

import yaml
from ruamel.yaml import YAML
from yaml import MappingNode, Node, SequenceNode

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
        elif "rename" in edit:
            _rename(edit["part"], edit["rename"], roadmap)
        else:
            _edit(edit, roadmap)


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


def _edit(edit: dict[str, Any], roadmap: Path) -> None:
    """Make one edit; only the part itself is loaded, since a whole file takes half a second."""
    path, node = _part(edit["part"], roadmap) if "part" in edit else _file(edit["file"], roadmap)
    (change,) = edit.keys() - {"part", "file", "at"}
    text = path.read_text(encoding="utf-8")
    start, end = _extent(node, text)
    loaded = _YAML.load(_outdented(text[start:end], node.start_mark.column))
    spot = loaded
    for step in edit.get("at", ()):
        spot = _step(spot, step)
    _CHANGES[change](spot, deepcopy(edit[change]))
    written = io.StringIO()
    _YAML.dump(loaded, written)
    new = indent(written.getvalue().strip(), " " * node.start_mark.column).strip()
    path.write_text(text[:start] + new + text[end:], encoding="utf-8")


def _rename(old: str, new: str, roadmap: Path) -> None:
    """Give a part another id, wherever it is named, and keep the old one as an alias."""
    for path, node in _files(roadmap):
        text = path.read_text(encoding="utf-8")
        for name in reversed([*_references(node)]):
            if name.value == old:
                text = text[: name.start_mark.index] + new + text[name.end_mark.index :]
        path.write_text(text, encoding="utf-8")
    part = _keys(_part(old, roadmap)[1])
    former = [name.value for name in part["aliases"].value] if "aliases" in part else []
    _edit({"part": old, "set": {"id": new, "aliases": [*former, old]}}, roadmap)


def _files(roadmap: Path) -> Iterator[tuple[Path, Node]]:
    for path in sorted(roadmap.rglob("*.yml")):
        root = yaml.compose(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
        assert root
        yield path, root


def _file(name: str, roadmap: Path) -> tuple[Path, Node]:
    return next((path, node) for path, node in _files(roadmap) if path.name == name)


def _part(wanted: object, roadmap: Path) -> tuple[Path, Node]:
    """Find a part by an id that it has or had, or the first topic with some values."""
    for path, root in _files(roadmap):
        for node in _walk(root):
            if _is_part(node) and _fits(node, wanted):
                return path, node
    raise AssertionError(f"the roadmap has no {wanted}")


def _is_part(node: Node) -> bool:
    """Tell what has an id; terms and paths have names of their own."""
    return "id" in _keys(node) and not _keys(node).keys() & {"meaning", "takes"}


def _fits(part: Node, wanted: object) -> bool:
    keys = _keys(part)
    if isinstance(wanted, dict):
        return all(key in keys and keys[key].value == value for key, value in wanted.items())
    aliases = keys["aliases"].value if "aliases" in keys else []
    return wanted in {keys["id"].value, *(name.value for name in aliases)}


def _keys(node: Node) -> dict[str, Node]:
    pairs = node.value if isinstance(node, MappingNode) else ()
    return {key.value: value for key, value in pairs}


def _references(root: Node) -> Iterator[Node]:
    """Give every place that names a part, in order."""
    for node in _walk(root):
        for key in REFERENCES & _keys(node).keys():
            value = _keys(node)[key]
            yield from value.value if isinstance(value, SequenceNode) else [value]


def _walk(node: Node) -> Iterator[Node]:
    yield node
    inside = _keys(node).values() if isinstance(node, MappingNode) else node.value
    for item in inside if isinstance(node, MappingNode | SequenceNode) else ():
        yield from _walk(item)


def _extent(node: Node, text: str) -> tuple[int, int]:
    """Say where a part begins and ends; what follows up to the next one is not of it."""
    start, end = node.start_mark.index, node.end_mark.index
    return start, start + len(re.sub(r"(?:\s|^\s*#.*)*\Z", "", text[start:end], flags=re.M))


def _outdented(text: str, by: int) -> str:
    return "".join([line.removeprefix(" " * by) for line in text.splitlines(keepends=True)])


_YAML = YAML()
_YAML.width = 4096
_YAML.preserve_quotes = True
_YAML.indent(mapping=2, sequence=4, offset=2)


def _set(spot: Any, values: dict[Any, Any]) -> None:
    for key, value in values.items():
        spot[key] = value


def _append(spot: Any, value: Any) -> None:
    spot.append(value)


def _correct(spot: Any, values: dict[str, Any]) -> None:
    reason = values.pop("reason")
    if "text" in values and "text" not in spot:
        spot = _long_form(spot)
    old = spot.get("title") or spot["text"]
    told = {"title": old["zh"] if isinstance(old, dict) else old, "reason": reason}
    if "url" in spot:
        told["url"] = spot["url"]
    if "replaces" not in spot:
        spot["replaces"] = [told]
    _set(spot, values)


def _long_form(spot: Any) -> Any:
    """Give a plain point or outcome the key `text`, where it stands."""
    text = dict(spot)
    for key in text:
        del spot[key]
    spot["text"] = text
    return spot


def _reword(spot: Any, text: dict[str, str]) -> None:
    long = spot if "text" in spot else _long_form(spot)
    long["formerly"] = [*long.get("formerly", ()), long["text"]["zh"]]
    long["text"] = text


_CHANGES = {
    "set": _set,
    "replace": _set,
    "append": _append,
    "correct": _correct,
    "reword": _reword,
}


def _step(spot: Any, step: object) -> Any:
    """Go into a mapping by a key, into a list by a place, or by what an item has or lacks."""
    if not isinstance(step, dict):
        return spot[step]
    (how, key), *_ = step.items()
    return next(item for item in spot if (key in item) is (how == "has"))
