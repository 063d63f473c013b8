"""Having ideas: for which moment, another one for the same, and why there is none for a week."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum, auto
from typing import TYPE_CHECKING

from planner.model.errors import Refused
from planner.model.standing import State
from planner.model.value import replace
from planner.planner.looking import Looking
from planner.planner.suggesting import Suggesting

if TYPE_CHECKING:
    from datetime import datetime

    from planner.model.kinds import Energy, Setting
    from planner.model.proposal import Proposal
    from planner.model.slot import Slot
    from planner.model.week import Week


class WhyNothing(Enum):
    """Why a week gets no proposals."""

    GONE_BY = auto()
    FULL = auto()
    """It holds as many plans as the couple wishes for."""
    NO_TIME = auto()
    NOTHING_FITS = auto()


class HavingIdeas(Looking, Suggesting):
    """What else there is to do now."""

    def moment(
        self, start: datetime, minutes: int, energy: Energy | None = None, place: Setting | None = None
    ) -> Slot:
        """Return a moment to suggest something for; what nobody says is as it usually is at that hour."""
        from planner.suggest.slots import slot_at

        usual = slot_at(self.couple, start, minutes)
        return replace(usual, energy=energy or usual.energy, places=(place,) if place else usual.places)

    def why_nothing(self, week: Week) -> WhyNothing:
        """Return why `fill_week` had no proposals for a week."""
        found = self.week(week)
        if week.end < self.now.date():
            return WhyNothing.GONE_BY
        held = [standing for standing in found.standings if standing.state is not State.SKIPPED]
        if len(held) >= self.couple.limits.per_week:
            return WhyNothing.FULL
        return WhyNothing.NOTHING_FITS if found.slots else WhyNothing.NO_TIME

    def another_idea(self, proposal: Proposal, shown: Collection[str], *, wished: bool = True) -> Proposal:
        """Return the next idea for the same moment beside all that was shown.

        `wished`: somebody asked for something else, which is learned from; else one is only to take a place.
        Raises Refused where there is none, or enough for today.
        """
        from planner.model.feedback import Said
        from planner.suggest.engine import MOST_AT_ONCE

        self._check_others()
        ideas = self.suggest(proposal.slot, MOST_AT_ONCE)
        left_out = {*shown, proposal.activity.id}
        found = next((idea for idea in ideas if idea.activity.id not in left_out), None)
        if found is None:
            raise Refused("Nothing else fits this moment; another length or place may bring more.")
        if wished:
            self._say(proposal.activity, Said.ANOTHER)
        return found
