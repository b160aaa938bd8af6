"""The glossary's terms are marked where a topic first uses them, and listed by stage."""

from __future__ import annotations

import re
from typing import Any

import pytest
from markupsafe import Markup

from roadmap_site.edition import editions
from roadmap_site.edition.glossary import Marker, Note, entries
from roadmap_site.model import Roadmap
from roadmap_site.pages import pages
from roadmap_site.rules import wording
from roadmap_site.text.markup import prose

STAGE = "stages/start.md"
MARK = re.compile(r'<a class="rm-term" href="([^"]*)" title="([^"]*)">([^<]*)</a>')


def topic(id: str, **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": id, **fields}


def term(id: str, name: str | dict[str, str], **fields: Any) -> dict[str, Any]:
    return {"id": id, "name": name, "meaning": f"about {id}", "topic": "first", **fields}


def make(*terms: dict[str, Any], topics: list[dict[str, Any]] | None = None) -> Roadmap:
    """Make a roadmap of two stages whose first topic is `first` and whose last one is `last`."""
    here = {"id": "here", "title": "Here", "topics": topics or [topic("first"), topic("second")]}
    there = {"id": "there", "title": "There", "topics": [topic("last")]}
    return Roadmap.model_validate(
        {
            "title": "Route",
            "summary": "The way",
            "languages": ["en", "zh"],
            "stages": [
                {"id": "start", "title": {"en": "Start", "zh": "开始"}, "sections": [here]},
                {"id": "end", "title": {"en": "End", "zh": "结束"}, "sections": [there]},
            ],
            "glossary": {"terms": terms},
        }
    )


def begin(*terms: dict[str, Any], language: str = "en") -> Note:
    """Begin a text on the first stage's page."""
    note = Marker(editions(make(*terms))[language]).once(STAGE)
    assert note
    return note


def marked(html: str) -> list[tuple[str, str]]:
    """Give each term that is marked, by the end of its address, and the words that stand there."""
    return [(href.partition("#")[2], words) for href, _, words in MARK.findall(html)]


def found(text: str, *terms: dict[str, Any], language: str = "en") -> list[tuple[str, str]]:
    return marked(prose(text, begin(*terms, language=language)))


LOSS = term("loss", {"en": "loss", "zh": "损失"})
LOSS_FUNCTION = term("loss-function", {"en": "loss function", "zh": "损失函数"})
LLM = term("llm", {"en": "large language model", "zh": "大语言模型"}, short="LLM")


def test_a_mark_leads_to_the_meaning_and_says_it() -> None:
    note = begin(term("loss", "loss", meaning='less is *better*, "mostly"'))
    assert prose("The loss.", note) == Markup(
        'The <a class="rm-term" href="../../glossary/#loss" '
        'title="less is better, &#34;mostly&#34;">loss</a>.'
    )


def test_only_the_first_use_is_marked() -> None:
    note = begin(LOSS)
    html = prose("loss and *loss*", note) + prose("Loss", note)
    assert marked(html) == [("loss", "loss")]
    assert html.count("oss</") == 2  # the emphasized one is there, unmarked


def test_a_form_counts_as_a_use() -> None:
    assert found("An LLM is a large language model.", LLM) == [("llm", "LLM")]


@pytest.mark.parametrize("terms", [(LOSS, LOSS_FUNCTION), (LOSS_FUNCTION, LOSS)])
@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "a loss function, a loss", [("loss-function", "loss function"), ("loss", "loss")]),
        ("en", "a loss, a loss function", [("loss", "loss"), ("loss-function", "loss function")]),
        ("zh", "先写损失函数，再看损失。", [("loss-function", "损失函数"), ("loss", "损失")]),
    ],
)
def test_the_longest_term_wins(
    terms: tuple[dict[str, Any], ...], language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, *terms, language=language) == expected


