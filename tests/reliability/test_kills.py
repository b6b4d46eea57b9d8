"""Killed at random moments: the history opens, is intact, and has all but the last moment."""

import json
import os
import subprocess
import sys
from pathlib import Path

from backcompanion.ui.player import running
from reliability import kills

TESTS = Path(__file__).parents[1]


def killed(folder: Path, times: int, seed: int) -> kills.Figures:
    done = subprocess.run(
        [sys.executable, "-m", "reliability.kills", str(folder), str(times), str(seed)],
        cwd=TESTS,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return kills.Figures(**json.loads(done.stdout))


def test_fifty_kills(tmp_path: Path) -> None:
    figures = killed(tmp_path, 52, seed=1)
    assert figures.opened == figures.intact == figures.kills == 52
    assert figures.sessions_missing == 0
    assert figures.worst_loss_seconds <= 1.0


def test_the_beats_are_those_of_the_window() -> None:
    assert running.BEAT_SECONDS == kills.BEAT_SECONDS
