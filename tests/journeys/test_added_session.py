"""A session that was trained without the laptop is added in a real window, by keys alone."""

from collections.abc import Callable
from pathlib import Path

from journeys.screen import Program, exported, wait_for

STANDS = "SELECT 1 FROM sqlite_master WHERE name = 'sessions'"
SESSIONS = "SELECT id FROM sessions WHERE deleted_us IS NULL"


def test_today_as_planned_and_back_and_again(start: Callable[..., Program], tmp_path: Path) -> None:
    program = start()
    wait_for("the history to be opened", lambda: program.rows(STANDS))
    program.press("ctrl+3", "ctrl+n", "Return")
    wait_for("today's to be added", lambda: len(program.rows(SESSIONS)) == 1)
    program.press("ctrl+z")
    wait_for("it to be undone", lambda: not program.rows(SESSIONS))
    program.press("ctrl+shift+z")
    wait_for("it to be done again", lambda: program.rows(SESSIONS))
    (planned,) = exported(tmp_path / "data")["sessions"]
    assert (planned["finished"], planned["active_seconds"]) == (True, 1500)
    assert {step["outcome"] for step in planned["steps"]} == {"done"}
    program.close()
