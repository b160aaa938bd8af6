"""The search of a page, as a reader meets it: what is typed, and what is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Page

from browser.waiting import wait_until


@dataclass(frozen=True)
class Hit:
    """A result among those that are shown."""

    href: str
    kind: str
    title: str
    where: str
    """What it belongs to."""

    @property
    def place(self) -> str:
        """Where it leads on its site."""
        return place(self.href)


def place(url: str) -> str:
    """Give where an address leads on its site."""
    parts = urlsplit(url)
    return f"{parts.path}#{parts.fragment}" if parts.fragment else parts.path


class SearchBox:
    """The search of a page that stays open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.input = page.get_by_role("combobox").and_(page.locator(".rm-search input"))
        self.said = page.locator(".rm-search__said")
        self.hits = page.locator(".rm-hit")

    def open(self) -> SearchBox:
        """Open the box with its key, and wait until it can answer."""
        self.page.keyboard.press("/")
        self.page.locator(".rm-search__hits[data-query]").wait_for()
        return self

    def ask(self, query: str) -> list[Hit]:
        """Type a query and give the results, from top to bottom; none where it says so."""
        self.input.fill(query)
        return [Hit(**hit) for hit in wait_until(self.page, READ, query.strip())]

    def ask_all(self, queries: Iterable[str]) -> dict[str, list[Hit]]:
        """Type one query after the other, within the page, which costs half of the time."""
        asked = list(queries)
        answers = self.page.evaluate(ASK_ALL, asked)
        return {
            query: [Hit(**hit) for hit in hits] for query, hits in zip(asked, answers, strict=True)
        }


READ = """query => {
  const list = document.querySelector(".rm-search__hits")
  if (list.dataset.query !== query) return null
  return [...list.querySelectorAll(":scope > .rm-hit[data-kind]")].map(hit => ({
    href: hit.href,
    kind: hit.dataset.kind,
    title: hit.querySelector(".rm-hit__title").textContent,
    where: hit.querySelector(".rm-hit__where")?.textContent ?? "",
  }))
}
"""
ASK_ALL = """async (queries) => {
  const read = READ
  const input = document.querySelector(".rm-search input")
  const answers = []
  for (const query of queries) {
    input.value = query
    input.dispatchEvent(new InputEvent("input", { bubbles: true }))
    let found = null
    for (let times = 0; !(found = read(query.trim())); times += 1) {
      if (times > 5000) throw new Error(`no answer to ${query}`)
      await new Promise((end) => { setTimeout(end, 4) })
    }
    answers.push(found)
  }
  return answers
}""".replace("READ", READ)
