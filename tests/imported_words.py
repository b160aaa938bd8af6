"""What a reader of Markdown sees, and what an import made of it, as bags of words.

The words of the source come from a rendering by markdown-it and a parser of HTML, so that they are
counted by other means than the import's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

import yaml
from bs4 import BeautifulSoup
from bs4.element import Tag
from markdown_it import MarkdownIt

from roadmap_site.authoring.importing import Imported

WORD = re.compile("[\u3040-\u9fff\uac00-\ud7a3]|[^\\W_\u3040-\u9fff\uac00-\ud7a3]+")
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
KEY = re.compile(r"^[a-z]+:", re.MULTILINE)
ORDINAL = re.compile(
    r"\W*([xX]\]\s|\d+(\.\d+)*[.)、:：]\s*(?=\D|$)|\d+(\.\d+)+\s|[A-Za-z][.)]\s|[一二三四五六七八九十]+、|"
    r"第[一二三四五六七八九十\d\s–]+(章(?![台学解])|(阶段|周|部分)(\s*[：:]|\s))|"
    r"(Week|Stage|Part) [\d–]+\s*[:–-])"
)
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\](?!:)")
NOTHING = re.compile(r"\W*(none|n/?a|无)?\W*", re.IGNORECASE)


def lost(source: str, imported: Imported) -> Counter[str]:
    """Give the words of a source that are neither in the roadmap nor in the remarks."""
    return seen(source) - kept(imported)


def kept(imported: Imported) -> Counter[str]:
    """Count the words of a roadmap and of the remarks about it."""
    texts: list[str] = [f"{remark.what} {remark.kind} {remark.text}" for remark in imported.remarks]
    for text in imported.files.values():
        texts += _scalars(yaml.load(text, Loader=yaml.BaseLoader))
    return Counter(_words(texts))


def _scalars(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _scalars(item)
    else:
        yield str(value)


def seen(source: str) -> Counter[str]:
    """Count the words that a reader sees, and those of addresses and of pictures' descriptions."""
    text = re.sub(r"\r\n?", "\n", source).lstrip("\ufeff")
    front = FRONT.match(text)
    body = text[front.end() :] if front else text
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.validateLink = _anything  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    soup = BeautifulSoup(parser.render(body), "html.parser")
    _leave_out_structure(soup)
    matter = KEY.sub("", front[0]) if front else ""
    texts = [FOOTNOTE.sub("", soup.get_text(" ")), matter]
    for tag in soup.find_all(True):
        texts += _addresses(tag)
    return Counter(_words(texts))


def _anything(url: str) -> bool:  # noqa: ARG001
    return True


def _leave_out_structure(soup: BeautifulSoup) -> None:
    """Take out what the order and the keys of a roadmap say instead of words."""
    for mark in soup.find_all("a", string=re.compile(r"^\^")):
        mark.decompose()
    for tag in soup.find_all(["th", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td"]):
        assert isinstance(tag, Tag)
        first = next(iter(tag.find_all(string=True)), None)
        if tag.name == "th" and not tag.find("a"):
            tag.decompose()
        elif tag.name == "td" and NOTHING.fullmatch(tag.get_text()):
            tag.clear()
        elif first and (found := ORDINAL.match(first)):
            first.replace_with(first[found.end() :])


def _addresses(tag: Tag) -> Iterator[str]:
    target = str(tag.get("href") or "")
    if tag.name == "a" and not target.startswith("#") and target != tag.get_text():
        yield target
    if tag.name == "img":
        yield str(tag.get("alt") or "")
        yield str(tag.get("src") or "")


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        # What an address may not hold is encoded, and is the same.
        yield from WORD.findall(unquote(text))
