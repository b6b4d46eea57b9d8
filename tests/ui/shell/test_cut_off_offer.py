"""A session that was left or cut off, and what the next start makes of it."""

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backcompanion.history.open_session import OpenSession
from backcompanion.history.store import Store
from backcompanion.ui.shell.cut_off_card import CutOffCard
from support.histories import prescription
from support.moments import fixed_now
from support.present import present
from support.window import Window, places_below


@pytest.fixture
def cut_off(tmp_path: Path) -> str:
    """The id of a session that was left to be gone on with."""
    store = Store.open(places_below(tmp_path).data, now=fixed_now)
    id_ = store.begin(prescription(), fixed_now())
    store.heartbeat(id_, 97.0)
    assert store.close(60)
    return id_


@pytest.fixture
def window(qtbot: QtBot, cut_off: str, tmp_path: Path) -> Iterator[Window]:
    window = Window(tmp_path)
    yield window
    window.close()


def written(window: Window) -> None:
    assert window.main.context.store.writer.flush(60)
    window.settle()


def found_in(window: Window) -> OpenSession:
    cut_off_session = window.main.cut_off_offer.cut_off_session
    assert cut_off_session is not None
    return cut_off_session


def test_it_can_be_gone_on_with_from_its_card(window: Window, cut_off: str) -> None:
    card = window.main.cut_off_offer.card
    assert card is not None
    start = window.main.home.workout.start_button
    assert start.nextInFocusChain() is card.keep_button, "Tab from Start comes to the other answer"
    card.resume_button.click()
    window.settle()
    assert window.running.id == cut_off


def test_deleting_it_takes_its_card_away(window: Window, cut_off: str) -> None:
    assert window.main.findChild(CutOffCard) is not None
    window.main.history_model.delete(cut_off)
    written(window)
    assert window.main.cut_off_offer.card is None
    assert window.main.findChild(CutOffCard) is None


def test_undoing_that_brings_its_card_back(window: Window, cut_off: str) -> None:
    window.main.history_model.delete(cut_off)
    written(window)
    window.main.history_model.restore(cut_off)
    written(window)
    assert window.main.cut_off_offer.card is not None
    assert window.main.findChild(CutOffCard) is not None
    window.main.cut_off_offer.card.resume_button.click()
    window.settle()
    assert window.running.id == cut_off


def test_undoing_it_in_another_session_does_not(window: Window, cut_off: str) -> None:
    window.main.history_model.delete(cut_off)
    written(window)
    running = window.start()
    assert running.id != cut_off
    window.main.history_model.restore(cut_off)
    written(window)
    assert window.main.cut_off_offer.card is None


def test_correcting_it_takes_its_card_away(window: Window, cut_off: str) -> None:
    record = window.main.history_model.session(cut_off)
    assert record is not None
    window.main.history_model.edit(replace(record, note="left early"))
    written(window)
    assert window.main.cut_off_offer.card is None
    (session,) = window.main.history_model.history().sessions
    assert session.note == "left early"


def test_another_change_leaves_the_card(window: Window) -> None:
    window.main.history_model.set_goal(4)
    written(window)
    assert window.main.cut_off_offer.card is not None


def test_what_is_gone_is_not_gone_on_with(window: Window, cut_off: str) -> None:
    cut_off_session = found_in(window)
    assert window.main.context.store.delete(cut_off).wait(60)  # nobody is told
    message_requested: list[str] = []
    window.main.scenes.message_requested.connect(message_requested.append)
    assert window.main.cut_off_offer.card is not None
    window.main.cut_off_offer.card.resume_button.click()
    window.settle()
    assert window.main.flow.running is None
    assert "deleted" in message_requested[0]
    assert window.main.home.workout.start_button.hasFocus()
    assert not window.main.flow.is_open(cut_off_session)


def test_what_was_left_before_its_first_second_leaves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    before = Window(tmp_path)
    id_ = before.start().id
    before.go(1)  # within the first lead-in
    before.running.suspend()
    before.main.flow.forget_running()
    before.close()
    window = Window(tmp_path)
    try:
        assert window.main.cut_off_offer.card is None
        written(window)
        assert window.main.context.store.session(id_) is None
        assert window.main.history_model.history().sessions == ()
    finally:
        window.close()


def test_what_is_still_on_its_way_to_the_disk_is_seen_by_what_asks_for_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """A session that was trained is never taken for one that was not, which is discarded."""
    window = Window(tmp_path)
    try:
        running = window.start()
        writer = window.main.context.store.writer
        assert writer.flush(60)
        may_go_on = threading.Event()

        def keep_waiting(_connection: sqlite3.Connection) -> None:
            assert may_go_on.wait(60)

        writer.put(keep_waiting)
        window.go(60)
        running.suspend()
        window.main.flow.forget_running()
        threading.Timer(0.2, may_go_on.set).start()
        cut_off_session = present(window.main.flow.cut_off())
        assert cut_off_session.is_trained
        assert window.main.flow.is_open(cut_off_session)
    finally:
        window.close()
