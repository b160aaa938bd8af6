"""Numbers as words, in Chinese and English: seven, 七, and back."""

from __future__ import annotations

_ONES: tuple[str, ...] = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_DIGITS = "零一二三四五六七八九"
LARGEST = 99
"""Larger numbers are written with digits."""


def _english(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[number]
    head = "" if tens == 1 else _DIGITS[tens]
    return f"{head}十{_DIGITS[ones] if ones else ''}"


_WORDS = {write(n): n for write in (_english, _chinese) for n in range(LARGEST + 1)} | {"两": 2}


def number_in(word: str) -> int | None:
    """Read a number of digits or words; None where it is none."""
    if word.isascii() and word.isdigit() and len(word) < 7:
        return int(word)
    return _WORDS.get(word.lower())


def words_for(number: int, like: str) -> str:
    """Write a number the way that another one is written: with digits, or in words."""
    if like.isdigit() or number > LARGEST:
        return str(number)
    if not like.isascii():
        return "两" if number == 2 else _chinese(number)
    word = _english(number)
    return word.capitalize() if like[0].isupper() else word
