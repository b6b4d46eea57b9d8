"""A session of whatever origin is opened, put right, kept, and taken back: by what is on disk."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from backcompanion.application.session_entry import entry_from_session, with_corrections
from backcompanion.history.exchange.import_export import export_history, import_history
from backcompanion.history.store import Store
from backcompanion.training.session.rounds import with_round_added
from backcompanion.training.session.step_changes import (
    settable_amount,
    with_amount,
    with_load,
    with_outcome,
)
from support.histories import EVENING, prescription, session, step
from support.prescribing import LIBRARY, ROUTINE

Origin = Callable[[Store, Path], str]


def recorded(store: Store, _folder: Path) -> str:
    kept = session("recorded", steps=(step(load_kg=2.25), step("march", kind="warm-up")))
    store.finish(kept)
    return kept.id


def cut_off(store: Store, _folder: Path) -> str:
    """Replayed from its journal at each look."""
    id_ = store.begin(prescription(), EVENING)
    store.log(id_, 41.25, "skip")
    store.heartbeat(id_, 70.5)
    return id_


def from_csv(store: Store, folder: Path) -> str:
    file = folder / "in.csv"
    file.write_text("id,started_at,finished,active_seconds,kcal_low,kcal_high\n")
    with file.open("a") as rows:
        rows.write("csv,2026-11-19T18:02:11.000007+09:00,true,1490.4,165.3,210\n")
    import_history(store, file)
    return "csv"


def from_json(store: Store, folder: Path) -> str:
    unknown = step("of-another", instead_of="unknown", variant="harder", planned_seconds=31.7)
    steps = (replace(unknown, done_seconds=3.3, outcome="hurt", load_kg=4.03), step(round=7))
    other = Store.open(folder / "other", now=store.now)
    other.add(session("json", steps=steps, routine="of-mine", energy_basis="body-weight"))
    assert other.writer.flush(60)
    export_history(other, folder / "in.json")
    assert other.close(60)
    import_history(store, folder / "in.json")
    return "json"


def by_hand(store: Store, _folder: Path) -> str:
    store.add(session("hand", steps=(), kcal=None, energy_basis=None))
    return "hand"


@pytest.mark.parametrize("origin", [recorded, cut_off, from_csv, from_json, by_hand])
def test_put_right_and_back(store: Store, tmp_path: Path, origin: Origin) -> None:
    (tmp_path / "other").mkdir(exist_ok=True)
    id_ = origin(store, tmp_path)
    assert store.writer.flush(60)
    before = store.session(id_)
    assert before is not None
    filled_in = entry_from_session(before)
    assert with_corrections(before, filled_in, 240, ROUTINE) == before

    steps = list(with_round_added(before.steps))
    for n, each in enumerate(steps):
        amount, done, _planned = settable_amount(each, LIBRARY)
        steps[n] = with_load(with_amount(with_outcome(each, "done", amount), done + 1, amount), 3.0)
    put_right = replace(filled_in, steps=tuple(steps), minutes=30, effort=7)
    changed = with_corrections(before, put_right, 240, ROUTINE)
    assert (changed.steps, changed.active_seconds, changed.effort) == (tuple(steps), 1800.0, 7)
    store.edit(changed)
    assert store.writer.flush(60)
    assert store.session(id_) == changed
    store.edit(before)  # what undo does
    assert store.writer.flush(60)
    assert store.session(id_) == before
