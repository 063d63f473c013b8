"""The first run: how far it is, so that it goes on where somebody left it."""

from __future__ import annotations

from planner.planner.desk import Desk


class KeepingFirstRun(Desk):
    """What is kept of the first evening, until it is over."""

    @property
    def first_step(self) -> str | None:
        """The step of the first run that comes next, or None when it is over or was never begun."""
        beginning = self.home.beginning()
        return beginning.step if beginning else None

    @property
    def first_names(self) -> tuple[str, ...]:
        """What was typed of their names before anybody began."""
        beginning = self.home.beginning()
        return beginning.names if beginning else ()

    def keep_first_step(self, step: str | None, names: tuple[str, ...] = ()) -> None:
        """Keep which step comes next, and what was typed of the names until then; None ends the first run."""
        from planner.model.beginning import Beginning

        known, fresh = self.home.beginning(), None if step is None else Beginning(step, names)
        if known == fresh:
            return
        with self.home.act("", self._instant("UTC")) as writing:
            if fresh is not None:
                writing.save(fresh)
            elif known is not None:
                writing.drop(known)
