"""The documentation says what the program does: every field, value, code, command and link."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

import click
import grimp
import pytest
import yaml
from markupsafe import Markup

from roadmap_site import model, site
from roadmap_site.commands import main
from roadmap_site.engine import Options
from roadmap_site.model import Frozen
from roadmap_site.reading import CODES
from roadmap_site.reading.composing import MAX_DEPTH
from roadmap_site.reading.raw import MAX_BYTES
from roadmap_site.reading.source import MAX_VALUES
from roadmap_site.site.linked_data import linked_data
from roadmap_site.site.roadmap_json import VERSION, roadmap_json

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(path.name for path in DOCS.glob("*.md"))
GUIDES = ("README.md", "CONTRIBUTING.md")
WRITTEN = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*(ROOT / name for name in (*GUIDES, "CHANGELOG.md")), *DOCS.rglob("*.md"))
)
GENERATED = {"index.md", "resources.md", "corrections.md", "glossary.md"}
"""Pages that every roadmap's site has, and that no file in docs/ stands for."""

MODELS = {
    each.__name__.lower(): each
    for each in vars(model).values()
    if isinstance(each, type) and issubclass(each, Frozen) and each is not Frozen
}
IN_JSON: dict[str, type[Frozen]] = {
    "": model.Roadmap,
    "about": model.Note,
    "provenance": model.Provenance,
    "parts": model.Part,
    "paths": model.Path,
    "retold": model.Retold,
    "shelves": model.Shelf,
    "closing": model.Closing,
    "steps": model.Step,
    "glossary": model.Glossary,
    "terms": model.Term,
    "stages": model.Stage,
    "milestone": model.Milestone,
    "sections": model.Section,
    "topics": model.Topic,
    "hours": model.Hours,
    "points": model.Point,
    "questions": model.Question,
    "options": model.Option,
    "resources": model.Resource,
    "replaces": model.Replaced,
}
"""What stands under each key of roadmap.json, the whole under no key."""
ADDED = {"": {"version"}, "stages": {"address"}, "topics": {"address"}, "questions": {"kind"}}
"""What roadmap.json says besides the fields of the model."""

SAID: dict[str, dict[object, str]] = {
    "format.md": {"required": "必填", None: "无", (): "空列表", "{}": "空映射"},
    "format.en.md": {
        "required": "required",
        None: "none",
        (): "empty list",
        "{}": "empty mapping",
    },
}

in_both_languages = pytest.mark.parametrize("name", ["data.md", "data.en.md"])
on_both_format_pages = pytest.mark.parametrize("name", SAID)
HEADING = re.compile(r"^(?P<level>#+) (?P<title>.*?)(?: \{ #(?P<id>\S+) \})?$")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def prose(name: str) -> str:
    """Give a page without its blocks of code, in which `#` and links mean something else."""
    return FENCE.sub("", read(name))


def headings(name: str) -> Iterator[re.Match[str]]:
    return filter(None, map(HEADING.fullmatch, prose(name).splitlines()))


def rows(lines: Iterable[str]) -> list[list[str]]:
    """Give the cells of the tables among some lines, without the heads of the tables."""
    found: list[list[str]] = []
    for line in lines:
        if line.startswith("| ---"):
            found.pop()
        elif line.startswith("|"):
            found.append([cell.strip() for cell in line.strip("|").split(" | ")])
    return found


def table(name: str, identifier: str) -> list[list[str]]:
    """Give the table under a heading."""
    lines = prose(f"docs/{name}").splitlines()
    (start,) = (n for n, line in enumerate(lines) if line.endswith(f"{{ #{identifier} }}"))
    ends = (n for n, line in enumerate(lines) if n > start and line.startswith("#"))
    return rows(lines[start : next(ends, len(lines))])


def codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def examples(name: str) -> dict[str, str]:
    """Give the files that a page shows as a whole."""
    found = re.findall(r'```yaml title="([^"]+)"\n(.*?)```', read(f"docs/{name}"), re.DOTALL)
    return dict(found)


