"""Asking for a passphrase: one partner types unseen, and the screen behind is covered."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from planner.model.couple import Partner
from planner.model.errors import OurweekError, Refused
from planner.tui.asking import OurScreen, PrivateSheet, errand
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.field import Field
from planner.tui.widgets.keys import Keys

if TYPE_CHECKING:
    from planner.tui.app import OurweekApp


async def ask_passphrase(app: OurweekApp, partner_id: str | None) -> None:
    """Ask until something is open; raises Refused when the passphrase is not given."""
    await app.beside(app.planner.check_library)
    partner = None
    if partner_id is not None:
        couple = await app.beside(lambda: app.planner.couple)
        partner = couple.by_id(partner_id)
    if not await app.push_screen_wait(PassphraseSheet(partner)):
        whose = f"{partner.name}'s passphrase" if partner else "the passphrase that you share"
        raise Refused(f"This needs {whose}; nothing was changed.")


class PassphraseSheet(PrivateSheet[bool]):
    """Closes with whether the right passphrase was given; `partner` None asks for the one that both share."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(False)", "not now"),
    ]

    def __init__(self, partner: Partner | None) -> None:
        super().__init__()
        self._partner = partner

    def compose(self) -> ComposeResult:
        """Lay out the question and the line to type in."""
        with Vertical(classes="sheet narrow") as sheet:
            if self._partner is None:
                sheet.border_title = Content("Your passphrase")
                asks = "It opens what you share, until Ourweek is closed.\n"
            else:
                sheet.border_title = Content(f"{self._partner.name}, your passphrase")
                asks = "It opens what is yours alone, until Ourweek is closed. The other looks away.\n"
            yield Static(Content(asks))
            field = Field(enter="open", id="passphrase")
            field.password = True
            yield field
            yield Static(id="said", classes="quiet", markup=False)
            yield Answers("Open")
        yield Keys()

    @on(Input.Submitted)
    @on(Button.Pressed, "#do")
    @errand
    async def _try(self) -> None:
        """See whether it opens; what was typed is kept nowhere."""
        field, said = self.query_one("#passphrase", Input), self.query_one("#said", Static)
        passphrase = field.value
        field.clear()
        if not passphrase:
            return
        said.update("One moment …")
        if await self.ourweek.beside(self.planner.unlock, self._partner, passphrase):
            self.dismiss(True)
        else:
            said.update("That is not it; try again.")

    @on(Button.Pressed, "#leave")
    def _left(self) -> None:
        self.dismiss(False)


class Door(OurScreen[None]):
    """What there is to see before the passphrase that both share: nothing."""

    def on_mount(self) -> None:
        """Ask, once there is something to ask on."""
        self._knock()

    @errand
    async def _knock(self) -> None:
        try:
            couple = await self.ourweek.ask(lambda: self.planner.couple)
        except OurweekError as error:
            self.app.exit(return_code=error.exit_code, message=Text(f"ourweek: {error}"))
        else:
            await self.ourweek.come_in(couple)
