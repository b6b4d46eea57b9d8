"""What carriers and disks do to the files of a shared folder."""

import errno
import json
import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from backcompanion.history.folder import own_log
from backcompanion.history.folder.choice import read_choice, write_choice
from backcompanion.history.folder.event import event_line
from backcompanion.history.folder.status import FolderStatus, folder_status
from support.computers import Computer, carry, carry_all, settle
from support.histories import EVENING, session, step


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Computer]]:
    computers = [Computer(tmp_path, "desk"), Computer(tmp_path, "sofa")]
    for computer in computers:
        computer.store.add(session(computer.name, steps=(step(),)))
        computer.join()
    yield computers
    for computer in computers:
        computer.close()


def status(computer: Computer) -> FolderStatus:
    choice = read_choice(computer.data)
    assert choice is not None
    return folder_status(computer.data, choice, computer.store)


def ids(computer: Computer) -> set[str]:
    return {each.id for each in computer.store.read().sessions}


def test_half_a_line_is_not_there_yet_and_a_copy_counts_once(two: list[Computer]) -> None:
    desk, sofa = two
    desk.sync()
    content = desk.own_file.read_bytes()
    target = sofa.shared / desk.own_file.name
    for n in range(0, len(content), 37):
        target.write_bytes(content[:n])
        report = sofa.sync()
        assert not report.cut or report.cut == (target.name,)
        assert ids(sofa) == {"sofa"}
    for name in ("x (1).jsonl", "x.sync-conflict-20261128-101010-ABCDEFG.jsonl", target.name):
        carry(desk, sofa, name)
    assert len(sofa.sync().merged.after) == 1
    assert ids(sofa) == {"sofa", "desk"}


def test_what_is_none_of_ours_is_left_alone(two: list[Computer]) -> None:
    desk, _sofa = two
    others = {
        "data.jsonl": b'{"text": "a line of something else"}\n' * 3,
        "noise.jsonl": os.urandom(2000),
        "letter.odt": b"PK",
        ".hidden.jsonl": b"{}\n",
    }
    for name, content in others.items():
        (desk.shared / name).write_bytes(content)
    (desk.shared / "folder.jsonl").mkdir()
    assert desk.sync().broken == 0
    assert ids(desk) == {"desk"}
    assert {name: (desk.shared / name).read_bytes() for name in others} == others


def test_a_later_release_s_kinds_and_fields_are_skipped_and_stay(two: list[Computer]) -> None:
    desk, sofa = two
    settle(two)
    record = json.loads(desk.own_file.read_text().splitlines()[1])["session"]
    device = read_choice(desk.data)
    assert device is not None
    answers: dict[str, dict[str, object]] = {
        "mood": {"on": "2026-11-01", "mood": 3},
        "session": {"session": {**record, "id": "b", "mood": 3}},
        "correction": {"session": "sofa", "fields": {"effort": 99}},
    }
    later = [
        event_line(f"{n:032x}", device.device, n, "x", kind, values)
        for n, (kind, values) in enumerate(answers.items(), start=90)
    ]
    with (desk.data / "computers" / desk.own_file.name).open("a") as file:
        file.writelines(f"{line}\n" for line in later)
    desk.sync(thoroughly=True)
    carry_all(two)
    sofa.sync()
    assert ids(sofa) == {"desk", "sofa", "b"}
    session = sofa.store.session("sofa")
    assert session is not None and session.effort is None
    desk.own_file.write_bytes(b"")
    assert desk.sync().rewritten is False  # begun anew from its start
    assert desk.own_file.read_text().splitlines()[-3:] == later


def test_a_file_that_lost_its_middle_is_written_again(two: list[Computer]) -> None:
    desk, _sofa = two
    desk.sync()
    whole = desk.own_file.read_bytes()
    desk.own_file.write_bytes(whole[:50] + whole[90:])
    assert desk.sync().rewritten
    assert desk.own_file.read_bytes() == whole


