"""The files of a new portal as templates, and the words that stand in them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path as File

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from roadmap_site.authoring import schema
from roadmap_site.authoring.formatting import formatted

_HERE = File(__file__).parent
_FALLBACK = "en"
_SPOKEN = frozenset({"zh", _FALLBACK})


def spoken(language: str) -> str:
    """Give the language whose words stand in for those of another; English for an unknown one."""
    base = language.partition("-")[0]
    return base if base in _SPOKEN else _FALLBACK


def plain(name: str) -> str:
    """Give a file that needs no filling in."""
    return (_HERE / "files" / name).read_text(encoding="utf-8")


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    read: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        (_HERE / "words.yml").read_text(encoding="utf-8")
    )
    return read


def quoted(text: str) -> str:
    """Write a text as YAML, in quotes, whatever stands in it."""
    return json.dumps(text, ensure_ascii=False)


class Templates:
    """Fills in templates for one portal."""

    def __init__(self, languages: tuple[str, ...], **values: object) -> None:
        self.languages = languages
        # What comes out is YAML and Markdown; HTML's escapes have no place in it, and whoever
        # starts a portal writes all of its values.
        self.environment = Environment(
            loader=FileSystemLoader(_HERE / "files", encoding="utf-8"),
            undefined=StrictUndefined,
            keep_trailing_newline=True,
        )
        self.environment.globals |= {
            **values,
            "quoted": quoted,
            "languages": f"[{', '.join(languages)}]",
            "editors": lambda kind, depth: schema.setting(depth, kind),
            "said": self._said,
            "say": lambda name: self._said(
                {language: _words()[name][spoken(language)] for language in languages}
            ),
            "word": lambda name: _words()[name][spoken(languages[0])],
        }

    def render(self, name: str) -> str:
        """Fill in one template."""
        return self.environment.get_template(name).render()

    def yaml(self, name: str) -> str:
        """Fill in a template of a file of the roadmap, in the house form."""
        return formatted(self.render(name), self.languages[0])

    def _said(self, texts: Mapping[str, str]) -> str:
        """Write a text as YAML: alone in a portal of one language, or one for each."""
        if len(self.languages) == 1:
            return quoted(texts[self.languages[0]])
        there = [language for language in self.languages if language in texts]
        return f"{{{', '.join(f'{language}: {quoted(texts[language])}' for language in there)}}}"
