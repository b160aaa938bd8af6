"""Problems as SARIF, which code hosts and editors read.

Source of the form: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import version
from urllib.parse import quote

from roadmap_site.reading import CODES, Position, Problem

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(problems: Iterable[Problem]) -> str:
    """Write problems as one SARIF document."""
    numbers = {code: index for index, code in enumerate(CODES)}
    driver = {"name": "roadmap-site", "version": version("roadmap-site"), "rules": _rules()}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, numbers) for problem in problems],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _rules() -> list[dict[str, object]]:
    return [
        {
            "id": code,
            "shortDescription": {"text": meaning},
            "defaultConfiguration": {"level": severity},
        }
        for code, (severity, meaning) in CODES.items()
    ]


def _result(problem: Problem, numbers: dict[str, int]) -> dict[str, object]:
    return {
        "ruleId": problem.code,
        "ruleIndex": numbers[problem.code],
        "level": problem.severity,
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": _place(problem.at)}],
    }


def _place(at: Position) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(at.path)}}
    if at.line:
        place["region"] = {"startLine": at.line, "startColumn": at.column}
    return place
