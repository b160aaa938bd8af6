"""Contributors' text written as Markdown, for where a code host shows it.

`markup` makes HTML of the same text. What comes out here says the same once it is rendered by the
rules of https://github.github.com/gfm/: no sign begins anything that the text did not mean.
"""

from __future__ import annotations

import re

from markdown_it.token import Token

from roadmap_site.text.markup import tokens

_SIGNS = re.compile(r"[\\`*\[\]<>|~$]|(?<![^\W_])_|_(?![^\W_])|!$|&(?=#|\w+;)")
"""Signs that mean something anywhere. An underscore within a word and a lone `&` mean nothing."""
_FIRST = re.compile(r"[#+=:-]|\d{1,9}(?=[.)](?:\s|$))")
"""What means something at the beginning of a line."""
_BACKTICKS = re.compile("`+")


def plain(text: str) -> str:
    """Write text that has no markup, such as a title, for any place in a line."""
    return _at_start(_escaped(text))


def prose(text: str) -> str:
    """Write text that may have emphasis, code and links, which it keeps."""
    addresses: list[str] = []
    return _at_start("".join(_written(token, addresses) for token in tokens(text)))


def link(text: str, url: str) -> str:
    """Write a link whose text has no markup."""
    return f"[{_escaped(text)}]({_target(url)})"


def _written(token: Token, addresses: list[str]) -> str:
    """Write a part of prose; `addresses` has those of the links that it is in."""
    match token.type:
        case "code_inline":
            return _code(token.content)
        case "link_open":
            addresses.append(str(token.attrs["href"]))
            return "["
        case "link_close":
            return f"]({_target(addresses.pop())})"
        case "text":
            return _escaped(token.content)
    return token.markup


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda sign: f"\\{sign[0]}", text)


def _at_start(written: str) -> str:
    """Keep a line from being a heading, a list or a rule."""
    return (
        _FIRST.sub(
            lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}",
            written,
            count=1,
        )
        if _FIRST.match(written)
        else written
    )


def _code(text: str) -> str:
    longest = max(map(len, _BACKTICKS.findall(text)), default=0)
    fence = "`" * (longest + 1)
    # A space on both sides is no part of the code, unless there is nothing else.
    ends = {text[0], text[-1]}
    room = " " if "`" in ends or (ends == {" "} and text.strip()) else ""
    return f"{fence}{room}{text}{room}{fence}"


def _target(url: str) -> str:
    """Write the address of a link: brackets and spaces would end it, and `&copy;` is a sign."""
    safe = re.sub(r"&(?=#|\w+;)", "&amp;", url)
    for sign in " <>\\":
        safe = safe.replace(sign, f"%{ord(sign):02X}")
    return f"<{safe}>" if re.search(r"[()]", safe) else safe
