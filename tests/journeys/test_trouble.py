"""Two starts, kills and long stops, in a real window."""

import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from journeys.screen import Program, cli, exported, wait_for
from journeys.test_interrupted import last_second, running
from journeys.wayland_screen import WaylandScreen
from support.own_program import BOWS, own_program
from support.thoroughness import only_thorough


def second_start(program: Program, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "backcompanion", "--data-dir", str(program.folder)],
        env={**program.screen.environment, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def refused_start(program: Program, source: Path) -> subprocess.CompletedProcess[str] | None:
    done = second_start(program, PYTHONPATH=str(source), QT_QPA_PLATFORM="offscreen")
    return done if done.returncode == 2 else None


def test_a_second_start_brings_the_first_to_the_front(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    program = start()
    program.screen.put_away(program.id)
    done = second_start(program)
    assert (done.returncode, done.stderr) == (0, "")
    if isinstance(program.screen, WaylandScreen):
        # No compositor gives the front to a start that was not clicked: it says so, and marks it.
        assert done.stdout.startswith("Back Companion is open already. On Wayland only a click")
        wait_for("the first window to be marked", program.screen.is_marked)
        program.screen.let_windows_come_forward()
        second_start(program)
    else:
        assert done.stdout == (
            "Back Companion is open already; its window was asked to come forward.\n"
        )
    wait_for("the first window to be active", program.is_active)
    assert program.screen.windows_of_the_program() == [program.id]
    cli(tmp_path / "data", "stats")  # commands work beside it
    program.close()


def test_killed_with_the_window_open_again_and_again(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    for n in range(3):
        program = start("--speed", "20")
        if n:
            program.press("Tab", "Return")  # keep the one before as it is
            wait_for("it to be kept", partial(nothing_is_open, program))
        program.press("space")
        wait_for("a few seconds", partial(has_more_sessions_than, program, n))
        wait_for("a heartbeat", partial(has_beaten_since, program, 10 + n))
        program.kill()
        assert program.rows("PRAGMA integrity_check") == [("ok",)]
    assert len(exported(tmp_path / "data")["sessions"]) == 3


def nothing_is_open(program: Program) -> bool:
    return not program.rows("SELECT 1 FROM sessions WHERE state = 'open'")


def has_more_sessions_than(program: Program, count: int) -> bool:
    return len(program.rows("SELECT 1 FROM sessions")) > count


def has_beaten_since(program: Program, second: float) -> bool:
    return last_beat(program) > second


def last_beat(program: Program) -> float:
    rows = program.rows(
        "SELECT last_second FROM beats JOIN sessions ON id = session WHERE state = 'open'"
    )
    return float(rows[0][0]) if rows else 0.0


def test_a_damaged_exercise_is_told_in_the_window(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    source = own_program(tmp_path, damaged=BOWS)
    program = start(PYTHONPATH=str(source))
    program.press("a")
    time.sleep(0.5)  # it does not go by itself
    assert program.title().startswith("Back Companion")
    # Until it is told, a further start finds a window that is still being made.
    again = wait_for("another start to say it too", lambda: refused_start(program, source))
    assert f"{BOWS}, line 2" in again.stderr
    program.press("Return")
    status, errors = program.wait_ended()
    assert status == 2
    assert f"{BOWS}, line 2" in errors and len(errors.splitlines()) == 1
    assert not (tmp_path / "data" / "history.sqlite3").exists()


@only_thorough
def test_stopped_for_ten_seconds(start: Callable[..., Program]) -> None:
    program = running(start, 30)
    program.stop()
    seen = last_second(program)
    time.sleep(10.0)
    program.cont()
    wait_for("the pause", lambda: program.commands() == ["pause"])
    ((at,),) = program.rows("SELECT at FROM log")
    assert seen <= at < seen + 20 * 1.5
