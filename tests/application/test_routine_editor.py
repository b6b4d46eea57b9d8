"""A routine put together place by place, undone to the beginning, and written as it was."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcompanion.application.edited_routine import routine_length, routine_needs, trial_from
from backcompanion.application.routine_editor import RoutineEditor, Spot
from backcompanion.application.routine_file_keeper import RoutineFileKeeper
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.library.own_routines import parse_own_routine
from backcompanion.training.exercise.exercise import Exercise
from backcompanion.training.exercise.routine import Routine
from backcompanion.training.exercise.routine_building import BLOCKS
from backcompanion.training.session.prescription import Choices, prescribe
from support.shipped import shipped_library
from support.thoroughness import tries
from support.window import places_below

FILE = """\
# What she gave me.
id = "evening"
name = "Evening back"   # not the morning one
rounds = 2

round = [
    # the first is the hardest
    { exercise = "back-bows", sets = 2, repetitions = 6 },
    { exercise = "bridge", get_ready_seconds = 20, hold_seconds = 5.0 },
    { exercise = "ball-back-extensions", get_ready_seconds = 30 },
]

cool_down = [
    { exercise = "lying-twist", get_ready_seconds = 5, side = "right" },
    { exercise = "lying-twist", get_ready_seconds = 5, side = "left" },
]
"""


def read(text: str = FILE) -> Routine:
    return parse_own_routine(Path("evening.toml"), text.encode(), shipped_library())


def made(routine: Routine | None = None) -> RoutineEditor:
    library = shipped_library()
    built_in = next(iter(library.routines.values()))
    return RoutineEditor(routine or read(), library.exercises, built_in)


def exercise(id: str) -> Exercise:
    return shipped_library().exercises[id]


def ids(editor: RoutineEditor) -> list[str]:
    return [each.exercise for each in editor.routine.round]


def test_a_place_is_added_behind_the_one_that_is_selected() -> None:
    editor = made()
    assert editor.spot == Spot("round", 0)
    editor.add(exercise("reverse-fly"))
    assert ids(editor)[:3] == ["back-bows", "reverse-fly", "bridge"]
    assert editor.spot == Spot("round", 1)
    editor.add(exercise("figure-four"))
    assert editor.place is not None
    assert editor.place.dose.per_side, "a stretch for one side is done on both"
    editor.select(Spot("cool-down", 0))
    editor.add(exercise("kneeling-supermans"))
    assert ids(editor)[-1] == "kneeling-supermans", "work belongs into the rounds"


def test_two_sides_are_one_place() -> None:
    editor = made()
    editor.select(Spot("cool-down", 0))
    editor.double()
    assert editor.spot == Spot("cool-down", 2)
    assert [each.index for each in editor.spots if each.block == "cool-down"] == [0, 2]
    editor.move(-1)
    assert editor.spot == Spot("cool-down", 0)
    editor.remove()
    assert [each.side for each in editor.routine.cool_down] == ["right", "left"]
    editor.set_sides("left")
    assert [each.side for each in editor.routine.cool_down] == ["left"]
    editor.set_sides("each")
    assert editor.routine.cool_down[0].dose.per_side


def test_what_is_moved_stays_selected() -> None:
    editor = made()
    editor.move(1)
    editor.move(1)
    assert ids(editor) == ["bridge", "ball-back-extensions", "back-bows"]
    assert editor.spot == Spot("round", 2)
    editor.move_to("round", 0)
    assert ids(editor) == ["back-bows", "bridge", "ball-back-extensions"]


def test_at_the_edge_of_its_block_a_step_goes_into_the_next_and_back_with_undo() -> None:
    editor = made()
    editor.select(Spot("cool-down", 1))
    editor.move(-1)
    assert editor.spot == Spot("round", 3), "both sides are one step"
    assert [each.side for each in editor.routine.round[3:]] == ["right", "left"]
    assert editor.routine.round[3].get_ready_seconds == 10, "with time to change the position"
    assert not editor.routine.cool_down
    assert editor.undo_text == "Lying twist moved to the exercises"
    editor.move(1)
    assert editor.spot == Spot("cool-down", 0)
    editor.move(1)
    assert editor.spot == Spot("cool-down", 0), "behind it comes nothing"
    editor.undo()
    editor.undo()
    assert (editor.routine, editor.undo_text) == (read(), "")
    editor.select(Spot("round", 0))
    editor.move(-1)
    assert [each.exercise for each in editor.routine.warm_up] == ["back-bows"]
    assert (editor.spot, editor.edge("warm-up")) == (Spot("warm-up", 0), "own")
    editor.move(-1)
    assert editor.spot == Spot("warm-up", 0)
    editor.move(1)
    first, *more = read().round
    ready = replace(first, get_ready_seconds=20)
    assert editor.routine.round == (ready, *more), "as what came first meanwhile"


def test_from_a_step_on_all_that_follows_is_tried() -> None:
    routine, library = read(), shipped_library()

    def tried(spot: Spot) -> list[tuple[int, str]]:
        trial = trial_from(routine, spot, library, Choices())
        assert trial is not None
        assert trial.steps[0].get_ready_seconds >= 10
        return [(step.round, step.exercise) for step in trial.steps if step.set == 1]

    again = [(2, "back-bows"), (2, "bridge"), (2, "ball-back-extensions")]
    stretches = [(1, "lying-twist"), (1, "lying-twist")]
    assert tried(Spot("round", 1)) == [
        (1, "bridge"),
        (1, "ball-back-extensions"),
        *again,
        *stretches,
    ]
    assert tried(Spot("cool-down", 0)) == stretches
    whole = prescribe(routine, library, Choices(rounds=2))
    assert len(tried(Spot("round", 0))) == len([step for step in whole.steps if step.set == 1])


def test_taking_out_selects_what_comes_next_and_the_last_one_may_go() -> None:
    editor = made()
    editor.select(Spot("round", 1))
    editor.remove()
    assert (ids(editor), editor.spot) == (["back-bows", "ball-back-extensions"], Spot("round", 1))
    editor.remove()
    assert editor.spot == Spot("round", 0)
    editor.remove()
    assert editor.spot == Spot("cool-down", 0)
    assert not editor.can_be_saved
    editor.undo()
    assert editor.can_be_saved
    assert editor.spot == Spot("round", 0)


def test_several_changes_of_one_thing_are_one_step_of_undo() -> None:
    editor = made()
    for count in (7, 8, 9):
        editor.change_dose(partial(replace, repetitions=count), "repetitions")
    editor.change_dose(lambda dose: replace(dose, sets=3), "sets")
    assert editor.undo_text == "Back bows: how much"
    editor.undo()
    assert editor.routine.round[0].dose.repetitions == 9
    editor.undo()
    assert (editor.routine, editor.undo_text) == (read(), "")
    editor.redo()
    assert editor.routine.round[0].dose.repetitions == 9
    editor.change_dose(lambda dose: replace(dose, repetitions=6), "repetitions")
    editor.undo()
    assert editor.routine.round[0].dose.repetitions == 9, "after an undo it is another step"


def test_warm_up_and_cool_down_are_the_built_in_ones_shorter_or_none() -> None:
    editor = made()
    assert (editor.edge("warm-up"), editor.edge("cool-down")) == ("none", "own")
    built_in = next(iter(shipped_library().routines.values()))
    editor.set_edge("warm-up", "built-in")
    assert editor.routine.warm_up == built_in.warm_up
    editor.set_edge("warm-up", "shorter")
    assert [each.exercise for each in editor.routine.warm_up] == [
        each.exercise for each in built_in.warm_up[::2]
    ]
    editor.set_edge("cool-down", "shorter")
    sides = [each.side for each in editor.routine.cool_down if each.exercise == "lying-twist"]
    assert sides == ["right", "left"]
    assert editor.edge("cool-down") == "shorter"
    assert editor.has_own_edge("cool-down")
    editor.set_edge("cool-down", "own")
    assert editor.routine.cool_down == read().cool_down


def test_a_claim_of_energy_follows_how_much_there_is_to_do() -> None:
    built_in = next(iter(shipped_library().routines.values()))
    editor = made(built_in)
    editor.remove()
    assert editor.routine.kcal == (round(165 * 7 / 8), round(210 * 7 / 8))
    editor.set_rounds(1)
    assert editor.routine.kcal[0] == round(165 * 7 / 16)
    editor.undo()
    editor.undo()
    assert editor.routine == built_in


def test_there_is_room_for_two_hundred_places_and_no_more() -> None:
    first = read()
    editor = made(replace(first, round=first.round[:2] * 100))
    refused: list[str] = []
    editor.refused.connect(refused.append)
    editor.add(exercise("bridge"))
    editor.double()
    assert len(refused) == 2
    assert not editor.is_changed


def test_length_and_needs_follow_each_change() -> None:
    library, editor = shipped_library(), made()
    before = routine_length(editor.routine, library, Choices())
    assert routine_needs(editor.routine, library).things[:1] == ("physio-ball",)
    editor.select(Spot("round", 2))
    editor.remove()
    after = routine_length(editor.routine, library, Choices())
    assert before.whole - after.whole == 2 * before.places["round", 2]
    assert "physio-ball" not in routine_needs(editor.routine, library).things
    assert sum(after.blocks.values()) == after.whole


EXERCISES = sorted(shipped_library().exercises)
EDITS, MANY = 14, tries(1000, sample=100)


def apply(editor: RoutineEditor, what: int, n: int) -> None:
    if what in (0, 1, 2) and editor.spots:
        editor.select(editor.spots[n % len(editor.spots)])
    many = 1 + n % 9
    edits = (
        lambda: editor.add(exercise(EXERCISES[n % len(EXERCISES)])),
        editor.remove,
        editor.double,
        lambda: editor.move(1 if n % 2 else -1),
        lambda: editor.move_to(BLOCKS[n % 3], n % (len(editor.routine.round) + 1)),
        lambda: editor.change_dose(lambda dose: replace(dose, sets=many), "sets"),
        lambda: editor.change_dose(
            lambda dose: replace(dose, seconds=None, until_done=False, repetitions=many), "count"
        ),
        lambda: editor.set_ready(float(n % 60)),
        lambda: editor.set_note("so high\n" * (n % 3)),
        lambda: editor.set_note_spoken(bool(n % 2)),
        lambda: editor.rename(f"Evening {n}"),
        lambda: editor.set_rounds(n % 5),
        lambda: editor.set_edge(
            ("warm-up", "cool-down")[n % 2], ("built-in", "shorter", "none", "own")[n % 4]
        ),
        editor.dose_as_written,
    )
    assert len(edits) == EDITS
    edits[what]()


@settings(max_examples=tries(20, sample=2))
@given(seed=st.integers(0, 2**32))
def test_a_hundred_edits_undone_give_the_first_file_byte_for_byte(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A thousand of them by make reliability."""
    random = Random(seed)
    edits = [(random.randrange(EDITS), random.randrange(10_000)) for _n in range(MANY)]
    folders = places_below(tmp_path_factory.mktemp("own"))
    shelf = RoutineShelf(shipped_library(), folders)
    shelf.restore("evening", FILE)
    first = shelf.library.routines["evening"]
    editor, keeper = made(first), RoutineFileKeeper(shelf, first)
    for number, (what, n) in enumerate(edits):
        apply(editor, what, n)
        spot = editor.spot
        assert spot is None or spot in editor.spots
        if number in (len(edits) // 2, len(edits) - 1) and editor.can_be_saved:
            keeper.save(editor.routine)
            assert shelf.library.routines["evening"] == editor.routine
            assert not shelf.problems
    last = editor.routine
    while editor.undo_text:
        editor.undo()
    assert editor.routine == first
    keeper.save(editor.routine)
    assert shelf.text("evening") == FILE
    while editor.redo_text:
        editor.redo()
    assert editor.routine == last


def test_comments_order_and_all_that_is_not_changed_stay(tmp_path: Path) -> None:
    shelf = RoutineShelf(shipped_library(), places_below(tmp_path))
    shelf.restore("evening", FILE)
    first = shelf.library.routines["evening"]
    editor, keeper = made(first), RoutineFileKeeper(shelf, first)
    editor.change_dose(partial(replace, sets=3), "sets")
    keeper.save(editor.routine)
    assert shelf.text("evening") == FILE.replace("sets = 2", "sets = 3")
    editor.select(Spot("round", 1))
    editor.set_note("So high")
    editor.set_note_spoken(True)
    editor.add(exercise("dead-bug"))
    keeper.save(editor.routine)
    lines = shelf.text("evening").splitlines()
    for line in FILE.splitlines():
        if line.strip() and "bridge" not in line and "back-bows" not in line:
            assert line in lines
    assert "# the first is the hardest" in shelf.text("evening")


def test_a_file_that_somebody_else_changed_meanwhile_keeps_what_they_wrote(tmp_path: Path) -> None:
    shelf = RoutineShelf(shipped_library(), places_below(tmp_path))
    shelf.restore("evening", FILE)
    first = shelf.library.routines["evening"]
    keeper = RoutineFileKeeper(shelf, first)
    shelf.restore("evening", FILE.replace("# What she gave me.", "# What he gave me."))
    assert "he gave" in keeper.save(first)
    assert shelf.text("evening").startswith("# What he gave me.")
