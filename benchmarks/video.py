"""The Player beside a video in a window of Chromium's, both at once, by whole process trees.

`python -m benchmarks.video`: on a screen in memory, over nine steps of the first two rounds, with
sound as the machine has it. Then the Player in full screen at 2880 × 1800 and 200 %, and what a
session takes of memory beside an empty window. The processor time alone is measured, so that a busy
machine changes little. Where there is no QtWebEngine, as shares of a core.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.launch import EMPTY
from benchmarks.player_process import LedPlayer, led_player
from benchmarks.process_tree import processor_seconds, tree_pss

VISITS, VISIT_SECONDS = 9, 8.0
FULL_SCREEN_VISITS = 4
# Chromium's own drawing without a graphics card, as Qt's without one is what it stands beside.
VIDEO_ENVIRONMENT = {
    "QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox --disable-gpu",
    "QT_QUICK_BACKEND": "software",
}


@contextmanager
def screen(size: str) -> Iterator[dict[str, str]]:
    """A screen in memory; what a process needs of the environment to be seen there."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as line:
            yield {"DISPLAY": f":{line.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


@contextmanager
def video(folder: str, environment: dict[str, str]) -> Iterator[int | None]:
    """The process that shows one, recorded beforehand; None where it does not come up."""
    path = Path(folder) / "video.webm"
    arguments = [sys.executable, "-m", "benchmarks.video_window"]
    environment = {**os.environ, **environment, **VIDEO_ENVIRONMENT}
    subprocess.run(
        [*arguments, "record", str(path)], env=environment, stderr=subprocess.DEVNULL, check=False
    )
    if not path.exists():
        print("there is no QtWebEngine to show a video: shares of a core only")
        yield None
        return
    process = subprocess.Popen(
        [*arguments, str(path)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def shares(*pids: int) -> list[float]:
    """Of a core, of each tree in the same seconds."""
    began, before = time.monotonic(), [processor_seconds(pid) for pid in pids]
    time.sleep(VISIT_SECONDS)
    passed = time.monotonic() - began
    return [(processor_seconds(pid) - was) / passed for pid, was in zip(pids, before, strict=True)]


def beside_a_video(player: LedPlayer, video_pid: int | None) -> None:
    rows = []
    for _visit in range(VISITS):
        name = player.skip()
        ours, *theirs = shares(player.pid, *([video_pid] if video_pid else []))
        rows.append((ours, theirs[0] if theirs else 0.0))
        print(f"  {name:44} {ours:6.1%}" + "".join(f"   a video {each:6.1%}" for each in theirs))
    mean, most = statistics.fmean(row[0] for row in rows), max(row[0] for row in rows)
    print(f"Player: {mean:.1%} of a core, at most {most:.1%}")
    peer = statistics.fmean(row[1] for row in rows)
    if peer:
        print(f"Player, mean: {mean / peer:.2f} × the video; costliest: {most / peer:.2f}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        with (
            screen("2560x800") as environment,
            video(folder, environment) as video_pid,
            led_player(folder, environment) as player,
        ):
            player.start()
            beside_a_video(player, video_pid)
            memory = tree_pss(player.pid)
            empty = subprocess.Popen(
                [sys.executable, "-c", EMPTY],
                env={**os.environ, **environment},
                stdout=subprocess.DEVNULL,
            )
            time.sleep(3.0)
            plain = tree_pss(empty.pid)
            empty.terminate()
            empty.wait()
            print(
                f"memory in a session: {memory / plain:.2f} × an empty window"
                f" ({memory:.0f} MiB against {plain:.0f})"
            )
        large = {"QT_SCALE_FACTOR": "2"}
        with (
            screen("2880x1800") as environment,
            led_player(folder, {**environment, **large}, full_screen=True) as player,
        ):
            player.start()
            print("full screen, 2880 × 1800 at 200 %")
            visited = [
                (player.skip(), shares(player.pid)[0]) for _visit in range(FULL_SCREEN_VISITS)
            ]
            for name, share in visited:
                print(f"  {name:44} {share:6.1%}")
            mean, most = statistics.fmean(s for _, s in visited), max(s for _, s in visited)
            print(f"Player in full screen: {mean:.1%} of a core, at most {most:.1%}")


if __name__ == "__main__":
    main()
