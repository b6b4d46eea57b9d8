"""Reports of our own mistakes: enough to mend them, and nothing that a person has entered."""

import errno
import os
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from backcompanion.application.settings import Settings
from backcompanion.base import crash_report
from backcompanion.base.crash_report import CrashReporter
from backcompanion.base.errors import KnownError
from backcompanion.training.exercise.terms import Remark
from support.cases import each_case
from support.histories import session
from support.moments import NOW, fixed_now

NOTE = "my knee, since the accident with Anna"


def report_of(error: Exception, log: Path | None = None) -> str:
    try:
        raise error
    except Exception as met:  # noqa: BLE001 - that is what is tested
        return crash_report.report(type(met), met, met.__traceback__, get_args(Remark), log)


@each_case(
    "error",
    [
        ValueError(f"cannot read {NOTE!r}"),
        KeyError(NOTE),
        ValueError(f"{replace(session(note=NOTE, back='painful', effort=9), kcal=(77.25, 99.5))}"),
        TypeError({"note": NOTE, "weight_kg": 81.5}),
        RuntimeError(f'a "{NOTE}" and another'),
    ],
)
def test_nothing_that_was_entered(error: Exception) -> None:
    report = report_of(error)
    for word in ("knee", "Anna", "painful", "81.5", "77.25", "99.5", "effort=9"):
        assert word not in report
    assert type(error).__name__ in report and "test_crash_report.py" in report


TRAINED = "trained by somebody"


@each_case(
    "error",
    [
        KeyError("osteoporosis"),
        ValueError(repr(Settings(remarks=("pregnancy", "disc")))),
        TypeError(f"unhashable: {frozenset({'remark:pregnancy', 'remark:disc'})}"),
        ValueError("a person with sore-wrists-or-knees\n  and, on a line of its own, stenosis"),
        RuntimeError("'sore-shoulder' and Anaemia and remark_disc"),
        KeyError(("dizziness",)),
    ],
)
def test_no_health_remarks(error: Exception, tmp_path: Path) -> None:
    log = tmp_path / "backcompanion.log"
    log.write_text(f"INFO remarks={'pregnancy', 'disc'} of {TRAINED}\n  osteoporosis\n")
    error.add_note("said of stenosis")
    report = report_of(error, log).casefold()
    for remark in get_args(Remark):
        assert remark not in report
    assert TRAINED in report and type(error).__name__.casefold() in report


@each_case(
    "message",
    [
        "levels=('secret:1', 'other:2'), rounds=2",
        "{'levels': {'secret': 1}, 'rounds': 2}",
        "reasons=['secret', 'secret too'] rounds=2",
        "changes=(Change(secret, 1), secret) rounds=2",
        "levels=mappingproxy({'secret': 1}), rounds=2",
        "answered=('secret:2026-11-19',) not_gentler=('secret:2026-11-19',), rounds=2",
        "rounds=2, changes={'a': [('secret', 1), (secret",
        "a message\n  note: 'secret and more', rounds=2",
    ],
)
def test_what_says_how_somebody_is_goes_with_all_that_stands_in_it(message: str) -> None:
    report = report_of(ValueError(message))
    assert "secret" not in report and "rounds" in report


def test_a_word_that_only_looks_like_one_stays() -> None:
    assert "discard discs" in report_of(LookupError("discard discs"))


def test_version_system_place_and_the_end_of_the_log(tmp_path: Path) -> None:
    log = tmp_path / "backcompanion.log"
    log.write_text("".join(f"line {n} INFO of the log\n" for n in range(5000)))
    report = report_of(LookupError("lost"), log)
    assert "Back Companion 0." in report and "Python 3" in report
    assert "LookupError: lost" in report
    assert "line 4999" in report and "line 4900 " not in report


