"""Pick: one of several, found by typing where they are many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from planner.tui.asking import OurSheet
from planner.tui.widgets.choices import Choices
from planner.tui.widgets.field import Field
from planner.tui.widgets.keys import Keys

_MOST_SHOWN = 200

Thing = tuple[str, str]
"""What is returned, and how it is called."""


class PickSheet(OurSheet[str | None]):
    """Closes with what was picked; `covers` where it is one partner's own.

    `also` is what else a thing may be found by, and `colours` what it is painted in, by what is returned for it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "to_list", "list", show=False),
        Binding("escape", "dismiss(None)", "back"),
    ]
    CSS = """
    PickSheet.-covers { background: $background; }
    PickSheet .says { margin-bottom: 1; }
    PickSheet.-searching Choices { max-height: 50vh; }
    """

    def __init__(
        self,
        title: str,
        says: str,
        things: Sequence[Thing],
        *,
        current: str | None = None,
        search: bool = False,
        covers: bool = False,
        also: Mapping[str, str] | None = None,
        colours: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._title, self._says, self._things = title, says, tuple(things)
        self._current, self._search = current, search
        self._also, self._colours = also or {}, colours or {}
        self._found = self._things
        self.set_class(covers, "-covers")
        self.set_class(search, "-searching")

    def compose(self) -> ComposeResult:
        """Lay out the sentence, the search and the list."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content(self._title)
            yield Static(Content(self._says), classes="says quiet")
            if self._search:
                yield Field(enter="choose", placeholder="search", id="search")
            yield Choices()
            yield Static("Nothing here is called that. Fewer letters find more.", id="nothing", classes="quiet")
        yield Keys()

    def on_mount(self) -> None:
        """Show all of them, the cursor on the one it is now."""
        self._show()
        (self.query_one("#search") if self._search else self.query_one(Choices)).focus()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        words = event.value.casefold().split()
        self._found = tuple(thing for thing in self._things if all(word in self._text(thing) for word in words))
        self._show()

    def _text(self, thing: Thing) -> str:
        name, said = thing
        return f"{said} {self._also.get(name, '')}".casefold()

    def _show(self) -> None:
        shown = self._found[:_MOST_SHOWN]
        choices = self.query_one(Choices)
        choices.clear_options()
        choices.add_options(Option(self._line(thing)) for thing in shown)
        names = [name for name, _ in shown]
        choices.display = bool(shown)
        self.query_one("#nothing").display = not shown
        choices.highlighted = names.index(self._current) if self._current in names else 0 if shown else None

    def _line(self, thing: Thing) -> Content:
        name, said = thing
        words = (said, f"${colour}") if (colour := self._colours.get(name)) else said
        if not self._current:
            return Content.assemble(words)
        return Content.assemble(("✓ " if name == self._current else "  ", "$primary"), words)

    def action_to_list(self) -> None:
        """Go from the search to what it found."""
        self.query_one(Choices).focus()

    @on(Input.Submitted, "#search")
    def _first_found(self) -> None:
        self._choose(self.query_one(Choices).highlighted)

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        self._choose(event.option_index)

    def _choose(self, number: int | None) -> None:
        if number is not None and number < len(self._found):
            self.dismiss(self._found[number][0])
