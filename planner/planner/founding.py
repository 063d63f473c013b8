"""Setting up a couple, and what they change about themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.model.balance import EVEN, Balance
from planner.model.couple import Couple, two_partners
from planner.model.errors import Refused
from planner.model.free import USUAL, FreeTime
from planner.model.localtime import find_zone
from planner.model.value import replace
from planner.planner.desk import Desk

if TYPE_CHECKING:
    from planner.model.plan import Plan
    from planner.planner.setting import CoupleSetting


class Founding(Desk):
    """How a couple begins."""

    def begin(
        self,
        names: tuple[str, str],
        timezone: str,
        free: tuple[FreeTime, ...] = USUAL,
        balance: Balance = EVEN,
    ) -> Couple:
        """Set up a couple; raises Refused when there is one."""
        from planner.planner.whereabouts import is_southern

        find_zone(timezone)
        couple = Couple(
            id=self._new_id(),
            partners=two_partners(*names),
            timezone=timezone,
            since=self._clock(timezone).date(),
            free=free,
            balance=balance,
            southern=is_southern(timezone),
        )
        with self.home.act("", self._instant(timezone)) as writing:
            if (there := self.home.couple()) is not None:
                raise Refused(f"{' and '.join(there.names)} live here already; choose another folder with --data.")
            writing.save(couple)
            # Were a file there only once there is something in it, it would tell that somebody keeps something.
            writing.begin_both()
        return couple

    def change_couple(self, what: str, **fields: Any) -> Couple:
        """Change settings, limits, names or free times; `what` says it for undo.

        Where they live by another clock from now on, what is still to come keeps its hours by that.
        """
        with self.home.act(what, self._instant()) as writing:
            before = self.couple
            couple = replace(before, **fields)
            if couple.timezone != before.timezone:
                writing.save(*self._taken_along(couple.timezone))
            writing.save(couple)
        return couple

    def _taken_along(self, zone: str) -> list[Plan]:
        from planner.model.revising import goes_on, taken_along

        now, instant = self.now, self._instant()
        others = (plan for plan in self.home.plans() if plan.timezone != zone and goes_on(plan, now))
        return [taken_along(plan, zone, instant) for plan in others]

    def change_setting(self, setting: CoupleSetting, text: str) -> Couple:
        """Set one thing as it is typed; raises Misread when it can't be that."""
        fields = setting.change(self.couple, text)
        return self.change_couple(f"“{setting.label}” was changed", **fields)
