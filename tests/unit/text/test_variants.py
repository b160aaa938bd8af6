"""Words of Taiwan are found by those of the mainland, by OpenCC's tables."""

from __future__ import annotations

from roadmap_site.text.variants import regional, twofold


def test_a_word_that_a_text_lacks_is_taken_for_the_one_that_it_has() -> None:
    assert ("程式", "程序") in regional({"程序"})
    assert ("资料", "数据") in regional({"数据"})


def test_a_word_that_a_text_has_in_another_sense_is_told_apart() -> None:
    known = {"资料", "数据"}
    assert ("资料", "数据") not in regional(known)
    assert twofold(known) == [("资料", "数据")]


def test_a_word_is_not_taken_for_itself() -> None:
    assert twofold({"地址", "数据"}) == []
