"""The service worker of a site, with which a browser keeps pages for when there is no network."""

from __future__ import annotations

from pathlib import Path as File

from roadmap_site.browser import offline
from roadmap_site.engine import serving


def name(*, is_wanted: bool) -> str:
    """Give the name of the worker; none where browsers are not to keep the site.

    What a browser keeps of a site that is being edited would hide the changes.
    """
    return offline.SERVICE_WORKER if is_wanted and not serving.is_served() else ""


def write(site_dir: File, *, is_wanted: bool) -> None:
    """Write the worker, or what takes leave of one that a browser may have."""
    script = offline.service_worker(site_dir) if is_wanted else offline.farewell()
    (site_dir / offline.SERVICE_WORKER).write_text(script, "utf-8")
