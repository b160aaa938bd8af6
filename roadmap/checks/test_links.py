"""What the home page says about the links of the roadmap."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import yaml
from answers import STAGES


def links(part: object) -> Iterator[str]:
    """Give the address of every resource and of its editions, but not what they replace."""
    if isinstance(part, dict):
        if "url" in part:
            yield part["url"]
            yield from part.get("editions", {}).values()
        for key, value in part.items():
            if key != "replaces":
                yield from links(value)
    elif isinstance(part, list):
        for value in part:
            yield from links(value)


def test_about_a_quarter_leads_to_hugging_face() -> None:
    """About a quarter of all links lead to huggingface.co."""
    files = [STAGES.parent / "roadmap.yml", *STAGES.glob("*.yml")]
    hosts = [
        urlsplit(link).hostname
        for link in {
            link
            for file in files
            for link in links(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))
        }
    ]
    share = hosts.count("huggingface.co") / len(hosts)
    assert share == pytest.approx(1 / 4, abs=0.05)
