"""`routine check`, `import`, `export` and `remove`: all or nothing, and each line is spoken of."""

import json
import os
from itertools import islice
from pathlib import Path

import pytest

from backcompanion.cli import routine_commands
from backcompanion.cli.check_coaching import first_choices, occurrences
from backcompanion.cli.main import main
from backcompanion.library.own_routines import OwnRoutineFiles
from support.shipped import shipped_library
from support.work import within

SHEET = """\
# Evening back
// from my physio
Bridge 3 x 10, hold 5 s // heels close
Rest 45 s
2) Bird-dog 2x6 each side
"""


class Shell:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def run(self, *words: str | Path) -> tuple[int, str, str]:
        status = main(["--data-dir", str(self.folder / "data"), "routine", *map(str, words)])
        printed = self.capsys.readouterr()
        return status, printed.out, printed.err

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    @property
    def own(self) -> list[str]:
        folder = self.folder / "data" / "routines"
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    monkeypatch.setattr(routine_commands, "load_library", lambda _folder: shipped_library())
    return Shell(tmp_path, capsys)


def test_another_programs_file_is_taken_in_whole_or_not_at_all(shell: Shell) -> None:
    exercises = [{"name": "Bridge", "duration": 40}, {"name": "Bird dog", "duration": 30}]
    workout = {"title": "One", "sets": [{"repetitions": 2, "exercises": exercises}]}
    odd = {
        "title": "Two",
        "sets": [{"repetitions": 1, "exercises": [{"name": "?", "duration": 9}]}],
    }
    both = shell.file("both.dat", json.dumps({"workouts": [workout, odd]}))
    for action in ("check", "import"):
        status, out, err = shell.run(action, both)
        assert status == 2 and "“Bridge” → Bridge 40 s" in out
        assert f"{both}, workouts[1].sets[0].exercises[0]" in err
    assert shell.own == []
    good = shell.file("good.dat", json.dumps({"workouts": [workout, workout | {"title": "Two"}]}))
    assert shell.run("check", good)[0] == 0
    for _again in range(2):
        assert shell.run("import", good)[0] == 0
        assert shell.own == ["one.toml", "two.toml"]
    status, out, _err = shell.run("export", "one", shell.folder / "out.json")
    assert status == 0 and "cannot hold" in out
    written = json.loads((shell.folder / "out.json").read_text(encoding="utf-8"))
    (only,) = written["sets"]
    assert (written["title"], only["repetitions"]) == ("One", 2)
    names = [each["name"] for each in only["exercises"]]
    assert names == ["Rest", "Bridge", "Rest", "Kneeling supermans"]
    assert shell.run("check", shell.folder / "out.json")[0] == 0


def test_check_names_file_line_and_what_was_expected(shell: Shell) -> None:
    good, bad = shell.file("a.txt", SHEET), shell.file("b.txt", f"{SHEET}Wall slides 2 x 12\n")
    assert shell.run("check", good) == (0, f"{good}: 2 steps, understood.\n", "")
    status, _out, err = shell.run("check", good, bad)
    assert status == 2
    assert f"{bad}, line 6, from 1: “Wall slides”" in err
    status, _out, err = shell.run("check", shell.file("c.feeel", "{}"), shell.folder / "no.txt")
    assert status == 2 and ".feeel" in err and "no.txt" in err
    assert shell.own == []


def test_import_list_show_export_remove(shell: Shell) -> None:
    sheet = shell.file("a.txt", SHEET)
    status, out, err = shell.run("import", sheet)
    assert (status, err) == (0, "")
    assert "Bridge 3 x 10, hold 5 s // heels close" in out and "Kneeling supermans 2 x 6" in out
    assert shell.own == ["evening-back.toml"]
    status, out, err = shell.run("list", "--json")
    listed = [(each["id"], each["own"]) for each in json.loads(out)]
    assert (listed[0], listed[-1]) == (("upper-lower-back", False), ("evening-back", True))
    status, out, err = shell.run("show", "evening-back", "--json")
    assert (status, json.loads(out)["name"]) == (0, "Evening back")
    for name in ("e.txt", "e.toml", "e.backroutine"):
        assert shell.run("export", "evening-back", shell.folder / name)[0] == 0
    assert shell.run("check", shell.folder / "e.txt", shell.folder / "e.backroutine")[0] == 0
    for name in ("e.txt", "e.backroutine"):  # there already
        assert shell.run("import", shell.folder / name)[0] == 0
    assert shell.run("import", shell.folder / "e.backroutine", "--as", "Zip")[0] == 0
    assert shell.run("remove", "zip")[0] == 0
    assert shell.own == ["evening-back.toml"]
    assert shell.run("import", shell.folder / "e.toml", "--as", "Späte")[0] == 0
    assert shell.own == ["evening-back.toml", "spate.toml"]
    assert shell.run("remove", "evening-back")[0] == 0
    assert shell.own == ["spate.toml"]


def test_names_of_every_script_are_names(shell: Shell) -> None:
    """Joiners belong to Persian and to pictures; an id of Latin letters is not shared."""
    sheet = shell.file("a.txt", SHEET)
    for name in ("می‌روم", "🧘🏽‍♀️", "Спина"):
        assert shell.run("import", sheet, "--as", name)[0] == 0, name
    assert "is there already" in shell.run("import", sheet, "--as", "Спина")[1]
    assert shell.own == ["routine-2.toml", "routine-3.toml", "routine.toml"]
    assert shell.run("import", shell.file("b.txt", SHEET + "Bridge 9\n"), "--as", "Спина")[0] == 2
    assert {"می‌روم", "🧘🏽‍♀️", "Спина"} < {
        each["name"] for each in json.loads(shell.run("list", "--json")[1])
    }
    assert "  1 minute\n" in shell.run("list")[1]  # one at the desk


