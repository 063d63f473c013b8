"""A new passphrase: what it is to seal, the warning before it, and the same words typed twice."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static

from planner.model.couple import Couple, Partner
from planner.planner.sealing import COPIES, SHORTEST, WARNING
from planner.tui.asking import OurScreen, PrivateSheet
from planner.tui.screens.pick import PickSheet
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.field import Field
from planner.tui.widgets.keys import Keys

_BOTH = "both"


async def change_passphrase(screen: OurScreen[None], couple: Couple) -> str | None:
    """Set, change or remove a passphrase; return the sentence about it, or None when it stays as it was."""
    app, planner = screen.ourweek, screen.planner
    whose = [*((p.id, f"what is {p.name}'s alone") for p in couple.partners), (_BOTH, "what you both share")]
    picked = await screen.answer_of(PickSheet("Passphrase", "What is it to seal?", whose))
    if picked is None:
        return None
    partner = None if picked == _BOTH else couple.by_id(picked)
    await app.ask(planner.check_library)
    if partner is not None:
        await app.ask(planner.enter, partner)
    known = await app.ask(planner.has_passphrase, partner)
    if known:
        says = "There is one now; it is asked for once each time Ourweek is opened."
        what = await screen.answer_of(PickSheet("Passphrase", says, (("new", "another one"), ("off", "none any more"))))
        if what is None:
            return None
        if what == "off":
            await app.ask(planner.set_passphrase, partner, None)
            return f"It is sealed no longer. {COPIES}"
    passphrase = await screen.answer_of(NewPassphraseSheet(partner))
    if passphrase is None:
        return None
    await app.ask(planner.set_passphrase, partner, passphrase)
    return f"It is sealed from now on; the passphrase is asked for once each time Ourweek is opened. {COPIES}"


class NewPassphraseSheet(PrivateSheet[str | None]):
    """Closes with a new passphrase, typed twice the same; `partner` None is for what both share."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "not now"),
    ]

    def __init__(self, partner: Partner | None) -> None:
        super().__init__()
        self._partner = partner

    def compose(self) -> ComposeResult:
        """Lay out the warning and both lines."""
        with Vertical(classes="sheet narrow") as sheet:
            whose = "both of you" if self._partner is None else self._partner.name
            sheet.border_title = Content(f"A new passphrase for {whose}")
            yield Static(Content(f"{WARNING}\n"), classes="quiet")
            yield Field(enter="next", placeholder=f"at least {SHORTEST} characters", id="passphrase")
            yield Field(enter="keep it", placeholder="the same once more", id="again")
            yield Static(id="said", classes="quiet", markup=False)
            yield Answers("Keep it")
        yield Keys()

    def on_mount(self) -> None:
        """Type unseen."""
        for field in self.query(Field):
            field.password = True
        self.query_one("#passphrase", Input).focus()

    @on(Input.Submitted, "#passphrase")
    def _once_more(self) -> None:
        self.query_one("#again", Input).focus()

    @on(Input.Submitted, "#again")
    @on(Button.Pressed, "#do")
    def _typed(self) -> None:
        first, second = self.query_one("#passphrase", Input), self.query_one("#again", Input)
        said = self.query_one("#said", Static)
        if len(first.value) < SHORTEST:
            said.update(Content(f"At least {SHORTEST} characters; a few words in a row are easy to keep."))
        elif first.value != second.value:
            said.update(Content("Those were two different ones."))
            second.clear()
        else:
            self.dismiss(first.value)
