"""What other plugins are told, so that they work in every language."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from builds import ROOT
from roadmap_site.engine import documents, late, neighbours

DOCUMENTS = {
    "zh": {"guide.md": "guide.md", "sail.md": "sail.md"},
    "en": {"guide.md": "guide.en.md"},
}
REDIRECTS = {
    "old.md": "guide.md#install",
    "older.md": "sail.md",
    "stage.md": "stages/soil.md",
    "away.md": "https://example.org/",
    "nowhere.md": "nowhere.md",
    "former.en.md": "guide.en.md",
}


class Redirects:
    """As the plugin of that name, which reads its maps when it is shown the files."""

    def __init__(self) -> None:
        self.config = {"redirect_maps": REDIRECTS}

    def on_files(self, files: Files, config: object) -> None:
        del config
        self.pages = {file.src_uri for file in files.documentation_pages()}


def with_plugins(**plugins: object) -> Any:
    return SimpleNamespace(plugins=plugins, repo_url="", edit_uri="x", use_directory_urls=True)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", {name: to for name, to in REDIRECTS.items() if name != "former.en.md"}),
        (
            "en",
            {
                "old.md": "guide.md#install",
                "stage.md": "stages/soil.md",
                "away.md": "https://example.org/",
                "former.md": "guide.md",
            },
        ),
    ],
)
def test_redirects_lead_to_the_pages_of_each_language(
    language: str, expected: dict[str, str]
) -> None:
    plugin = Redirects()
    names = (*DOCUMENTS[language], "stages/soil.md")
    files = Files([File(name, "docs", "site", use_directory_urls=True) for name in names])
    config = with_plugins(redirects=plugin)
    neighbours.lead_redirects(config, files, DOCUMENTS, language)
    assert plugin.config["redirect_maps"] == expected
    assert "stages/soil.md" in plugin.pages


@pytest.mark.parametrize("is_on", [True, False])
def test_a_site_for_a_disk_has_no_directory_urls_from_the_start(is_on: bool) -> None:
    config = with_plugins(**{"material/offline": SimpleNamespace(config={"enabled": is_on})})
    neighbours.settle(config)
    assert config.use_directory_urls is not is_on


@pytest.mark.parametrize(
    ("blog_dir", "post_dir", "folder"),
    [("blog", "{blog}/posts", "blog/posts/"), (".", "{blog}/posts", "posts/")],
)
def test_the_posts_of_a_blog_are_no_pages_of_the_navigation(
    blog_dir: str, post_dir: str, folder: str
) -> None:
    blog = SimpleNamespace(config={"blog_dir": blog_dir, "post_dir": post_dir, "enabled": True})
    config = with_plugins(**{"material/blog": blog})
    config.nav = None
    names = {name: name for name in ("guide.md", f"{folder}one.md")}
    files = Files([File(name, "docs", "site", use_directory_urls=True) for name in names])
    assert documents.order(files, config, "zh", {"zh": names}) == ["guide.md"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("zh", ["nope.md", "/api/", "data.pdf", {"A": "guide.md"}]), ("en", ["/api/", "guide.md"])],
)
def test_what_is_listed_is_there_or_told(language: str, expected: list[object]) -> None:
    config = with_plugins()
    config.nav = ["index.md", "nope.md", "/api/", "data.pdf", {"A": "guide.md"}]
    names = ("index.md", "guide.md", "guide.en.md", "data.pdf")
    files = Files([File(name, "docs", "site", use_directory_urls=True) for name in names])
    assert documents.order(files, config, language, DOCUMENTS) == expected


def settings() -> MkDocsConfig:
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.plugins._current_plugin = "roadmap"
    return config


def test_plugins_that_ask_where_a_page_lies_are_led_to_its_source() -> None:
    config = settings()
    file = late.file("stages/soil.md", "# Soil\n", config, None)
    documents.say_source(file, Path("roadmap/stages/01-soil.yml"), config)
    assert file.abs_src_path == str(ROOT / "roadmap" / "stages" / "01-soil.yml")
    assert (file.generated_by, file.content_string) == (None, "# Soil\n")


def test_a_translation_is_as_old_as_its_own_file() -> None:
    config = settings()
    written = File("a.en.md", "docs", "site", use_directory_urls=True)
    shown = documents._renamed(written, "a.md", config)
    assert (shown.generated_by, shown.abs_src_path) == (None, written.abs_src_path)


def test_what_is_no_page_or_lies_beside_the_project_has_no_such_source() -> None:
    config = settings()
    data, page = (late.file(name, "", config, None) for name in ("roadmap.json", "index.md"))
    documents.say_source(data, Path("roadmap/roadmap.yml"), config)
    documents.say_source(page, Path("../roadmap/roadmap.yml"), config)
    assert data.abs_src_path is page.abs_src_path is page.edit_uri is None