def test_the_longest_term_wins_at_its_later_uses_too() -> None:
    assert found("loss function, loss function", LOSS, LOSS_FUNCTION) == [
        ("loss-function", "loss function")
    ]


@pytest.mark.parametrize("text", ["让损失变小", "总损失值", "LLM的损失"])
def test_chinese_is_found_within_other_words(text: str) -> None:
    assert found(text, LOSS, language="zh") == [("loss", "损失")]


def test_latin_words_are_found_beside_chinese() -> None:
    assert found("大模型LLM的", LLM, language="zh") == [("llm", "LLM")]


@pytest.mark.parametrize("text", ["a lossless code", "glosses", "loss1", "2loss", "LLMs"])
def test_english_is_not_found_within_other_words(text: str) -> None:
    assert found(text, LOSS, LLM) == []


@pytest.mark.parametrize(
    "text", ["loss", "Loss", "LOSS", "(loss)", "loss-free", "loss's", "x.loss"]
)
def test_english_is_found_between_signs_and_in_any_case(text: str) -> None:
    assert [id for id, _ in found(text, LOSS)] == ["loss"]


@pytest.mark.parametrize(
    ("name", "written"),
    [("loss", "lo\u017fs"), ("μ", "µ"), ("Σ", "ς"), ("straße", "Straße")],
    ids=["long s", "micro", "final sigma", "sharp s"],
)
def test_letters_that_count_as_one_another_are_found(name: str, written: str) -> None:
    assert found(f"a {written} b", term("x", name)) == [("x", written)]


def test_letters_that_count_as_one_another_are_found_where_a_word_is_avoided() -> None:
    roadmap = make(
        term("mu", "mean", avoid={"en": ["μ"]}), topics=[topic("first", summary="a µ b")]
    )
    assert [(name, word) for _, name, word in wording.avoided(roadmap)] == [("mean", "µ")]


def test_plurals_are_found_by_forms_and_in_their_language_only() -> None:
    plural = {**LLM, "forms": {"en": ["LLMs", "large language models"], "zh": ["语言大模型"]}}
    assert found("Large language models", plural) == [("llm", "Large language models")]
    assert found("Many LLMs", plural) == [("llm", "LLMs")]
    assert found("Many LLMs", plural, language="zh") == []
    assert found("语言大模型", plural, language="zh") == [("llm", "语言大模型")]
    assert found("语言大模型", plural) == []


@pytest.mark.parametrize(
    "text",
    ["`loss`", "[loss](https://x.example/)", "[a *loss* here](https://loss.example/ 'loss')"],
)
def test_nothing_is_marked_within_links_and_code(text: str) -> None:
    note = begin(LOSS)
    assert prose(text, note) == prose(text)
    # Such a use is none: the next one is the first.
    assert marked(prose("The loss", note)) == [("loss", "loss")]


def test_marking_goes_on_after_a_link() -> None:
    assert found("[loss](https://x.example/) is a loss", LOSS) == [("loss", "loss")]


@pytest.mark.parametrize("text", ["2 < 3 & loss > 1", "<b>loss</b>", 'a "loss"'])
def test_the_text_around_a_mark_stays_text(text: str) -> None:
    html = prose(text, begin(LOSS))
    assert marked(html) == [("loss", "loss")]
    assert MARK.sub(r"\3", html).replace("&#34;", "&quot;") == prose(text)


def stage_page(roadmap: Roadmap, language: str) -> str:
    return next(page.markdown for page in pages(editions(roadmap)[language]) if page.stage)


def test_each_topic_starts_anew() -> None:
    topics = [
        topic("first", summary="The loss.", points=["a loss"], outcomes=["know the loss"]),
        topic("second", points=["a loss", "the loss"]),
        topic("third", outcomes=["name the loss"]),
    ]
    before, *parts = stage_page(make(LOSS, topics=topics), "en").split("\n### ")
    assert marked(before) == []
    assert [marked(part) for part in parts] == [[("loss", "loss")]] * 3
    assert [part.count(">loss</a>.") for part in parts] == [1, 0, 0]


