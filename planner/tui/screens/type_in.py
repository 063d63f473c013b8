"""Type in: one line of text, tried before the sheet closes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from planner.model.errors import Misread, Refused
from planner.tui.asking import errand
from planner.tui.form import Form
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.field import Field
from planner.tui.widgets.keys import Keys

Take = Callable[[str], Awaitable[str]]
"""Does what was typed and returns the sentence to say; raises Misread or Refused with what is amiss."""


class TypeSheet(Form[str | None]):
    """Closes with a sentence once what was typed could be taken; until then says what is amiss."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back")]
    CSS = """
    TypeSheet.-covers { background: $background; }
    TypeSheet .says { margin-bottom: 1; }
    """

    def __init__(
        self, title: str, says: str, value: str, take: Take, do: str = "Keep it", *, covers: bool = False
    ) -> None:
        """`covers` where it is one partner's own."""
        super().__init__()
        self.set_class(covers, "-covers")
        self._title, self._says, self._value, self._take, self._do = title, says, value, take, do

    def compose(self) -> ComposeResult:
        """Lay out the sentence, the line and what is amiss."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content(self._title)
            yield Static(Content(self._says), classes="says quiet")
            yield Field(self._value, enter=self._do.lower(), id="typed")
            yield Static(id="amiss", classes="quiet", markup=False)
            yield Answers(self._do)
        yield Keys()

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one("#typed", Input).focus()

    @on(Input.Submitted)
    @on(Button.Pressed, "#do")
    @errand
    async def _submitted(self) -> None:
        try:
            said = await self._take(self.query_one("#typed", Input).value.strip())
        except (Misread, Refused) as amiss:
            self.say_amiss(str(amiss))
        else:
            self.dismiss(said)
