"""A whole session in a real window, by keys alone."""

import json
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path

from PySide6.QtGui import QImage

from journeys.screen import AnyScreen, Program, cli, exported, wait_for

RAIL_WIDTH = 80
"""A little less than it has."""
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
    wait_for(
        "the first page to be drawn", lambda: _colours(_rail_and_page(program, tmp_path)[0]) > 2
    )
    workout, page = _rail_and_page(program, tmp_path)
    marked, rails = workout, [workout]

    def is_open(key: str, before: QImage) -> bool:
        nonlocal marked, page
        marked, page = _rail_and_page(program, tmp_path)
        is_marked = marked == workout if key == "ctrl+1" else marked not in rails
        return is_marked and page != before

    for key in ("ctrl+2", "ctrl+3", "ctrl+4", "F1", "ctrl+1"):
        program.press(key)
        wait_for(f"{key} to bring a page that looks different", partial(is_open, key, page))
        rails.append(marked)
    program.press("Return")
    wait_for("the session to begin", lambda: program.rows("SELECT 1 FROM sessions"))


def _rail_and_page(program: Program, folder: Path) -> tuple[QImage, QImage]:
    """The next key may be pressed once both show that the last one was understood: what is behind,
    Qt would take for keys of a keyboard that has come meanwhile (`WaylandScreen.press`).
    """
    whole = QImage(str(program.picture(folder / "page.png")))
    rail = whole.copy(0, 0, RAIL_WIDTH, whole.height())
    return rail, whole.copy(RAIL_WIDTH, 0, whole.width() - RAIL_WIDTH, whole.height())


def _colours(picture: QImage) -> int:
    small = picture.scaledToHeight(100)
    places = product(range(small.width()), range(small.height()))
    return len({small.pixel(x, y) for x, y in places})
