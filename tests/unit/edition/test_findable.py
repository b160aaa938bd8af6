"""What a search finds: where each part is, and what it is found by."""

from __future__ import annotations

from roadmap_site.edition import editions
from roadmap_site.edition.findable import findables
from roadmap_site.model import Roadmap

SECTIONS = [
    {"id": id, "title": id, "topics": [{"id": f"{id}-project", "title": "Project"}]}
    for id in ("soil", "harvest")
]


def test_two_topics_of_one_name_are_told_apart_by_their_section() -> None:
    head = {"title": "T", "summary": "S", "languages": ["en"]}
    stage = {"id": "garden", "title": "Garden", "sections": SECTIONS}
    edition = editions(Roadmap.model_validate({**head, "stages": [stage]}))["en"]
    found = {each.address: each for each in findables(edition)}
    topics = [each for each in found.values() if each.kind == "topic"]
    assert [each.title for each in topics] == ["Project", "Project"]
    assert [found[each.within].title for each in topics] == ["soil", "harvest"]
    assert {found[found[each.within].within].title for each in topics} == {"Garden"}
