"""What charts will ask is asked ahead, and gives what they would have been told."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from backcompanion.application.progress_queries import ProgressQueries
from backcompanion.history.store import Store
from backcompanion.training.exercise.dose import Dose
from backcompanion.training.exercise.routine import Routine, RoutineStep
from backcompanion.training.session.prescription import Choices, prescribe
from support.histories import EVENING, session, step
from support.prescribing import LIBRARY
from support.window import Window


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path)
    yield window
    window.close()


def asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is asked of the store from now on, beside whether something has changed."""
    seen: list[object] = []
    query, version = store.query, store.version

    def told(function: object, default: object) -> object:
        seen.append(function)
        return query(function, default)  # type: ignore[arg-type]

    def untold() -> int:
        before = len(seen)
        current = version()
        del seen[before:]
        return current

    monkeypatch.setattr(store, "query", told)
    monkeypatch.setattr(store, "version", untold)
    return seen


def test_charts_ask_no_more_once_all_was_read_ahead(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = window.main
    store, model = main.context.store, main.history_model
    store.add(session("a", EVENING, steps=(step("reverse-fly", load_kg=2.0), step("back-bows"))))
    assert store.writer.flush(60)
    today = model.today()

    def look(queries: ProgressQueries) -> tuple[object, ...]:
        return (
            queries.exercises(),
            queries.loaded_exercises(),
            queries.sets_done(None, today),
            queries.sets_done(date(2026, 1, 1), today),
            queries.trained(),
        )

    def new() -> ProgressQueries:
        return ProgressQueries(main.context, model, lambda: main.home.workout.prescription)

    expected, queries = look(new()), new()
    queries.take(queries.read_ahead((None, date(2026, 1, 1)), today))
    seen = asked(store, monkeypatch)
    assert look(queries) == expected
    assert seen == []
    # What was read before something was written is of no use any more.
    late = new()
    old = late.read_ahead((None,), today)
    store.add(session("b", EVENING, steps=(step("march"),)))
    assert store.writer.flush(60)
    late.take(old)
    assert look(late) == look(new()) != expected


def test_a_session_is_counted_in_the_tempo_that_it_was_trained_in(window: Window) -> None:
    """By what was prescribed for it; one that was added, by what is prescribed today."""
    main = window.main
    store = main.context.store
    places = (RoutineStep("bridge", 20, dose=Dose(repetitions=10, hold_seconds=5)),)
    mine = Routine("mine", "Mine", "", (0, 0), 1, (), places, ())
    held = prescribe(mine, LIBRARY, Choices(rounds=1))
    usual = main.home.workout.prescription
    id_ = store.begin(held, EVENING)
    assert store.writer.flush(60)

    def seconds(queries: ProgressQueries, id_: str, routine: str) -> float:
        library = queries.library_of(session(id_, EVENING, routine=routine))
        return library.exercises["bridge"].variants["standard"].tempo.parts[0].repetition_seconds

    written = LIBRARY.exercises["bridge"].variants["standard"].tempo.parts[0].repetition_seconds
    trained = held.steps[0].tempos["standard"].parts[0].repetition_seconds
    assert trained != written
    now = ProgressQueries(main.context, main.history_model, lambda: usual)
    assert seconds(now, id_, "mine") == trained
    assert seconds(now, "added", "mine") == written
    later = ProgressQueries(main.context, main.history_model, lambda: held)
    assert seconds(later, "added", "mine") == trained
    assert seconds(later, "added", "another") == written
