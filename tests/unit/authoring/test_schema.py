"""The schemas that editors use say what the loader says, as far as a schema can."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

import case_by_case
from roadmap_site import model
from roadmap_site.authoring import schema
from roadmap_site.authoring.forms import UNSEEN
from roadmap_site.authoring.schema import KINDS, files, setting
from roadmap_site.model import Frozen
from roadmap_site.model.values import Truth
from roadmap_site.reading import Problem, load, source

ROOT = Path(__file__).parents[3]
CASES = ROOT / "tests" / "cases"
CHINESE = ROOT / "src" / "roadmap_site" / "authoring" / "schema.zh.json"
RENEW = "run UPDATE_SCHEMA=1 pytest tests/unit/authoring/test_schema.py"
BY_ITSELF = {"RM004", "RM005", "RM006", "RM008", "RM011"}
"""Codes of what is wrong with the values of a file, whatever else there is."""
UNREAD = {"RM001", "RM002", "RM007"}
"""Codes of files that no editor reads as the loader does; it says so without a schema."""
UNSEEN_IN_CASES = {
    "check/RM011-no-port/roadmap/stages/01-start.yml": "a host or port that cannot be",
    "check/RM006-date-no-such-day/roadmap/roadmap.yml": "a day that its month does not have",
    **{
        f"check/RM006-{name}/roadmap/stages/01-start.yml": what
        for name, what in {
            "hours-backwards": "hours that run backwards",
            "sign-joiner": "a sign that only some scripts need",
            "sign-right-to-left-mark": "a sign that only some scripts need",
            "full-width-colons-in-a-block": "a text that was meant as a mapping",
            "no-space-after-languages": "a text that was meant as a mapping",
            "braces-in-quotes": "a text that was meant as a mapping",
        }.items()
    },
}
"""Files of golden cases whose one mistake is of a kind that a schema cannot see."""

_CORE = {
    "null": re.compile(r"~|null|Null|NULL|"),
    "bool": re.compile(r"true|True|TRUE|false|False|FALSE"),
    "int": re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    "float": re.compile(
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
    ),
}
"""What a plain scalar of YAML 1.2 is, where it is no text; the first that fits counts."""


def as_editors_read(text: str) -> Any:
    """Read YAML by the core schema of YAML 1.2, which editors use, and not by PyYAML's 1.1."""
    return _value(yaml.compose(text, Loader=yaml.SafeLoader))


def _value(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    if not isinstance(node, yaml.ScalarNode):
        return None
    kind = next((kind for kind, form in _CORE.items() if form.fullmatch(node.value)), "text")
    return _READ["text" if node.style else kind](node.value)


def _integer(text: str) -> int:
    return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)


_READ: dict[str, Callable[[str], Any]] = {
    "null": lambda _: None,
    "bool": lambda text: text.lower() == "true",
    "int": _integer,
    "float": lambda text: float(text.replace(".", "", 1) if text[-1].isalpha() else text),
    "text": str,
}


def validator(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads(files()[f"{name}.json"]))


VALIDATORS = {name: validator(name) for name in KINDS}


def kind_of(file: Path) -> str:
    return "stage" if file.parent.name == "stages" else file.stem


@cache
def golden_folders() -> list[Path]:
    return sorted(CASES.rglob("roadmap"))


def kind_of_case(folder: Path) -> str:
    """Put cases together by where they lie, and those of `check` by their codes."""
    place, name, *_ = folder.relative_to(CASES).parts
    return f"{place}/{name.partition('-')[0]}" if place == "check" else place


def golden_files(within: Path) -> Iterator[str]:
    for file in sorted(within.rglob("*.yml")):
        is_read = "roadmap" in file.relative_to(CASES).parts[:-1]
        if is_read and kind_of(file) in KINDS and not file.name.startswith("."):
            yield file.relative_to(CASES).as_posix()


def codes_of(name: str) -> set[str]:
    """Give the codes of what the loader finds in one file of the golden cases."""
    file = CASES / name
    folder = next(each for each in file.parents if each.name == "roadmap")
    path = f"roadmap/{file.relative_to(folder).as_posix()}"
    return {problem.code for problem in problems_of(folder) if problem.at.path == path}


@cache
def problems_of(folder: Path) -> list[Problem]:
    return load(folder, "roadmap").problems


@pytest.mark.parametrize("name", KINDS)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(json.loads(files()[f"{name}.json"]))


def test_the_committed_schemas_are_current() -> None:
    folder = ROOT / schema.FOLDER
    if os.environ.get("UPDATE_SCHEMA"):
        folder.mkdir(exist_ok=True)
        for name, text in files().items():
            (folder / name).write_text(text, encoding="utf-8")
    found = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.json")}
    assert found == files(), RENEW


def test_the_chinese_sentences_are_those_of_the_documentation() -> None:
    wanted = {kind.__name__: documented(kind) for kind in models()}
    if os.environ.get("UPDATE_SCHEMA"):
        text = json.dumps(wanted, ensure_ascii=False, indent=1)
        CHINESE.write_text(f"{text}\n", encoding="utf-8")
        schema._chinese.cache_clear()
    assert json.loads(CHINESE.read_text(encoding="utf-8")) == wanted, RENEW
    for kind in models():
        assert wanted[kind.__name__].keys() == kind.model_fields.keys()


def models() -> list[type[Frozen]]:
    found = (each for each in vars(model).values() if isinstance(each, type))
    return [each for each in found if issubclass(each, Frozen) and each is not Frozen]


