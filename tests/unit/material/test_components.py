"""What a site gives to its readers is named, with its licence, in the same words every time."""

from __future__ import annotations

import json
from pathlib import Path

import material

from roadmap_site.material import components

FOLDERS = [str(Path(material.__file__).parent / "templates")]


def test_every_part_has_a_licence() -> None:
    found = [*components.components(FOLDERS)]
    assert len(found) > 8
    assert [part.name for part in found if not part.licence] == []
    names = {part.name for part in found}
    assert {"roadmap-site", "mkdocs-material", "lunr", "rxjs"} <= names
    assert components.WITHIN_MATERIAL.keys() <= names


def test_licences_stand_in_words() -> None:
    text = components.files(FOLDERS)[components.LICENCES].decode()
    assert "Martin Donath" in text
    assert text.count("Permission is hereby granted") >= 1
    assert "rxjs Apache-2.0 https://www.npmjs.com/package/rxjs" in text


def test_the_list_for_programs_says_no_time_and_is_the_same_twice() -> None:
    once, twice = (components.files(FOLDERS)[components.SBOM] for _ in range(2))
    assert once == twice
    bom = json.loads(once)
    assert (bom["bomFormat"], bom["specVersion"]) == ("CycloneDX", "1.6")
    assert "timestamp" not in once.decode()
    for part in bom["components"]:
        assert part["licenses"][0]["license"]["id"]
        if "version" in part:
            assert part["purl"] == f"pkg:pypi/{part['name']}@{part['version']}"
