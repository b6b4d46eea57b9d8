"""What the tests are held to holds them."""

import os
import re
import subprocess
from inspect import signature
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from support import helpers_left
from support.cases import each_case
from support.child_process import run_python
from support.places import TESTS
from support.real_time import MAY_RUN_AGAIN, REAL_TIME
from support.work import COUNT_IN_CHILD, calls_of, within

# When something was heard, and when a sentence is due for another process.
SOUND_IN_REAL_TIME = {
    "sound/engine/test_engine_process.py",
    "sound/engine/voice/test_quieter_others.py",
    "sound/engine/tones/test_tone_player.py",
    "sound/held_calls.py",
    "sound/live_session.py",
    "sound/pipewire.py",
    "sound/speakers.py",
    "sound/test_audible.py",
    "sound/test_coach.py",
    "sound/test_first_sets.py",
    "sound/test_shared_process.py",
    "sound/test_sound_check_in_window.py",
}

FAULTS = """
import logging
import subprocess
import sys
import threading
import pytest
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

ENDLESS = [sys.executable, "-c", "import sys; sys.stdin.read()"]

def test_of_a_process():
    kept.append(subprocess.Popen(ENDLESS, stdin=subprocess.PIPE))

def test_that_has_ended_it():
    assert kept[-1].wait(60) < 0  # ended by a signal
    with subprocess.Popen(ENDLESS, stdin=subprocess.PIPE):
        pass

@pytest.fixture(scope="module")
def shared():
    with subprocess.Popen(ENDLESS, stdin=subprocess.PIPE) as process:
        yield process

def test_with_one_for_several(shared):
    assert shared.poll() is None

def test_of_several(shared):
    assert shared.poll() is None

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
        TESTS_PATIENCE_SECONDS="0.5",
    )
    output = done.stdout
    faults = ["qt_s_warning", "our_warning", "a_timer", "an_animation", "a_window", "a_thread"]
    for fault in (*faults, "a_process"):
        # What went wrong may stand behind it, as it does in CI.
        assert re.search(rf"test_faults\.py::test_of_{fault}( -|\n)", output), output
    assert "11 passed, 7 errors" in output.splitlines()[-1], output


@pytest.mark.skipif(not helpers_left.CHILDREN.exists(), reason="of Linux")
def test_a_process_that_has_no_command_yet_is_left_over_as_well() -> None:
    before = helpers_left.helpers()
    # Python 3.13 starts none whose name is empty.
    command = ["bash", "-c", 'exec -a "" cat']
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        while Path(f"/proc/{process.pid}/cmdline").read_bytes() != b"\0":
            pass
        assert helpers_left.end_helpers_since(before) == [""]
        assert process.wait(60) < 0


def test_what_may_run_again_is_real_time_and_gets_no_more() -> None:
    assert len(MAY_RUN_AGAIN) <= 3
    for place in (*REAL_TIME, *MAY_RUN_AGAIN):
        assert (TESTS / place.partition("::")[0]).is_file(), place


def test_of_many_cases_in_one_test_all_are_tried_and_those_that_fail_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("support.cases.FIRST_CASES", False)
    folders: set[Path] = set()

    @each_case(("number", "word"), [(1, "one"), (2, "two"), (3, "three"), (4, "four")])
    def test(number: int, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folders.add(tmp_path)
        assert os.environ.get("LEFT_BY_A_CASE") is None
        monkeypatch.setenv("LEFT_BY_A_CASE", word)
        if number == 2:
            pytest.fail("said")
        assert number != 4

    assert "number" not in signature(test).parameters  # which are no fixtures
    with pytest.raises(BaseExceptionGroup, match="2 of 4 cases fail: 2, 'two'; 4, 'four'"):
        test(tmp_path=tmp_path, monkeypatch=monkeypatch)
    assert len(folders) == 4
    monkeypatch.setattr("support.cases.FIRST_CASES", True)
    test(tmp_path=tmp_path, monkeypatch=monkeypatch)


def test_no_test_looks_at_a_clock_of_the_machine_but_those_that_are_about_it() -> None:
    """Work is counted instead (`support/work.py`): seconds are others on each machine."""
    clocks = re.compile(r"\b(thread_time|process_time|perf_counter|monotonic|timeit|time\.time)\(")
    looking = {
        path.relative_to(TESTS).as_posix()
        for path in TESTS.rglob("*.py")
        if clocks.search(path.read_text("utf-8"))
    }
    beside = {path for path in looking if not path.startswith("reliability/")}
    # The second tells a wait of ours from one of 25 s.
    assert beside == {
        *SOUND_IN_REAL_TIME,
        *("journeys/screen.py", "system/test_session_bus.py", "ui/player/test_timing.py"),
    }


def test_no_wait_gives_up_before_the_others() -> None:
    """`support/patience.py` says when: on a busy machine what comes may take long."""
    for path in TESTS.rglob("*.py"):
        early = re.search(r"\.wait(Until|Signals?)\([^\n]*\btimeout=", path.read_text("utf-8"))
        assert path.name == "patient_bot.py" or early is None, (path, early)
        # A window waits five seconds for a disk, and leaves the rest to the next start.
        early = re.search(
            r"assert (\w+\.)*store\.(close\(\)|(close|writer\.flush)\(\d\))",
            path.read_text("utf-8"),
        )
        assert early is None, (path, early)


def test_in_a_wait_of_no_time_what_is_due_has_its_turn(qtbot: QtBot) -> None:
    turns: list[str] = []
    QTimer.singleShot(0, lambda: turns.append("due"))
    qtbot.wait(0)
    assert turns == ["due"]


def test_too_much_work_is_told() -> None:
    def work() -> None:
        for n in range(100):
            abs(n)

    assert calls_of(work) in range(100, 110)
    within(110, work)
    with pytest.raises(AssertionError, match=r"too much work: 10\d calls, 50 at most"):
        within(50, work)
    done = run_python("-c", COUNT_IN_CHILD + "for n in range(100): abs(n)")
    assert int(done.stdout.removeprefix("calls: ")) in range(100, 120)
