"""A small history to be reported, on disk."""

from datetime import UTC, datetime
from pathlib import Path

from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import SORENESS
from support.histories import step
from support.weeks import day, session

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)


def stored(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    store = Store.open(folder, now=lambda: NOW)
    for number, on in enumerate(("2026-10-01", "2026-11-03", "2026-11-05", "2026-11-10")):
        steps = (
            step("back-bows", variant="easier"),
            step("roll-downs", load_kg=1.0 + number),
            step("russian-twists", outcome="hurt" if number == 2 else "done"),
        )
        store.add(session(on, steps=steps, effort=4 + number, back="sore", note=f"=note {number}"))
    SORENESS.write(store, day("2026-11-04"), 6).wait(60)
    assert store.close(60)
    return folder
