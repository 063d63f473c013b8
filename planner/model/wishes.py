"""What the couple wishes of the calendars that Ourweek writes for them."""

from __future__ import annotations

from planner.model.value import Value

LONGEST_REMINDER = 4 * 7 * 24 * 60
"""How many minutes before a plan a calendar may remind at most."""


class OwnWishes(Value):
    """What one partner's own calendar is like; empty means: as the couple's."""

    titles: str = ""
    """As `Titles` reads them."""
    timezone: str = ""
    """IANA name of the zone that this partner lives in while they are apart."""
    address: str = ""
    """Mail address, for those who want to be named as attending."""


class CalendarWishes(Value):
    """How exported events are shown, beside their titles."""

    name: str = "Ourweek"
    """What calendar programs call it."""
    busy: bool = True
    """Whether the time of a plan counts as taken."""
    remind_touch: bool = False
    """Whether reminders are for touch as well."""
    own: tuple[OwnWishes, OwnWishes] = (OwnWishes(), OwnWishes())
    """Each partner's own, in the order of the partners."""


AS_USUAL = CalendarWishes()
