"""The figures of stage 7: each number that its questions ask for, and what its tasks find."""

from __future__ import annotations

import math

import answers
import pytest
import torch


def spread_of_scores(size: int) -> float:
    """The standard deviation of the dot products of many random queries and keys."""
    torch.manual_seed(0)
    return (torch.randn(20_000, size) * torch.randn(20_000, size)).sum(dim=1).std().item()


COMPUTED = {
    "classic-papers/masked-tokens": 512 * 0.15,
    "llm-papers/places-left-in-a-block": math.ceil(100 / 16) * 16 - 100,
}
test_every_number_is_computed, test_the_number_of = answers.compared("further-learning", COMPUTED)


def test_dividing_by_the_root_of_d() -> None:
    """Scores of size 64 spread by about 8, and the softmax of such scores settles on few tokens."""
    assert spread_of_scores(64) == pytest.approx(8, rel=0.05)
    scores = torch.randn(1000, 16) * 8
    assert torch.softmax(scores, 1).max(1).values.mean() > 0.8
    assert torch.softmax(scores / 8, 1).max(1).values.mean() < 0.5
