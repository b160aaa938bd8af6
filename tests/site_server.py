"""Serves a built site as GitHub Pages does, on a free port of this machine only."""

from __future__ import annotations

import gzip
import mimetypes
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR, socket
from threading import Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import unquote, urlsplit

from axe_playwright_python.base import AXE_SCRIPT

EMPTY = "/_empty"
"""Where every server has a page that nothing is on, of the same origin as its site."""
AXE = "/_axe.js"
"""Where every server has axe, for those who ask what hinders a reader."""
BESIDE = {
    AXE: ("text/javascript", AXE_SCRIPT.encode()),
    EMPTY: ("text/html", b"<!doctype html><title>Empty</title><link rel=icon href='data:,'>"),
}
"""What every server has beside its site, with its type; browsers may keep it."""
COMPRESSIBLE = (
    "text/",
    "application/javascript",
    "application/json",
    "application/xml",
    "image/svg",
)


@dataclass(frozen=True)
class Site:
    """What is served: a folder, the path it appears under, and how it is answered."""

    directory: Path
    prefix: str = "/"
    compress: bool = False
    """Whether answers are compressed."""
    lasting: bool = False
    """Whether browsers may keep what they got for a while, as they may what GitHub Pages gives."""

    def locate(self, path: str) -> Path | None:
        """Return the file or folder that a URL's path means."""
        if not path.startswith(self.prefix):
            return None
        root = self.directory.resolve()
        found = (root / path.removeprefix(self.prefix).lstrip("/")).resolve()
        return found if found.is_relative_to(root) and found.exists() else None


class SiteServer:
    """A server in a thread; use it as a context manager. The folder may be filled later."""

    def __init__(
        self,
        directory: Path,
        *,
        prefix: str = "/",
        compress: bool = False,
        lasting: bool = False,
    ) -> None:
        if not (prefix.startswith("/") and prefix.endswith("/")):
            raise ValueError(f"prefix is {prefix!r}, but has to start and end with a slash")
        handler = partial(_Handler, Site(directory, prefix, compress, lasting))
        self._server = _Server(("127.0.0.1", 0), handler)
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}{prefix}"
        """The address of the home page, with a slash at its end."""

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Answer nobody any more; again has no effect."""
        self._server.shutdown()
        self._server.hang_up()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    def __init__(self, *args: Any) -> None:
        self._open: set[socket] = set()
        super().__init__(*args)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self) -> None:
        """End the connections that browsers keep open."""
        for connection in tuple(self._open):
            with suppress(OSError):
                connection.shutdown(SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that leave before they have their answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    # Keeps connections open as a real host does; timings would be too slow otherwise.
    protocol_version = "HTTP/1.1"
    # Without it, a small answer waits for the acknowledgement of the one before it.
    disable_nagle_algorithm = True
    # Else server_close would wait for ever for a browser that keeps its connection open.
    timeout = 5

    def __init__(self, site: Site, *args: object) -> None:
        self.site = site
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path in BESIDE:
            self._send_body(HTTPStatus.OK, *BESIDE[self.path], lasting=True)
            return
        path = unquote(urlsplit(self.path).path)
        found = self.site.locate(path)
        if found is not None and found.is_dir():
            if not path.endswith("/"):
                self._redirect()
                return
            found = found / "index.html"
        if found is not None and found.is_file():
            self._send(HTTPStatus.OK, found)
        else:
            self._send_not_found()

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the test that asked tells what went wrong."""

    def _redirect(self) -> None:
        parts = urlsplit(self.path)
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", parts._replace(path=f"{parts.path}/").geturl())
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_not_found(self) -> None:
        page = self.site.directory / "404.html"
        if page.is_file():
            self._send(HTTPStatus.NOT_FOUND, page)
        else:
            self._send_body(HTTPStatus.NOT_FOUND, "text/plain", b"not found\n")

    def _send(self, status: HTTPStatus, file: Path) -> None:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._send_body(status, kind, file.read_bytes())

    def _send_body(
        self, status: HTTPStatus, kind: str, body: bytes, *, lasting: bool = False
    ) -> None:
        self.send_response(status)
        for name, value in self._said_by_host():
            self.send_header(name, value)
        if self._may_compress(kind):
            body = gzip.compress(body, compresslevel=6)
            self.send_header("Content-Encoding", "gzip")
        if (self.site.lasting or lasting) and status == HTTPStatus.OK:
            self.send_header("Cache-Control", "max-age=600")
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _said_by_host(self) -> list[tuple[str, str]]:
        """Give what a host says with every file of a site: what the build wrote for hosts."""
        rules = self.site.directory / "_headers"
        if not rules.is_file():
            return []
        everywhere = rules.read_text("utf-8").split("\n/")[0]
        return [
            (name.strip(), value.strip())
            for name, found, value in (line.partition(":") for line in everywhere.splitlines()[1:])
            if found
        ]

    def _may_compress(self, kind: str) -> bool:
        accepted = self.headers.get("Accept-Encoding", "")
        return self.site.compress and "gzip" in accepted and kind.startswith(COMPRESSIBLE)
