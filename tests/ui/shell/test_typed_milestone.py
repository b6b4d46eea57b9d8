"""A milestone that is being typed while the window is closed is kept, as a note on Finish is."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.base.paths import folders
from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import WRITTEN_MILESTONES
from backcompanion.ui.progress.milestone_card import MilestoneCard
from backcompanion.ui.progress.page import ProgressPage
from support.histories import session
from support.moments import NOW, fixed_now
from support.present import child
from support.window import Window


@pytest.mark.usefixtures("disk_in_time")
def test_it_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    store = Store.open(folders(tmp_path).data, now=fixed_now)
    store.add(session(started_at=NOW))
    assert store.close(60)
    window = Window(tmp_path)
    window.main.show_page(2)
    page = window.main.home.page(2)
    assert isinstance(page, ProgressPage)
    page.finish()
    card = child(page, MilestoneCard)
    qtbot.waitUntil(lambda: card._shown is not None)
    card.field.setText("Up the stairs without a thought")
    window.close()
    store = Store.open(folders(tmp_path).data, now=fixed_now)
    kept = WRITTEN_MILESTONES.read(store)
    assert store.close(60)
    assert kept == {NOW.date(): "Up the stairs without a thought"}
