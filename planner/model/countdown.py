"""A countdown that is measured, not counted: however seldom one looks, it is right."""

from __future__ import annotations

from planner.model.value import Value, replace


class Countdown(Value):
    """Seconds that run down against a clock that only goes forward, whose time is always given."""

    seconds: float
    """What is left while it rests, and was left when it began to run."""
    since: float | None = None
    """When it began to run; None while it rests."""

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self.since is not None

    def left(self, now: float) -> float:
        """Return the seconds that are left, never below 0."""
        gone = max(0.0, now - self.since) if self.since is not None else 0.0
        return max(0.0, self.seconds - gone)

    def started(self, now: float) -> Countdown:
        """Return it running; nothing changes where it runs already."""
        return self if self.running else replace(self, since=now)

    def paused(self, now: float) -> Countdown:
        """Return it resting with what is left."""
        return Countdown(self.left(now))


def clock_face(seconds: float) -> str:
    """Return seconds as `4:05` or `1:00:00`, a begun second as a whole one."""
    whole = -int(-seconds // 1)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
