"""Having ideas: another one for the same moment, and when there would be time for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from planner.model.errors import Refused
from planner.model.week import Week
from planner.planner.looking import Looking
from planner.planner.suggesting import Suggesting

if TYPE_CHECKING:
    from planner.model.proposal import Proposal

_USUALLY = time(20)
_WEEKS = 2
"""How far a free time is looked for."""


class HavingIdeas(Looking, Suggesting):
    """What else there is to do now, or another day."""

    def another_idea(self, proposal: Proposal, shown: Collection[str], *, wished: bool = True) -> Proposal:
        """Return the next idea for the same moment beside all that was shown; raises Refused where there is none.

        `wished`: somebody asked for something else, which is learned from; else one is only to take a place.
        """
        from planner.model.learning import Said
        from planner.suggest.engine import MOST_AT_ONCE

        ideas = self.suggest(proposal.slot, MOST_AT_ONCE)
        left_out = {*shown, proposal.activity.id}
        found = next((idea for idea in ideas if idea.activity.id not in left_out), None)
        if found is None:
            raise Refused("Nothing else fits this moment; another length or place may bring more.")
        if wished:
            self._say(proposal.activity, Said.ANOTHER)
        return found

    def next_free(self, minutes: int) -> datetime:
        """Return when they are next free for so long after today's moment, or else tomorrow evening."""
        this, now = Week.of(self.now, self.couple.first_weekday), self.now
        for week in (this.shift(later) for later in range(_WEEKS)):
            for slot in self.week(week).slots:
                if slot.minutes >= minutes and slot.start > now:
                    return slot.start
        return datetime.combine(now.date() + timedelta(days=1), _USUALLY)
