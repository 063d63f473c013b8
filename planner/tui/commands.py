"""Every command of the week, declared once: keys, footer, palette and help all come from here."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a key does; `id` names it for key maps, `action` is the screen's method."""

    id: str
    key: str
    label: str
    tooltip: str
    group: str
    footer: bool = False
    """Whether the footer shows it: at most seven fit on a narrow screen."""
    spare: bool = False
    """Whether the footer shows it where there is room left."""

    @property
    def action(self) -> str:
        """The name of the action."""
        return self.id.partition(".")[2]

    @property
    def binding(self) -> Binding:
        """The same for Textual."""
        shown_key = _SHOWN.get(self.key)
        return Binding(
            self.key,
            self.action,
            self.label,
            show=self.footer or self.spare,
            key_display=shown_key,
            tooltip=self.tooltip,
            id=self.id,
        )

    @property
    def keys(self) -> str:
        """The keys as a person reads them."""
        return _SHOWN.get(self.key) or self.key.replace(",", " ").replace("question_mark", "?")


_SHOWN = {
    "enter": "enter",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "question_mark": "?",
    "up,k": "↑ k",
    "down,j": "↓ j",
    "left,h": "← h",
    "right,l": "→ l",
    "full_stop": ".",
    "delete,backspace": "del",
}

WEEK = (
    Command("week.fill", "f", "fill", "Proposals for the free slots", "Plan", footer=True),
    Command("week.add", "a", "add", "Put an activity on the week", "Plan", footer=True),
    Command("week.open", "enter", "open", "Read the whole activity", "Plan", footer=True),
    Command("week.agree", "y", "yes", "Say yes to a plan that waits", "Plan", spare=True),
    Command("week.move", "m", "move", "Move this plan to another time", "Plan", footer=True),
    Command("week.remove", "delete,backspace", "take off", "Take this plan off the week", "Plan", spare=True),
    Command("week.new", "n", "new activity", "Write an activity of your own", "Plan"),
    Command("week.just_for_me", "full_stop", "for me", "A private no, kept to yourself", "Plan"),
    Command("week.done", "d", "done", "You did it", "Afterwards", footer=True),
    Command("week.skip", "x", "didn't happen", "An ordinary answer, nothing is lost", "Afterwards", spare=True),
    Command("week.rate", "r", "rate", "Say how it felt; sealed until both have", "Afterwards", spare=True),
    Command("week.undo", "u", "undo", "Take the last change back", "Afterwards", spare=True),
    Command("week.export", "e", "export", "Put the agreed plans on your calendar", "Calendar", footer=True),
    Command("week.previous", "left_square_bracket", "week before", "Show the week before", "Look"),
    Command("week.next", "right_square_bracket", "week after", "Show the week after", "Look"),
    Command("week.today", "t", "today", "Back to today", "Look", spare=True),
    Command("week.quit", "q", "quit", "Leave; everything is saved", "Look", spare=True),
    Command("week.help", "question_mark", "help", "All keys, and a few words", "Look", footer=True),
)

FILL = (
    Command("fill.one", "enter", "this one", "Both agree to this one", "Fill the week"),
    Command("fill.all", "A", "all", "Both of you are here and agree to all of them", "Fill the week", footer=True),
    Command("fill.another", "s", "another", "Something else for this slot", "Fill the week", footer=True),
    Command("fill.not_today", "n", "not today", "Let this one rest for a week", "Fill the week", footer=True),
    Command("fill.propose", "p", "propose", "Planned by one, waits for the other's yes", "Fill the week", footer=True),
    Command("fill.just_for_me", "full_stop", "for me", "A private no, kept to yourself", "Fill the week", footer=True),
    Command("fill.close", "escape", "close", "Leave the week as it is", "Fill the week", footer=True),
)


def bindings(*commands: Command) -> list[BindingType]:
    """Return the bindings of commands, in their order."""
    return [command.binding for command in commands]
