"""One value a day, each on its own: what is wrong with one says nothing about the others."""

import json
from datetime import date

import pytest

from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import SORENESS, WRITTEN_MILESTONES
from backcompanion.history.values.key_values import read_value, write_value

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.mark.parametrize(
    "wrong",
    [{"2026-11-20": 11}, {"2026-11-20": True}, {"soon": 3}, {"2026-11-20": [1]}, {"": None}],
)
def test_a_wrong_entry_hides_no_other_and_is_not_lost(store: Store, wrong: object) -> None:
    assert isinstance(wrong, dict)
    text = json.dumps({"2026-11-23": 4, **wrong})
    store.writer.put(lambda connection: write_value(connection, "soreness", text)).wait(60)
    assert SORENESS.read(store) == {MONDAY: 4}
    assert SORENESS.write(store, TUESDAY, 5).wait(60)
    assert SORENESS.read(store) == {MONDAY: 4, TUESDAY: 5}
    kept = json.loads(read_value(store, "soreness") or "")
    assert [day for day, value in wrong.items() if value is not None and day not in kept] == []


def test_what_is_no_text_counts_as_nothing(store: Store) -> None:
    store.writer.put(
        lambda connection: write_value(connection, "milestones", b"\xff\x00")  # type: ignore[arg-type]
    ).wait(60)
    assert WRITTEN_MILESTONES.read(store) == {}
    assert WRITTEN_MILESTONES.write(store, MONDAY, "Stairs").wait(60)
    assert WRITTEN_MILESTONES.read(store) == {MONDAY: "Stairs"}
