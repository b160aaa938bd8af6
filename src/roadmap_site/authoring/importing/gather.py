"""The inline content of Markdown and of HTML gathered into runs.

HTML is taken apart for its text; nothing of a tag goes on but an address that is http or https.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import quote

from markdown_it.token import Token
from pydantic import TypeAdapter, ValidationError

from roadmap_site.authoring.importing.report import Report
from roadmap_site.authoring.importing.runs import Link, Run, Runs, tidy
from roadmap_site.model import Link as Address
from roadmap_site.model.unseen import LOST, unseen
from roadmap_site.rules.addresses import fault, untracked

_ADDRESS: TypeAdapter[str] = TypeAdapter(Address)
_BARE = re.compile(r"https?://[^\s<>\"'`，。、；：！？（）《》「」【】“”‘’]+", re.IGNORECASE)
_WIDE = re.compile("[\u2e80-\u9fff\uff00-\uffef]")
# What the model or YAML refuses: nobody could see it, and it may make text lie.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\](?!:)")
_STYLES = {"b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "code": "code"}


def visible(text: str) -> str:
    """Take the characters out that nobody can see; a line break stays one."""
    seen = _INVISIBLE.sub("", text).replace(LOST, "")
    while sign := unseen(seen):
        seen = seen.replace(sign, "")
    return seen


def address(url: str) -> str:
    """Give a link's address in a form that a roadmap accepts; empty where there is none."""
    bare = url.strip()
    encoded = quote(bare, safe="%/:?#[]@!$&'()*+,;=~")
    # A sign at the end is taken for the sentence's, unless it is encoded.
    ended = re.sub(r"\W+$", lambda end: quote(end[0], safe="/"), encoded)
    forms = (bare, bare.rstrip("，。、；：！？"), encoded, ended, untracked(bare))
    return next((form for form in forms if _is_sound(form)), "")


def _is_sound(url: str) -> bool:
    try:
        return not fault(_ADDRESS.validate_python(url))
    except ValidationError:
        return False


class Gatherer:
    """Takes pieces of text one after another and says what the whole line is."""

    def __init__(self, line: int, report: Report) -> None:
        self.line, self.report = line, report
        self.runs: list[Run] = []
        self.depth = {"strong": 0, "emphasis": 0, "code": 0}
        self.link: Link | None = None
        self.without_place = ""
        """The address of a link that has no place."""
        self.start = 0
        """How many runs there were before the link's text."""
        self.count = 0

    def text(self, text: str, *, code: bool = False) -> None:
        """Take a text; addresses that stand in it bare become links."""
        if self.link or code or self.depth["code"]:
            self._add(text, code=code)
            return
        text, at = _FOOTNOTE.sub("", text), 0
        for found in _BARE.finditer(text):
            shown = _balanced(found[0])
            url = address(shown)
            if url:
                self._add(text[at : found.start()])
                self.open(url)
                self._add(shown)
                self.close()
                at = found.start() + len(shown)
        self._add(text[at:])

    def _add(self, text: str, *, code: bool = False, image: bool = False) -> None:
        if text := visible(text):
            strong, emphasis = self.depth["strong"] > 0, self.depth["emphasis"] > 0
            code = code or self.depth["code"] > 0
            self.runs.append(Run(text, strong, emphasis, code, self.link, image))

    def style(self, name: str, change: int) -> None:
        """Begin or end an emphasis."""
        self.depth[name] = max(self.depth[name] + change, 0)

    def open(self, url: str, hint: str = "") -> None:
        """Begin a link; one that leads nowhere on the web is noted when its text is known."""
        self.close()
        self.start = len(self.runs)
        if found := address(url):
            self.count += 1
            self.link = Link(found, self.count, " ".join(visible(hint).split()))
        elif url.strip():
            self.without_place = f'{url} "{hint}"' if hint else url

    def close(self) -> None:
        """End a link. Where a picture without words was all that it held, its address stands in."""
        said = "".join(run.text for run in self.runs[self.start :]).strip()
        if (self.link or self.without_place) and said.startswith("^"):
            # The mark of a footnote, which Markdown takes for a link where the note is one word.
            del self.runs[self.start :]
        elif self.without_place:
            self.report.leave(self.line, "link", f"{said} <{self.without_place}>")
            self.runs[self.start :] = [replace(run, named=True) for run in self.runs[self.start :]]
        elif self.link and not said:
            self._add(self.link.url)
        self.link, self.without_place = None, ""
        if self.runs and self.runs[-1].image:
            self._add(" ")

    def image(self, alternative: str, url: str, hint: str = "") -> None:
        """Note a picture; within a link, its words are the link's."""
        alternative = " ".join(alternative.split())
        words = [*([] if self.link else [alternative]), f"<{url}>", f'"{hint}"' if hint else ""]
        self.report.leave(self.line, "image", " ".join(filter(None, words)))
        if self.link:
            self._add(alternative, image=True)

    def break_line(self) -> None:
        """Go on in the next line; in Chinese and Japanese no space comes between."""
        self.line += 1
        if not (self.runs and _WIDE.match(self.runs[-1].text[-1:])):
            self._add(" ")
        else:
            self.runs.append(Run("\n", link=self.link))

    def take(self) -> Runs:
        """Give what was gathered, and begin anew."""
        self.close()
        found, self.runs = self.runs, []
        joined = [
            run
            for index, run in enumerate(found)
            if run.text != "\n" or not _WIDE.match("".join(r.text for r in found[index + 1 :])[:1])
        ]
        return tidy(joined)


