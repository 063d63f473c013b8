"""Choosing: the activities for a week's slots, for one moment, and in place of one that was not wanted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from heapq import nlargest

from planner.model.activity import Activity, Kind
from planner.model.proposal import Proposal, Term
from planner.model.slot import Slot
from planner.suggest.reasons import reasons_for
from planner.suggest.rules import candidates, fits, leaves_room, room
from planner.suggest.score import Chosen, Scorer
from planner.suggest.situation import Situation

MOST_AT_ONCE = 12
"""Ideas shown at one time at most: those left out by a private boundary must stay a few among many."""
_SHORTLIST = 25
"""Activities of each kind that are looked at closely for a slot."""

Scored = tuple[Activity, tuple[Term, ...]]


def fill_week(situation: Situation, slots: Iterable[Slot]) -> tuple[Proposal, ...]:
    """Return proposals for the best of a week's slots, in order of time; a slot may well stay free."""
    scorer, pool = Scorer(situation), candidates(situation)
    # In order of time, so that of slots that are equally good the first is filled.
    shortlists = {slot: _shortlist(scorer, pool, slot) for slot in sorted(slots, key=lambda slot: slot.start)}
    chosen: list[Chosen] = []
    proposals: list[Proposal] = []
    while room(situation, len(chosen)) > 0:
        best = {slot: found for slot, list_ in shortlists.items() if (found := _best(scorer, slot, list_, chosen))}
        if not best:
            break
        slot = max(best, key=lambda slot: _total(best[slot][1]))
        del shortlists[slot]
        chosen.append(Chosen(slot, best[slot][0]))
        proposals.append(_proposal(scorer, slot, *best[slot]))
    return tuple(sorted(proposals, key=lambda proposal: proposal.slot.start))


def suggest_now(
    situation: Situation, slot: Slot, count: int = 3, kinds: Collection[Kind] = tuple(Kind)
) -> tuple[Proposal, ...]:
    """Return the best `count` ideas for one slot, different from each other, the best first."""
    scorer = Scorer(situation)
    pool = [a for a in candidates(situation) if a.kind in kinds and leaves_room(a, (), situation)]
    shortlist = _shortlist(scorer, pool, slot)
    chosen: list[Chosen] = []
    proposals: list[Proposal] = []
    while len(proposals) < min(count, MOST_AT_ONCE):
        # Ideas for one moment compete with each other; they don't share the week's budget or day.
        taken = _taken(chosen)
        best = _first((a, (*alone, *_different(scorer, a, slot, chosen))) for a, alone in shortlist if a not in taken)
        if best is None:
            break
        chosen.append(Chosen(slot, best[0]))
        proposals.append(_proposal(scorer, slot, *best))
    return tuple(proposals)


def another(situation: Situation, slot: Slot, others: Sequence[Proposal], shown: Collection[str]) -> Proposal | None:
    """Return the best for a slot beside the week's other proposals, none of what was shown, or None."""
    if room(situation, len(others)) <= 0:
        return None
    scorer = Scorer(situation)
    chosen = [Chosen(proposal.slot, proposal.activity) for proposal in others]
    taken = _taken(chosen)
    pool = [a for a in candidates(situation) if a.id not in shown and leaves_room(a, taken, situation)]
    best = _best(scorer, slot, _shortlist(scorer, pool, slot), chosen)
    return _proposal(scorer, slot, *best) if best else None


def _shortlist(scorer: Scorer, pool: Iterable[Activity], slot: Slot) -> list[Scored]:
    fitting = [activity for activity in pool if fits(activity, slot, scorer.situation)]
    by_kind = ([activity for activity in fitting if activity.kind is kind] for kind in Kind)
    best = (nlargest(_SHORTLIST, some, key=lambda a: _rank(scorer.worth(a, slot), a)) for some in by_kind)
    return [(activity, scorer.alone(activity, slot)) for some in best for activity in some]


def _best(scorer: Scorer, slot: Slot, shortlist: Iterable[Scored], chosen: Sequence[Chosen]) -> Scored | None:
    taken = _taken(chosen)
    return _first(
        (activity, (*alone, *scorer.together(activity, slot, chosen)))
        for activity, alone in shortlist
        if leaves_room(activity, taken, scorer.situation)
    )


def _different(scorer: Scorer, activity: Activity, slot: Slot, chosen: Sequence[Chosen]) -> tuple[Term, ...]:
    return tuple(term for term in scorer.together(activity, slot, chosen) if term.code != "spread")


def _taken(chosen: Iterable[Chosen]) -> tuple[Activity, ...]:
    return tuple(choice.activity for choice in chosen)


def _first(scored: Iterable[Scored]) -> Scored | None:
    return max(scored, key=lambda pair: _rank(_total(pair[1]), pair[0]), default=None)


def _rank(worth: float, activity: Activity) -> tuple[float, str]:
    # Rounded, and the name second: the same choice on every platform.
    return round(worth, 9), activity.id


def _total(terms: Iterable[Term]) -> float:
    return round(sum(term.value for term in terms), 9)


def _proposal(scorer: Scorer, slot: Slot, activity: Activity, terms: tuple[Term, ...]) -> Proposal:
    minutes = min(activity.minutes.typical, slot.minutes)
    return Proposal(slot, activity, minutes, terms, reasons_for(activity, slot, terms, scorer))
