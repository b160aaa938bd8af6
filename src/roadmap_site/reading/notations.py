"""What one line has of another notation than YAML: Markdown, JSON, programs, comparisons."""

from __future__ import annotations

import re

from roadmap_site.model import is_language, shown
from roadmap_site.reading.meant_keys import every_key

Found = tuple[int, str]
"""A column, counted from zero, and what is wrong there."""

LEAD = r"(?P<lead>\s*(?:- +)*)"
KEY = r"(?P<key>[A-Za-z_]{2,20})"


def is_key(word: str) -> bool:
    """Tell whether a word is a key of some part of a roadmap, or a language."""
    return word in every_key() or is_language(word)


def fence(line: str) -> Found | None:
    """Find a fence of Markdown."""
    sign = line.lstrip()[:3]
    if sign in {"```", "~~~"}:
        return len(line) - len(line.lstrip()), f'"{sign}" is Markdown and no YAML; remove the line'
    return None


def comment(line: str) -> Found | None:
    """Find a comment of another language."""
    found = re.match(r"\s*(?P<sign><!--|//|/\*|--(?=\s)|;)", line)
    if not found:
        return None
    return found.start("sign"), f'"{found["sign"]}" begins no comment here; write "# "'


def box(line: str) -> Found | None:
    """Find a box of a list of tasks."""
    if found := re.match(r"\s*- (?P<box>\[[ xX]?\]) ", line):
        return found.start("box"), f'"{found["box"]}" is a box of Markdown; remove it'
    return None


def equals(line: str) -> Found | None:
    """Find a value that an equals sign gives."""
    found = re.match(rf"{LEAD}{KEY}(?P<sign>\s*=>?\s*)(?P<rest>\S.*)", line)
    if not found or not is_key(found["key"]):
        return None
    meant = f"{found['key']}: {shown(found['rest'])}"
    return found.start("sign"), f'"=" gives no value; write a colon and a space: {meant}'


def comma_at_the_end(line: str) -> Found | None:
    """Find the comma of JSON after a value that ends with its line."""
    found = re.match(rf"""{LEAD}["']?{KEY}["']?:\s.*?(?P<sign>,)\s*$""", line)
    closed = all(line.count(one) == line.count(other) for one, other in ("{}", "[]"))
    if not found or not closed or line.count('"') % 2:
        return None
    return found.start("sign"), "a comma at the end of a line separates nothing; remove it"


def diff(line: str) -> Found | None:
    """Find what a comparison of two versions wrote."""
    if re.match(r"\+ *[\w-]+:\s|\+ +- ", line):
        return 0, 'the "+" is of a comparison of two versions (a diff); remove it'
    if re.match(r"@@ -\d+.* @@|diff --git |\+\+\+ b/", line):
        return 0, "the line is of a comparison of two versions (a diff); remove it"
    return None


def bullet(line: str) -> Found | None:
    """Find what begins an entry in Markdown or in a text, and is no hyphen."""
    if found := re.match(r"\s+(?P<sign>[*+]|\d{1,2}[.)])\s+[{\w\"']", line):
        return found.start("sign"), f'"{found["sign"]}" begins no entry of a list; write "- "'
    found = re.match(r"\s*(?P<sign>[•·‣▪–—−－])\s*\S", line)
    if not found:
        return None
    sign = found["sign"]
    return found.start("sign"), f'"{sign}" (U+{ord(sign):04X}) is not a hyphen; write "- "'
