"""A page loses what nobody sees, and nothing else."""

from __future__ import annotations

import pytest

from roadmap_site.material.slim import slim


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>\n\n    a\n  b  \n  </p>\n   \n<p>", "<p>\na\n  b  \n</p>\n<p>"),
        ("<b>a</b> <b>b</b>\n<b>c</b>", "<b>a</b> <b>b</b>\n<b>c</b>"),
        ("<pre>\n  a\n\n  <b>b</b>\n</pre>\n\n\n<p>", "<pre>\n  a\n\n  <b>b</b>\n</pre>\n<p>"),
        ("<textarea>\n  a</textarea>", "<textarea>\n  a</textarea>"),
        ("<script>\n\n  a</script>\n  <i>", "<script>\n\n  a</script>\n<i>"),
        ('<p data-search-exclude lang="en">', '<p lang="en">'),
        ("<p lang=en data-search-exclude>", "<p lang=en>"),
        ("<p>a data-search-exclude b</p>", "<p>a data-search-exclude b</p>"),
        ("<pre>\n  <b data-search-exclude>\n</pre>", "<pre>\n  <b data-search-exclude>\n</pre>"),
        ("<presto>\n  a</presto>\n  <b>", "<presto>\na</presto>\n<b>"),
    ],
)
def test_only_what_nobody_sees_goes(html: str, left: str) -> None:
    assert slim(html) == left
