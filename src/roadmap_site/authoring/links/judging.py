"""What an answer means for a link, and what is known of the link afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from urllib.parse import urldefrag, urlsplit

import httpx
from babel import localedata
from pydantic import TypeAdapter

from roadmap_site.authoring.links.asking import Answer
from roadmap_site.authoring.links.replies import Fault
from roadmap_site.model import Link
from roadmap_site.model.link_record import FAILING, Entry, State

_GONE = frozenset({404, 410})
_FOR_NOW = frozenset({408, 425})
_LOGIN = re.compile(
    r"(^|[/.])(log[-_]?in|sign[-_]?(in|up)|logon|sso|auth|oauth2?|authorize|accounts?|passport|"
    r"register)([/.]|$)",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"/?(?:(?P<language>[a-z]{2})(?:[-_][a-z]{2,4})?/?)?(?:index\.\w+|home|default\.\w+)?/?", re.I
)
_ERROR_PAGE = re.compile(r"(^|[/_-])(404|not[-_]?found|error|page-?removed)([/._-]|$)", re.I)

_NO_HOST: tuple[Fault, ...] = ("certificate", "connection", "time-out", "name", "private")
_LINK: TypeAdapter[str] = TypeAdapter(Link)

_WHY: Mapping[Fault, str] = {
    "address": "redirect to no address that can be asked",
    "certificate": "certificate that does not hold",
    "connection": "no connection",
    "time-out": "no answer in time",
    "name": "no such host",
    "private": "private address",
    "robots": "robots.txt",
    "loop": "redirects without end",
}
"""What is said of each fault, after "because of" or by itself."""

# Without a network of one's own, or behind a page that asks for a password first, every host is so.
_SILENT = frozenset(_WHY[fault] for fault in _NO_HOST)


class Verdict(NamedTuple):
    """What an answer means."""

    state: State
    why: str = ""
    to: str = ""

    @property
    def silent(self) -> bool:
        """True where no host was heard, so that the fault may be ours."""
        return self.state == "asleep" and self.why in _SILENT


def judge(url: str, answer: Answer, fragment: str = "") -> Verdict:
    """Tell what an answer means for an address, and for the place in its page that it names."""
    reply = answer.reply
    if reply.fault:
        return Verdict("closed" if reply.fault == "robots" else "asleep", _WHY[reply.fault])
    if not reply.good:
        return Verdict(_state(reply.status), str(reply.status))
    if not answer.to and nowhere(url, answer.last) == _A_LOGIN_PAGE:
        return Verdict("closed", _A_LOGIN_PAGE)
    if fragment in answer.missing:
        return Verdict("fragment", f"no #{fragment}", _moved(url, answer))
    if answer.to:
        return Verdict("moved", "", _moved(url, answer))
    return Verdict("ok")


def _state(status: int) -> State:
    if status in _GONE:
        return "gone"
    if status in _FOR_NOW or (status >= 500 and status != 999) or status < 400:
        return "asleep"
    # LinkedIn's 999, teapots and all that wants a browser, a login or a fee.
    return "closed"


def _moved(url: str, answer: Answer) -> str:
    """Give the new address, with the place that the old one names unless it has one of its own.

    Source of that rule: RFC 9110, 10.2.2.
    """
    if not answer.to:
        return ""
    to = answer.last if nowhere(url, answer.last) else answer.to
    fragment = urldefrag(url).fragment
    return as_link(f"{to}#{fragment}" if fragment and not urldefrag(to).fragment else to)


def as_link(address: str) -> str:
    """Write an address that a server gave as a link that a roadmap may have; empty for none."""
    try:
        return _LINK.validate_python(str(httpx.URL(address)))
    except (httpx.InvalidURL, ValueError):
        return ""


_A_LOGIN_PAGE = "a login page"


def nowhere(url: str, to: str) -> str:
    """Name the kind of page, such as a front page, that stands for one that is no longer there."""
    old, new = urlsplit(url), urlsplit(to)
    if _LOGIN.search(f"{new.netloc}{new.path}") and not _LOGIN.search(f"{old.netloc}{old.path}"):
        return _A_LOGIN_PAGE
    if _ERROR_PAGE.search(new.path) and not _ERROR_PAGE.search(old.path):
        return "an error page"
    if _is_front(new.path, new.query) and not _is_front(old.path, old.query):
        return "the front page"
    return ""


def _is_front(path: str, query: str) -> bool:
    found = None if query else _HOME.fullmatch(path)
    if not found:
        return False
    language = found["language"]
    return not language or localedata.exists(language.lower())


def note(known: Entry | None, verdict: Verdict, day: date) -> Entry:
    """Give what is known of a link after it was asked on a day."""
    known = known or Entry(state="unasked")
    state, why, to = verdict
    if state in FAILING:
        return _failed(known, verdict, day)
    if state == "closed":
        # It says nothing either way: what was known before stays as it was.
        return known.model_copy(update={"state": state, "why": why, "to": None})
    # Readers see the month: a new day every week would bury what did change.
    if known.answered and f"{known.answered:%Y-%m}" == f"{day:%Y-%m}" and not known.since:
        day = known.answered
    return Entry(state=state, answered=day, why=why or None, to=to or None)


def _failed(known: Entry, verdict: Verdict, day: date) -> Entry:
    again = known.failed == day
    return Entry(
        state=verdict.state,
        why=verdict.why or None,
        answered=known.answered,
        since=known.since or day,
        failed=day,
        days=known.days if again else known.days + 1,
        seen=known.seen,
    )
