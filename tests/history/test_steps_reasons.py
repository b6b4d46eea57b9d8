"""Why a step was not as the routine has it, also in a history of the first release."""

from pathlib import Path

from backcompanion.history.migrations import APPLICATION_ID, MIGRATIONS
from backcompanion.history.safety.opening import open_history
from backcompanion.history.store import Store
from backcompanion.training.session.reason import Reason
from support.histories import session, step
from support.moments import fixed_now
from support.sqlite_file import sqlite_file

FIRST_COLUMNS = (
    "session, n, exercise, instead_of, variant, kind, round, side, planned_seconds, done_seconds,"
    " outcome, load_kg"
)


def test_reasons_stay_with_their_step(store: Store) -> None:
    steps = (
        step("chest-lifts", reasons=(Reason("missing", "physio-ball"), Reason("hurt"))),
        step("back-bows"),
    )
    store.add(session(steps=steps)).wait(60)
    record = store.session("a")
    assert record is not None
    assert record.steps == steps


def test_a_history_of_the_first_release_is_brought_up(tmp_path: Path) -> None:
    with sqlite_file(tmp_path / "history.sqlite3") as old:
        for statement in MIGRATIONS[0]:
            old.execute(statement)
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute("PRAGMA user_version = 1")
        old.execute(
            "INSERT INTO sessions (id, state, routine, started_us, offset_seconds, local_date,"
            " active_seconds, finished) VALUES ('a', 'ended', 'r', 0, 0, '1970-01-01', 60, 1)"
        )
        old.execute(
            f"INSERT INTO steps ({FIRST_COLUMNS}) VALUES ('a', 0, 'back-bows', NULL, 'standard',"
            " 'work', 1, NULL, 32, 32, 'done', 2.5)"
        )
    old.close()
    store = open_history(tmp_path, now=fixed_now).store
    session = store.session("a")
    assert session is not None
    assert session.steps == (step("back-bows", load_kg=2.5),)
    assert store.close(60)
