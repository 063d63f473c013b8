"""What every command is run with: its arguments, and the planner over the couple's data."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.model.errors import Misread
from planner.model.localtime import find_zone
from planner.model.text import clean

if TYPE_CHECKING:
    from planner.catalogue.catalogue import Catalogue
    from planner.model.couple import Partner
    from planner.model.week import Week
    from planner.planner import Planner
    from planner.planner.looking import Looking
    from planner.store.home import Home


class Call:
    """One call of a command; what it needs is opened when it is first asked for."""

    def __init__(self, given: Any) -> None:
        self.given = given
        """The arguments, as argparse gives them."""

    @cached_property
    def folder(self) -> Path:
        """The folder of the couple's data."""
        return data_folder(self.given.data)

    @cached_property
    def clock(self) -> Callable[[str], datetime]:
        """Gives the time in a zone: the real one, or the one that was given."""
        return clock(self._fixed)

    @property
    def at_any_time(self) -> bool:
        """Whether another time than the present one was given."""
        return self._fixed is not None

    @property
    def _fixed(self) -> str | None:
        given: str | None = self.given.now
        return os.environ.get("OURWEEK_NOW") or None if given is None else given

    @cached_property
    def home(self) -> Home:
        """The couple's data."""
        from planner.store.home import Home

        return Home(self.folder, self._spare)

    @cached_property
    def planner(self) -> Planner:
        """The use cases."""
        from planner.planner import Planner

        return Planner(self.home, lambda: catalogue(self.home), self.clock, new_id)

    @cached_property
    def looking(self) -> Looking:
        """The use cases of those who only look: much less is loaded for them."""
        from planner.planner.looking import Looking

        return Looking(self.home, lambda: catalogue(self.home), self.clock, new_id)

    def _spare(self) -> Path:
        from planner.store.outside import spare_folder

        return spare_folder(self.folder)

    def word(self, name: str) -> Any:
        """Return an option, or None where it was not given."""
        return getattr(self.given, name, None)

    @property
    def by(self) -> Partner | None:
        """The partner that --by names."""
        name = self.word("by")
        return None if name is None else self.looking.couple.partner(name)

    @property
    def named(self) -> Partner:
        """The partner that --by names, for commands that can't do without."""
        partner: Partner = self.looking.couple.partner(self.given.by)
        return partner

    def day(self, name: str) -> date | None:
        """Return the day that an option names."""
        from planner.model.when import parse_day

        text = self.word(name)
        return None if text is None else parse_day(text, self.looking.now.date())

    def week(self, name: str = "when") -> Week:
        """Return the week that an argument names: this one where there is none."""
        said, today, first = self.word(name), self.looking.now.date(), self.looking.couple.first_weekday
        if said is None or said == []:
            from planner.model.week import Week

            return Week.of(today, first)
        from planner.model.when import parse_week

        return parse_week(said if isinstance(said, str) else " ".join(said), today, first)


def say(sentence: str) -> None:
    """Say something to the person, beside the data, always harmless, and as one line wherever a program reads it."""
    # Where nobody can be told, what was asked for is done all the same.
    with suppress(OSError):
        print(*_lines(clean(sentence, 2000)), sep="\n", file=sys.stderr)


def _lines(sentence: str) -> list[str]:
    """Return a sentence as a terminal shows it with no word broken at its edge."""
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns if sys.stderr.isatty() else len(sentence)
    except (OSError, ValueError):
        return [sentence]
    if len(sentence) <= columns:
        return [sentence]
    from textwrap import wrap

    return wrap(sentence, columns, break_long_words=False, break_on_hyphens=False)


def complain(sentence: str) -> None:
    """Say what went wrong."""
    say(f"ourweek: {sentence}")


def data_folder(given: Path | None) -> Path:
    """Return the folder of the data: the given one, that of OURWEEK_DATA, or the platform's own."""
    if given is not None:
        return given
    if named := os.environ.get("OURWEEK_DATA"):
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("ourweek", appauthor=False)


def clock(fixed: str | None) -> Callable[[str], datetime]:
    """Return the clock: the real one, or one that stands at a local time such as `2026-11-23T19:00`."""
    if fixed is None:
        return lambda zone: datetime.now(find_zone(zone))
    try:
        moment = datetime.fromisoformat(fixed)
    except ValueError:
        moment = None
    if moment is None or not 1970 < moment.year < 2200:
        raise Misread(f"{clean(fixed, 40)!r} is no time for --now; write one such as 2026-11-23T19:00.")
    if moment.tzinfo is not None:
        return lambda zone: moment.astimezone(find_zone(zone))
    return lambda zone: moment.replace(tzinfo=find_zone(zone))


def all_packs(home: Home) -> Catalogue:
    """Return what all packs hold, with what is wrong in those that were left out."""
    from planner.catalogue.catalogue import load
    from planner.catalogue.folders import cache_folder, shipped_folder

    own = home.folder / "packs"
    return load(
        [shipped_folder()], own, cache=cache_folder(), own_cache=home.open_folder() if own.is_dir() else None
    )


def catalogue(home: Home) -> Catalogue:
    """Return the shipped activities and the couple's own; a faulty pack is said once, and the rest goes on."""
    from planner.catalogue.faults import by_pack

    found = all_packs(home)
    for faults in by_pack(found.faults).values():
        more = f" ({len(faults) - 1} more: 'ourweek catalogue check' shows them)" if len(faults) > 1 else ""
        complain(f"A pack was left out: {faults[0]}{more}")
    return found


def new_id() -> str:
    """Return a random id (UUID, version 4)."""
    # Made by hand, as the library for it takes longer to load than a whole command.
    digits = f"{int.from_bytes(os.urandom(16)):032x}"
    variant = "89ab"[int(digits[16], 16) % 4]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"
