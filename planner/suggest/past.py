"""What a couple's past holds that something can be learned from, week by week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache, cached_property

from planner.model.activity import Energy
from planner.model.checkin import Became, CheckIn, SealedRating
from planner.model.checksums import blake2b
from planner.model.couple import Couple
from planner.model.feedback import Feedback, QuizAnswer, Said
from planner.model.value import Value
from planner.suggest.learning.learner import Event, Room, Signal, week_number
from planner.suggest.learning.traits import Space
from planner.suggest.slots import slot_at

_FORM = 5
"""Another number whenever the same past teaches something else."""
_SIGNALS = {Said.NOT_TODAY: Signal.PUT_OFF, Said.ANOTHER: Signal.PASSED_OVER}


class Past(Value, kw_only=True):
    """All that a couple did and said until today."""

    couple: Couple
    today: date
    history: tuple[CheckIn, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    agreed: tuple[str, ...] = ()
    """Activities on the calendar that both said yes to and have not come to yet."""
    favourites: tuple[str, ...] = ()
    """Activities that they like to come back to."""
    answers: tuple[QuizAnswer, ...] = ()
    sealed: tuple[SealedRating, ...] = ()
    """Ratings that may steer though the other partner has not rated."""

    def weeks(self, begin: int, end: int) -> Iterator[tuple[int, list[Event]]]:
        """Give what both know of each week from `begin` until before `end`, oldest first."""
        found: dict[int, list[Event]] = defaultdict(list)
        for week, check_in in self._done:
            if begin <= week < end:
                found[week] += self._events(check_in)
        for week, said in self._said:
            if begin <= week < end:
                # Whose it was is not kept, so it counts a little for both.
                found[week] += [Event(_SIGNALS[said.said], said.activity, partner) for partner in (0, 1)]
        yield from sorted(found.items())

    def secrets(self) -> Iterator[tuple[int, Event]]:
        """Give what only one of them said, each with its week."""
        for answer in sorted(self.answers, key=lambda a: (a.partner, a.chosen, a.other)):
            chosen = Event(Signal.PREFERRED, answer.chosen, self._number(answer.partner), other=answer.other)
            yield week_number(self.couple.since), chosen
        done = {check_in.key: (week, check_in) for week, check_in in self._done}
        for rating in sorted(self.sealed, key=lambda r: (r.original_start, r.plan, r.partner)):
            if (found := done.get(rating.key)) is not None:
                week, check_in = found
                yield week, self._rated(check_in, rating.partner, rating.rating)

    def mark(self, space: Space, end: int) -> str:
        """Return a mark that is another one wherever the weeks before `end` would teach something else."""
        done = [check_in for week, check_in in self._done if week < end]
        said = [each for week, each in self._said if week < end]
        slugs = sorted({c.activity or "" for c in done} | {each.activity for each in said})
        digest = blake2b(repr((_FORM, end, tuple(space.names))).encode(), digest_size=16)
        for slug in slugs:
            digest.update(repr((slug, space.get(slug))).encode())
        for c in done:
            stars = "".join(f"{o.partner}{int(o.rating)}" for o in c.shown)
            digest.update(f"{c.activity} {c.start} {c.minutes} {stars}\n".encode())
        for each in said:
            digest.update(f"{each.activity} {each.day} {each.said}\n".encode())
        return digest.hexdigest()

    @cached_property
    def _done(self) -> list[tuple[int, CheckIn]]:
        done = (c for c in self.history if c.became is Became.DONE and c.activity)
        ordered = sorted(done, key=lambda c: (c.start, c.plan, c.original_start))
        return [(week_number(c.start.date()), c) for c in ordered]

    @cached_property
    def _said(self) -> list[tuple[int, Feedback]]:
        return [(week_number(f.day), f) for f in sorted(self.feedback, key=lambda f: (f.day, f.activity, f.id))]

    def _events(self, check_in: CheckIn) -> list[Event]:
        done = Event(Signal.DONE, check_in.activity or "", room=self._room(check_in))
        return [done, *(self._rated(check_in, said.partner, said.rating) for said in check_in.shown)]

    def _rated(self, check_in: CheckIn, partner: str, stars: int) -> Event:
        room = self._room(check_in)
        return Event(Signal.RATED, check_in.activity or "", self._number(partner), float(stars), room=room)

    def _room(self, check_in: CheckIn) -> Room:
        return room_of(check_in.minutes, slot_at(self.couple, check_in.start, check_in.minutes).energy)

    def _number(self, partner: str) -> int:
        return [each.id for each in self.couple.partners].index(partner)


@cache
def room_of(minutes: int, there: Energy) -> Room:
    """Return the room that a time has in which both are as lively."""
    energy = there.level + 1
    return Room(minutes, (energy, energy))
