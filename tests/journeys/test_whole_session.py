"""A whole session in a real window, by keys alone."""

import json
from collections.abc import Callable
from pathlib import Path

from journeys.screen import AnyScreen, Program, cli, exported, wait_for

SETS = [
    "back-bows",
    "russian-twists",
    "pilates-swimmers",
    "roll-downs",
    "kneeling-supermans",
    "reverse-fly",
    "ball-back-extensions",
    "pendulum-swing",
]


def test_from_start_to_done_at_sixty_times_the_speed(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    program = start("--speed", "60")
    assert program.title().startswith("Back Companion")
    assert "60" in program.title()
    program.press("space")
    wait_for(
        "the session to be saved",
        lambda: program.rows("SELECT 1 FROM sessions WHERE state = 'ended'"),
    )
    program.picture(tmp_path / "finish.png")
    program.press("6")
    wait_for("the effort to be saved", lambda: program.rows("SELECT effort FROM sessions")[0][0])
    program.press("Return")
    program.close()

    (session,) = exported(tmp_path / "data")["sessions"]
    assert session["finished"] is True
    assert session["effort"] == 6
    assert abs(session["active_seconds"] - 1500) <= 30
    assert session["kcal"] == [165, 210]
    sets = [step for step in session["steps"] if step["kind"] == "work"]
    assert [step["exercise"] for step in sets] == SETS * 2
    assert {step["outcome"] for step in session["steps"]} == {"done"}
    assert len(session["steps"]) == 8 + 16 + 11

    stats = json.loads(cli(tmp_path / "data", "stats", "--json"))
    assert stats["totals"]["sessions"] == 1
    assert stats["this_week"]["active_days"] == 1


class HeldAtOnce(Program):
    """Stands still from the moment that its window is there, before its pages are."""

    def activate(self) -> None:
        self.stop()
        super().activate()


def test_a_key_pressed_before_the_pages_stand_is_not_lost(
    screen: AnyScreen, tmp_path: Path
) -> None:
    program = HeldAtOnce(screen, tmp_path / "data", "--speed", "60")
    try:
        program.press("space")
        program.cont()
        wait_for("the session to begin", lambda: program.rows("SELECT 1 FROM sessions"))
    finally:
        program.kill()


def test_enter_starts_too_and_every_page_opens_by_its_key(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    program = start("--speed", "1")
    seen: set[int] = set()

    def another_page() -> bool:
        size = _size(program, tmp_path)
        is_new = size > 4000 and size not in seen
        seen.add(size)
        return is_new

    wait_for("the first page to be drawn", another_page)
    for key in ("ctrl+2", "ctrl+3", "ctrl+4", "F1"):
        program.press(key)
        wait_for(f"{key} to bring a page that looks different", another_page)
    program.press("ctrl+1")
    program.press("Return")
    wait_for("the session to begin", lambda: program.rows("SELECT 1 FROM sessions"))


def _size(program: Program, folder: Path) -> int:
    return program.picture(folder / "page.png").stat().st_size
