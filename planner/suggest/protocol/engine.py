"""The engine for other programs: one message in, one answer out, by protocol 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from heapq import nlargest
from typing import Any

from planner.suggest.learning.choosing import Option, Week, Wishes
from planner.suggest.learning.learner import Learner, Room, week_number
from planner.suggest.learning.outlook import Outlook
from planner.suggest.learning.questions import telling
from planner.suggest.learning.traits import Space
from planner.suggest.protocol.items import PARTNERS, Bounds, Json, events_of, room_of, traits_of

_CARD_NOISE = 1.5
_LOOKED_AT = 20
"""Items of each kind that are looked at with the slot in mind."""
_KEPT = 14
_WEEKS_OF_BALANCE = 3
_EVENNESS = 0.0
_CURIOUS_FROM = 10
"""Weeks lived with the engine before it looks beyond what it knows."""
_CURIOSITY = 0.3
_CURIOSITY_FADES = 0.97


class Engine:
    """Plans the weeks of one couple at a time, and learns from what becomes of them."""

    def __init__(self) -> None:
        self._items: dict[str, Json] = {}
        self._tags: dict[str, frozenset[str]] = {}
        self._space = Space(())
        self._begin({}, 0, "2020-01-06")

    def answer(self, message: Json) -> dict[str, Any]:
        """Return what a message asks for; raises KeyError, TypeError or ValueError for one that is none."""
        commands: dict[str, Callable[[Json], dict[str, Any] | None]] = {
            "hello": lambda _: {"name": "ourweek", "version": "1", "supports": ["quiz", "alternates", "explain"]},
            "catalogue": self._take_catalogue,
            "init": self._init,
            "quiz": lambda asked: {"questions": self._questions(asked.get("n", 0))},
            "quiz_answers": self._take_answers,
            "plan": lambda asked: {"plan": self._plan(asked)},
            "feedback": self._learn,
            "explain": lambda asked: {"reasons": self._explain(asked)},
            "bye": lambda _: None,
        }
        if message["cmd"] not in commands:
            raise ValueError(f"there is no command {message['cmd']!r}")
        return commands[message["cmd"]](message) or {}

    def _take_catalogue(self, message: Json) -> None:
        self._items = {item["id"]: item for item in message["items"]}
        self._tags = {slug: frozenset(item["tags"]) for slug, item in self._items.items()}
        self._space = Space(tuple(traits_of(item) for item in message["items"]))

    def _init(self, message: Json) -> None:
        self._begin(message["couple"], message.get("seed", 0), message["today"])
        for past in message.get("history") or ():
            self._learn(past)

    def _begin(self, couple: Json, seed: int, today: str) -> None:
        self._seed = seed
        self._bounds = Bounds(couple)
        self._balance = {kind: float(share) for kind, share in couple.get("wish", {}).items()}
        self._learner = Learner(self._space)
        self._planned: list[Counter[str]] = []
        self._weeks = 0
        self._now = week_number(date.fromisoformat(today))

    def _learn(self, past: Json) -> None:
        events: Sequence[Json] = past["events"]
        self._now = week_number(date.fromisoformat(past["week_start"])) + 1
        self._learner.learn(self._now - 1, events_of(events, past.get("slots") or ()))
        self._bounds.note(events)
        planned = (self._items[e["item"]] for e in events if e["type"] == "planned" and e["item"] in self._items)
        self._planned = [*self._planned, Counter(item["kind"] for item in planned)][-_WEEKS_OF_BALANCE:]
        self._weeks += 1

    def _questions(self, count: int) -> list[dict[str, str]]:
        allowed = self._bounds.allowed(self._items.values(), apart=False)
        liked = nlargest(80, allowed, key=lambda item: (item.get("popularity") or 0.5, item["id"]))
        slugs = [item["id"] for item in liked]
        cards = telling(self._learner.tastes[0], [(slug,) for slug in slugs], slugs, count, _CARD_NOISE)
        return [{"card": slug} for slug, in cards]

    def _take_answers(self, message: Json) -> None:
        taste = self._learner.tastes[PARTNERS.index(message["partner"])]
        for answer in message["answers"]:
            if answer.get("card") in self._items:
                taste.imagine(answer["card"], float(answer["stars"]), _CARD_NOISE, self._now)
            elif answer.get("choice") in (0, 1) and all(slug in self._items for slug in answer["pair"]):
                better, worse = answer["pair"] if answer["choice"] == 0 else answer["pair"][::-1]
                taste.prefer(better, worse, 1.2, 1.4, self._now)

    def _outlook(self, week: int, *, curious: bool) -> Outlook:
        since = self._weeks - _CURIOUS_FROM
        curiosity = _CURIOSITY * _CURIOSITY_FADES**since if curious and since >= 0 else 0.0
        return Outlook(self._learner, week, curiosity, self._seed)

    def _plan(self, request: Json) -> list[dict[str, Any]]:
        monday = date.fromisoformat(request["week_start"])
        outlook = self._outlook(week_number(monday), curious=True)
        allowed = self._bounds.allowed(self._items.values(), apart=bool(request.get("apart")))
        rituals = {r["slot"]: r["item"] for r in request.get("rituals") or () if r["item"] in self._items}
        pool = [i for i in allowed if i["id"] not in self._bounds.put_off and self._bounds.rested(i, monday)]
        ids = {item["id"] for item in pool} | set(rituals.values())
        stars = outlook.stars(0, ids), outlook.stars(1, ids)
        slots = {slot["id"]: slot for slot in request["slots"]}
        options = self._options(outlook, pool, stars, slots)
        week = Week(self._wishes(request), options)
        may = {item["id"] for item in allowed}
        for slot, item in rituals.items():
            if item in may and slot in slots and self._bounds.fits(self._items[item], slots[slot]):
                week.pin(slot, self._option(outlook, self._items[item], stars, room_of(slots[slot])))
        week.fill(slots)
        count = int(request.get("alternates", 3))
        return [
            {
                "slot": slot,
                "item": week.placed[slot].id,
                "score": round(week.placed[slot].worth, 6),
                "reasons": self._reasons(outlook, week.placed[slot], stars, slot in rituals),
                "alternates": [option.id for option in week.others(slot, count)],
            }
            for slot in slots
            if slot in week.placed
        ]

    def _options(
        self, outlook: Outlook, pool: Sequence[Json], stars: tuple[dict[str, float], dict[str, float]], slots: Json
    ) -> dict[str, list[Option]]:
        """Return the best items of each kind for each slot."""
        ids = [item["id"] for item in pool]
        first, second = (outlook.enjoyments(partner, [stars[partner][slug] for slug in ids]) for partner in (0, 1))
        both = (outlook.together(one, other, outlook.turn) for one, other in zip(first, second, strict=True))
        worth = dict(zip(ids, both, strict=True))
        ranked = sorted(pool, key=lambda item: (-worth[item["id"]], item["id"]))
        kinds = sorted({item["kind"] for item in pool})
        made: dict[tuple[str, Room], Option] = {}
        found: dict[str, list[Option]] = {}
        for name, slot in slots.items():
            room = room_of(slot)
            by_kind: dict[str, list[Option]] = {kind: [] for kind in kinds}
            open_kinds = set(by_kind)
            for item in ranked:
                kind = item["kind"]
                if kind in open_kinds and self._bounds.fits(item, slot):
                    if (option := made.get((item["id"], room))) is None:
                        option = made[item["id"], room] = self._option(outlook, item, stars, room)
                    by_kind[kind].append(option)
                    if len(by_kind[kind]) == _LOOKED_AT:
                        open_kinds.discard(kind)
                        if not open_kinds:
                            break
            found[name] = [o for some in by_kind.values() for o in nlargest(_KEPT, some, key=lambda o: (o.worth, o.id))]
        return found

    def _option(
        self, outlook: Outlook, item: Json, stars: tuple[dict[str, float], dict[str, float]], room: Room
    ) -> Option:
        slug = item["id"]
        first, second = (
            outlook.enjoyment(partner, stars[partner][slug] + outlook.in_slot(partner, slug, room))
            for partner in (0, 1)
        )
        worth = outlook.together(first, second, outlook.turn) * outlook.ease(slug, room)
        return Option(slug, item["kind"], worth, item["cost"], gap=first - second)

    def _wishes(self, request: Json) -> Wishes:
        return Wishes(
            wanted=request["max_items"],
            budget=request["budget"],
            balance=self._balance,
            lately=sum(self._planned, Counter[str]()),
            alike=self._alike,
            even_weight=_EVENNESS,
        )

    def _alike(self, one: str, other: str) -> float:
        mine, theirs = self._items[one], self._items[other]
        tags = self._tags[one], self._tags[other]
        shared = len(tags[0] & tags[1]) / len(tags[0] | tags[1]) if tags[0] or tags[1] else 0.0
        same = sum(bool(mine[name] == theirs[name]) for name in ("setting", "energy", "contact"))
        return 0.3 * bool(mine["kind"] == theirs["kind"]) + 0.4 * shared + 0.1 * same

    def _reasons(
        self, outlook: Outlook, option: Option, stars: tuple[dict[str, float], dict[str, float]], ritual: bool
    ) -> list[dict[str, Any]]:
        first, second = (outlook.enjoyment(partner, stars[partner][option.id]) for partner in (0, 1))
        joint = outlook.together(first, second, outlook.turn)
        name = "ritual" if ritual else "what both enjoy"
        score = round(option.worth, 6)
        return [
            {"name": name, "weight": round(joint, 6)},
            {"name": "fits the slot", "weight": round(score - round(joint, 6), 6)},
        ]

    def _explain(self, message: Json) -> list[dict[str, Any]]:
        """Say what speaks for an item to one partner, from shared facts and that partner's own data alone."""
        viewer = PARTNERS.index(message["viewer"])
        week = week_number(date.fromisoformat(message["week_start"]))
        outlook = self._outlook(week, curious=False)
        slug, fit = message["item"], outlook.fits[viewer]
        taste = self._learner.tastes[viewer]
        fresh = self._learner.freshness(slug, week)
        parts = {
            "your taste": taste.static(fit.weights, self._space.rows[slug]) - fit.weights[0],
            "your ratings of it": fit.own.get(slug, 0.0),
            "freshness": sum(weight * value for weight, value in zip(fit.weights[1:4], fresh, strict=True)),
            "fits the slot": outlook.in_slot(viewer, slug, room_of(message["slot"])),
        }
        return [{"name": name, "weight": round(value, 6)} for name, value in parts.items()]
