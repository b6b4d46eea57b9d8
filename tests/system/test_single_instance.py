"""One window a folder; a second start is heard by the first."""

import os
import select
import subprocess
import sys
from pathlib import Path

from backcompanion.system.single_instance import PIPE, SingleInstance, acquire_instance
from support.command_line import SOURCE

CLAIMING = """
import sys
from pathlib import Path
from backcompanion.system.single_instance import acquire_instance
print("first" if acquire_instance(Path(sys.argv[1])) else "second", flush=True)
sys.stdin.read()
"""


def claimed(folder: Path) -> SingleInstance:
    found = acquire_instance(folder)
    assert found is not None
    return found


def start(folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", CLAIMING, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": SOURCE},
    )


def test_the_second_is_heard_by_the_first(tmp_path: Path) -> None:
    first = claimed(tmp_path)
    assert not first.take_show_request()
    second = start(tmp_path)
    assert second.communicate("")[0] == "second\n"
    assert first.pipe is not None and select.select([first.pipe], [], [], 5)[0]
    assert first.take_show_request() and not first.take_show_request()
    first.release()


def test_a_dead_owner_s_lock_is_taken_over(tmp_path: Path) -> None:
    owner = start(tmp_path)
    assert owner.stdout is not None and owner.stdout.readline() == "first\n"
    assert acquire_instance(tmp_path) is None
    owner.kill()
    owner.communicate()
    again = claimed(tmp_path)
    assert not again.take_show_request()  # what was asked of the dead one is forgotten
    again.release()


def test_each_folder_has_its_own(tmp_path: Path) -> None:
    one, other = claimed(tmp_path / "one"), claimed(tmp_path / "other")
    one.release()
    other.release()


def test_it_is_private_and_what_lies_in_its_place_goes(tmp_path: Path) -> None:
    (tmp_path / PIPE).write_text("not a pipe")
    one = claimed(tmp_path)
    assert one.pipe is not None
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.iterdir())
    one.release()


def test_a_folder_that_cannot_be_made_does_not_stop_the_window(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert claimed(tmp_path / "file" / "folder").pipe is None
