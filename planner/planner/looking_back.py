"""Looking back: a year in figures, from what was done and from ratings that both may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.planner.desk import Desk

if TYPE_CHECKING:
    from planner.model.insights import Insights


class LookingBack(Desk):
    """What the years were like; nothing here changes anything."""

    def insights(self, year: int | None = None) -> Insights:
        """Return a year looked back on, this one when none is given."""
        from planner.model.insights import year_of

        couple, today = self.couple, self.now.date()
        energies = {activity.id: activity.energy for activity in self.catalogue.activities}
        return year_of(
            self.home.check_ins(),
            energies,
            year or today.year,
            today=today,
            wished=couple.balance,
            first_weekday=couple.first_weekday,
        )
