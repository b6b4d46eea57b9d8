"""The Player beside a video in a window of Chromium's, both at once, by whole process trees.

`python -m benchmarks.video`: on a screen in memory, over nine steps of the first two rounds, with
sound as the machine has it; once with nothing kept on the disk, and once more with the frames that
were kept, as every later session of the same steps. Then both in full screen at 2880 × 1800 and
200 %, and what a session takes of memory beside an empty window. The processor time alone is
measured, so that a busy machine changes little. Where there is no QtWebEngine, as shares of a core.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.driven_program import environment
from benchmarks.launch import EMPTY
from benchmarks.player_process import LedPlayer, led_player
from benchmarks.process_tree import processor_seconds, tree_memory

VISITS, VISIT_SECONDS = 9, 6.0
# Frames of the first repetition are painted, those of the others shown again: both are measured.
LATER_SECONDS = 4.0
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
def video(folder: str, display: dict[str, str]) -> Iterator[int | None]:
    """The process that shows one, recorded beforehand; None where it does not come up."""
    path = Path(folder) / "video.webm"
    arguments = [sys.executable, "-m", "benchmarks.video_window"]
    env = environment({**display, **VIDEO_ENVIRONMENT})
    subprocess.run(
        [*arguments, "record", str(path)], env=env, stderr=subprocess.DEVNULL, check=False
    )
    if not path.exists():
        print("there is no QtWebEngine to show a video: shares of a core only")
        yield None
        return
    process = subprocess.Popen(
        [*arguments, str(path)],
        env=env,
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


def visited(player: LedPlayer, visits: int, video_pid: int | None = None) -> list[list[float]]:
    """(At first, later, the video) of each step, as shares of a core."""
    rows = []
    for _visit in range(visits):
        name = player.skip()
        pids = [player.pid, *([video_pid] if video_pid else [])]
        first = shares(*pids)
        time.sleep(LATER_SECONDS)
        later = shares(*pids)
        rows.append(
            [first[0], later[0], *[(a + b) / 2 for a, b in zip(first[1:], later[1:], strict=True)]]
        )
        line = f"  {name:40} {first[0]:6.1%} at first, {later[0]:6.1%} later"
        print(line + "".join(f", a video {each:6.1%}" for each in rows[-1][2:]), flush=True)
    return rows


def sum_up(what: str, rows: list[list[float]]) -> None:
    first, later, *peer = (statistics.fmean(column) for column in zip(*rows, strict=True))
    most = max(max(row[:2]) for row in rows)
    print(f"{what}: {first:.1%} of a core at first, {later:.1%} later, at most {most:.1%}")
    if peer:
        print(
            f"{what} ÷ the video: mean {(first + later) / 2 / peer[0]:.2f}"
            f" (at first {first / peer[0]:.2f}, later {later / peer[0]:.2f}),"
            f" costliest {most / peer[0]:.2f}"
        )


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        screen("2560x800") as display,
        video(folder, display) as video_pid,
    ):
        with led_player(folder, display) as player:
            player.start()
            sum_up("Player, first session", visited(player, VISITS, video_pid))
        with led_player(_next_folder(folder), display) as player:
            player.start()
            sum_up("Player, later session", visited(player, VISITS, video_pid))
            memory = tree_memory(player.pid)
        empty = subprocess.Popen(
            [sys.executable, "-c", EMPTY],
            env=environment(display),
            stdout=subprocess.DEVNULL,
        )
        time.sleep(3.0)
        plain = tree_memory(empty.pid)
        empty.terminate()
        empty.wait()
        print(
            f"memory in a session: {memory / plain:.2f} × an empty window"
            f" ({memory:.0f} MiB against {plain:.0f})"
        )
    with tempfile.TemporaryDirectory() as folder:
        large = {"QT_SCALE_FACTOR": "2"}
        print("full screen, 2880 × 1800 at 200 %")
        with screen("2880x1800") as display:
            for session in ("first session", "later session"):
                with led_player(folder, {**display, **large}) as player:
                    player.start(full_screen=True)
                    rows = visited(player, FULL_SCREEN_VISITS)
                    sum_up(f"Player in full screen, {session}", rows)
                folder = _next_folder(folder)


def _next_folder(folder: str) -> str:
    """As that one was at first, so that the same steps come, but with the frames that it keeps."""
    cache = Path(folder, "cache")
    sizes = [each.stat().st_size for each in cache.glob("frames-*")]
    print(f"  {sum(sizes) / 2**20:.0f} MiB kept on the disk, in {len(sizes)} files")
    later = Path(folder, "later")
    shutil.copytree(cache, later / "cache")
    return str(later)


if __name__ == "__main__":
    main()