def test_where_no_file_can_be_moved_onto_another(
    two: list[Computer], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _sofa = two
    desk.sync()
    whole = desk.own_file.read_bytes()
    desk.own_file.write_bytes(whole[40:])

    def refuse(_target: Path) -> None:
        raise OSError(errno.EPERM, "no rename here")

    monkeypatch.setattr(own_log, "replacing", refuse)
    assert desk.sync().rewritten
    assert desk.own_file.read_bytes() == whole


@pytest.mark.parametrize("why", [errno.ENOSPC, errno.EROFS])
def test_a_folder_that_is_full_or_cannot_be_written_is_tried_again(
    two: list[Computer], monkeypatch: pytest.MonkeyPatch, why: int
) -> None:
    desk, sofa = two
    sofa.sync()
    carry(sofa, desk)

    def fail(target: Path, content: bytes, start: int) -> None:
        target.write_bytes(content[: start + 30])  # what still found room
        raise OSError(why, os.strerror(why))

    with monkeypatch.context() as patched:
        patched.setattr(own_log, "_append", fail)
        report = desk.sync()
        assert report.problems and os.strerror(why) in report.problems[0]
        assert report.written == 0, "nothing is said to be written that is not"
        waiting = status(desk).waiting
        assert waiting > 0
        assert ids(desk) == {"desk", "sofa"}  # theirs is read all the same
    report = desk.sync()
    assert report.problems == ()
    assert report.written >= waiting
    assert status(desk).waiting == 0
    carry(desk, sofa)
    sofa.sync()
    assert ids(sofa) == {"desk", "sofa"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the kill is done in a fork")
def test_a_kill_in_an_append_leaves_what_others_can_read(two: list[Computer]) -> None:
    desk, sofa = two
    desk.sync()
    before = desk.own_file.read_bytes()
    log = desk.data / "computers" / desk.own_file.name
    more = before + log.read_bytes().splitlines(keepends=True)[-1]
    child = os.fork()
    if child == 0:
        write = os.write

        def write_half(descriptor: int, content: memoryview) -> int:
            write(descriptor, content[: len(content) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
            return 0

        os.write = write_half  # type: ignore[assignment]
        own_log._append(desk.own_file, more, len(before))
        os._exit(0)
    _pid, ended = os.waitpid(child, 0)
    assert os.WTERMSIG(ended) == signal.SIGKILL
    assert before < desk.own_file.read_bytes() < more
    carry(desk, sofa)
    assert sofa.sync().cut == (desk.own_file.name,)
    assert ids(sofa) == {"desk", "sofa"}
    desk.store.add(session("next", EVENING.replace(hour=9)))
    desk.sync()
    carry(desk, sofa)
    assert sofa.sync().cut == ()
    assert ids(sofa) == {"desk", "sofa", "next"}


def test_a_copy_of_the_data_folder_is_a_computer_of_its_own(two: list[Computer]) -> None:
    desk, _sofa = two
    desk.sync()
    before = read_choice(desk.data)
    assert before is not None
    write_choice(desk.data, replace(before, machine="another"))
    desk.sync()
    after = read_choice(desk.data)
    assert after is not None and after.device != before.device
    assert [each.is_own for each in status(desk).devices] == [True, False]
    assert ids(desk) == {"desk"}


def test_two_computers_of_one_name_are_told_apart_the_same_way_on_each(
    two: list[Computer],
) -> None:
    """Both are called "laptop" by their makers."""
    for computer in two:
        choice = read_choice(computer.data)
        assert choice is not None
        write_choice(computer.data, replace(choice, name="laptop"))
    settle(two)
    labels = [{each.id: each.label for each in status(computer).devices} for computer in two]
    assert labels[0] == labels[1]
    assert sorted(labels[0].values()) == ["laptop (1)", "laptop (2)"]
    assert [each.name for each in status(two[0]).devices] == ["laptop", "laptop"]
