"""Home lists what there is, whatever the size of the roadmap."""

from __future__ import annotations

from typing import Any

import pytest

from roadmap_site.edition import editions
from roadmap_site.model import Roadmap
from roadmap_site.pages import home

HEAD: dict[str, Any] = {"title": "Route", "summary": "The way", "languages": ["en"]}


def stage(number: int, **topic: Any) -> dict[str, Any]:
    topics = [{"id": f"t{number}", "title": f"Topic {number}", **topic}]
    section = {"id": f"s{number}", "title": "Part", "topics": topics}
    return {"id": f"st{number}", "title": f"Stage {number}", "sections": [section]}


def shown(*stages: dict[str, Any], **head: Any) -> str:
    roadmap = Roadmap.model_validate({**HEAD, **head, "stages": stages})
    return home.page(editions(roadmap)["en"]).markdown


@pytest.mark.parametrize(("count", "folds"), [(1, 0), (12, 0), (13, 13), (60, 60)])
def test_topics_of_many_stages_are_folded(count: int, folds: int) -> None:
    markdown = shown(*(stage(number) for number in range(count)))
    assert markdown.count("data-rm-stop=") == count
    assert markdown.count('<details class="rm-fold"><summary>1 topic') == folds


def test_what_is_not_there_is_not_asked_about() -> None:
    assert "data-rm-cell" not in shown()
    plain = shown(stage(1))
    assert ('name="rm-path"' in plain, 'name="rm-pace"' in plain) == (False, False)
    assert 'data-rm-cell="plan"' not in plain
    timed = shown(stage(1, hours="2"))
    assert ('name="rm-pace"' in timed, 'data-rm-cell="plan"' in timed) == (True, True)


def test_topics_off_the_first_path_are_told_without_scripts() -> None:
    paths = [{"id": id, "title": id, "takes": [id]} for id in ("st1", "st2")]
    markdown = shown(stage(1), stage(2), paths=paths)
    assert markdown.count('class="rm-stop rm-off"') == 1
