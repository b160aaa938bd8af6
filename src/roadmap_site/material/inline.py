"""Scripts and styles that stand in a page: made files, so that a policy can forbid all others.

Material's partials write scripts into pages, Markdown extensions write styles (`tables` does for a
column's side), and an author's own page may have either. What cannot be a file is allowed by its
hash, on that page alone.
"""

from __future__ import annotations

import hashlib
import html as entities
import re
from base64 import b64encode
from dataclasses import dataclass, field

from roadmap_site.browser.policy import Sources, joined

_ATTRIBUTES = r"""(?:"[^"]*"|'[^']*'|[^'">])*"""
# Two, since each by itself is looked for twice as quickly.
_SUSPECT = (
    re.compile(
        r"""<script\b(?![^>]*(?:\ssrc=|\stype="application/(?:ld\+)?json"))|<style\b""",
        re.IGNORECASE,
    ),
    re.compile(r"\s(?:style|on[a-z]+)=", re.IGNORECASE),
)
"""What most pages have nothing of; they are not looked at any further."""
_PARTS = re.compile(
    rf"<!--.*?-->|<(?P<kind>script|style)\b(?P<said>{_ATTRIBUTES})>(?P<text>.*?)</(?P=kind)\s*>"
    rf"|<[a-z]{_ATTRIBUTES}>",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"""(?P<before>\s)(?P<name>[^\s"'<>/=]+)\s*=\s*(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'>]+))"""
)
_RUN = ("", "text/javascript", "application/javascript", "module")
"""Types of scripts that browsers run; of others, only these two are more than data."""
_READ = ("importmap", "speculationrules")
_BOUND = re.compile(r"""url\(|@import|["']\.{0,2}/""")
"""What is found from where it stands, so that it would lead astray in another folder."""


@dataclass
class Page:
    """A page without scripts and styles within, and what takes their place."""

    html: str
    files: dict[str, bytes] = field(default_factory=dict)
    """The files by their names."""
    allowed: Sources = field(default_factory=dict)
    """What the policy of the page has to allow."""


def is_suspect(html: str) -> bool:
    """Tell whether a script or a style may stand in a page, or in a part of one."""
    return any(suspect.search(html) for suspect in _SUSPECT)


def taken_out(html: str, folder: str) -> Page:
    """Make files of what stands in a page; `folder` is the way to where they are to lie."""
    if not is_suspect(html):
        return Page(html)
    page, styles = Page(html), dict[str, str]()
    page.html = _PARTS.sub(lambda part: _replaced(part, page, styles, folder), html)
    if styles:
        # As much as an attribute counts: more than any rule of the sheet.
        rules = (f'[data-rm-style="{key}"]:not(#_#_#_){{{css}}}' for key, css in styles.items())
        file = _file(page, "\n".join(rules), "css")
        link = f'<link rel="stylesheet" href="{folder}{file}">'
        page.html = page.html.replace("</head>", f"{link}\n</head>", 1)
    return page


def _replaced(part: re.Match[str], page: Page, styles: dict[str, str], folder: str) -> str:
    if part["kind"]:
        found = {each["name"].lower(): _value(each) for each in _ATTRIBUTE.finditer(part["said"])}
        return (_script if part["kind"].lower() == "script" else _style)(part, found, page, folder)
    if part[0].startswith("<!--"):
        return part[0]
    return _ATTRIBUTE.sub(lambda attribute: _attribute(attribute, page, styles), part[0])


def _script(part: re.Match[str], said: dict[str, str], page: Page, folder: str) -> str:
    type_, text = said.get("type", "").strip().lower(), part["text"]
    if "src" in said or type_ not in (*_RUN, *_READ):
        return part[0]
    if type_ in _READ or (type_ == "module" and _BOUND.search(text)):
        return _by_hash(part[0], text, page, "script-src")
    return f'<script{part["said"]} src="{folder}{_file(page, text, "js")}"></script>'


def _style(part: re.Match[str], said: dict[str, str], page: Page, folder: str) -> str:
    del said
    if _BOUND.search(part["text"]):
        return _by_hash(part[0], part["text"], page, "style-src")
    href = f"{folder}{_file(page, part['text'], 'css')}"
    return f'<link rel="stylesheet"{part["said"]} href="{href}">'


def _attribute(attribute: re.Match[str], page: Page, styles: dict[str, str]) -> str:
    name, text = attribute["name"].lower(), _value(attribute)
    if name != "style" and not name.startswith("on"):
        return attribute[0]
    if name != "style" or _BOUND.search(text) or set(text) & set("{}<"):
        directive = "style-src" if name == "style" else "script-src"
        page.allowed = joined(page.allowed, {directive: ("'unsafe-hashes'",)})
        return _by_hash(attribute[0], text, page, directive)
    key = hashlib.sha256(text.encode()).hexdigest()[:8]
    styles[key] = text
    return f'{attribute["before"]}data-rm-style="{key}"'


def _value(attribute: re.Match[str]) -> str:
    return entities.unescape(attribute["a"] or attribute["b"] or attribute["c"] or "")


def _by_hash(part: str, text: str, page: Page, directive: str) -> str:
    """Leave a part where it is, and have the policy allow just this text there."""
    page.allowed = joined(page.allowed, {directive: (hash_of(text.encode()),)})
    return part


def hash_of(text: bytes) -> str:
    """Give a text's hash as a source that a policy allows."""
    return f"'sha256-{b64encode(hashlib.sha256(text).digest()).decode()}'"


def _file(page: Page, text: str, ending: str) -> str:
    name = f"page.{hashlib.sha256(text.encode()).hexdigest()[:8]}.{ending}"
    page.files[name] = text.encode()
    return name
