"""Change: a plan's own title, length and note."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from planner.model.errors import Misread
from planner.model.standing import Standing
from planner.model.typed_words import note, number
from planner.model.value import Value
from planner.tui.form import Form
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.field import Field
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.lines import Lines

_LONGEST = 24 * 60


class Changed(Value):
    """A plan's own words and length as they shall be."""

    title: str
    minutes: int
    note: str


class ChangeSheet(Form[Changed | None]):
    """Asks what is to be otherwise; closes with it, or with nothing where all stays as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "submit", "keep it"),
        Binding("escape", "dismiss(None)", "back"),
    ]
    CSS = """
    ChangeSheet Lines { height: 5; border: round $line; background: transparent; padding: 0 1; }
    ChangeSheet Lines:focus { border: round $primary; }
    """

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        plan = standing.occurrence.plan
        self._before = Changed(plan.title, plan.minutes, plan.note)
        self._holds = "This holds for the whole ritual." if plan.ritual else ""

    def compose(self) -> ComposeResult:
        """Lay out the three, and what is amiss."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content(f"Change {self._before.title}")
            yield Field(self._before.title, enter="keep it", placeholder="what you call it", id="title", max_length=80)
            yield Field(str(self._before.minutes), enter="keep it", placeholder="minutes", id="minutes")
            yield Lines(placeholder="a note for both of you", id="note")
            yield Static(Content(self._holds), id="amiss", classes="quiet", markup=False)
            yield Answers("Keep it")
        yield Keys()

    def on_mount(self) -> None:
        """Show the note, and begin with the title."""
        self.query_one(Lines).text = self._before.note
        self.query_one("#title", Input).focus()

    def say_amiss(self, sentence: str) -> None:
        """Say it, or else what is changed along with it."""
        super().say_amiss(sentence or self._holds)

    @on(Input.Submitted)
    @on(Button.Pressed, "#do")
    def action_submit(self) -> None:
        """Take it, or say what can't be read."""
        try:
            asked = "#minutes"
            minutes = number("The length", 1, _LONGEST)(self.query_one(asked, Input).value)
            asked = "#note"
            words = note(self.query_one(asked, Lines).text)
        except Misread as error:
            self.say_amiss(str(error))
            self.query_one(asked).focus()
            return
        title = self.query_one("#title", Input).value.strip() or self._before.title
        changed = Changed(title, minutes, words)
        self.dismiss(changed if changed != self._before else None)
