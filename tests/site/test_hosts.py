"""Real servers, nginx, Caddy and Apache, say what `roadmap-site headers` prints for them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from roadmap_site.browser import hosting
from roadmap_site.browser.policy import Policy

HEADERS = hosting.Headers(Policy().host, ("", "en/"))
FILES = {
    "index.html": "<h1>home</h1>",
    "404.html": "<h1>missing</h1>",
    "guide/index.html": "<h1>guide</h1>",
    "roadmap.mmd": "flowchart",
    "manifest.webmanifest": "{}",
    "service-worker.js": "1",
    "assets/roadmap/early.1.js": "1",
    "en/assets/roadmap/0/text.js": "1",
}
NGINX = """
pid {folder}/nginx.pid;
error_log {folder}/error.log;
daemon off;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port}; root {site}; {lines} }}
}}
"""
CADDY = """
{{
  admin off
  auto_https off
}}
http://127.0.0.1:{port} {{
  root * {site}
  {lines}
}}
"""
APACHE = """
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
DefaultRuntimeDir {folder}
Mutex file:{folder}
ErrorLog {folder}/error.log
{modules}
TypesConfig /etc/mime.types
User #65534
Group #65534
DocumentRoot {site}
<Directory {site}>
  {lines}
</Directory>
"""
APACHE_MODULES = ("mpm_event", "unixd", "authz_core", "dir", "mime", "headers")
"""What the lines need, and what Apache itself does; some systems have a part of it built in."""
MODULES = ("/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/libexec/apache2")
"""Where systems keep the modules of Apache."""
PROGRAMS = {"nginx": ("nginx",), "caddy": ("caddy",), "apache": ("apache2", "httpd")}
"""What the program of a server is called."""
SECONDS = 20


def program(host: str) -> str:
    """Find a server; where there is none, nothing can be shown, and the run says so."""
    folders = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
    for name in PROGRAMS[host]:
        if found := shutil.which(name, path=folders):
            return found
    pytest.skip(f"there is no {host}; `apt-get install {PROGRAMS[host][0]}` brings it")


@contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[HTTPConnection]:
    """Start a server, wait until it answers, and end it."""
    environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin"}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=folder)
    try:
        for _ in range(SECONDS * 20):
            if process.poll() is not None:
                break
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    yield HTTPConnection("127.0.0.1", port, timeout=SECONDS)
                    return
            time.sleep(0.05)
        pytest.fail((folder / "log").read_text("utf-8", "replace"), pytrace=False)
    finally:
        process.terminate()
        process.wait(SECONDS)


def modules() -> str:
    """Give the lines that load what Apache needs."""
    found = (
        f"LoadModule {name}_module {file}"
        for name in APACHE_MODULES
        for folder in MODULES
        if (file := Path(folder, f"mod_{name}.so")).exists()
    )
    return "\n".join(found)


def configured(host: str, site: Path, port: int) -> str:
    """Give the settings of a server with the lines in the place that they are for."""
    lines = hosting.SERVERS[host.removesuffix(", htaccess")](HEADERS)
    form = {"nginx": NGINX, "caddy": CADDY}.get(host, APACHE)
    if host.endswith("htaccess"):
        (site / ".htaccess").write_text(lines, "utf-8")
        lines = "AllowOverride FileInfo"
    told = {"folder": site.parent, "site": site, "port": port, "modules": modules()}
    return form.format(lines=lines, **told).replace(
        "include mime.types", "include /etc/nginx/mime.types"
    )


@pytest.fixture(params=["nginx", "caddy", "apache", "apache, htaccess"])
def host(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[HTTPConnection]:
    name = request.param
    site = tmp_path / "site"
    for path, text in FILES.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, "utf-8")
    # nginx gives its work to another user, who has to be able to read the files.
    for folder in (site, *site.parents):
        if folder.stat().st_uid == tmp_path.stat().st_uid and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kind = name.partition(",")[0]
    file = tmp_path / {"caddy": "Caddyfile"}.get(kind, "server.conf")
    file.write_text(configured(name, site, port), "utf-8")
    path = program(kind)
    commands = {
        "nginx": [path, "-e", str(tmp_path / "error.log"), "-p", str(tmp_path), "-c", str(file)],
        "caddy": [path, "run", "--adapter", "caddyfile", "--config", str(file)],
        "apache": [path, "-D", "FOREGROUND", "-d", str(tmp_path), "-f", str(file)],
    }
    with running(commands[kind], port, tmp_path) as connection:
        yield connection


def ask(host: HTTPConnection, path: str) -> tuple[int, dict[str, str], str]:
    host.request("GET", path)
    answer = host.getresponse()
    return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode()


def test_a_server_says_what_the_build_wrote(host: HTTPConnection) -> None:
    for path, status, text in (
        ("/", 200, "home"),
        ("/guide/", 200, "guide"),
        ("/nowhere/", 404, "missing"),
        ("/assets/", 404, "missing"),
        ("/roadmap.mmd", 200, "flowchart"),
        ("/en/assets/roadmap/0/text.js", 200, "1"),
    ):
        found, headers, body = ask(host, path)
        assert found == status, path
        assert text in body, path
        for name, said in HEADERS.everywhere.items():
            assert headers.get(name.lower()) == said, (path, name)
    for path in ("/assets/roadmap/early.1.js", "/en/assets/roadmap/0/text.js"):
        assert ask(host, path)[1]["cache-control"] == hosting.FOR_A_YEAR
    for path in ("/", "/service-worker.js", "/roadmap.mmd"):
        assert ask(host, path)[1].get("cache-control") != hosting.FOR_A_YEAR
    assert ask(host, "/roadmap.mmd")[1]["content-type"].startswith("text/plain; charset=utf-8")
    assert ask(host, "/manifest.webmanifest")[1]["content-type"] == "application/manifest+json"
    assert ask(host, "/")[1]["content-type"].startswith("text/html; charset=utf-8")
    assert "javascript" in ask(host, "/service-worker.js")[1]["content-type"]


def test_a_folder_is_asked_for_with_its_slash(host: HTTPConnection) -> None:
    """Else everything that its page names beside itself would be looked for one folder up."""
    host.request("GET", "/guide")
    answer = host.getresponse()
    answer.read()
    assert answer.status in {301, 302, 307, 308}
    assert urlsplit(answer.headers["Location"]).path == "/guide/"
