"""Sheets for what is no single step: names, free times, the balance."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from planner.model.balance import Balance
from planner.model.couple import Couple, Partner, two_partners
from planner.model.errors import Misread
from planner.model.free import FreeTime
from planner.tui.asking import OurSheet
from planner.tui.form import Form
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.balance_bars import BalanceBars
from planner.tui.widgets.field import Field
from planner.tui.widgets.free_grid import FreeGrid
from planner.tui.widgets.keys import Keys

_FREE = "Space or the mouse paints half an hour; t lets you type other times.\n"


class NamesSheet(Form[tuple[Partner, Partner] | None]):
    """What they call each other."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back")]

    def __init__(self, couple: Couple) -> None:
        super().__init__()
        self._names = couple.names

    def compose(self) -> ComposeResult:
        """Lay out both names."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content("Your names")
            yield Field(self._names[0], enter="next", id="first", max_length=30)
            yield Field(self._names[1], enter="keep them", id="second", max_length=30)
            yield Static(id="amiss", classes="quiet", markup=False)
            yield Answers("Keep them")
        yield Keys()

    @on(Input.Submitted, "#first")
    def _to_second(self) -> None:
        self.query_one("#second", Input).focus()

    @on(Input.Submitted, "#second")
    @on(Button.Pressed, "#do")
    def _given(self) -> None:
        try:
            partners = two_partners(self.query_one("#first", Input).value, self.query_one("#second", Input).value)
        except Misread as amiss:
            self.say_amiss(str(amiss))
        else:
            self.dismiss(partners)


class FreeSheet(OurSheet[tuple[FreeTime, ...] | str | None]):
    """When they are usually free, as a small week to paint; closes with `type` for those who would rather type."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep it", key_display="enter"),
        Binding("t", "dismiss('type')", "type it", tooltip="For times that are no half hours"),
        Binding("escape", "dismiss(None)", "back"),
    ]

    def __init__(self, free: tuple[FreeTime, ...]) -> None:
        super().__init__()
        self._free = free

    def compose(self) -> ComposeResult:
        """Lay out the week."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = Content("When are you usually both free?")
            yield Static(Content(_FREE), classes="quiet")
            yield FreeGrid(self._free)
            yield Answers("Keep it")
        yield Keys()

    def on_mount(self) -> None:
        """Begin to paint."""
        self.query_one(FreeGrid).focus()

    @on(Button.Pressed, "#do")
    def action_keep(self) -> None:
        """Keep what is painted."""
        self.dismiss(self.query_one(FreeGrid).free)


class BalanceSheet(OurSheet[Balance | None]):
    """How much of each kind they wish for: three bars that always make a whole."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep it", key_display="enter"),
        Binding("escape", "dismiss(None)", "back"),
    ]

    def __init__(self, balance: Balance) -> None:
        super().__init__()
        self._balance = balance

    def compose(self) -> ComposeResult:
        """Lay out the bars."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content("What would you like more of?")
            yield BalanceBars(self._balance)
            yield Answers("Keep it")
        yield Keys()

    def on_mount(self) -> None:
        """Begin with the first kind."""
        self.query_one(BalanceBars).focus()

    @on(Button.Pressed, "#do")
    def action_keep(self) -> None:
        """Keep the shares."""
        self.dismiss(self.query_one(BalanceBars).balance)
