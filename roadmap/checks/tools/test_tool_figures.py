"""The figures of stage 6: each number that its questions ask for, and what its texts claim."""

from __future__ import annotations

import answers
import numpy as np
import torch
from transformers import DynamicCache, Qwen3Config

KIB, GIB = 2**10, 2**30


def cache_of(tokens: int) -> int:
    """The bytes of the KV cache of Qwen3-0.6B: 28 layers, 8 heads of 128, two bytes a number."""
    return 2 * 28 * 8 * 128 * tokens * 2


def cells(order: list[int]) -> int:
    """Run the cells of a notebook in an order, and give what the last one prints."""
    names: dict[str, int] = {}
    code = {1: "x = 1", 2: "x = x + 1", 3: "printed = x"}
    for cell in order:
        exec(code[cell], {}, names)
    return names["printed"]


COMPUTED = {
    "cloud-platforms/forgot-to-shut-down": 24 * 3,
    "quantization/limit-of-reading-weights": 50 / 4,
    "quantization/step-of-sixteen-levels": float(np.diff(np.linspace(-1, 1, 2**4))[0]),
    "serving/requests-that-fit": (24 - 8 - 2) // 0.5,
    "serving/break-even": 72 / 0.009,
    "jupyter/cells-run-out-of-order": cells([1, 2, 2, 3]),
    "coding-assistants/lines-of-a-diff": 5 - 3,
    "model-hubs/minutes-to-download": 4e9 * 16 / 50e6 / 60,
}
test_every_number_is_computed, test_the_number_of = answers.compared("tools", COMPUTED)


def test_the_formula_of_the_cache() -> None:
    """2 × layers × key-value heads × size of a head × length × bytes: 112 KiB a token."""
    assert cache_of(1) == 112 * KIB
    assert cache_of(32_768) == 3.5 * GIB
    cache = DynamicCache(config=Qwen3Config(num_hidden_layers=28))
    for layer in range(28):
        cache.update(*(torch.zeros(1, 8, 5, 128, dtype=torch.bfloat16) for _ in "kv"), layer)
    held = sum(t.nbytes for layer in cache.layers for t in (layer.keys, layer.values))
    assert held == cache_of(5)


def test_four_bits_take_a_quarter() -> None:
    """Of 16 bits, 4 are a quarter."""
    assert 4 / 16 == 1 / 4


def test_a_run_from_the_top_prints_another_number() -> None:
    """Run once from the top, the notebook prints 2."""
    assert cells([1, 2, 3]) == 2
