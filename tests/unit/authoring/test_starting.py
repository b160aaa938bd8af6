"""What a new portal is made of: a roadmap that `check` accepts, and files that code hosts read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sysconfig
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml
from packaging.requirements import Requirement

from builds import ROOT
from roadmap_site.authoring import new_folder, schema, starting
from roadmap_site.reading import errors
from roadmap_site.rules import check
from workflows import values

DAY = date(2026, 11, 24)
LANGUAGES = [("en",), ("zh",), ("zh", "en"), ("en", "zh"), ("de", "en")]
every_choice = pytest.mark.parametrize("languages", LANGUAGES, ids="-".join)


def wishes(languages: tuple[str, ...] = ("en",), licence: str = "MIT") -> starting.Wishes:
    titles = {language: f'Title: "{language}" # 1' for language in languages}
    return starting.Wishes(titles, languages, licence, "A. Holder")


def made(languages: tuple[str, ...] = ("en",), licence: str = "MIT") -> dict[str, str]:
    return starting.files(wishes(languages, licence), DAY)


def pins(text: str) -> set[str]:
    return {name for name in values(yaml.safe_load(text), "uses") if not name.startswith("./")}


@every_choice
def test_check_finds_nothing_in_the_roadmap(languages: tuple[str, ...], tmp_path: Path) -> None:
    new_folder.write(tmp_path / "new", made(languages))
    book = check(tmp_path / "new" / "roadmap", "roadmap", DAY)
    # A language without words of its own has English ones, and `check` says where.
    known = set(languages) <= {"zh", "en"}
    assert (book.problems if known else errors(book.problems)) in ([], ())
    assert book.roadmap
    assert book.roadmap.languages == languages
    assert book.roadmap.title.root[languages[0] if len(languages) > 1 else "und"].startswith(
        "Title"
    )
    assert [bool(topic.outcomes and topic.resources) for topic in book.roadmap.topics] == [True] * 2


@every_choice
def test_each_language_has_a_guide(languages: tuple[str, ...]) -> None:
    found = made(languages)
    first, *others = languages
    assert "docs/contributing.md" in found
    assert all(f"docs/contributing.{language}.md" in found for language in others)
    headings = {"zh": "# 参与", "en": "# Contributing", "de": "# Contributing"}
    assert headings[first] in found["docs/contributing.md"]
    assert headings[first] in found["CONTRIBUTING.md"]


def test_files_name_the_schemas_that_they_fit() -> None:
    found = made(("zh", "en"))
    for name, kind in (("roadmap.yml", "roadmap"), ("stages/01-first-steps.yml", "stage")):
        text = found[f"roadmap/{name}"]
        setting, _, _ = text.partition("\n")
        assert setting == schema.setting(1 + name.count("/"), kind)
        jsonschema.validate(yaml.safe_load(text), json.loads(found[f"schema/{kind}.json"]))
    named = json.loads(found[".vscode/settings.json"])["yaml.schemas"]
    assert {name.removeprefix("./") for name in named} <= found.keys()


def test_workflows_are_valid(tmp_path: Path) -> None:
    new_folder.write(tmp_path / "new", made())
    flows = sorted((tmp_path / "new" / ".github" / "workflows").glob("*.yml"))
    assert [path.name for path in flows] == ["check.yml", "pages.yml"]
    lint = shutil.which("actionlint", path=sysconfig.get_path("scripts"))
    assert lint
    command = [lint, "-no-color", "-shellcheck=", "-pyflakes=", *map(str, flows)]
    # It looks for the workflows that others call in the folder of a repository.
    (tmp_path / "new" / ".git").mkdir()
    result = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path / "new")
    assert result.returncode == 0, result.stdout + result.stderr


def test_actions_are_pinned_as_in_this_repository() -> None:
    found = made()
    own = (ROOT / ".github" / "workflows").glob("*.yml")
    known = {pin for path in own for pin in pins(path.read_text(encoding="utf-8"))}
    for name in ("check", "pages"):
        text = found[f".github/workflows/{name}.yml"]
        assert pins(text)
        assert pins(text) <= known
        assert yaml.safe_load(text)["permissions"] in ({}, {"contents": "read"})


def test_what_is_published_was_checked() -> None:
    found = made()
    checks = values(yaml.safe_load(found[".github/workflows/check.yml"]), "run")
    assert {"roadmap-site check --format github", "mkdocs build --strict"} <= set(checks)
    jobs = yaml.safe_load(found[".github/workflows/pages.yml"])["jobs"]
    assert jobs["check"]["uses"] == "./.github/workflows/check.yml"
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("check", "build")


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        ("MIT", "Copyright (c) 2026 A. Holder\n\nPermission is hereby granted"),
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/legalcode"),
    ],
)
def test_a_licence_names_its_holder(licence: str, said: str) -> None:
    found = made(licence=licence)
    assert said in found["LICENSE"]
    assert "Copyright (c) 2026 A. Holder" in found["LICENSE"]
    assert "(LICENSE)" in found["README.md"]


@every_choice
def test_without_a_licence_nothing_speaks_of_one(languages: tuple[str, ...]) -> None:
    found = made(languages, starting.NO_LICENCE)
    assert "LICENSE" not in found
    assert not [name for name in ("README.md", "CONTRIBUTING.md") if "LICENSE" in found[name]]


@pytest.mark.parametrize(
    ("installed", "allowed", "refused"),
    [("0.1.0", "0.1.9", "0.2.0"), ("0.12.3", "0.12.0", "0.13.0"), ("2.3.4", "2.9", "3.0")],
)
def test_the_program_is_named_in_a_range_that_fits(
    installed: str, allowed: str, refused: str
) -> None:
    requirement = Requirement(starting.requirement(installed))
    assert requirement.name == "roadmap-site"
    assert requirement.specifier.contains(installed)
    assert requirement.specifier.contains(allowed)
    assert not requirement.specifier.contains(refused)


def test_no_template_is_left_unused_and_every_file_ends_with_a_line() -> None:
    folder = Path(starting.__file__).parent / "files"
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    spoken = {f"{part}.{tag}" for part in ("README", "CONTRIBUTING") for tag in ("zh", "en")}
    assert names == {
        *(f"{name}.jinja" for name in spoken),
        *(
            f"{name}.jinja"
            for name in ("mkdocs.yml", "requirements.txt", "roadmap.yml", "stage.yml")
        ),
        *(f"LICENSE-{name}.jinja" for name in ("MIT", "CC-BY-4.0")),
        *("contributing.zh.md", "contributing.en.md", "workflows/check.yml", "workflows/pages.yml"),
        *("gitignore", "dependabot.yml", "settings.json", "extensions.json"),
    }
    for text in made(("zh", "en")).values():
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
