"""Having ideas: another one for the same moment."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from planner.model.errors import Refused
from planner.planner.suggesting import Suggesting

if TYPE_CHECKING:
    from planner.model.proposal import Proposal


class HavingIdeas(Suggesting):
    """What else there is to do now."""

    def another_idea(self, proposal: Proposal, shown: Collection[str], *, wished: bool = True) -> Proposal:
        """Return the next idea for the same moment beside all that was shown.

        `wished`: somebody asked for something else, which is learned from; else one is only to take a place.
        Raises Refused where there is none, or enough for today.
        """
        from planner.model.learning import Said
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
