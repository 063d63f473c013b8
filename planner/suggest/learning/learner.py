"""What is learned of a couple, week by week: both tastes, what was done, and who had less."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from planner.model.value import Value
from planner.suggest.learning.memory import Memory
from planner.suggest.learning.taste import Taste
from planner.suggest.learning.traits import Space, Traits

_LONG_AGO = date(2020, 1, 6).toordinal()
_WEEKS_OF_DEBT = 26
_LONG = 60
"""Minutes from which it matters that something leaves time over."""


class Signal(StrEnum):
    """What happened with an activity."""

    DONE = "done"
    RATED = "rated"
    PREFERRED = "preferred"
    AGREED = "agreed"
    FAVOURED = "favoured"
    PASSED_OVER = "passed over"
    PUT_OFF = "put off"
    REFUSED = "refused"
    NEVER = "never"


class Room(NamedTuple):
    """The time that something had: minutes, and each partner's energy from 1 to 3."""

    minutes: int
    energy: tuple[int, int]

    def asked_by(self, traits: Traits) -> tuple[int, int]:
        """Return how much more energy something asks than each partner has."""
        first, second = self.energy
        return max(0, traits.energy - first), max(0, traits.energy - second)

    def left_by(self, traits: Traits) -> float:
        """Return which share of a long time it leaves over."""
        return 1 - traits.minutes / self.minutes if self.minutes >= _LONG else 0.0


class Event(Value):
    """One thing that happened, or that a partner said."""

    signal: Signal
    item: str
    partner: int = 0
    """0 or 1, for what only one partner said."""
    stars: float = 0.0
    other: str = ""
    """What it was preferred to."""
    room: Room | None = None


class Done(Value):
    """Something done, with what changed its worth to each partner then."""

    item: str
    dynamic: tuple[tuple[float, ...], tuple[float, ...]]


# Stars above a partner's level that a signal hints at, and how uncertain that is.
_HINTS = {
    Signal.NEVER: (-1.8, 1.3),
    Signal.REFUSED: (-1.2, 1.3),
    Signal.PUT_OFF: (-0.5, 2.5),
    Signal.PASSED_OVER: (-0.3, 2.5),
    Signal.AGREED: (0.3, 2.5),
    Signal.DONE: (0.5, 2.5),
    Signal.FAVOURED: (1.2, 1.3),
}
PREFERENCE_NOISE = 1.1
_PREFERRED_BY = 1.4


class Learner:
    """Takes what happened, a week at a time, oldest first; what is learned costs the same after ten years."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.tastes = (Taste(space), Taste(space))
        self.memory = Memory()
        self.recent: list[tuple[int, tuple[Done, ...]]] = []
        """What was done in the last weeks in which anything was, the newest first."""

    @property
    def sums(self) -> list[Any]:
        """All that was learned, as the sums that are kept of it: lists of numbers that a file can hold."""
        recent = [[week, [[one.item, *map(list, one.dynamic)] for one in done]] for week, done in self.recent]
        return [[taste.sums for taste in self.tastes], self.memory.sums, recent]

    @classmethod
    def of(cls, space: Space, sums: Sequence[Any]) -> Learner:
        """Return a learner that knows what another one knew, whose sums these are."""
        learner = cls(space)
        tastes, learner.memory.sums, recent = sums
        for taste, known in zip(learner.tastes, tastes, strict=True):
            taste.sums = known
        learner.recent = [
            (week, tuple(Done(item, (tuple(first), tuple(second))) for item, first, second in done))
            for week, done in recent
        ]
        return learner

    def learn(self, week: int, events: Iterable[Event]) -> None:
        """Learn from a week; events of activities that nobody knows any more are passed over."""
        known = [event for event in events if event.item in self.space.place]
        rated = {(event.item, event.partner) for event in known if event.signal is Signal.RATED}
        done: list[Done] = []
        for event in known:
            if event.signal is Signal.DONE:
                done.append(Done(event.item, (self.dynamic(event, week, 0), self.dynamic(event, week, 1))))
                for partner in (0, 1):
                    if (event.item, partner) not in rated:
                        self._hint(event, partner, week, done[-1].dynamic[partner])
            else:
                self._one_said(event, week)
        if done:
            self.recent = [(week, tuple(done)), *self.recent][:_WEEKS_OF_DEBT]
        for one in done:
            self.memory.note(one.item, self.space.traits_of(one.item).tags, week)

    def learn_late(self, event: Event, week: int) -> None:
        """Learn what only one partner said of an earlier week, which was learned without it."""
        if event.item not in self.space.place:
            return
        if event.signal is Signal.RATED:
            done = (one for number, some in self.recent if number == week for one in some if one.item == event.item)
            dynamic = next((one.dynamic[event.partner] for one in done), ())
            self.tastes[event.partner].rate(event.item, dynamic, event.stars, week)
        else:
            self._one_said(event, week)

    def dynamic(self, event: Event, week: int, partner: int) -> tuple[float, ...]:
        """Return what DYNAMIC names, for one partner as it was then."""
        fresh, room, traits = self.freshness(event.item, week), event.room, self.space.traits_of(event.item)
        return (*fresh, 0.0, 0.0) if room is None else (*fresh, room.asked_by(traits)[partner], room.left_by(traits))

    def freshness(self, slug: str, week: int) -> tuple[float, float, float]:
        """Return whether it is the first time, how present it still is, and how present what is like it."""
        memory, tags = self.memory, self.space.traits_of(slug).tags
        return 0.0 if memory.knows(slug) else 1.0, memory.of_activity(slug, week), memory.of_tags(tags, week)

    def _one_said(self, event: Event, week: int) -> None:
        taste = self.tastes[event.partner]
        match event.signal:
            case Signal.RATED:
                taste.rate(event.item, self.dynamic(event, week, event.partner), event.stars, week)
            case Signal.PREFERRED:
                if event.other in self.space.place:
                    taste.prefer(event.item, event.other, _PREFERRED_BY, PREFERENCE_NOISE, week)
            case Signal.FAVOURED:
                above, noise = _HINTS[event.signal]
                taste.imagine(event.item, taste.level + above, noise, week)
            case Signal.PUT_OFF | Signal.PASSED_OVER:
                self._hint(event, event.partner, week, self.dynamic(event, week, event.partner))
            case _:
                self._hint(event, event.partner, week, ())

    def _hint(self, event: Event, partner: int, week: int, dynamic: Sequence[float]) -> None:
        above, noise = _HINTS[event.signal]
        self.tastes[partner].hint(event.item, dynamic, above, noise, week)


def week_number(day: date) -> int:
    """Return the number of the week, from Monday on, that a day lies in."""
    return (day.toordinal() - _LONG_AGO) // 7
