"""The Finish page under the keys of somebody who is still in the Player."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.history.store import Store
from backcompanion.training.adaptation.loads import UsedWeight
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.session.record import History, SessionRecord, StepRecord
from backcompanion.ui.finish.page import FinishPage
from backcompanion.ui.finish.session_numbers import SessionNumbers
from backcompanion.ui.player.countdown_ring import CountdownRing
from backcompanion.ui.text.finish_text import headline, streak_line
from backcompanion.ui.widgets.weight_fields import WeightFields
from support.histories import session as recorded
from support.histories import step as recorded_step
from support.moments import fixed_now
from support.present import child, focused, present
from support.weeks import day, draw, session
from support.window import Window


@pytest.fixture
def finish(qtbot: QtBot, tmp_path: Path) -> Iterator[QWidget]:
    window = Window(tmp_path)
    window.start()
    window.go(5)
    window.running.end()
    window.settle()
    page = window.main.scenes.finish_page
    assert page is not None and page.done_button.hasFocus()
    yield page
    window.close()


def test_an_arrow_too_many_stays_on_done_and_tab_leaves_it(finish: QWidget) -> None:
    done = focused()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down):
        for _press in range(3):
            QTest.keyClick(focused(), key)
        assert QApplication.focusWidget() is done, key
    QTest.keyClick(done, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not done


def test_that_it_is_saved_is_said_by_the_line_that_knows() -> None:
    """Above a session of less than half it said “Saved”, below “Saving …”, on a disk that fails."""
    short = recorded(finished=False, steps=(recorded_step(outcome="skipped", done_seconds=0.0),))
    numbers = compute_stats(History(sessions=(short,)), short.local_date)
    assert headline(short, numbers) == "That was a start."


def test_what_it_did_to_the_week_is_said_beside_a_streak_that_stands() -> None:
    history = draw(
        """
        2026-11-09  x.x.x..  3 3 met
        2026-11-16  x.x....  2 3 open
        """
    ).history
    numbers = compute_stats(history, day("2026-11-18"))
    line = streak_line(history.sessions[-1], numbers)
    assert line == "Your streak stands at 1 week. 1 more this week meets your goal."
    met = draw("2026-11-16  x.x.x..  3 3 met").history
    line = streak_line(met.sessions[-1], compute_stats(met, day("2026-11-20")))
    assert line == "Your streak is now 1 week."


def test_after_a_session_nothing_is_asked_of_the_week_that_it_has_no_days_for() -> None:
    history = draw(
        """
        2026-11-09  x.x.x..  3 3 met
        2026-11-16  .....xx  2 3 open
        """
    ).history
    line = streak_line(history.sessions[-1], compute_stats(history, day("2026-11-22")))
    assert line == "Your streak stands at 1 week. A new week begins soon."
    before = draw("2026-11-09  x.x.x..  3 3 met\n2026-11-16  .....x.  1 3 open").history
    line = streak_line(before.sessions[-1], compute_stats(before, day("2026-11-21")))
    assert line == "Your streak stands at 1 week. A new week begins soon."


def test_a_long_step_counts_down_in_digits_as_large_as_a_short_one(qtbot: QtBot) -> None:
    ring = CountdownRing()
    qtbot.addWidget(ring)
    ring.show_time(74.6, 0.9, "seconds", "")
    assert ring.shown == "75"
    ring.show_time(118.2, 0.9, "seconds", "")
    assert ring.shown == "119"


def test_a_weight_is_asked_about_before_the_page_goes(qtbot: QtBot) -> None:
    steps = (StepRecord("reverse-fly", None, "standard", "work", 1, None, 30.0, 30.0, "done"),)
    record = session("2026-11-20", steps=steps)
    page = FinishPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    numbers = compute_stats(History(sessions=(record,)), day("2026-11-20"))
    weight = UsedWeight("reverse-fly", "Reverse fly", None, 2.5)
    page.show_session(record, numbers, (weight,))
    with qtbot.waitActive(page):
        page.show()
    edited: list[SessionRecord] = []
    page.edited.connect(edited.append)
    (field,) = [f for f in page.findChildren(QLineEdit) if "Reverse fly" in f.accessibleName()]
    page._back_chips["painful"].setFocus()
    QTest.keyClick(page._back_chips["painful"], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is field, "it comes where it stands"
    QTest.keyClicks(field, "25")
    with qtbot.assertNotEmitted(page.done):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert focused().objectName() == "takeUsualWeight"
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert [record.steps[0].load_kg for record in edited] == [25.0, 2.5]
    with qtbot.waitSignal(page.done):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_weight_that_is_being_typed_as_the_window_closes_is_kept(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = Window(tmp_path)
    window.main.activateWindow()
    session = window.start().session
    window.go(5)
    while session.moment.planned.exercise != "reverse-fly":
        session.skip()
    window.go(40)
    window.running.end()
    window.settle()
    finish = present(window.main.scenes.finish_page)
    field = child(child(finish, WeightFields), QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "4.5")
    assert field.hasFocus()
    assert window.main.close()
    store = Store.open(tmp_path, now=fixed_now)
    record = present(store.session(store.read().sessions[0].id))
    assert 4.5 in {step.load_kg for step in record.steps}
    store.close()
    window.close()


@pytest.mark.usefixtures("in_english")
def test_a_note_is_kept_as_it_is_until_it_is_typed_in_and_never_cut_unsaid(qtbot: QtBot) -> None:
    record = session("2026-11-20", note="one\r\ntwo")
    page = FinishPage()
    qtbot.addWidget(page)
    page.show_session(record, compute_stats(History(sessions=(record,)), day("2026-11-20")))
    edited: list[SessionRecord] = []
    page.edited.connect(edited.append)
    page.flush()
    assert edited == []
    page._note.setPlainText("x" * 10_003)
    for leave in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        with qtbot.assertNotEmitted(page.done):
            QTest.keyClick(page, leave)
    page._save_note()  # as after a while; what there is room for is kept
    assert [len(record.note) for record in edited] == [10_000]
    assert page._note.count_text.startswith("3 characters too many")
    page._note.setPlainText("three")
    with qtbot.waitSignal(page.done):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert edited[-1].note == "three"


def test_what_there_is_no_number_of_is_not_said_to_be_none(qtbot: QtBot) -> None:
    """An own routine claims no energy, and stretches alone have no sets: they said 0 kcal."""
    numbers = SessionNumbers()
    qtbot.addWidget(numbers)
    numbers.show()
    work = (recorded_step(),)
    for kcal, steps, shown in (((165.0, 210.0), work, 3), (None, work, 2), (None, (), 1)):
        numbers.show_session(recorded(steps=steps, kcal=kcal))
        texts = [label.text() for label in numbers.findChildren(QLabel) if label.isVisible()]
        assert len(texts) == 2 * shown, texts
