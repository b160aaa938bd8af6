"""What stage 1 says about the syntax of Python."""

from __future__ import annotations

import traceback


def longest_word(text: str) -> str:
    """Give the longest word of a text, the first of several."""
    longest = ""
    for word in text.split():
        if len(word) > len(longest):
            longest = word
    return longest


def test_the_longest_word_of_a_text() -> None:
    """Write a function that takes a piece of text and returns its longest word."""
    assert longest_word("a route to large models") == "models"
    assert longest_word("") == ""


def test_a_for_loop_can_be_a_while_loop() -> None:
    """Rewrite a `for` loop as a `while` loop that gives the same result."""
    total = 0
    for number in range(1, 5):
        total += number
    rewritten, number = 0, 1
    while number < 5:
        rewritten += number
        number += 1
    assert total == rewritten == 10


def test_an_error_message_names_line_and_cause() -> None:
    """Read an error message and say which line is wrong and why."""
    program = 'number = 1\nprint("number: " + number)\n'
    try:
        exec(compile(program, "hello.py", "exec"), {})
    except TypeError:
        message = traceback.format_exc()
    assert 'File "hello.py", line 2' in message
    assert 'can only concatenate str (not "int") to str' in message


def test_what_short_programs_print() -> None:
    """The programs of the questions, and what they print."""
    numbers = [0 for _ in range(3)]
    for i in range(3):
        numbers[i] = i * i
    assert numbers == [0, 1, 4]
    assert [*range(2, 10, 3)] == [2, 5, 8]
    assert "3" + "4" == "34"
    assert int("3") + int("4") == 7
    assert 7 // 2 == 3
    assert 7 % 2 == 1

    def no_return(number: int) -> None:
        number * 2

    assert no_return(2) is None
