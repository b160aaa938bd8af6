"""The portal beside what else people have in a site: templates, a navigation, a blog, names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from builds import Build, build, copy_case
from crawl import HtmlSite

if TYPE_CHECKING:
    from conftest import BuildOnce

SETTINGS = """
site_url: https://portal.example/route/
theme: {name: material, custom_dir: overrides, direction: rtl}
plugins: [search, roadmap, tags, blog]
nav:
  - index.md
  - 里面: [{X: x.md}, https://elsewhere.example/]
not_in_nav: |
  /c++.md
"""
NAMES = ("学习 指南", "c++", "q&a", "a@b", "c#")
FILES = {
    "docs/blog/index.md": "# 博客\n",
    "docs/blog/posts/one.md": "---\ndate: 2026-01-02\n---\n\n# 一篇\n\n文\n",
    "docs/assets/images/favicon.png": "own",
    "docs/x.md": "# X 页\n\n## 安装步骤\n\n[y](y.md) [英文](y.en.md) [bad](nope.md)\n",
    "docs/x.en.md": "# X page\n\n[y](y.en.md#y) [z](only.md) [bad](nope.en.md)\n",
    "docs/y.md": "---\ntemplate: landing.html\n---\n\n# Y 页\n",
    "overrides/landing.html": '{% extends "base.html" %}{% block announce %}Land!{% endblock %}',
    "docs/y.en.md": "# Y page {#y}\n",
    "docs/only.md": "---\ntags: [甲]\n---\n\n# 只有中文\n",
    **{f"docs/{name}.md": f"# {name} 中\n" for name in NAMES},
    **{f"docs/{name}.en.md": f"# {name} en\n" for name in NAMES},
}


@pytest.fixture(scope="session", params=["main.html", "base.html"])
def built(build_once: BuildOnce, request: pytest.FixtureRequest) -> Build:
    def work(folder: Path) -> Build:
        project = copy_case("garden", folder / "project")
        (project / "mkdocs.yml").write_text(f"site_name: Garden{SETTINGS}", encoding="utf-8")
        extends = f'{{% extends "{request.param}" %}}{{% block announce %}}Hear!{{% endblock %}}'
        for name, text in {**FILES, "overrides/main.html": extends}.items():
            file = project / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return build(project, folder / "site", strict=False)

    return build_once(f"neighbours-{request.param}", work)


def read(built: Build, page: str) -> str:
    return (built.site / page / "index.html").read_text(encoding="utf-8")


def test_a_template_of_the_authors_keeps_the_portal(built: Build) -> None:
    for page in ("", "en"):
        html = read(built, page)
        assert "Hear!" in html
        assert all(part in html for part in ("rm-header", "roadmap-base", "og:locale"))


def test_each_language_keeps_its_direction(built: Build) -> None:
    assert '<body dir="ltr"' in read(built, "en")


def test_a_template_for_single_pages_keeps_the_portal(built: Build) -> None:
    html = read(built, "y")
    assert all(part in html for part in ("Land!", "rm-header", "roadmap-base", "og:locale"))


def test_a_picture_of_the_authors_for_the_tab_is_shown(built: Build) -> None:
    assert '<link rel="icon" href="./assets/images/favicon.png">' in read(built, "")
    assert (built.site / "assets/images/favicon.png").read_text("utf-8") == "own"


def test_a_navigation_of_the_authors_is_obeyed(built: Build) -> None:
    navigation = HtmlSite(built.site).pages[""].soup.select_one(".md-nav--primary")
    assert navigation
    hrefs = {str(link["href"]) for link in navigation.select("a[href]")}
    assert {"x/", "https://elsewhere.example/", "stages/soil/"} <= hrefs
    assert hrefs.isdisjoint({"y/", "only/", "c%2B%2B/"})
    assert "  - c++.md" not in built.output
    assert "  - y.md" in built.output


def test_links_lead_to_other_languages_and_are_named_where_they_are_broken(built: Build) -> None:
    english, chinese = read(built, "en/x"), read(built, "x")
    assert 'href="../y/#y"' in english
    assert 'href="../../only/"' in english
    assert 'href="../en/y/"' in chinese
    broken = [line for line in built.output.splitlines() if line.startswith("WARNING")]
    assert ["nope.md" in broken[0], "'x.en.md' contains a link 'nope.en.md'" in broken[1]] == [1, 1]
    assert len(broken) == 2


def test_headings_in_chinese_have_ids_that_can_be_read(built: Build) -> None:
    assert '<h2 id="安装步骤">' in read(built, "x")


@pytest.mark.parametrize("name", NAMES)
def test_any_name_keeps_its_translation_and_its_address(built: Build, name: str) -> None:
    there = f"https://portal.example/route/en/{quote(name)}/"
    assert f'hreflang="en" href="{there}"' in read(built, name)
    assert f"<loc>{there}</loc>" in (built.site / "sitemap.xml").read_text(encoding="utf-8")


def test_a_blog_and_tags_are_where_they_are_written(built: Build) -> None:
    assert (built.site / "blog/2026/01/02").is_dir()
    assert not (built.site / "en" / "blog").exists()
