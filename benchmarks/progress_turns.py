"""How long the window does not answer while Progress opens, and while one looks around in it; and
at the begin and the end of a first session.

Ten years of sessions with all their sets, each first time in a process of its own; where xdotool
and a display are there, by real keys and clicks.
"""

import os
import shutil
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.progress import TEN_YEARS_WEEKS as WEEKS
from benchmarks.window_turns import Turn, TurningWindow, turning_window

VIEWS = 9


def fill(folder: str) -> None:
    from backcompanion.base.paths import folders
    from backcompanion.cli.sample_history import write_sample_history

    write_sample_history(folders(Path(folder)), lambda: datetime.now().astimezone(), WEEKS)


FIRST_SECONDS, LATER_SECONDS = 2.5, 0.6
# Until something is trained, after the count.
TRAINING_SECONDS = 5.0
# What is done after the first sight, a line each; and again, as what is seen twice is kept.
LOOKING = (
    *(f"view {index}" for index in range(VIEWS)),
    "view 0",
    *("span 0", "span 2"),
    *(f"view {index}" for index in range(VIEWS)),
    "view 0",
    "span 1",
    *("earlier chart", "earlier chart", "later chart"),
    *("earlier days", "earlier days", "later days"),
    *("table", "table"),
    *("scroll 600", "scroll 3000", "scroll 0"),
    *("all", "back"),
    *("page 0", "page 2", "rail 0", "rail 2"),
    *("delete", "undo"),
    *("view 4", "delete", "undo", "view 0"),
    *("all", "delete", "undo", "back"),
    *("save chart.png", "save chart.svg", "save report.pdf", "save all.json", "save all.csv"),
    *("add", "undo"),
    *("start", "end"),
    *("start", "train", "end", "see"),
    *("start", "train", "end", "done"),
)


def longest(window: TurningWindow, seconds: float) -> list[Turn]:
    time.sleep(seconds)
    return sorted(window.turns(), key=lambda turn: -turn.held)


def tell(name: str, turns: list[Turn], most: int = 1) -> None:
    for turn in turns[:most]:
        print(
            f"{name:<28} {turn.held:6.1f} ms held, {turn.busy:6.1f} of processor,"
            f" at {turn.at:6.0f}  {' + '.join(turn.pieces)}",
            flush=True,
        )


def first_sight(folder: str, press: str, most: int) -> None:
    """`press`: what is said to the program, or xdotool's words for it."""
    with turning_window(folder) as window:
        window.watch()
        if press.startswith(("page", "rail")):
            window.say(press)
        else:
            subprocess.run(["xdotool", *press.split()], check=True)
        tell(f"first sight by {press}", longest(window, FIRST_SECONDS), most)
        if press.startswith("rail"):
            look_around(window)


def first_session(folder: str, seconds: float, most: int) -> None:
    """`seconds`: for which the window has stood; at first it makes the Player by itself."""
    with turning_window(folder, seconds=seconds) as window:
        for what in ("start", "train", "end", "see"):
            window.watch()
            window.say(what)
            took = TRAINING_SECONDS if what == "train" else FIRST_SECONDS
            tell(f"{what}, {seconds:g} s after launch", longest(window, took), most)


def look_around(window: TurningWindow) -> None:
    for _again in range(2):
        for what in LOOKING:
            window.watch()
            window.say(what)
            tell(what, longest(window, TRAINING_SECONDS if what == "train" else LATER_SECONDS))


def main() -> None:
    """Arguments: how many turns of a first time to tell, and a folder that is filled already."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with TemporaryDirectory() as temporary:
        folder = sys.argv[2] if len(sys.argv) > 2 else temporary
        if folder == temporary:
            fill(folder)
        presses = ["page 2", "rail 2"]
        if os.environ.get("DISPLAY") and shutil.which("xdotool"):
            presses.insert(1, "key ctrl+3")
        for press in presses:
            first_sight(folder, press, most)
        for seconds in (1.0, 6.0):
            first_session(folder, seconds, most)


if __name__ == "__main__":
    main()
