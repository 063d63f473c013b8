"""The catalogue: every activity there is, from the shipped packs and the couple's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from planner.catalogue import compiled
from planner.catalogue.faults import Fault
from planner.catalogue.folders import EVIDENCE
from planner.catalogue.pack import Pack, id_line, read_pack
from planner.catalogue.search import Entry, Searching, find, search
from planner.model.activity import Activity


# Without slots, as what is looked up is folded once, when it is first asked for.
@dataclass(frozen=True)
class Catalogue:
    """All activities in a steady order, the packs they came from, and what was left out."""

    activities: tuple[Activity, ...] = ()
    packs: tuple[Pack, ...] = ()
    faults: tuple[Fault, ...] = ()
    """Why packs were left out, each as one line."""

    def get(self, slug: str) -> Activity | None:
        """Return the activity with this id, retired or not."""
        return self._by_id.get(slug)

    def find(self, text: str) -> Activity:
        """Return the one activity that `text` names: a slug, a title, or a part that only one has.

        A retired activity is found by its slug alone. Raises Refused with up to three that might be meant.
        """
        return self.get(text.strip().lower()) or find(self._entries, text)

    def where(self, passes: Callable[[Activity], bool]) -> tuple[Activity, ...]:
        """Return the activities that a filter lets pass, retired ones too unless it says otherwise."""
        return tuple(filter(passes, self.activities))

    def search(self, text: str, limit: int | None = None) -> tuple[Activity, ...]:
        """Return up to `limit` live activities in which all words of `text` occur, titles first; all for no words."""
        return tuple(search(self._entries, text)[:limit])

    def searching(self, passes: Callable[[Activity], bool]) -> Searching:
        """Return what looks live activities up, among those that a filter lets pass, while somebody types."""
        return Searching([entry for entry in self._entries if passes(entry.activity)])

    @cached_property
    def _by_id(self) -> dict[str, Activity]:
        return {activity.id: activity for activity in self.activities}

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        return tuple(Entry.of(activity) for activity in self.activities if activity.live)


def load(folders: Sequence[Path], own: Path | None = None, *, cache: Path | None = None) -> Catalogue:
    """Return what the packs below `folders` hold, then those in the couple's own folder, if there is one.

    A faulty pack is left out whole and said; so is one that takes an id which another has. `cache` is a folder
    in which what the packs below `folders` hold is kept for the next time.
    """
    shipped = [path for folder in folders for path in pack_paths(folder)]
    found, faults = _shipped_packs(shipped, cache)
    for path in own_paths(own):
        faults += _join(found, *read_pack(path, complete=False))
    activities = tuple(activity for pack in found for activity in pack.activities)
    return Catalogue(activities, tuple(found), tuple(faults))


def pack_paths(folder: Path) -> list[Path]:
    """Return the packs in a folder and below, in a steady order."""
    return sorted(path for path in folder.rglob("*.toml") if path.name != EVIDENCE and not path.name.startswith("."))


def own_paths(folder: Path | None) -> list[Path]:
    """Return a couple's own packs, in a steady order."""
    return [] if folder is None else sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))


def clashes(pack: Pack, others: Iterable[Pack]) -> tuple[Fault, ...]:
    """Return a fault for every id of `pack` that one of the others has already."""
    taken = {activity.id: other for other in others for activity in other.activities}
    return tuple(
        Fault(
            pack.path,
            id_line(pack, activity.id),
            f'activity "{activity.id}"',
            "id",
            f'is taken by the pack "{taken[activity.id].name}"; give this one another.',
        )
        for activity in pack.activities
        if activity.id in taken
    )


def _shipped_packs(paths: Sequence[Path], cache: Path | None) -> tuple[list[Pack], list[Fault]]:
    place = compiled.place_for(paths, cache) if cache else None
    if place and (kept := compiled.recall(place)) is not None:
        return kept, []
    found: list[Pack] = []
    faults: list[Fault] = []
    for path in paths:
        faults += _join(found, *read_pack(path, complete=True))
    if place and not faults:
        compiled.keep(place, found)
    return found, faults


def _join(found: list[Pack], pack: Pack | None, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Add a pack to those found, unless it is faulty or takes an id; return what is wrong with it."""
    if pack is None:
        return faults
    if not (wrong := clashes(pack, found)):
        found.append(pack)
    return wrong
