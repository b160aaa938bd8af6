"""What a page weighs that has no content of its own does not grow with the roadmap."""

from __future__ import annotations

from pathlib import Path

import pytest

from builds import CONFIG, build

MORE = 2_400
"""By how many bytes a page of a large site may be larger than the same page of a small one: the
navigation names the groups of its stages."""
LARGEST = 1_000_000
"""How many bytes any page has at most."""


def write(folder: Path, count: int) -> Path:
    """Write a roadmap of so many stages, each of which needs the one before it."""
    (folder / "docs").mkdir(parents=True)
    (folder / "roadmap" / "stages").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    head = "title: Route\nsummary: From here to there.\nlanguages: [en]\n"
    (folder / "roadmap" / "roadmap.yml").write_text(head, encoding="utf-8")
    for number in range(1, count + 1):
        # Names of the same length in both sites.
        text = (
            f"id: stop-{number:03}\ntitle: Stop {number:03}\nsections:\n"
            f"  - id: way-{number:03}\n    title: The Way\n    hours: 2-4\n"
        )
        if number > 1:
            text += f"    needs: [stop-{number - 1:03}]\n"
        if number % 2:
            text += f"    topics: [{{id: step-{number:03}, title: Step {number:03}}}]\n"
        name = f"{number:03}-stop-{number:03}.yml"
        (folder / "roadmap" / "stages" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    made = []
    for count in (7, 140):
        folder = tmp_path_factory.mktemp(f"stages-{count}")
        done = build(write(folder / "project", count), folder / "site")
        assert not done.failure
        made.append(done.site)
    return made


# The page of a stage in the middle, with the same topics; and pages that say the same anywhere.
@pytest.mark.parametrize(
    ("small", "large"),
    [
        ("stages/stop-004", "stages/stop-070"),
        ("stages/stop-004", "stages/stop-140"),
        ("404.html", "404.html"),
    ],
)
def test_a_page_is_as_large_on_a_site_of_many_stages(
    sites: list[Path], small: str, large: str
) -> None:
    sizes = [size(site / name) for site, name in zip(sites, (small, large), strict=True)]
    assert sizes[1] <= sizes[0] + MORE, sizes


def test_no_page_is_too_large_to_load(sites: list[Path]) -> None:
    large = {page: page.stat().st_size for page in sites[1].rglob("*.html")}
    assert {page: size for page, size in large.items() if size > LARGEST} == {}


def size(page: Path) -> int:
    return (page if page.is_file() else page / "index.html").stat().st_size
