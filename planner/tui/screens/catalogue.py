"""The catalogue: everything one could do together, to look through, to plan, and to add to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from textual.content import Content

from planner.catalogue.catalogue import Catalogue
from planner.catalogue.search import Searching
from planner.catalogue.studies import sources_of
from planner.catalogue.wanted import Wanted
from planner.model.activity import Activity, Cost, Energy, Setting
from planner.model.couple import Couple
from planner.model.marks import FAVOURITE_MARK
from planner.model.times_done import TimesDone
from planner.model.week import Week
from planner.tui import wording
from planner.tui.asking import errand
from planner.tui.bindings import bindings
from planner.tui.commands import CATALOGUE, EVERYWHERE
from planner.tui.editing import edit_pack
from planner.tui.screens.browsing import KIND_CHIP, Browsing
from planner.tui.widgets.activity_list import ActivityList
from planner.tui.widgets.chips import Chip
from planner.tui.widgets.long_list import LongList
from planner.tui.widgets.whole_activity import activity_content, activity_head, done_content


class _Known(NamedTuple):
    """What is shown here, as it was read in one go."""

    couple: Couple
    catalogue: Catalogue
    favourites: frozenset[str]
    times_done: dict[str, TimesDone]


class CatalogueScreen(Browsing[Activity]):
    """Every activity with all that is known of it."""

    NAME = "catalogue"
    TABLE = CATALOGUE
    BINDINGS = bindings(*CATALOGUE, *EVERYWHERE)
    SEARCH = "search the activities"
    TO_A_THING = ("open", "add", "favourite", "just_for_me")
    CHIPS = (
        KIND_CHIP,
        Chip("minutes", "minutes", (5, 15, 45, 120), tuple(f"up to {n} min\n{n} min" for n in (5, 15, 45, 120))),
        Chip("energy", "energy", (Energy.LOW, Energy.ORDINARY), ("low energy\nlow", "no lively ones\nordinary")),
        Chip(
            "cost",
            "cost",
            (Cost.FREE, Cost.SMALL, Cost.OUTING),
            ("free", "small change at most\nsmall", "a modest outing at most\nouting"),
        ),
        Chip("setting", "place", tuple(Setting), tuple(wording.place(setting) for setting in Setting)),
        Chip("contact", "how close", (0, 1, 2), ("no touch", "hands at most\nhands", "a hug at most\na hug")),
        Chip("favourites", FAVOURITE_MARK, (True,), (f"{FAVOURITE_MARK} favourites\n{FAVOURITE_MARK}",)),
    )

    def __init__(self) -> None:
        super().__init__()
        self._known: _Known | None = None
        self._searching: tuple[Wanted, Searching] | None = None

    async def read_and_draw(self) -> None:
        """Read the catalogue, and what the couple knows of it, anew."""
        self._known = await self.ourweek.ask(self._read)
        self._searching = None
        self.name_the_couple(self._known.couple)
        self.query_one(ActivityList).favourites = self._known.favourites
        self.refill(self.thing)

    def _read(self) -> _Known:
        planner = self.planner
        planner.catalogue.fold()
        return _Known(planner.couple, planner.catalogue, planner.favourites(), planner.times_done())

    def came_back(self) -> None:
        """Show what was changed while another section was in front, an activity of their own as well."""
        if self._known is not None and not self.planner.still_has(self._known.catalogue):
            self.read_anew()
        else:
            super().came_back()

    def new_list(self) -> LongList[Activity]:
        """Return the list of activities."""
        return ActivityList(id="list")

    def found(self, text: str, wanted: dict[str, Any]) -> Sequence[Activity | str]:
        """Return the activities that have these words and pass these filters."""
        if self._known is None:
            return ()
        wishes = Wanted(**wanted)
        if self._searching is None or self._searching[0] != wishes:
            passes = wishes.filter(self._known.favourites)
            self._searching = wishes, self._known.catalogue.searching(passes)
        return self._searching[1].find(text)

    def key_of(self, thing: Activity) -> object:
        """Return its slug."""
        return thing.id

    def head_of(self, thing: Activity) -> Content:
        """Return its mark and title."""
        return activity_head(thing, liked=self._known is not None and thing.id in self._known.favourites)

    def whole_of(self, thing: Activity) -> Content:
        """Return all of it, with what they know of it themselves."""
        done = self._known.times_done.get(thing.id) if self._known else None
        if done is None or self._known is None:
            return _content_of(thing)
        return activity_content(thing, sources_of(thing), past=done_content(done, self._known.couple))

    def empty(self) -> Content:
        """Return an invitation to write one."""
        return Content.assemble(
            ("No activity is here yet.\n", "bold"), "Press ", ("n", "bold $primary"), " and write one of your own."
        )

    def headline(self, count: int) -> Content:
        """Return how many there are."""
        return Content.assemble("Ourweek", (f"    {count} activit{'y' if count == 1 else 'ies'}", "$quiet not bold"))

    # What can be done

    @errand
    async def action_add(self) -> None:
        """Put the activity under the cursor on the week, at the next free time unless they say another."""
        activity = self.thing
        if activity is None:
            return
        from planner.tui.screens.add import AddSheet, ToPlan

        place = await self.ourweek.ask(self.planner.next_free, activity.minutes.typical)
        added = await self.answer_of(AddSheet(place, ToPlan(activity.title)))
        await self.show_again()
        if added is not None:
            self.say_planned(added)

    @errand
    async def action_favourite(self) -> None:
        """Put a heart beside the activity under the cursor, or take it away."""
        activity = self.thing
        if activity is not None:
            liked = await self.ourweek.ask(self.planner.favour, activity)
            await self.show_again()
            said = "a favourite of yours" if liked else "no favourite any more"
            self.ourweek.say(f"{activity.title} is {said}; u takes it back.")

    @errand
    async def action_just_for_me(self) -> None:
        """Keep a private no to the activity under the cursor; here it stays as it is."""
        activity = self.thing
        if activity is not None and self._known is not None and self.is_active:
            from planner.tui.screens.just_for_me import ask_just_for_me

            couple, now = self._known.couple, await self.ourweek.ask(lambda: self.planner.now)
            await ask_just_for_me(self.ourweek, couple, activity, Week.of(now, couple.first_weekday))

    @errand
    async def action_new(self) -> None:
        """Write an activity of their own, and show it."""
        from planner.tui.screens.new_activity import NewActivitySheet

        written = await self.answer_of(NewActivitySheet())
        if written is not None:
            await self.show_again()
            self.action_clear()
            self.refill(written)

    @errand
    async def action_edit_pack(self) -> None:
        """Open a pack of their own in their editor, and read it again afterwards."""
        if await edit_pack(self.ourweek, self.thing):
            await self.show_again()


@lru_cache(maxsize=256)
def _content_of(activity: Activity) -> Content:
    return activity_content(activity, sources_of(activity))
