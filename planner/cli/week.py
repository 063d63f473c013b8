"""Looking and filling: week, today, suggest, fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from planner.cli import as_json, as_text
from planner.cli.answer import Answer
from planner.cli.arguments import number, typed, word
from planner.cli.glance import Glance
from planner.model.errors import Refused
from planner.model.kinds import Energy, Kind, Setting
from planner.model.text import clean
from planner.model.value import replace
from planner.model.week import Week
from planner.store.glance import TODAY, TODAY_JSON, WEEK, WEEK_JSON

if TYPE_CHECKING:
    from planner.cli.opening import Call
    from planner.cli.paint import Paint
    from planner.cli.parser import Commands
    from planner.model.proposal import Proposal
    from planner.model.standing import Standing, WeekPlan
    from planner.planner.looking import Looking

_LARGEST_SEED = 2**63 - 1


def declare(commands: Commands) -> None:
    """Declare these commands."""
    parser = commands.add("week", week, "shows a week: plans, free times, balance", example="ourweek week next")
    parser.add_argument("when", metavar="WHEN", nargs="*", type=typed, help="this, next, last, its number, a day of it")
    commands.add("today", today, "says in one line what is next today", example="ourweek today", couple=False)
    _declare_fill(commands)
    _declare_suggest(commands)


def _declare_fill(commands: Commands) -> None:
    example = "ourweek fill next --agree"
    parser = commands.add("fill", fill, "proposes something for the free times of a week", example=example)
    add = parser.add_argument
    add("when", metavar="WHEN", nargs="*", type=typed, help="this, next, its number or a day of the week")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--agree", action="store_true", help="you both agree, and it is planned")
    how.add_argument("--by", metavar="P", type=typed, help="one of you proposes it, and it waits for the other")
    add("--seed", metavar="N", type=number("--seed", 0, _LARGEST_SEED), help="another number gives other proposals")
    add("--dry-run", action="store_true", help="only show it, whatever else is said")


def _declare_suggest(commands: Commands) -> None:
    example = "ourweek suggest --minutes 20 --energy low"
    add = commands.add("suggest", suggest, "gives ideas for one moment", example=example).add_argument
    add("--minutes", metavar="N", type=number("--minutes", 1, 1440), help="how long you have (30)")
    add("--energy", metavar="E", type=word("--energy", Energy), help="low, ordinary or lively")
    add("--kind", metavar="K", type=word("--kind", Kind), help="quality-time, touch or appreciation")
    add("--setting", metavar="S", type=word("--setting", Setting), help="home, out, outdoors or apart")
    add("--at", metavar="WHEN", type=typed, help="when, as 'fri 20:00' (now)")
    add("--count", metavar="N", type=number("--count", 1, 12), help="how many, up to 12 (3)")
    add("--seed", metavar="N", type=number("--seed", 0, _LARGEST_SEED), help="another number gives other ideas")


def week(call: Call) -> Answer:
    """Show a week."""
    planner, glance = call.looking, Glance(call)
    found = planner.week(call.week())
    answer = replace(week_answer(planner, found), said=planner.home.notices())
    around = planner.calendars_as_read()
    if around is not None and not call.word("when"):
        glance.keep(answer, WEEK_JSON if call.given.json else WEEK, planner.week_holds(found), around)
    return answer


def week_answer(planner: Looking, found: WeekPlan) -> Answer:
    """Return a week as it stands, read once and for all."""
    couple, now = planner.couple, planner.now

    def lines(paint: Paint) -> Iterator[str]:
        from planner.cli.naming import shortener

        return as_text.week(found, couple, shortener(planner), paint, now)

    return Answer(partial(as_json.week, found, couple), lines)


def today(call: Call) -> Answer:
    """Say in one line what is next today; nothing, where there is nothing."""
    planner = call.looking
    if not planner.begun:
        return Answer(lambda: {"plan": None}, lambda _: (), planner.home.notices())
    glance, couple, now, standing = Glance(call), planner.couple, planner.now, planner.next_today()
    answer = Answer(
        lambda: {"plan": as_json.plan(standing, couple) if standing else None},
        lambda paint: [as_text.glance(standing, couple, paint, now)] if standing else (),
        planner.home.notices(),
    )
    glance.keep(answer, TODAY_JSON if call.given.json else TODAY, planner.today_holds())
    return answer


def fill(call: Call) -> Answer:
    """Propose something for the free times of a week, and plan it where that was asked."""
    planner, week, by = call.planner, call.week(), call.by
    seed = planner.seed_for(week, call.word("seed"))
    proposals = planner.fill_week(week, seed)
    if not proposals:
        raise Refused(_why_nothing(call, week))
    data = as_json.proposals(seed, proposals)
    if call.word("dry_run") or not (call.word("agree") or by):
        asked = "" if call.word("seed") is None else f" --seed {seed}"
        hint = f"'{as_text.filling(week, planner.now)}{asked}' plans these; another --seed gives others."
        return Answer(lambda: data, partial(_proposed, proposals), () if call.given.json else (hint,))
    plans = planner.agree_on(proposals, by)
    standings = [found for plan in plans if (found := planner.standing(plan.id, plan.start))]
    return Answer(
        lambda: {**data, "plans": [as_json.plan(standing, planner.couple) for standing in standings]},
        lambda paint: _planned(call, standings, paint),
        (f"{'This waits' if len(plans) == 1 else 'They wait'} for {clean(planner.couple.other(by).name)}'s answer.",)
        if by
        else (),
    )


def suggest(call: Call) -> Answer:
    """Give ideas for one moment."""
    from planner.model.localtime import resolve
    from planner.model.when import parse_when

    planner = call.planner
    start, said = planner.now, None
    if (at := call.word("at")) is not None:
        local = resolve(parse_when(at, planner.now), planner.couple.timezone)
        start, said = local.wall, local.said
    slot = planner.moment(start, call.word("minutes") or 30, call.word("energy"), call.word("setting"))
    seed = planner.seed_for(Week.of(start, planner.couple.first_weekday), call.word("seed"))
    proposals = planner.suggest(slot, call.word("count") or 3, call.word("kind"), seed)
    if not proposals:
        raise Refused("Nothing fits that moment just now; try more minutes, or another place or kind.")
    return Answer(
        lambda: as_json.proposals(seed, proposals), partial(_proposed, proposals), (said,) if said else ()
    )


def _proposed(proposals: Sequence[Proposal], paint: Paint) -> Iterator[str]:
    for proposal in proposals:
        yield from as_text.proposal(proposal, paint)


def _planned(call: Call, standings: Sequence[Standing], paint: Paint) -> Iterator[str]:
    from planner.cli.naming import shortener

    short, now = shortener(call.planner), call.planner.now
    for standing in standings:
        yield as_text.dated_plan(standing, call.planner.couple, short, paint, now)


def _why_nothing(call: Call, week: Week) -> str:
    from planner.planner.having_ideas import WhyNothing

    match call.planner.why_nothing(week):
        case WhyNothing.GONE_BY:
            return "That week has gone by; 'ourweek fill next' looks ahead."
        case WhyNothing.FULL:
            most = call.planner.couple.limits.per_week
            stop = "one plan" if most == 1 else f"{most} plans"
            how = "'ourweek settings per-week' changes that"
            return f"That week has its fill already; suggestions stop at {stop}, and {how}."
        case WhyNothing.NO_TIME:
            return "There is no free time left in that week; 'ourweek settings free' says when you usually are."
        case WhyNothing.NOTHING_FITS:
            return "Nothing more fits the free times of that week; some of them may well stay free."
