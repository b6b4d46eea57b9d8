"""The built-in routine made one's own by keys alone, trained, and seen in the history."""

import json
from collections.abc import Callable
from pathlib import Path

from journeys.screen import Program, cli, exported, wait_for

STANDS = "SELECT 1 FROM sqlite_master WHERE name = 'sessions'"
ENDED = "SELECT 1 FROM sessions WHERE state = 'ended'"
TO_THE_BALL = 6


def test_copied_without_the_ball_with_a_stretch_on_both_sides_and_trained(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    program = start("--speed", "60")
    wait_for("the history to be opened", lambda: program.rows(STANDS))
    without_the_ball = ["ctrl+e", *["Down"] * TO_THE_BALL, "Delete"]
    with_a_stretch = ["ctrl+f", *"figure", "space", *"four", "Return"]
    program.press(*without_the_ball, *with_a_stretch, "ctrl+s")
    own = data / "routines" / "upper-and-lower-back-mine.toml"
    wait_for("the routine to be saved", own.is_file)
    routines = json.loads(cli(data, "routine", "list", "--json"))
    assert "upper-and-lower-back-mine" in [each["id"] for each in routines]
    program.press("space")
    wait_for("the session to be saved", lambda: program.rows(ENDED))
    program.press("Return")
    program.close()

    (session,) = exported(data)["sessions"]
    assert (session["routine"], session["finished"]) == ("upper-and-lower-back-mine", True)
    done = [(step["exercise"], step["side"]) for step in session["steps"]]
    assert "ball-back-extensions" not in [exercise for exercise, _side in done]
    # In two rounds, the second beginning on the other side; and once among the stretches.
    sides = [side for exercise, side in done if exercise == "figure-four"]
    assert sides == ["right", "left", "left", "right", "right", "left"]
    assert {step["outcome"] for step in session["steps"]} == {"done"}
