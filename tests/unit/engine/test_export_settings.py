"""What an exported project says of itself in its `mkdocs.yml`."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from roadmap_site.engine.export.settings import _nav


def test_a_navigation_leads_to_pages_where_they_lie_and_to_other_sites_as_written() -> None:
    config = MkDocsConfig()
    config.load_dict({"use_directory_urls": True})
    nav = [{"Rides": ["ride.md", {"Long": "long/ride.md"}]}, {"Elsewhere": "https://a.example/"}]
    assert _nav(nav, config, {"ride.md", "long/ride.md"}) == [
        {"Rides": ["ride/index.md", {"Long": "long/ride/index.md"}]},
        {"Elsewhere": "https://a.example/"},
    ]
