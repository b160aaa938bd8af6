"""A host that answers in every way that links are answered, on a free port of this machine only."""

from __future__ import annotations

import gzip
import ssl
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Any, Self

CERTIFICATE = Path(__file__).parent / "cases" / "links" / "self-signed.pem"

PAGE = b"""<!doctype html><title>A page</title>
<!-- <p id="in-a-comment"> --><script>document.write('<p id="in-a-script">')</script>
<h2 ID=plain>Plain</h2><h2 class="x" id='quoted'>Quoted</h2><a name="named">Named</a>
<h2 id="\xe4\xb8\xad\xe6\x96\x87">Chinese</h2><h2 id="a&amp;b">Escaped</h2><meta name="no-anchor">
<h2 id="user-content-readme">Of a code host</h2>
"""
_BOMB = gzip.compress(bytes(8_000_000), compresslevel=1)
ROBOTS = b"User-agent: *\nDisallow: /secret\nDisallow: /*.private$\n"


class LinkServer:
    """A server in a thread; use it as a context manager. Says who asked for what."""

    def __init__(self, *, encrypted: bool = False, robots: bytes = ROBOTS) -> None:
        self.asked: list[str] = []
        """Each request, such as `HEAD /ok`, in order, without those for robots.txt."""
        self.agents: set[str] = set()
        self.hosts: set[str] = set()
        self.most_together = 0
        """How many requests were being answered at the same time, at most."""
        self.robots = robots
        self.times: Counter[str] = Counter()
        self.stopped = Event()
        self.lock = Lock()
        self.running = 0
        self.wait_for: Event | None = None
        """What every answer waits for, where there is something."""
        self._server = _Server(("127.0.0.1", 0), partial(_Handler, self))
        if encrypted:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_port
        self.url = f"http{'s' if encrypted else ''}://127.0.0.1:{self.port}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    # Else closing would wait for connections that are kept open.
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that leave early: many tests are about that."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 5

    def __init__(self, server: LinkServer, *args: Any) -> None:
        self.ours = server
        super().__init__(*args)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        with self.ours.lock:
            self.ours.agents.add(self.headers["User-Agent"])
            self.ours.hosts.add(self.headers["Host"])
            if path != "/robots.txt":
                self.ours.asked.append(f"{self.command} {path}")
                self.ours.times[path] += 1
            self.ours.running += 1
            self.ours.most_together = max(self.ours.most_together, self.ours.running)
        try:
            if self.ours.wait_for and path != "/robots.txt":
                self.ours.wait_for.wait(2)
            with suppress(OSError):
                self._answer(path)
        finally:
            with self.ours.lock:
                self.ours.running -= 1

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _answer(self, path: str) -> None:
        first = self.ours.times[path] == 1
        if path == "/robots.txt":
            self._send(200 if self.ours.robots else 404, self.ours.robots, kind="text/plain")
        elif path in _WAYS:
            _WAYS[path](self)
        elif path in _REDIRECTS:
            status, target = _REDIRECTS[path]
            self._send(status, Location=target)
        elif path == "/busy-once":
            self._send(429, Retry_After="7") if first else self._send(200)
        elif path == "/busy-date":
            date = "Tue, 24 Nov 2026 12:01:30 GMT"
            self._send(429, Retry_After=date) if first else self._send(200)
        elif path == "/shaky":
            self._send(500) if first else self._send(200)
        elif path == "/shaky-twice":
            self._send(500) if self.ours.times[path] <= 2 else self._send(200)
        else:
            self._send(int(path.strip("/")) if path.strip("/").isdigit() else 200, b"fine")

    def _send(self, status: int, body: bytes = b"", kind: str = "text/html", **more: str) -> None:
        self.send_response(status)
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", kind)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and status != 204:
            self.wfile.write(body)

    def page(self) -> None:
        self._send(200, PAGE)

    def packed(self) -> None:
        self._send(200, gzip.compress(PAGE), Content_Encoding="gzip")

    def bomb(self) -> None:
        self._send(200, _BOMB, Content_Encoding="gzip")

    def document(self) -> None:
        self._send(200, b"%PDF", kind="application/pdf")

    def headless(self) -> None:
        self._send(405 if self.command == "HEAD" else 200, b"fine")

    def never(self) -> None:
        self.ours.stopped.wait(5)

    def hangs_up(self) -> None:
        self.close_connection = True

    def slowly(self) -> None:
        self._begin()
        while not self.ours.stopped.wait(0.02):
            self.wfile.write(b" ")

    def endlessly(self) -> None:
        self._begin()
        while not self.ours.stopped.is_set():
            self.wfile.write(b"<p>and on</p>" * 5000)

    def endless_head(self) -> None:
        self.send_response(200)
        while not self.ours.stopped.is_set():
            self.wfile.write(b"X-On: and on\r\n" * 5000)

    def _begin(self) -> None:
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if self.command == "HEAD":
            raise ConnectionError


_WAYS: dict[str, Callable[[_Handler], None]] = {
    "/page": _Handler.page,
    "/packed": _Handler.packed,
    "/bomb": _Handler.bomb,
    "/document": _Handler.document,
    "/headless": _Handler.headless,
    "/never": _Handler.never,
    "/hangs-up": _Handler.hangs_up,
    "/slowly": _Handler.slowly,
    "/endlessly": _Handler.endlessly,
    "/endless-head": _Handler.endless_head,
}
_REDIRECTS = {
    "/moved": (301, "/ok"),
    "/permanent": (308, "/ok"),
    "/found": (302, "/ok"),
    "/other": (303, "/ok"),
    "/for-now": (307, "/ok"),
    "/twice-moved": (301, "/permanent"),
    "/moved-then-found": (301, "/found"),
    "/found-then-moved": (302, "/moved"),
    "/moved-to-gone": (301, "/404"),
    "/moved-to-page": (301, "/page"),
    "/moved-to-place": (301, "/page#named"),
    "/home": (301, "/"),
    "/course": (301, "/login"),
    "/members": (302, "/login?next=members"),
    "/circle": (301, "/circle-back"),
    "/circle-back": (301, "/circle"),
    "/spiral": (302, "/spiral"),
    "/nowhere": (302, ""),
    "/to-script": (301, "javascript:alert(1)"),
    "/to-secret": (302, "/secret"),
    "/inside": (301, "http://10.0.0.1/"),
    "/inside-by-name": (302, "http://inside.test/"),
    "/inside-6": (302, "http://[::ffff:127.0.0.2]/"),
}
