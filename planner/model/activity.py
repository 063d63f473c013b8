"""An activity: one thing to do together, with everything the catalogue knows of it."""

from __future__ import annotations

from planner.model.kinds import Care, Cost, Energy, Kind, Recurs, Setting
from planner.model.value import Value

__all__ = [
    "NEUTRAL_TITLE",
    "SEASONS",
    "TIMES_OF_DAY",
    "WEATHERS",
    "Activity",
    "Care",
    "Cost",
    "Energy",
    "EvidenceRef",
    "Kind",
    "Minutes",
    "Recurs",
    "Setting",
]

NEUTRAL_TITLE = "Time together"
TIMES_OF_DAY = ("morning", "midday", "evening", "night", "any")
SEASONS = ("any", "warm", "mild", "cold")
WEATHERS = ("any", "dry", "warm")


class Minutes(Value):
    """How long an activity takes: at least, usually, at most."""

    min: int
    typical: int
    max: int

    @classmethod
    def around(cls, typical: int) -> Minutes:
        """Return a usual length, from 1 to 1440, with room: from half of it to twice as long, a day at most."""
        return cls(max(1, typical // 2), typical, min(24 * 60, typical * 2))


class EvidenceRef(Value):
    """A study an activity leans on; `fit` is `direct`, `close` or `loose`."""

    ref: str
    fit: str


class Activity(Value, kw_only=True):
    """One thing to do together; only `id`, `title` and `kind` have to be given."""

    id: str
    title: str
    kind: Kind
    discreet_title: str = NEUTRAL_TITLE
    summary: str = ""
    steps: tuple[str, ...] = ()
    minutes: Minutes = Minutes(15, 30, 60)
    cost: Cost = Cost.FREE
    energy: Energy = Energy.ORDINARY
    setting: tuple[Setting, ...] = (Setting.HOME,)
    time_of_day: tuple[str, ...] = ("any",)
    season: tuple[str, ...] = ("any",)
    weather: tuple[str, ...] = ("any",)
    prepares: str = "none"
    prep_minutes: int = 0
    care: Care = Care.ASLEEP
    supplies: tuple[str, ...] = ()
    contact: int = 0
    """Touch from 0 (none) to 3 (a longer cuddle)."""
    depth: int = 0
    """Vulnerability from 0 (light) to 3 (raw)."""
    novelty: int = 0
    """From 0 (ritual) to 3 (first ever)."""
    gentler: str = ""
    access: tuple[str, ...] = ()
    builds: tuple[str, ...] = ()
    """What it builds, the main thing first."""
    consent_cue: str = ""
    evidence: tuple[EvidenceRef, ...] = ()
    """Empty means: our idea."""
    prompts: tuple[str, ...] = ()
    recurs: Recurs = Recurs.WEEKLY
    safety: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    since: str = ""
    status: str = "live"
    pack: str = ""
    """Name of the pack it came from; not a field of the pack file."""

    @property
    def live(self) -> bool:
        """Whether it may still be planned; a retired activity only keeps its name for old plans."""
        return self.status == "live"
