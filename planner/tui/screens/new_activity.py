"""An activity of their own: a form whose answers go into one of their packs, as TOML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Label, RadioSet, Static

from planner.catalogue.words import CONSENT_CUE
from planner.model.activity import Activity, Energy, Kind, Minutes, Setting
from planner.model.errors import Misread, OurweekError
from planner.model.marks import KIND_MARKS
from planner.model.value import held
from planner.tui import wording
from planner.tui.asking import errand
from planner.tui.form import Form
from planner.tui.screens.sure import SureSheet
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.field import Field
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.lines import Lines
from planner.tui.widgets.one_of import OneOf
from planner.tui.widgets.tick import Pick, Tick

_KINDS, _ENERGIES, _SETTINGS = tuple(Kind), tuple(Energy), tuple(Setting)
_USUAL = Activity(id="", title="", kind=Kind.QUALITY_TIME)
"""What an activity has where nothing else is said."""
_LAST = "gentler"


class NewActivitySheet(Form[Activity | None]):
    """Title and kind, and as much more as they like; closes with the activity once it is written."""

    CSS_PATH = "new_activity.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (24, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "keep", "keep it"),
        Binding("escape", "leave", "back"),
    ]

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self._title = title
        self._untouched: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the fields, what is amiss, and the answers."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = Content("An activity of your own")
            with VerticalScroll(can_focus=False):
                for label, widget in self._fields():
                    with Horizontal(classes="row", id=f"row-{widget.id}"):
                        yield Label(label)
                        yield widget
            yield Static(id="amiss", markup=False)
            yield Answers("Keep it")
        yield Keys()

    def action_leave(self) -> None:
        """Go back; what was typed is thrown away only when they say so."""
        if self._state() == self._untouched:
            self.dismiss(None)
        elif not self.turn.locked():
            self._ask_before_leaving()

    @on(Button.Pressed, "#leave")
    def _asked_to_leave(self, event: Button.Pressed) -> None:
        event.prevent_default()
        self.action_leave()

    @errand
    async def _ask_before_leaving(self) -> None:
        what = f"{self._text('title').strip() or 'This activity'} is not written yet."
        if await self.app.push_screen_wait(SureSheet("Throw it away?", what, "Throw away", "Keep writing")):
            self.dismiss(None)

    def _state(self) -> tuple[object, ...]:
        """Return everything that can be filled in."""
        boxes = (tick.value for tick in self.query(Tick))
        picked = (one.pressed_index for one in self.query(RadioSet))
        return (*(field.value for field in self.query(Field)), self.query_one("#steps", Lines).text, *boxes, *picked)

    def _fields(self) -> Iterator[tuple[str, Widget]]:
        yield "Title", _line("title", "what you call it", self._title)
        yield "Kind", OneOf(*(Pick(f"{KIND_MARKS[kind]} {kind.label}") for kind in _KINDS), enter="next", id="kind")
        yield "Ask first", _line("consent_cue", "how to ask, and the way out", CONSENT_CUE)
        yield "Minutes", _line("minutes", "how long it usually takes", str(_USUAL.minutes.typical))
        ticks = (Tick(wording.place(each), each in _USUAL.setting, enter="next", id=each) for each in _SETTINGS)
        yield "Where", Container(*ticks, id="setting")
        energies = (Pick(each.value, each is _USUAL.energy) for each in _ENERGIES)
        yield "Energy", OneOf(*energies, enter="next", id="energy")
        yield "In short", _line("summary", "one sentence on what it is, if you like")
        yield "Steps", Lines(placeholder="one on each line, if you like", id="steps")
        yield "Gentler", _line("gentler", "a shorter or quieter way, if you like")

    def on_mount(self) -> None:
        """Begin with the title, or after it where it is known already."""
        self._show_what_is_asked()
        self.say_amiss("")
        self._untouched = self._state()
        self.query_one("#kind" if self._title else "#title").focus()

    @on(RadioSet.Changed, "#kind")
    def _show_what_is_asked(self) -> None:
        # Touch alone needs words for asking.
        self.query_one("#row-consent_cue").display = self._kind is Kind.TOUCH

    @property
    def _kind(self) -> Kind | None:
        number = self.query_one("#kind", RadioSet).pressed_index
        return _KINDS[number] if number >= 0 else None

    def say_amiss(self, sentence: str) -> None:
        """Say it, or leave its room to the fields."""
        super().say_amiss(sentence)
        self.query_one("#amiss", Static).display = bool(sentence)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.input.id == _LAST:
            self._keep()
        else:
            self.focus_next()

    def action_submit(self) -> None:
        """Go on to the next line."""
        self.focus_next()

    @on(Button.Pressed, "#do")
    def action_keep(self) -> None:
        """Write it, or say what is amiss."""
        self._keep()

    @errand
    async def _keep(self) -> None:
        try:
            activity = await self.ourweek.ask(self.planner.write_activity, self._given())
        except OurweekError as error:
            self.say_amiss(str(error))
            self._go_to_what_is_amiss(str(error))
            return
        path = self.planner.home.folder / "packs" / f"{activity.pack}.toml"
        self.ourweek.say(f"{activity.title} is written in {path}.")
        self.dismiss(activity)

    def _go_to_what_is_amiss(self, sentence: str) -> None:
        for row in self.query(".row"):
            name = (row.id or "").removeprefix("row-")
            if row.display and sentence.startswith(f"The {name.replace('_', ' ')} "):
                self.query_one(f"#{name}").focus()

    def _given(self) -> dict[str, Any]:
        """Return the fields of a pack file; what was left empty has its usual value there."""
        title, kind = self._text("title"), self._kind
        if title.strip() and kind is None:
            raise Misread("The kind is missing; choose one.")
        fields: dict[str, Any] = {"title": title, "kind": kind.value if kind else ""}
        fields["summary"] = self._text("summary")
        fields["steps"] = self.query_one("#steps", Lines).text.splitlines()
        if minutes := self._text("minutes").strip():
            fields["minutes"] = held(Minutes.around(_number(minutes)))
        fields["energy"] = _ENERGIES[self.query_one("#energy", RadioSet).pressed_index].value
        fields["setting"] = [each.value for each in _SETTINGS if self.query_one(f"#{each}", Tick).value]
        fields["gentler"] = self._text("gentler")
        if kind is Kind.TOUCH:
            fields["consent_cue"] = self._text("consent_cue")
        return fields

    def _text(self, name: str) -> str:
        return self.query_one(f"#{name}", Field).value


def _line(name: str, placeholder: str, value: str = "") -> Field:
    return Field(value, enter="keep it" if name == _LAST else "next", placeholder=placeholder, id=name)


def _number(text: str) -> int:
    if not (text.isdecimal() and len(text) <= 4 and 1 <= int(text) <= 24 * 60):
        raise Misread(f"The minutes are not a whole number from 1 to {24 * 60}.")
    return int(text)
