"""The index for language models."""

from __future__ import annotations

from collections.abc import Mapping

from roadmap_site.edition import Edition, address, stage_uri


def llms_txt(editions: Mapping[str, Edition], roots: Mapping[str, str]) -> str:
    """Give the index for language models: what the site is and where each stage stands.

    `roots` has the address of each language's home page. Source of the form: llmstxt.org.
    """
    first = next(iter(editions.values()))
    lines = [f"# {first.title(first.roadmap)}", "", f"> {first.plain(first.roadmap.summary)}"]
    for language, edition in editions.items():
        lines += ["", f"## {edition.words('language_name')}", ""]
        for stage in edition.roadmap.stages:
            title = edition.title(stage).replace("[", "\\[").replace("]", "\\]")
            path = address(stage_uri(stage), directory_urls=edition.directory_urls)
            summary = f": {edition.plain(stage.summary)}" if stage.summary else ""
            lines.append(f"- [{title}]({roots[language]}{path}){summary}")
    return "\n".join([*lines, ""])
