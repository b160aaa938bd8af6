"""Rules on addresses: mistakes that still look like a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlsplit

from roadmap_site.model import Item, Place, Provenance, Resource, Roadmap, Text, shown
from roadmap_site.reading import Book, Problem
from roadmap_site.text.typography import without_code

_END = re.compile(
    r"[\u2026\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f.,;:!?*'\u2018-\u201f\u300a-\u300f]+$"
)
"""Signs of the sentence around a link. A closing bracket is one where no opening one stands."""
_OPEN = re.compile(r"[(\[{（【《〈「『]+$")
_WIDE = re.compile(r"[\u3000-\u303f\uff00-\uffef]")
_TWO_SCHEMES = re.compile(r"https?:/*[^/?#]*\bhttps?(?::|/+(?=[^/]))/*", re.IGNORECASE)
_HALF_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_REMARK = re.compile(
    r"(?<=[A-Za-z0-9/])\([^()]*[\u4e00-\u9fff][^()]*\)$|\uff08[^\uff08\uff09]*\uff09$"
)
"""A remark in brackets after the address; within one, Wikipedia has them behind a low line."""
_PRIVATE = ("localhost", "localdomain", "local", "lan", "internal", "home.arpa")
"""The endings of hosts that only one computer or network knows."""
_HIDDEN = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f]"
)
_LABEL = re.compile(r"[^\W_]([^\W_]|-)*(?<!-)", re.UNICODE)
_TALKS = frozenset({"chat.openai.com", "chatgpt.com"})
_DETOURS = {
    "google.com": "q", "link.zhihu.com": "target", "link.juejin.cn": "target",
    "link.csdn.net": "target", "jianshu.com": "to", "l.facebook.com": "u", "c.pc.qq.com": "url",
}  # fmt: skip
"""Pages that only lead to another one, which a key of their query names."""
_TRACKING = re.compile(
    r"[?&](utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|igshid|spm|spm_id_from|vd_source|share_source|"
    r"usp(?==sharing)|isappinstalled|feature(?==shared?\b)|"
    r"from(?==(?:singlemessage|groupmessage|timeline)\b)|(?<=youtu\.be/.{11}\?)si)="
)
"""What programs add to an address to learn who passed it on."""
_SHORT = frozenset(
    {"bit.ly", "t.co", "goo.gl", "tinyurl.com", "is.gd", "ow.ly", "t.cn", "dwz.cn", "suo.im",
     "url.cn", "lnkd.in", "cutt.ly", "rb.gy", "shorturl.at", "b23.tv", "w.url.cn"}
)  # fmt: skip
"""Services whose addresses stand for others."""
_NUMBERS = re.compile(r"[\d.]+")
_IN_PROSE = re.compile(r"\]\((?P<url>https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)")
_BRACKETS = {")": "(", "）": "（", "]": "[", "】": "【", "》": "《"}


def addresses_are_sound(book: Book, roadmap: Roadmap) -> Iterator[Problem]:
    """No link has a slip of the hand in it; what is quoted of the original stays as it was."""
    for at, url in _urls(book, roadmap):
        if advice := fault(url):
            yield Problem(book.at(at), "RM061", f'"{shown(url)}" {advice}')


def _urls(book: Book, roadmap: Roadmap) -> Iterator[tuple[Place, str]]:
    """Give every address that readers can follow, those within prose too, with its place."""
    for at, item in roadmap.every(Item):
        if isinstance(item, Resource):
            yield from (((*at, *place), link) for place, link in item.links)
        elif isinstance(item, Provenance) and item.url:
            yield (*at, "url"), item.url
        elif isinstance(item, Text):
            for tag, text in item.root.items():
                for found in _IN_PROSE.finditer(without_code(text)) if "](" in text else ():
                    yield book.in_language(at, tag), found["url"]


def fault(url: str) -> str:
    """Say what is wrong with an address, and how to mend it; nothing where it is sound."""
    if not url.isascii() and (hidden := _HIDDEN.search(url)):
        return f"holds the invisible character U+{ord(hidden[0]):04X}; remove it"
    if _TWO_SCHEMES.match(url):
        return "begins twice; keep one https://"
    if not url[-1].isalnum() and (end := _END.search(url) or _OPEN.search(url) or _unopened(url)):
        return f'ends with "{end[0]}", which belongs to the sentence; remove it{_or_coded(end[0])}'
    if advice := _left_over(url):
        return advice
    if "&amp;" in url:
        return 'holds "&amp;", which is HTML; write & alone'
    if _HALF_PERCENT.search(url):
        return "has a % that stands for no sign; write %25 for it, or complete it"
    parts = urlsplit(url)
    if "@" in parts.netloc:
        return "holds a name or a password; remove everything up to the @"
    if wide := _WIDE.search(parts.netloc):
        return f'holds the full-width sign "{wide[0]}" in its host; write the address as it is'
    return _fault_of_host(parts.hostname or "")


def _left_over(url: str) -> str:
    """Say what programs put into an address that people copy."""
    if found := re.search(r"【[^】]*】?", url):
        return f'holds "{shown(found[0], 30)}", which is no part of it; remove that'
    if "#:~:text=" in url:
        return 'holds a mark of the browser; remove everything from "#:~:text=" on'
    if found := _TRACKING.search(url):
        return f'tells where it was copied; remove "{shown(found[1])}" and its value'
    parts = urlsplit(url)
    if (parts.hostname or "").removeprefix("www.") in _SHORT and parts.path.strip("/"):
        return "is a short form that may lead anywhere; write the address that it leads to"
    if parts.hostname in _TALKS and parts.path.startswith("/c/"):
        return "is a talk that only one person can open; name the page that is meant"
    if key := _DETOURS.get((parts.hostname or "").removeprefix("www.")):
        for target in parse_qs(parts.query).get(key, ()):
            return f"is a detour; write the address that it leads to: {shown(target)}"
    return ""


def untracked(url: str) -> str:
    """Take out of an address what only tells where it was copied."""
    bare, mark, fragment = url.partition("#")
    page, _, query = bare.partition("?")
    kept = [part for part in query.split("&") if part and not _TRACKING.match(f"?{part}")]
    return page + ("?" + "&".join(kept) if kept else "") + mark + fragment


def _or_coded(sign: str) -> str:
    """Say how to write a sign that does belong to the address."""
    coded = f"%{ord(sign):02X}" if sign.isascii() and len(sign) == 1 else quote(sign)
    return f" (or write {coded} where it belongs to the address)" if len(sign) == 1 else ""


def _unopened(url: str) -> re.Match[str] | None:
    """Find a closing bracket at the end that none in the address opens."""
    if remark := _REMARK.search(url):
        return remark
    opening = _BRACKETS.get(url[-1])
    return None if opening is None or opening in url else re.search(r".$", url)


def _fault_of_host(host: str) -> str:
    labels = host.split(".")
    if host.startswith(("127.", "0.")) or host == "::1":
        return "is on your own computer; name an address that readers can open"
    if any(host == name or host.endswith(f".{name}") for name in _PRIVATE):
        return "is on your own computer or network; name an address that readers can open"
    if ":" in host:
        return ""  # a number of IPv6, which the model has looked at
    if "" in labels[:-1] or (labels[-1] == "" and len(labels) < 3):
        return "has a dot too many in its host; write the address as it is"
    for label in filter(None, labels):
        if not _LABEL.fullmatch(label) or ("--" in label and not label.startswith("xn--")):
            return f'has "{shown(label)}" in its host; hosts have letters, digits and hyphens'
    if len(labels) == 1:
        return "has no dot in its host; write the whole name, such as example.org"
    if _NUMBERS.fullmatch(host):
        return "names a machine by its number; write the name that readers know"
    if len(labels[-1] or labels[-2]) < 2:
        return "has an incomplete host; write the whole name, such as example.org"
    return ""