@pytest.mark.expects_log
def test_the_same_place_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    messages: list[str] = []
    watch = CrashReporter(tmp_path, now=fixed_now, private_words=())
    watch.listen(lambda report, _path: messages.append(report))
    for n in range(200):
        try:
            raise ZeroDivisionError(f"frame {n}")
        except ZeroDivisionError as error:
            watch.handle(type(error), error, error.__traceback__)
    assert len(messages) == 1
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.expects_log
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_thread_s_fault_is_taken_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(place, name, getattr(place, name))
    watch = CrashReporter(tmp_path, now=fixed_now, private_words=())
    messages: list[str] = []
    watch.listen(lambda report, _path: messages.append(report))
    watch.install()
    thread = threading.Thread(target=lambda: [][1])
    thread.start()
    thread.join()
    assert len(messages) == 1 and "IndexError" in messages[0]


def test_only_the_newest_reports_stay(tmp_path: Path) -> None:
    for n in range(30):
        (tmp_path / f"fault-20200101-0000{n:02}-1.txt").write_text("old")
    path = crash_report.write_report("new", tmp_path, NOW)
    assert path is not None and path.read_text() == "new"
    assert path.name == f"fault-20261122-180211-{os.getpid()}.txt"
    assert path.stat().st_mode & 0o077 == 0
    assert len(list(tmp_path.glob("fault-*.txt"))) == 20


def test_no_empty_report_where_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert crash_report.write_report("text", tmp_path, NOW) is None
    assert list(tmp_path.iterdir()) == []


class Gone:
    """A terminal that was closed, or a file on a full disk."""

    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.expects_log
@pytest.mark.parametrize("place", ["stderr", "log", "listener", "clock", "disk"])
def test_it_never_raises_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def fails(*_arguments: object) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    messages: list[str] = []
    watch = CrashReporter(tmp_path, now=fails if place == "clock" else fixed_now, private_words=())
    watch.listen(fails if place == "listener" else lambda report, _path: messages.append(report))
    if place == "stderr":
        monkeypatch.setattr(sys, "stderr", Gone())
    if place == "log":
        monkeypatch.setattr("logging.Logger.error", fails)
    if place == "disk":
        monkeypatch.setattr(os, "fsync", fails)
    watch.handle(ZeroDivisionError, ZeroDivisionError(), None)
    assert len(messages) == (place != "listener")
    assert len(list(tmp_path.iterdir())) == (place not in ("clock", "disk"))


@pytest.mark.expects_log
def test_faults_of_one_second_have_a_report_each(tmp_path: Path) -> None:
    watch = CrashReporter(tmp_path, now=fixed_now, private_words=())
    for kind in (ZeroDivisionError, KeyError, IndexError):
        watch.handle(kind, kind(), None)
    texts = [file.read_text() for file in sorted(tmp_path.iterdir())]
    assert len(texts) == 3 and len(set(texts)) == 3


@pytest.mark.expects_log
def test_what_came_before_anybody_listened_is_told_then(tmp_path: Path) -> None:
    watch = CrashReporter(tmp_path, now=fixed_now, private_words=())
    watch.handle(ZeroDivisionError, ZeroDivisionError(), None)
    watch.handle(KeyError, KeyError(), None)
    messages: list[str] = []
    watch.listen(lambda report, _path: messages.append(report))
    assert len(messages) == 1 and "ZeroDivisionError" in messages[0]


@pytest.mark.expects_log
def test_what_the_world_did_is_told_in_its_own_words_and_is_no_mistake_of_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    crashes: list[str] = []
    messages: list[str] = []
    watch = CrashReporter(tmp_path, now=fixed_now, private_words=())
    watch.listen(lambda report, _path: crashes.append(report))
    error = KnownError("The disk is full. Free some room and try again.")
    watch.handle(KnownError, error, None)  # before anybody listens
    watch.listen_to_known_errors(messages.append)
    watch.handle(KnownError, error, None)
    assert messages == [str(error)] * 2 and crashes == [] and list(tmp_path.iterdir()) == []
    assert "mistake" not in capsys.readouterr().err
