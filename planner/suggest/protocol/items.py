"""Other programs' activities, weeks and events, as the engine's own."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from typing import Any, NamedTuple

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


def traits_of(item: Json) -> Traits:
    """Return an item as the model sees it; numbers are centred on what is usual."""
    liked = item.get("popularity")
    return Traits(
        kind=item["kind"],
        places=(item["setting"],),
        tags=tuple(item["tags"]),
        numbers=(
            (item["contact"] - 1) / 1.3,
            (item["depth"] - 1) / 0.9,
            (item["energy"] - 1.7) / 0.75,
            math.log(max(1, item["minutes"]) / 20) / 1.1,
            math.log1p(max(0, item["cost"])) / 1.4,
            float((item.get("evidence") or 0) - 1),
        ),
        liked=(0.5 if liked is None else liked) - 0.5,
        minutes=item["minutes"],
        energy=item["energy"],
    )


def room_of(slot: Json) -> Room:
    """Return a slot's time and both partners' energy."""
    return Room(slot["minutes"], (slot["energy"]["a"], slot["energy"]["b"]))


def sort_of(slot: Json) -> Hashable:
    """Return what two slots have in common that are good for the same."""
    month = int(slot["start"][5:7])
    return room_of(slot), month, bool(slot["kids"]), tuple(slot["busy"]), tuple(slot["places"]), slot["weather"]


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


class Look(NamedTuple):
    """What an item has that others may have as well."""

    tags: frozenset[str]
    kind: str
    setting: str
    energy: int
    contact: int

    def likeness(self, other: Look) -> float:
        """Return how much two items are alike, from 0 to 1."""
        tags, kind, setting, energy, contact = self
        its_tags, its_kind, its_setting, its_energy, its_contact = other
        both = len(tags & its_tags)
        return (
            0.4 * both / (len(tags) + len(its_tags) - both or 1)
            + 0.3 * (kind == its_kind)
            + 0.1 * (setting == its_setting)
            + 0.1 * (energy == its_energy)
            + 0.1 * (contact == its_contact)
        )


def look_of(item: Json) -> Look:
    """Return what an item has that others may have as well."""
    return Look(frozenset(item["tags"]), item["kind"], item["setting"], item["energy"], item["contact"])
