"""The catalogue: every activity there is, from the shipped packs and the couple's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from planner.catalogue.faults import Fault
from planner.catalogue.pack import Pack, id_line, read_pack
from planner.catalogue.search import Entry, find, search
from planner.model.activity import Activity

EVIDENCE = "evidence.toml"


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

    @cached_property
    def _by_id(self) -> dict[str, Activity]:
        return {activity.id: activity for activity in self.activities}

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        return tuple(Entry.of(activity) for activity in self.activities if activity.live)


def load(folders: Sequence[Path], own: Path | None = None) -> Catalogue:
    """Return what the packs below `folders` hold, then those in the couple's own folder, if there is one.

    A faulty pack is left out whole and said; so is one that takes an id which another has.
    """
    found: list[Pack] = []
    faults: list[Fault] = []
    for path, complete in _paths(folders, own):
        pack, wrong = read_pack(path, complete=complete)
        if pack is not None:
            wrong = clashes(pack, found)
            if not wrong:
                found.append(pack)
        faults += wrong
    activities = tuple(activity for pack in found for activity in pack.activities)
    return Catalogue(activities, tuple(found), tuple(faults))


def pack_paths(folder: Path) -> list[Path]:
    """Return the packs in a folder and below, in a steady order."""
    return sorted(path for path in folder.rglob("*.toml") if path.name != EVIDENCE and not path.name.startswith("."))


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


def _paths(folders: Sequence[Path], own: Path | None) -> Iterator[tuple[Path, bool]]:
    for folder in folders:
        yield from ((path, True) for path in pack_paths(folder))
    if own is not None:
        yield from ((path, False) for path in sorted(own.glob("*.toml")) if not path.name.startswith("."))
