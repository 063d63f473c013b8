"""What is one partner's alone: boundaries, in that partner's own file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.model.errors import Refused
from planner.model.text import clean
from planner.planner.desk import Desk

if TYPE_CHECKING:
    from planner.model.boundary import About, Boundary
    from planner.model.couple import Partner


class KeepingPrivate(Desk):
    """Private limits; nothing about them is ever said to the other partner."""

    def add_boundary(self, by: Partner, about: About, value: str, until: date | None = None) -> Boundary:
        """Keep a partner's private limit, in that partner's own file."""
        from planner.model.boundary import Boundary

        if not about.takes(value):
            raise Refused(f"A limit on {about} is a number from 0 to 3.")
        if until is not None and until < self.now.date():
            said = f"{until.day} {until:%B %Y} is over"
            raise Refused(f"{said}; say a day to come, such as sunday or 2026-12-31, or none for a limit for good.")
        boundary = Boundary(self._new_id(), by.id, about, value, until)
        with self.home.act("", self._instant()) as writing:
            writing.save(boundary)
        return boundary

    def boundaries(self, by: Partner) -> tuple[Boundary, ...]:
        """Return a partner's limits, for that partner's eyes."""
        return self.home.boundaries(by.id)

    def remove_boundary(self, by: Partner, name: str) -> Boundary:
        """Lift a partner's own limit, named by the beginning of its id."""
        found = [b for b in self.boundaries(by) if name and b.id.startswith(name.lower())]
        if not found:
            how = f"'ourweek boundary list --by {by.name}' shows them"
            raise Refused(f"{by.name} has no boundary {clean(name, 40)!r}; {how}.")
        if len(found) > 1:
            raise Refused(f"{clean(name, 40)!r} could be {len(found)} boundaries; say more of the id.")
        with self.home.act("", self._instant()) as writing:
            writing.drop(found[0])
        return found[0]

    def undo_private(self, by: Partner) -> None:
        """Take a partner's last private change back; nothing is said of what it was."""
        self.home.undo_private(by.id, self._instant())
