"""One request: to an address that was checked, within limits of time and size.

Follows no redirect, tries nothing twice and judges nothing. Whatever a server does comes out as a
reply.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import httpx

from roadmap_site.authoring.links.addresses import (
    MayAsk,
    PrivateAddressError,
    Resolve,
    allowed,
)
from roadmap_site.authoring.links.hosts import Clock, Host, Limits
from roadmap_site.authoring.links.replies import Fault, Reply
from roadmap_site.authoring.links.unpacking import READABLE, Unpacker

MAX_MACHINES = 3
"""How many addresses of one name are tried where the first does not connect."""

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_HEADERS = {"Accept": "text/html,*/*;q=0.8", "Accept-Encoding": "gzip"}


@dataclass
class Line:
    """The way to one host: its addresses, looked up once, and the connections kept open."""

    host: Host
    addresses: list[str] | None = None
    client: httpx.AsyncClient | None = None


@dataclass
class Requests:
    """Sends requests. Use it as a context manager; it closes its connections at the end."""

    limits: Limits
    clock: Clock
    agent: str
    """What we call ourselves."""
    may_ask: MayAsk
    resolve: Resolve
    tls: ssl.SSLContext
    lines: dict[str, Line] = field(default_factory=dict)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    def __post_init__(self) -> None:
        self._together = asyncio.Semaphore(self.limits.together)

    async def __aenter__(self) -> Requests:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    def host(self, url: str) -> Host:
        """Give the host that an address names; a name with another port is the same host.

        Raises ValueError where the address names none.
        """
        return self._line(_target(url).host).host

    def _line(self, name: str) -> Line:
        return self.lines.setdefault(name, Line(Host(self.limits, self.clock)))

    async def send(self, method: str, url: str, *, read: bool = False, text: bool = False) -> Reply:
        """Ask for an address; `read` its page where that is HTML, or also where it is plain `text`.

        Waits for the host's turn first.
        """
        try:
            target = _target(url)
        except ValueError:
            return Reply(fault="address")
        line = self._line(target.host)
        async with line.host.turn(), self._together:
            try:
                async with asyncio.timeout(self.limits.seconds):
                    return await self._try(method, target, line, read=read, text=text)
            except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
                return Reply(fault=_fault(error))
            except PrivateAddressError:
                return Reply(fault="private")

    async def _try(
        self, method: str, url: httpx.URL, line: Line, *, read: bool, text: bool
    ) -> Reply:
        """Try the addresses of a host in turn until one connects."""
        client = await self._client(line)
        addresses = await self._addresses(url.host, line)
        for n, address in enumerate(addresses, 1):
            request = client.build_request(
                method,
                url.copy_with(host=address, userinfo=b"", fragment=None),
                headers={"Host": url.netloc.decode("ascii")},
                extensions={"sni_hostname": url.raw_host.decode("ascii")},
            )
            try:
                return await self._answer(client, request, read=read, text=text)
            except httpx.ConnectError as error:
                if n == len(addresses) or _fault(error) != "connection":
                    raise
        return Reply(fault="name")

    async def _client(self, line: Line) -> httpx.AsyncClient:
        if line.client is None:
            # One for each host: connections are kept by address, and hosts may share one.
            line.client = httpx.AsyncClient(
                verify=self.tls,
                headers=_HEADERS | {"User-Agent": self.agent},
                timeout=self.limits.seconds,
                # A proxy would look the name up again, and could be led anywhere.
                trust_env=False,
            )
            self._stack.push_async_callback(line.client.aclose)
        return line.client

    async def _addresses(self, name: str, line: Line) -> list[str]:
        if line.addresses is None:
            found = await allowed(name, self.resolve, self.may_ask)
            line.addresses = found[:MAX_MACHINES]
        return line.addresses

    async def _answer(
        self, client: httpx.AsyncClient, request: httpx.Request, *, read: bool, text: bool
    ) -> Reply:
        response = await client.send(request, stream=True)
        try:
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            packing = response.headers.get("content-encoding", "").strip().lower()
            readable = (kind in _HTML or text) and packing in READABLE
            wanted = read and response.is_success and readable
            page, cut = await self._page(response, packing) if wanted else (None, False)
        finally:
            await response.aclose()
        return Reply(
            status=response.status_code,
            location=response.headers.get("location", ""),
            retry_after=response.headers.get("retry-after", ""),
            page=page,
            cut=cut,
        )

    async def _page(self, response: httpx.Response, packing: str) -> tuple[str, bool]:
        unpack = Unpacker(packing)
        page = bytearray()
        async for chunk in response.aiter_raw():
            for part in unpack.parts(chunk):
                page += part
                if len(page) > self.limits.size:
                    return _decoded(page[: self.limits.size], response), True
        return _decoded(page, response), False


def _target(url: str) -> httpx.URL:
    """Read an address; raise ValueError where nobody can be asked there."""
    try:
        target = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise ValueError(str(error)) from error
    if target.scheme not in {"http", "https"} or not target.host:
        raise ValueError(url)
    return target


def _decoded(page: bytes | bytearray, response: httpx.Response) -> str:
    try:
        return page.decode(response.charset_encoding or "utf-8", "replace")
    except LookupError:
        return page.decode("utf-8", "replace")


def _fault(error: BaseException) -> Fault:
    """Name what went wrong by the errors that led to this one."""
    causes = list(_causes(error))
    # What is still to be read or written is no error of the other side.
    waits = (ssl.SSLWantReadError, ssl.SSLWantWriteError)
    if any(isinstance(each, ssl.SSLError) and not isinstance(each, waits) for each in causes):
        return "certificate"
    if any(isinstance(each, socket.gaierror | UnicodeError) for each in causes):
        return "name"
    if any(isinstance(each, TimeoutError | httpx.TimeoutException) for each in causes):
        return "time-out"
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol):
        return "address"
    return "connection"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