def documented(kind: type[Frozen]) -> dict[str, str]:
    """Give what docs/format.md says of each field, links without their targets."""
    text = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    _, _, rest = text.partition(f"{{ #{kind.__name__.lower()} }}\n")
    section = re.split(r"^#", rest, maxsplit=1, flags=re.MULTILINE)[0]
    rows = [
        line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| `")
    ]
    return {
        cells[0].strip("`"): re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", cells[-1]) for cells in rows
    }


@pytest.mark.parametrize("kind", sorted({kind_of_case(each) for each in golden_folders()}))
def test_it_agrees_with_the_loader(kind: str) -> None:
    folders = [folder for folder in golden_folders() if kind_of_case(folder) == kind]
    case_by_case.holds(folders, it_agrees_with_the_loader)


def it_agrees_with_the_loader(folder: Path) -> None:
    for name in golden_files(folder):
        codes = codes_of(name)
        if codes & {*UNREAD, "RM042"} or "-among-stages" in name:
            # A file that is not read, or that YAML changes, has no value to compare.
            continue
        value = as_editors_read((CASES / name).read_text(encoding="utf-8-sig"))
        faults = [fault.message for fault in VALIDATORS[kind_of(CASES / name)].iter_errors(value)]
        wrong = bool(codes & BY_ITSELF) and name not in UNSEEN_IN_CASES
        assert bool(faults) == wrong, (name, codes, faults)


def test_what_golden_cases_hide_from_it_is_known() -> None:
    assert {*UNSEEN_IN_CASES.values()} <= UNSEEN.keys()
    assert {*UNSEEN_IN_CASES} <= {*golden_files(CASES)}


@pytest.mark.parametrize("what", UNSEEN)
def test_what_it_cannot_see_is_that(what: str, tmp_path: Path) -> None:
    unseen = UNSEEN[what]
    texts = {"roadmap": "title: A\nsummary: A\nlanguages: [en]\n", "stage": "id: a\ntitle: A\n"}
    texts[unseen.kind] = unseen.example
    (tmp_path / "stages").mkdir()
    (tmp_path / "roadmap.yml").write_text(texts["roadmap"], encoding="utf-8")
    (tmp_path / "stages" / "01-a.yml").write_text(texts["stage"], encoding="utf-8")
    assert len(load(tmp_path, "roadmap").problems) == 1
    assert VALIDATORS[unseen.kind].is_valid(as_editors_read(unseen.example))


SAMPLES: dict[str, tuple[Any, str]] = {
    "id": (model.Id, "a|a-1|2024|007|true|A|a_b|-a|a-|a--b|学|1.5|-5|~|null"),
    "language": (
        model.Language,
        "zh|en|pt-BR|zh-Hant|zh-Hant-TW|yue|z|ZH|en-us|en_US|english|true|1",
    ),
    "month": (model.Month, "2026-11|2026-1|2026-13|2026-00|2026|2026-11-01|Nov"),
    "link": (
        model.Link,
        "https://a.example|HTTP://a.example/b?c=d#e|http://[::1]/|//a.example|ftp://a.example|"
        "https://|https:///b|a.example|https://a example|https://a.example/<b>|javascript:x|true",
    ),
    "hours": (model.Hours, "1|10|9999|10000|25-50|25 – 50|25—50|-5|1.5|10 h|1-|ten|true"),
    "flag": (Truth, "true|false|yes|No|ON|off|y|N|t|f|0|1|2|maybe|tRuE"),
    "line": (
        model.Line,
        "a|1.10|true|2026-11-24|'a\tb'|' '|''|\"\\u200bx\"|\"\\u202ex\"|[a]|{a: b}",
    ),
    "text": (model.Text, "a|7|{zh: a}|{zh: 1, en: true}|{zh: ''}|{}|{chinese: a}|[a]|{zh: [a]}"),
}


@pytest.mark.parametrize(
    ("leaf", "sample"),
    [(leaf, sample) for leaf, (_, samples) in SAMPLES.items() for sample in samples.split("|")],
)
def test_a_value_is_what_the_model_takes_it_for(leaf: str, sample: str, tmp_path: Path) -> None:
    file = tmp_path / "one.yml"
    file.write_text(f"value: {sample}\n", encoding="utf-8")
    value = source.read(file, "one.yml").value
    assert isinstance(value, dict)
    try:
        TypeAdapter(SAMPLES[leaf][0]).validate_python(value["value"])
    except ValidationError:
        taken = False
    else:
        taken = True
    definitions = json.loads(files()["roadmap.json"])["definitions"]
    form = Draft7Validator({"$ref": f"#/definitions/{leaf}", "definitions": definitions})
    assert form.is_valid(as_editors_read(f"value: {sample}\n")["value"]) == taken


def test_it_describes_every_field_in_both_languages() -> None:
    for name in KINDS:
        whole = json.loads(files()[f"{name}.json"])
        parts = [whole, *whole["definitions"].values()]
        fields = [field for part in parts for field in part.get("properties", {}).values()]
        for field in fields:
            english, chinese = field["markdownDescription"].split("\n\n")
            assert re.fullmatch(r"[ -~–]+", english)
            assert re.search(r"[\u4e00-\u9fff]", chinese)


@pytest.mark.parametrize("file", sorted((ROOT / "roadmap").rglob("*.yml")), ids=lambda f: f.name)
def test_the_files_of_the_roadmap_name_their_schema(file: Path) -> None:
    first, _, rest = file.read_text(encoding="utf-8").partition("\n")
    depth = len(file.relative_to(ROOT).parts) - 1
    assert first == setting(depth, kind_of(file))
    assert (file.parent / first.partition("=")[2]).resolve().is_file()
    assert VALIDATORS[kind_of(file)].is_valid(as_editors_read(rest))