def write_example(folder: Path) -> Path:
    for path, text in examples("format.en.md").items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder / "roadmap"


@on_both_format_pages
@pytest.mark.parametrize("kind", MODELS)
def test_every_field_is_described(name: str, kind: str) -> None:
    said = SAID[name]

    def default(value: object) -> str:
        if value is None or value in ((), {}):
            return said["{}" if value == {} else value]
        return f"`{json.dumps(value)}`" if isinstance(value, bool) else f"`{value}`"

    wanted = {
        field: said["required"] if info.is_required() else default(info.default)
        for field, info in MODELS[kind].model_fields.items()
    }
    found = {codes(row[0])[0]: row[2] for row in table(name, kind)}
    assert found == wanted
    assert list(found) == list(wanted), "the order is that of the model"


@on_both_format_pages
@pytest.mark.parametrize("values", [model.ResourceType, model.Cost, model.Origin], ids=str)
def test_every_value_of_an_enumeration_is_described(name: str, values: object) -> None:
    assert any(codes(row[1]) == list(get_args(values)) for row in table(name, "types"))


@on_both_format_pages
def test_limits_are_right(name: str) -> None:
    for limit in (MAX_BYTES, MAX_DEPTH, MAX_VALUES):
        assert f" {limit:,} " in read(f"docs/{name}")


def test_the_example_is_the_same_in_both_languages() -> None:
    assert examples("format.md") == examples("format.en.md")
    assert len(examples("format.md")) == 4


def test_nothing_is_wrong_with_the_example(tmp_path: Path) -> None:
    made = site.build(write_example(tmp_path), "roadmap")
    assert made.warnings == ()


def test_the_example_uses_every_key(tmp_path: Path) -> None:
    write_example(tmp_path)
    for key, fields in keys_by_parent(example_json(tmp_path)).items():
        assert fields == {*IN_JSON[key].model_fields} | ADDED.get(key, set()), key


def example_json(folder: Path) -> object:
    made = site.build(write_example(folder), "roadmap")
    return json.loads(roadmap_json(made.editions[made.language]))


def keys_by_parent(value: object, parent: str = "") -> dict[str, set[str]]:
    """Collect the keys of all objects that stand under the same key, those of texts left out."""
    found: dict[str, set[str]] = {}
    if isinstance(value, dict) and parent in IN_JSON:
        found[parent] = {*value}
    for key, item in value.items() if isinstance(value, dict) else ():
        for name, keys in keys_by_parent(item, key).items():
            found.setdefault(name, set()).update(keys)
    for item in value if isinstance(value, list) else ():
        for name, keys in keys_by_parent(item, parent).items():
            found.setdefault(name, set()).update(keys)
    return found


@in_both_languages
def test_every_field_of_the_json_is_described(name: str) -> None:
    found = {}
    for label, cell in table(name, "fields"):
        cell = re.sub(r"[（(].*?[）)]", "", cell)
        found["".join(codes(label))] = dict(re.findall(r"`(\w+)`(\??)", cell))
    assert found.keys() == IN_JSON.keys()
    for key, kind in IN_JSON.items():
        wanted = {
            field: "?" if info.default in (None, (), {}) else ""
            for field, info in kind.model_fields.items()
        }
        wanted |= dict.fromkeys(ADDED.get(key, ()), "")
        if key == "":
            wanted["stages"] = ""  # A roadmap without any is refused.
        assert found[key] == wanted, key


@in_both_languages
def test_every_property_of_the_linked_data_is_described(name: str, tmp_path: Path) -> None:
    directory = write_example(tmp_path)
    second = directory / "stages" / "03-next.yml"
    second.write_text(
        "id: next\ntitle: Next\nsections: [{id: part, title: Part, needs: [queries]}]\n",
        encoding="utf-8",
    )
    made = site.build(directory, "roadmap")
    described = dict(zip(("home", "stage"), table(name, "json-ld"), strict=True))
    shown = {kind: set[str]() for kind in described}
    for page in made.pages["en"]:
        text = linked_data(made.editions["en"], page, "https://portal.example/en/")
        if isinstance(text, Markup):
            shown[page.kind] |= json.loads(text).keys() - {"@context", "@type"}
    for kind, (_, _, properties) in described.items():
        assert {code for code in codes(properties) if code.isalpha()} == shown[kind]


