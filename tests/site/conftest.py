"""What the tests of built sites share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crawl import HtmlSite

if TYPE_CHECKING:
    from conftest import BuiltSite


@pytest.fixture(scope="session")
def own_site(built_site: BuiltSite) -> HtmlSite:
    """The site of this repository, of which each worker reads a page once."""
    return HtmlSite(built_site.directory, built_site.url)
