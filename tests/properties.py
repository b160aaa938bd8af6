"""How properties are tried: the same examples every time for a moment, new ones with torture."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

from torture import trials


def limits(short: int, long: int) -> settings:
    """Say how many examples are tried."""
    # To find the least example that fails takes minutes; who needs it asks for torture.
    quick = (Phase.explicit, Phase.generate)
    return settings(
        max_examples=trials(short, long),
        phases=trials(quick, tuple(Phase)),
        derandomize=trials(True, False),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
