"""`export FILE.ics` writes the days planned ahead, without Qt, under names that last."""

import json
from datetime import timedelta
from pathlib import Path

import icalendar
import pytest

from backcompanion.cli import commands
from backcompanion.cli.main import main
from support.command_line import run
from support.moments import NOW, fixed_now


@pytest.fixture(autouse=True)
def wall_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "wall_clock", fixed_now)


def planned_folder(tmp_path: Path, *weekdays: int) -> Path:
    """A data folder with a plan that begins this week, taken in from a file."""
    monday = NOW.date() - timedelta(days=NOW.weekday())
    history = {
        "format": "backcompanion/1",
        "sessions": [],
        "plan": {
            "weeks": [{"from": monday.isoformat(), "week": 1}],
            "weekdays": list(weekdays),
            "left_on": None,
            "goal_before": 3,
            "goals": [],
        },
    }
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(history))
    assert main(["--data-dir", str(tmp_path / "data"), "import", str(file)]) == 0
    return tmp_path / "data"


def names(path: Path) -> set[str]:
    calendar = icalendar.Calendar.from_ical(path.read_text(encoding="utf-8"))
    return {str(event["uid"]) for event in calendar.walk("VEVENT")}


def test_days_ahead_under_names_that_last(tmp_path: Path) -> None:
    folder = planned_folder(tmp_path, 0, 2, 4)
    first, second = tmp_path / "first.ics", tmp_path / "second.ics"
    assert main(["--data-dir", str(folder), "export", str(first)]) == 0
    assert main(["--data-dir", str(folder), "export", str(second)]) == 0
    assert len(names(first)) > 20 and names(first) == names(second)


def test_two_people_have_names_of_their_own(tmp_path: Path) -> None:
    events = []
    for person in ("anna", "ben"):
        (tmp_path / person).mkdir()
        folder = planned_folder(tmp_path / person, 1, 3)
        path = tmp_path / f"{person}.ics"
        assert main(["--data-dir", str(folder), "export", str(path)]) == 0
        events.append(names(path))
    assert not events[0] & events[1]


def test_without_weekdays_it_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.ics"
    assert main(["--data-dir", str(tmp_path / "data"), "export", str(path)]) == 2
    assert "weekdays" in capsys.readouterr().err
    assert not path.exists()


def test_no_qt_for_it(tmp_path: Path) -> None:
    folder = planned_folder(tmp_path, 0, 3)
    done = run(
        "-c",
        "import sys; from backcompanion.cli.main import main;"
        f"main(['--data-dir', {str(folder)!r}, 'export', {str(tmp_path / 'plan.ics')!r}]);"
        "sys.exit('PySide6' in sys.modules)",
    )
    assert done.returncode == 0, done.stderr
