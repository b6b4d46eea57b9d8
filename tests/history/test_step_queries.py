"""Loads, sets and first days, asked of the database; and milestones that were written."""

from datetime import date, timedelta

from backcompanion.history.step_queries import (
    DailyLoad,
    DailySets,
    all_daily_loads,
    daily_loads,
    daily_sets,
    first_days,
    loaded_exercises,
    sets_between,
    trained,
)
from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import WRITTEN_MILESTONES
from backcompanion.training.planning.back_beside import TrainedAs
from backcompanion.training.planning.span_summary import SetRecord
from support.histories import EVENING, session, step

DAY = timedelta(days=1)
FIRST = EVENING.date()


def fill(store: Store) -> None:
    store.add(
        session(
            "a",
            EVENING,
            steps=(
                step("reverse-fly", load_kg=2.0, variant="easier"),
                step("reverse-fly", load_kg=2.5, variant="easier"),
                step("march", kind="warm-up"),
            ),
        )
    )
    store.add(
        session(
            "b",
            EVENING + 2 * DAY,
            steps=(
                step("reverse-fly", load_kg=3.0),
                step("reverse-fly", load_kg=9.0, outcome="unreached"),
                step("back-bows", outcome="partial"),
            ),
        )
    )
    store.add(session("gone", EVENING - DAY, steps=(step("reverse-fly", load_kg=1.0),)))
    store.delete("gone")
    assert store.writer.flush(60)


def test_the_heaviest_of_each_session(store: Store) -> None:
    assert daily_loads(store, "reverse-fly") == ()
    assert loaded_exercises(store) == ()
    fill(store)
    assert daily_loads(store, "reverse-fly") == (
        DailyLoad(FIRST, 2.5),
        DailyLoad(FIRST + 2 * DAY, 3.0),
    )
    assert daily_loads(store, "back-bows") == ()
    assert loaded_exercises(store) == ("reverse-fly",)


def test_sets_by_day_and_level(store: Store) -> None:
    assert daily_sets(store, "reverse-fly") == ()
    fill(store)
    whole = (
        DailySets(FIRST, {"easier": 2}),
        DailySets(FIRST + 2 * DAY, {"standard": 1}),
    )
    assert daily_sets(store, "reverse-fly") == whole
    assert daily_sets(store, "reverse-fly", FIRST + DAY) == whole[1:]
    assert daily_sets(store, "back-bows") == ()


def test_the_first_day_at_each_level(store: Store) -> None:
    fill(store)
    assert first_days(store) == {
        ("reverse-fly", "easier"): FIRST,
        ("reverse-fly", "standard"): FIRST + 2 * DAY,
    }


def test_milestones_are_written_and_taken_away(store: Store) -> None:
    day = date(2026, 11, 22)
    before = store.version()
    WRITTEN_MILESTONES.write(store, day, "  Stairs without a thought ").wait(60)
    assert WRITTEN_MILESTONES.read(store) == {day: "Stairs without a thought"}
    assert store.version() > before
    WRITTEN_MILESTONES.write(store, day, "").wait(60)
    assert WRITTEN_MILESTONES.read(store) == {}


def test_what_was_begun_is_told_by_how_and_with_which_sessions(store: Store) -> None:
    assert not trained(store).rounds
    fill(store)
    sets = trained(store)
    assert sets.sessions[TrainedAs("reverse-fly", "easier", 2.0)] == {"a"}
    assert sets.sessions[TrainedAs("back-bows", "standard", None)] == {"b"}
    assert TrainedAs("reverse-fly", "standard", 9.0) not in sets.sessions  # never reached
    assert not any(way.exercise == "march" for way in sets.sessions)  # warm-up
    assert (sets.rounds["a"], sets.rounds["b"]) == (1, 1)


def test_sessions_that_were_trained_alike_are_told_with_every_digit_of_a_weight(
    store: Store,
) -> None:
    """They are read in one row a session, and most rows say the same."""
    kg = 1.3607771100000001
    for day in range(3):
        steps = (step("reverse-fly", load_kg=kg), step("back-bows", round=2))
        store.add(session(f"s{day}", EVENING + day * DAY, steps=steps))
    store.add(session("odd", EVENING, steps=(step('own "x", y', variant="harder"),)))
    assert store.writer.flush(60)
    sets = trained(store)
    assert sets.sessions == {
        TrainedAs("reverse-fly", "standard", kg): {"s0", "s1", "s2"},
        TrainedAs("back-bows", "standard", None): {"s0", "s1", "s2"},
        TrainedAs('own "x", y', "harder", None): {"odd"},
    }
    assert sets.rounds == {"s0": 2, "s1": 2, "s2": 2, "odd": 1}


def test_the_sets_of_some_days(store: Store) -> None:
    fill(store)
    first = sets_between(store, FIRST, FIRST)
    assert first == (
        SetRecord("a", "reverse-fly", "easier", 2.0, "done"),
        SetRecord("a", "reverse-fly", "easier", 2.5, "done"),
    )
    both = sets_between(store, FIRST, FIRST + 2 * DAY)
    assert [(each.session, each.outcome) for each in both[2:]] == [
        ("b", "done"),
        ("b", "unreached"),
        ("b", "partial"),
    ]
    assert sets_between(store, FIRST + 3 * DAY, FIRST + 9 * DAY) == ()


def test_the_weights_of_all_exercises(store: Store) -> None:
    assert all_daily_loads(store) == {}
    fill(store)
    assert all_daily_loads(store) == {"reverse-fly": [(FIRST, 2.5), (FIRST + 2 * DAY, 3.0)]}


def test_sets_and_loads_of_one_routine_alone(store: Store) -> None:
    fill(store)
    desk = session(
        "desk", EVENING + DAY, routine="desk-turns", steps=(step("reverse-fly", load_kg=4.0),)
    )
    assert store.add(desk).wait(60)
    assert daily_loads(store, "reverse-fly", "desk-turns") == (DailyLoad(FIRST + DAY, 4.0),)
    assert daily_sets(store, "reverse-fly", None, "desk-turns") == (
        DailySets(FIRST + DAY, {"standard": 1}),
    )
    assert store.sets_done(routine="desk-turns") == {"reverse-fly": 1}
    main = "upper-lower-back"
    assert store.sets_done(routine=main)["reverse-fly"] == store.sets_done()["reverse-fly"] - 1
    assert len(daily_loads(store, "reverse-fly", main)) == 2
