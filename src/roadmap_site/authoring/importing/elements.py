"""A block of HTML to headings and paragraphs, by the elements that begin or end one."""

from __future__ import annotations

import re

from roadmap_site.authoring.importing.gather import Gatherer, Tags
from roadmap_site.authoring.importing.kinds import Block, Heading, Paragraph
from roadmap_site.authoring.importing.report import Report
from roadmap_site.authoring.importing.runs import links


def read_html(content: str, line: int, report: Report) -> list[Block]:
    """Read a block of HTML: what begins or ends a block in HTML does so here."""
    lines = _Lines(Gatherer(line, report), line)
    lines.feed(content)
    lines.finish()
    lines.flush()
    return lines.found


_BREAKING = """
    address article blockquote center dd details div dl dt figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul
"""


class _Lines(Tags):
    """Divides HTML into headings and paragraphs."""

    breaking = frozenset(re.findall(r"\w+", _BREAKING))

    def __init__(self, into: Gatherer, line: int) -> None:
        super().__init__(into)
        self.first = line
        self.found: list[Block] = []
        self.kind = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block where HTML does."""
        if tag in {"script", "style"}:
            self.hidden = tag
        if tag in self.breaking or (tag == "br" and not self.kind):
            self.flush()
            self.kind = tag if tag == "summary" or tag[1:].isdigit() else self.kind
        if not self.into.runs:
            self.into.line = self.first + self.getpos()[0] - 1
        super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End a block where HTML does."""
        super().handle_endtag(tag)
        self.hidden = ""
        if tag in self.breaking:
            self.flush()
            self.kind = "" if tag == self.kind else self.kind

    def handle_data(self, data: str) -> None:
        """Take the text, and the line in which it begins."""
        if not self.into.runs:
            blank = len(data) - len(data.lstrip())
            self.into.line = self.first + self.getpos()[0] - 1 + data.count("\n", 0, blank)
        super().handle_data(data)

    def flush(self) -> None:
        """Make a block of what was gathered."""
        line, runs = self.into.line, self.into.take()
        if not runs:
            return
        if self.kind[1:].isdigit() and not any(links(runs)):
            self.found.append(Heading(line, int(self.kind[1]), runs, html=True))
        else:
            self.found.append(Paragraph(line, runs, label=self.kind == "summary", html=True))
