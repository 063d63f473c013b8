"""A form: a sheet with fields, and a line that says what is amiss in them."""

from __future__ import annotations

from textual.content import Content
from textual.screen import ScreenResultType
from textual.widgets import Static

from planner.tui.asking import OurSheet


class Form(OurSheet[ScreenResultType]):
    """A sheet whose line `#amiss` says what is amiss until something is typed, ticked or picked anew."""

    def say_amiss(self, sentence: str) -> None:
        """Say it, or nothing any more."""
        self.query_one("#amiss", Static).update(Content(sentence))

    def on_input_changed(self) -> None:
        """Say nothing any more: what was amiss may not be now."""
        self.say_amiss("")

    # By their names, as most forms load none of these.
    on_text_area_changed = on_radio_set_changed = on_checkbox_changed = on_input_changed
