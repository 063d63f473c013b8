"""What activities have in common: the names by which they are alike."""

from __future__ import annotations

from planner.model.activity import Activity


def features(activity: Activity) -> frozenset[str]:
    """Return what an activity is like, as names that others share."""
    return frozenset((activity.kind, activity.energy, *activity.setting, *activity.tags))
