from __future__ import annotations

from planner.tui.commands import SCREENS
from tests.cli.running import Ourweek


def test_the_table_lists_every_command_with_the_keys_that_hold(nobody: Ourweek) -> None:
    nobody.data.mkdir()
    (nobody.data / "keys.toml").write_text('"week.fill" = "F"\n"week.nothing" = "x"', encoding="utf-8")
    run = nobody("keys")
    assert any(line.split()[:2] == ["F", "fill"] for line in run.out.splitlines())
    assert "there is no command 'week.nothing'" in run.err
    keys = nobody.json("keys")["keys"]
    assert {key["id"] for key in keys} == {command.id for commands in SCREENS.values() for command in commands}


def test_the_table_keeps_its_columns_where_nobody_sees_a_terminal(nobody: Ourweek) -> None:
    rows = [line for line in nobody("keys").out.splitlines() if line.startswith("  ")]
    ids = {command.id for commands in SCREENS.values() for command in commands}
    assert {line.split()[-1] for line in rows} == ids
    assert len({len(line) - len(line.split()[-1]) for line in rows}) == 1


def test_no_key_is_called_as_only_the_program_calls_it(nobody: Ourweek) -> None:
    shown = {key for row in nobody.json("keys")["keys"] for key in row["keys"]}
    assert not shown & {"left", "right", "up", "down", "minus", "plus", "slash", "full_stop", "escape", "delete"}