def test_a_milestone_starts_anew() -> None:
    roadmap = make(LOSS, topics=[topic("first", summary="The loss.")])
    milestone = {"title": "Loss", "input": "a loss", "build": "a loss", "done": ["a loss"]}
    data = roadmap.model_dump(mode="json")
    data["stages"][0]["milestone"] = milestone
    page = stage_page(Roadmap.model_validate(data), "en")
    topics, _, end = page.partition("{ #_milestone }")
    assert marked(topics) == marked(end) == [("loss", "loss")]


def test_a_text_that_stands_in_from_another_language_is_not_marked() -> None:
    llm = {**LLM, "forms": {"en": ["transformer"], "zh": ["transformer"]}}
    fields = {"summary": {"en": "An LLM."}, "points": [{"en": "a transformer", "zh": "一种 LLM"}]}
    roadmap = make(llm, topics=[topic("first", **fields)])
    assert marked(stage_page(roadmap, "en")) == [("llm", "LLM")]
    # The English summary stands in on the Chinese page; the first use is in the Chinese point.
    chinese = stage_page(roadmap, "zh")
    assert "An LLM." in chinese
    assert marked(chinese) == [("llm", "LLM")]
    assert '一种 <a class="rm-term"' in chinese


def test_a_name_that_stands_in_from_another_language_marks_nothing() -> None:
    only = term("loss", {"en": "loss"})
    assert Marker(editions(make(only))["zh"]).once(STAGE) is None
    assert found("loss LLM", {**only, "short": "LLM"}, language="zh") == [("loss", "LLM")]


def test_without_a_glossary_nothing_is_marked() -> None:
    assert Marker(editions(make())["en"]).once(STAGE) is None


def test_entries_stand_by_stage_in_the_order_of_topics() -> None:
    roadmap = make(
        term("d", "d", topic="last"),
        term("c", "c", topic="second"),
        term("b", "b", topic="first"),
        term("a", "a", topic="first"),
    )
    groups = entries(editions(roadmap)["en"])
    assert [(stage.id, [e.term.id for e in group]) for stage, group in groups] == [
        ("start", ["b", "a", "c"]),
        ("end", ["d"]),
    ]


def test_a_stage_that_teaches_no_term_has_no_group() -> None:
    groups = list(entries(editions(make(term("d", "d", topic="last")))["en"]))
    assert [stage.id for stage, _ in groups] == ["end"]
    assert [entry.topic.id for entry in groups[0][1]] == ["last"]


@pytest.mark.parametrize(
    ("name", "language", "shown", "others"),
    [
        ({"en": "token", "zh": "词元"}, "en", "token", (("词元", "zh"),)),
        ({"en": "token", "zh": "词元"}, "zh", "词元", (("token", "en"),)),
        ({"en": "Transformer", "zh": "Transformer"}, "en", "Transformer", ()),
        ({"en": "Transformer", "zh": "Transformer"}, "zh", "Transformer", ()),
        ({"en": "token"}, "zh", "token", ()),
        ("token", "en", "token", ()),
    ],
)
def test_an_entry_has_each_name_once(
    name: str | dict[str, str], language: str, shown: str, others: tuple[tuple[str, str], ...]
) -> None:
    ((_, (entry,)),) = entries(editions(make(term("x", name)))[language])
    assert entry.name == shown
    assert entry.others == others


def test_the_page_shows_a_name_that_all_languages_share_once() -> None:
    shared = term("bert", {"en": "BERT", "zh": "BERT"}, short="BERT")
    for edition in editions(make(shared)).values():
        page = next(page for page in pages(edition) if page.kind == "glossary")
        assert page.markdown.count("BERT") == 1


def test_a_roadmap_without_terms_has_no_glossary() -> None:
    assert "glossary" not in [page.kind for page in pages(editions(make())["en"])]
