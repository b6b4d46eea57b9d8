"""Sets of each exercise, counted where they lie."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from backcompanion.history.step_queries import loaded_exercises
from backcompanion.history.store import Store
from support.histories import session, step


def at(day: int) -> datetime:
    return datetime(2026, 11, day, 18, tzinfo=timezone(timedelta(hours=1)))


def test_sets_are_counted_by_exercise_where_they_were_done(store: Store) -> None:
    steps = (
        step("back-bows"),
        step("back-bows"),
        step("roll-downs", outcome="skipped", done_seconds=0),
        step("reverse-fly", outcome="partial"),
        step("march", kind="warm-up"),
    )
    for id_, day in (("old", 2), ("new", 18), ("gone", 19)):
        record = session(id_, at(day), steps=steps)
        store.add(replace(record, local_date=date(2026, 11, day)))
    store.delete("gone")
    assert store.writer.flush(60)
    assert store.sets_done() == {"back-bows": 4}
    assert store.sets_done(date(2026, 11, 2)) == {"back-bows": 4}
    assert store.sets_done(date(2026, 11, 3)) == {"back-bows": 2}
    assert store.sets_done(date(2026, 11, 20)) == {}


def test_what_lies_ahead_waits_and_what_was_removed_has_no_weights(store: Store) -> None:
    steps = (step("back-bows", load_kg=4.0),)
    for id_, day in (("now", 2), ("ahead", 20)):
        store.add(replace(session(id_, at(day), steps=steps), local_date=date(2026, 11, day)))
    store.add(session("gone", at(3), steps=(step("reverse-fly", load_kg=2.0),)))
    store.delete("gone")
    assert store.writer.flush(60)
    assert store.sets_done(until=date(2026, 11, 19)) == {"back-bows": 1}
    assert loaded_exercises(store) == ("back-bows",)
