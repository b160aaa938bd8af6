"""The navigation names the stages around the page, however many there are."""

from __future__ import annotations

from roadmap_site.edition import Edition, editions
from roadmap_site.model import Roadmap
from roadmap_site.site.stage_links import GROUPS, STAGES, StageLinks, stage_links


def edition(count: int, *parts: int) -> Edition:
    """Give a roadmap of so many stages, in parts that end with these."""
    starts = (0, *parts)
    head = {
        "title": "Route",
        "summary": "From here to there.",
        "languages": ["en"],
        "stages": [{"id": f"s{number}", "title": "Stop"} for number in range(1, count + 1)],
        "parts": [
            {
                "id": f"p{end}",
                "title": f"To {end}",
                "stages": [f"s{number}" for number in range(start + 1, end + 1)],
            }
            for start, end in zip(starts, parts, strict=False)
        ],
    }
    return editions(Roadmap.model_validate(head))["en"]


def links(of: Edition, number: int | None = None) -> StageLinks:
    found = stage_links(of, "../", of.roadmap.stages[number - 1] if number else None)
    assert found
    return found


def names(found: StageLinks) -> list[str | list[str]]:
    return [
        [group.name, *(stage.name.partition("\u00a0")[0] for stage in group.stages)]
        if group.stages
        else group.name
        for group in found.groups
    ]


def test_few_stages_need_no_groups() -> None:
    assert stage_links(edition(7), "../", None) is None


def test_the_part_of_the_page_is_open_and_the_others_are_links() -> None:
    found = links(edition(7, 2, 5, 7), 4)
    assert names(found) == ["To 2", ["To 5", "3", "4", "5"], "To 7"]
    assert [group.href for group in found.groups] == [
        "../stages/s1/",
        "../stages/s3/",
        "../stages/s6/",
    ]
    (here,) = [stage for group in found.groups for stage in group.stages if stage.here]
    assert here.href == "../stages/s4/"
    assert found.whole == ""


def test_a_page_of_no_stage_has_the_parts_alone() -> None:
    assert names(links(edition(7, 2, 5, 7))) == ["To 2", "To 5", "To 7"]


def test_of_very_many_stages_those_around_the_page_are_named() -> None:
    long = edition(700)
    for number in (1, 350, 700):
        found = links(long, number)
        assert len(found.groups) == GROUPS
        assert sum(len(group.stages) for group in found.groups) == 10
        assert any(stage.here for group in found.groups for stage in group.stages)
        assert found.whole == "../#_route"
    assert links(long, 350).groups[GROUPS // 2].stages


def test_a_part_of_very_many_stages_is_cut_around_the_page() -> None:
    (group,) = links(edition(100, 100), 50).groups
    assert [stage.here for stage in group.stages].index(True) == STAGES // 2
    assert len(group.stages) == STAGES
