"""Activities that say too much of the same, word for word or in other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from planner.catalogue.editorial.rules import Finding, texts
from planner.catalogue.editorial.sharing import Sharing
from planner.model.activity import Activity

RUN = 6
"""Words in a row that two activities may not share, when enough of them are telling."""
TELLING = 3
MOST_SHARED = 0.5
"""From which share of the telling words of the shorter of two they are too much alike; `Sharing` finds by a half."""
_ENOUGH = 12
"""Telling words below which a text is too short to be compared."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_TOLD = ("title", "summary", "steps")
_WRITTEN = ("title", "summary", "steps", "gentler", "prompts")
_FORMULAS = tuple(
    tuple(formula.split())
    for formula in (
        "either of you can stop at any time",
        "or pass without giving a reason",
        "skip any question without a reason",
    )
)
"""Words that mean the same everywhere, and that had better sound the same."""
_FORMULAIC = frozenset(words[n : n + RUN] for words in _FORMULAS for n in range(len(words) - RUN + 1))
_SMALL = """
    a about after all an and any are as at back be before begin both but by can close come do each either end
    first for from get give go had has have how if in into is it its keep last let like look make may more most
    name no not of off on once one only or other other's out over own pick put read same say so some take tell
    than that the their them then there these they thing things this time to together turn two until up was way
    what when where which while who with without write you your
"""
_SAY_LITTLE = frozenset(_SMALL.split())


class Others:
    """All activities that one may be compared with, by their words."""

    def __init__(self, activities: Iterable[Activity]) -> None:
        self._runs: dict[tuple[str, ...], Activity] = {}
        self._all = list(activities)
        self._places: dict[str, int] = {}
        self._titles: dict[str, Activity] = {}
        for place, activity in enumerate(self._all):
            for run in _runs(activity):
                self._runs.setdefault(run[1], activity)
            self._places.setdefault(activity.id, place)
            self._titles.setdefault(" ".join(_words(activity.title)), activity)
        self._telling = [_telling(activity) for activity in self._all]
        self._sharing = Sharing(self._telling, _ENOUGH)

    def too_like(self, activity: Activity) -> Iterator[Finding]:
        """Yield where an activity says the same as one that comes before it."""
        yield from self._title_of(activity)
        yield from self._shared_runs(activity)
        yield from self._near_copies(activity)

    def _title_of(self, activity: Activity) -> Iterator[Finding]:
        other = self._titles.get(" ".join(_words(activity.title)))
        if other is not None and other.id != activity.id:
            yield Finding("own-title", "title", f'is the title of "{other.id}" too; find another.')

    def _shared_runs(self, activity: Activity) -> Iterator[Finding]:
        said: set[tuple[str, str]] = set()
        for field, run in _runs(activity):
            other = self._runs.get(run, activity)
            if other.id != activity.id and (field, other.id) not in said:
                said.add((field, other.id))
                yield Finding(
                    "own-words", field, f'says "{" ".join(run)}" as "{other.id}" does; say it in other words.'
                )

    def _near_copies(self, activity: Activity) -> Iterator[Finding]:
        mine = _telling(activity)
        before = self._places.get(activity.id, len(self._all))
        for place in self._sharing.near(mine, before):
            theirs = self._telling[place]
            share = len(mine & theirs) / min(len(mine), len(theirs))
            if share >= MOST_SHARED:
                said = f'shares {share:.0%} of its telling words with "{self._all[place].id}"'
                yield Finding("own-idea", "", f"{said}; make it another idea, or leave it out.")


def _runs(activity: Activity) -> Iterator[tuple[str, tuple[str, ...]]]:
    for field, _, text in texts(activity, _WRITTEN):
        words = _words(text)
        telling = [word not in _SAY_LITTLE for word in words]
        for begin in range(len(words) - RUN + 1):
            # What is made of small words alone, everybody writes; the rest has to be one's own.
            if sum(telling[begin : begin + RUN]) >= TELLING:
                run = tuple(words[begin : begin + RUN])
                if run not in _FORMULAIC:
                    yield field, run


def _telling(activity: Activity) -> frozenset[str]:
    return frozenset(word for _, _, text in texts(activity, _TOLD) for word in _words(text)) - _SAY_LITTLE


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("\u2019", "'"))
