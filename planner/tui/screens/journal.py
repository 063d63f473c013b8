"""The journal: what you did, how it felt to each once both have said, and what still waits for a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from textual.content import Content

from planner.catalogue.catalogue import Catalogue
from planner.model.activity import Activity
from planner.model.checkin import Became, CheckIn
from planner.model.couple import Couple
from planner.model.errors import Refused
from planner.model.felt import Felt
from planner.model.marks import KIND_MARKS
from planner.planner.leafing import Leafing
from planner.tui import wording
from planner.tui.asking import errand
from planner.tui.bindings import bindings
from planner.tui.commands import EVERYWHERE, JOURNAL
from planner.tui.screens.browsing import KIND_CHIP, Browsing
from planner.tui.screens.my_words import show_my_words
from planner.tui.screens.rating import rate_together
from planner.tui.widgets.chips import Chip
from planner.tui.widgets.journal_list import JournalList, by_months
from planner.tui.widgets.long_list import LongList
from planner.tui.widgets.opinions import opinion_lines

_LATELY = 14
"""How many entries are looked through for one that waits."""


class _Known(NamedTuple):
    """What is shown here, as it was read in one go."""

    couple: Couple
    entries: tuple[CheckIn, ...]
    catalogue: Catalogue


class JournalScreen(Browsing[CheckIn]):
    """Every time that something was done, or didn't happen."""

    NAME = "journal"
    TABLE = JOURNAL
    BINDINGS = bindings(*JOURNAL, *EVERYWHERE)
    SEARCH = "search titles and notes"
    TO_A_THING = ("open", "rate", "again", "just_for_me")
    CHIPS = (
        KIND_CHIP,
        Chip("felt", "how it felt", tuple(Felt), tuple(felt.label for felt in Felt)),
    )

    def __init__(self) -> None:
        super().__init__()
        self._known: _Known | None = None

    async def read_and_draw(self) -> None:
        """Read the journal anew."""
        before, self._known = self._known, await self.ourweek.ask(self._read)
        self.name_the_couple(self._known.couple)
        self.query_one(JournalList).couple = self._known.couple
        # At first the cursor is on what waits, so that one key is enough; what is long over may well stay unsaid.
        waiting = next((entry for entry in self._known.entries[:_LATELY] if Felt.WAITING.fits(entry)), None)
        self.refill(self.thing if before else waiting)

    def _read(self) -> _Known:
        return _Known(self.planner.couple, self.planner.journal(), self.planner.catalogue)

    def new_list(self) -> LongList[CheckIn]:
        """Return the list of what was done."""
        return JournalList(id="list")

    def found(self, text: str, wanted: dict[str, Any]) -> Sequence[CheckIn | str]:
        """Return what has these words and passes these filters, month by month."""
        return tuple(by_months(Leafing(words=text, **wanted).pick(self._known.entries))) if self._known else ()

    def key_of(self, thing: CheckIn) -> object:
        """Return the occurrence that it belongs to."""
        return thing.key

    def head_of(self, thing: CheckIn) -> Content:
        """Return its mark and title."""
        return Content.assemble((f"{KIND_MARKS[thing.kind]} ", f"${thing.kind}"), (thing.title, "bold"))

    def whole_of(self, thing: CheckIn) -> Content:
        """Return when it was, and all that both may know of how it felt."""
        when = f"{wording.dated(thing.start)}, {thing.start:%H:%M} · {thing.minutes} min"
        parts = [Content.assemble((when, "$quiet")), self._felt(thing)]
        activity = self._activity_of(thing)
        if activity is not None and activity.summary:
            parts.append(Content.assemble((activity.summary, "$quiet")))
        return Content("\n\n").join(parts)

    def _felt(self, thing: CheckIn) -> Content:
        if thing.became is Became.SKIPPED:
            return Content("It didn't happen, and that is fine.")
        if self._known is None:
            return Content("")
        if thing.revealed:
            return Content("\n").join(opinion_lines(thing, self._known.couple))
        if thing.awaits:
            return Content(f"Both have rated; {self._known.couple.by_id(thing.awaits).name}'s passphrase opens it.")
        rated = [partner.name for partner in self._known.couple.partners if partner.id in thing.rated_by]
        said = f"{rated[0]} has rated, sealed until you both have. " if rated else ""
        return Content.assemble(said, "Press ", ("r", "bold $primary"), " and say how it felt, each for yourself.")

    def empty(self) -> Content:
        """Return an invitation to do something."""
        return Content.assemble(
            ("Your journal begins with the first thing you do.\n\n", "bold"),
            "On the week, ",
            ("d", "bold $primary"),
            " says that you did it,\nand afterwards each of you says how it felt.",
        )

    def headline(self, count: int) -> Content:
        """Return how many entries there are; how many of them wait is no debt, and not counted."""
        entries = f"    {count} entr{'y' if count == 1 else 'ies'}" if count else ""
        return Content.assemble("Ourweek", (entries, "$quiet not bold"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what cannot be done with this entry."""
        return not self.why_not(action) and super().check_action(action, parameters)

    def why_not(self, action: str) -> str:
        """Return what keeps this from being done with this entry."""
        if action not in ("rate", "just_for_me") or not self.is_mounted or self.thing is None:
            return ""
        skipped = self.thing.became is Became.SKIPPED
        return f"{self.thing.title} didn't happen, so nothing is to be said of how it felt." if skipped else ""

    # What can be done

    @errand
    async def action_rate(self) -> None:
        """Let each say how it felt, one after the other, neither seeing the other's before."""
        entry = self.thing
        if entry is None or self._known is None or not self.is_active:
            return
        standing = await self.ourweek.ask(self.planner.standing, *entry.key)
        if standing is None:
            raise Refused(f"{entry.title} is not among your plans any more, so its ratings stay as they are.")
        await rate_together(self.ourweek, self._known.couple, standing)
        await self.show_again()

    @errand
    async def action_again(self) -> None:
        """Put the same thing on the week once more."""
        entry = self.thing
        if entry is None:
            return
        from planner.tui.screens.add import AddSheet, ToPlan

        place, activity = await self.ourweek.ask(self.planner.next_free, entry.minutes), self._activity_of(entry)
        wanted = ToPlan(activity.title) if activity else ToPlan(entry.title, entry.kind, entry.minutes)
        added = await self.answer_of(AddSheet(place, wanted))
        if added is not None:
            self.say_planned(added)

    @errand
    async def action_just_for_me(self) -> None:
        """Show one partner that partner's own answer, and nobody else."""
        entry = self.thing
        if entry is not None and self._known is not None and self.is_active:
            await show_my_words(self.ourweek, self._known.couple, entry)

    def _activity_of(self, entry: CheckIn) -> Activity | None:
        return self._known.catalogue.get(entry.activity) if self._known and entry.activity else None
