"""The policy of a site, while MkDocs makes its pages: each says its own, and a host may say all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path as File
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

from roadmap_site.browser import hosting, policy
from roadmap_site.browser.policy import Policy, Sources
from roadmap_site.material import appearance, inline
from roadmap_site.site import Portal, Site

log = get_plugin_logger("roadmap")

# Minifiers leave out quotation marks.
_BASE = re.compile(r'<meta (?=[^>]*\bname="?roadmap-base\b)[^>]*\bcontent="?([^"\s>]*)')
# What begins with a word is looked for ten times faster than what begins with any space.
_DIAGRAM = re.compile(r'mermaid(?:(?<=\sclass="mermaid)|(?<=\sclass=mermaid))["\s>]')
_HEAD = re.compile(r'<head>(?:\s*<meta charset="utf-8"\s*/?>)?')
_ELSEWHERE = re.compile(
    r"<(?P<tag>img|audio|video|source|iframe|embed|object|script)\b[^>]*?"
    r"\s(?:src|data)=[\"']?(?P<address>(?:https?:)?//[^\s\"'>]+)"
)
_DIRECTIVES = {
    **{"audio": "media-src", "video": "media-src", "source": "media-src", "iframe": "frame-src"},
    **{"embed": "object-src", "object": "object-src", "img": "img-src", "script": "script-src"},
}
_GOOGLE = "https://www.googletagmanager.com"
_MATERIALS_OWN = "https://unpkg.com"
"""Where Material's script gets Mermaid from, unless a page brings it."""


def policy_of(allowed: Any, config: MkDocsConfig) -> Policy | None:
    """Give the policy that a site starts with; None where it has none.

    An author's own scripts and sheets of other sites are named in `mkdocs.yml` already. A site
    without directory URLs may be opened from a disk, where browsers know no site of a page's own.
    """
    if allowed is False or not config.use_directory_urls:
        return None
    found = Policy({name: tuple(sources) for name, sources in allowed.items()})
    if config.extra_css:
        found.allow("style-src", *policy.origins(config.extra_css))
        found.allow("font-src", "'self'", *policy.origins(config.extra_css))
    found.allow("script-src", *policy.origins(map(str, config.extra_javascript)))
    return found


def police(html: str, allowed: Policy | None, config: MkDocsConfig, own: str = "") -> str:
    """Have a page say its policy, and make files of the scripts and styles that stand in it.

    `own` stands in it besides, and holds nothing of the kind but maybe a diagram.
    """
    if allowed is None:
        return html
    base = _BASE.search(html)
    page = inline.taken_out(html, f"{base[1]}{appearance.ASSETS}/") if base else inline.Page(html)
    folder = File(config.site_dir, appearance.ASSETS)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in page.files.items():
        (folder / name).write_bytes(content)
    drawn = _drawn(page.html, config.plugins) or _drawn(own, config.plugins)
    said = allowed.page(page.html, policy.joined(page.allowed, drawn))
    return _HEAD.sub(lambda head: f"{head[0]}\n{_meta(said)}", page.html, count=1)


def unmoved(html: str, page: inline.Page, allowed: Policy) -> str:
    """Give the policy of a page whose scripts and styles stay within it; `page` is it without."""
    more = page.allowed
    for name, content in page.files.items():
        is_script = name.endswith(".js")
        source = inline.hash_of(content) if is_script else "'unsafe-inline'"
        more = policy.joined(more, {"script-src" if is_script else "style-src": (source,)})
    return allowed.page(html, more)


def tell_hosts(site: File, allowed: Policy | None, portal: Portal) -> None:
    """Write what a host is to say with the files of a site, unless its author has done so."""
    file = site / hosting.FILE
    if not file.exists():
        file.write_text(hosting.netlify(headers(allowed, portal.site)), "utf-8")


def headers(allowed: Policy | None, site: Site) -> hosting.Headers:
    """Give what a host is to say with the files of a site."""
    folders = tuple("" if tag == site.language else f"{tag}/" for tag in site.languages)
    return hosting.Headers(allowed.host if allowed else "", folders)


def allowing_last_script(page: bytes) -> bytes:
    """Have the policy of a page allow the last script that stands in it, by its hash."""
    scripts = re.findall(rb"<script>(.*?)</script>", page, re.DOTALL)
    if not scripts:
        return page
    allowed = inline.hash_of(scripts[-1]).encode()
    # Beside a hash, leave for all that is inline would be void.
    return re.sub(
        rb"script-src (?![^;]*'unsafe-inline')", rb"\g<0>" + allowed + b" ", page, count=1
    )


def _meta(said: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{said}">'


def _drawn(html: str, plugins: Mapping[str, Any]) -> Sources:
    """Give what a page with a diagram needs that only the browser can draw."""
    scripts = drawing(html, plugins)
    return {**policy.DRAWN_IN_BROWSER, "script-src": policy.origins(scripts)} if scripts else {}


def drawing(html: str, plugins: Mapping[str, Any]) -> list[str]:
    """Name the scripts that a page needs for diagrams; none where it has no such diagram."""
    if not _DIAGRAM.search(html):
        return []
    mermaid = plugins.get("mermaid2")
    return [mermaid.config["javascript"] if mermaid else _MATERIALS_OWN]


def tell_of_others(html: str, allowed: Policy | None, uri: str) -> None:
    """Warn where a page shows what its policy forbids."""
    for directive, origin in forbidden(html, allowed) if allowed else ():
        log.warning(
            "%s: %s is another site, which the policy forbids; have a copy within docs_dir, or"
            " allow it: roadmap: {policy: {%s: [%s]}}",
            *(uri, origin, directive, origin),
        )


def tell_of_analytics(allowed: Policy | None, config: MkDocsConfig) -> None:
    """Warn where Material's script that counts visits would be asked for in vain."""
    asked = (config.extra.get("analytics") or {}).get("provider") == "google"
    if allowed and asked and _GOOGLE not in allowed.more.get("script-src", ()):
        log.warning(
            "mkdocs.yml: `extra.analytics` asks %s, which the policy forbids; remove it, or allow"
            " it: roadmap: {policy: {script-src: [%s], connect-src: [%s],"
            " require-trusted-types-for: [\"'none'\"]}}",
            *(_GOOGLE, _GOOGLE, "https://*.google-analytics.com"),
        )


def forbidden(html: str, allowed: Policy) -> Iterable[tuple[str, str]]:
    """Give the other sites that a page shows something from, each with what forbids it."""
    asked = {
        (_DIRECTIVES[found["tag"]], policy.origins([found["address"]])[0])
        for found in _ELSEWHERE.finditer(html)
    }
    return sorted(
        (directive, origin)
        for directive, origin in asked
        if not {origin, "https:", "*"} & {*allowed.more.get(directive, ())}
    )
