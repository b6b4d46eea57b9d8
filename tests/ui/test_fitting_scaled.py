"""The same pages on a screen that is scaled to 150 %: a process of its own, as Qt reads it once."""

import os
import subprocess
import sys
from pathlib import Path

FITTING = Path(__file__).with_name("test_fitting.py")


def test_everything_fits_at_one_and_a_half_times_the_size() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(FITTING)],
        env={**os.environ, "TESTS_SCALE": "1.5"},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout
    assert "passed" in done.stdout.splitlines()[-1]
