"""The command line as others rely on it: words, exit statuses, and what is not loaded."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from backcompanion.base.errors import KnownError
from backcompanion.cli import commands
from backcompanion.cli.arguments import Arguments, parse
from backcompanion.cli.main import main
from support.cases import each_case
from support.child_process import environment
from support.command_line import a_file, damaged, newer, no_folder, run, year_of_sessions
from support.moments import NOW
from support.work import COUNT_IN_CHILD

HEAVY = ("PySide6", "shiboken6", "pyqtgraph", "numpy", "msgspec", "tomllib", "asyncio", "logging")


@pytest.fixture
def year(tmp_path: Path) -> Path:
    return year_of_sessions(tmp_path)


def test_no_argument_is_the_window() -> None:
    assert parse([]) == Arguments()
    assert parse(["--data-dir", "d"]) == Arguments(Path("d"))


@pytest.mark.parametrize(
    "words",
    [
        ["--data-dir", "d", "--speed", "60", "--debug", "stats", "--json"],
        ["stats", "--json", "--data-dir", "d", "--speed", "60", "--debug"],
        ["--speed", "60", "stats", "--debug", "--json", "--data-dir", "d"],
    ],
)
def test_options_stand_before_the_command_or_after_it(words: list[str]) -> None:
    assert parse(words) == Arguments(Path("d"), 60.0, True, "stats", True)


def test_what_is_said_twice_holds_as_it_was_said_last() -> None:
    assert parse(["--data-dir", "d", "demo", "--data-dir", "e"]) == Arguments(
        Path("e"), command="demo"
    )


def test_after_the_command_there_is_the_version_and_help_of_both(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["stats", "--version"]) == 0
    assert capsys.readouterr().out.startswith("backcompanion 0.")
    assert main(["stats", "--help"]) == 0
    output = capsys.readouterr().out
    assert "--today" in output and "--data-dir" in output


@pytest.mark.parametrize(
    "words", [["routine", "list"], ["folder", "now"], ["routine", "show", "x"]]
)
def test_the_options_of_all_may_stand_after_each_word(words: tuple[str, ...]) -> None:
    expected = parse(["--data-dir", "d", "--debug", *words])
    for place in range(len(words) + 1):
        assert parse([*words[:place], "--data-dir", "d", "--debug", *words[place:]]) == expected


@each_case(
    "wrong",
    [
        ["--speed", "60"],
        ["--speed", "1"],
        ["--data-dir", "d", "--speed", "0.5"],
        ["--data-dir", "d", "--speed", "241"],
        ["--data-dir", "d", "--speed", "nan"],
        ["--data-dir", "d", "--speed", "fast"],
        ["--data-dir", ""],
        ["--data", "d"],
        ["stats", "--today", "tomorrow"],
        ["stats", "--speed", "60"],
        ["stats", "--from", "2026-11-22", "--to", "2026-11-21"],
        ["stats", "--data-dir", "d", "--speed", "0"],
        ["stats", "--sound"],
        ["export"],
        ["dance"],
    ],
)
def test_wrong_usage(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(wrong) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and "backcompanion" in printed.err
    assert "Traceback" not in printed.err


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("backcompanion 0.")
    assert main(["--help"]) == 0
    output = capsys.readouterr().out
    for word in ("--data-dir", "--speed", "--debug", "demo", "stats", "export", "import", "check"):
        assert word in output


def test_stats_of_a_span(year: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def stats(*options: str) -> dict[str, Any]:
        assert main(["--data-dir", str(year), "stats", "--json", *options]) == 0
        return cast(dict[str, Any], json.loads(capsys.readouterr().out))

    whole = stats()
    first, last = whole["weeks"][3]["start"], whole["weeks"][5]["start"]
    span = stats("--from", first, "--to", last)
    assert [week["start"] for week in span["weeks"]] == [
        week["start"] for week in whole["weeks"][3:6]
    ]
    assert 0 < span["totals"]["sessions"] < whole["totals"]["sessions"]
    assert span["best_runs"] == whole["best_runs"]
    later = stats("--from", last)
    assert len(later["steadiness_by_week"]) == len(later["weeks"]) < len(whole["weeks"])
    assert whole["best_runs"] and whole["planned"] is None
    assert set(stats("--today", "1999-01-01")) == set(whole)


def test_stats_of_one_routine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = ["--data-dir", str(tmp_path / "data")]
    sessions = [
        {
            "routine": routine,
            "started_at": f"2026-11-{day:02}T18:00:00+01:00",
            "active_seconds": 600,
            "finished": True,
            "counts": True,
        }
        for routine, day in (("upper-lower-back", 10), ("stretches", 12), ("stretches", 19))
    ]
    file = tmp_path / "history.json"
    file.write_text(json.dumps({"format": "backcompanion/1", "sessions": sessions}))
    assert main([*data, "import", str(file)]) == 0
    capsys.readouterr()
    stats = [*data, "stats", "--json", "--today", "2026-11-20"]
    assert main([*stats, "--routine", "stretches"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["totals"]["sessions"] == document["totals"]["active_days"] == 2
    assert [(week["needs"], week["state"]) for week in document["weeks"]] == [
        (1, "met"),
        (1, "met"),
    ]
    assert (document["streak"]["weeks"], document["planned"]) == (2, None)
    assert main([*stats, "--routine", "yoga"]) == 2
    assert "stretches, upper-lower-back" in capsys.readouterr().err


def test_stats_of_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = ["--data-dir", str(tmp_path / "data")]
    assert main([*data, "stats", "--json", "--today", "2026-11-22"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["totals"] == {
        "sessions": 0,
        "active_days": 0,
        "active_seconds": 0,
        "kcal": [0, 0],
    }
    assert (document["as_of"], document["weeks"]) == ("2026-11-22", [])
    assert main([*data, "stats"]) == 0
    assert "first workout" in capsys.readouterr().out
    assert not (tmp_path / "data").exists()


def test_today_belongs_to_yesterday_until_the_day_begins(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a day that begins at noon, the same moment is two dates."""
    morning = NOW.replace(hour=9)
    monkeypatch.setattr(commands, "wall_clock", lambda: morning)
    dates = []
    for name, day_starts in (("midnight", "00:00"), ("noon", "12:00")):
        file = tmp_path / f"{name}.json"
        preferences = f'{{"day_starts_at": "{day_starts}"}}'
        file.write_text(f'{{"format": "backcompanion/1", "preferences": {preferences}}}')
        data = ["--data-dir", str(tmp_path / name)]
        assert main([*data, "import", str(file)]) == 0
        capsys.readouterr()
        assert main([*data, "stats", "--json"]) == 0
        dates.append(json.loads(capsys.readouterr().out)["as_of"])
    assert dates == ["2026-11-22", "2026-11-21"]


