"""Us: what the two of them have set, changed in place or on a sheet of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, ClassVar

from textual import on

from planner.model.couple import Couple
from planner.model.free import FreeTime
from planner.planner.setting import CoupleSetting
from planner.planner.settings import named
from planner.tui.asking import errand
from planner.tui.bindings import bindings
from planner.tui.commands import EVERYWHERE, US
from planner.tui.screens import us_data
from planner.tui.screens.busy import BusySheet
from planner.tui.screens.limits import show_private_limits
from planner.tui.screens.new_passphrase import change_passphrase
from planner.tui.screens.pick import PickSheet
from planner.tui.screens.quiz import QuizSheet
from planner.tui.screens.shown_us import ShownUs
from planner.tui.screens.tell import TellSheet
from planner.tui.screens.type_in import TypeSheet
from planner.tui.screens.us_colours import pick_colour
from planner.tui.screens.us_sheets import BalanceSheet, FreeSheet, NamesSheet
from planner.tui.screens.who import WhoSheet
from planner.tui.us_row import UsRow
from planner.tui.widgets.setting_list import SettingList


class UsScreen(ShownUs):
    """The rows, and the way to change each."""

    TABLE = US
    BINDINGS = bindings(*US, *EVERYWHERE)

    def action_less(self) -> None:
        """Change it to the step before."""
        self._step(-1)

    def action_more(self) -> None:
        """Change it to the step after."""
        self._step(1)

    @errand
    async def _step(self, change: int) -> None:
        row, couple = self.row, self._couple
        step = row.beside(couple, change) if row and couple else None
        if row is not None and step is not None:
            await self._take(row, step)

    @on(SettingList.OptionSelected)
    def _selected(self) -> None:
        self.action_open()

    @errand
    async def action_open(self) -> None:
        """Open what the cursor is on."""
        row, couple = self.row, self._couple
        if row is None or couple is None or not self.is_active:
            return
        if row.steps:
            step = await self.answer_of(PickSheet(row.label, row.says, row.steps, current=row.current(couple)))
            if step is not None:
                await self._take(row, step)
        elif row.setting is not None:
            await self._type(row.label, row.says, row.setting, couple)
        else:
            await self.SHEETS[row.id](self, couple)

    def action_open_row(self, row: str) -> None:
        """Open a row that was asked for by its name."""
        self.query_one(SettingList).point_at(row)
        self.action_open()

    @errand
    async def action_just_for_me(self) -> None:
        """Show one partner's own limits, covered for the other."""
        if self._couple is not None and self.is_active:
            await show_private_limits(self.ourweek, self._couple)

    async def _take(self, row: UsRow, step: str) -> None:
        assert row.setting is not None
        assert self._couple is not None
        await self.ourweek.ask(self.planner.change_setting, row.setting, row.typed(self._couple, step))
        await self._changed(f"{row.label}: {dict(row.steps)[step]}.")

    async def _type(self, label: str, says: str, setting: CoupleSetting, couple: Couple) -> None:
        async def take(text: str) -> str:
            changed = await self.ourweek.ask(self.planner.change_setting, setting, text)
            return f"{label}: {setting.shown(changed)}."

        if said := await self.answer_of(TypeSheet(label, says, setting.shown(couple), take)):
            await self._changed(said)

    async def _change(self, what: str, **fields: Any) -> None:
        await self.ourweek.ask(self.planner.change_couple, what, **fields)
        await self._changed(f"{what}.")

    async def _changed(self, said: str) -> None:
        await self.show_again()
        if self._couple is not None:
            self.ourweek.wear(self._couple)
        # One at a time: whoever goes through the steps wants to see the last.
        self.app.clear_notifications()
        self.ourweek.say(f"{said} u takes it back.")

    # Rows that lead to a sheet of their own

    async def _open_names(self, couple: Couple) -> None:
        partners = await self.answer_of(NamesSheet(couple))
        if partners is not None and partners != couple.partners:
            await self._change("Names were changed", partners=partners)

    async def _open_colours(self, couple: Couple) -> None:
        if picked := await pick_colour(self, couple):
            pair, said = picked
            await self.ourweek.ask(self.planner.change_setting, named("colours"), pair)
            await self._changed(said)

    async def _open_free(self, couple: Couple) -> None:
        free: tuple[FreeTime, ...] | str | None = await self.answer_of(FreeSheet(couple.free))
        if isinstance(free, str):
            await self._type("Usually free", "Days and times, as mon-fri 20:30-20:40.", named("free"), couple)
        elif free is not None and free != couple.free:
            await self._change("Free times were changed", free=free)

    async def _open_balance(self, couple: Couple) -> None:
        balance = await self.answer_of(BalanceSheet(couple.balance))
        if balance is not None and balance != couple.balance:
            await self._change("The balance was changed", balance=balance)

    async def _open_quiz(self, couple: Couple) -> None:
        by = await self.answer_of(WhoSheet(couple, "Ten pairs; your answers are yours alone, and you may skip any."))
        if by is None:
            return
        pairs = await self.ourweek.ask(self.planner.quiz)
        answered = await self.answer_of(QuizSheet(by, pairs))
        if answered:
            self.ourweek.say("Kept. Suggestions learn from it.")

    async def _open_private(self, couple: Couple) -> None:
        await show_private_limits(self.ourweek, couple)

    async def _open_busy(self, couple: Couple) -> None:
        await self.answer_of(BusySheet(couple))
        self.remember_version()

    async def _open_changes(self, couple: Couple) -> None:
        if await us_data.take_changes_back(self):
            await self._changed("Taken back from the calendar.")

    async def _open_where(self, couple: Couple) -> None:
        await us_data.show_where(self)

    async def _open_backups(self, couple: Couple) -> None:
        if await us_data.show_backups(self, couple):
            await self._changed("Everything is as it was in this copy.")

    async def _open_passphrase(self, couple: Couple) -> None:
        if said := await change_passphrase(self, couple):
            self.remember_version()
            await self.answer_of(TellSheet("Passphrase", (said,)))

    async def _open_everything(self, couple: Couple) -> None:
        await us_data.export_everything(self)

    async def _open_check(self, couple: Couple) -> None:
        await us_data.check_files(self)

    SHEETS: ClassVar[Mapping[str, Callable[[UsScreen, Couple], Awaitable[None]]]] = {
        "names": _open_names,
        "colours": _open_colours,
        "free": _open_free,
        "balance": _open_balance,
        "quiz": _open_quiz,
        "private": _open_private,
        "busy": _open_busy,
        "changes": _open_changes,
        "where": _open_where,
        "backups": _open_backups,
        "passphrase": _open_passphrase,
        "everything": _open_everything,
        "check": _open_check,
    }
    """What opens each of these rows, by the row's id."""
