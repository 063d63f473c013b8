"""Choosing: the activities for a week's slots, for one moment, and in place of one that was not wanted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from heapq import nlargest

from planner.model.activity import Activity, Kind
from planner.model.proposal import Proposal, Term
from planner.model.slot import Slot
from planner.suggest.reasons import reasons_for
from planner.suggest.rules import candidates, fits, leaves_room
from planner.suggest.score import Chosen, Scorer
from planner.suggest.situation import Situation

MOST_AT_ONCE = 12
"""Ideas shown at one time at most: those left out by a private boundary must stay a few among many."""
_SHORTLIST = 25
"""Activities of each kind that are looked at closely for a slot."""

Scored = tuple[Activity, tuple[Term, ...]]


def fill_week(situation: Situation, slots: Iterable[Slot]) -> tuple[Proposal, ...]:
    """Return proposals for the best of a week's slots, in order of time; a slot may well stay free."""
    scorer = Scorer(situation)
    wanted = situation.couple.limits.per_week - len(situation.this_week)
    shortlists = {slot: _shortlist(scorer, slot) for slot in slots}
    chosen: list[Chosen] = []
    proposals: list[Proposal] = []
    while len(proposals) < wanted and shortlists:
        best = [(slot, found) for slot in shortlists if (found := _best(scorer, slot, shortlists[slot], chosen))]
        if not best:
            break
        slot, (activity, terms) = max(best, key=lambda pair: (_total(pair[1][1]), -pair[0].start.timestamp()))
        del shortlists[slot]
        chosen.append(Chosen(slot, activity))
        proposals.append(_proposal(scorer, slot, activity, terms))
    return tuple(sorted(proposals, key=lambda proposal: proposal.slot.start))


def suggest_now(
    situation: Situation, slot: Slot, count: int = 3, kinds: Collection[Kind] = tuple(Kind)
) -> tuple[Proposal, ...]:
    """Return the best `count` ideas for one slot, different from each other, the best first."""
    scorer = Scorer(situation)
    shortlist = [scored for scored in _shortlist(scorer, slot) if scored[0].kind in kinds]
    chosen: list[Chosen] = []
    proposals: list[Proposal] = []
    while len(proposals) < min(count, MOST_AT_ONCE):
        # Ideas for one moment compete with each other; they don't share the week's budget or day.
        ideas = [(a, (*alone, *_different(scorer, a, slot, chosen))) for a, alone in shortlist]
        best = _first([idea for idea in ideas if leaves_room(idea[0], (), situation) and idea[0] not in _taken(chosen)])
        if best is None:
            break
        chosen.append(Chosen(slot, best[0]))
        proposals.append(_proposal(scorer, slot, *best))
    return tuple(proposals)


def another(situation: Situation, slot: Slot, others: Sequence[Proposal], shown: Collection[str]) -> Proposal | None:
    """Return the best for a slot beside the week's other proposals, none of what was shown, or None."""
    scorer = Scorer(situation)
    chosen = [Chosen(proposal.slot, proposal.activity) for proposal in others]
    shortlist = [scored for scored in _shortlist(scorer, slot, shown) if scored[0] not in _taken(chosen)]
    best = _best(scorer, slot, shortlist, chosen)
    return _proposal(scorer, slot, *best) if best else None


def _shortlist(scorer: Scorer, slot: Slot, shown: Collection[str] = ()) -> list[Scored]:
    situation = scorer.situation
    scored = [
        (activity, scorer.alone(activity, slot))
        for activity in candidates(situation)
        if activity.id not in shown and fits(activity, slot, situation)
    ]
    by_kind = ([pair for pair in scored if pair[0].kind is kind] for kind in Kind)
    return [pair for pairs in by_kind for pair in nlargest(_SHORTLIST, pairs, key=_rank)]


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
    return max(scored, key=_rank, default=None)


def _rank(scored: Scored) -> tuple[float, str]:
    # Rounded, and the name second: the same choice on every platform.
    return round(_total(scored[1]), 9), scored[0].id


def _total(terms: Iterable[Term]) -> float:
    return sum(term.value for term in terms)


def _proposal(scorer: Scorer, slot: Slot, activity: Activity, terms: tuple[Term, ...]) -> Proposal:
    minutes = min(activity.minutes.typical, slot.minutes)
    return Proposal(slot, activity, minutes, terms, reasons_for(activity, slot, terms, scorer.situation))
