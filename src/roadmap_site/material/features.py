"""Features of Material: those that the portal is built on, and those that it cannot live with."""

from __future__ import annotations

from collections.abc import Iterable

NEEDED = (
    "content.action.edit",
    "navigation.footer",
    "navigation.sections",
    "navigation.top",
    "toc.follow",
)

UNFIT = {
    "navigation.instant": "the portal's scripts run once for each page, so that nothing that"
    " readers mark after the first one would be kept",
    "navigation.prune": "the stages and what is done of them would be missing on other pages",
    "navigation.tabs": "the header leads to every place already, and the stages and what is done"
    " of them would be missing on other pages",
}
"""Why a feature, and every one whose name goes on from its own after a point, cannot be had."""


def fit(features: Iterable[str]) -> list[str]:
    """Give those features that can be had, in their order."""
    return [name for name in features if not _ground(name)]


def why_not(features: Iterable[str]) -> dict[str, str]:
    """Give those that cannot be had, each with the reason, and with what to write instead."""
    listed = list(features)
    advice = f"write `features: [{', '.join(fit(listed))}]`" if fit(listed) else "remove `features`"
    return {name: f"{ground}; {advice}" for name in listed if (ground := _ground(name))}


def _ground(feature: str) -> str:
    return next((why for name, why in UNFIT.items() if f"{feature}.".startswith(f"{name}.")), "")
