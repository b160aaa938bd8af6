"""Markdown to blocks: headings, paragraphs, lists and tables, each with its line.

What a roadmap cannot hold at all, such as code, is noted here and goes no further.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token
from markdown_it.utils import EnvType

from roadmap_site.authoring.importing.elements import read_html
from roadmap_site.authoring.importing.gather import inline, visible
from roadmap_site.authoring.importing.kinds import (
    Block,
    Contents,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
)
from roadmap_site.authoring.importing.report import Report
from roadmap_site.authoring.importing.runs import Run, Runs, cut, links, plain

_DEEPEST = 100
"""How deep blocks may be nested; what is deeper is noted, for a list of 50 levels helps nobody."""
_MOSTLY = 0.6
"""Which share of a list's lines are links within the page where it is a table of contents."""
_EXPLICIT_ID = re.compile(r"\s*\{#([^\s{}]+)\}\s*$")
_TASK = re.compile(r"\[[ xX]\]\s+")
_ALERT = re.compile(r"\[!(\w+)\]\s*")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:")
_LETTER = re.compile(r"[^\W\d_]")


def parse(text: str, report: Report) -> list[Block]:
    """Read a text, front matter taken out, as blocks."""
    env: EnvType = {}
    tokens = _parser().parse(text, env)
    reader = _Reader(tokens, text.split("\n"), report)
    found = reader.blocks("")
    reader.note_definitions(env)
    reader.note_uncovered()
    return found


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    parser.enable(["table", "strikethrough"])
    # Addresses are looked at where they are used; here they stay as they are written.
    parser.validateLink = _anything  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _anything(url: str) -> bool:  # noqa: ARG001
    return True


