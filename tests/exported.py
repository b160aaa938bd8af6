"""Portals that were built with the plugin, exported, and built by each engine."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from builds import ROOT, Build, build, copy_case, run
from parity import SITE

ENGINES = ("mkdocs", "properdocs", "zensical")
PLUGIN = "plugin"
"""The folder of the site that the plugin made; those of the engines bear their names."""
EXPORTED = "exported"
PAGES, BARE_PAGES = (ROOT / "tests" / "cases" / "export" / name for name in ("pages", "bare"))
ADDRESSES = {"SITE_URL": SITE, "REPO_URL": "https://github.com/somebody/garden"}
_SETTINGS = """
site_url: !ENV [SITE_URL, ""]
repo_url: !ENV [REPO_URL, ""]
edit_uri: edit/main/docs/
copyright: Somebody
markdown_extensions:
  - pymdownx.snippets: {base_path: [docs], auto_append: [指南/每页.txt]}
"""


def make(folder: Path) -> Build:
    """Make all of it of a portal with an address and hand-written pages; see `_all_of`."""
    project = copy_case("garden", folder / "project", _SETTINGS)
    shutil.copytree(PAGES, project / "docs", dirs_exist_ok=True)
    return _all_of(project, folder, ADDRESSES)


def make_bare(folder: Path) -> Build:
    """Make all of it of a portal without addresses of its own or of folders: see `_all_of`.

    It has so many stages that they stand by groups, and nobody has words for its second language.
    """
    project = copy_case("chain-of-twenty", folder / "project", "use_directory_urls: false\n")
    shutil.copytree(BARE_PAGES, project / "docs", dirs_exist_ok=True)
    for stage in sorted((project / "roadmap" / "stages").iterdir())[13:]:
        stage.unlink()
    head = project / "roadmap" / "roadmap.yml"
    text = head.read_text(encoding="utf-8")
    head.write_text(text.replace("languages: [en]", "languages: [en, fa]"), encoding="utf-8")
    return _all_of(project, folder, {})


def _all_of(project: Path, folder: Path, addresses: Mapping[str, str]) -> Build:
    """Build, export and build again into a folder; what failed first is the result."""
    made = build(project, folder / PLUGIN, addresses)
    output = made.output
    if not made.code:
        code, output = export(project, folder / EXPORTED, addresses)
        for engine in ENGINES if not code else ():
            code, output = run([sys.executable, "build.py", engine], folder / EXPORTED)
            if code:
                break
            (folder / EXPORTED / "site").rename(folder / engine)
        made = Build(project, folder, code, output)
    return made


def export(project: Path, target: Path, changes: Mapping[str, str] = ADDRESSES) -> tuple[int, str]:
    """Export a project; return the exit code and what was printed."""
    command = [sys.executable, "-m", "roadmap_site", "export", str(target)]
    return run(command, project, changes)
