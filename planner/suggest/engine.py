"""Choosing: the activities for a week's slots, for one moment, and in place of one that was not wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from planner.model.activity import Kind
from planner.model.proposal import Proposal, Term
from planner.model.slot import Slot
from planner.suggest.learning.choosing import Week, Wishes
from planner.suggest.learning.ranking import Ranking
from planner.suggest.reasons import reasons_for
from planner.suggest.rules import MOST_NEW_A_WEEK, room
from planner.suggest.score import ALIKE_WEIGHT, BALANCE_WEIGHT, CROWD_WEIGHT, EVEN_WEIGHT, Chosen, Scorer
from planner.suggest.shortlist import Shortlists
from planner.suggest.situation import Situation

MOST_AT_ONCE = 12
"""Ideas shown at one time at most: those left out by a private boundary must stay a few among many."""
_WORTH_AN_EVENING = 0.3
"""What something has to be worth by itself to be put into a week: below so-so, a free evening is the better answer."""


def looking_at(situation: Situation) -> Iterator[object]:
    """Work out, in steps, what each activity is worth in a week before any slot is looked at: half of filling it."""
    shared, whole = situation.outlooks
    yield shared.fits
    yield whole.fits
    yield whole.stars
    yield whole.worth


def fill_week(situation: Situation, slots: Iterable[Slot]) -> tuple[Proposal, ...]:
    """Return proposals for the best of a week's slots, in order of time; a slot may well stay free."""
    scorer = Scorer(situation)
    lists = Shortlists(scorer)
    by_name = {slot.start.isoformat(): slot for slot in slots}
    shortlists = {name: lists.rankings(slot, _WORTH_AN_EVENING) for name, slot in sorted(by_name.items())}
    week = _week(scorer, shortlists, by_name)
    week.fill(shortlists)
    chosen = [Chosen(by_name[name], situation.repertoire[option.id]) for name, option in sorted(week.placed.items())]
    return tuple(_proposal(scorer, one, [other for other in chosen if other is not one]) for one in chosen)


def suggest_now(
    situation: Situation, slot: Slot, count: int = 3, kinds: Collection[Kind] = tuple(Kind)
) -> tuple[Proposal, ...]:
    """Return the best `count` ideas for one slot, different from each other, the best first."""
    scorer = Scorer(situation)
    left = Shortlists(scorer).of(slot, kinds)
    chosen: list[Chosen] = []
    proposals: list[Proposal] = []
    while left and len(proposals) < min(count, MOST_AT_ONCE):
        # Ideas for one moment compete with each other; they don't share the week's budget or day.
        found = [_idea(scorer, Chosen(slot, situation.repertoire[o.id]), chosen) for o in left]
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
    options = Shortlists(scorer, tuple(c.activity for c in chosen), shown).of(slot)
    found = [_proposal(scorer, Chosen(slot, situation.repertoire[option.id]), chosen) for option in options]
    return max(found, key=lambda proposal: (round(proposal.score, 9), proposal.activity.id), default=None)


def _week(scorer: Scorer, shortlists: Mapping[str, Sequence[Ranking]], slots: Mapping[str, Slot]) -> Week:
    situation = scorer.situation
    held = situation.held_activities
    wishes = Wishes(
        wanted=room(situation),
        budget=situation.couple.limits.budget,
        balance={kind: situation.couple.balance.share(kind) for kind in Kind},
        lately=Counter(scorer.recent),
        alike=scorer.alike,
        balance_weight=BALANCE_WEIGHT,
        alike_weight=ALIKE_WEIGHT,
        crowd_weight=CROWD_WEIGHT,
        even_weight=EVEN_WEIGHT,
        gap_of=lambda name, slug: scorer.expected.gap(situation.repertoire[slug], slots[name]),
        most_new=MOST_NEW_A_WEEK,
        day_of=lambda name: slots[name].start.date(),
        days_taken=tuple({occurrence.day for occurrence in situation.this_week}),
        spent=sum(activity.cost.level for activity in held),
        new_already=sum(activity.novelty >= 2 for activity in held),
    )
    return Week(wishes, shortlists)


def _proposal(scorer: Scorer, one: Chosen, others: Sequence[Chosen]) -> Proposal:
    """Return a choice for the week with its terms and reasons."""
    return _with_reasons(scorer, one, scorer.together(one.activity, one.slot, others))


def _idea(scorer: Scorer, one: Chosen, ideas: Sequence[Chosen]) -> Proposal:
    """Return an idea for one moment: the others compete with it, and a full day is no reason against it."""
    return _with_reasons(scorer, one, scorer.beside(one.activity, ideas))


def _with_reasons(scorer: Scorer, one: Chosen, beside: tuple[Term, ...]) -> Proposal:
    activity, slot = one.activity, one.slot
    terms = (*scorer.alone(activity, slot), *beside)
    minutes = min(activity.minutes.typical, slot.minutes)
    return Proposal(slot, activity, minutes, terms, reasons_for(activity, slot, terms, scorer))
