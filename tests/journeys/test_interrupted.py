"""Closed, killed, put to sleep in mid-session: nothing is lost."""

import json
from collections.abc import Callable
from pathlib import Path

from journeys.screen import Program, cli, exported, wait_for


def last_second(program: Program) -> float:
    rows = program.rows("SELECT last_second FROM beats")
    return float(rows[0][0]) if rows else 0.0


def running(start: Callable[..., Program], past: float, speed: str = "20") -> Program:
    program = start("--speed", speed)
    program.press("space")
    wait_for(f"second {past:g}", lambda: last_second(program) > past)
    return program


def test_a_killed_session_stands_in_the_numbers_and_can_be_gone_on_with(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    program = running(start, 60)
    program.kill()
    seen = last_second(program)
    (session,) = exported(tmp_path / "data")["sessions"]
    assert session["finished"] is False
    assert session["active_seconds"] >= seen - 0.01  # exported to the millisecond
    assert session["steps"][0]["outcome"] == "done"
    stats = json.loads(cli(tmp_path / "data", "stats", "--json"))
    assert stats["totals"]["sessions"] == 1

    again = start("--speed", "20")
    again.press("Return")  # "Go on" has the focus
    wait_for("it to go on", lambda: "again" in again.commands())
    wait_for("more to be done", lambda: last_second(again) > seen + 20)
    assert len(again.rows("SELECT id FROM sessions")) == 1


def test_closing_asks_and_leaves_it_to_be_continued(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    program = running(start, 40)
    program.ask_to_close()
    wait_for("the pause", lambda: program.commands() == ["pause"])
    program.press("Right", "Right", "Return")  # the third answer: close, go on later
    assert program.wait_closed() == 0
    again = start("--speed", "20")
    again.press("Return")
    wait_for(
        "it to go on",
        lambda: again.commands()[-2:] == ["again", "resume"] or "again" in again.commands(),
    )


def test_a_stopped_program_pauses_where_it_was_last_seen(start: Callable[..., Program]) -> None:
    program = running(start, 30)
    program.stop()
    seen = last_second(program)
    # Three real seconds are a minute of training at this speed: none of it may count.
    import time

    time.sleep(3.0)
    program.cont()
    wait_for("the pause", lambda: program.commands() == ["pause"])
    (at,) = program.rows("SELECT at FROM log")[0]
    assert at < seen + 20 * 1.5


def test_the_window_shows_what_a_command_changed(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    program = start()
    file = tmp_path / "one.json"
    file.write_text(
        json.dumps(
            {
                "format": "backcompanion/1",
                "sessions": [
                    {
                        "started_at": "2026-01-05T18:00:00+01:00",
                        "active_seconds": 1500,
                        "finished": True,
                    }
                ],
            }
        )
    )
    output = cli(tmp_path / "data", "import", str(file))
    assert "1 new" in output
    program.press("ctrl+3")
    program.close()
    assert len(exported(tmp_path / "data")["sessions"]) == 1
