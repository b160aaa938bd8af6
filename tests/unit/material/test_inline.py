"""What stands in a page becomes files, or is allowed by its hash."""

from __future__ import annotations

import hashlib
from base64 import b64encode

import pytest

from roadmap_site.material import inline


def sum_of(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    "html",
    [
        "<p>",
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        "<script type='text/plain'>a</script>",
        '<img alt="<script>a</script>">',
        "<p title=\"a style='b' onclick='c'\">",
        "<!-- <script>a</script> <p style='a'> -->",
        "<code>&lt;p style=&quot;a&quot;&gt; style=b onclick=c</code>",
    ],
)
def test_what_is_no_script_and_no_style_stays(html: str) -> None:
    assert inline.taken_out(html, "../") == inline.Page(html)


@pytest.mark.parametrize(
    ("html", "start", "end"),
    [
        ("<script>a</script>", '<script src="../page.', '.js"></script>'),
        ("<script async id=x>a</script>", '<script async id=x src="../page.', '.js"></script>'),
        ("<SCRIPT type=module>a</SCRIPT >", '<script type=module src="../page.', '.js"></script>'),
        ("<style>a</style>", '<link rel="stylesheet" href="../page.', '.css">'),
        (
            "<style media=print>a</style>",
            '<link rel="stylesheet" media=print href="../page.',
            '.css">',
        ),
    ],
)
def test_scripts_and_styles_become_files(html: str, start: str, end: str) -> None:
    page = inline.taken_out(html, "../")
    assert page.html.startswith(start)
    assert page.html.endswith(end)
    assert [*page.files.values()] == [b"a"]
    assert page.allowed == {}


@pytest.mark.parametrize(
    ("html", "allowed"),
    [
        ('<script type="importmap">{}</script>', {"script-src": (sum_of("{}"),)}),
        (
            '<script type="module">import "./a.js"</script>',
            {"script-src": (sum_of('import "./a.js"'),)},
        ),
        ("<style>a{b:url(c)}</style>", {"style-src": (sum_of("a{b:url(c)}"),)}),
        ('<p onclick="a()">', {"script-src": ("'unsafe-hashes'", sum_of("a()"))}),
        ("<p onclick=a(&quot;b&quot;)>", {"script-src": ("'unsafe-hashes'", sum_of('a("b")'))}),
        ('<p style="a:url(b)">', {"style-src": ("'unsafe-hashes'", sum_of("a:url(b)"))}),
        ('<p style="}body{a:b">', {"style-src": ("'unsafe-hashes'", sum_of("}body{a:b"))}),
    ],
)
def test_what_is_bound_to_its_place_is_allowed_there(
    html: str, allowed: dict[str, tuple[str, ...]]
) -> None:
    assert inline.taken_out(html, "") == inline.Page(html, {}, allowed)


def test_a_style_of_an_element_becomes_a_rule_that_counts_as_much() -> None:
    page = inline.taken_out('<head></head><td class="a" style="b: c">', "../")
    (name, text), *others = page.files.items()
    assert others == []
    link = f'<link rel="stylesheet" href="../{name}">'
    assert page.html.startswith(f'<head>{link}\n</head><td class="a" data-rm-style="')
    key = page.html.split('data-rm-style="')[1].removesuffix('">')
    assert text.decode() == f'[data-rm-style="{key}"]:not(#_#_#_){{b: c}}'
