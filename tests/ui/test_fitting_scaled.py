"""The same pages on a screen that is scaled to 150 %: a process of its own, as Qt reads it once."""

from pathlib import Path

from support.child_process import run_python

FITTING = Path(__file__).with_name("test_fitting.py")


def test_everything_fits_at_one_and_a_half_times_the_size() -> None:
    pytest = ("-m", "pytest", "-q", "-p", "no:cacheprovider", str(FITTING))
    done = run_python(*pytest, timeout=240, TESTS_SCALE="1.5")
    assert done.returncode == 0, done.stdout
    assert "passed" in done.stdout.splitlines()[-1]
