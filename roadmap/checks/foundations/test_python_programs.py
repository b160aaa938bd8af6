"""What stage 1 says about modules, files, exceptions and classes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path


class Numbers:
    """Some numbers and their mean."""

    def __init__(self, values: list[float]) -> None:
        self.values = values

    def mean(self) -> float:
        """Give the mean."""
        return sum(self.values) / len(self.values)


class Measured(Numbers):
    """Numbers whose range can be asked for."""

    def range(self) -> float:
        """Give the difference between the largest and the smallest."""
        return max(self.values) - min(self.values)


def read(path: Path) -> str:
    """Give the text of a file, or a message that people understand."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return f"找不到文件 {path.name}"


def test_a_function_of_another_file_is_imported(tmp_path: Path) -> None:
    """Split a program into two files and import a function of one into the other."""
    (tmp_path / "words.py").write_text(
        "def longest(text):\n    return max(text.split(), key=len)\n"
    )
    (tmp_path / "main.py").write_text("from words import longest\nprint(longest('a long way'))\n")
    ran = subprocess.run([sys.executable, "main.py"], cwd=tmp_path, capture_output=True, text=True)
    assert ran.stdout.strip() == "long"


def test_json_keeps_chinese_text(tmp_path: Path) -> None:
    """Read a JSON file, change one value and save it without spoiling any Chinese text."""
    file = tmp_path / "config.json"
    file.write_text('{"name": "中文", "size": 1}', encoding="utf-8")
    data = json.loads(file.read_text(encoding="utf-8"))
    data["size"] = 2
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert file.read_text(encoding="utf-8") == '{"name": "中文", "size": 2}'
    assert json.dumps("中") == '"\\u4e2d"'


def test_a_missing_file_is_told_in_words(tmp_path: Path) -> None:
    """Handle a missing file with a message that people understand instead of a traceback."""
    assert read(tmp_path / "data.json") == "找不到文件 data.json"


def test_a_subclass_adds_a_method() -> None:
    """Write a class that gives the mean, and a subclass that adds a method for the range."""
    measured = Measured([1, 2, 6])
    assert measured.mean() == 3
    assert measured.range() == 5
    assert isinstance(measured, Numbers)
    assert not hasattr(Numbers([1]), "range")
