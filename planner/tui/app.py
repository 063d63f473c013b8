"""The app: what it begins with, how screens reach the planner, and what a crash may show."""

from __future__ import annotations

# Before asyncio and Textual.
import planner.tui.beforehand  # noqa: F401

# isort: split
import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, ParamSpec, TypeVar

from rich.text import Text
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import WorkerFailed

from planner.model.couple import Couple
from planner.model.errors import Locked
from planner.tui import themes
from planner.tui.asking import OurScreen, errand
from planner.tui.commands import SECTIONS, Command, shown_key
from planner.tui.copies import Copies
from planner.tui.dressed import DressedApp
from planner.tui.one_thread import OneThread
from planner.tui.section import Section
from planner.tui.unsaved import Unsaved

if TYPE_CHECKING:
    from textual.command import Provider

    from planner.planner import Planner
    from planner.tui.keymap import Keymap

_COLLECT_AFTER = 1.0
"""Seconds after the first frame from when on what nobody holds any more is looked for."""
P = ParamSpec("P")
T = TypeVar("T")


def _section(name: str) -> Section:
    """Return a new screen for a section; what it needs is loaded when somebody goes there."""
    module = import_module(f"planner.tui.screens.{name}")
    section: Section = getattr(module, f"{name.capitalize()}Screen")()
    return section


def _command_search() -> type[Provider]:
    """Return what searches for commands; loaded with the palette."""
    from planner.tui.command_search import CommandSearch

    return CommandSearch


