"""Kills a session at random moments, again and again, and looks at what is on disk.

A process of its own, so that what is forked has no threads: run with a folder, how many, a seed.
Prints a line of JSON.
"""

import json
import os
import random
import signal
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from backcompanion.history import database
from backcompanion.history.store import Store
from backcompanion.training.session.clock import SystemClock
from backcompanion.training.session.session import Session
from backcompanion.training.session.timeline import LogEntry
from support.histories import prescription
from support.moments import fixed_now

LANES = 4
SPEEDS = (1.0, 20.0, 60.0, 240.0)
LOOK_SECONDS = 0.016
HEARTBEAT_SECONDS = 0.5  # as ui.player.running has it; a test holds the two together
MAX_LOSS_SECONDS = 1.0
MAX_LOSS_LOOKS = round(MAX_LOSS_SECONDS / LOOK_SECONDS)


@dataclass
class Figures:
    kills: int = 0
    opened: int = 0
    intact: int = 0
    sessions_missing: int = 0
    worst_loss_seconds: float = 0.0
    worst_loss_looks: int = 0  # which come as slowly as everything else where others are at work


def train(folder: Path, speed: float, descriptor: int) -> None:
    """As the window does it: looks, commands, heartbeats; says to `told` how far it is."""
    store = Store.open(folder, now=fixed_now)
    clock = SystemClock()
    session = Session(prescription(), clock, speed=speed, lead_in=0.0)
    id_ = store.begin(session.prescription, fixed_now())

    def keep(entry: LogEntry) -> None:
        store.log(id_, entry.at, entry.command)

    session.on_entry = keep
    session.start()
    last_beat = clock.now()
    turn = 0
    while session.tick() != "ended":
        turn += 1
        if turn % 75 == 40:
            session.add_time() if turn % 150 == 40 else session.skip()
        if clock.now() - last_beat >= HEARTBEAT_SECONDS:
            last_beat = clock.now()
            store.heartbeat(id_, session.position)
        os.write(descriptor, f"{id_} {session.position:.3f}\n".encode())
        time.sleep(LOOK_SECONDS)
    os._exit(0)


def start(folder: Path, speed: float) -> tuple[int, int]:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            train(folder, speed, writing)
        finally:
            os._exit(1)
    os.close(writing)
    return pid, reading


def looks_of(pipe: int) -> tuple[str, list[float]] | None:
    """Of which session, and where it was at each look."""
    content = b""
    while piece := os.read(pipe, 65536):
        content += piece
    os.close(pipe)
    lines = [line.split() for line in content.decode().split("\n")[:-1]]
    return (lines[0][0], [float(position) for _id, position in lines]) if lines else None


def look(
    folder: Path, expected: tuple[str, list[float]] | None, speed: float, figures: Figures
) -> None:
    figures.kills += 1
    path = folder / database.FILE_NAME
    figures.intact += not database.integrity_problems(path) if path.exists() else 1
    store = Store.open(folder, now=fixed_now)
    history = store.read(steps=True)
    figures.opened += 1
    if expected is None:
        return
    id_, positions = expected
    record = next((session for session in history.sessions if session.id == id_), None)
    # What was told before anything could be on disk is lost time like any other.
    kept = record.active_seconds if record is not None else 0.0
    # What is written is rounded as little as what is told.
    lost = sum(position > kept + 0.001 for position in positions)
    figures.sessions_missing += record is None and lost > MAX_LOSS_LOOKS
    figures.worst_loss_looks = max(figures.worst_loss_looks, lost)
    seconds = (positions[-1] - kept) / speed
    figures.worst_loss_seconds = max(figures.worst_loss_seconds, seconds)


def kill_many(root: Path, kills: int, seed: int) -> Figures:
    chance = random.Random(seed)
    figures = Figures()
    while figures.kills < kills:
        running = []
        for lane in range(min(LANES, kills - figures.kills)):
            folder = root / f"lane-{lane}"
            speed = chance.choice(SPEEDS)
            ends = time.monotonic() + chance.choice((0.02, 0.2, 0.9, 1.6)) * (0.5 + chance.random())
            running.append((ends, folder, speed, *start(folder, speed)))
        for ends, folder, speed, pid, pipe in sorted(running):
            time.sleep(max(0.0, ends - time.monotonic()))
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            look(folder, looks_of(pipe), speed, figures)
    return figures


if __name__ == "__main__":
    done = kill_many(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
    sys.stdout.write(f"{json.dumps(asdict(done))}\n")
