"""The original article as Markdown, in the shape that it had, made anew from the record of it.

The record is `original/article.yml`. Its sentences are not in this repository as a whole, so the
article cannot be either; its headings, emphasis, lists and links are what an import goes by.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parent / "original" / "article.yml"
WRAPPERS = ("From Qwen", "精简学习路线")
RESOURCES = "资源推荐"
SUMMARY = "总结"


def record() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read


def markdown() -> str:
    return "\n".join(_lines(record())) + "\n"


def _lines(article: dict[str, Any]) -> Iterator[str]:
    yield from ("---", f"title: {article['title']}", f"author: {article['author']}")
    yield from (f"date: {article['date']} 11:10:00 +0800", "mermaid: true", "---", "")
    yield from (f"# {article['title']}", "", f"## {WRAPPERS[0]}", "", article["quotes"][0], "")
    yield from (f"### {WRAPPERS[1]}", "")
    for number, stage in enumerate(article["stages"], 1):
        yield from (f"#### **{number}. {stage['title']}**", "")
        for letter, section in zip("abc", stage["sections"], strict=False):
            yield from (f"##### **{letter}. {section['title']}**", "")
            for topic in section["topics"]:
                yield from _topic(topic)
            yield ""
    yield from (f"### **{RESOURCES}**", "")
    for shelf in article["shelves"]:
        yield from (f"##### **{shelf['title']}**", "")
        for entry in shelf["entries"]:
            yield from _entry(entry)
        yield ""
    yield from (f"### **{SUMMARY}**", "")
    yield from (f"{n}. **{step}**：好。" for n, step in enumerate(article["steps"], 1))


def _topic(topic: dict[str, Any]) -> Iterator[str]:
    points = "、".join(topic.get("points", ()))
    yield f"- **{topic['title']}**" + (f"：{points}。" if points else "：")
    for bullet in topic.get("bullets", ()):
        if "point" in bullet:
            yield f"  - {bullet['point']}。"
        else:
            label = f"{bullet['label']}：" if "label" in bullet else ""
            # A link belongs to the point above it.
            yield f"    - {label}[{bullet['title']}]({bullet['url']})"


def _entry(entry: dict[str, Any]) -> Iterator[str]:
    yield f"- **{entry['title']}**" + (f" by {entry['by']}" if "by" in entry else "")
    yield from (f"  - [{link['title']}]({link['url']})" for link in entry.get("links", ()))
