"""The figures of stage 5: each number that its questions ask for, and what its texts claim."""

from __future__ import annotations

import math
import statistics

import answers
import pytest
import torch
from torch import nn
from transformers import AutoModelForCausalLM, Qwen3Config

QWEN3_06B = Qwen3Config(
    vocab_size=151_936,
    hidden_size=1024,
    intermediate_size=3072,
    num_hidden_layers=28,
    num_attention_heads=16,
    num_key_value_heads=8,
    head_dim=128,
    tie_word_embeddings=True,
)
with torch.device("meta"):
    MODEL = AutoModelForCausalLM.from_config(QWEN3_06B)
PARAMETERS = sum(p.numel() for p in MODEL.parameters())


def adapter(layer: nn.Linear, rank: int) -> int:
    """Count the parameters of the two small matrices of LoRA."""
    return rank * (layer.in_features + layer.out_features)


def every_linear_layer(rank: int) -> int:
    """Put LoRA on all linear layers but the one that gives the tokens."""
    layers = [m for n, m in MODEL.named_modules() if isinstance(m, nn.Linear) and n != "lm_head"]
    return sum(adapter(layer, rank) for layer in layers)


def advantages(scores: list[float], population: bool) -> list[float]:
    """What GRPO gives to each answer of a group."""
    spread = statistics.pstdev(scores) if population else statistics.stdev(scores)
    return [(score - statistics.mean(scores)) / spread for score in scores]


def at_least(wins: int, of: int) -> float:
    """How likely it is to win so often by luck alone."""
    return sum(math.comb(of, n) for n in range(wins, of + 1)) / 2**of


def jaccard(first: str, second: str) -> float:
    """The share of all different pieces that both have."""
    return len(set(first) & set(second)) / len(set(first) | set(second))


def stopped_after(losses: list[float], patience: int) -> int:
    """Stop after so many epochs in a row without a new lowest loss."""
    lowest, waited = math.inf, 0
    for epoch, loss in enumerate(losses, start=1):
        waited = 0 if loss < lowest else waited + 1
        lowest = min(loss, lowest)
        if waited == patience:
            return epoch
    return len(losses)


LOSSES = [0.52, 0.41, 0.38, 0.43, 0.40, 0.36]
with torch.device("meta"):
    SQUARE = nn.Linear(4096, 4096, bias=False)

COMPUTED = {
    "fine-tune-pretrained/patience-of-two": stopped_after(LOSSES, patience=2),
    "llm-evaluation/margin-of-a-benchmark": 100 * 2 * math.sqrt(0.64 * 0.36 / 1000),
    "llm-evaluation/thirty-two-of-fifty": 100 * at_least(32, of=50),
    "training-data/jaccard-of-two-texts": jaccard("abcdef", "cdefgh"),
    "supervised-fine-tuning/effective-batch": 2 * 8,
    "lora/parameters-of-an-adapter": adapter(SQUARE, rank=8),
    "lora/share-of-qwen": 100 * every_linear_layer(rank=16) / PARAMETERS,
    "training-memory/full-fine-tuning": 1.7e9 * 16 / 1e9,
    "training-memory/lora-memory": (7e9 * 2 + 20e6 * 16) / 1e9,
    "preference-alignment/first-loss-of-dpo": -nn.functional.logsigmoid(
        0.1 * torch.tensor(0.0)
    ).item(),
    "reasoning-models/advantage-in-trl": advantages([1, 0, 0, 1], population=False)[0],
}
test_every_number_is_computed, test_the_number_of = answers.compared("fine-tuning", COMPUTED)


def test_more_patience_reaches_the_lowest_loss() -> None:
    """The best epoch so far is the third; one epoch of patience more sees the 0.36."""
    assert min(LOSSES[:5]) == LOSSES[2]
    assert stopped_after(LOSSES, patience=3) == 6


def test_the_size_of_the_model() -> None:
    """Qwen3-0.6B has 596,049,920 parameters, and rank 16 adds 10,092,544, about a hundredth."""
    assert PARAMETERS == 596_049_920
    assert every_linear_layer(rank=16) == 10_092_544
    assert adapter(SQUARE, rank=8) / SQUARE.weight.numel() == pytest.approx(0.0039, abs=0.0001)


def test_full_fine_tuning_fits_sixteen_gigabytes() -> None:
    """596 million parameters of 16 bytes are 8.9 GiB, so a card of 16 GB holds them."""
    needed = PARAMETERS * 16 / 2**30
    assert needed == pytest.approx(8.9, abs=0.05)


def test_full_fine_tuning_of_seven_billion() -> None:
    """Seven billion parameters of 16 bytes are 112 GB."""
    assert 7e9 * 16 / 1e9 == 112


def test_sixteen_bytes_for_a_parameter() -> None:
    """Weight and gradient in 16 bits; a copy and what the optimizer keeps, 12 bytes, in 32."""
    weight = torch.zeros(1000, dtype=torch.bfloat16)
    copy, gradient = nn.Parameter(weight.float()), torch.ones_like(weight)
    copy.grad = gradient.float()
    optimizer = torch.optim.AdamW([copy])
    optimizer.step()
    kept = copy.nbytes + sum(s.nbytes for s in optimizer.state[copy].values() if s.numel() > 1)
    assert kept == 12 * weight.numel()
    assert weight.nbytes + gradient.nbytes + kept == 16 * weight.numel()


def test_lora_fits_eight_gigabytes() -> None:
    """All weights in 32 bits and an adapter of rank 16 with its states take about 2.4 GiB."""
    assert (PARAMETERS * 4 + every_linear_layer(rank=16) * 16) / 2**30 < 3


def test_thirty_two_of_fifty_is_one_in_thirty() -> None:
    """Chance alone gets there about once in thirty tries."""
    assert 1 / at_least(32, of=50) == pytest.approx(30, abs=2)


def test_advantages_in_both_ways() -> None:
    """With n the advantages are ±1, with n−1 they are ±0.866."""
    assert advantages([1, 0, 0, 1], population=True) == [1, -1, -1, 1]
    assert advantages([1, 0, 0, 1], population=False)[1] == pytest.approx(-0.866, abs=0.001)


def test_bf16_has_more_range_and_fewer_digits() -> None:
    """bf16 reaches as far as 32 bits, fp16 to 65,504, and fp16 has the finer steps."""
    wide, narrow = torch.finfo(torch.bfloat16), torch.finfo(torch.float16)
    assert wide.max > 1e38
    assert narrow.max == 65_504
    assert narrow.eps < wide.eps


def test_the_matrix_of_zeros_is_trained() -> None:
    """With one matrix at zero the model is as it was, and the gradient of that one is not zero."""
    torch.manual_seed(0)
    down, up = torch.randn(4, 16), torch.zeros(16, 4, requires_grad=True)
    inputs = torch.randn(8, 16)
    assert not (inputs @ down.T @ up.T).any()
    (inputs @ down.T @ up.T - torch.ones(8, 16)).square().sum().backward()
    assert up.grad is not None
    assert up.grad.any()