def test_what_is_refused_writes_nothing(shell: Shell) -> None:
    assert shell.run("import", shell.file("b.txt", "Bridge 3 x 10\nWall slides 2 x 12"))[0] == 2
    assert shell.run("import", shell.file("c.txt", "# Nothing\n"))[0] == 2
    assert shell.run("import", shell.file("d.json", "{}"))[0] == 2
    assert shell.run("import", shell.file("a.txt", SHEET))[0] == 0
    other = shell.file("z.txt", SHEET.replace("3 x 10", "3 x 9"))
    status, _out, err = shell.run("import", other)
    assert status == 2 and "--as" in err
    assert shell.own == ["evening-back.toml"]
    for words in (
        ("export", "evening-back", shell.folder / "e.feeel"),
        ("export", "nothing", shell.folder / "e.txt"),
        ("remove", "nothing"),
        ("remove", "../evening-back"),
        ("remove", "upper-lower-back"),
        ("import", other, "--as", " "),
    ):
        assert shell.run(*words)[0] == 2, words
    assert shell.own == ["evening-back.toml"]


def test_hostile_files_are_refused_at_once(shell: Shell) -> None:
    hostile = [
        shell.file("lines.txt", b"Bridge 3 x 10\n" * 1_000_000),
        shell.file("long.txt", b"x" * 20_000_000),
        shell.file("nul.txt", b"Bridge\0 3 x 10"),
        shell.file("latin.txt", b"Bridge 3 \xd7 10"),
        shell.file("nan.toml", b'id="nan"\nname="x"\nround=[{exercise="bridge",seconds=nan}]'),
        shell.file("huge.toml", b'id="huge"\nname="x"\nround=[{exercise="bridge",sets=1e99}]'),
        shell.folder,
    ]
    os.mkfifo(shell.folder / "pipe.txt")
    hostile.append(shell.folder / "pipe.txt")

    def refuse() -> None:
        for file in hostile:
            assert shell.run("check", file)[0] == shell.run("import", file)[0] == 2, file

    within(2_600_000, refuse)
    hostile = [shell.file("deep.toml", b"a = " + b"[" * 60_000)]
    refuse()  # which ends where the stack does, and with it the counting
    assert shell.own == []


def test_one_with_a_mistake_is_told_and_the_others_are_there(shell: Shell) -> None:
    assert shell.run("import", shell.file("a.txt", SHEET))[0] == 0
    path = shell.folder / "data" / "routines" / "evening-back.toml"
    assert shell.run("list")[2] == ""
    path.write_text(path.read_text().replace('"bridge"', '"brigde"'))
    status, out, err = shell.run("list")
    assert status == 0 and "evening-back" in out and "line " in err


def test_exercises_of_ones_own_are_checked_shown_coached_and_given_away(shell: Shell) -> None:
    exercises = shell.folder / "data" / "exercises"
    exercises.mkdir(parents=True)
    draft = 'id = "wall-slides"\nname = "Wall slides"\n'
    (exercises / "wall-slides.toml").write_text(draft)
    status, out, _err = shell.run("check", exercises / "wall-slides.toml")
    assert status == 0 and "a draft. It lacks: position, sides, words, tempo" in out
    sheet = shell.file("b.txt", "# Wall\nWall slide 2 x 12\nBridge 3 x 10\n")
    assert shell.run("import", sheet)[0] == 0
    shown = json.loads(shell.run("show", "wall", "--json", "--cues")[1])
    step = next(step for step in shown["steps"] if step["exercise"] == "wall-slides")
    assert (step["repetitions"], step["figure"], step["position"]) == (
        12,
        "wall-slides",
        "standing",
    )
    assert {phase["name"] for phase in step["phases"]} == {"reach", "hold", "return"}
    assert any("Wall slides" in cue["text"] for cue in shown["cues"])
    library = OwnRoutineFiles(shell.folder / "data", shell.folder).read(shipped_library())
    whole = library.added_to(shipped_library())
    assert occurrences(whole.routines["wall"], whole, islice(first_choices(), 0, None, 37)) == []

    given = shell.folder / "wall.backroutine"
    assert shell.run("export", "wall", given)[0] == 0
    other = Shell(shell.folder / "other", shell.capsys)
    status, out, _err = other.run("import", given)
    assert status == 0 and "exercises/wall-slides.toml was taken in." in out
    copied = shell.folder / "other" / "data" / "exercises" / "wall-slides.toml"
    assert copied.read_text() == draft


def test_a_file_from_elsewhere_may_have_any_name(shell: Shell) -> None:
    assert shell.run("import", shell.file("a.txt", SHEET))[0] == 0
    copy = shell.folder / "For grandmother (2).toml"
    assert shell.run("export", "evening-back", copy)[0] == 0
    assert shell.run("remove", "evening-back")[0] == 0
    assert shell.run("check", copy)[0] == shell.run("import", copy)[0] == 0
    assert shell.own == ["evening-back.toml"]
