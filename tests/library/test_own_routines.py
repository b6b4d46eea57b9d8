"""Routines of one's own: files that say what is wrong in them, and change only where they must."""

from dataclasses import replace
from pathlib import Path

import pytest

from backcompanion.base.errors import MachineError
from backcompanion.library.field_lines import line_of_field
from backcompanion.library.library_error import LibraryError
from backcompanion.library.own_routines import OwnRoutineFiles, free_id, parse_own_routine
from backcompanion.library.routine_file import parse_routine
from backcompanion.library.routine_toml import routine_toml
from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.routine import Routine, RoutineStep
from support.shipped import shipped_library

LIBRARY = shipped_library()
FIELD = """\
# Mine.
id = "evening"
name = "Evening" # at home
rounds = 2

# The order matters.
round = [
    # for the hips
    { exercise = "bridge", sets = 3, repetitions = 10 }, # slowly
    { exercise = "cat-and-cow", seconds = 60, get_ready_seconds = 20 },
    { exercise = "dead-bug" },
]
"""


@pytest.fixture
def files(tmp_path: Path) -> OwnRoutineFiles:
    return OwnRoutineFiles(tmp_path / "data", tmp_path / "cache")


def test_what_is_longer_than_a_day_is_refused_and_what_is_not_is_read() -> None:
    place = {"exercise": "bridge", "sets": 20, "seconds": 1200}
    for count, fits in ((3, True), (4, False)):
        mapping = {"id": "mine", "name": "Mine", "round": [place] * count}
        if fits:
            assert parse_routine(Path("mine.toml"), mapping, LIBRARY.exercises).rounds == 1
            continue
        with pytest.raises(LibraryError, match="24 hours"):
            parse_routine(Path("mine.toml"), mapping, LIBRARY.exercises)
    with pytest.raises(LibraryError, match="24 hours"):
        parse_routine(
            Path("mine.toml"), {**mapping, "round": [place] * 2, "rounds": 2}, LIBRARY.exercises
        )


def test_what_is_written_is_read(files: OwnRoutineFiles) -> None:
    assert files.read(LIBRARY).routines == ()
    files.write("evening", FIELD)
    (routine,) = files.read(LIBRARY).routines
    assert (routine.id, routine.rounds, routine.kcal) == ("evening", 2, (0, 0))
    assert routine.round[0] == RoutineStep("bridge", 0, None, Dose(3, 10))
    assert files.read(LIBRARY).added_to(LIBRARY).routines["evening"] == routine
    files.remove("evening")
    assert files.read(LIBRARY).routines == ()
    with pytest.raises(LibraryError):
        files.remove("evening")


def test_a_mistake_tells_its_line_and_leaves_what_was_good_last(files: OwnRoutineFiles) -> None:
    files.write("evening", FIELD)
    good = files.read(LIBRARY).routines
    for before, after, line in (
        ('"cat-and-cow"', '"cat-and-dog"', 10),
        ("rounds = 2", "rounds = 9", 4),
        ("sets = 3", "sets = 0", 9),
        ('"dead-bug"', '"dead-bug", weight = 3', 11),
        ("round = [", "round = [[", 13),
    ):
        files.write("evening", FIELD.replace(before, after))
        read_files = files.read(LIBRARY)
        assert read_files.routines == good, after
        assert [problem.line for problem in read_files.problems] == [line], after
        assert f"line {line}" in str(read_files.problems[0])
    files.write("evening", FIELD.replace("Evening", "Later"))
    assert [each.name for each in files.read(LIBRARY).routines] == ["Later"]
    assert not files.read(LIBRARY).problems


def test_one_that_was_never_good_is_told_and_not_there(files: OwnRoutineFiles) -> None:
    files.write("other", FIELD)
    read_files = files.read(LIBRARY)
    assert (read_files.routines, [problem.field for problem in read_files.problems]) == ((), ["id"])
    shipped = "upper-lower-back"
    files.write(shipped, FIELD.replace('"evening"', f'"{shipped}"'))
    assert len(files.read(LIBRARY).problems) == 2


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(MachineError):
        OwnRoutineFiles(tmp_path / "data", tmp_path).write("evening", FIELD)


def parsed(text: str) -> Routine:
    return parse_own_routine(Path("evening.toml"), text.encode(), LIBRARY)


def test_comments_and_order_survive_a_change() -> None:
    routine = parsed(FIELD)
    assert routine_toml(routine, FIELD) == FIELD
    bridge, cat, bug = routine.round
    changed = replace(
        routine,
        name="Late",
        round=(replace(bridge, dose=Dose(2, 12)), bug, RoutineStep("knee-bends", 15)),
    )
    text = routine_toml(changed, FIELD)
    assert parsed(text) == changed
    for kept in ("# Mine.", "# at home", "# The order matters.", "# for the hips", "# slowly"):
        assert kept in text
    assert text.index("rounds") < text.index("round = [")
    assert cat.exercise not in text


def test_tables_one_below_another_are_kept_as_such() -> None:
    tables = 'id = "evening"\nname = "Evening"\n\n[[round]]\nexercise = "bridge" # hips\n'
    routine = parsed(tables)
    more = replace(routine, round=(*routine.round, RoutineStep("dead-bug", 20, None, Dose(2, 8))))
    text = routine_toml(more, tables)
    assert text.count("[[round]]") == 2 and "# hips" in text
    assert parsed(text) == more


def test_a_new_one_is_read_as_it_was() -> None:
    shipped = LIBRARY.routines["upper-lower-back"]
    routine = replace(shipped, id="evening", name='"Quotes" and # signs')
    assert parsed(routine_toml(routine)) == routine


def test_the_line_of_a_field() -> None:
    text = 'a = 1\n[b]\nc = "x = ]"\n[[d]]\ne = 1\n[[d]]\ne = [\n  "}",\n  2,\n]\n'
    text += "[[f.g]]\nh = 2\n"
    for field, line in (
        ("a", 1),
        ("b.c", 3),
        ("d[1].e", 7),
        ("f.g[0].h", 12),
        ("nothing", None),
    ):
        assert line_of_field(text, field) == line, field


def test_an_id_made_of_a_name() -> None:
    assert free_id("Evening back", frozenset()) == "evening-back"
    assert free_id("Übung für’s Kreuz!", frozenset()) == "ubung-fur-s-kreuz"
    assert free_id("腰", frozenset({"routine"})) == "routine-2"
    assert free_id("Con", frozenset()) == "con-2"  # no file on Windows is called con.toml
    assert free_id("x" * 99, frozenset()) == "x" * 60