@in_both_languages
def test_the_version_of_the_json_is_right(name: str) -> None:
    assert f"`{VERSION}`" in read(f"docs/{name}")


def test_every_problem_code_is_described() -> None:
    found = {
        code: (severity, meaning)
        for code, severity, meaning, advice in (
            row for row in rows(read("CONTRIBUTING.md").splitlines()) if row[0].startswith("RM")
        )
        if advice
    }
    assert found == CODES


def commands(group: click.Command) -> Iterator[click.Command]:
    yield group
    for _, command in named(group) if isinstance(group, click.Group) else ():
        yield from commands(command)


def named(group: click.Group) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        if command := group.get_command(context, name):
            yield name, command


@pytest.mark.parametrize("name", ["commands.md", "commands.en.md"])
@pytest.mark.parametrize("command", [*commands(main)], ids=lambda command: str(command.name))
def test_every_command_and_option_is_described(command: click.Command, name: str) -> None:
    text = read(f"docs/{name}")
    if command is not main and not isinstance(command, click.Group):
        assert f"roadmap-site {full_name(command)}" in text
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert any(option in text for option in parameter.opts), parameter.opts
        if isinstance(parameter, click.Option) and isinstance(parameter.type, click.Choice):
            for choice in parameter.type.choices:
                assert f"{parameter.opts[0]} {choice}" in text


def full_name(command: click.Command, group: click.Group = main) -> str:
    """Give the words that call a command."""
    for name, each in named(group):
        if each is command:
            return name
        if isinstance(each, click.Group) and (rest := full_name(command, each)):
            return f"{name} {rest}"
    return ""


def test_every_setting_is_described() -> None:
    settings = {codes(row[0])[0] for row in rows(read("README.md").splitlines()) if codes(row[0])}
    assert {name for name, _ in Options._schema} <= settings
    assert {*re.findall(r"!ENV \[(\w+)", read("mkdocs.yml"))} <= settings


def test_every_make_target_exists_and_is_described() -> None:
    makefile = read("Makefile")
    targets = {*re.findall(r"^([a-z-]+):", makefile, re.MULTILINE)}
    told = {*re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)} - {"help"}
    text = "\n".join(map(read, WRITTEN))
    code = " ".join([*codes(FENCE.sub("", text)), *FENCE.findall(text)])
    named = {*re.findall(r"\bmake(?: [A-Z]+=\S+)* ([a-z][a-z-]*)", code)}
    assert named <= targets
    assert told <= named


