"""The figures of stage 3: each number that its questions ask for."""

from __future__ import annotations

import math

import answers
import numpy as np
import pytest
import torch
from transformers import AutoModelForCausalLM, GPT2Config

with torch.device("meta"):
    GPT_2 = AutoModelForCausalLM.from_config(GPT2Config())
EMBEDDINGS = GPT_2.get_input_embeddings().weight


def attention(query: list[float], keys: list[list[float]]) -> np.ndarray:
    """Give the attention weights of one query."""
    scores = np.exp(np.array(keys) @ query / math.sqrt(len(query)))
    return scores / scores.sum()


COMPUTED = {
    "transformer/weight-by-hand": float(attention([1, 0], [[1, 0], [0, 1], [1, 1]])[1]),
    "transformer/twice-the-text": (2 * 100) ** 2 / 100**2,
    "nlp-pretrained-models/embeddings-of-gpt-2": EMBEDDINGS.numel(),
    "text-embeddings/hit-rate": 14 / 20,
    "large-language-models/weights-in-16-bits": 7e9 * 16 / 8 / 1e9,
    "small-gpt/loss-at-the-start": math.log(65),
    "small-gpt/perplexity-of-three": math.exp(3.0),
    "small-gpt/what-one-example-teaches": len(range(2, 64 + 1)),
    "modern-architectures/cache-of-a-token": 2 * 28 * 8 * 128 * 2 / 1024,
    "image-processing/numbers-in-a-picture": np.zeros((480, 640, 3)).size,
    "image-processing/overflow": int((np.uint8([200]) + np.uint8([100]))[0]),
    "cv-pretrained-models/parameters-of-a-convolution": sum(
        p.numel() for p in torch.nn.Conv2d(3, 64, kernel_size=3).parameters()
    ),
    "cv-pretrained-models/output-size": torch.nn.Conv2d(1, 1, 5)(torch.zeros(1, 1, 32, 32)).shape[
        2
    ],
    "cv-pretrained-models/patches": (224 // 16) ** 2,
}
test_every_number_is_computed, test_the_number_of = answers.compared("nlp-cv", COMPUTED)


def test_three_tenths_of_gpt_2_are_embeddings() -> None:
    """50,257 embeddings of size 768, out of 124 million parameters."""
    assert EMBEDDINGS.shape == (50_257, 768)
    assert GPT_2.num_parameters() / 1e6 == pytest.approx(124, abs=0.5)
    assert EMBEDDINGS.numel() / GPT_2.num_parameters() == pytest.approx(0.3, abs=0.02)
