"""The hand-written files of a site, beside the portal's own."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path as File

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File as SiteFile
from mkdocs.structure.files import Files, InclusionLevel

from roadmap_site import site
from roadmap_site.engine import neighbours, serving
from roadmap_site.site import Documents, Site

log = get_plugin_logger("roadmap")


def of_language(language: str, files: Files, config: MkDocsConfig, made: Site) -> Documents:
    """Show each hand-written page of a language under the name without the language.

    Gives those of all languages. Those whose place on the site is taken are left out, with a
    warning in the build of the default language.
    """
    _holds.cache_clear()  # A link may lead elsewhere since the last build.
    level = InclusionLevel.is_in_serve if serving.is_served() else InclusionLevel.is_included
    written = {file.src_uri: file for file in files.documentation_pages(inclusion=level)}
    sorted_, twice = site.translations(written, made.languages)
    documents, left_out = site.sort_out(sorted_, made)
    left_out |= twice
    if language == made.language:
        _warn(left_out)
    shown = documents[language]
    for source, file in written.items():
        if shown.get(source) != source:
            files.remove(file)
    for uri, source in shown.items():
        if uri != source:
            file = _renamed(written[source], uri, config)
            file.edit_uri = source
            files.append(file)
    return documents


def _renamed(file: SiteFile, uri: str, config: MkDocsConfig) -> SiteFile:
    """Give a file under another name; other plugins may read it from where it lies."""
    if path := file.abs_src_path:
        # What hides the file hides it under the other name, too. A draft is there only where a
        # server shows it, of which MkDocs knows nothing in further languages.
        is_hidden = not file.inclusion.is_in_nav()
        level = InclusionLevel.NOT_IN_NAV if is_hidden else InclusionLevel.UNDEFINED
        shown = SiteFile.generated(config, uri, abs_src_path=path, inclusion=level)
        shown.generated_by = None  # Else they would take it to be as old as the build.
        return shown
    return SiteFile.generated(config, uri, content=file.content_bytes)


def order(files: Files, config: MkDocsConfig, language: str, documents: Documents) -> list[object]:
    """List the hand-written pages of a language for the navigation, as `mkdocs.yml` asks for it."""
    shown, is_default = documents[language], language == next(iter(documents))
    if config.nav is not None:
        names = {uri: uri for uri in shown} | {source: uri for uri, source in shown.items()}
        pages = {it.src_uri for it in files if not it.inclusion.is_excluded()}
        pages = {name for name in pages if name.endswith(".md")}
        return neighbours.Listed(names, pages, is_default)(config.nav)
    # What is in no navigation is known by the name of the file and by the one that is shown.
    hidden = {file.src_uri for file in files if not file.inclusion.is_in_nav()}
    posts = neighbours.posts(config)
    return [uri for uri in sorted(shown) if uri not in hidden and not uri.startswith(posts)]


def say_source(file: SiteFile, source: File, config: MkDocsConfig) -> None:
    """Let a page lead to the file that it is made of, as if that were its Markdown.

    So plugins that ask since when a page is as it is, or who has written it, find an answer.
    """
    file.edit_uri = edit_uri(source, config)
    project = File(config.config_file_path).parent
    if file.is_documentation_page() and _is_within(source, project):
        file.generated_by = None
        file.abs_src_path = os.path.normpath(project / source)


def _is_within(source: File, project: File) -> bool:
    place = project / source
    return _leads_within(place, project) if place.is_symlink() else _holds(project, place.parent)


def _leads_within(place: File, project: File) -> bool:
    return place.resolve().is_relative_to(project.resolve())


@cache
def _holds(project: File, folder: File) -> bool:
    """Tell of a folder what is asked for each of its files."""
    return _leads_within(folder, project)


def edit_uri(source: File, config: MkDocsConfig) -> str | None:
    """Give where the source of a page is, from the folder of the hand-written pages.

    `source` is relative to the folder of `mkdocs.yml`. What lies beside that folder may be in
    another repository, or in none.
    """
    if not (config.edit_uri or config.edit_uri_template):
        return None
    project = File(config.config_file_path).parent
    if not _is_within(source, project):
        return None
    return File(os.path.relpath(project / source, config.docs_dir)).as_posix()


def leave_out_foreign(files: Files, config: MkDocsConfig) -> None:
    """Leave out, with a warning, what a link among the pages leads to outside of the project.

    A link in a pull request would else publish any file that the builder can read.
    """
    docs = File(config.docs_dir)
    own = [it.resolve() for it in (docs, File(config.config_file_path).parent)]
    for file in [*files]:
        path = file.abs_src_path
        if path is None or not File(path).is_relative_to(docs):
            continue
        if not any(File(path).resolve().is_relative_to(folder) for folder in own):
            files.remove(file)
            log.warning(
                f"{File(os.path.relpath(path)).as_posix()} is a link that leads out of the "
                "project, so it is left out; put the file itself there"
            )


def leave_out_static(
    language: str, files: Files, config: MkDocsConfig, made: Site, own: list[SiteFile]
) -> None:
    """Take out other files of the docs folder whose place on the site is taken."""
    written = {
        file.src_uri: file.dest_uri
        for file in files
        if file.src_dir == config.docs_dir
        and not file.is_documentation_page()
        and not file.inclusion.is_excluded()
    }
    pages = {file.src_uri: file.dest_uri for file in files.documentation_pages()}
    left_out = site.clashes(written, [file.dest_uri for file in own], made.languages[1:], pages)
    if language == made.language:
        _warn(left_out)
    for name in left_out:
        files.remove(files.src_uris[name])


def add(own: list[SiteFile], files: Files) -> None:
    """Add the portal's files, also where `exclude_docs` hides one of that name."""
    for file in own:
        if hidden := files.get_file_from_path(file.src_uri):
            files.remove(hidden)
        files.append(file)


def _warn(left_out: dict[str, str]) -> None:
    for name, why in left_out.items():
        log.warning("%s is not shown: %s", name, why)
