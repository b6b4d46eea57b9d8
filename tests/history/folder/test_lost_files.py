"""A computer's file that is nowhere any more, neither in the folder nor in the data folder."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from support.computers import Computer, carry_all, settle
from support.histories import EVENING, session, step


@pytest.fixture
def three(tmp_path: Path) -> Iterator[list[Computer]]:
    computers = [Computer(tmp_path, name) for name in ("desk", "sofa", "barn")]
    yield computers
    for computer in computers:
        computer.close()


def lose_file_of(computer: Computer, computers: list[Computer]) -> None:
    name = computer.own_file.name
    for each in computers:
        (each.shared / name).unlink(missing_ok=True)
    (computer.data / "computers" / name).unlink()


def test_its_computer_writes_all_again_and_a_new_one_gets_it(three: list[Computer]) -> None:
    desk, sofa, barn = three
    two = [desk, sofa]
    for n, name in enumerate(("corrected there", "corrected here", "gone", "kept")):
        desk.store.add(session(name, EVENING.replace(hour=n), steps=(step(),)))
    sofa.store.add(session("of the sofa", EVENING.replace(hour=9)))
    desk.store.set_goal(date(2026, 11, 2), 3)
    desk.person["equipment"] = ["band"]
    (desk.data / "routines").mkdir()
    (desk.data / "routines" / "mine.toml").write_text('id = "mine"\nname = "Mine"\n')
    for computer in two:
        computer.join()
    settle(two)
    sofa.store.edit(session("corrected there", EVENING.replace(hour=0), effort=7, steps=(step(),)))
    desk.store.edit(session("of the sofa", EVENING.replace(hour=9), effort=3))
    desk.store.delete("gone")
    settle(two)
    lose_file_of(desk, two)
    desk.store.add(session("next", EVENING.replace(hour=12)))
    settle(two)
    barn.join()
    settle(three)
    assert desk.export() == sofa.export() == barn.export()
    ids = {each.id for each in barn.store.read().sessions}
    assert ids == {"corrected there", "corrected here", "kept", "of the sofa", "next"}
    assert barn.person["equipment"] == ["band"]
    records = [barn.store.session(id_) for id_ in ("corrected there", "of the sofa")]
    assert [each.effort for each in records if each is not None] == [7, 3]
    assert (barn.data / "routines" / "mine.toml").is_file()
    assert desk.sync().written == 0


def test_what_others_deleted_meanwhile_stays_deleted(three: list[Computer]) -> None:
    desk, sofa = two = three[:2]
    desk.store.add(kept := session("a", steps=(step(),)))
    desk.store.add(session("b", EVENING.replace(hour=9)))
    for computer in two:
        computer.join()
    settle(two)
    sofa.store.delete("b")
    sofa.store.edit(replace(kept, note="later"))
    sofa.sync()
    lose_file_of(desk, two)
    desk.sync()  # knows nothing of it yet
    carry_all(two)
    settle(two)
    assert [each.id for each in desk.store.read().sessions] == ["a"]
    assert desk.export() == sofa.export()
    record = desk.store.session("a")
    assert record is not None
    assert record.note == "later"
