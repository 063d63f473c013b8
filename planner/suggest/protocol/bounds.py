"""The rules of the other program's couple, exactly as it has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from planner.suggest.protocol.items import PARTNERS, Json, Look, look_of

_SEASONS = ("winter", "spring", "summer", "autumn")


class Bounds:
    """What this couple may be offered of these items; items are told by their place among them."""

    def __init__(self, couple: Json, items: Sequence[Json]) -> None:
        self.items = items
        self._own = {partner: dict(couple.get("boundaries", {}).get(partner, {})) for partner in PARTNERS}
        self._rest = couple.get("cooldown_weeks") or 0
        self._southern = couple.get("hemisphere") == "south"
        self._place = {item["id"]: number for number, item in enumerate(items)}
        self._never: set[str] = set()
        self._last: dict[int, int] = {}
        self._put_off: set[int] = set()
        self._allowed: dict[bool, list[int]] = {}

    @cached_property
    def sorts(self) -> list[tuple[str, bool, int]]:
        """The kind of each, whether it costs anything, and the energy it asks."""
        return [(item["kind"], item["cost"] > 0, item["energy"]) for item in self.items]

    @cached_property
    def lengths(self) -> list[int]:
        """The minutes that each takes."""
        return [item["minutes"] for item in self.items]

    @cached_property
    def looks(self) -> list[Look]:
        """What each has that others may have as well."""
        return [look_of(item) for item in self.items]

    def note(self, events: Iterable[Json]) -> None:
        """Take in a week's events."""
        self._put_off = set()
        for event in events:
            number = self._place.get(event.get("item", ""))
            match event["type"]:
                case "veto":
                    self._never.add(event["item"])
                    self._allowed.clear()
                case "boundary":
                    self._own[event["partner"]].update(event["set"])
                    self._allowed.clear()
                case "done" if number is not None:
                    day = date.fromisoformat(event["date"]).toordinal()
                    self._last[number] = max(day, self._last.get(number, day))
                case "not_today" | "rejected" if number is not None:
                    self._put_off.add(number)

    def allowed(self, *, apart: bool) -> list[int]:
        """Return the items that nobody's boundary forbids, whatever the slot; worked out anew after a new boundary."""
        if (known := self._allowed.get(apart)) is None:
            known = self._allowed[apart] = self._within_limits(apart=apart)
        return known

    def resting(self, monday: str) -> set[int]:
        """Return what was done too short a time ago, and what somebody did not want the week before."""
        now, found = date.fromisoformat(monday).toordinal(), set(self._put_off)
        for number, last in self._last.items():
            own = self.items[number].get("cooldown_weeks")
            # Whole weeks, from the Monday of the week in which it was done last.
            if (now - last + (last - 1) % 7) // 7 < (self._rest if own is None else own):
                found.add(number)
        return found

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

    def _within_limits(self, *, apart: bool) -> list[int]:
        limits = self._own.values()
        contact = min(limit.get("contact_max", 4) for limit in limits)
        depth = min(limit.get("depth_max", 3) for limit in limits)
        tags = {tag for limit in limits for tag in limit.get("tags_off", ())}
        places = {place for limit in limits for place in limit.get("settings_off", ())}
        return [
            number
            for number, item in enumerate(self.items)
            if item["contact"] <= contact
            and item["depth"] <= depth
            and item["id"] not in self._never
            and item["setting"] not in places
            and (item["remote_ok"] or not apart)
            and (not tags or tags.isdisjoint(item["tags"]))
        ]

    def _season(self, start: str) -> str:
        return _SEASONS[((int(start[5:7]) % 12) // 3 + 2 * self._southern) % 4]
