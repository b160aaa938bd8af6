"""What an exported project says of itself in its `mkdocs.yml`."""

from __future__ import annotations

from roadmap_site.engine.export.places import Places
from roadmap_site.engine.export.settings import _nav


def test_a_navigation_leads_to_pages_where_they_lie_and_to_other_sites_as_written() -> None:
    known = Places({"ride.md", "long/ride.md"}, {}, directory_urls=True)
    nav = [{"Rides": ["ride.md", {"Long": "long/ride.md"}]}, {"Elsewhere": "https://a.example/"}]
    assert _nav(nav, known) == [
        {"Rides": ["ride/index.md", {"Long": "long/ride/index.md"}]},
        {"Elsewhere": "https://a.example/"},
    ]
