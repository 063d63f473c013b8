"""Every command, declared once: keys, footer, palette, help and the printed table all come from here."""

from __future__ import annotations

from planner.model.value import Value


class Command(Value):
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
    does: str = ""
    """The action with its parameters, where the id does not name it."""

    @property
    def action(self) -> str:
        """What Textual runs."""
        return self.does or self.id.partition(".")[2]

    @property
    def call(self) -> tuple[str, tuple[object, ...]]:
        """The action's name and its parameters."""
        name, _, parameter = self.action.rstrip(")").partition("(")
        return name, (parameter.strip("'"),) if parameter else ()

    @property
    def key_display(self) -> str | None:
        """The keys in the few cells of a footer; None where the first of them is shown as it is."""
        return _SHOWN.get(self.key)

    @property
    def keys(self) -> str:
        """The keys as a person reads them."""
        return shown_key(self.key)


def shown_key(key: str) -> str:
    """Return a key, or several with commas between, as a person reads them."""
    return _SHOWN.get(key) or " ".join(_SHOWN.get(one, one) for one in key.split(","))


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
    "delete": "del",
    "delete,backspace": "del",
    "escape": "esc",
    "slash": "/",
    "down,j,space": "space",
    "enter,escape": "enter",
    "escape,enter": "esc",
    "c,escape": "c",
    "left_square_bracket,pageup": "[ pgup",
    "right_square_bracket,pagedown": "] pgdn",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "space,enter": "space",
    "b,left": "b",
    "t,p": "t",
    "left": "←",
    "right": "→",
    "minus": "-",
    "plus": "+",
}

SECTIONS = ("week", "ideas", "catalogue", "journal", "insights", "us")
"""The six sections, in the order of their keys."""

EVERYWHERE = (
    *(
        Command(f"go.{name}", str(number), name, f"Go to {name.capitalize()}", "Anywhere", does=f"go('{name}')")
        for number, name in enumerate(SECTIONS, 1)
    ),
    Command("anywhere.undo", "u", "undo", "Take the last change back", "Anywhere", spare=True),
    Command("anywhere.quit", "q", "quit", "Leave; everything is saved", "Anywhere", spare=True),
    Command("anywhere.help", "question_mark", "help", "All keys, and a few words", "Anywhere", footer=True),
)

WEEK = (
    Command("week.fill", "f", "fill", "Proposals for the free slots", "Plan", footer=True),
    Command("week.add", "a", "add", "Put an activity on the week", "Plan", footer=True),
    Command("week.open", "enter", "open", "Read the whole activity", "Plan", footer=True),
    Command("week.agree", "y", "answer", "Say yes or no to a plan that waits", "Plan", spare=True),
    Command("week.agree_to_all", "Y", "yes to all", "Say yes to all that waits in this week", "Plan"),
    Command("week.start", "g", "start", "Do it now, step by step", "Plan", spare=True),
    Command("week.move", "m", "move", "Move this plan to another time", "Plan", footer=True),
    Command("week.change", "c", "change", "Its title, its length, a note", "Plan", spare=True),
    Command("week.remove", "delete,backspace", "take off", "Take this plan off the week", "Plan", spare=True),
    Command("week.new", "n", "new activity", "Write an activity of your own", "Plan"),
    Command("week.just_for_me", "full_stop", "for me", "A private no, kept to yourself", "Plan"),
    Command("week.done", "d", "done", "You did it", "Afterwards", footer=True),
    Command("week.skip", "x", "didn't happen", "An ordinary answer, nothing is lost", "Afterwards", spare=True),
    Command("week.rate", "r", "rate", "Say how it felt; sealed until both have", "Afterwards", spare=True),
    Command("week.export", "e", "export", "Put the agreed plans on your calendar", "Calendar", footer=True),
    Command("week.previous", "left_square_bracket,pageup", "week before", "Show the week before", "Look"),
    Command("week.next", "right_square_bracket,pagedown", "week after", "Show the week after", "Look"),
    Command("week.search", "slash", "search", "Search the activities", "Look"),
    Command("week.today", "t", "today", "Back to today", "Look", spare=True),
)

