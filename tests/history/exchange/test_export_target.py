"""Where an export goes: to the name that was typed, and over nothing without a word."""

import os
from pathlib import Path

import pytest

from backcompanion.base.errors import KnownError
from backcompanion.history.exchange.export_target import (
    replaces_foreign_file,
    with_ending,
    write_export,
)
from backcompanion.history.exchange.ics import CalendarClock, write_calendar
from backcompanion.history.exchange.import_export import export_history
from backcompanion.history.store import Store
from backcompanion.history.values.plan_store import Reminders
from support.histories import session
from support.moments import NOW


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("back 27.11.2025", "back 27.11.2025.json"),
        ("back", "back.json"),
        ("back.json", "back.json"),
        ("back.JSON", "back.JSON"),
        ("back.csv", "back.csv.json"),
        (".json", ".json.json"),
    ],
)
def test_nothing_of_a_typed_name_is_taken_away(typed: str, name: str) -> None:
    assert with_ending(f"/tmp/{typed}", ".json") == Path("/tmp") / name


def test_what_is_no_export_of_ours_is_asked_about(store: Store, tmp_path: Path) -> None:
    assert store.add(session()).wait(5)
    for ending in (".json", ".csv"):
        target = tmp_path / f"out{ending}"
        assert not replaces_foreign_file(target)
        export_history(store, target)
        assert not replaces_foreign_file(target)
        target.write_text("Dear diary")
        assert replaces_foreign_file(target)
    calendar = tmp_path / "out.ics"
    write_calendar(calendar, (), CalendarClock(Reminders()), "id", NOW)
    assert not replaces_foreign_file(calendar)
    (tmp_path / "out.json").rename(tmp_path / "out.txt")
    assert replaces_foreign_file(tmp_path / "out.txt") and replaces_foreign_file(tmp_path)
    (tmp_path / "empty.json").touch()
    assert not replaces_foreign_file(tmp_path / "empty.json")


def test_a_pipe_is_no_file_to_replace(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(KnownError, match="no ordinary file"):
        write_export(tmp_path / "pipe.json", ("text",))
