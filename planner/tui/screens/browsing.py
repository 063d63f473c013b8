"""A section to look through: words and filters, a long list, and the whole of what the cursor is on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, Static

from planner.model.kinds import Kind
from planner.model.marks import KIND_MARKS
from planner.tui.asking import errand
from planner.tui.section import Section
from planner.tui.widgets.chips import Chip, Chips
from planner.tui.widgets.head import Title
from planner.tui.widgets.long_list import LongList
from planner.tui.widgets.pane import Pane
from planner.tui.widgets.search_field import SearchField

T = TypeVar("T")
KIND_CHIP = Chip("kind", "kind", tuple(Kind), tuple(f"{KIND_MARKS[k]} {k.label}\n{KIND_MARKS[k]}" for k in Kind))


class Browsing(Section, Generic[T]):
    """What the catalogue and the journal have in common; beside the list where there is room, else below it."""

    CSS_PATH = "browsing.tcss"
    AUTO_FOCUS = "#list"
    # To lay out the whole of something takes longer than a key that is held down leaves it.
    BREATH = 0.04
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    CHIPS: ClassVar[tuple[Chip, ...]] = ()
    SEARCH: ClassVar[str] = ""
    """What the empty search box says."""
    TO_A_THING: ClassVar[tuple[str, ...]] = ("open",)
    """The actions that need something under the cursor."""
    _back_to = ""
    """The section from which somebody came to look something up."""

    def body(self) -> ComposeResult:
        """Lay out the search, the filters, the list and the details."""
        yield SearchField(enter="list", placeholder=self.SEARCH, id="search")
        yield Chips(self.CHIPS, id="filters")
        with Container(id="browse"):
            yield self.new_list()
            yield Static(id="invitation", markup=False)
            yield Pane(id="details")

    # What a section has to say for itself

    def new_list(self) -> LongList[T]:
        """Return the list, which has the id `list`."""
        raise NotImplementedError

    def found(self, text: str, wanted: dict[str, Any]) -> Sequence[T | str]:
        """Return what has these words and passes these filters, with headings if there are any."""
        raise NotImplementedError

    def key_of(self, thing: T) -> object:
        """Return what tells a thing from all others, also when it was read anew."""
        raise NotImplementedError

    def head_of(self, thing: T) -> Content:
        """Return the title of a thing."""
        raise NotImplementedError

    def whole_of(self, thing: T) -> Content:
        """Return everything there is to read of a thing."""
        raise NotImplementedError

    def empty(self) -> Content:
        """Return what is said where there is nothing at all."""
        raise NotImplementedError

    def headline(self, count: int) -> Content:
        """Return the head of the screen, where so many things are found."""
        raise NotImplementedError

    # What follows from it

    @property
    def long_list(self) -> LongList[T]:
        """The list."""
        found: LongList[T] = self.query_one("#list", LongList)
        return found

    @property
    def thing(self) -> T | None:
        """What the cursor is on."""
        return self.long_list.thing

    @property
    def narrowed(self) -> bool:
        """Whether words or filters leave something out."""
        return bool(self.query_one(SearchField).value.strip() or self.query_one(Chips).wanted)

    def refill(self, keep: T | None = None) -> None:
        """Show what is found now, the cursor on `keep` where that is among it."""
        text, wanted = self.query_one(SearchField).value, self.query_one(Chips).wanted
        things = self.found(text, wanted)
        # Counted without a step in Python for each: there may be ten thousand, at every key.
        count = len(things) - [*map(type, things)].count(str)
        self.query_one(Title).show(self.headline(count))
        if self.has_class("nothing") != (not count):
            self.set_class(not count, "nothing")
        if not count:
            self.query_one("#invitation", Static).update(_NOT_FOUND if self.narrowed else self.empty())
        self.long_list.show(things, self._is(keep) if keep is not None else None)

    def _is(self, kept: T) -> Callable[[T], bool]:
        key = self.key_of(kept)
        return lambda thing: self.key_of(thing) == key

    @on(Input.Changed, "#search")
    def _typed(self) -> None:
        self.refill()

    @on(Chips.Changed)
    def _chosen_otherwise(self) -> None:
        self.refill(self.thing)

    @on(LongList.Pointed)
    def _pointed(self) -> None:
        self.after_a_breath(self._show_details)

    def _show_details(self) -> None:
        thing = self.thing
        text = Content("\n").join([self.head_of(thing), self.whole_of(thing)]) if thing is not None else Content("")
        self.query_one(Pane).show(text)
        self.refresh_bindings()

    @on(SearchField.Stepped)
    def _stepped(self, message: SearchField.Stepped) -> None:
        self.long_list.step(message.by)

    @on(SearchField.Left)
    def _left_search(self) -> None:
        back, self._back_to = self._back_to, ""
        self.long_list.focus()
        # Where nothing is found there is nothing to go to, and c is a letter while one types.
        if back or self.has_class("nothing"):
            self.action_clear()
        if back:
            self.action_go(back)

    @on(Input.Submitted, "#search")
    @on(Chips.Left)
    def _to_list(self) -> None:
        self._back_to = ""
        self.long_list.focus()

    @on(LongList.Opened)
    def _opened(self) -> None:
        self.action_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what cannot be done now."""
        if action in self.TO_A_THING:
            return self.is_mounted and self.thing is not None
        if action in ("search", "filters") and self.has_class("nothing") and not self.narrowed:
            return False
        if action == "search":
            # There it is a letter like any other.
            return not isinstance(self.focused, SearchField)
        return self.narrowed if action == "clear" and self.is_mounted else True

    def action_search(self) -> None:
        """Go to the search."""
        self.query_one(SearchField).focus()

    def action_look_up(self, section: str) -> None:
        """Go to the search, from another section to which escape goes back."""
        self._back_to = section
        self.action_search()

    def action_filters(self) -> None:
        """Go to the filters."""
        self.query_one(Chips).focus()

    def action_clear(self) -> None:
        """Show everything again."""
        thing = self.thing
        with self.prevent(Input.Changed, Chips.Changed):
            self.query_one(SearchField).value = ""
            self.query_one(Chips).clear()
        self.refill(thing)
        self.long_list.focus()

    @errand
    async def action_open(self) -> None:
        """Read the whole of what the cursor is on."""
        thing = self.thing
        if thing is not None:
            from planner.tui.screens.reading import ReadingSheet

            commands = self.possible(set(self.TO_A_THING) - {"open"})
            chosen = await self.answer_of(ReadingSheet(self.head_of(thing), self.whole_of(thing), commands))
            if chosen:
                await self.run_action(chosen)


_NOT_FOUND = Content.assemble(
    ("Nothing here is like that.\n", "bold"),
    "Fewer words or filters find more, and ",
    ("esc", "bold $primary"),
    " shows all again.",
)
