"""Features of Material that the portal cannot live with are left out, and said to be."""

from __future__ import annotations

import pytest

from roadmap_site.material import features

KEPT = ["content.code.copy", "navigation.path", "toc.integrate"]


@pytest.mark.parametrize(
    "name",
    [
        "navigation.instant",
        "navigation.instant.prefetch",
        "navigation.instant.progress",
        "navigation.tabs",
        "navigation.tabs.sticky",
        "navigation.prune",
    ],
)
def test_what_does_not_fit_is_left_out_with_its_reason(name: str) -> None:
    given = [KEPT[0], name, *KEPT[1:]]
    assert features.fit(given) == KEPT
    [(told, why)] = features.why_not(given).items()
    assert told == name
    assert why.endswith(f"; write `features: [{', '.join(KEPT)}]`")


def test_what_is_left_empty_is_to_be_removed() -> None:
    assert features.why_not(["navigation.tabs"])["navigation.tabs"].endswith("remove `features`")


@pytest.mark.parametrize("name", [*KEPT, *features.NEEDED, "navigation.tabsy", "header.autohide"])
def test_what_fits_stays(name: str) -> None:
    assert features.fit([name]) == [name]
    assert features.why_not([name]) == {}
