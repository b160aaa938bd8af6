"""What runs in the reader's browser, and the data that it gets.

`scripts/` are ES modules: `state/` keeps what the reader has done, `pages/` has one script for each
kind of page, `everywhere/` runs on every page, `search/` comes when somebody searches, `shared/` is
used by the others; `joining` makes one of those that always come together. `styles/` has one sheet
for each component, `worker/` what keeps the site for reading offline, `disk/` what runs it from a
disk, `early/` what runs before anything is painted, `policy` what a browser lets a page do. A style
and a script for one thing bear one name.
Nothing here knows how pages are made or what engine shows them.
"""

from roadmap_site.browser import offline
from roadmap_site.browser.joining import joined, places
from roadmap_site.browser.outline import MADE, modules
from roadmap_site.browser.sources import SCRIPTS, STYLES, early, scripts, styles

__all__ = [
    "MADE",
    "SCRIPTS",
    "STYLES",
    "early",
    "joined",
    "modules",
    "offline",
    "places",
    "scripts",
    "styles",
]
