"""The arithmetic of stage 3 on text, and a GPT small enough to train here."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

import pytest
import torch
from torch import Tensor, nn
from transformers import AutoModelForCausalLM, GPT2Config, Qwen3Config
from transformers.pipelines import SUPPORTED_TASKS


def merges(words: list[str], number: int) -> list[str]:
    """Carry out merges of byte-pair encoding, and give what each made."""
    split, made = [list(word) for word in words], []
    for _ in range(number):
        pairs = Counter(pair for pieces in split for pair in pairwise(pieces))
        best = pairs.most_common(1)[0][0]
        made.append("".join(best))
        for pieces in split:
            i = 0
            while i < len(pieces) - 1:
                if (pieces[i], pieces[i + 1]) == best:
                    pieces[i : i + 2] = ["".join(best)]
                i += 1
    return made


def test_three_merges_on_five_words() -> None:
    """low, low, lower, slow, now: first `ow`, then `low`."""
    assert merges(["low", "low", "lower", "slow", "now"], 2) == ["ow", "low"]
    pairs = Counter(
        pair for word in ["low", "low", "lower", "slow", "now"] for pair in pairwise(word)
    )
    assert pairs.most_common(2) == [(("o", "w"), 5), (("l", "o"), 4)]


def test_attention_weights_by_hand() -> None:
    """q = (1, 0), keys (1, 0), (0, 1), (1, 1): weights 0.401, 0.198, 0.401."""
    q, k = torch.tensor([1.0, 0]), torch.tensor([[1.0, 0], [0, 1], [1, 1]])
    weights = torch.softmax(k @ q / math.sqrt(2), dim=0)
    assert weights.tolist() == pytest.approx([0.401, 0.198, 0.401], abs=0.001)
    assert weights.sum().item() == pytest.approx(1)


def test_twice_the_text_has_four_times_the_pairs() -> None:
    """Attention compares every token with every other."""
    assert 2000**2 / 1000**2 == 4


def test_dividing_by_the_root_keeps_the_scores_small() -> None:
    """Dot products of random vectors of size 64 spread by 8, and by 1 after the division."""
    torch.manual_seed(0)
    scores = (torch.randn(10_000, 64) * torch.randn(10_000, 64)).sum(dim=1)
    assert scores.std().item() == pytest.approx(8, rel=0.05)
    assert (scores / math.sqrt(64)).std().item() == pytest.approx(1, rel=0.05)


def test_layer_normalization() -> None:
    """Each token gets a mean of zero and a variance of one."""
    normal = nn.LayerNorm(3)(torch.tensor([[1.0, 2.0, 3.0]]))
    assert normal.mean().item() == pytest.approx(0, abs=1e-6)
    assert normal.var(unbiased=False).item() == pytest.approx(1, abs=1e-3)


def test_temperatures() -> None:
    """Scores 2, 1, 0: 0.665 / 0.245 / 0.090 at 1 and 0.867 / 0.117 / 0.016 at 0.5."""
    scores = torch.tensor([2.0, 1, 0])
    assert torch.softmax(scores, 0).tolist() == pytest.approx([0.665, 0.245, 0.090], abs=0.001)
    assert torch.softmax(scores / 0.5, 0).tolist() == pytest.approx(
        [0.867, 0.117, 0.016], abs=0.001
    )


def test_what_transformers_5_no_longer_has() -> None:
    """Chapter 1 of the LLM Course: three of its examples are gone, two that we use remain."""
    assert not {"question-answering", "summarization", "translation"} & set(SUPPORTED_TASKS)
    assert {"fill-mask", "text-generation"} <= set(SUPPORTED_TASKS)


def test_the_size_of_weights() -> None:
    """Seven billion parameters: 14 GB in 16 bits, 3.5 GB in 4 bits."""
    assert 7e9 * 16 / 8 / 1e9 == 14
    assert 7e9 * 4 / 8 / 1e9 == 3.5


def test_the_cache_of_a_token() -> None:
    """Qwen3-0.6B: 112 KiB a token, 3.5 GiB for 32,768; without GQA twice as much."""
    config = Qwen3Config(
        vocab_size=151_936, hidden_size=1024, num_hidden_layers=28, num_attention_heads=16,
        num_key_value_heads=8, head_dim=128, intermediate_size=3072, tie_word_embeddings=True,
    )  # fmt: skip
    numbers = 2 * config.num_hidden_layers * config.num_key_value_heads * config.head_dim
    assert numbers * 2 / 1024 == 112
    assert numbers * 2 * 32_768 / 2**30 == 3.5
    assert config.num_attention_heads / config.num_key_value_heads == 2
    with torch.device("meta"):
        model = AutoModelForCausalLM.from_config(config)
    assert model.num_parameters() == 596_049_920


def test_the_size_of_gpt_2() -> None:
    """The smallest GPT-2 has 124 million parameters, 12 layers and 50,257 tokens."""
    config = GPT2Config()
    with torch.device("meta"):
        model = AutoModelForCausalLM.from_config(config)
    assert (config.n_layer, config.vocab_size) == (12, 50_257)
    assert model.num_parameters() / 1e6 == pytest.approx(124, abs=1)


def test_active_parameters_of_a_mixture() -> None:
    """30 billion parameters of which 3 billion are active: a tenth for every token."""
    assert 3 / 30 == 0.1


def small(vocabulary: int, **changes: int) -> nn.Module:
    """Make a small GPT with random weights."""
    torch.manual_seed(0)
    return AutoModelForCausalLM.from_config(
        GPT2Config(vocab_size=vocabulary, n_layer=2, n_head=2, n_embd=32, n_positions=64, **changes)
    ).eval()


def loss(model: nn.Module, tokens: Tensor) -> float:
    """Give the loss of a model on some tokens."""
    with torch.no_grad():
        return model(input_ids=tokens, labels=tokens).loss.item()


@pytest.mark.parametrize("vocabulary", [65, 4096])
def test_the_loss_before_training_is_the_logarithm_of_the_vocabulary(vocabulary: int) -> None:
    """An untrained model guesses among all tokens: its loss is near ln of their number."""
    tokens = torch.randint(vocabulary, (8, 64), generator=torch.Generator().manual_seed(0))
    assert loss(small(vocabulary), tokens) == pytest.approx(math.log(vocabulary), rel=0.02)


def test_logarithms_of_vocabularies() -> None:
    """ln 65 = 4.17, ln 151,936 = 11.93, and a loss of 3 is a perplexity of 20."""
    assert math.log(65) == pytest.approx(4.17, abs=0.01)
    assert math.log(151_936) == pytest.approx(11.93, abs=0.01)
    assert math.exp(3.0) == pytest.approx(20, abs=0.1)
    assert math.log(20) == pytest.approx(3.0, abs=0.01)


def test_a_small_gpt_learns_a_pattern() -> None:
    """Training brings the loss far below the logarithm of the vocabulary."""
    text = torch.arange(64).remainder(5).repeat(16, 1)
    model = small(16).train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    before = loss(model.eval(), text)
    model.train()
    for _ in range(60):
        optimizer.zero_grad()
        model(input_ids=text, labels=text).loss.backward()
        optimizer.step()
    assert loss(model.eval(), text) < before / 4


def test_later_tokens_are_hidden_from_earlier_ones() -> None:
    """Changing the last token changes no score before it."""
    model, tokens = small(65), torch.tensor([[1, 2, 3, 4]])
    changed = tokens.clone()
    changed[0, -1] = 60
    with torch.no_grad():
        a, b = model(tokens).logits, model(changed).logits
    assert torch.allclose(a[:, :-1], b[:, :-1], atol=1e-6)
    assert not torch.allclose(a[:, -1], b[:, -1], atol=1e-3)
