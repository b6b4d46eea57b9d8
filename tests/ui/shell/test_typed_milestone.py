"""A milestone that is being typed while the window is closed is kept, as a note on Finish is."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.base.paths import folders
from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import WRITTEN_MILESTONES, add_milestone
from backcompanion.ui.progress.milestone_card import MilestoneCard
from backcompanion.ui.progress.page import ProgressPage
from support.histories import session
from support.moments import NOW, fixed_now
from support.present import child
from support.window import Window


@pytest.mark.usefixtures("disk_in_time")
@pytest.mark.parametrize("is_loaded", [True, False])
def test_it_is_kept(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_loaded: bool
) -> None:
    """Also where what is to be shown is not read yet: it comes behind what that day has."""
    store = Store.open(folders(tmp_path).data, now=fixed_now)
    store.add(session(started_at=NOW))
    assert WRITTEN_MILESTONES.write(store, NOW.date(), "Slept well.").wait(60)
    assert store.close(60)
    if not is_loaded:
        monkeypatch.setattr(MilestoneCard, "_on_found", lambda _card, _latest: None)
    window = Window(tmp_path)
    window.main.show_page(2)
    page = window.main.home.page(2)
    assert isinstance(page, ProgressPage)
    page.finish()
    card = child(page, MilestoneCard)
    if is_loaded:
        qtbot.waitUntil(lambda: card._shown is not None)
    card.field.setText("Up the stairs without a thought")
    window.close()
    store = Store.open(folders(tmp_path).data, now=fixed_now)
    kept = WRITTEN_MILESTONES.read(store)
    assert store.close(60)
    assert kept == {NOW.date(): "Slept well. Up the stairs without a thought"}


@pytest.mark.usefixtures("disk_in_time")
def test_two_in_a_row_are_both_kept(tmp_path: Path) -> None:
    """The second comes before the list has the first."""
    store = Store.open(folders(tmp_path).data, now=fixed_now)
    for text in ("Slept well.", "Up the stairs."):
        last = add_milestone(store, NOW.date(), text)
    assert last.wait(60)
    kept = WRITTEN_MILESTONES.read(store)
    assert store.close(60)
    assert kept == {NOW.date(): "Slept well. Up the stairs."}
