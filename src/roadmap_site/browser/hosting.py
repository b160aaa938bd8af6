"""What a host is to say with the files of a site, in the words of four kinds of hosts.

The build writes `_headers`, which Netlify, Cloudflare Pages and others read as it stands. From it,
`roadmap-site headers` makes the lines for a server of one's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

FILE = "_headers"
"""Its name at the root of the site."""
FOR_A_YEAR = "public, max-age=31536000, immutable"
TYPES = {"mmd": "text/plain; charset=utf-8", "webmanifest": "application/manifest+json"}
"""The types of files that servers do not know, by the endings of their names."""
_NAMED_BY_CONTENT = "assets/roadmap/"
_POLICY = "Content-Security-Policy"

_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What goes with every file: it is what it says, other sites do not learn where a reader came from,
no page asks for the reader's devices, and no window of another site gets hold of one of ours."""


@dataclass(frozen=True)
class Headers:
    """What a host says of a site."""

    policy: str
    """The policy of all pages; empty where the site has none."""
    folders: tuple[str, ...]
    """The folders of the languages, each with a slash at its end; empty for the default one."""

    @property
    def everywhere(self) -> dict[str, str]:
        """What goes with every file."""
        return ({_POLICY: self.policy} if self.policy else {}) | _EVERYWHERE

    @property
    def kept(self) -> tuple[str, ...]:
        """The folders whose files never change: their names say what is in them."""
        return tuple(f"{folder}{_NAMED_BY_CONTENT}" for folder in self.folders)


def netlify(headers: Headers) -> str:
    """Write `_headers`."""
    rules = [("/*", headers.everywhere)]
    rules += [(f"/{folder}*", {"Cache-Control": FOR_A_YEAR}) for folder in headers.kept]
    rules += [(f"/*.{ending}", {"Content-Type": type_}) for ending, type_ in TYPES.items()]
    lines = []
    for path, values in rules:
        lines += [path, *(f"  {name}: {said}" for name, said in values.items())]
    return "\n".join(lines) + "\n"


def read(text: str) -> Headers:
    """Read what `netlify` has written."""
    policy = re.search(rf"^  {_POLICY}: (.+)$", text, re.MULTILINE)
    folders = re.findall(rf"^/(.*){_NAMED_BY_CONTENT}\*$", text, re.MULTILINE)
    return Headers(policy[1] if policy else "", tuple(folders))


def nginx(headers: Headers) -> str:
    """Write lines for the `server` block of nginx.

    A `location` with a header of its own loses those of the server, so they are said again there.
    """
    types = "\n".join(f"    {type_.split(';')[0]} {ending};" for ending, type_ in TYPES.items())
    said = [f'add_header {name} "{value}" always;' for name, value in headers.everywhere.items()]
    kept = f'add_header Cache-Control "{FOR_A_YEAR}" always;'
    return "\n".join(
        (
            *said,
            f"include mime.types;\ntypes {{\n{types}\n}}",
            "charset utf-8;\ncharset_types text/html text/css text/plain application/javascript;",
            f"location ~ ^/({'|'.join(map(re.escape, headers.kept))}) {{",
            *_indented((*said, kept)),
            "}",
            # Of a folder nginx says where it is; of one without a page, that nobody may look in.
            "location / {\n    try_files $uri $uri/ =404;\n}",
            "absolute_redirect off;",
            "error_page 403 404 =404 /404.html;\n",
        )
    )


def apache(headers: Headers) -> str:
    """Write an `.htaccess`, or lines for a `<Directory>`; it needs mod_headers and mod_mime."""
    kept = "|".join(re.escape(folder) for folder in headers.kept)
    return "\n".join(
        (
            *(f'Header always set {name} "{said}"' for name, said in headers.everywhere.items()),
            f'Header always set Cache-Control "{FOR_A_YEAR}"'
            f' "expr=%{{REQUEST_URI}} =~ m#/({kept})#"',
            "AddDefaultCharset utf-8",
            *(f"AddType {type_.split(';')[0]} .{ending}" for ending, type_ in TYPES.items()),
            "ErrorDocument 404 /404.html\n",
        )
    )


def caddy(headers: Headers) -> str:
    """Write lines for the block of a site in a Caddyfile."""
    kept = " ".join(f"/{folder}*" for folder in headers.kept)
    return "\n".join(
        (
            "encode gzip",
            "header {",
            *_indented(f'{name} "{said}"' for name, said in headers.everywhere.items()),
            "}",
            f"@kept path {kept}",
            f'header @kept Cache-Control "{FOR_A_YEAR}"',
            *(
                f'@{ending} path *.{ending}\nheader @{ending} Content-Type "{type_}"'
                for ending, type_ in TYPES.items()
            ),
            "file_server",
            "handle_errors {",
            *_indented(("rewrite * /404.html", "file_server {", "    status 404", "}")),
            "}\n",
        )
    )


def _indented(lines: Iterable[str]) -> Iterable[str]:
    return (f"    {line}" for line in lines)


SERVERS = {"apache": apache, "caddy": caddy, "netlify": netlify, "nginx": nginx}
"""What writes the lines for each kind of host."""
