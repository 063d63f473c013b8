from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.planner import Planner
from planner.tui.commands import SCREENS
from planner.tui.keymap import Keymap, read_keymap
from tests.tui.driving import WIDE, visiting


def test_a_key_of_ones_own_takes_the_place_of_ours() -> None:
    keymap = read_keymap(b'"week.fill" = "F"\nweek.move = "M, ctrl+m"\n[anywhere]\nquit = "Q"')
    assert keymap.keys == {"week.fill": "F", "week.move": "M,ctrl+m", "anywhere.quit": "Q"}
    assert keymap.faults == ()


def test_no_file_changes_nothing() -> None:
    assert read_keymap(None) == read_keymap(b"") == Keymap({})


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (b'"week.fil" = "F"', "keys.toml: there is no command 'week.fil', perhaps week.fill is meant."),
        (b'"\\u001b]52" = "F"', "there is no command"),
        (b'"week.fill" = 3', 'keys.toml: week.fill needs a key, as "F" or "ctrl+f".'),
        (b'"week.fill" = "two words"', "needs a key"),
        (b'"week.fill" = "m"', "keys.toml: m would mean week.fill and week.move (Week); choose another one."),
        (b'"week.fill" = "?"', "question_mark would mean week.fill and anywhere.help"),
        (b'"anywhere.undo" = "a"', "a would mean week.add and anywhere.undo"),
        (b"week.fill = ", "keys.toml can't be read"),
        (b"\xff\xfe", "keys.toml can't be read"),
        (b"a = 1\n" * 50_000, "keys.toml can't be read"),
    ],
)
def test_what_can_not_be_followed_is_said_and_left_out(said: bytes, sentence: str) -> None:
    keymap = read_keymap(said)
    assert not keymap.keys
    assert sentence in keymap.faults[0]
    assert "\x1b" not in keymap.faults[0]


def test_two_commands_may_change_their_keys_with_each_other() -> None:
    keymap = read_keymap(b'"week.fill" = "m"\n"week.move" = "f"')
    assert keymap.faults == ()


IDS = sorted({command.id for command in chain.from_iterable(SCREENS.values())})


@given(st.dictionaries(st.sampled_from(IDS), st.sampled_from("abcdefgqxyz?.[]123"), max_size=8))
def test_whatever_is_wished_no_key_means_two_things(wished: dict[str, str]) -> None:
    said = "\n".join(f'"{name}" = "{key}"' for name, key in wished.items())
    keymap = read_keymap(said.encode())
    for commands in SCREENS.values():
        keys = [key for c in commands for key in keymap.keys.get(c.id, c.key).split(",")]
        mine = {key for c in commands if c.id in keymap.keys for key in keymap.keys[c.id].split(",")}
        assert all(keys.count(key) == 1 for key in mine)


async def test_the_app_answers_to_keys_of_ones_own_and_says_which_it_could_not_take(planned: Planner) -> None:
    keymap = read_keymap(b'"anywhere.help" = "H"\n"week.fill" = "m"')
    async with visiting(planned, keymap=keymap) as visit:
        assert any("m would mean" in said for said in visit.said)
        await visit.press("question_mark")
        assert visit.sheet == "WeekScreen"
        await visit.press("H")
        assert visit.sheet == "HelpSheet"


async def test_the_keys_they_chose_are_named_wherever_keys_are_and_work_wherever_these_do(planned: Planner) -> None:
    keymap = read_keymap(b'"week.move" = "%"\n"go.ideas" = "I"\n"week.add" = "ctrl+r, +"\n"ideas.energy" = "E"')
    async with visiting(planned, WIDE, keymap) as visit:
        assert "I Ideas" in visit.lines[1]
        assert visit.footer.index("move") < visit.footer.index("done")
        assert visit.footer[-1] == "help"
        await visit.press("question_mark")
        assert "%       move  " in visit.text
        assert "ctrl+r + add  " in visit.text
        await visit.press("escape", "enter")
        assert visit.sheet == "ActivitySheet"
        assert "% move" in visit.lines[-1]
        await visit.press("m")
        assert visit.sheet == "ActivitySheet"
        await visit.press("percent_sign")
        assert visit.sheet == "MoveSheet"
        await visit.press("escape")
        palette = {name: sentence for name, sentence, *_ in visit.app.get_system_commands(visit.app.screen)}
        assert palette["Move"] == "Move this plan to another time · %"
        await visit.press("escape", "I")
        assert "how long  ← →" in visit.text
        assert "energy  E" in visit.text


async def test_the_colours_they_chose_are_there_the_next_time(planned: Planner) -> None:
    async with visiting(planned) as visit:
        visit.app.theme = "ourweek-light"
        await visit.settle()
    assert planned.couple.theme == "ourweek-light"
    async with visiting(planned) as visit:
        assert visit.app.theme == "ourweek-light"
        await visit.press("u")
        assert visit.said == ["Taken back: The colours of the app were changed."]
        await visit.press("u")
        assert visit.said == ["Taken back: Three good things was planned."]
