"""The same history on several computers: what travels, and what becomes of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from backcompanion.history.folder import merge_events, sync
from backcompanion.history.folder.conflicts import conflicted_sessions
from backcompanion.history.folder.event import Event
from backcompanion.history.folder.merge_events import take_back
from backcompanion.history.folder.person_sync import write_person
from backcompanion.history.folder.whole_session import whole_session
from backcompanion.history.rows import microseconds
from backcompanion.history.safety.backups import back_up
from backcompanion.history.safety.contents import contents
from backcompanion.history.safety.restoring import restore
from backcompanion.history.values.plan_store import read_plan, write_plan
from backcompanion.training.planning.program import Plan
from backcompanion.training.planning.program_goals import GoalChanges
from backcompanion.training.session.record import Break, SessionRecord
from support.computers import Computer, carry, settle
from support.histories import EVENING, prescription, session, step
from support.moments import NOW
from support.work import within


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Computer]]:
    computers = [Computer(tmp_path, "desk"), Computer(tmp_path, "sofa")]
    yield computers
    for computer in computers:
        computer.close()


def join(computers: list[Computer]) -> None:
    for computer in computers:
        computer.join()
    settle(computers)


def ids(computer: Computer) -> set[str]:
    return {each.id for each in computer.store.read().sessions}


def conflicts(computer: Computer) -> list[tuple[str, str, str]]:
    query = "SELECT session, field, value FROM conflicts ORDER BY field"
    return computer.store.query(lambda c: c.execute(query).fetchall(), [])


def test_what_one_trains_and_makes_the_other_has(two: list[Computer]) -> None:
    desk, sofa = two
    desk.store.add(session("a", steps=(step(), step("roll-downs", outcome="hurt"))))
    desk.store.set_goal(date(2026, 11, 1), 4)
    sofa.store.set_break(Break(date(2026, 8, 1), None, "illness"))
    desk.person |= {"equipment": ["band"], "remarks": ["disc"]}
    (sofa.data / "motions").mkdir()
    (sofa.data / "motions" / "shrug.toml").write_text("# a motion\n")
    join(two)
    assert sofa.store.session("a") == desk.store.session("a")
    assert sofa.person["equipment"] == ["band"]
    assert (desk.data / "motions" / "shrug.toml").read_text() == "# a motion\n"
    assert desk.export() == sofa.export()
    desk.store.delete("a")
    sofa.store.end_break(date(2026, 8, 1), date(2026, 8, 9))
    (sofa.data / "motions" / "shrug.toml").unlink()
    settle(two)
    assert ids(sofa) == set()
    assert not (desk.data / "motions" / "shrug.toml").exists()
    assert desk.export() == sofa.export()


def test_two_corrections_of_one_field_and_what_settles_them(two: list[Computer]) -> None:
    desk, sofa = two
    desk.store.add(session("a", effort=5))
    join(two)
    desk.store.edit(session("a", effort=6, note="at the desk"))
    sofa.store.edit(session("a", effort=7, back="sore"))
    settle(two)
    assert conflicted_sessions(desk.store) == conflicted_sessions(sofa.store) == {"a"}
    record = sofa.store.session("a")
    assert record is not None
    assert record == desk.store.session("a")
    assert (record.note, record.back) == ("at the desk", "sore")
    stood = {6: 7, 7: 6}[record.effort or 0]
    assert conflicts(desk) == conflicts(sofa) == [("a", "effort", str(stood))]
    desk.store.edit(replace(record, effort=8, sets=None))
    settle(two)
    assert conflicts(desk) == conflicts(sofa) == []


def test_a_conflict_in_which_ours_stands_is_something_new_to_show(two: list[Computer]) -> None:
    desk, sofa = two
    desk.store.add(session("a", effort=5))
    join(two)
    desk.store.edit(session("a", effort=6))
    desk.sync()
    sofa.store.edit(session("a", effort=7))
    sofa.store.edit(session("a", effort=8))
    sofa.sync()  # the later of the two, by its device
    before = sofa.store.version()
    carry(desk, sofa)
    assert sofa.sync().merged.after == {}
    assert conflicts(sofa) == [("a", "effort", "6")]
    assert sofa.store.version() > before


def test_a_correction_after_a_deletion_brings_it_back_and_one_before_does_not(
    two: list[Computer],
) -> None:
    desk, sofa = two
    desk.store.add(session("a"))
    join(two)
    desk.store.delete("a")
    settle(two)
    assert ids(sofa) == set()
    sofa.store.restore("a")
    settle(two)
    assert ids(desk) == {"a"}


def test_a_session_is_written_once_it_has_ended(two: list[Computer]) -> None:
    desk, sofa = two
    join(two)
    id_ = desk.store.begin(prescription(), EVENING)
    desk.store.heartbeat(id_, 40)
    settle(two)
    assert ids(sofa) == set()
    desk.store.end_as_written(id_)
    settle(two)
    assert sofa.store.session(id_) == desk.store.session(id_)


def test_a_whole_merge_can_be_taken_back_everywhere(two: list[Computer]) -> None:
    desk, sofa = two
    sofa.store.add(session("kept"))
    join(two)
    desk.store.add(session("new", EVENING.replace(hour=9)))
    desk.store.edit(session("kept", effort=9))
    desk.sync()
    carry(desk, sofa)
    merged = sofa.sync().merged
    assert set(merged.after) == {("session", "new"), ("session", "kept")}
    now_us = microseconds(sofa.now())

    def job(connection: object) -> None:
        take_back(connection, merged, now_us)  # type: ignore[arg-type]

    sofa.store.writer.put(job)
    settle(two)
    assert ids(desk) == ids(sofa) == {"kept"}
    assert desk.store.session("kept") == session("kept")


def test_going_back_to_a_backup_loses_nothing_that_others_did_since(two: list[Computer]) -> None:
    desk, sofa = two
    desk.store.add(session("old"))
    join(two)
    backup = back_up(desk.store.path, "import", desk.now())
    assert backup is not None
    sofa.store.add(session("later", EVENING.replace(hour=9)))
    desk.store.delete("old")
    settle(two)
    assert ids(desk) == ids(sofa) == {"later"}
    before = contents(backup.path, desk.store.path)
    assert (before.lost, before.back, before.again) == (1, 1, 1)
    assert "comes again" in before.summary()
    restore(desk.data, backup.path, desk.now())
    settle(two)
    assert ids(desk) == ids(sofa) == {"old", "later"}


def test_an_import_that_is_undone_is_undone_everywhere(two: list[Computer]) -> None:
    desk, sofa = two
    desk.store.add(session("old"))
    join(two)
    backup = back_up(desk.store.path, "import", desk.now())
    assert backup is not None
    desk.store.add(session("imported", EVENING.replace(hour=9)))
    settle(two)
    restore(desk.data, backup.path, desk.now(), at_revision=desk.store.version())
    settle(two)
    assert ids(desk) == ids(sofa) == {"old"}


def test_both_of_two_routines_that_were_changed_at_once_are_kept(two: list[Computer]) -> None:
    join(two)
    for computer in two:
        folder = computer.data / "routines"
        folder.mkdir()
        (folder / "mine.toml").write_text(f'id = "mine"\nname = "Of the {computer.name}"\n')
    settle(two)
    texts = [
        {file.name: file.read_text() for file in (computer.data / "routines").iterdir()}
        for computer in two
    ]
    assert texts[0] == texts[1]
    assert texts[0]["mine.toml"] == 'id = "mine"\nname = "Of the sofa"\n'
    assert texts[0]["mine-desk.toml"] == 'id = "mine-desk"\nname = "Of the desk (desk)"\n'


def test_notes_and_remarks_stay_unless_ticked(two: list[Computer]) -> None:
    desk, sofa = two
    desk.store.add(session("a", note="mine alone"))
    desk.person["remarks"] = ["disc"]
    desk.join(notes=False, remarks=False)
    sofa.join()
    settle(two)
    record = sofa.store.session("a")
    assert record is not None
    assert (record.note, sofa.person["remarks"]) == ("", [])
    assert b"mine alone" not in desk.own_file.read_bytes()
    sofa.store.edit(replace(record, effort=3, sets=None))
    settle(two)
    assert desk.store.session("a") == replace(record, effort=3, note="mine alone")


def test_only_what_is_new_is_gone_through(
    two: list[Computer], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, sofa = two
    for n in range(30):
        desk.store.add(session(f"s{n}", EVENING.replace(minute=n), steps=(step(),)))
    join(two)
    read: list[str] = []

    def whole(event: Event) -> SessionRecord:
        read.append(event.subject[1] if event.subject else "")
        return whole_session(event)

    monkeypatch.setattr(merge_events, "whole_session", whole)
    desk.store.add(session("one more", EVENING.replace(hour=9)))
    desk.sync()
    carry(desk, sofa)
    assert sofa.sync().is_new
    assert read == ["one more"]
    assert not sofa.sync().is_new
    within(1_500, lambda: sofa.sync())


def test_what_changes_while_the_folder_is_read_is_said_the_next_time(
    two: list[Computer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a slow disk, where that takes its time: a session ends, a routine is saved."""
    desk, sofa = two
    join(two)
    routine = desk.data / "routines" / "mine.toml"
    routine.parent.mkdir()

    def meanwhile(*arguments: Any) -> str:
        if not routine.exists():
            desk.store.add(session("a"))
            routine.write_text("# one\n")
        return write_person(*arguments)

    monkeypatch.setattr(sync, "write_person", meanwhile)
    desk.store.set_goal(date(2026, 11, 1), 4)
    desk.sync()
    assert '"session"' not in desk.own_file.read_text()
    desk.sync()
    carry(desk, sofa)
    sofa.sync()
    assert ids(sofa) == {"a"}
    assert (sofa.data / "routines" / "mine.toml").read_text() == "# one\n"
    assert not desk.sync().is_new


