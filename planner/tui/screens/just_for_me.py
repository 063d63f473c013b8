"""Just for me: a private no to one activity, for a while or for good."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from planner.model.activity import Activity
from planner.model.boundary import About
from planner.model.couple import Couple, Partner
from planner.model.value import Value
from planner.model.week import Week
from planner.tui.asking import PrivateSheet
from planner.tui.screens.who import WhoSheet
from planner.tui.widgets.choices import Choices
from planner.tui.widgets.keys import Keys

if TYPE_CHECKING:
    from planner.tui.app import OurweekApp

_A_MONTH = timedelta(weeks=4)


class Until(Value):
    """How long a no holds; without a last day it is for good."""

    last_day: date | None


async def ask_just_for_me(app: OurweekApp, couple: Couple, activity: Activity, week: Week) -> bool:
    """Ask one partner, unseen by the other, for a private no; return whether there is one now."""
    by = await app.push_screen_wait(WhoSheet(couple, "This stays with you alone. The other looks away."))
    if by is None:
        return False
    await app.ask(app.planner.enter, by)
    until = await app.push_screen_wait(JustForMeSheet(activity, by, week))
    if until is None:
        return False
    await app.ask(app.planner.add_boundary, by, About.ACTIVITY, activity.id, until.last_day)
    return True


class JustForMeSheet(PrivateSheet[Until | None]):
    """Asks for how long; nothing of it is ever shown to the other partner."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back"),
    ]

    def __init__(self, activity: Activity, by: Partner, week: Week) -> None:
        super().__init__()
        self._activity = activity
        self._by = by
        self._choices = (Until(week.end), Until(week.end + _A_MONTH), Until(None))

    def compose(self) -> ComposeResult:
        """Lay out the three answers."""
        with Vertical(classes="sheet narrow") as sheet:
            sheet.border_title = Content(f"Just for {self._by.name}")
            yield Static(Content.assemble((self._activity.title, "bold"), " is not suggested any more\n"))
            yield Choices(*(Option(Content(words)) for words in ("this week", "for a month", "for good")))
            yield Static(
                Content(
                    "\nIt stays in the catalogue, and nobody is told whose no it was. It is kept in your own file."
                ),
                classes="quiet",
            )
        yield Keys()

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index])
