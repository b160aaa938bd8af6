"""The house form: what it looks like, and that it loses nothing.

Every pair of files in tests/cases/format is a case: NAME.before.yml, and NAME.after.yml, which is
what is made of it. A new case is a new pair.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby, islice
from pathlib import Path

import pytest
import yaml

import case_by_case
from roadmap_site.authoring.formatting import comments, formatted, is_formatted, scalars
from roadmap_site.authoring.formatting.mending import mended
from roadmap_site.authoring.tree import UneditableError, parse, plain
from roadmap_site.model import Outcome, Text, every
from roadmap_site.reading import source
from roadmap_site.rules import check

ROOT = Path(__file__).resolve().parents[3]
FORM = ROOT / "tests" / "cases" / "format"
CHECKED = ROOT / "tests" / "cases" / "check"
PAIRS = sorted(path.name.removesuffix(".before.yml") for path in FORM.glob("*.before.yml"))
NAMES = sorted(folder.name for folder in CHECKED.iterdir())
KINDS = {kind: [*names] for kind, names in groupby(NAMES, lambda name: name.partition("-")[0])}
"""The cases by the codes that they are called after."""


def readable(folder: Path) -> Iterator[Path]:
    """Give every file that is YAML with keys, each named once."""
    return (path for path in sorted(folder.rglob("*.yml")) if _is_readable(path))


@cache
def _is_readable(path: Path) -> bool:
    read = source.read(path, path.name)
    return read.readable and not read.problems and isinstance(read.value, dict)


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def said(text: str) -> object:
    """Give what a text says, with white space that means nothing made equal."""

    def normal(value: object) -> object:
        if isinstance(value, dict):
            return {key: normal(item) for key, item in value.items()}
        if isinstance(value, list):
            return [normal(item) for item in value]
        return " ".join(value.split()) if isinstance(value, str) else value

    return normal(plain(parse(text)))


def remarks(text: str) -> list[str]:
    return sorted(comment.text for comment in comments.find(text))


@pytest.mark.parametrize("name", PAIRS)
def test_the_house_form(name: str) -> None:
    before, after = (text_of(FORM / f"{name}.{when}.yml") for when in ("before", "after"))
    assert formatted(before, "zh") == after
    assert formatted(after, "zh") == after
    assert is_formatted(after, "zh")
    assert is_formatted(before, "zh") == (before == after)


def test_there_are_cases() -> None:
    assert len(PAIRS) > 8
    assert len(list(islice(readable(CHECKED), 201))) > 200


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_read_changes(kind: str) -> None:
    case_by_case.holds(KINDS[kind], nothing_that_is_read_changes)


def nothing_that_is_read_changes(name: str) -> None:
    for path in readable(CHECKED / name):
        text = text_of(path)
        try:
            made = formatted(text)
        except UneditableError:
            assert "!" in text or "%" in text, "only tags and directives are refused"
            continue
        assert said(made) == _with_mends(said(text)), path
        assert remarks(made) == remarks(text), path
        assert formatted(made) == made, path
        assert made.endswith("\n"), path
        assert not any(line != line.rstrip() for line in made.splitlines()), path


def _with_mends(value: object, language: str = "") -> object:
    """Mend what a formatted text may differ in: texts under a tag of Chinese."""
    if isinstance(value, dict):
        # Whether what learners tick is in the default language, one file alone does not say.
        ticked = ("outcomes", "done")
        return {k: v if k in ticked else _with_mends(v, str(k)) for k, v in value.items()}
    if isinstance(value, list):
        return [_with_mends(item) for item in value]
    is_chinese = isinstance(value, str) and language.partition("-")[0] == "zh"
    return mended(str(value)) if is_chinese else value


REFUSED = {"RM006-hidden-signs-in-value", "RM008-id-with-blank", "RM008-not-kebab-case"}
"""Cases whose values are refused for signs that nobody sees; written visibly, they change."""


@pytest.mark.parametrize("kind", KINDS)
def test_the_model_stays(kind: str, tmp_path: Path) -> None:
    names = [name for name in KINDS[kind] if name not in REFUSED]
    case_by_case.holds(names, lambda name: the_model_stays(name, tmp_path / name))


def the_model_stays(name: str, copy: Path) -> None:
    folder = CHECKED / name / "roadmap"
    before = check(folder, "roadmap")
    if not before.roadmap:
        assert not name.startswith("OK")
        return
    for path in folder.rglob("*"):
        if path.is_file():
            target = copy / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            content = path.read_bytes()
            if path.suffix == ".yml" and _is_readable(path):
                content = _or_same(text_of(path), before.roadmap.language).encode()
            target.write_bytes(content)
    after = check(copy, "roadmap")
    assert after.roadmap
    ours, theirs = ([text for _, text in every(Text, r)] for r in (before.roadmap, after.roadmap))
    assert [_mended_text(text) for text in ours] == [_mended_text(text) for text in theirs]
    ticked = [[item for _, item in every(Outcome, r)] for r in (before.roadmap, after.roadmap)]
    for one, other in zip(*ticked, strict=True):
        language = before.roadmap.language
        assert one.text.read(language, language) == other.text.read(language, language)
    assert {p.code for p in after.problems} <= {p.code for p in before.problems}


def _or_same(text: str, language: str) -> str:
    try:
        return formatted(text, language)
    except UneditableError:
        return text


def _mended_text(text: Text) -> dict[str, str]:
    return {tag: mended(words) for tag, words in text.root.items()}


SIGNS = [*" -:#,[]{}&*!|>'\"%@`\\?=~", "a", "b7", "no", "1", "图", "，", "é", ": ", " #", "😀"]


@pytest.mark.parametrize("seed", range(200))
def test_any_text_is_read_as_it_was(seed: int) -> None:
    chance = random.Random(seed)
    words = "".join(chance.choices(SIGNS, k=chance.randint(1, 12))).strip() or "x"
    can_be_read(words)


@pytest.mark.parametrize("words", [":x", ":#é", ":>", "x?", "-x", "?x", ":,", "-"])
def test_odd_beginnings_are_read_as_they_were(words: str) -> None:
    can_be_read(words)
    text = f"id: a\ntitle: {{en: {scalars.quoted(words)}, zh: 图}}\n"
    assert source_value(formatted(text)) == source_value(text)


def can_be_read(words: str) -> None:
    for flow in (False, True):
        for loader in (yaml.SafeLoader, yaml.CSafeLoader):
            written = words if scalars.can_be_plain(words, flow=flow) else scalars.quoted(words)
            text = f"[{written}, b]" if flow else f"a: {written}\n"
            node = yaml.compose(text, Loader=loader)
            assert node
            first = node.value[0] if flow else node.value[0][1]
            assert first.value == words
            assert flow or written != words or source_value(text) == {"a": words}


def source_value(text: str) -> object:
    return plain(parse(text))


def scrambled(path: Path, chance: random.Random) -> str:
    """Write the values of a file in another form, with comments in places where they can be."""
    value = plain(parse(text_of(path)))
    styles = [None, None, "'", '"'] if not re.search("None|True|False", str(value)) else [None]
    text: str = yaml.safe_dump(
        value,
        allow_unicode=True,
        default_flow_style=chance.choice([False, None, None]),
        default_style=chance.choice(styles),
        indent=chance.randint(2, 6),
        sort_keys=chance.choice([True, False]),
        width=chance.choice([20, 60, 100, 500]),
    )
    lines = text.splitlines()
    for number in sorted(chance.sample(range(len(lines)), min(3, len(lines))), reverse=True):
        remark = f"# note {chance.randint(0, 999)}"
        trial = [*lines]
        if chance.random() < 0.5:
            trial[number] += f" {remark}"
        else:
            trial.insert(number, " " * chance.randint(0, 6) + remark)
        lines = trial if _says("\n".join(trial), value) else lines
    return "\n".join(lines) + chance.choice(["", "\n", "\n\n# end\n"])


def _formatted(text: str) -> str | None:
    try:
        return formatted(text)
    except UneditableError as error:
        if "comment in empty brackets" not in str(error):
            raise
        return None


def _says(text: str, value: object) -> bool:
    try:
        return plain(parse(text)) == value
    except (yaml.YAMLError, UneditableError):
        return False


@pytest.mark.parametrize("seed", range(8))
def test_any_form_of_a_file_is_kept_whole(seed: int) -> None:
    chance = random.Random(seed)
    files = sorted(CHECKED.rglob("*.yml"))
    chance.shuffle(files)
    untagged = (path for path in files if _is_readable(path) and "!" not in text_of(path))
    for path in islice(untagged, 30):
        text = scrambled(path, chance)
        if (made := _formatted(text)) is None:
            continue
        assert said(made) == _with_mends(said(text)), text
        assert remarks(made) == remarks(text), text
        assert formatted(made) == made, text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: [", "cannot be read as YAML"),
        ("- a\n", "no keys with values"),
        ("id: !x a\n", "has a tag in line 1"),
        ("%YAML 1.1\n---\nid: a\n", "begins with a directive"),
        ("id: a\nid: b\n", 'the key "id" twice'),
        ("id: a\n---\nid: b\n", "more than one document"),
        ("? [a]\n: b\n", "no word in line 1"),
        ("{}\n", "no keys at its top level"),
        ("&a\nid: a\n", "no keys at its top level"),
        ("", "no keys with values"),
    ],
)
def test_what_cannot_be_formatted_is_said(text: str, message: str) -> None:
    with pytest.raises(UneditableError, match=message):
        formatted(text)
    assert is_formatted(text)


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("使用Python写", "使用 Python 写"),
        ("先学,再做.", "先学，再做。"),
        ("你好(世界)!", "你好（世界）！"),
        ('他说"好的"了', "他说“好的”了"),
        ("全角 ，空格", "全角，空格"),
        ("中 文", "中文"),
        ("看`a,中文`吧", "看`a,中文`吧"),
        ("见[文档](https://a.org/中文,b)吧", "见[文档](https://a.org/中文,b)吧"),
        ("反斜杠\\,留下", "反斜杠\\,留下"),
        ("等等...", "等等..."),
        ("f(中文", "f(中文"),
        ("版本2.0和 3.5", "版本 2.0 和 3.5"),
        ("English, only.", "English, only."),
        ("网址 https://a.org/x,中文", "网址 https://a.org/x,中文"),
    ],
)
def test_chinese_is_mended_where_that_is_safe(text: str, better: str) -> None:
    assert mended(text) == better
    assert mended(better) == better
