"""What was done lately, fading by the week: why the same again so soon is less than it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_ACTIVITY_FADES = 0.87
_TAG_FADES = 0.5
_MOST = 2.5


class Memory:
    """How fresh each activity, and what is like it, still is."""

    def __init__(self) -> None:
        self._activities: dict[str, tuple[float, int]] = {}
        self._tags: dict[str, tuple[float, int]] = {}

    @property
    def sums(self) -> list[dict[str, list[float]]]:
        """All that is remembered, as plain lists of numbers."""
        return [{name: list(known) for name, known in part.items()} for part in (self._activities, self._tags)]

    @sums.setter
    def sums(self, known: Sequence[dict[str, list[float]]]) -> None:
        self._activities, self._tags = (
            {name: (amount, int(week)) for name, (amount, week) in part.items()} for part in known
        )

    def knows(self, slug: str) -> bool:
        """Whether it was ever done."""
        return slug in self._activities

    def of_activity(self, slug: str, week: int) -> float:
        """Return how present an activity still is in a week: 1 right after it was done once."""
        return min(_MOST, _faded(self._activities.get(slug), week, _ACTIVITY_FADES))

    def of_tags(self, tags: Sequence[str], week: int) -> float:
        """Return how present things like it still are."""
        return 0.5 * sum(_faded(self._tags.get(tag), week, _TAG_FADES) for tag in tags)

    @property
    def activities(self) -> Iterable[str]:
        """Everything that was ever done."""
        return self._activities

    def tags(self, week: int) -> dict[str, float]:
        """Return how present each tag still is, as it counts in `of_tags`."""
        return {tag: 0.5 * _faded(known, week, _TAG_FADES) for tag, known in self._tags.items()}

    def note(self, slug: str, tags: Sequence[str], week: int) -> None:
        """Remember that it was done; from the week after it counts."""
        self._activities[slug] = _faded(self._activities.get(slug), week + 1, _ACTIVITY_FADES) + 1, week + 1
        for tag in tags:
            self._tags[tag] = _faded(self._tags.get(tag), week + 1, _TAG_FADES) + 1, week + 1


def _faded(known: tuple[float, int] | None, week: int, factor: float) -> float:
    if known is None:
        return 0.0
    amount, since = known
    # Seen from a week before it was done it is as present as it gets.
    return float(amount * factor ** max(0, week - since))
