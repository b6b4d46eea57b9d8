"""As long as a person can make it: words, notes, names, and a history that is full of them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from backcompanion.base.paths import folders
from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import SORENESS, WRITTEN_MILESTONES
from backcompanion.training.session.record import Break
from support.histories import session, step
from support.moments import NOW, fixed_now
from support.years import trained_weeks

# What a person pastes: 126 letters without a place to break them.
LONG_WORD = ("https://example.org/" + "Rueckentraining" * 9)[:126]
LONG_NOTE = f"{LONG_WORD} and then {'quite a lot of other words, ' * 30}"
LONG_MESSAGE = f"Everything stands in /home/somebody/{LONG_WORD}. It can be undone."
LONG_ID = "x" * 64


def fill_history(folder: Path) -> None:
    """A year and more of training, with everything that a person can type as long as it may be."""
    store = Store.open(folders(folder).data, now=fixed_now)
    today = NOW.date()
    steps = tuple(
        step(name, load_kg=load)
        for name in ("back-bows", "reverse-fly", LONG_ID)
        for load in (2.5, 4.0)
    )
    for record in trained_weeks(today - timedelta(days=7), 60).sessions:
        store.add(replace(record, note=LONG_WORD if record.id.endswith("0") else ""))
    for days in (0, 2):
        at = NOW - timedelta(days=days, hours=3)
        store.add(session(f"typed-{days}", at, steps=steps, note=LONG_NOTE, effort=6))
    for number in range(7):
        day = today - timedelta(days=number)
        WRITTEN_MILESTONES.write(store, day, LONG_NOTE if number % 2 else LONG_WORD)
        SORENESS.write(store, day, 3)
    store.set_break(Break(today - timedelta(days=60), today - timedelta(days=50), "illness"))
    assert store.close(60)