def _balanced(url: str) -> str:
    """Take off the signs that end a sentence and a bracket that was opened before the address."""
    while url.endswith((".", ",", ";", ":", "!", "?", "*", "_", "|")) or (
        url.endswith(")") and url.count("(") < url.count(")")
    ):
        url = url[:-1]
    return url


class Tags(HTMLParser):
    """Reads HTML for its text, its links and the words of its pictures."""

    def __init__(self, into: Gatherer) -> None:
        super().__init__(convert_charrefs=True)
        self.into = into
        self.hidden = ""
        """The element that is being left out: a script or a style."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what a tag says to a reader."""
        values = {name: value or "" for name, value in attrs}
        if tag == "a" and values.get("href"):
            self.into.open(values["href"], values.get("title", ""))
        elif tag == "img":
            hint = values.get("title", "")
            self.into.image(values.get("alt", ""), values.get("src", ""), hint)
        elif tag in _STYLES:
            self.into.style(_STYLES[tag], 1)
        elif tag == "br":
            self.into.text(" ")
        elif values.get("src") or values.get("href"):
            self.into.report.leave(
                self.into.line, tag, values.get("src", "") or values.get("href", "")
            )

    def handle_endtag(self, tag: str) -> None:
        """End what a tag began."""
        if tag == "a":
            self.into.close()
        elif tag in _STYLES:
            self.into.style(_STYLES[tag], -1)

    def handle_data(self, data: str) -> None:
        """Take the text between tags."""
        if self.hidden:
            self.into.report.leave(self.into.line, self.hidden, data)
        else:
            self.into.text(data)

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self.into.report.leave(self.into.line, "comment", data)

    def finish(self) -> None:
        """Take what is left of HTML that breaks off, as the text that it is."""
        rest, self.rawdata = self.rawdata, ""
        self.handle_data(rest)


def inline(tokens: Iterable[Token], line: int, report: Report) -> Runs:
    """Gather the inline content of one block that begins in `line`."""
    into = Gatherer(line, report)
    for token in tokens:
        _take(token, into)
    return into.take()


def _take(token: Token, into: Gatherer) -> None:
    kind = token.type
    if kind in {"text", "code_inline"}:
        into.text(token.content, code=kind == "code_inline")
    elif kind in {"softbreak", "hardbreak"}:
        into.break_line()
    elif kind in {"strong_open", "strong_close", "em_open", "em_close"}:
        into.style("strong" if kind.startswith("strong") else "emphasis", token.nesting)
    elif kind == "link_open":
        into.open(str(token.attrs.get("href", "")), str(token.attrs.get("title", "")))
    elif kind == "link_close":
        into.close()
    elif kind == "image":
        hint = str(token.attrs.get("title", ""))
        into.image(_words(token.children or []), str(token.attrs.get("src", "")), hint)
    elif kind == "html_inline":
        tags = Tags(into)
        tags.feed(token.content)
        tags.finish()


def _words(tokens: Iterable[Token]) -> str:
    return "".join(
        " " if "break" in token.type else token.content or _words(token.children or [])
        for token in tokens
    )
