"""Styles that are parsed again only where a colour is another one.

Textual parses all of them anew whenever a screen brings some of its own, and once more as the app begins.
"""

from __future__ import annotations

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

_SOURCES = 256
"""More than there are widgets and screens with styles of their own."""


class Styles(Stylesheet):
    """What Textual reads of its own styles and of ours."""

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(_SOURCES)
        self._colours_changed = False

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours; what was parsed in the same ones stays."""
        if variables != self._variables:
            super().set_variables(variables)
            self._colours_changed = True

    def reparse(self) -> None:
        """Parse everything in other colours, and in the same ones only what is new."""
        if self._colours_changed:
            self._colours_changed = False
            super().reparse()
        elif self._require_parse:
            self.parse()
