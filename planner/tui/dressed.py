"""How the app looks: the colours that a couple wear, whether anything moves, and what of it goes to the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.filter import LineFilter
from textual.screen import Screen

from planner.model.couple import ACCENTS, Couple
from planner.tui import themes
from planner.tui.frugal import frugal
from planner.tui.harmless import HARMLESS
from planner.tui.leaving import prompt_driver
from planner.tui.styles import Styles

if TYPE_CHECKING:
    from rich.console import RenderableType


class DressedApp(App[None]):
    """An app in our themes and in the colours of a couple, who may not be known yet."""

    def __init__(self, couple: Couple | None) -> None:
        # Asked for while the app is being made.
        self._accents = couple.accents if couple else (ACCENTS[0], ACCENTS[1])
        super().__init__(driver_class=prompt_driver())
        self.register_theme(themes.DARK)
        self.register_theme(themes.LIGHT)
        self.theme = self._theme_of(couple)
        self.stylesheet = Styles(self.get_css_variables())
        self._moves = couple is None or couple.motion
        if not self._moves:
            self.animation_level = "none"

    def wear(self, couple: Couple) -> None:
        """Look as the couple have set it: colours, and whether anything moves."""
        theme = self._theme_of(couple)
        changed, self._accents = couple.accents != self._accents, couple.accents
        if couple.motion != self._moves:
            self._moves = couple.motion
            self.animation_level = "full" if couple.motion else "none"
        if self.theme != theme:
            self.theme = theme
        elif changed:
            self.refresh_css(animate=False)

    def get_css_variables(self) -> dict[str, str]:
        """Add the two partners' colours, and what tells the cursor where there are no colours at all."""
        chosen = themes.accents(self._accents, self.current_theme.dark)
        return {**super().get_css_variables(), **chosen, **(themes.COLOURLESS if self.no_color else {})}

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Let no line reach the terminal that would drive it."""
        return [*super().get_line_filters(), HARMLESS]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own variables to themes that are not ours."""
        return themes.defaults(self.current_theme.dark)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        # The one place that every frame comes through on its way to the terminal.
        super()._display(screen, frugal(renderable))

    def _theme_of(self, couple: Couple | None) -> str:
        """Return the theme that a couple chose, or ours where they chose none that there is."""
        return couple.theme if couple and couple.theme in self.available_themes else themes.DARK.name