FILL = (
    Command("fill.one", "enter", "this one", "Both agree to this one", "Fill the week"),
    Command("fill.all", "A", "all", "Both of you are here and agree to all of them", "Fill the week", footer=True),
    Command("fill.another", "s", "another", "Something else for this slot", "Fill the week", footer=True),
    Command("fill.not_today", "n", "not today", "Let this one rest for a week", "Fill the week", footer=True),
    Command(
        "fill.leave_free", "x,delete", "leave free", "Nothing here; the time stays free", "Fill the week", spare=True
    ),
    Command(
        "fill.next_week", "right_square_bracket", "week after", "Fill the week after", "Fill the week", spare=True
    ),
    Command("fill.propose", "p", "propose", "Planned by one; the other answers later", "Fill the week", footer=True),
    Command("fill.just_for_me", "full_stop", "for me", "A private no, kept to yourself", "Fill the week", footer=True),
    Command("fill.undo", "u", "undo", "Take back what was said here last", "Fill the week", spare=True),
    Command("fill.quit", "q", "quit", "Leave; everything is saved", "Fill the week", spare=True),
    Command("fill.help", "question_mark", "help", "All keys, and a few words", "Fill the week", spare=True),
    Command("fill.close", "escape", "close", "Leave the week as it is", "Fill the week", footer=True),
)
IDEAS = (
    Command("ideas.start", "enter", "start", "Do it now, step by step", "Now", footer=True),
    Command("ideas.plan", "a", "on the week", "Put it on the week, at a time of yours", "Now", footer=True),
    Command("ideas.another", "s", "another", "Something else in its place", "Now", footer=True),
    Command("ideas.not_today", "n", "not today", "Let this one rest for a week", "Now", footer=True),
    Command("ideas.just_for_me", "full_stop", "for me", "A private no, kept to yourself", "Now", footer=True),
    Command("ideas.shorter", "left,h", "shorter", "A little less time", "Dials"),
    Command("ideas.longer", "right,l", "longer", "A little more time", "Dials", spare=True),
    Command("ideas.energy", "e", "energy", "How lively it may be", "Dials", spare=True),
    Command("ideas.place", "w", "where", "Where you are, or want to be", "Dials", spare=True),
)
GUIDED = (
    Command("guided.next", "space,enter", "next", "The next step", "Step by step", footer=True),
    Command("guided.back", "b,left", "back", "The step before", "Step by step", footer=True),
    Command("guided.clock", "t,p", "clock", "Start the time of this step, or pause it", "Step by step", footer=True),
    Command("guided.anew", "r", "anew", "The time of this step from its beginning", "Step by step", spare=True),
    Command("guided.gentler", "g", "gentler", "The gentler way, and back again", "Step by step", footer=True),
    Command("guided.cards", "c", "cards", "Something to talk about, and back again", "Step by step", spare=True),
    Command("guided.pass", "n", "pass", "Put this card away; nobody asks why", "Step by step", footer=True),
    Command("guided.stop", "escape", "stop", "Stop here; what you did is kept", "Step by step", footer=True),
    Command("guided.help", "question_mark", "help", "All keys, and a few words", "Step by step"),
)
DIAL = (
    Command("dial.back", "left,h", "less", "Turn this dial back", "This dial", footer=True),
    Command("dial.on", "right,l", "more", "Turn this dial on", "This dial", footer=True),
    Command("dial.leave", "down,j", "ideas", "Back to the ideas", "This dial", footer=True),
)
MOVES = (
    Command("look.up", "up,k", "up", "The plan or part of the day before", "Look"),
    Command("look.down", "down,j", "down", "The plan or part of the day after", "Look"),
    Command("look.left", "left,h", "day before", "The day before", "Look"),
    Command("look.right", "right,l", "day after", "The day after", "Look"),
)
PAINT = (
    Command("free.up", "up,k", "up", "The day above", "Free times"),
    Command("free.down", "down,j", "down", "The day below", "Free times"),
    Command("free.left", "left,h", "earlier", "Half an hour earlier", "Free times"),
    Command("free.right", "right,l", "later", "Half an hour later", "Free times"),
    Command("free.paint", "space", "paint", "Free, or not free, at this half hour", "Free times", footer=True),
)
SHARE = (
    Command("balance.up", "up,k", "up", "The kind above", "Balance"),
    Command("balance.down", "down,j", "down", "The kind below", "Balance"),
    Command("balance.less", "left,h,minus", "less", "A little less of this kind", "Balance", footer=True),
    Command("balance.more", "right,l,plus", "more", "A little more of this kind", "Balance", footer=True),
)
INSIGHTS = (
    Command("insights.previous", "left_square_bracket", "year before", "Show the year before", "Look", footer=True),
    Command("insights.next", "right_square_bracket", "year after", "Show the year after", "Look", footer=True),
    Command("insights.up", "up,k", "up", "Scroll up", "Look"),
    Command("insights.down", "down,j", "down", "Scroll down", "Look", footer=True),
    Command("insights.loved", "enter", "what you loved", "Go to the list of what you both love", "Look", footer=True),
)
LOVED = (
    Command("loved.open", "enter", "read", "Read the whole activity", "Loved", footer=True, does="want('open')"),
    Command("loved.add", "a", "add", "Put it on the week again", "Loved", footer=True, does="want('add')"),
    Command(
        "loved.just_for_me",
        "full_stop",
        "for me",
        "A private no, kept to yourself",
        "Loved",
        footer=True,
        does="want('just_for_me')",
    ),
    Command("loved.leave", "escape", "back", "Back to the pictures", "Loved", footer=True, does="want('leave')"),
)
US = (
    Command("us.open", "enter", "open", "Open what the cursor is on, or change it", "Us", footer=True),
    Command("us.less", "left,h", "before", "Change it to the step before", "Us", footer=True),
    Command("us.more", "right,l", "after", "Change it to the step after", "Us", footer=True),
    Command("us.just_for_me", "full_stop", "for me", "Private limits, one of you at a time", "Us", footer=True),
)
LIMITS = (
    Command("limits.add", "a", "add", "Keep one more limit", "Just for me", footer=True),
    Command("limits.lift", "delete,backspace,x", "lift", "Lift the limit under the cursor", "Just for me", footer=True),
    Command("limits.undo", "u", "undo", "Take your own last change back", "Just for me", footer=True),
    Command("limits.done", "escape,enter", "done", "Back, with nothing left on the screen", "Just for me", footer=True),
)
BUSY = (
    Command("busy.add", "a", "add", "Plan around one more calendar", "Plan around", footer=True),
    Command("busy.remove", "delete,backspace,x", "take away", "Plan around it no longer", "Plan around", footer=True),
    Command("busy.refresh", "r", "read again", "Read all of them again", "Plan around", footer=True),
    Command("busy.close", "escape", "back", "Back to Us", "Plan around", footer=True),
)