def slug(title: str) -> str:
    """Give the anchor that code hosts make from a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


@pytest.mark.parametrize("name", WRITTEN)
def test_every_relative_link_leads_somewhere(name: str) -> None:
    for found in LINK.finditer(prose(name)):
        path, _, anchor = found["target"].partition("#")
        if "://" in path or found["target"] == "https://example.org/":
            continue
        file = (ROOT / name).parent / path if path else ROOT / name
        if path in GENERATED and file.parent == DOCS:
            continue
        assert file.exists(), found["target"]
        if anchor:
            there = headings(file.resolve().relative_to(ROOT).as_posix())
            assert anchor in {each["id"] or slug(each["title"]) for each in there}


@pytest.mark.parametrize("name", PAGES)
def test_headings_have_the_same_permanent_ids_in_both_languages(name: str) -> None:
    ids = [found["id"] for found in headings(f"docs/{name}")]
    assert all(each and re.fullmatch("[a-z][a-z0-9-]*", each) for each in ids)
    assert len(ids) == len({*ids})
    stem = name.removesuffix(".md").removesuffix(".en")
    for twin in (f"docs/{stem}.md", f"docs/{stem}.en.md"):
        assert [(found["level"], found["id"]) for found in headings(twin)] == [
            (found["level"], found["id"]) for found in headings(f"docs/{name}")
        ]


@pytest.mark.parametrize("name", [*(f"docs/{page}" for page in PAGES), "README.md"])
def test_chinese_and_latin_are_set_apart(name: str) -> None:
    without_code = re.sub(r"(`+)[^`].*?\1(?!`)", "", prose(name))
    text = re.sub(r"\]\([^)]*\)|[*\[\]?]", "", without_code)
    assert re.findall(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]", text) == []
    assert re.findall(r"[\u4e00-\u9fff][,;:!?()]", text) == []


def test_every_decision_is_in_the_index() -> None:
    folder = DOCS / "adr"
    listed = [found["target"] for found in LINK.finditer(read("docs/adr/README.md"))]
    files = sorted(path.name for path in folder.glob("*.md") if path.name != "README.md")
    assert listed == files
    for number, file in enumerate(files, 1):
        first = read(f"docs/adr/{file}").splitlines()[0]
        assert file.startswith(f"{number:04}-")
        assert first.startswith(f"# {number}. ")
        assert f"[{number:04}]({file}) | {first.partition('. ')[2]} |" in read("docs/adr/README.md")


def test_the_first_block_of_yaml_in_the_readme_is_a_stage() -> None:
    first = re.search(r"```yaml\n(.*?)```", read("README.md"), re.DOTALL)
    assert first
    stage = yaml.safe_load(first[1])
    assert len(first[1].strip().splitlines()) == 3
    assert f"`roadmap/stages/08-{stage['id']}.yml`" in read("README.md")


DRAWN = re.compile(r'^  (?P<start>\w+)(?:\["[^"]*"\])?(?: --> (?P<end>\w+))?$', re.MULTILINE)


@pytest.mark.parametrize("name", ["architecture.md", "architecture.en.md"])
def test_the_rooms_are_drawn_as_they_are(name: str) -> None:
    (drawing,) = re.findall(r"```mermaid\n(.*?)```", read(f"docs/{name}"), re.DOTALL)
    found = list(DRAWN.finditer(drawing))
    arrows = {(each["start"], each["end"]) for each in found if each["end"]}
    rooms = {
        folder.name for folder in (ROOT / "src" / "roadmap_site").glob("*/") if folder.is_dir()
    }
    assert {each["start"] for each in found} == rooms - {"__pycache__"}
    imports = imports_between_rooms()
    assert arrows == {pair for pair in imports if not leads(*pair, imports - {pair})}


def imports_between_rooms() -> set[tuple[str, str]]:
    graph = grimp.build_graph("roadmap_site", cache_dir=None)
    pairs = {
        (importer.split(".")[1], imported.split(".")[1])
        for importer in graph.modules - {"roadmap_site"}
        for imported in graph.find_modules_directly_imported_by(importer) - {"roadmap_site"}
    }
    return {(a, b) for a, b in pairs if a != b and a != "__main__"}


def leads(start: str, end: str, pairs: set[tuple[str, str]]) -> bool:
    """Tell whether one room builds on another by way of others."""
    return any(a == start and (b == end or leads(b, end, pairs)) for a, b in pairs)


LINES = {"*.py": 250, "*.js": 250, "*.css": 200, "*.jinja": 250}
"""How many lines a file of the program may have."""


@pytest.mark.parametrize("pattern", LINES)
def test_no_file_is_too_long_to_be_seen(pattern: str) -> None:
    files = (ROOT / "src").rglob(pattern)
    lengths = {file.name: len(file.read_text("utf-8").splitlines()) for file in files}
    assert {name: n for name, n in lengths.items() if n > LINES[pattern]} == {}


def test_every_room_says_what_lives_there() -> None:
    for room in (ROOT / "src" / "roadmap_site").glob("*/__init__.py"):
        said = ast.get_docstring(ast.parse(room.read_text("utf-8")))
        assert said, room
        assert len(said.split()) > 30, room
