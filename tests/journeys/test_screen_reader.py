"""What a blind person does, by AT-SPI actions alone, on a bus of its own, and what is announced
meanwhile: a session is begun, changed, ended and reviewed; a routine is made, trained, and found
in the history; a chart is read and a session corrected.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from journeys.screen import Program, exported, wait_for
from journeys.screen_reader import Reader

ON_X11 = pytest.mark.parametrize("screen", ["x11"], indirect=True)
ENDED = "SELECT 1 FROM sessions WHERE state = 'ended'"


def test_a_session_by_actions_alone(
    start: Callable[..., Program], bus: dict[str, str], reader: Reader, data: Path
) -> None:
    program = start("--speed", "4", **bus)

    # The list: choosing a row shows it.
    reader.wait("heading", "Upper and lower back")
    reader.do("list item", "Russian twists")
    reader.wait("heading", "Russian twists")
    assert "SELECTED" in reader.wait("list item", "Russian twists")["states"]
    reader.do("radio button", "1 round")

    reader.do("push button", "Start workout")
    reader.hears("Back bows. Round 1 of 1 · exercise 1 of 8")
    reader.do("push button", "Pause")
    reader.hears("Paused")
    assert reader.names("notification") == [], "this reader has taken the announcement"
    reader.do("push button", "Go on")
    reader.hears("Going on: Back bows")
    reader.do("push button", "Easier")
    reader.hears("Easier: chest only")
    reader.do("push button", "Skip")
    reader.hears("Russian twists. Round 1 of 1 · exercise 2 of 8")
    reader.do("push button", "That hurt")
    reader.hears("What would help?")
    assert reader.wait("dialog", "What would help?")
    reader.do("push button", "Skip this one")
    reader.hears("Pilates swimmers")

    reader.do("push button", "End")
    reader.hears("End here?")
    reader.do("push button", "End and save")
    reader.wait("heading", "That was a start.")
    reader.set_value("slider", "How hard it was", 6)
    reader.wait("slider", "How hard it was: 6 of 10")
    reader.do("push button", "See progress")

    reader.wait("heading", "Progress")
    reader.wait("chart", "Chart: Sessions a week")
    wait_for("the effort", lambda: program.rows("SELECT effort FROM sessions") == [(6,)])
    program.close()


@ON_X11
def test_a_routine_of_ones_own_by_actions_alone(
    start: Callable[..., Program], bus: dict[str, str], reader: Reader, data: Path
) -> None:
    program = start("--speed", "60", **bus)
    reader.wait("heading", "Upper and lower back")
    reader.do("push button", "My routines")
    reader.do("menu item", "Make it my own")
    reader.wait("page tab", "Editor of the routine")
    assert not reader.names("popup menu")  # left open it would take every key that follows

    reader.do("list item", "Ball back extensions")
    reader.wait("heading", "Ball back extensions")
    reader.do("push button", "Change")
    reader.do("menu item", "Take out")
    reader.hears("Ball back extensions taken out")
    reader.set_text("text", "Add an exercise", "figure four")
    reader.hears("Figure four, 1 of 2")
    reader.do("push button", "Add it")
    reader.hears("Figure four added")
    reader.pick("Sides", "right only")
    reader.wait("list item", "Figure four, 20 s, right")
    reader.pick("Sides", "one, then the other")
    reader.wait("list item", "Figure four, 20 s, one side, then the other")
    reader.set_value("spin button", "Rounds", 1)
    reader.set_text("text", "Name of the routine", "Without the ball")
    reader.do("push button", "Save and choose it")
    reader.hears("“Without the ball” is saved; Start trains it.")

    reader.do("push button", "Start workout")
    reader.hears("Back bows. Round 1 of 1 · exercise 1 of 8")
    wait_for("the session to be saved", lambda: program.rows(ENDED))
    reader.hears("Workout done.")
    reader.do("push button", "See progress")
    reader.wait("page tab", "Progress")
    reader.do("push button", "See all")
    reader.wait("table", "All sessions")
    reader.do("push button", "Open")
    reader.wait("dialog", "Session")
    reader.wait("label", "Without the ball")
    reader.do("push button", "Cancel")
    reader.wait_gone("dialog", "Session")
    program.close()

    (session,) = exported(data)["sessions"]
    done = [(step["exercise"], step["side"]) for step in session["steps"]]
    assert "ball-back-extensions" not in [exercise for exercise, _side in done]
    added = [side for exercise, side in done if exercise == "figure-four"]
    assert added == ["right", "left", "right", "left"]  # and once among the stretches
    assert (session["routine"], session["finished"]) == ("without-the-ball", True)


@ON_X11
def test_a_routine_chosen_a_chart_read_and_a_session_corrected(
    start: Callable[..., Program], bus: dict[str, str], reader: Reader, data: Path
) -> None:
    program = start("--speed", "60", **bus)
    reader.wait("heading", "Upper and lower back")
    reader.do("push button", "My routines")
    reader.do("menu item", "At the desk: one minute for the shoulders")
    reader.hears("“At the desk: one minute for the shoulders” is chosen.")
    reader.do("push button", "Start workout")
    reader.hears("Workout done.")
    reader.do("push button", "See progress")

    reader.wait("page tab", "Progress")
    reader.do("radio button", "Minutes")
    reader.hears("Chart: Minutes a week. 1 value")
    reader.do("check box", "Show as table")
    reader.hears("Minutes a week as a table, 1 row")
    assert "Week of" in reader.names("table column header")

    reader.do("push button", reader.wait_named("push button", "1 of 1 set"))
    reader.wait("dialog", "Session")
    reader.pick("How hard", "7")
    reader.pick("Back", "sore")
    reader.set_text("text", "Note", "Read aloud.")
    reader.do("push button", reader.wait_named("push button", "Round 1: Done"))
    reader.pick("What became of it", "It hurt")
    reader.do("push button", "Save")
    reader.hears("Changed the session of ")
    wanted = [(7, "sore", "Read aloud.")]
    wait_for("it", lambda: program.rows("SELECT effort, back, note FROM sessions") == wanted)
    program.close()
    (session,) = exported(data)["sessions"]
    assert [step["outcome"] for step in session["steps"]] == ["hurt"]