def test_out_and_in(year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, copy = tmp_path / "out.json", tmp_path / "copy"
    assert main(["--data-dir", str(year), "export", str(file)]) == 0
    assert f"156 sessions written to {file}" in capsys.readouterr().out
    assert main(["--data-dir", str(copy), "import", str(file)]) == 0
    assert "156 new, 0 already there, 0 different" in capsys.readouterr().out
    assert main(["--data-dir", str(copy), "export", str(tmp_path / "again.json")]) == 0
    assert (tmp_path / "again.json").read_bytes() == file.read_bytes()
    table = tmp_path / "out.csv"
    assert main(["--data-dir", str(copy), "export", str(table)]) == 0
    assert main(["--data-dir", str(copy), "import", str(table)]) == 0
    assert "0 new, 156 already there, 0 different" in capsys.readouterr().out


def test_a_corrected_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, file = ["--data-dir", str(tmp_path / "data")], tmp_path / "in.csv"
    text = "started_at,finished,active_seconds,note\n2026-11-19T18:02:11Z,true,1500,wel\n"
    file.write_text(text)
    assert main([*data, "import", str(file)]) == 0
    file.write_text(text.replace("wel", "well"))
    capsys.readouterr()
    assert main([*data, "import", str(file)]) == 0
    output = capsys.readouterr().out
    assert "0 new, 0 already there, 1 different from ours (ours stand), 0 refused." in output
    assert "1 differs from yours; yours stands." in output
    assert f"backcompanion import --take-theirs {file}" in output
    assert main([*data, "import", "--take-theirs", str(file)]) == 0
    assert "1 differed from yours; the file's was taken." in capsys.readouterr().out
    assert main([*data, "export", str(tmp_path / "out.csv")]) == 0
    assert ",well" in (tmp_path / "out.csv").read_text() and "1 session" in capsys.readouterr().out


def test_a_refused_entry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "in.json"
    session = {"started_at": "2026-11-19T18:02:11Z", "active_seconds": 1490, "finished": True}
    sessions = [session, *({**session, "effort": n} for n in range(11, 41))]
    file.write_text(json.dumps({"format": "backcompanion/1", "sessions": sessions}))
    data = ["--data-dir", str(tmp_path / "data")]
    assert main([*data, "import", str(file)]) == 2
    printed = capsys.readouterr()
    assert "1 new, 0 already there, 0 different from ours (ours stand), 30 refused." in printed.out
    assert printed.out.startswith("Nothing was written.")
    lines = printed.err.splitlines()
    assert lines[0] == f"{file}: sessions[1].effort: expected a whole number from 1 to 10, found 11"
    assert (len(lines), lines[-1]) == (21, "… and 10 more.")
    assert main([*data, "stats", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["totals"]["sessions"] == 0


@each_case(
    ("command", "status", "message"),
    [
        (["import", "nowhere.json"], 2, "nowhere.json cannot be read (No such file"),
        (["import", "."], 2, "has to end in .json"),
        (["export", "out.txt"], 2, "or .ics (the days planned ahead)"),
        (["export", "nowhere/out.json"], 3, "cannot be written (No such file"),
    ],
)
def test_bad_input_is_one_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    status: int,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["--data-dir", "data", *command]) == status
    err = capsys.readouterr().err
    assert message in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("command", ["stats", "export", "import"])
def test_a_damaged_history_is_mended_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    folder = tmp_path / "data"
    damaged(folder)
    arguments = {"export": [str(tmp_path / "o.json")], "import": [str(a_file(tmp_path))]}
    assert main(["--data-dir", str(folder), command, *arguments.get(command, [])]) == 0
    printed = capsys.readouterr()
    assert "was damaged" in printed.err and "0 sessions were kept" in printed.err
    assert len(printed.err.splitlines()) == 1
    assert list((folder / "damaged").iterdir())


def test_backups_are_listed_and_gone_back_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(tmp_path / "data"), "restore"]) == 0
    assert "There is no backup" in capsys.readouterr().out
    folder = year_of_sessions(tmp_path)
    other = tmp_path / "other.json"
    other.write_text(
        '{"format": "backcompanion/1", "sessions": [{"started_at": "2026-11-19T18:02:11+01:00",'
        ' "active_seconds": 1490, "finished": true}]}'
    )
    assert main(["--data-dir", str(folder), "import", str(other)]) == 0
    capsys.readouterr()
    assert main(["--data-dir", str(folder), "restore"]) == 0
    name, created_at, holds = capsys.readouterr().out.splitlines()[:3]
    assert created_at.endswith("before an import") and "156 sessions" in holds
    assert "1 would be lost" in holds
    assert main(["--data-dir", str(folder), "restore", name]) == 0
    output = capsys.readouterr().out
    assert "1 lost" in output
    undo = output.split()[-1]
    assert main(["--data-dir", str(folder), "restore", undo]) == 0
    assert "157 sessions" in capsys.readouterr().out
    assert main(["--data-dir", str(folder), "restore", "none.sqlite3"]) == 2
    assert "no backup" in capsys.readouterr().err


