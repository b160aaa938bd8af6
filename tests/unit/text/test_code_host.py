"""Whatever a text says: as Markdown of a code host, it says the same as on a page of the site."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markupsafe import escape

from properties import limits
from roadmap_site.text import code_host, markup

PIECES = st.sampled_from(
    [
        *("**", "*", "_", "__", "`", "``", "[", "](", ")", "(", "<", ">", "!", "\\", "&amp;", "~"),
        *("# ", "- ", "+ ", "1. ", "12) ", "> ", "---", "| a |", "$x$", "<!-- -->", "<script>"),
        *(
            "https://a.example/b_(c)?d=1&copy;=2",
            "[x](https://a.example/*)",
            " ",
            "：",
            "。",
            "模型",
        ),
        *("snake_case", "C++", "Q&A", "[x](javascript:alert())", "[ ] ", "![a](https://a.example)"),
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=7).map(lambda parts: " ".join("".join(parts).split()))
HOST = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(markdown: str) -> str:
    """Render a line the way that a code host does, as an item of a list."""
    rendered = str(HOST.render(f"- {markdown}\n"))
    assert rendered.startswith("<ul>\n<li>"), rendered
    return rendered.removeprefix("<ul>\n<li>").removesuffix("</li>\n</ul>\n")


@given(TEXTS.filter(bool))
@limits(400, 40_000)
def test_prose_means_the_same(text: str) -> None:
    assert shown(code_host.prose(text)) == str(markup.prose(text))


@given(TEXTS.filter(bool))
@limits(400, 40_000)
def test_a_title_is_nothing_but_its_text(text: str) -> None:
    said = str(escape(text)).replace("&#34;", "&quot;").replace("&#39;", "'")
    assert shown(code_host.plain(text)) == said
    href = "https://a.example/x_%28y%29"
    assert shown(code_host.link(text, href)) == f'<a href="{href}">{said}</a>'


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("snake_case and Q&A, 10~20", r"snake_case and Q&A, 10\~20"),
        ("1. first", r"1\. first"),
        ("3.5 hours", "3.5 hours"),
        ("`a|b` and **bold**", "`a|b` and **bold**"),
        ("costs $5 or $6", r"costs \$5 or \$6"),
    ],
)
def test_nothing_is_escaped_for_no_reason(text: str, written: str) -> None:
    assert code_host.prose(text) == written
