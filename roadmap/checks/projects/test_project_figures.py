"""The figures of stage 4: each number that its questions ask for, and what its texts claim."""

from __future__ import annotations

import inspect
import math
import statistics

import answers
import pytest
import torch
from transformers import DistilBertConfig, DistilBertModel, Trainer, TrainingArguments


def f1(right: int, called: int, there: int) -> float:
    """The harmonic mean of precision and recall."""
    return statistics.harmonic_mean([right / called, right / there])


def kept(probabilities: list[float], top_p: float) -> int:
    """Count the likeliest tokens that it takes to reach `top_p`."""
    total = 0.0
    for number, probability in enumerate(sorted(probabilities, reverse=True), start=1):
        total += probability
        if total >= top_p:
            return number
    return len(probabilities)


def passages(length: int, size: int, overlap: int) -> int:
    """Count the passages that cover a text, by cutting it."""
    starts = [0]
    while starts[-1] + size < length:
        starts.append(starts[-1] + size - overlap)
    return len(starts)


def standard_error(changes: list[int]) -> float:
    """Of the mean of what changed in each question."""
    return statistics.pstdev(changes) / math.sqrt(len(changes))


COMPUTED = {
    "text-classification/f1-of-a-classifier": f1(45, called=50, there=60),
    "text-generation/half-temperature": torch.softmax(torch.tensor([2.0, 1.0, 0.0]) / 0.5, dim=0)[
        0
    ].item(),
    "text-generation/kept-by-top-p": kept([0.5, 0.3, 0.15, 0.05], top_p=0.75),
    "model-apis/price-of-a-thousand-calls": 1000 * (1500 * 2 + 500 * 8) / 1e6,
    "prompting/noise-of-twenty-examples": 100 * standard_error([1] * 15 + [0] * 5),
    "rag/number-of-passages": passages(40_000, size=500, overlap=100),
    "agents/ten-steps-in-a-row": math.prod([0.95] * 10),
    "context-engineering/tokens-of-twenty-turns": sum(2000 + 600 * n for n in range(20)),
    "app-evaluation/agreement-with-a-judge": 100 * (30 + 10) / 50,
    "app-evaluation/noise-of-a-change": 100 * standard_error([1] * 13 + [-1] * 11 + [0] * 76),
    "image-classification/parameters-of-a-new-head": sum(
        p.numel() for p in torch.nn.Linear(512, 2).parameters()
    ),
    "image-generation/smaller-space": 512 * 512 * 3 / (64 * 64 * 4),
}
test_every_number_is_computed, test_the_number_of = answers.compared("projects", COMPUTED)


def test_a_gap_of_thirteen_points_is_no_luck() -> None:
    """80 % of 100 reviews have a standard error of 4 points; 13 is more than three times that."""
    error = 100 * math.sqrt(0.8 * 0.2 / 100)
    assert error == pytest.approx(4)
    gap = 93 - 80
    assert gap > 3 * error


def test_distilbert_takes_a_processor_half_a_day() -> None:
    """66 million parameters, 25,000 reviews of 512 tokens, two epochs: about 10¹⁶ operations."""
    with torch.device("meta"):
        model = DistilBertModel(DistilBertConfig())
    parameters = sum(p.numel() for p in model.parameters())
    assert parameters / 1e6 == pytest.approx(66, abs=1)
    operations = 6 * parameters * 512 * 25_000 * 2
    assert operations == pytest.approx(1e16, rel=0.02)
    # A processor of a laptop does some 10¹¹ to 10¹² of them in a second in practice.
    assert 2 < operations / 2.5e11 / 3600 < 24


def test_what_transformers_5_renamed() -> None:
    """The Chinese chapter 3 of the LLM Course has old names of two arguments."""
    arguments, of_trainer = (
        inspect.signature(which).parameters for which in (TrainingArguments, Trainer)
    )
    assert "eval_strategy" in arguments
    assert "evaluation_strategy" not in arguments
    assert "processing_class" in of_trainer
    assert "tokenizer" not in of_trainer


def test_the_history_of_twice_the_turns_costs_four_times() -> None:
    """What grows with every turn adds up to about four times as much."""
    history = [sum(600 * n for n in range(turns)) for turns in (20, 40)]
    assert history[1] / history[0] == pytest.approx(4, abs=0.2)
