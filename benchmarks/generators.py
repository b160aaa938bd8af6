"""Generators that build the same pages: the portal, plain Material, and what else there is.

Each gets the Markdown that the portal makes, one project for each language, as the others know one
language at a time. What cannot be had here says why.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from roadmap_site import site
from roadmap_site.material import appearance

Command = Sequence[str | Path]


@dataclass(frozen=True)
class Generator:
    """A generator that is ready: what to run in which folders, and where the sites then are."""

    name: str
    commands: tuple[tuple[Path, Command], ...]
    sites: tuple[Path, ...]
    keeps: bool = False
    """True where it keeps something of a build for the next one."""


@dataclass
class Project:
    """The folder in which all sides have their projects of one roadmap."""

    folder: Path
    tools: Path
    """The folder of programs that were fetched, which all roadmaps share."""
    languages: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        portal = site.build(self.folder / "roadmap", "roadmap")
        self.languages = tuple(portal.languages)
        for language in self.languages:
            for page in portal.pages[language]:
                target = self.pages(language) / page.uri
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(page.markdown, "utf-8")

    def pages(self, language: str) -> Path:
        """Give the folder of the Markdown in a language."""
        return self.folder / "pages" / language

    def each(self, name: str, command: Command, built: str) -> Generator:
        """Give a generator that runs once a language, in a folder of its own."""
        folders = [self.folder / name.split()[0] / language for language in self.languages]
        return Generator(
            name,
            tuple((folder, command) for folder in folders),
            tuple(folder / built for folder in folders),
        )


def portal(project: Project) -> Generator:
    """The portal itself: all languages in one run."""
    settings = {
        "site_name": "Portal",
        "theme": {"name": "material"},
        "plugins": ["search", "roadmap"],
    }
    (project.folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    (project.folder / "docs").mkdir()
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "built"]
    return Generator("portal", ((project.folder, command),), (project.folder / "built",), True)


def material(project: Project) -> Generator:
    """Plain Material at its defaults, with the Markdown extensions that the pages need."""
    _mkdocs(project, "material")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", "built"]
    return project.each("material (plain)", command, "built")


def zensical(project: Project) -> Generator | str:
    """Zensical, the newest that pip installs, on the same project as plain Material."""
    home = project.tools / "zensical"
    program = home / "bin" / "zensical"
    if not home.exists():
        venv.create(home, with_pip=True)
        if said := _fetch([home / "bin" / "python", "-m", "pip", "install", "-q", "zensical"]):
            return said
    if not program.exists():
        return "pip could not install it"
    _mkdocs(project, "zensical")
    made = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    version = made.stdout.split()[-1] if made.stdout.split() else "?"
    return project.each(f"zensical {version}", [program, "build"], "site")


def _mkdocs(project: Project, name: str) -> None:
    for language in project.languages:
        folder = project.folder / name / language
        shutil.copytree(project.pages(language), folder / "docs")
        settings = {
            "site_name": "Plain",
            "theme": {"name": "material", "language": language},
            "plugins": ["search"],
            "markdown_extensions": [*appearance.EXTENSIONS],
        }
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")


def vitepress(project: Project) -> Generator | str:
    """VitePress, with its local search."""
    settings = "export default { title: 'Plain', themeConfig: { search: { provider: 'local' } } }"
    if said := _npm(project, "vitepress", ["vitepress"]):
        return said
    for language in project.languages:
        folder = project.folder / "vitepress" / language
        shutil.copytree(project.pages(language), folder)
        (folder / ".vitepress").mkdir()
        (folder / ".vitepress" / "config.mjs").write_text(settings, "utf-8")
        (folder / "node_modules").symlink_to(project.tools / "vitepress" / "node_modules")
    command = ["node", "node_modules/vitepress/bin/vitepress.js", "build", "."]
    return project.each("vitepress", command, ".vitepress/dist")


def starlight(project: Project) -> Generator | str:
    """Starlight, with its own search; it wants a title at the head of each page."""
    if said := _npm(project, "starlight", ["astro", "@astrojs/starlight", "sharp"]):
        return said
    config = (
        "import { defineConfig } from 'astro/config';\n"
        "import starlight from '@astrojs/starlight';\n"
        "export default defineConfig({ integrations: [starlight({ title: 'Plain' })] });\n"
    )
    content = (
        "import { defineCollection } from 'astro:content';\n"
        "import { docsLoader } from '@astrojs/starlight/loaders';\n"
        "import { docsSchema } from '@astrojs/starlight/schema';\n"
        "const docs = defineCollection({ loader: docsLoader(), schema: docsSchema() });\n"
        "export const collections = { docs };\n"
    )
    for language in project.languages:
        folder = project.folder / "starlight" / language
        for page in project.pages(language).rglob("*.md"):
            target = folder / "src/content/docs" / page.relative_to(project.pages(language))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_titled(page.read_text("utf-8"), page.stem), "utf-8")
        (folder / "astro.config.mjs").write_text(config, "utf-8")
        (folder / "src/content.config.ts").write_text(content, "utf-8")
        (folder / "package.json").write_text(json.dumps({"type": "module"}), "utf-8")
        (folder / "node_modules").symlink_to(project.tools / "starlight" / "node_modules")
    command = ["node", "node_modules/astro/astro.js", "build"]
    return project.each("starlight", command, "dist")


def _titled(text: str, name: str) -> str:
    """Give a page a title at its head, and nothing else there that Starlight does not know."""
    head: dict[str, object] = {}
    body = text
    if text.startswith("---\n"):
        raw, _, body = text[4:].partition("\n---\n")
        head = yaml.safe_load(raw) or {}
    return f"---\ntitle: {json.dumps(str(head.get('title', name)))}\n---\n{body}"


def _npm(project: Project, name: str, packages: list[str]) -> str:
    if shutil.which("npm") is None:
        return "npm is not there"
    folder = project.tools / name
    if (folder / "node_modules").exists():
        return ""
    folder.mkdir(parents=True)
    return _fetch(["npm", "install", "--silent", "--no-audit", "--prefix", folder, *packages])


def _fetch(command: Command) -> str:
    """Run what fetches a program; give what went wrong."""
    made = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    lines = (made.stderr or made.stdout).strip().splitlines()
    return f"could not be fetched: {lines[-1][:200] if lines else ''}" if made.returncode else ""


ALL = {
    "portal": portal,
    "material": material,
    "zensical": zensical,
    "starlight": starlight,
    "vitepress": vitepress,
}
"""Every generator, the portal and the one that it is compared with first."""
