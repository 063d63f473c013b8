"""Writing activities: what a couple think of themselves, kept in a pack of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.model.errors import Misread, Refused
from planner.planner.desk import Desk

if TYPE_CHECKING:
    from planner.catalogue.catalogue import Catalogue
    from planner.model.activity import Activity

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,38}[a-z0-9])?")
_DEVICE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for itself."""


class WritingActivities(Desk):
    """Their own packs; what is shipped stays as it is."""

    def own_pack(self, activity: Activity | None = None) -> Path:
        """Return the file of an activity of their own, or their first pack; raises Refused where they have none."""
        from planner.catalogue.catalogue import own_paths

        paths = own_paths(self.home.folder / "packs")
        if not paths:
            raise Refused("You have no pack of your own yet; write an activity, and there is one.")
        of_it = (pack.path for pack in self.catalogue.packs if activity in pack.activities and pack.path in paths)
        return next(of_it, paths[0])

    def read_packs_again(self) -> Catalogue:
        """Return the catalogue as the files are now: somebody may have changed them by hand."""
        self._forget_catalogue()
        return self.catalogue

    def write_activity(self, fields: Mapping[str, Any], pack: str = "own") -> Activity:
        """Write a new activity at the end of one of their packs, which is made when it is not there.

        `fields` are those of a pack file, `title` and `kind` at least. Raises Misread when they make no activity,
        Refused when it is there already or the pack is faulty; then the pack stays as it is.
        """
        from planner.catalogue.own import appended, complete_table
        from planner.store.files import read_file

        if not _NAME.fullmatch(pack) or _DEVICE.fullmatch(pack):
            raise Misread("A pack's name is made of small letters, digits and hyphens, such as 'sundays'.")
        table = complete_table(fields)
        if (other := self.catalogue.get(table["id"])) is not None:
            raise Refused(f'"{other.title}" in the pack "{other.pack}" has this name already; choose another title.')
        place = f"packs/{pack}.toml"
        path = self.home.folder / place
        with self.home.act(f"{table['title']} was written down", self._instant("UTC")) as writing:
            content, activity = appended(path, read_file(path), table)
            writing.write_file(place, content.decode())
        self._forget_catalogue()
        return activity
