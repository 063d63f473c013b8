"""What the couple's own past teaches: one learner for what both know, one that knows each partner's secrets too."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.model.activity import Activity
from planner.model.checkin import Became, CheckIn, SealedRating
from planner.model.couple import Couple
from planner.model.learning import Feedback, QuizAnswer, Said
from planner.suggest.learning.learner import Event, Learner, Room, Signal, week_number
from planner.suggest.learning.traits import Space, Traits
from planner.suggest.slots import slot_at

_USUAL_ENERGY = 1.7


def traits_of(activity: Activity) -> Traits:
    """Return an activity as the model sees it."""
    return Traits(
        id=activity.id,
        kind=activity.kind.value,
        places=tuple(place.value for place in activity.setting),
        tags=(*activity.tags, *(f"builds {word}" for word in activity.builds)),
        numbers=(
            activity.contact - 0.5,
            (activity.depth - 0.6) / 0.8,
            (activity.energy.level + 1 - _USUAL_ENERGY) / 0.75,
            math.log(activity.minutes.typical / 20) / 1.1,
            activity.cost.level - 0.3,
            0.0,
            float(bool(activity.evidence)),
        ),
        minutes=activity.minutes.typical,
        energy=activity.energy.level + 1,
    )


@dataclass(frozen=True)
class Lessons:
    """What was learned, from what both know alone, and with what only one of them said."""

    shared: Learner
    whole: Learner


def learned(
    couple: Couple,
    activities: Iterable[Activity],
    history: Iterable[CheckIn],
    feedback: Iterable[Feedback],
    answers: Sequence[QuizAnswer],
    sealed: Sequence[SealedRating],
) -> Lessons:
    """Return what a couple's past teaches; `sealed` are the ratings that may steer though the other has not rated."""
    space = Space(tuple(traits_of(activity) for activity in activities))
    ids = tuple(partner.id for partner in couple.partners)
    known: dict[int, list[Event]] = defaultdict(list)
    secret: dict[int, list[Event]] = defaultdict(list)
    rooms: dict[tuple[str, object], tuple[str, Room, int]] = {}
    for check_in in sorted(history, key=lambda c: (c.start, c.plan, c.original_start)):
        if check_in.became is not Became.DONE or not check_in.activity:
            continue
        week, room = week_number(check_in.start.date()), _room(couple, check_in)
        rooms[check_in.plan, check_in.original_start] = check_in.activity, room, week
        known[week].append(Event(Signal.DONE, check_in.activity, room=room))
        for opinion in check_in.opinions:
            partner = ids.index(opinion.partner)
            known[week].append(Event(Signal.RATED, check_in.activity, partner, float(opinion.rating), room=room))
    for said in sorted(feedback, key=lambda f: (f.day, f.activity, f.id)):
        if said.said is Said.NOT_TODAY:
            # Whose it was is not kept, so it counts a little for both.
            known[week_number(said.day)] += [Event(Signal.PUT_OFF, said.activity, partner) for partner in (0, 1)]
    for answer in sorted(answers, key=lambda a: (a.partner, a.chosen, a.other)):
        week = week_number(couple.since)
        secret[week].append(Event(Signal.PREFERRED, answer.chosen, ids.index(answer.partner), other=answer.other))
    for rating in sorted(sealed, key=lambda r: (r.original_start, r.plan, r.partner)):
        if (found := rooms.get((rating.plan, rating.original_start))) is not None:
            item, room, week = found
            secret[week].append(Event(Signal.RATED, item, ids.index(rating.partner), float(rating.rating), room=room))
    shared, whole = Learner(space), Learner(space)
    for week in sorted(known.keys() | secret.keys()):
        shared.learn(week, known[week])
        whole.learn(week, [*known[week], *secret[week]])
    return Lessons(shared, whole)


def _room(couple: Couple, check_in: CheckIn) -> Room:
    energy = slot_at(couple, check_in.start, check_in.minutes).energy.level + 1
    return Room(check_in.minutes, (energy, energy))
