"""The footer: the keys that work now, as many as there is room for, drawn as one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import takewhile
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events, on
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from planner.model.value import Value

if TYPE_CHECKING:
    from planner.tui.commands import Command


class Shown(Value):
    """A key in the footer."""

    key: str
    shown: str
    label: str
    action: str
    tooltip: str

    @property
    def width(self) -> int:
        """Cells that it takes."""
        return cell_len(self.shown) + cell_len(self.label) + 3


class Keys(Widget):
    """One line that leaves out whole keys instead of cutting them off; the last one, the way out, always stays.

    A widget for each key would cost more than all the rest of a screen.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--label"}
    DEFAULT_CSS = """
    Keys {
        dock: bottom;
        height: 1;
        color: $footer-foreground;
        background: $footer-background;
        & > .keys--key { color: $footer-key-foreground; background: $footer-key-background; text-style: bold; }
        & > .keys--label { color: $footer-description-foreground; background: $footer-description-background; }
    }
    """

    def __init__(self, *commands: Command, likely: Callable[[], str | None] = lambda: None) -> None:
        """`likely` gives the action of the spare key that is given up last."""
        super().__init__()
        self._likely = likely
        self._spare = [command.action for command in commands if command.spare]
        self._order = {command.action: number for number, command in enumerate(commands)}
        self._active: tuple[Shown, ...] = ()
        self.entries: tuple[Shown, ...] = ()
        """The keys that are shown, from the left."""

    def on_mount(self) -> None:
        """Follow what the screen can do."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_resize(self) -> None:
        """Show what fits now."""
        self._show(self._active)

    def _changed(self, screen: Screen[Any]) -> None:
        if self.is_attached and screen is self.screen and screen.app.app_focus:
            found: dict[str, Shown] = {}
            for _, binding, enabled, tooltip in screen.active_bindings.values():
                if binding.show and enabled and binding.action not in found:
                    shown = self.app.get_key_display(binding)
                    found[binding.action] = Shown(binding.key, shown, binding.description, binding.action, tooltip)
            # Keys of their own come last in what Textual gives, behind the way out.
            self._show(tuple(sorted(found.values(), key=lambda key: self._order.get(key.action, -1))))

    def _show(self, active: tuple[Shown, ...]) -> None:
        self._active = active
        fitting = tuple(self._fitting(active))
        if fitting != self.entries:
            same = takewhile(lambda pair: pair[0] == pair[1], zip(self.entries, fitting, strict=False))
            begin = sum(key.width for key, _ in same)
            self.entries = fitting
            self.refresh(Region(begin, 0, max(0, self.size.width - begin), 1))

    def _fitting(self, active: Iterable[Shown]) -> list[Shown]:
        left = list(active)
        # Asked once, and not for every key: the screen looks for it at what is under the cursor.
        likely = self._likely()
        spare = [key for key in left if key.action in self._spare]
        spare.sort(key=lambda key: (key.action != likely, self._spare.index(key.action)))
        while len(left) > 1 and sum(key.width for key in left) > self.app.size.width:
            left.remove(spare.pop() if spare else left[-2])
        return left

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        base = self.rich_style
        key = self.get_component_rich_style("keys--key")
        label = self.get_component_rich_style("keys--label")
        segments = []
        for entry in self.entries:
            segments += [Segment(f" {entry.shown} ", key), Segment(f"{entry.label} ", label)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    @on(events.Click)
    def _clicked(self, event: events.Click) -> None:
        if entry := self._at(event.x):
            self.app.simulate_key(entry.key)

    @on(events.MouseMove)
    def _pointed(self, event: events.MouseMove) -> None:
        entry = self._at(event.x)
        self.tooltip = entry.tooltip if entry and entry.tooltip else None

    def _at(self, x: int) -> Shown | None:
        for entry in self.entries:
            x -= entry.width
            if x < 0:
                return entry
        return None
