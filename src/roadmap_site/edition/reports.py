"""Where readers report mistakes and suggest resources: forms on the code host.

What is known is filled in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

FORM = "mistake.yml"
"""The form, in `.github/ISSUE_TEMPLATE/`; it has the fields `page` and `topic`."""
SUGGESTION = "resource.yml"
"""The form for a resource, which has the field `topic`, too."""

# Companies' own hosts are called so by custom, or lie under the second domain.
_GITHUB = re.compile(r"github\.[\w.-]+|[\w.-]+\.ghe\.com")


@dataclass(frozen=True)
class Desk:
    """Takes reports of mistakes in one site."""

    form: str
    """The address that opens a new issue."""
    site_url: str
    """The address of the whole site; empty where none is known."""

    @property
    def suggestion(self) -> str:
        """The address of the form for a resource."""
        return f"{self.form}?{urlencode({'template': SUGGESTION})}"

    def href(self, page: str, topic: str) -> str:
        """Give the address of the form for a topic, and a page as seen from the site's root."""
        root = f"{self.site_url.rstrip('/')}/" if self.site_url else ""
        known = {"template": FORM, "page": root + page, "topic": topic}
        return f"{self.form}?{urlencode(known, quote_via=quote, safe='')}"


def desk(repo_url: str, site_url: str) -> Desk | None:
    """Give the desk of a repository; None where its host is not known to have such forms."""
    parts = urlsplit(repo_url)
    names = parts.path.strip("/").removesuffix(".git").split("/")
    is_github = parts.scheme in {"http", "https"} and _GITHUB.fullmatch(parts.hostname or "")
    if not is_github or len(names) != 2 or not all(names):
        return None
    host = parts.netloc.rpartition("@")[2]
    return Desk(f"{parts.scheme}://{host}/{'/'.join(names)}/issues/new", site_url)
