"""Choosing: the activities for a week's slots, for one moment, and in place of one that was not wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import nlargest

from planner.model.activity import Activity, Kind
from planner.model.proposal import Proposal
from planner.model.slot import Slot
from planner.suggest.learning.choosing import Option, Week, Wishes
from planner.suggest.reasons import reasons_for
from planner.suggest.rules import MOST_NEW_A_WEEK, candidates, fits, held_activities, leaves_room, room
from planner.suggest.score import ALIKE_WEIGHT, BALANCE_WEIGHT, CROWD_WEIGHT, Chosen, Scorer
from planner.suggest.situation import Situation

MOST_AT_ONCE = 12
"""Ideas shown at one time at most: those left out by a private boundary must stay a few among many."""
_SHORTLIST = 12
"""Activities of each sort that are looked at closely for a slot."""


def fill_week(situation: Situation, slots: Iterable[Slot]) -> tuple[Proposal, ...]:
    """Return proposals for the best of a week's slots, in order of time; a slot may well stay free."""
    scorer, pool = Scorer(situation), _free_for(situation, ())
    by_name = {slot.start.isoformat(): slot for slot in slots}
    shortlists = {name: _shortlist(scorer, pool, slot) for name, slot in sorted(by_name.items())}
    week = _week(scorer, shortlists, by_name)
    week.fill(shortlists)
    chosen = [Chosen(by_name[name], situation.by_id[option.id]) for name, option in sorted(week.placed.items())]
    return tuple(_proposal(scorer, one, [other for other in chosen if other is not one]) for one in chosen)


def suggest_now(
    situation: Situation, slot: Slot, count: int = 3, kinds: Collection[Kind] = tuple(Kind)
) -> tuple[Proposal, ...]:
    """Return the best `count` ideas for one slot, different from each other, the best first."""
    scorer = Scorer(situation)
    left = _shortlist(scorer, [a for a in _free_for(situation, ()) if a.kind in kinds], slot)
    chosen: list[Chosen] = []
    proposals: list[Proposal] = []
    while left and len(proposals) < min(count, MOST_AT_ONCE):
        # Ideas for one moment compete with each other; they don't share the week's budget or day.
        found = [_proposal(scorer, Chosen(slot, situation.by_id[o.id]), chosen, alone=True) for o in left]
        best = max(found, key=lambda proposal: (round(proposal.score, 9), proposal.activity.id))
        left = [option for option in left if option.id != best.activity.id]
        chosen.append(Chosen(slot, best.activity))
        proposals.append(best)
    return tuple(proposals)


def another(situation: Situation, slot: Slot, others: Sequence[Proposal], shown: Collection[str]) -> Proposal | None:
    """Return the best for a slot beside the week's other proposals, none of what was shown, or None."""
    if room(situation, len(others)) <= 0:
        return None
    scorer = Scorer(situation)
    chosen = [Chosen(proposal.slot, proposal.activity) for proposal in others]
    pool = [a for a in _free_for(situation, tuple(c.activity for c in chosen)) if a.id not in shown]
    found = [_proposal(scorer, Chosen(slot, situation.by_id[o.id]), chosen) for o in _shortlist(scorer, pool, slot)]
    return max(found, key=lambda proposal: (round(proposal.score, 9), proposal.activity.id), default=None)


def _free_for(situation: Situation, chosen: tuple[Activity, ...]) -> list[Activity]:
    return [activity for activity in candidates(situation) if leaves_room(activity, chosen, situation)]


def _shortlist(scorer: Scorer, pool: Iterable[Activity], slot: Slot) -> list[Option]:
    """Return the best of each kind for a slot."""
    options = [
        Option(
            activity.id,
            activity.kind,
            # Rounded, and the name second: the same choice on every platform.
            round(scorer.worth(activity, slot), 9),
            activity.cost.level,
            activity.novelty >= 2,
        )
        for activity in pool
        if fits(activity, slot, scorer.situation)
    ]
    # Some of each kind, and of each some that are neither new nor cost anything: these fit any week.
    sorts: dict[tuple[str, bool], list[Option]] = {}
    for option in options:
        sorts.setdefault((option.kind, option.new or option.cost > 0), []).append(option)
    return [option for some in sorts.values() for option in nlargest(_SHORTLIST, some, key=lambda o: (o.worth, o.id))]


def _week(scorer: Scorer, shortlists: Mapping[str, Sequence[Option]], slots: Mapping[str, Slot]) -> Week:
    situation = scorer.situation
    held = held_activities(situation)
    wishes = Wishes(
        wanted=room(situation),
        budget=situation.couple.limits.budget,
        balance={kind: situation.couple.balance.share(kind) for kind in Kind},
        lately=Counter(scorer.recent),
        alike=scorer.alike,
        balance_weight=BALANCE_WEIGHT,
        alike_weight=ALIKE_WEIGHT,
        crowd_weight=CROWD_WEIGHT,
        most_new=MOST_NEW_A_WEEK,
        day_of=lambda name: slots[name].start.date(),
        days_taken=tuple({occurrence.day for occurrence in situation.this_week}),
        spent=sum(activity.cost.level for activity in held),
        new_already=sum(activity.novelty >= 2 for activity in held),
    )
    return Week(wishes, shortlists)


def _proposal(scorer: Scorer, one: Chosen, others: Sequence[Chosen], *, alone: bool = False) -> Proposal:
    """Return a choice with its terms and reasons; `alone` for one moment, where a full day is no reason against it."""
    activity, slot = one.activity, one.slot
    beside = scorer.together(activity, slot, others)
    terms = (*scorer.alone(activity, slot), *(term for term in beside if not (alone and term.code == "spread")))
    minutes = min(activity.minutes.typical, slot.minutes)
    return Proposal(slot, activity, minutes, terms, reasons_for(activity, slot, terms, scorer))
