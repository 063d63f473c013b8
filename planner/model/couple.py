"""The two people, what they wish for, and the limits they share."""

from __future__ import annotations

from datetime import date

from planner.model.balance import EVEN, Balance
from planner.model.errors import Misread, Refused
from planner.model.free import USUAL, FreeTime
from planner.model.kinds import Care, Cost
from planner.model.text import clean
from planner.model.value import Value
from planner.model.wishes import AS_USUAL, CalendarWishes, OwnWishes

PARTNERS = ("a", "b")
"""The ids of the two."""
ACCENTS = ("sky", "lilac", "teal", "straw", "silver")
"""Colours that a partner may have on the screens."""
THEMES = (
    *("ourweek-dark", "ourweek-light", "textual-dark", "textual-light", "ansi-dark", "ansi-light"),
    *("atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte", "catppuccin-macchiato"),
    *("catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine", "rose-pine-dawn"),
    *("rose-pine-moon", "solarized-dark", "solarized-light", "tokyo-night"),
)
"""Colours that the app may have, our own first."""


class Partner(Value):
    """One of the two people; `id` stays when the name changes."""

    id: str
    name: str


class Limits(Value):
    """What suggestions keep to for both; each partner may set closer, private boundaries."""

    contact: int = 1
    depth: int = 3
    cost: Cost = Cost.TREAT
    budget: int = 4
    """Most that a week may cost, counted in steps of cost: small 1, outing 2, treat 3."""
    care: Care = Care.COVER
    """How free of care duties their free times are: `cover_needed` means no duties."""
    apart: bool = False
    """Whether they live apart for now, so that only what works over a distance fits."""
    per_week: int = 5
    """Most plans a week that suggestions fill up to."""


class Couple(Value, kw_only=True):
    """Both partners with their usual free times, wished balance, limits and settings."""

    id: str
    partners: tuple[Partner, Partner]
    timezone: str
    since: date
    """The day they began with the program: deeper activities wait for the fourth week."""
    free: tuple[FreeTime, ...] = USUAL
    balance: Balance = EVEN
    limits: Limits = Limits()
    first_weekday: int = 0
    """The day their week begins with, from 0, Monday."""
    southern: bool = False
    """Whether they live south of the equator, where January is warm."""
    titles: str = "plain"
    """How much an exported calendar says, as `Titles` reads it."""
    reminder: int | None = None
    """Minutes before an event at which the calendar reminds; None for no reminder."""
    theme: str = ""
    """The colours of the app; empty for those it begins with."""
    accents: tuple[str, str] = (ACCENTS[0], ACCENTS[1])
    """The colour of each partner, in their order; always two different ones."""
    motion: bool = True
    """Whether anything on the screens may move by itself."""
    bell: bool = True
    """Whether the guided screen rings softly when the time of a step is over."""
    calendar: CalendarWishes = AS_USUAL

    @property
    def names(self) -> tuple[str, str]:
        """Both names."""
        return self.partners[0].name, self.partners[1].name

    def partner(self, name: str) -> Partner:
        """Return the partner of a name, or of a beginning that fits only one; raises Refused."""
        wanted = clean(name).casefold()
        exact = [p for p in self.partners if wanted == p.name.casefold()]
        found = exact or [p for p in self.partners if wanted and p.name.casefold().startswith(wanted)]
        if len(found) != 1:
            who = "could be both" if found else "is neither"
            raise Refused(f"{clean(name, 60)!r} {who} of you; say {' or '.join(self.names)}.")
        return found[0]

    def by_id(self, partner_id: str) -> Partner:
        """Return the partner of an id."""
        return next(p for p in self.partners if p.id == partner_id)

    def own(self, partner: Partner) -> OwnWishes:
        """Return what a partner wishes of their own calendar."""
        return self.calendar.own[0 if partner.id == self.partners[0].id else 1]

    def zone_of(self, partner: Partner) -> str:
        """Return the zone that a partner lives in."""
        return self.own(partner).timezone or self.timezone

    def other(self, partner: Partner) -> Partner:
        """Return the other one."""
        return self.partners[1] if partner.id == self.partners[0].id else self.partners[0]


def two_partners(first: str, second: str) -> tuple[Partner, Partner]:
    """Return both partners from their names; raises Misread when a name is empty or both are the same."""
    names = [clean(name, limit=30) for name in (first, second)]
    if not all(names):
        raise Misread("Each of you needs a name; a letter is enough.")
    if names[0].casefold() == names[1].casefold():
        raise Misread(f"You are both called {names[0]}; add a letter so that Ourweek can tell you apart.")
    return Partner(PARTNERS[0], names[0]), Partner(PARTNERS[1], names[1])
