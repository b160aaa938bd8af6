"""What spares rules the work on sound texts spares them nothing that they would find."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator

import pytest
import yaml

from builds import CASES
from roadmap_site.reading import composing
from roadmap_site.rules import markdown, signs
from roadmap_site.text import finding, lookalikes, markup, typography

_ALWAYS = re.compile("")
_SIGNS = (
    "，。、；：？！（）《》“”‘’…,;:!?.()\"'-–[]{}<>*_`~=$\\&#|+•✓＊｀【】①②1234ABab中文字のк한"
    "     \u2f00\uff21é\xc3\xa9\u0430"
)
_PIECES = ("https://a.b", "www.", "![", "](", "1. ", "2. ", "--", "中 文", "TODO", "<b>", "`` ` ``")


def texts(count: int) -> Iterator[str]:
    chance = random.Random(20261126)
    for _ in range(count):
        parts = chance.choices([*_SIGNS, *_PIECES], k=chance.randrange(1, 14))
        yield " ".join("".join(parts).split()) or "x"


def found_both_ways(
    monkeypatch: pytest.MonkeyPatch, owner: object, names: Iterable[str], find: object
) -> None:
    """Look at texts with what spares work, and without it."""
    assert callable(find)
    some = [*texts(1500)]
    quick = [find(text) for text in some]
    for name in names:
        monkeypatch.setattr(owner, name, _ALWAYS)
    assert quick == [find(text) for text in some]
    assert len({*map(str, quick)}) > 10, "the texts have too few faults to show anything"


def test_signs_of_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    some = [*texts(1500)]
    quick = [[*typography.faults(text)] for text in some]
    monkeypatch.setattr(typography, "_DOUBTS", 3 * (_ALWAYS,))
    assert quick == [[*typography.faults(text)] for text in some]


def test_signs_that_seem(monkeypatch: pytest.MonkeyPatch) -> None:
    find = lambda text: [*lookalikes.lookalikes(text)]  # noqa: E731
    found_both_ways(monkeypatch, lookalikes, ["_DOUBTFUL"], find)


@pytest.mark.parametrize("language", ["zh", "en", "fr", "ko"])
def test_signs_of_any_language(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    find = lambda text: signs._fault(text, language)  # noqa: E731
    found_both_ways(monkeypatch, signs, ["_NEAR", "_WIDE_SIGN", "_BRACKETS"], find)


def test_markup_without_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    some = [*texts(1500)]
    quick = [markdown.without_effect(text) for text in some]
    assert len({*quick}) > 50
    every = "".join({sign for text in some for sign in text})
    for name in ("_AS_WRITTEN", "_LEFT"):
        faults = tuple((every, *rest) for _, *rest in getattr(markdown, name))
        monkeypatch.setattr(markdown, name, faults)
    assert quick == [markdown.without_effect(text) for text in some]
    exact = re.compile(
        r"[!\[\\&`<*$~=>|#{＞｜\uff0a\uff40【①•‣▪◦●■◆✓✔]|://|www\.|:[a-z]|"
        r"^\s*[-+?\d(（一]|[：:]\s*[1(（一]"
    )
    assert [markdown._may_have_any(text) for text in some] == [
        bool(exact.search(text)) for text in some
    ]


@pytest.mark.parametrize("word", ["sſ", "Straße", "ıiİ", "K", "Ǆ", "µm", "ΐ", "ﬅ", "ﾊﾞ", "中文"])
def test_a_word_is_a_part_of_the_folded_text(word: str) -> None:
    found = finding.words([word.lower()])
    for other in {word, word.lower(), word.upper(), word.casefold(), word.swapcase(), "ſſ", "İıi"}:
        if found.search(f"a {other} b"):
            assert finding.folded(word.lower()) in finding.folded(f"a {other} b")


def test_what_is_usual_is_composed_as_by_the_library() -> None:
    contents = {file.read_bytes() for file in CASES.parent.rglob("*.yml")}
    usual = 0
    for content in contents:
        text = content.decode("utf-8", "replace")
        try:
            made = composing._composed(text)
        except (composing._UnusualError, yaml.YAMLError, ValueError):
            continue
        usual += 1
        assert told(made) == told(yaml.compose(text, Loader=composing._Loader)), text
    assert usual > len(contents) / 2


def told(node: yaml.Node | None) -> object:
    """Give all of a node but its tag."""
    if node is None:
        return None
    marks = [
        (mark.index, mark.line, mark.column) if mark else None
        for mark in (node.start_mark, node.end_mark)
    ]
    value = node.value
    if isinstance(node, yaml.MappingNode):
        value = [(told(key), told(item)) for key, item in node.value]
    elif isinstance(node, yaml.SequenceNode):
        value = [told(item) for item in node.value]
    style = getattr(node, "style", None) or ""
    return type(node).__name__, value, style, marks


@pytest.mark.parametrize("links", [(), ("[中 a](https://a.b/c_d*e?f=g#h)", "[", "](http://[a])")])
def test_text_with_plain_markup_needs_no_parser(
    links: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(7)
    signs = [*"`` a中<&>;\"'&amp; ` `x` _*", *2 * links]
    some = [" ".join("".join(chance.choices(signs, k=12)).split()) for _ in range(3000)]
    quick = [markup.plain(text) for text in some]
    done = [markup._of_code_and_links(text) is not None for text in some]
    assert sum(done) > 100
    assert not links or any(
        text.count("](h") for text, is_done in zip(some, done, strict=True) if is_done
    )
    monkeypatch.setattr(markup, "_of_code_and_links", lambda _: None)
    assert quick == [markup.plain(text) for text in some]
