"""The same on a screen that is scaled: processes of their own, as Qt reads it once.

Each takes as long as fifty other tests, so `.ci/run` begins one at 250 % beside its other jobs.
"""

from pathlib import Path

import pytest

from support.child_process import run_python
from support.thoroughness import only_thorough

UI = Path(__file__).parent
EVERYTHING, PAGES = str(UI / "test_everything_opens.py"), str(UI / "test_fitting.py")
RUNS = [(scale, (EVERYTHING, PAGES)) for scale in ("1.25", "1.5", "2", "2.5")]


@only_thorough
@pytest.mark.parametrize(("scale", "tests"), RUNS)
def test_everything_fits_on_a_scaled_screen(scale: str, tests: tuple[str, ...]) -> None:
    pytest = ("-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)
    done = run_python(*pytest, timeout=600, TESTS_SCALE=scale)
    assert done.returncode == 0, done.stdout
    assert "passed" in done.stdout.splitlines()[-1]
