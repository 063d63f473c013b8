"""The use cases: what a couple can do, one method each, for every face alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.planner.whole import Planner

__all__ = ["Planner"]


def __getattr__(name: str) -> Any:
    # Who only looks needs no more than `looking`, and a glance shall not load all the rest.
    if name != "Planner":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from planner.planner.whole import Planner

    return Planner
