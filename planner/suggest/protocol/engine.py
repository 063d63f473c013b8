"""The engine for other programs: one message in, one answer out, by protocol 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from heapq import nlargest
from typing import Any

from planner.suggest.learning.learner import Learner, week_number
from planner.suggest.learning.outlook import Outlook
from planner.suggest.learning.questions import telling
from planner.suggest.learning.traits import Space
from planner.suggest.protocol.bounds import Bounds
from planner.suggest.protocol.items import PARTNERS, Json, events_of, room_of, traits_of
from planner.suggest.protocol.planning import Planning

_LONG_AGO = "2020-01-06"
_CARD_NOISE = 1.5
_WEEKS_OF_BALANCE = 3
_CURIOUS_FROM = 12
"""Weeks lived with the engine before it looks beyond what it knows."""
_CURIOSITY = 0.3
_CURIOSITY_FADES = 0.97
_CURIOUS_UNTIL = 150
"""Weeks after which next to nothing is left of it."""


class Engine:
    """Plans the weeks of one couple at a time, and learns from what becomes of them."""

    def __init__(self) -> None:
        self._items: dict[str, Json] = {}
        self._space = Space({})
        self._begin({}, 0, _LONG_AGO)

    def answer(self, message: Json) -> dict[str, Any]:
        """Return what a message asks for; raises KeyError, TypeError or ValueError for one that is none."""
        commands: dict[str, Callable[[Json], dict[str, Any] | None]] = {
            "hello": lambda _: {"name": "ourweek", "version": "1", "supports": ["quiz", "alternates", "explain"]},
            "catalogue": self._take_catalogue,
            "init": self._init,
            "quiz": lambda asked: {"questions": self._questions(asked.get("n", 0))},
            "quiz_answers": self._take_answers,
            "plan": lambda asked: {"plan": self._plan(asked)},
            "feedback": self._take_feedback,
            "explain": lambda asked: {"reasons": self._explain(asked)},
            "bye": lambda _: None,
        }
        if message["cmd"] not in commands:
            raise ValueError(f"there is no command {message['cmd']!r}")
        return commands[message["cmd"]](message) or {}

    def _take_catalogue(self, message: Json) -> None:
        items = {item["id"]: item for item in message["items"]}
        self._space = Space({slug: traits_of(item) for slug, item in items.items()})
        self._items = items
        self._begin({}, 0, _LONG_AGO)

    def _init(self, message: Json) -> None:
        self._begin(message["couple"], message.get("seed", 0), message["today"])
        for past in message.get("history") or ():
            self._learn(past)
        self._look_ahead()

    def _begin(self, couple: Json, seed: int, today: str) -> None:
        self._seed = seed
        self._bounds = Bounds(couple, tuple(self._items.values()))
        self._balance = {kind: float(share) for kind, share in couple.get("wish", {}).items()}
        self._learner = Learner(self._space)
        self._planned: list[Counter[str]] = []
        self._weeks = 0
        self._now = week_number(date.fromisoformat(today))
        self._outlooks: dict[tuple[int, float], Outlook] = {}

    def _take_feedback(self, message: Json) -> None:
        self._learn(message)
        self._look_ahead()

    def _look_ahead(self) -> None:
        # Most likely the next week is asked for next: whoever tells what happened waits for nothing, who plans does.
        _ = self._outlook(self._now, curious=True).worth

    def _learn(self, past: Json) -> None:
        events: Sequence[Json] = past["events"]
        self._now = week_number(date.fromisoformat(past["week_start"])) + 1
        self._learner.learn(self._now - 1, events_of(events, past.get("slots") or ()))
        self._bounds.note(events)
        planned = (self._items[e["item"]] for e in events if e["type"] == "planned" and e["item"] in self._items)
        self._planned = [*self._planned, Counter(item["kind"] for item in planned)][-_WEEKS_OF_BALANCE:]
        self._weeks += 1
        self._outlooks.clear()

    def _questions(self, count: int) -> list[dict[str, str]]:
        allowed = [self._bounds.items[number] for number in self._bounds.allowed(apart=False)]
        liked = nlargest(80, allowed, key=lambda item: (item.get("popularity") or 0.5, item["id"]))
        slugs = [item["id"] for item in liked]
        cards = telling(self._learner.tastes[0], [(slug,) for slug in slugs], slugs, count, _CARD_NOISE)
        return [{"card": slug} for slug, in cards]

    def _take_answers(self, message: Json) -> None:
        taste = self._learner.tastes[PARTNERS.index(message["partner"])]
        self._outlooks.clear()
        for answer in message["answers"]:
            if answer.get("card") in self._items:
                taste.imagine(answer["card"], float(answer["stars"]), _CARD_NOISE, self._now)
            elif answer.get("choice") in (0, 1) and all(slug in self._items for slug in answer["pair"]):
                better, worse = answer["pair"] if answer["choice"] == 0 else answer["pair"][::-1]
                taste.prefer(better, worse, 1.2, 1.4, self._now)

    def _outlook(self, week: int, *, curious: bool) -> Outlook:
        """Return what a week looks like; the same one until something more is learned."""
        since = self._weeks - _CURIOUS_FROM
        curiosity = _CURIOSITY * _CURIOSITY_FADES**since if curious and 0 <= since < _CURIOUS_UNTIL else 0.0
        if (known := self._outlooks.get((week, curiosity))) is None:
            known = self._outlooks[week, curiosity] = Outlook(self._learner, week, curiosity, self._seed)
        return known

    def _plan(self, request: Json) -> list[dict[str, Any]]:
        outlook = self._outlook(week_number(date.fromisoformat(request["week_start"])), curious=True)
        lately = sum(self._planned, Counter[str]())
        return Planning(outlook, self._bounds, request, self._balance, lately).entries()

    def _explain(self, message: Json) -> list[dict[str, Any]]:
        """Say what speaks for an item to one partner, from shared facts and that partner's own data alone."""
        viewer = PARTNERS.index(message["viewer"])
        week = week_number(date.fromisoformat(message["week_start"]))
        outlook = self._outlook(week, curious=False)
        slug, fit = message["item"], outlook.fits[viewer]
        fresh = self._learner.freshness(slug, week)
        parts = {
            "your taste": fit.says(slug) - fit.weights[0],
            "your ratings of it": fit.own(slug)[0],
            "freshness": sum(weight * value for weight, value in zip(fit.weights[1:4], fresh, strict=True)),
            "fits the slot": outlook.strain(self._space.place[slug], room_of(message["slot"]))[viewer],
        }
        return [{"name": name, "weight": round(value, 6)} for name, value in parts.items()]
