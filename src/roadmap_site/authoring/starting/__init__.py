"""A portal of one's own: every file that it needs to be built, checked and published.

The files are in `files/`, the words of the example in `words.yml`. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from roadmap_site.authoring import schema
from roadmap_site.authoring.starting.templates import Templates, plain, spoken
from roadmap_site.reading import ROADMAP_FILE, STAGES_DIR

__all__ = ["LICENCES", "NO_LICENCE", "Wishes", "files", "spoken"]

NO_LICENCE = "none"
LICENCES = ("MIT", "CC-BY-4.0", NO_LICENCE)
"""The licences to choose from."""

_EVERYWHERE = {
    ".gitignore": "gitignore",
    ".github/dependabot.yml": "dependabot.yml",
    ".github/workflows/check.yml": "workflows/check.yml",
    ".github/workflows/pages.yml": "workflows/pages.yml",
    ".vscode/extensions.json": "extensions.json",
    ".vscode/settings.json": "settings.json",
}
"""The files that are alike in every portal, and what they are made from."""


@dataclass(frozen=True)
class Wishes:
    """What a new portal is to be."""

    titles: Mapping[str, str]
    """The title in each language; the default one has to be there."""
    languages: Sequence[str]
    licence: str
    holder: str
    """Who holds the copyright."""
    roadmap: Mapping[str, str] | None = None
    """The files of a roadmap that is there already; None asks for the example."""


def files(wishes: Wishes, today: date) -> dict[str, str]:
    """Give the text of every file of a new portal, by its path."""
    templates = _templates(wishes, today)
    found = {path: plain(name) for path, name in _EVERYWHERE.items()}
    for name in ("README.md", "CONTRIBUTING.md"):
        found[name] = templates.render(f"{name[:-3]}.{spoken(wishes.languages[0])}.jinja")
    for name in ("mkdocs.yml", "requirements.txt"):
        found[name] = templates.render(f"{name}.jinja")
    if wishes.licence != NO_LICENCE:
        found["LICENSE"] = templates.render(f"LICENSE-{wishes.licence}.jinja")
    for index, language in enumerate(wishes.languages):
        found[f"docs/{_guide(language, default=index == 0)}"] = plain(
            f"contributing.{spoken(language)}.md"
        )
    for name, text in _roadmap(wishes, templates).items():
        found[f"roadmap/{name}"] = text
    for name, text in schema.files().items():
        found[f"{schema.FOLDER}/{name}"] = text
    return found


def _templates(wishes: Wishes, today: date) -> Templates:
    languages = tuple(wishes.languages)
    return Templates(
        languages,
        titles=dict(wishes.titles),
        title=wishes.titles[languages[0]],
        licence=wishes.licence != NO_LICENCE,
        holder=wishes.holder,
        year=today.year,
        guide=_guide(languages[0], default=True),
        requirement=requirement(version("roadmap-site")),
    )


def _guide(language: str, *, default: bool) -> str:
    return "contributing.md" if default else f"contributing.{language}.md"


def _roadmap(wishes: Wishes, templates: Templates) -> dict[str, str]:
    if wishes.roadmap is None:
        return {
            ROADMAP_FILE: templates.yaml("roadmap.yml.jinja"),
            f"{STAGES_DIR}/01-first-steps.yml": templates.yaml("stage.yml.jinja"),
        }
    return {name: f"{_setting(name)}\n{text}" for name, text in wishes.roadmap.items()}


def _setting(name: str) -> str:
    """Give the line that names the schema of a file to editors."""
    return schema.setting(1, "roadmap") if name == ROADMAP_FILE else schema.setting(2, "stage")


def requirement(installed: str) -> str:
    """Name the program, in the range of versions that keep their promises to the one that is here.

    Below 1.0 it is the second number that says when a promise is broken.
    """
    major, minor = (int(part) for part in installed.split(".")[:2])
    following = f"{major + 1}" if major else f"0.{minor + 1}"
    return f"roadmap-site>={major}.{minor},<{following}"
