"""The reference of codes: what each means, what to do, and an example, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

from roadmap_site.reading.problems import CODES

Files = dict[str, str]
"""What files of a roadmap hold, by their names within its folder."""

_EXAMPLES = ("before", "wrong", "right")
_ONE = "title: Map\nsummary: A route.\nlanguages: [en]\n"
_BOTH = "title: {zh: 图, en: Map}\nsummary: {zh: 路线, en: A route.}\nlanguages: [zh, en]\n"
_STAGE = {"stages/01-start.yml": "id: start\ntitle: Start\n"}


@dataclass(frozen=True)
class Code:
    """One code, explained."""

    code: str
    meaning: dict[str, str]
    advice: dict[str, str]
    wrong: dict[str, str | None]
    """Files of a roadmap that has this problem alone."""
    right: dict[str, str | None]
    """The same files without it."""
    before: dict[str, str | None] = field(default_factory=dict)
    """The files as they were, for a code that compares."""
    bilingual: bool = False
    """True where the roadmap around the example is in Chinese and English."""

    def roadmap(self, example: dict[str, str | None]) -> Files:
        """Give all files of the roadmap that an example stands in."""
        head = {"roadmap.yml": _BOTH if self.bilingual else _ONE}
        files: dict[str, str | None] = {**head, **_STAGE, **example}
        return {name: text for name, text in files.items() if text is not None}


@cache
def _data() -> dict[str, Any]:
    file = resources.files(__package__).joinpath("codes.yml")
    data: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return data


def explained() -> list[Code]:
    """Read what is said of every code."""
    return [Code(**entry) for entry in _data()["codes"]]


def reference(language: str) -> str:
    """Write the page about all codes in a language."""
    words = _data()["words"][language]
    lines = [
        "---", f'description: "{words["description"]}"', "search:", "  exclude: true", "---", "",
        f"# {words['title']} {{ #codes }}", "", words["intro"], "",
    ]  # fmt: skip
    for code in explained():
        lines += _entry(code, language, words)
    lines += [f"## {words['formats']} {{ #formats }}", "", words["json"]]
    return "\n".join(lines) + "\n"


def _entry(code: Code, language: str, words: dict[str, str]) -> Iterator[str]:
    chinese = language == "zh"
    severity = f"**{words[CODES[code.code][0]].capitalize()}**{'。' if chinese else '.'}"
    said = [code.meaning[language], severity, code.advice[language]]
    yield from (f"## {code.code} {{ #{code.code.lower()} }}", "")
    yield from (("" if chinese else " ").join(said), "")
    for which in _EXAMPLES:
        for name, text in getattr(code, which).items():
            yield from (f"{words[which]}{'：' if chinese else ':'}", "")
            if text is None:
                yield f"`roadmap/{name}` {words['none']}"
            else:
                yield f'```yaml title="roadmap/{name}"\n{text}```'
            yield ""