@pytest.mark.parametrize("spoil", [newer, no_folder])
@pytest.mark.parametrize("command", ["stats", "export", "import"])
def test_a_folder_that_cannot_be_used(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Path], None],
    command: str,
) -> None:
    folder = tmp_path / "data"
    spoil(folder)
    capsys.readouterr()
    arguments = {"export": [str(tmp_path / "o.json")], "import": [str(a_file(tmp_path))]}
    assert main(["--data-dir", str(folder), command, *arguments.get(command, [])]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert str(folder) in printed.err and len(printed.err.splitlines()) == 1


def test_a_fault_of_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_arguments: Arguments) -> int:
        raise ZeroDivisionError("what nobody thought of")

    monkeypatch.setattr("backcompanion.cli.commands.run", fail)
    assert main(["--data-dir", str(tmp_path), "stats"]) == 1
    errors = capsys.readouterr().err
    (report,) = (tmp_path / "log").iterdir()
    assert str(report) in errors and "Traceback" not in errors
    text = report.read_text(encoding="utf-8")
    for part in ("Back Companion 0.", "Python 3.", "ZeroDivisionError: what nobody thought of"):
        assert part in text
    assert report.stat().st_mode & 0o077 == 0


def test_a_fault_that_cannot_be_written_down_is_told_in_full(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log").write_text("in its place")
    monkeypatch.setattr("backcompanion.cli.commands.run", lambda _a: 1 // 0)
    assert main(["--data-dir", str(tmp_path), "stats"]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_known_error_carries_its_own_status(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_arguments: Arguments) -> int:
        raise KnownError("That will not do.")

    monkeypatch.setattr("backcompanion.cli.commands.run", refuse)
    assert main(["stats"]) == 2
    assert capsys.readouterr().err == "backcompanion: That will not do.\n"


@pytest.mark.parametrize("command", ["stats", "export", "import"])
def test_light_and_quick(year: Path, tmp_path: Path, command: str) -> None:
    """No Qt, nothing heavy."""
    file = [str(tmp_path / "year.json")] if command != "stats" else []
    script = COUNT_IN_CHILD + (
        "import sys; from backcompanion.cli.main import main;"
        f"status = main(['--data-dir', {str(year)!r}, {command!r}, *{file!r}]);"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules];"
        "sys.exit(status or ('loaded: ' + ', '.join(loaded) if loaded else 0))"
    )
    done = run("-c", script)
    assert done.returncode == 0, done.stderr
    calls = int(done.stdout.rpartition("calls: ")[2])
    assert calls < 330_000


def test_without_a_display_the_window_says_what_to_do(tmp_path: Path) -> None:
    done = run("-m", "backcompanion", "--data-dir", str(tmp_path))
    assert done.returncode == 3
    assert done.stdout == ""
    assert "no display" in done.stderr and "backcompanion demo" in done.stderr
    assert "apt install" in done.stderr and "dnf install" in done.stderr
    assert "Traceback" not in done.stderr and "Abort" not in done.stderr


def test_a_reader_that_leaves_is_no_fault(year: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m backcompanion --data-dir {year} stats --json | head -c 1",
        shell=True,
        capture_output=True,
        text=True,
        env=environment(),
    )
    assert (done.stdout, done.stderr) == ("{", "")
