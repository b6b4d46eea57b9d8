"""The same history on several computers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from support.computers import Computer, settle
from support.histories import session, step


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Computer]]:
    computers = [Computer(tmp_path, "desk"), Computer(tmp_path, "sofa")]
    yield computers
    for computer in computers:
        computer.close()


def test_what_one_trains_the_other_has(two: list[Computer]) -> None:
    desk, sofa = two
    desk.store.add(session("a", steps=(step(), step("roll-downs"))))
    desk.store.set_goal(date(2026, 11, 1), 4)
    for each in two:
        each.join()
    settle(two)
    assert sofa.store.session("a") == desk.store.session("a")
    assert desk.export() == sofa.export()
    sofa.store.edit(replace(session("a", steps=(step(),)), effort=7))
    desk.store.delete("a")
    settle(two)
    assert desk.export() == sofa.export()
