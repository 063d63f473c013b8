"""What the pictures of a year show, each in one plain sentence, or what will stand there."""

from __future__ import annotations

from datetime import date

from planner.model.checkin import Rating
from planner.model.insights import ENOUGH, Insights, Month
from planner.model.kinds import Energy, Kind
from planner.model.week import WEEKDAYS

_NEAR = 0.1
"""How far a share may lie from the one that was wished for."""
_ASKED = {
    Energy.LOW: "asked for little energy",
    Energy.ORDINARY: "asked for ordinary energy",
    Energy.LIVELY: "was lively",
}


def at_a_glance(found: Insights) -> str:
    """Say how much was done, and on which day of the week most of it."""
    if not found.done and found.year < found.today.year:
        return f"Nothing from {found.year} is in your journal."
    if not found.done:
        return f"What you do together in {found.year} shows here, day by day, once you say that it was done."
    by_weekday = [0] * 7
    first = date(found.year, 1, 1).weekday()
    for number, day in enumerate(found.days):
        by_weekday[(first + number) % 7] += day.done
    most = max(by_weekday)
    things = _things(found.done)
    said = f"You did {things} together in {found.year}, {hours(found.minutes)} in all"
    if found.done < ENOUGH or by_weekday.count(most) > 1:
        return f"{said}."
    return f"{said}; {WEEKDAYS[by_weekday.index(most)].title()} is your fullest day."


def balance(found: Insights) -> str:
    """Say how the balance lived compares with the one wished for."""
    if found.done < ENOUGH:
        return "After a few things that you did, this shows the share of each kind beside what you wish for."
    gaps = {kind: found.lived.share(kind) - found.wished.share(kind) for kind in Kind}
    more = [kind.label for kind in Kind if gaps[kind] > _NEAR]
    less = [kind.label for kind in Kind if gaps[kind] < -_NEAR]
    if not more and not less:
        return "The year is close to the balance that you wish for."
    parts = [f"more {_and(more)} than you wish for"] * bool(more) + [f"room for {_and(less)}"] * bool(less)
    said = ", and ".join(parts)
    return f"{said[:1].upper()}{said[1:]}."


def months(found: Insights) -> str:
    """Say which month held most time, and which energy most of it took."""
    if found.done < ENOUGH:
        return "After a few things that you did, this shows the time of each month, and how lively it was."
    longest = max(found.months, key=lambda month: month.minutes)
    said = f"{_name(longest, found.year)} held the most time, {hours(longest.minutes)}"
    by_energy = [sum(month.energies[energy.level] for month in found.months) for energy in Energy]
    if sum(by_energy) * 2 <= found.minutes:
        return f"{said}."
    energy = max(Energy, key=lambda energy: by_energy[energy.level])
    return f"{said}; over the year most of it {_ASKED[energy]}."


def kinds(found: Insights) -> str:
    """Say how often each kind was done."""
    if found.done < ENOUGH:
        return "After a few things that you did, this shows how many of each kind every month held."
    counts = sorted(zip(found.kinds, Kind, strict=True), key=lambda pair: -pair[0])
    parts = [f"{kind.label} {_times(count)}" for count, kind in counts]
    return f"{parts[0][:1].upper()}{parts[0][1:]}, {parts[1]} and {parts[2]}."


def loved(found: Insights) -> str:
    """Say what the list of what both loved holds."""
    if not found.loved:
        return "What you both rate lovely, or more of this, will stand here."
    if len(found.loved) == 1:
        return "One thing was lovely, or more, to both of you."
    return f"{len(found.loved)} things were lovely, or more, to both of you."


def differing(found: Insights) -> str:
    """Say, kindly, what it means that tastes differ."""
    if not found.rated:
        return "Once you both have rated something, this shows where your tastes differ."
    if not found.differing:
        return "Nothing felt very different to the two of you."
    return "Tastes differ, and that is ordinary: take turns, or ask what would make it nicer."


def hours(minutes: int) -> str:
    """Return a length as it is said: `40 minutes`, `an hour`, `12 hours`."""
    if minutes < 60:
        return "a minute" if minutes == 1 else f"{minutes} minutes"
    whole = round(minutes / 60)
    return "an hour" if whole == 1 else f"{whole} hours"


def short_month(month: Month, year: int) -> str:
    """Return a month in three letters."""
    return f"{date(year, month.number, 1):%b}"


def felt(mean: float) -> str:
    """Return an average rating in words."""
    return Rating(round(mean)).label


def _name(month: Month, year: int) -> str:
    return f"{date(year, month.number, 1):%B}"


def _things(count: int) -> str:
    return "one thing" if count == 1 else f"{count} things"


def _times(count: int) -> str:
    return {0: "none", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _and(words: list[str]) -> str:
    return " and ".join(words)
