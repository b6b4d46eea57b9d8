"""Processes that are killed, and several at once on one folder."""

import json
from contextlib import suppress
from pathlib import Path
from subprocess import TimeoutExpired

import pytest

from backcompanion.cli.main import main
from backcompanion.history import database
from backcompanion.history.store import Store
from backcompanion.training.session.timeline import perform
from support.child_process import start_python
from support.histories import prescription
from support.moments import fixed_now
from support.thoroughness import THOROUGH, tries

# A session as the window runs it: heartbeats and commands handed over, and each second that is
# on disk told, so that the one who kills knows what must not be lost.
TRAINING = """
import sys
from pathlib import Path
from backcompanion.history.store import Store
from support.histories import EVENING, prescription
from support.moments import fixed_now
store = Store.open(Path(sys.argv[1]), now=fixed_now)
id_ = store.begin(prescription(), EVENING)
for second in range(1, 100_000):
    future = store.heartbeat(id_, second / 10)
    if second == 255:
        store.log(id_, 25.5, "skip")
    future.wait(60)
    print(second / 10, flush=True)
"""
ADDING = """
import sys
from pathlib import Path
from backcompanion.history.store import Store
from support.histories import session
from support.moments import fixed_now
store = Store.open(Path(sys.argv[1]), now=fixed_now)
for n in range(40):
    store.add(session(f"{sys.argv[2]} {n}"))
sys.exit(0 if store.close(30) else 1)
"""


@pytest.mark.parametrize("lines", [1, 40, 255, 256, 400] if THOROUGH else [1, 256])
def test_killed_in_mid_session(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: int
) -> None:
    process = start_python("-c", TRAINING, str(tmp_path))
    assert process.stdout is not None
    moments = [float(process.stdout.readline()) for _n in range(lines)]
    process.kill()
    process.communicate()

    capsys.readouterr()
    command = ["--data-dir", str(tmp_path), "stats", "--json"]
    assert main([*command, "--today", "2026-11-22"]) == 0
    stats = capsys.readouterr().out
    store = Store.open(tmp_path, create=False, now=fixed_now)
    (session,) = store.read(steps=True).sessions
    underway = store.open_session()
    assert underway is not None
    assert database.integrity_problems(store.path) == ()
    assert session.active_seconds >= moments[-1]
    assert not session.finished
    assert session.steps == perform(prescription(), underway.log).records(session.active_seconds)
    totals = json.loads(stats)["totals"]
    assert (totals["sessions"], totals["active_seconds"]) == (1, int(session.active_seconds + 0.5))


def test_two_that_write_and_one_that_reads(tmp_path: Path) -> None:
    writers = [start_python("-c", ADDING, str(tmp_path), name) for name in ("one", "two")]
    seen = [0]
    while any(process.poll() is None for process in writers):
        seen.append(len(Store.open(tmp_path, create=False, now=fixed_now).read().sessions))
        with suppress(TimeoutExpired):
            writers[0].wait(0.01)  # one that reads all the time keeps the others from the processor
    assert [process.communicate() and process.returncode for process in writers] == [0, 0]
    assert seen == sorted(seen)
    assert len(Store.open(tmp_path, now=fixed_now).read().sessions) == 80


def test_a_file_that_another_process_is_about_to_fill_reads_as_empty(tmp_path: Path) -> None:
    reader = Store.open(tmp_path, create=False, now=fixed_now)
    (tmp_path / database.FILE_NAME).touch()
    assert reader.read().sessions == ()
    assert reader.open_session() is None


def test_two_that_make_the_file_at_the_same_time(tmp_path: Path) -> None:
    for n in range(tries(3, sample=1)):
        folder = tmp_path / str(n)
        writers = [
            start_python("-c", ADDING, str(folder), name) for name in ("one", "two", "three")
        ]
        assert [process.communicate() and process.returncode for process in writers] == [0, 0, 0]
        assert database.integrity_problems(folder / database.FILE_NAME) == ()
