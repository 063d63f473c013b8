"""The catalogue: every activity there is, from the shipped packs and the couple's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path

from planner.catalogue import compiled
from planner.catalogue.faults import Fault
from planner.catalogue.folders import EVIDENCE
from planner.catalogue.pack import Pack, id_line, read_pack
from planner.catalogue.search import Entry, Searching, entries_of, find, search
from planner.model.activity import Activity
from planner.model.value import Value

_Reading = tuple[Pack | None, tuple[Fault, ...]]


class Catalogue(Value):
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
        """Return up to `limit` live activities in which all words of `text` occur; all of them for no words.

        Those with the words in their title come first, and else all stand by their titles.
        """
        return tuple(search(self._entries, text)[:limit])

    def searching(self, passes: Callable[[Activity], bool]) -> Searching:
        """Return what looks live activities up, among those that a filter lets pass, while somebody types."""
        return Searching([entry for entry in self._entries if passes(entry.activity)])

    def fold(self) -> None:
        """Make ready what is searched; with thousands of activities this takes as long as a few keys."""
        _ = self._entries

    @cached_property
    def _by_id(self) -> dict[str, Activity]:
        return {activity.id: activity for activity in self.activities}

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        # By their titles: whoever leafs through all of them meets every kind at once, in an order that can be seen.
        live = (activity for activity in self.activities if activity.live)
        return entries_of(sorted(live, key=_shelf))


def _shelf(activity: Activity) -> str:
    """Return where an activity stands among others: by its title, as on a shelf of books without its article."""
    title = activity.title.casefold()
    return title.removeprefix("the ").removeprefix("an ").removeprefix("a ")


def load(
    folders: Sequence[Path], own: Path | None = None, *, cache: Path | None = None, own_cache: Path | None = None
) -> Catalogue:
    """Return what the packs below `folders` hold, then those in the couple's own folder, if there is one.

    A faulty pack is left out whole and said; so is one that takes an id which another has. `cache` is a folder
    in which what the packs below `folders` hold is kept for the next time, and `own_cache` one for the couple's own.
    """
    shipped = [path for folder in folders for path in pack_paths(folder)]
    readings = [*_readings(shipped, cache, complete=True), *_readings(own_paths(own), own_cache, complete=False)]
    taken = Taken()
    found: list[Pack] = []
    faults: list[Fault] = []
    for pack, wrong in readings:
        clashing = taken.clashes(pack) if pack else wrong
        faults += clashing
        if pack and not clashing:
            taken.add(pack)
            found.append(pack)
    activities = tuple(activity for pack in found for activity in pack.activities)
    return Catalogue(activities, tuple(found), tuple(faults))


def pack_paths(folder: Path) -> list[Path]:
    """Return the packs in a folder and below, in a steady order."""
    return sorted(path for path in folder.rglob("*.toml") if path.name != EVIDENCE and not path.name.startswith("."))


def own_paths(folder: Path | None) -> list[Path]:
    """Return a couple's own packs, in a steady order."""
    return [] if folder is None else sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))


class Taken:
    """The ids that packs have already, of which each may be there once."""

    def __init__(self, packs: Iterable[Pack] = ()) -> None:
        self._by: dict[str, Pack] = {}
        for pack in packs:
            self.add(pack)

    def add(self, pack: Pack) -> None:
        """Take the ids of a pack."""
        self._by.update((activity.id, pack) for activity in pack.activities)

    def clashes(self, pack: Pack) -> tuple[Fault, ...]:
        """Return a fault for every id of a pack that one of the others has already."""
        return tuple(
            Fault(
                pack.path,
                id_line(pack, activity.id),
                f'activity "{activity.id}"',
                "id",
                f'is taken by the pack "{self._by[activity.id].name}"; give this one another.',
            )
            for activity in pack.activities
            if activity.id in self._by
        )


def _readings(paths: Sequence[Path], cache: Path | None, *, complete: bool) -> list[_Reading]:
    """Return what `read_pack` says of each file; those that are as they were kept are not read again."""
    if cache is None:
        return [read_pack(path, complete=complete) for path in paths]
    place = cache / compiled.NAME
    # Marked before they are read: what is written in between is seen the next time.
    marks = compiled.marks_of(paths)
    kept = compiled.recall(place)
    found: list[_Reading] = []
    sound: dict[tuple[str, str], Pack] = {}
    for path in paths:
        key = path.name, marks.get(path, "")
        pack, faults = (kept[key].at(path), ()) if key in kept else read_pack(path, complete=complete)
        found.append((pack, faults))
        if pack and path in marks:
            sound[key] = pack
    if not sound or sound.keys() != kept.keys():
        compiled.keep(place, sound)
    return found
