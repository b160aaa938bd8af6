"""What a code host, pre-commit and editors read beside the workflows: valid, and true."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sysconfig
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from builds import ROOT
from roadmap_site.commands import main
from roadmap_site.edition.reports import FORM

HOST = ROOT / ".github"
FORMS = sorted(path for path in (HOST / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
WRITTEN = ["SECURITY.md", "CODE_OF_CONDUCT.md", ".github/PULL_REQUEST_TEMPLATE.md"]
HOOKS = [
    hook
    for repository in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    for hook in repository["hooks"]
]
BOTH = re.compile(r"[^/]*[\u4e00-\u9fff][^/]*/ [A-Z][\x00-\x7f“”’]*", re.DOTALL)
"""A text in Chinese, then in English."""

every_form = pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [HOST / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.dependabot", [HOST / "dependabot.yml"]),
    ],
)
def test_files_fit_the_published_schemas(schema: str, paths: list[Path]) -> None:
    program = shutil.which("check-jsonschema", path=sysconfig.get_path("scripts"))
    assert program
    command = [program, "--builtin-schema", schema, *map(str, paths)]
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_there_is_a_form_for_each_kind_of_report() -> None:
    stems = ["broken-link", "mistake", "resource", "stage", "translation"]
    assert [path.stem for path in FORMS] == stems
    assert FORM in {path.name for path in FORMS}


@every_form
def test_a_link_can_fill_in_page_and_topic(path: Path) -> None:
    fields = {part["id"]: part["type"] for part in load(path)["body"] if "id" in part}
    assert fields["page"] == fields["topic"] == "input"
    assert len(fields) == len([part for part in load(path)["body"] if part["type"] != "markdown"])


@every_form
def test_a_form_speaks_both_languages(path: Path) -> None:
    form = load(path)
    texts = [form["name"], form["description"], form["title"]]
    for part in form["body"]:
        attributes = part["attributes"]
        texts += [attributes[key] for key in ("label", "description") if key in attributes]
        texts += attributes.get("options", [])
        if part["type"] == "markdown":
            chinese, english = attributes["value"].strip().split("\n\n")
            texts.append(f"{chinese}/ {english}")
    assert [text for text in texts if not BOTH.fullmatch(text)] == []


def test_dependabot_leaves_packages_to_the_lock_workflow() -> None:
    (update,) = load(HOST / "dependabot.yml")["updates"]
    assert update["package-ecosystem"] == "github-actions"
    assert (HOST / "workflows" / "lock.yml").is_file()


def test_no_owner_is_invented() -> None:
    lines = (HOST / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == []
    paths = [line.split()[1] for line in lines if re.fullmatch(r"# /\S+ OWNER", line)]
    assert "/src/" in paths
    assert [path for path in paths if not (ROOT / path.strip("/")).exists()] == []


def test_a_pull_request_answers_five_questions_in_both_languages() -> None:
    text = (HOST / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    boxes = re.findall(r"^- \[ \] (.+)$", text, re.MULTILINE)
    assert len(boxes) == 5
    assert [box for box in boxes if not re.search(r"[\u4e00-\u9fff].*。/ [A-Z`]", box)] == []


@pytest.mark.parametrize("name", WRITTEN)
def test_relative_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    assert [link for link in links if not ((ROOT / name).parent / link).is_file()] == []


@pytest.mark.parametrize("name", WRITTEN)
def test_chinese_and_latin_are_set_apart(name: str) -> None:
    text = re.sub(r"`[^`]*`|\]\([^)]*\)|[*\[\]]", "", (ROOT / name).read_text(encoding="utf-8"))
    assert re.findall(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]", text) == []
    assert re.findall(r"[\u4e00-\u9fff][,;:!?()]", text) == []


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_run_what_exists(hook: dict[str, Any]) -> None:
    path, *words = hook["entry"].split()
    name = path.removeprefix(".venv/bin/")
    assert name != path
    assert shutil.which(name, path=sysconfig.get_path("scripts"))
    if name == "roadmap-site":
        command = main.get_command(click.Context(main), words[0])
        assert isinstance(command, click.Command), f"there is no command {words[0]!r}"
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options


@pytest.mark.parametrize("id", ["roadmap-check", "roadmap-format"])
def test_hooks_look_at_every_file_of_the_roadmap(id: str) -> None:
    (hook,) = (hook for hook in HOOKS if hook["id"] == id)
    files = [path.relative_to(ROOT).as_posix() for path in (ROOT / "roadmap").rglob("*.yml")]
    assert files
    assert all(re.search(hook["files"], file) for file in files)
    assert not re.search(hook["files"], "docs/roadmap/a.yml")
    assert hook["pass_filenames"] is False


def test_hooks_fetch_nothing() -> None:
    repositories = load(ROOT / ".pre-commit-config.yaml")["repos"]
    assert [repository["repo"] for repository in repositories] == ["local"]
    assert {hook["language"] for hook in HOOKS} == {"system"}


def test_the_container_sets_itself_up() -> None:
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text("utf-8"))
    target = container["postCreateCommand"].removeprefix("make ")
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    version = re.search(r"python:(\d+\.\d+)-", container["image"])
    assert version
    supported = f"Programming Language :: Python :: {version[1]}"
    assert supported in project["classifiers"]


def test_the_container_has_what_the_editor_recommends() -> None:
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text("utf-8"))
    editor = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))
    assert container["customizations"]["vscode"]["extensions"] == editor["recommendations"]


def test_the_editor_has_a_schema_for_every_file_of_the_roadmap() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    found = {
        file: schema
        for schema, pattern in settings["yaml.schemas"].items()
        for file in ROOT.glob(pattern)
    }
    assert {*found} == {*(ROOT / "roadmap").rglob("*.yml")}
    assert [schema for schema in settings["yaml.schemas"] if not (ROOT / schema).is_file()] == []
