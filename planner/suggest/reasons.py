"""From the terms of a score to two or three sentences that both may read.

Only what both know becomes a sentence: revealed ratings, the calendar, the activity itself. The terms of the quiz
and of chance never do, and boundaries are no terms at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from planner.model.activity import Activity, Energy
from planner.model.checkin import Rating
from planner.model.proposal import Reason, Term
from planner.model.slot import Slot
from planner.suggest.score import Scorer

_FEWEST, _MOST = 2, 3
_LEAST = 0.005
_FAVOURITE = "a favourite of yours"
_LONGEST_NAME = 28


def reasons_for(activity: Activity, slot: Slot, terms: Sequence[Term], scorer: Scorer) -> tuple[Reason, ...]:
    """Return the largest good reasons, first the one that counted most; two at least, three at most."""
    good = (term for term in terms if term.code in _SENTENCES and term.value > 0)
    # What others like says nothing of these two: it is said where hardly anything else is to be said.
    ranked = sorted(good, key=lambda term: (term.code == "liked", -term.value, term.code))
    reasons: list[Reason] = []
    for term in ranked:
        if len(reasons) >= _FEWEST and (term.value < _LEAST or term.code == "liked"):
            break
        if text := _SENTENCES[term.code](activity, slot, scorer):
            reasons.append(Reason(term.code, text))
        if len(reasons) == _MOST:
            break
    return tuple(reasons)


def _loved(activity: Activity, slot: Slot, scorer: Scorer) -> str:
    # Beside it may stand another one that they enjoyed.
    situation = scorer.situation
    if (last := situation.last_done(activity.id)) is None:
        return _FAVOURITE if activity.id in situation.favourites else ""
    loved = [o for o in last.shown if o.rating >= Rating.LOVELY]
    if len(loved) == 2:
        return "you both loved this one"
    if loved:
        return f"{situation.couple.by_id(loved[0].partner).name} loved this one"
    if activity.id in situation.favourites:
        return _FAVOURITE
    return "this one was nice last time" if all(o.rating >= Rating.NICE for o in last.shown) else ""


def _liked(activity: Activity, slot: Slot, scorer: Scorer) -> str:
    return "easy to like"


def _taste(activity: Activity, slot: Slot, scorer: Scorer) -> str:
    # What was only put off teaches something as well, but nobody has enjoyed anything by that.
    situation, partners = scorer.situation, scorer.situation.couple.partners
    liked = [
        number
        for number, partner in enumerate(partners)
        if partner.id in situation.enjoyed_something
        and (stars := scorer.expected.stars(number, activity)).alike > stars.liked
    ]
    if not liked:
        return ""
    who = "you both" if len(liked) == 2 else partners[liked[0]].name
    wanted = {partners[number].id for number in liked}
    repertoire = situation.repertoire
    enjoyed = (
        slug
        for slug, by in situation.enjoyed[activity.kind].items()
        if wanted <= by and _can_be_named(repertoire[slug].title)
    )
    like_it = scorer.expected.most_like(activity, enjoyed, liked)
    return f"{who} enjoyed “{repertoire[like_it].title}”" if like_it else f"close to what {who} enjoyed"


@cache
def _can_be_named(title: str) -> bool:
    """Whether a title is short enough to stand within a sentence, in which no number stands."""
    return len(title) <= _LONGEST_NAME and not any(map(str.isdecimal, title))


def _turn(activity: Activity, slot: Slot, scorer: Scorer) -> str:
    # The term weighs the first partner's liking more when the turn is above zero, the second's when below.
    first, second = scorer.situation.couple.partners
    return f"{(first if scorer.expected.turn > 0 else second).name}'s turn for a favourite"


def _even(activity: Activity, slot: Slot, scorer: Scorer) -> str:
    # What makes a week more even is for the one for whom the rest of it is less.
    first, second = scorer.situation.couple.partners
    return f"something for {(first if scorer.expected.gap(activity, slot) > 0 else second).name}, too"


def _new(activity: Activity, slot: Slot, scorer: Scorer) -> str:
    return "something quite new" if activity.novelty >= 2 else "new to you"


def _balance(activity: Activity, slot: Slot, scorer: Scorer) -> str:
    # Where nothing was done lately, there is no mix yet that could be short of anything.
    return f"a little more {activity.kind.label}, as you wished" if scorer.recent else ""


def _energy(activity: Activity, slot: Slot, scorer: Scorer) -> str:
    if slot.energy is Energy.LOW:
        return f"easy on a tired {_part(slot)}"
    if activity.energy is Energy.LOW:
        return "asks little of you"
    return (
        f"right for a lively {_part(slot)}" if activity.energy is Energy.LIVELY else f"suits an ordinary {_part(slot)}"
    )


def _length(activity: Activity, slot: Slot, scorer: Scorer) -> str:
    return "a small one" if activity.minutes.typical <= 15 else "fits the time you have"


def _part(slot: Slot) -> str:
    return {"midday": "afternoon", "night": "evening"}.get(slot.band, slot.band)


_SENTENCES: dict[str, Callable[[Activity, Slot, Scorer], str]] = {
    "loved": _loved,
    "liked": _liked,
    "taste": _taste,
    "turn": _turn,
    "even": _even,
    "new": _new,
    "balance": _balance,
    "energy": _energy,
    "length": _length,
}
