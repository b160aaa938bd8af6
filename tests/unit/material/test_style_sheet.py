"""The style sheet of a site: Material's rules for what it has, and none for what it cannot have."""

from __future__ import annotations

from pathlib import Path

import material
import pytest

from roadmap_site.material import style_sheet
from roadmap_site.material.theme_files import MissingThemeFileError

TEMPLATES = str(Path(material.__file__).parent / "templates")
PLAIN = frozenset({"toc", "tables", "fenced_code", "attr_list", "material/search", "roadmap"})


def sheet(
    *makers: str,
    features: frozenset[str] = frozenset(),
    own: str = "",
    more: str = "",
    is_open: bool = False,
) -> str:
    given = {"": own, "plan": more}
    found = style_sheet.sheets([TEMPLATES], given, PLAIN | {*makers}, features, is_open=is_open)
    assert found["plan"] == more
    return found[""]


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".a{b:c}", ".a{b:c}"),
        (".admonition{b:c}", ""),
        (".a .admonition-title,.d{b:c}", ".d{b:c}"),
        (".admonitions-none{b:c}.e{b:c}", ".e{b:c}"),
        (".a:is(.b,.c),.admonition{b:c}", ".a:is(.b,.c){b:c}"),
        ("@media print{.admonition{b:c}.d{b:c}}", "@media print{.d{b:c}}"),
        ('@charset "UTF-8";.admonition{b:c}.d{b:c}', '@charset "UTF-8";.d{b:c}'),
        ('.a{b:url("x;charset=utf-8,<svg/>")}', '.a{b:url("x;charset=utf-8,<svg/>")}'),
        ("[data-md-color-accent=teal]{b:c}.d{b:c}", ".d{b:c}"),
        (".d{b:c}/*# sourceMappingURL=x.map */", ".d{b:c}"),
    ],
)
def test_only_unused_rules_go(css: str, left: str) -> None:
    assert style_sheet.lean(css, ["admonition"]) == left


def test_what_an_extension_makes_keeps_its_style() -> None:
    assert ".admonition" not in sheet()
    assert ".admonition" in sheet("admonition")
    assert ".admonition" in sheet("pymdownx.details")
    assert ".footnote" in sheet("extra")
    assert ".md-tabs" in sheet(features=frozenset({"navigation.tabs"}))


def test_what_the_settings_ask_for_keeps_its_style() -> None:
    assert ".md-version" not in sheet()
    assert ".md-version" in sheet("extra.version")
    assert ".md-consent" not in sheet("extra.homepage")


def test_templates_and_styles_of_the_author_keep_every_style() -> None:
    whole = sheet(is_open=True)
    assert all(f".{name}" in whole for name in style_sheet.MADE_BY)
    assert "--md-version-icon:" in whole


def test_pictures_that_no_rule_shows_are_left_out() -> None:
    assert "--md-version-icon:" not in sheet()
    assert "--md-clipboard-icon:" in sheet()
    shows = ".a{mask-image:var(--md-version-icon)}"
    assert "--md-version-icon:" in sheet(own=shows)
    assert "--md-version-icon:" in sheet(more=shows)


def test_an_unknown_extension_or_plugin_keeps_every_style() -> None:
    whole = sheet("somebody.else")
    for name in style_sheet.MADE_BY:
        # The portal's own sheet has nothing of it; Material's is there as it was.
        assert f".{name}" in whole
        assert f".{name}" not in sheet()


def test_a_sheet_that_material_no_longer_has_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingThemeFileError, match=r"assets/stylesheets/main\.\*\.min\.css"):
        style_sheet.sheets([str(tmp_path)], {"": ""}, PLAIN, frozenset(), is_open=False)


def test_every_class_that_may_go_is_one_of_materials() -> None:
    """A new name in Material shows here, not as a style that is kept for nothing."""
    assert [name for name in style_sheet.MADE_BY if f".{name}" not in sheet("unknown")] == []