CATALOGUE = (
    Command("catalogue.open", "enter", "open", "Read the whole activity", "Catalogue", footer=True),
    Command("catalogue.add", "a", "add", "Put this activity on the week", "Catalogue", footer=True),
    Command("catalogue.favourite", "space", "favourite", "A heart for both of you, or none", "Catalogue", footer=True),
    Command("catalogue.just_for_me", "full_stop", "for me", "A private no, kept to yourself", "Catalogue"),
    Command("catalogue.new", "n", "new", "Write an activity of your own", "Catalogue", footer=True),
    Command("catalogue.edit_pack", "o", "your pack", "Open your own pack in your editor", "Catalogue", spare=True),
    Command("catalogue.search", "slash", "search", "Find by words, as you type", "Find", footer=True),
    Command("catalogue.filters", "f", "filter", "By kind, length, energy, cost and more", "Find", footer=True),
    Command("catalogue.clear", "c,escape", "show all", "Without words and filters", "Find", spare=True),
)
JOURNAL = (
    Command("journal.open", "enter", "open", "Read the whole entry", "Journal", footer=True),
    Command("journal.rate", "r", "rate", "Say how it felt; sealed until both have", "Journal", footer=True),
    Command("journal.again", "a", "do it again", "Put it on the week once more", "Journal", footer=True),
    Command("journal.just_for_me", "full_stop", "my words", "Your own answer, for your eyes", "Journal", footer=True),
    Command("journal.search", "slash", "search", "Find by words, as you type", "Find", footer=True),
    Command("journal.filters", "f", "filter", "By kind, and by how it felt", "Find", footer=True),
    Command("journal.clear", "c,escape", "show all", "Without words and filters", "Find", spare=True),
)
LIST = (
    Command("list.up", "up,k", "up", "The line above", "List"),
    Command("list.down", "down,j", "down", "The line below", "List"),
    Command("list.page_up", "pageup", "page up", "A page up", "List"),
    Command("list.page_down", "pagedown", "page down", "A page down", "List"),
    Command("list.first", "home,g", "first", "The first line", "List"),
    Command("list.last", "end,G", "last", "The last line", "List"),
)
FILTERS = (
    Command("filters.left", "left,h", "filter before", "The filter before", "Filters"),
    Command("filters.right", "right,l", "next filter", "The filter after", "Filters", footer=True),
    Command("filters.more", "down,j,space", "next value", "What it lets pass: the next", "Filters", footer=True),
    Command("filters.less", "up,k", "value before", "What it lets pass: the one before", "Filters"),
    Command("filters.leave", "enter,escape", "list", "Back to the list", "Filters", footer=True),
)

SCREENS = {
    "Week": (*WEEK, *MOVES, *EVERYWHERE),
    "Catalogue": (*CATALOGUE, *LIST, *EVERYWHERE),
    "Journal": (*JOURNAL, *LIST, *EVERYWHERE),
    "Filters": FILTERS,
    "Fill the week": FILL,
    "Ideas": (*IDEAS, *EVERYWHERE),
    "A dial of the ideas": DIAL,
    "Step by step": GUIDED,
    "Free times": PAINT,
    "Balance": SHARE,
    "Insights": (*INSIGHTS, *EVERYWHERE),
    "What you loved": LOVED,
    "Us": (*US, *EVERYWHERE),
    "Just for me": LIMITS,
    "Plan around": BUSY,
}
"""All commands by where they work: within one of these no key may mean two things."""
