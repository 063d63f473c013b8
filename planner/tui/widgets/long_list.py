"""A list of any length: only the lines that are on the screen are ever drawn, and each of them once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.binding import BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planner.tui.bindings import bindings
from planner.tui.commands import LIST
from planner.tui.widgets.pane import set_length
from planner.tui.widgets.row_styles import RowStyles
from planner.tui.widgets.rows import Row

T = TypeVar("T")


class LongList(ScrollView, Generic[T], can_focus=True):
    """Things one under the other with a cursor on one; headings between them are strings, and passed over."""

    TABLE = LIST
    BINDINGS: ClassVar[list[BindingType]] = bindings(*LIST)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--heading",
        "list--quiet",
        "list--strong",
        "list--cursor",
        "list--quality-time",
        "list--touch",
        "list--appreciation",
        "list--partner-a",
        "list--partner-b",
    }
    DEFAULT_CSS = """
    LongList {
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        & > .list--heading { color: $primary; text-style: bold; }
        & > .list--quiet { color: $quiet; }
        & > .list--strong { text-style: bold; }
        & > .list--cursor { background: $panel; text-style: bold; }
        & > .list--quality-time { color: $quality-time; }
        & > .list--touch { color: $touch; }
        & > .list--appreciation { color: $appreciation; }
        & > .list--partner-a { color: $partner-a; }
        & > .list--partner-b { color: $partner-b; }
    }
    """

    # As `reactive` it would paint the whole list with every step.
    cursor: var[int] = var(0, init=False)

    @dataclass
    class Pointed(Message):
        """The cursor is on something else, or on nothing."""

    @dataclass
    class Opened(Message):
        """Somebody clicked what the cursor was on already."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._things: Sequence[T | str] = ()
        self._strips: dict[tuple[int, bool], Strip] = {}
        self._styles = RowStyles(self, "list")

    def row(self, thing: T | str, width: int, *, here: bool) -> Row:
        """Return how a thing, or a heading, looks in so many cells; `here` is where the cursor is."""
        raise NotImplementedError

    def show(self, things: Sequence[T | str], keep: Callable[[T], bool] | None = None) -> None:
        """Show these; the cursor goes to the first that is to be kept, or to the first of all."""
        self._things = things
        self._strips.clear()
        set_length(self, len(things))
        cursor = self._next_thing(0, 1)
        if keep is not None:
            kept = (place for place, thing in enumerate(things) if not isinstance(thing, str) and keep(thing))
            cursor = next(kept, cursor)
        self.set_reactive(LongList.cursor, cursor)
        self._bring_into_view()
        self.refresh()
        self.post_message(self.Pointed())

    @property
    def thing(self) -> T | None:
        """What the cursor is on, or None where there is nothing."""
        found = self._things[self.cursor] if self.cursor < len(self._things) else None
        return None if isinstance(found, str) else found

    def step(self, by: int) -> None:
        """Move the cursor by so many lines, and over headings."""
        last = len(self._things) - 1
        wanted = max(0, min(last, self.cursor + by))
        self.cursor = self._next_thing(wanted, 1 if by > 0 else -1)

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on the list."""
        return max(0, min(len(self._things) - 1, cursor))

    def watch_cursor(self, before: int, now: int) -> None:
        """Draw two lines anew, and say what is there now."""
        self.refresh_line(before)
        self.refresh_line(now)
        self._bring_into_view()
        self.post_message(self.Pointed())

    def render_line(self, y: int) -> Strip:
        """Return one line, drawn when it is first looked at."""
        place = y + self.scroll_offset.y
        here = place == self.cursor
        strip = self._strips.get((place, here))
        if strip is None:
            strip = self._strips[place, here] = self._drawn(place, here=here)
        return strip

    def notify_style_update(self) -> None:
        """Draw anew with the colours of another theme."""
        self._strips.clear()
        self._styles.forget()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Draw anew for the new width, the cursor still in view."""
        self._strips.clear()
        set_length(self, len(self._things))
        self._bring_into_view()

    def action_up(self) -> None:
        """Go up."""
        self.step(-1)

    def action_down(self) -> None:
        """Go down."""
        self.step(1)

    def action_page_up(self) -> None:
        """Go a page up."""
        self.step(-max(1, self.size.height - 1))

    def action_page_down(self) -> None:
        """Go a page down."""
        self.step(max(1, self.size.height - 1))

    def action_first(self) -> None:
        """Go to the first."""
        self.step(-len(self._things))

    def action_last(self) -> None:
        """Go to the last."""
        self.step(len(self._things))

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        place = offset.y + self.scroll_offset.y if offset else -1
        if not 0 <= place < len(self._things) or isinstance(self._things[place], str):
            return
        if place == self.cursor:
            self.post_message(self.Opened())
        self.cursor = place

    def _next_thing(self, place: int, step: int) -> int:
        """Return where the nearest thing is that is no heading: first that way, then the other."""
        for way in (step, -step):
            at = place
            while 0 <= at < len(self._things):
                if not isinstance(self._things[at], str):
                    return at
                at += way
        return 0

    def _bring_into_view(self) -> None:
        # Together with its heading, where that is right above.
        above = self.cursor > 0 and isinstance(self._things[self.cursor - 1], str)
        region = Region(0, self.cursor - above, 1, 1 + above)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def _drawn(self, place: int, *, here: bool) -> Strip:
        width = self.scrollable_content_region.width
        if place >= len(self._things):
            return self._styles.strip(None, width)
        return self._styles.strip(self.row(self._things[place], width, here=here), width, "cursor" if here else "")
