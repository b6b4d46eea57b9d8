"""The same on a screen that is scaled to 250 %: a process of its own, as Qt reads it once."""

from pathlib import Path

import pytest

from support.child_process import run_python
from support.thoroughness import THOROUGH

UI = Path(__file__).parent
EVERYTHING, PAGES = str(UI / "test_everything_opens.py"), str(UI / "test_fitting.py")
# What becomes narrow does so at any scale.
RUNS = [("2.5", (f"{EVERYTHING}::test_everything_can_be_reached_and_read",))]
ALL_RUNS = [(scale, (EVERYTHING, PAGES)) for scale in ("1.25", "1.5", "2", "2.5")]


@pytest.mark.parametrize(("scale", "tests"), ALL_RUNS if THOROUGH else RUNS)
def test_everything_fits_on_a_scaled_screen(scale: str, tests: tuple[str, ...]) -> None:
    pytest = ("-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)
    done = run_python(*pytest, timeout=600, TESTS_SCALE=scale)
    assert done.returncode == 0, done.stdout
    assert "passed" in done.stdout.splitlines()[-1]
