"""Contributors' text made safe for the place where it is shown.

Everything here takes text that anyone may have written. It comes out as text that can be seen:
never as markup, script, template code or diagram syntax.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:  # Most texts need no parser, and it takes a while to begin.
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@cache
def _inline() -> MarkdownIt:
    """Parse emphasis, code and links, and nothing else of Markdown."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero").enable(["emphasis", "backticks", "link", "escape", "text_join"])
    parser.validateLink = _is_web_link  # type: ignore[method-assign]
    return parser


def _is_web_link(url: str) -> bool:
    return url.lower().startswith(("https://", "http://"))


def prose(text: str, note: Callable[[str], Markup] | None = None) -> Markup:
    """Render the inline Markdown that prose may have, to HTML.

    Plain text outside of links and code goes through `note`, which may add markup of its own.
    """
    # An STX or ETX would be taken for a marker by Python-Markdown; the model lets none in.
    if not _MARKUP.search(text):
        return note(text) if note else Markup(escape(text, quote=False).replace('"', "&quot;"))
    return Markup(_render(text)) if not note else _annotated(text, note)


_MARKUP = re.compile(r"[\\*_`\[\]]")
"""The signs without which prose has no markup."""


@lru_cache(maxsize=1 << 12)
def _render(text: str) -> str:
    """Render a text, which several pages show, and several rules look at."""
    return str(_inline().renderInline(text))


def _annotated(text: str, note: Callable[[str], Markup]) -> Markup:
    parser, found = _inline(), tokens(text)
    _annotate(found, note)
    return Markup(parser.renderer.render(found, parser.options, {}))


def tokens(text: str) -> list[Token]:
    """Give what prose is made of: text, code, and where emphasis and links begin and end."""
    return _inline().parseInline(text)[0].children or []


def _annotate(tokens: Iterable[Token], note: Callable[[str], Markup]) -> None:
    inside = 0  # of how many links
    for token in tokens:
        inside += token.nesting if token.type in {"link_open", "link_close"} else 0
        if token.type == "text" and not inside:
            token.type, token.content = "html_inline", str(note(token.content))


_BUT_CODE = re.compile(r"[\\*_\[\]]")
_MARKED = re.compile(r"[\\*_`\[\]<>&]")
"""The signs without which prose is plain already."""


def plain(text: str) -> str:
    """Strip the inline Markdown of prose, for places that show no markup."""
    if not _MARKED.search(text):
        return " ".join(text.split())
    if (said := _of_code_and_links(text)) is not None:
        return said
    return Markup(_render(text)).striptags()


_LINK = re.compile(
    r"\[([^\[\]\\*_`<>&!]*[^\s\[\]\\*_`<>&!])\]\(https?://[A-Za-z0-9][^\s()<>\\`&]*\)"
)
"""A link as most are, on plain words."""


def _of_code_and_links(text: str) -> str | None:
    """Give a text that has no other markup than code and plain links, as most have.

    None where it may have more.
    """
    parts = text.split("`")
    if len(parts) % 2 == 0 or "``" in text:
        return None
    parts[::2] = [_LINK.sub(r"\1", part) for part in parts[::2]]
    if _BUT_CODE.search(" ".join(parts[::2])):
        return None
    for number in range(1, len(parts), 2):
        code = parts[number]
        if len(code) > 2 and code[0] == code[-1] == " ":
            parts[number] = code[1:-1]
    return " ".join("".join(parts).split())


def links(text: str) -> list[str]:
    """Give the addresses that the links in prose lead to, in order."""
    return [str(token.attrs["href"]) for token in tokens(text) if token.type == "link_open"]


def heading(text: str) -> Markup:
    """Write text for a heading of a Markdown page, each sign of ASCII as a character reference.

    Python-Markdown takes references for what they stand for without looking at them again, so
    that no sign begins markup, an attribute list or a link.
    """
    return Markup("".join(f"&#{ord(sign)};" if _is_sign(sign) else sign for sign in text))


def _is_sign(character: str) -> bool:
    return character.isascii() and not character.isalnum() and character != " "


def label(text: str) -> str:
    """Write text for a label in double quotes of a Mermaid diagram, signs as its `#NN;` codes."""
    return "".join(
        f"#{ord(sign)};" if _is_sign(sign) and sign not in _SAFE_IN_LABELS else sign
        for sign in text
    )


_SAFE_IN_LABELS = frozenset("(),:/")
