"""Asking for a page as a polite reader would: what robots.txt allows, HEAD first, and patiently.

Redirects are followed by hand, so that each new address is checked as the first one was.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from functools import partial
from urllib.parse import urldefrag, urljoin, urlsplit

from roadmap_site.authoring.links import fragments, robots
from roadmap_site.authoring.links.hosts import retry_after
from roadmap_site.authoring.links.replies import Reply
from roadmap_site.authoring.links.requests import Requests
from roadmap_site.authoring.links.robots import Robots

PROGRAM = "roadmap-site"
"""What robots.txt may call us."""
RETRY = 5.0
"""The seconds after which a page that failed is asked again."""
TOO_MANY = 20.0
"""The seconds of rest for a host that wants some and does not say how much."""

_PERMANENT = frozenset({301, 308})
_REDIRECTS = _PERMANENT | {302, 303, 307}


@dataclass(frozen=True)
class Answer:
    """What came of asking for a page, redirects followed."""

    reply: Reply
    """The last reply."""
    to: str = ""
    """Where the page moved to for good; empty where it did not."""
    last: str = ""
    """The address that gave the last reply."""
    missing: frozenset[str] = frozenset()
    """The places that were wanted and that the page does not have."""


@dataclass
class Asker:
    """Asks for pages."""

    requests: Requests
    _robots: dict[str, Robots | Reply] = field(default_factory=dict)
    """What each origin allows, or the reply that says why it cannot be asked at all."""

    async def ask(self, page: str, wanted: frozenset[str] = frozenset()) -> Answer:
        """Ask for a page, and look for the wanted places in it."""
        url, to, for_good, been = page, "", True, set[str]()
        for _ in range(self.requests.limits.hops + 1):
            been.add(url)
            reply = await self._knock(url, read=bool(wanted))
            if reply.status not in _REDIRECTS or not reply.location:
                return _found(Answer(reply, to, url), wanted)
            try:
                target = urljoin(url, reply.location)
                where = urldefrag(target).url
            except ValueError:
                return Answer(Reply(fault="address"), last=url)
            for_good = for_good and reply.status in _PERMANENT
            to = target if for_good else to
            url = where
            # One that sends us on for now may do so to leave a cookie, and then lets us in.
            if url in been and for_good:
                break
        return Answer(Reply(fault="loop"), last=url)

    async def _knock(self, url: str, *, read: bool) -> Reply:
        """Ask one address, where its host lets us."""
        try:
            origin = _origin(url)
            if (hindrance := await self._hindrance(url, origin)) is not None:
                return hindrance
            return await self._patiently(url, lambda: self._head_or_get(url, read=read))
        except ValueError:
            return Reply(fault="address")

    async def _patiently(self, url: str, ask: Callable[[], Awaitable[Reply]]) -> Reply:
        """Ask again after a while, as long as the answer is bad for now only."""
        limits, host = self.requests.limits, self.requests.host(url)
        for left in reversed(range(limits.tries)):
            reply = await ask()
            rest = self._rest(reply)
            if not left or not rest or rest > limits.longest_rest:
                break
            if reply.status in {429, 503}:
                host.rest(rest)
            else:
                await self.requests.clock.sleep(rest)
        return reply

    def _rest(self, reply: Reply) -> float:
        """Say after how many seconds to try again; 0 where that would change nothing."""
        if reply.status in {429, 503}:
            asked = retry_after(reply.retry_after, self.requests.clock.now())
            return max(TOO_MANY if asked is None else asked, 1.0)
        bad = reply.status in {408, 425} or (reply.status >= 500 and reply.status != 501)
        return RETRY if bad or reply.fault in {"connection", "time-out"} else 0.0

    async def _head_or_get(self, url: str, *, read: bool) -> Reply:
        """Ask for the head alone where that will do; many hosts answer it worse than the page."""
        host = self.requests.host(url)
        if not read and not host.refuses_head:
            reply = await self.requests.send("HEAD", url)
            if reply.good or reply.status in _REDIRECTS | {429} or reply.fault in _FINAL:
                return reply
        whole = await self.requests.send("GET", url, read=read)
        host.refuses_head = host.refuses_head or (not read and whole.good)
        return whole

    async def _hindrance(self, url: str, origin: str) -> Reply | None:
        """Say why an address is not asked: its host is away, or robots.txt forbids it.

        A host that does not even say what it allows is away with all its pages.
        """
        host = self.requests.host(url)
        async with host.lock:
            if origin not in self._robots:
                self._robots[origin] = learnt = await self._learn(origin)
                if isinstance(learnt, Robots):
                    host.pause = max(host.pause, learnt.pause)
        allowed = self._robots[origin]
        if isinstance(allowed, Reply):
            return allowed
        return None if allowed.allow(url) else Reply(fault="robots")

    async def _learn(self, origin: str) -> Robots | Reply:
        """Ask for a host's robots.txt; one that has none allows everything."""
        url = f"{origin}/robots.txt"
        for _ in range(self.requests.limits.hops):
            get = partial(self.requests.send, "GET", url, read=True, text=True)
            reply = await self._patiently(url, get)
            if reply.status not in _REDIRECTS or not reply.location:
                break
            url = urldefrag(urljoin(url, reply.location)).url
        if reply.fault or reply.status >= 500 or reply.status == 429:
            return replace(reply, page=None)
        return robots.parse(reply.page or "", PROGRAM)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


_FINAL = frozenset({"address", "certificate", "name", "private"})
"""Faults that the next request would meet as well."""


def _found(answer: Answer, wanted: frozenset[str]) -> Answer:
    """Look for the wanted places, as far as the page could be read."""
    page = answer.reply.page
    answer = replace(answer, reply=replace(answer.reply, page=None))
    if page is None or answer.reply.cut:
        return answer
    return replace(answer, missing=fragments.missing(wanted, page))
