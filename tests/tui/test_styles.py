"""Styles are parsed once for each set of colours, and what is worn is what Textual would wear."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.stylesheet import Stylesheet

from planner.planner import Planner
from planner.tui.styles import Styles
from tests.tui.driving import visiting

CSS = "Label { color: $warm; }"


def colours(styles: Stylesheet) -> list[str]:
    """What the rules say, as text."""
    return [rule.css for rule in styles.rules]


def plain(variables: dict[str, str], *sources: str) -> list[str]:
    """What Textual itself makes of it."""
    styles = Stylesheet(variables=variables)
    for number, source in enumerate(sources):
        styles.add_source(source, read_from=(str(number), ""))
    return colours(styles)


def test_new_styles_and_other_colours_are_worn_as_textual_would_wear_them() -> None:
    styles = Styles({"warm": "#ff0000"})
    styles.add_source(CSS, read_from=("0", ""))
    assert colours(styles) == plain({"warm": "#ff0000"}, CSS)
    more = "Button { background: $warm; }"
    styles.add_source(more, read_from=("1", ""))
    styles.set_variables({"warm": "#ff0000"})
    styles.reparse()
    assert colours(styles) == plain({"warm": "#ff0000"}, CSS, more)
    styles.set_variables({"warm": "#00ff00"})
    styles.reparse()
    assert colours(styles) == plain({"warm": "#00ff00"}, CSS, more)


def test_the_same_colours_are_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    styles = Styles({"warm": "#ff0000"})
    styles.add_source(CSS, read_from=("0", ""))
    rules = styles.rules
    styles.set_variables({"warm": "#ff0000"})
    styles.reparse()
    assert styles.rules is rules


def test_more_styles_than_textual_remembers_are_parsed_once_each(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def counted(scope: str, css: str, *args: object, **kwargs: object) -> Iterable[RuleSet]:
        parsed.append(css)
        return parse(scope, css, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr("textual.css.stylesheet.parse", counted)
    styles = Styles({"warm": "#ff0000"})
    sources = [f"Label.-{number} {{ color: $warm; }}" for number in range(120)]
    for begin, end in ((0, 100), (100, 120)):
        for number in range(begin, end):
            styles.add_source(sources[number], read_from=(str(number), ""))
        assert len(styles.rules) == end
    assert parsed == sources


@pytest.mark.parametrize("section", ["2", "3", "4", "5", "6"])
async def test_every_section_wears_its_own_styles_in_another_theme_too(planned: Planner, section: str) -> None:
    async with visiting(planned) as visit:
        await visit.press(section)
        dark = visit.app.screen.styles.background
        visit.app.theme = "ourweek-light"
        await visit.settle()
        assert visit.app.screen.styles.background != dark
        await visit.press("1", section)
        assert visit.app.screen.styles.background != dark