class OurweekApp(DressedApp):
    """Ourweek at the terminal."""

    TITLE = "Ourweek"
    # With those of the two screens it may begin with.
    CSS_PATH = ["app.tcss", "screens/week.tcss", "screens/first_run.tcss"]  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {_command_search}  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", "to the shell", show=False),
        # At once, and not when the field that had the focus comes to it: what is typed next belongs to the next field.
        Binding("tab", "focus_next", "Focus Next", show=False, priority=True),
        Binding("shift+tab", "focus_previous", "Focus Previous", show=False, priority=True),
    ]
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {name: partial(_section, name) for name in SECTIONS}

    def __init__(self, planner: Planner, couple: Couple | None = None, keymap: Keymap | None = None) -> None:
        super().__init__(couple)
        self.planner = planner
        # The screen that is there from the start costs no second one.
        self._couple, self._first_step = couple, planner.first_step if couple else None
        self._home_mode = self.DEFAULT_MODE if couple and self._first_step is None else "week"
        self._keymap_faults = keymap.faults if keymap else ()
        self._thread = OneThread()
        self._own_keys: Mapping[str, str] = keymap.keys if keymap else {}
        if self._own_keys:
            self.set_keymap(self._own_keys)
        self._copies = Copies(self, planner.home, self._thread)
        self.unsaved = Unsaved(self)
        """What could not be saved yet."""
        self.fills_first = False
        """Whether the week, once shown, is to be filled at once."""

    def on_mount(self) -> None:
        """Say which keys of theirs could not be taken, and remember the colours they choose."""
        # Textual goes back only to what it knows by name; known any earlier, it would parse every colour once more.
        self._modes[self._home_mode] = partial(_section, "week")
        for fault in self._keymap_faults:
            self.say(fault, quietly=False)
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        if self._home_mode == self.DEFAULT_MODE:
            self._go_on()

    def on_ready(self) -> None:
        """Let the collector begin, which was off so that nothing kept the first frame waiting."""
        if not gc.isenabled():
            self.set_timer(_COLLECT_AFTER, _collect_from_now)

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the week, and before it with the first run where it was not ended, or with a closed door."""
        if self._home_mode == self.DEFAULT_MODE:
            return _section("week")
        if self.planner.closed:
            from planner.tui.screens.passphrase import Door

            return Door()
        from planner.tui.screens.first_run import FirstRun

        return FirstRun(self._couple, self._first_step, self.planner.first_names)

    @errand
    async def _go_on(self) -> None:
        """Offer what was under way when the terminal was closed, if anything was."""
        if (begun := await self.ask(self.planner.underway)) and not begun.stopped:
            from planner.tui.guiding import offer_to_go_on

            await offer_to_go_on(self, begun)

    async def come_in(self, couple: Couple) -> None:
        """Show what a passphrase has opened, as they like it."""
        self.wear(couple)
        await self.go("week")

    async def open_first_week(self) -> None:
        """Leave the first run, and show what the first week could be."""
        self.fills_first = True
        await self.go("week")

    @errand
    async def _keep_theme(self, theme: Theme) -> None:
        """Remember the colours they chose, as a step: passed over, it would bar those before it."""

        def keep() -> None:
            if self.planner.begun and (self.planner.couple.theme or themes.DARK.name) != theme.name:
                self.planner.change_couple("The colours of the app were changed", theme=theme.name)

        await self.ask(keep)

    async def go(self, section: str) -> None:
        """Show a section as it is now."""
        await self.switch_mode(self._home_mode if section == "week" else section)
        if isinstance(self.screen, Section):
            self.screen.came_back()

    async def on_unmount(self) -> None:
        """Let the planner's thread end; what it was asked last is still done, and what is saved once is saved twice."""
        self._copies.finish()
        self._thread.close()

    def finish(self) -> None:
        """Wait for what was asked last, and for no mere thought."""
        self._thread.finish()

    async def ask(self, use_case: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use case beside the screen and return what it returns; a passphrase that it needs is asked for.

        Raises Refused when that is not given.
        """
        while True:
            try:
                return await self.beside(use_case, *args, **kwargs)
            except Locked as locked:
                from planner.tui.screens.passphrase import ask_passphrase

                await ask_passphrase(self, locked.partner)

    async def beside(self, use_case: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a use case beside the screen and return what it returns; raises Locked where a passphrase is missing."""

        def attempt() -> Awaitable[T]:
            return asyncio.wrap_future(self._thread.owe(partial(use_case, *args, **kwargs)))

        try:
            return await self.unsaved.until_saved(attempt)
        finally:
            if self.is_running:
                self._copies.put_off()

    async def think(self, use_case: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run beside the screen what changes nothing of theirs, once nobody asks for more; leaving breaks it off."""
        return await self._thread.think(partial(use_case, *args, **kwargs))

    async def action_quit(self) -> None:
        """Leave, and ask first where something is not saved yet."""
        from planner.tui.screens.leave import LeaveSheet

        for screen in self.screen_stack:
            if isinstance(screen, OurScreen):
                await screen.leaving()
        if not self.unsaved.waiting:
            self.exit()
        elif not isinstance(self.screen, LeaveSheet):
            self.push_screen(LeaveSheet(self.unsaved.waiting), lambda leaves: self.exit() if leaves else None)

    def keys_of(self, command: Command) -> str:
        """Return the keys of a command by the names that Textual has for them; their own where they chose some."""
        return self._keymap.get(command.id, command.key)

    def keys_shown(self, command: Command) -> str:
        """Return the same keys as a person reads them."""
        return shown_key(self._own_keys.get(command.id, command.key))

    def say(self, text: str, *, quietly: bool = True) -> None:
        """Show one sentence for a moment; text is shown as it is."""
        self.notify(text, severity="information" if quietly else "warning", markup=False, timeout=4)

    def action_command_palette(self) -> None:
        """Open what finds everything by its name, once."""
        from planner.tui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(placeholder="what would you like to do?", id="--command-palette"))

    def search_themes(self) -> None:
        """Open what finds colours by their name."""
        from planner.tui.command_search import ThemeSearch
        from planner.tui.screens.palette import Palette

        self.push_screen(Palette([ThemeSearch], placeholder="which colours?"))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Give the commands of the screen, and no picture of a private one."""
        if isinstance(screen, OurScreen):
            yield from screen.palette()
        yield SystemCommand("Theme", "Other colours for the app", self.action_change_theme)
        if screen.query("HelpPanel"):
            yield SystemCommand("Keys", "Put the keys beside the screen away", self.action_hide_help_panel)
        else:
            yield SystemCommand("Keys", "Show the keys of where you are beside it", self.action_show_help_panel)
        yield SystemCommand("Quit", "Leave; everything is saved", self.action_quit)

    def _fatal_error(self) -> None:
        # Textual would print local variables, and with them what somebody wrote.
        from planner.store.crash import crash_said

        error: BaseException | None = self._exception
        if isinstance(error, WorkerFailed):
            error = error.error
        self.bell()
        self._exit_renderables.append(Text(f"ourweek: {crash_said(error)}", no_wrap=True, overflow="ignore"))
        self._close_messages_no_wait()


def _collect_from_now() -> None:
    # What was loaded to begin with stays until the end; it need not be looked through again and again.
    gc.freeze()
    gc.enable()