def test_a_session_that_runs_elsewhere_is_known_for_as_long_as_nothing_is_new(
    two: list[Computer],
) -> None:
    desk, sofa = two
    join(two)
    settle(two)
    id_ = sofa.store.begin(prescription(), sofa.now())
    sofa.store.heartbeat(id_, 3)
    sofa.sync()
    carry(sofa, desk)
    reports = [desk.sync() for _again in range(4)]
    assert not reports[-1].is_new
    assert {report.running and report.running.device for report in reports} == {"sofa"}


def test_weekdays_of_another_computer_hold_from_the_day_they_came(two: list[Computer]) -> None:
    """Not from when others were chosen here: months were told as missed."""
    desk, sofa = two
    join(two)
    longer_ago, later = date(2026, 1, 5), NOW.date()
    assert write_plan(sofa.store, GoalChanges(Plan(weekdays=(0,))), longer_ago).wait(60)
    settle(two)
    assert read_plan(desk.store).choices == ()  # the first: nobody says since when
    assert write_plan(desk.store, GoalChanges(Plan(weekdays=(1, 3))), later).wait(60)
    settle(two)
    assert read_plan(sofa.store).choices == ((longer_ago, (0,)), (later, (1, 3)))
    assert read_plan(desk.store).choices == ((date.min, (0,)), (later, (1, 3)))
