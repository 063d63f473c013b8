"""Add: find an activity, or type something of your own, and say when."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Input, Static
from textual.widgets.option_list import Option

from planner.catalogue.catalogue import Catalogue
from planner.model.activity import Activity, Kind
from planner.model.errors import Misread
from planner.model.marks import KIND_MARKS, RITUAL_MARK
from planner.model.rule_text import apart, how_often, read_rule
from planner.model.text import clean
from planner.model.value import Value
from planner.model.when import parse_when
from planner.planner.planning import Outcome
from planner.tui import wording
from planner.tui.asking import OurSheet, errand
from planner.tui.widgets.answers import Answers
from planner.tui.widgets.choices import Choices
from planner.tui.widgets.field import Field
from planner.tui.widgets.keys import Keys
from planner.tui.widgets.rows import fit

_MOST_SHOWN = 200
_HOW = "fri 19:00 or tomorrow 8pm; “sun 19:00 every week” makes a ritual."
_THIS_ONCE = "  something of your own, this once"
_TO_WRITE = "  an activity of your own, to keep"
_MOST_OF_A_TITLE = 27
"""Cells of a title beside these words."""


class _ToWrite(Value):
    """The line that leads to the form for an activity of their own."""

    title: str


class ToPlan(Value):
    """What is wanted, where that is known already; of something of their own its kind and length as well."""

    title: str
    kind: Kind = Kind.QUALITY_TIME
    minutes: int | None = None


_Found = Activity | str | _ToWrite


class AddSheet(OurSheet[Outcome | None]):
    """A search that filters as one types, and a time; closes with what was planned."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "to_list", "list", show=False),
        Binding("n,ctrl+n", "new", "new activity"),
        Binding("escape", "dismiss(None)", "back"),
    ]
    # No default, as the app's rules would outdo it: the list gives way, so that the answers stay in view.
    CSS = """
    AddSheet .sheet { height: 100%; max-height: 32; }
    AddSheet Choices { height: 1fr; max-height: 100%; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, place: datetime, wanted: ToPlan | None = None) -> None:
        """Begin at a time, and with what is wanted."""
        super().__init__()
        self._place = place
        self._wanted = wanted
        self._now = place
        self._catalogue: Catalogue | None = None
        self._found: list[_Found] = []
        self._chosen: Activity | str | None = None

    def compose(self) -> ComposeResult:
        """Lay out the search, what it finds, and the time."""
        with Vertical(classes="sheet") as sheet:
            sheet.border_title = Content("Put something on the week")
            yield Field(enter="choose", placeholder="search, or something of your own", id="search")
            yield Choices(id="found")
            yield Field(wording.written(self._place), enter="add it", id="when")
            yield Static(Content(wording.moment(self._place)), id="understood", classes="quiet", markup=False)
            yield Static(Content(_HOW), id="how", classes="quiet", markup=False)
            yield Answers("Add it")
        yield Keys()

    def on_mount(self) -> None:
        """Show the catalogue."""
        self._open()

    @errand
    async def _open(self) -> None:
        self._catalogue = await self.ourweek.ask(lambda: self.planner.catalogue)
        self._now = await self.ourweek.ask(lambda: self.planner.now)
        self._filter("")
        if self._wanted:
            self._take(self._wanted.title)

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        if self._chosen is not None:
            # Whoever looks for something else wants what was chosen before no longer.
            self._chosen = None
            self._say_what_is_understood(self.query_one("#when", Input).value)
        self._filter(event.value)

    def _filter(self, text: str) -> None:
        if self._catalogue is None:
            return
        own = clean(text, 80)
        self._found = [*self._catalogue.search(text, _MOST_SHOWN), *([own] if own else []), _ToWrite(own)]
        options = self.query_one(Choices)
        options.clear_options()
        options.add_options(Option(_line(found)) for found in self._found)
        options.highlighted = 0

    def action_to_list(self) -> None:
        """Go from the search to what it found."""
        self.query_one(Choices).focus()

    @on(Input.Submitted, "#search")
    def _first_found(self) -> None:
        self._choose(self.query_one(Choices).highlighted or 0)

    @on(Choices.OptionSelected)
    def _selected(self, event: Choices.OptionSelected) -> None:
        self._choose(event.option_index)

    def _choose(self, number: int) -> None:
        if number >= len(self._found):
            return
        found = self._found[number]
        if isinstance(found, _ToWrite):
            self.action_new()
            return
        self._chosen = found
        title = found if isinstance(found, str) else found.title
        self.query_one("#understood", Static).update(
            Content(f"{title} · {self._understood(self.query_one('#when', Input).value)} · enter adds it")
        )
        self.query_one("#when", Input).focus()

    def action_new(self) -> None:
        """Write an activity of their own, called as what was typed."""
        # A second click on the line is not for a second form.
        if not self.turn.locked():
            self._write_new(clean(self.query_one("#search", Input).value, 80))

    @errand
    async def _write_new(self, title: str) -> None:
        from planner.tui.screens.new_activity import NewActivitySheet

        written = await self.app.push_screen_wait(NewActivitySheet(title))
        if written is None:
            return
        self._catalogue = await self.ourweek.ask(lambda: self.planner.catalogue)
        self._take(written.title)

    def _take(self, title: str) -> None:
        """Choose what has this title: an activity, or else something of their own."""
        with self.prevent(Input.Changed):
            self.query_one("#search", Input).value = title
        self._filter(title)
        titles = [found if isinstance(found, str) else found.title for found in self._found]
        self._choose(titles.index(title) if title in titles else 0)

    @on(Input.Changed, "#when")
    def _when_typed(self, event: Input.Changed) -> None:
        self._say_what_is_understood(event.value)

    def _say_what_is_understood(self, text: str) -> None:
        self.query_one("#understood", Static).update(Content(self._understood(text)))

    @on(Input.Submitted, "#when")
    @on(Button.Pressed, "#do")
    def _submitted(self) -> None:
        chosen: _Found | None = self._chosen
        if chosen is None and self._found:
            chosen = self._found[self.query_one(Choices).highlighted or 0]
        if isinstance(chosen, _ToWrite):
            self.action_new()
        elif chosen is not None:
            self._add(chosen)

    @errand
    async def _add(self, chosen: Activity | str) -> None:
        start, every = self._read(self.query_one("#when", Input).value)
        self.dismiss(await self.ourweek.ask(self._planned, chosen, start, every))

    def _planned(self, chosen: Activity | str, start: datetime, every: str | None) -> Outcome:
        known = self._wanted
        if known is not None and chosen == known.title:
            return self.planner.add(known.title, start, kind=known.kind, minutes=known.minutes, every=every)
        return self.planner.add(chosen, start, every=every)

    def _understood(self, text: str) -> str:
        try:
            start, every = self._read(text)
            if every is None:
                return wording.moment(start)
            rule, first = read_rule(every, start, "UTC")
        except Misread:
            return "…"
        return f"{wording.moment(first)} · {RITUAL_MARK} {how_often(rule)}"

    def _read(self, text: str) -> tuple[datetime, str | None]:
        """Return when it begins, and how often it comes back where that is said as well."""
        when, every = apart(text)
        return parse_when(when, self._now, self._place.date()), every


def _line(found: _Found) -> Content:
    if isinstance(found, _ToWrite):
        return Content.assemble(("+ ", "$primary"), (_short(found.title or "new"), "bold"), (_TO_WRITE, "$quiet"))
    if isinstance(found, str):
        return Content.assemble(("+ ", "$primary"), (_short(found), "bold"), (_THIS_ONCE, "$quiet"))
    return Content.assemble(
        (f"{KIND_MARKS[found.kind]} ", f"${found.kind}"), (found.title, ""), (f"  {wording.facts(found)}", "$quiet")
    )


def _short(title: str) -> str:
    # What tells the two lines of one title apart stays in view.
    return fit(title, min(cell_len(title), _MOST_OF_A_TITLE))
