"""What the tests are held to holds them."""

import re
from pathlib import Path

import pytest

from support.child_process import run_python
from support.places import TESTS
from support.real_time import MAY_RUN_AGAIN, REAL_TIME
from support.speed import child_within, within

FAULTS = """
import logging
import threading
from PySide6.QtCore import QTimer, QVariantAnimation, qWarning
from PySide6.QtWidgets import QWidget

kept = []
go_on = threading.Event()

def test_of_qt_s_warning(qapp):
    qWarning("something is wrong")

def test_of_our_warning():
    logging.getLogger("ours").warning("something is wrong")

def test_of_a_timer(qapp):
    kept.append(QTimer())
    kept[-1].setInterval(1000)
    kept[-1].start()

def test_of_an_animation(qapp):
    kept.append(QVariantAnimation(startValue=0, endValue=1, loopCount=-1))
    kept[-1].start()

def test_of_a_window(qapp):
    kept.append(QWidget())

def test_of_a_thread():
    threading.Thread(target=go_on.wait, daemon=True).start()

def test_that_is_well(qapp):
    widget = QWidget()
    timer = QTimer(widget)
    timer.setInterval(1000)
    timer.start()
    widget.show()
"""


def test_whatever_is_left_or_said_fails_the_test_that_did_it(tmp_path: Path) -> None:
    (tmp_path / "test_faults.py").write_text(FAULTS)
    done = run_python(
        *("-m", "pytest", "-q", "-p", "conftest", "-p", "no:cacheprovider", "-p", "no:xdist"),
        *("--rootdir", str(tmp_path), "-c", "/dev/null", str(tmp_path)),
    )
    said = done.stdout
    for fault in ("qt_s_warning", "our_warning", "a_timer", "an_animation", "a_window", "a_thread"):
        # What went wrong may stand behind it, as it does in CI.
        assert re.search(rf"test_faults\.py::test_of_{fault}( -|\n)", said), said
    assert "7 passed, 6 errors" in said.splitlines()[-1], said


def test_what_may_run_again_is_real_time_and_gets_no_more() -> None:
    assert len(MAY_RUN_AGAIN) <= 4
    for place in (*REAL_TIME, *MAY_RUN_AGAIN):
        assert (TESTS / place.partition("::")[0]).is_file(), place


def test_what_is_too_slow_is_told() -> None:
    with pytest.raises(AssertionError, match="too slow"):
        within(1e-6, lambda: sum(range(2_000_000)))
    with pytest.raises(AssertionError, match="too slow"):
        child_within(1e-6, lambda: run_python("-c", "sum(range(9_000_000))"))
    within(0.1, lambda: None)