class _Reader:
    """Walks along the tokens and notes which lines they cover."""

    def __init__(self, tokens: list[Token], lines: list[str], report: Report) -> None:
        self.tokens, self.lines, self.report = tokens, lines, report
        self.at = 0
        self.covered: set[int] = set()
        self.used: set[str] = set()

    def blocks(self, closing: str) -> list[Block]:
        """Read blocks up to a token that ends them."""
        found: list[Block] = []
        while self.at < len(self.tokens) and self.tokens[self.at].type != closing:
            token = self.tokens[self.at]
            self.at += 1
            found += self.block(token)
        self.at += 1
        return found

    def block(self, token: Token) -> list[Block]:
        """Read the block that begins with a token."""
        line = token.map[0] + 1 if token.map else 0
        kind = token.type
        if kind in {"heading_open", "paragraph_open"}:
            return self.text_block(token, line)
        if kind in {"bullet_list_open", "ordered_list_open"}:
            if self.is_contents():
                self.leave_contents()
                return [Contents(line)]
            return [self.items(line, kind.replace("open", "close"))]
        if kind == "blockquote_open":
            return self.quote()
        if kind == "table_open":
            return [self.table(line)]
        self.cover(token)
        if kind == "html_block":
            return read_html(token.content, line, self.report)
        if kind in {"fence", "code_block"}:
            first = line + (kind == "fence")
            for number, said in enumerate([token.info, *token.content.split("\n")], first - 1):
                self.report.leave(max(number, line), "code", visible(said))
        return []

    def cover(self, token: Token) -> None:
        if token.map:
            self.covered.update(range(token.map[0], token.map[1]))

    def inline(self, token: Token, line: int) -> Runs:
        self.cover(token)
        for child in token.children or ():
            self.used.add(str(child.attrs.get("href") or child.attrs.get("src") or ""))
        return inline(token.children or (), line, self.report)

    def text_block(self, token: Token, line: int) -> list[Block]:
        content = self.tokens[self.at]
        self.at += 2
        self.cover(token)
        if token.type == "paragraph_open" and _FOOTNOTE.match(content.content):
            self.cover(content)
            self.report.leave(line, "footnote", visible(content.content))
            return []
        runs = self.inline(content, line)
        if not runs:
            return []
        if token.type == "paragraph_open":
            return [Paragraph(line, runs)]
        runs, given = _identified(runs)
        return [Heading(line, int(token.tag[1]), runs, given)]

    def end_of_list(self) -> int:
        """Find the token that ends the list which has just begun."""
        level = self.tokens[self.at - 1].level
        return next(
            index
            for index in range(self.at, len(self.tokens))
            if self.tokens[index].level == level and self.tokens[index].nesting == -1
        )

    def is_contents(self) -> bool:
        """Tell whether the list that has just begun is a table of contents."""
        lines = [token for token in self.tokens[self.at : self.end_of_list()] if token.children]
        targets = [
            str(child.attrs["href"])
            for token in lines
            for child in token.children or ()
            if child.type == "link_open"
        ]
        within = all(target.startswith("#") for target in targets)
        return len(lines) > 1 and within and len(targets) >= len(lines) * _MOSTLY

    def leave_contents(self) -> None:
        """Note a table of contents, and go on behind it."""
        end = self.end_of_list()
        lines = [token for token in self.tokens[self.at : end] if token.children]
        said = []
        for token in lines:
            self.cover(token)
            said.append("".join(child.content for child in token.children or ()))
        first = lines[0].map
        self.report.leave(first[0] + 1 if first else 0, "contents", visible(" | ".join(said)))
        self.at = end + 1

    def items(self, line: int, closing: str) -> Items:
        found = Items(line)
        while self.tokens[self.at].type != closing:
            opening = self.tokens[self.at]
            self.at += 1
            below = self.blocks("list_item_close")
            at = opening.map[0] + 1 if opening.map else line
            found.items.append(_item(at, below))
        self.at += 1
        return found

    def quote(self) -> list[Block]:
        found = self.blocks("blockquote_close")
        first = found[0] if found else None
        if isinstance(first, Paragraph) and (mark := _ALERT.match(plain(first.runs))):
            rest = cut(first.runs, mark.end())
            first.runs = (Run(f"{mark[1]}: "), *rest) if rest else (Run(mark[1]),)
        # A heading in a quotation belongs to what is quoted.
        return [
            Paragraph(each.line, each.runs) if isinstance(each, Heading) else each for each in found
        ]

    def table(self, line: int) -> Table:
        rows: list[tuple[int, list[Runs]]] = []
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type == "tr_open":
                rows.append((token.map[0] + 1 if token.map else line, []))
            elif token.type == "inline":
                self.cover(token)
                rows[-1][1].append(self.inline(token, rows[-1][0]))
        self.at += 1
        self.covered.add(line)  # The line of hyphens below the head.
        width = len(rows[0][1])
        for number, _ in rows:
            self.note_excess(number, width)
        data = any(any(links(cell)) for cell in rows[0][1])
        return Table(line, [] if data else rows[0][1], rows if data else rows[1:])

    def note_excess(self, number: int, width: int) -> None:
        """Note cells beyond the last column, which Markdown leaves out."""
        cells = escapedSplit(self.lines[number - 1].strip())
        cells = cells[1:] if cells and not cells[0].strip() else cells
        self.report.leave(number, "cell", visible(" ".join(cells[width:])))

    def note_definitions(self, env: EnvType) -> None:
        """Note the definitions of links that no link uses."""
        known = list(dict(env.get("references", {})).items())
        again = [(each.get("label", ""), each) for each in env.get("duplicate_refs", ())]
        for label, each in [*known, *again]:
            start, end = each["map"]
            self.covered.update(range(start, end))
            unused = each["href"] not in self.used or (label, each) in again
            if unused or label.startswith("^"):
                said = " ".join(self.lines[start:end])
                kind = "footnote" if label.startswith("^") else "link"
                self.report.leave(start + 1, kind, visible(said))

    def note_uncovered(self) -> None:
        """Note the lines that Markdown itself left out, such as those nested too deep."""
        for number, line in enumerate(self.lines):
            if number not in self.covered and _LETTER.search(line):
                self.report.leave(number + 1, "line", visible(line))


def _item(line: int, below: list[Block]) -> Item:
    first = below[0] if below else None
    if not isinstance(first, Paragraph | Heading):
        return Item(line, (), below)
    runs, given = _identified(first.runs)
    if task := _TASK.match(plain(runs)):
        runs = cut(runs, task.end())
    return Item(line, runs, below[1:], given)


def _identified(runs: Runs) -> tuple[Runs, str]:
    """Take an id such as `{#graphs}` off the end of a line."""
    found = _EXPLICIT_ID.search(plain(runs))
    return (cut(runs, 0, found.start()), found[1]) if found else (runs, "")
