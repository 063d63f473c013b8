"""A walk through the pages of an activity: where they are, and what its clock says."""

from __future__ import annotations

from planner.model.activity import Activity
from planner.model.countdown import Countdown
from planner.model.guide import Page, Sort, pages_of


class Walk:
    """Where two people are in an activity; times are those of a clock that only goes forward."""

    def __init__(self, activity: Activity, number: int = 0, left: int | None = None) -> None:
        self.pages = list(pages_of(activity))
        self.number = min(max(0, number), len(self.pages) - 1)
        self.countdown: Countdown | None = None
        self._left_at: int | None = None
        """The page from which they went to the cards."""
        self._set_clock(left)

    @property
    def page(self) -> Page:
        """The page that is open."""
        return self.pages[self.number]

    @property
    def following(self) -> Page | None:
        """The page that comes next, or None at the last."""
        return None if (number := self.next_number) is None else self.pages[number]

    @property
    def next_number(self) -> int | None:
        """Which page comes next: after the last card, the step that was left for the cards, unless it was the last."""
        if self.number + 1 < len(self.pages):
            return self.number + 1
        return self._left_at if self._has_steps_left else None

    @property
    def goes_to_cards(self) -> bool:
        """Whether there are cards to go to, or a step to go back to from them."""
        return self._first_card is not None and (self.page.sort is not Sort.CARD or self._left_at is not None)

    def go(self, number: int) -> None:
        """Open a page; from card to card, the step that was left for them is remembered."""
        self.number = number
        if self.page.sort is not Sort.CARD:
            self._left_at = None
        self._set_clock()

    def cards(self) -> None:
        """Open the first card, or from the cards the page that was left for them."""
        if self._left_at is not None:
            self.go(self._left_at)
        elif self._first_card is not None:
            before = self.number
            self.go(self._first_card)
            self._left_at = before

    def pass_card(self) -> bool:
        """Put the open card away for good; return whether a page comes after it."""
        number, last = self.next_number, self.number + 1 == len(self.pages)
        del self.pages[self.number]
        if number is None:
            self.go(self.number - 1)
        else:
            self.go(number if last else self.number)
        return number is not None

    def turn_clock(self, now: float) -> None:
        """Let the time run, or rest."""
        if self.countdown is not None:
            running = self.countdown.running
            self.countdown = self.countdown.paused(now) if running else self.countdown.started(now)

    def set_anew(self) -> None:
        """Set the time to its beginning, at rest."""
        self._set_clock()

    @property
    def clock_begun(self) -> bool:
        """Whether the page has a time of which some may be gone."""
        return self.countdown is not None and self.countdown != Countdown(self.page.seconds or 0)

    def left(self, now: float) -> int | None:
        """Return the whole seconds that are left of the page's time, or None where it has none."""
        return None if self.countdown is None else round(self.countdown.left(now))

    @property
    def _has_steps_left(self) -> bool:
        first = self._first_card
        return self._left_at is not None and first is not None and self._left_at + 1 < first

    @property
    def _first_card(self) -> int | None:
        return next((number for number, page in enumerate(self.pages) if page.sort is Sort.CARD), None)

    def _set_clock(self, left: int | None = None) -> None:
        seconds = self.page.seconds
        self.countdown = None if seconds is None else Countdown(seconds if left is None else min(seconds, left))
