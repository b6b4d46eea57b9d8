"""Sessions one after another leave nothing behind but their records."""

import json
import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]
SESSIONS = 2


def test_soak(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reliability.soak", str(tmp_path), str(SESSIONS)],
        cwd=TESTS,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)]),
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["recorded"] == SESSIONS
    assert figures["growth_mib"] < 5
    assert "widgets of Qt" not in figures["left_over"]
