"""Questions on the pages that have no script: the list of all, and the print version."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from builds import CASES
from roadmap_site import site
from roadmap_site.pages.page import Page


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Page]:
    built = site.build(CASES / "garden" / "roadmap", "roadmap")
    return {page.kind: page for page in built.pages["en"]}


def test_the_print_version_asks_in_the_topic_and_answers_at_the_end(
    pages: Mapping[str, Page],
) -> None:
    text = pages["print"].markdown
    asked, _, answers = text.partition("<h2>Answers</h2>")
    numbers = re.findall(r"<b>(\d+)\.</b>", asked)
    assert numbers == re.findall(r"<b>(\d+)\.</b>", answers) == ["1", "2", "3", "4", "5", "6"]
    assert "Which soil drains best?" in asked
    assert "Its grains are large." not in asked
    assert "Clay holds water." not in asked
    assert "Clay holds water." in answers
    assert "0.4" in answers


def test_what_is_to_be_put_in_order_does_not_stand_in_order(pages: Mapping[str, Page]) -> None:
    asked = pages["print"].markdown.partition("<h2>Answers</h2>")[0]
    (choices,) = re.findall(r"lies above what.*?<ul[^>]*>(.*?)</ul>", asked, re.DOTALL)
    found = re.findall("Topsoil|Subsoil|Bedrock", choices)
    assert sorted(found) == ["Bedrock", "Subsoil", "Topsoil"]
    assert found != ["Topsoil", "Subsoil", "Bedrock"]


def test_the_list_has_every_question_with_its_answer(pages: Mapping[str, Page]) -> None:
    text = pages["questions"].markdown
    assert text.count("<summary>") == 6
    for said in ("Its grains leave no room.", "Clay holds water.", "1,200", "Topsoil", "±0.05"):
        assert said in text
