"""What a site gives to its readers beside the roadmap: whose work it is, and under which licence.

Two files of the site say it: a list for people, and one for programs (CycloneDX, an SBOM). Both are
the same for the same versions; no time of the build stands in them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path as File

LICENCES = "licenses.txt"
SBOM = "sbom.cdx.json"

WITHIN_MATERIAL = {
    "clipboard": "MIT",
    "escape-html": "MIT",
    "focus-visible": "W3C-20150513",
    "lunr": "MIT",
    "material-design-color": "MIT",
    "rxjs": "Apache-2.0",
    "tslib": "0BSD",
}
"""The licences of what Material's scripts and sheets are bundled from, by their names on npm."""

BESIDE_MATERIAL = {
    "lunr-languages": ("MPL-1.1", "https://github.com/MihaiValentin/lunr-languages"),
    "material-design-icons": ("Apache-2.0", "https://pictogrammers.com/library/mdi/"),
    "fontawesome-free": ("CC-BY-4.0", "https://fontawesome.com/license/free"),
}
"""What Material brings as files of its own: licence and home."""

_NPM = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")


@dataclass(frozen=True)
class Component:
    """A work of somebody's that is part of the site."""

    name: str
    version: str
    """Empty where the work that brings it does not say."""
    licence: str
    """Its identifier on https://spdx.org/licenses/; empty where it is not known."""
    home: str
    text: str = ""
    """The licence itself."""


def files(folders: Iterable[str]) -> dict[str, bytes]:
    """Give both files by their names, from the folders of the theme."""
    found = [*components(folders)]
    return {LICENCES: _for_people(found), SBOM: _for_programs(found)}


def components(folders: Iterable[str]) -> Iterator[Component]:
    """Give everything that is part of a site, the largest parts first."""
    for name, home in (
        ("roadmap-site", ""),
        ("mkdocs-material", "https://squidfunk.github.io/mkdocs-material/"),
    ):
        yield Component(name, metadata.version(name), "MIT", home, _licence(name))
    for name in sorted({*_bundled(folders)}):
        home = f"https://www.npmjs.com/package/{name}"
        yield Component(name, "", WITHIN_MATERIAL.get(name, ""), home)
    for name, (licence, home) in BESIDE_MATERIAL.items():
        yield Component(name, "", licence, home)


def _bundled(folders: Iterable[str]) -> Iterator[str]:
    """Name what Material is bundled from, as its own maps of sources do."""
    for folder in folders:
        for path in sorted(File(folder, "assets").glob("**/*.map")):
            for source in json.loads(path.read_text(encoding="utf-8"))["sources"]:
                if found := _NPM.search(source):
                    yield found[1]


def _licence(name: str) -> str:
    """Give the licence that an installed package brings."""
    package = metadata.distribution(name)
    for file in package.metadata.get_all("License-File") or ():
        # Of the folders beside the package's description, the first is that of PEP 639.
        if text := package.read_text(f"licenses/{file}") or package.read_text(file):
            return text.strip()
    return ""


def _for_people(found: Iterable[Component]) -> bytes:
    heads, texts = [], []
    for part in found:
        heads.append(" ".join(filter(None, (part.name, part.version, part.licence, part.home))))
        if part.text:
            texts.append(f"\n\n== {part.name}\n\n{part.text}")
    return ("\n".join(heads) + "".join(texts) + "\n").encode()


def _for_programs(found: Iterable[Component]) -> bytes:
    """Write the list in the form of https://cyclonedx.org/docs/1.6/json/."""
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "components": [_entry(part) for part in found],
    }
    return f"{json.dumps(bom, ensure_ascii=False, indent=1)}\n".encode()


def _entry(part: Component) -> dict[str, object]:
    entry: dict[str, object] = {"type": "library", "name": part.name}
    if part.version:
        entry |= {"version": part.version, "purl": f"pkg:pypi/{part.name}@{part.version}"}
    if part.licence:
        entry["licenses"] = [{"license": {"id": part.licence}}]
    if part.home:
        entry["externalReferences"] = [{"type": "website", "url": part.home}]
    return entry
