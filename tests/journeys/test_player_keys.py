"""What the keys do in the Player, seen in the session's log on disk."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journeys.screen import Program, exported, wait_for


def begun(start: Callable[..., Program], *options: str) -> Program:
    program = start(*(options or ("--speed", "1")))
    program.press("space")
    wait_for("the session to begin", lambda: program.rows("SELECT 1 FROM sessions"))
    wait_for(
        "the lead-in to be over",
        lambda: program.rows("SELECT 1 FROM beats WHERE last_second > 0"),
    )
    return program


def test_space_pauses_and_goes_on_and_arrows_move_by_a_step(start: Callable[..., Program]) -> None:
    program = begun(start)
    expected = []
    for key, command in (
        ("space", "pause"),
        ("space", "resume"),
        ("Right", "skip"),
        ("Next", "skip"),
        ("Left", "back"),
        ("Prior", "back"),
        ("plus", "more"),
        ("e", None),
        ("x", "pause"),
    ):
        program.press(key)
        if command is not None:
            expected.append(command)
            wait_for(
                f"{key} to {command}",
                lambda: [c for c in program.commands() if c != "easier"] == expected,
            )


@pytest.mark.parametrize("key", ["Tab", "Shift_L", "Control_L", "Return", "XF86AudioRaiseVolume"])
def test_keys_that_must_not_pause(start: Callable[..., Program], key: str) -> None:
    program = begun(start)
    program.press(key)
    program.press("plus")
    wait_for("what came after", lambda: "more" in program.commands())
    assert program.commands() == ["more"]


def test_a_focused_button_keeps_its_own_space(start: Callable[..., Program]) -> None:
    program = begun(start)
    program.press("Tab", "Tab", "Tab", "space")  # Back, Pause, Skip
    wait_for("skip", lambda: program.commands() == ["skip"])


def test_that_hurt_pauses_and_offers_the_gentler_variant(start: Callable[..., Program]) -> None:
    program = begun(start, "--speed", "20")
    for _step in range(8):
        program.press("Right")
    wait_for("the first rest", lambda: len(program.commands()) == 8)
    program.press("Right", "h")
    wait_for("the pause", lambda: program.commands()[-1] == "pause")
    assert "hurt" in program.commands()
    program.press("Return")  # the first answer: gentler
    wait_for("the gentler variant", lambda: program.commands()[-2:] == ["easier", "resume"])


def test_end_asks_once_and_saves(start: Callable[..., Program], tmp_path: Path) -> None:
    program = begun(start, "--speed", "20")
    program.press("Escape")
    wait_for("the pause", lambda: program.commands() == ["pause"])
    program.press("Right", "Return")  # the second answer: end and save
    wait_for(
        "the session to be saved",
        lambda: program.rows("SELECT 1 FROM sessions WHERE state = 'ended'"),
    )
    program.press("Return")
    program.close()
    (session,) = exported(tmp_path / "data")["sessions"]
    assert session["finished"] is False
    assert session["steps"][0]["outcome"] == "partial"
    assert {step["outcome"] for step in session["steps"][1:]} == {"unreached"}


def test_discard_needs_the_second_choice(start: Callable[..., Program], tmp_path: Path) -> None:
    program = begun(start)
    program.press("Escape", "Left", "Return")  # the last answer: discard
    wait_for("the session to be gone", lambda: not program.rows("SELECT 1 FROM sessions"))
    program.close()
    assert exported(tmp_path / "data")["sessions"] == []


def test_esc_on_the_question_keeps_going(start: Callable[..., Program]) -> None:
    program = begun(start)
    program.press("Escape", "Escape")
    wait_for("to go on", lambda: program.commands() == ["pause", "resume"])
