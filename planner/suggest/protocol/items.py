"""Other programs' activities, weeks and events, as the engine's own."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from planner.suggest.learning.learner import Event, Room, Signal
from planner.suggest.learning.traits import Traits

Json = Mapping[str, Any]
PARTNERS = ("a", "b")
_SIGNALS = {
    "done": Signal.DONE,
    "rating": Signal.RATED,
    "not_today": Signal.PUT_OFF,
    "rejected": Signal.REFUSED,
    "veto": Signal.NEVER,
}
_SEASONS = ("winter", "spring", "summer", "autumn")


def traits_of(item: Json) -> Traits:
    """Return an item as the model sees it; numbers are centred on what is usual."""
    liked = item.get("popularity")
    return Traits(
        id=item["id"],
        kind=item["kind"],
        places=(item["setting"],),
        tags=tuple(item["tags"]),
        numbers=(
            (item["contact"] - 1) / 1.3,
            (item["depth"] - 1) / 0.9,
            (item["energy"] - 1.7) / 0.75,
            math.log(max(1, item["minutes"]) / 20) / 1.1,
            math.log1p(max(0, item["cost"])) / 1.4,
            (0.5 if liked is None else liked) - 0.5,
            float((item.get("evidence") or 0) - 1),
        ),
        minutes=item["minutes"],
        energy=item["energy"],
    )


def room_of(slot: Json) -> Room:
    """Return a slot's time and both partners' energy."""
    return Room(slot["minutes"], (slot["energy"]["a"], slot["energy"]["b"]))


def events_of(events: Iterable[Json], slots: Iterable[Json]) -> list[Event]:
    """Return the events of a week that something is learned from."""
    rooms = {slot["id"]: room_of(slot) for slot in slots}
    found = []
    for event in events:
        partner = PARTNERS.index(event["partner"]) if event.get("partner") in PARTNERS else 0
        room = rooms.get(event.get("slot", ""))
        if event["type"] == "swapped":
            found.append(Event(Signal.PREFERRED, event["to"], partner, other=event["from"]))
        elif (signal := _SIGNALS.get(event["type"])) is not None:
            found.append(Event(signal, event["item"], partner, float(event.get("stars", 0)), room=room))
    return found


class Bounds:
    """The rules of the other program's couple, exactly as it has them."""

    def __init__(self, couple: Json) -> None:
        self._own = {partner: dict(couple.get("boundaries", {}).get(partner, {})) for partner in PARTNERS}
        self._rest = couple.get("cooldown_weeks") or 0
        self._southern = couple.get("hemisphere") == "south"
        self._never: set[str] = set()
        self._last: dict[str, date] = {}
        self.put_off: frozenset[str] = frozenset()
        """What somebody did not want the week before."""

    def note(self, events: Sequence[Json]) -> None:
        """Take in a week's events."""
        for event in events:
            match event["type"]:
                case "veto":
                    self._never.add(event["item"])
                case "done":
                    day = date.fromisoformat(event["date"])
                    self._last[event["item"]] = max(day, self._last.get(event["item"], day))
                case "boundary":
                    self._own[event["partner"]].update(event["set"])
        self.put_off = frozenset(e["item"] for e in events if e["type"] in ("not_today", "rejected"))

    def allowed(self, items: Iterable[Json], *, apart: bool) -> list[Json]:
        """Return the items that nobody's boundary forbids, whatever the slot."""
        limits = self._own.values()
        contact = min(limit.get("contact_max", 4) for limit in limits)
        depth = min(limit.get("depth_max", 3) for limit in limits)
        tags = {tag for limit in limits for tag in limit.get("tags_off", ())}
        places = {place for limit in limits for place in limit.get("settings_off", ())}
        return [
            item
            for item in items
            if item["contact"] <= contact
            and item["depth"] <= depth
            and item["id"] not in self._never
            and item["setting"] not in places
            and (item["remote_ok"] or not apart)
            and (not tags or tags.isdisjoint(item["tags"]))
        ]

    def rested(self, item: Json, monday: date) -> bool:
        """Whether enough weeks have passed since it was done last."""
        last = self._last.get(item["id"])
        if last is None:
            return True
        own = item.get("cooldown_weeks")
        weeks = (monday.toordinal() - (last.toordinal() - last.weekday())) // 7
        return bool(weeks >= (self._rest if own is None else own))

    def fits(self, item: Json, slot: Json) -> bool:
        """Whether a slot has the time, the people, the place, the weather and the season for an item."""
        return (
            item["minutes"] <= slot["minutes"]
            and (item["setting"] == "anywhere" or item["setting"] in slot["places"])
            and (not slot["busy"] or (item["async_ok"] and len(slot["busy"]) < len(PARTNERS)))
            and (item["kids_ok"] or not slot["kids"])
            and not (item["needs_dry"] and slot["weather"] == "wet")
            and (not item["seasons"] or self._season(slot["start"]) in item["seasons"])
        )

    def _season(self, start: str) -> str:
        return _SEASONS[((int(start[5:7]) % 12) // 3 + 2 * self._southern) % 4]
