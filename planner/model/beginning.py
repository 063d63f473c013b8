"""How far a couple is with the first run, until they are through."""

from __future__ import annotations

from planner.model.value import Value


class Beginning(Value):
    """The step of the first run that comes next."""

    step: str
    names: tuple[str, ...] = ()
    """What was typed of their names, as long as nobody has begun."""
