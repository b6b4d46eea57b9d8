"""The built-in routine made one's own by keys alone, trained, and seen in the history."""

from collections.abc import Callable
from pathlib import Path

from journeys.screen import Program, exported, wait_for
from journeys.screen_reader import Reader

ENDED = "SELECT 1 FROM sessions WHERE state = 'ended'"
TO_THE_BALL = 6


def test_copied_without_the_ball_with_a_stretch_on_both_sides_trained_and_seen(
    start: Callable[..., Program], bus: dict[str, str], reader: Reader, data: Path
) -> None:
    """The reader only looks: what stands there, and where the focus is."""
    program = start("--speed", "60", **bus)
    reader.wait("heading", "Upper and lower back")
    program.press("ctrl+e")
    reader.wait("page tab", "Editor of the routine")
    program.press(*["Down"] * TO_THE_BALL, "Delete")
    reader.hears("Ball back extensions taken out")
    program.press("ctrl+f", *"figure", "space", *"four", "Return", "ctrl+s")
    own = data / "routines" / "upper-and-lower-back-mine.toml"
    wait_for("the routine to be saved", own.is_file)
    reader.wait("push button", "Start workout")
    program.press("space")
    wait_for("the session to be saved", lambda: program.rows(ENDED))
    reader.hears("Workout done.")
    program.press("Return", "ctrl+3")
    reader.wait("page tab", "Progress")
    for _key in range(60):
        if "See all" in reader.focused():
            break
        program.press("Tab")
    program.press("Return")
    reader.wait("table", "All sessions")
    program.press("Return")
    reader.wait("dialog", "Session")
    reader.wait("label", "Upper and lower back, mine")
    program.press("Escape")
    reader.wait_gone("dialog", "Session")
    program.close()

    (session,) = exported(data)["sessions"]
    assert (session["routine"], session["finished"]) == ("upper-and-lower-back-mine", True)
    done = [(step["exercise"], step["side"]) for step in session["steps"]]
    assert "ball-back-extensions" not in [exercise for exercise, _side in done]
    # In two rounds, the second beginning on the other side; and once among the stretches.
    sides = [side for exercise, side in done if exercise == "figure-four"]
    assert sides == ["right", "left", "left", "right", "right", "left"]
    assert {step["outcome"] for step in session["steps"]} == {"done"}
