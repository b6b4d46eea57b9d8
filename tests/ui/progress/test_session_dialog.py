"""The form of a session: every field gives back what it was given, and all goes by keys."""

import time
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.application.session_entry import (
    SessionEntry,
    entry_from_session,
    with_corrections,
)
from backcompanion.base.i18n import gettext
from backcompanion.training.session.record import Outcome, StepRecord
from backcompanion.ui.progress.session_dialog import DELETE, SessionDialog
from backcompanion.ui.text.formats import number
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Label
from support.present import present
from support.weeks import session

PLAIN = SessionEntry(datetime(2026, 11, 19, 18, 2), 25, True, None, None, None, "")


def opened(qtbot: QtBot, entry: SessionEntry = PLAIN, **existing: object) -> SessionDialog:
    form = SessionDialog(entry, None, **existing)  # type: ignore[arg-type]
    qtbot.addWidget(form)
    form.show()
    return form


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"wall_time": datetime(1971, 2, 3, 0, 0)},
        {"wall_time": datetime(2199, 12, 31, 23, 59)},
        {"minutes": 0},
        {"minutes": 1440},
        {"finished": False},
        {"counts": True},
        {"counts": False},
        {"effort": 1},
        {"effort": 10},
        {"back": "painful"},
        {"note": "two\nlines – and 🙂"},
    ],
)
def test_what_goes_in_comes_out(qtbot: QtBot, changes):
    entry = replace(PLAIN, **changes)
    assert opened(qtbot, entry).entry() == entry


@pytest.mark.usefixtures("in_english")
def test_a_note_that_is_too_long_is_said_and_never_cut(qtbot: QtBot):
    form = opened(qtbot)
    form.fields.note.setPlainText("🙂" * 9_600)
    assert form.fields.note.count_text == f"{number(9_600)} of {number(10_000)} characters"
    form.fields.note.setPlainText("🙂" * 10_001)
    assert form.fields.note.count_text == f"1 character too many: a note holds {number(10_000)}"
    assert form.fields.note.accessibleDescription() == form.fields.note.count_text
    form.fields.minutes.setFocus()
    QTest.keyClick(form.fields.minutes, Qt.Key.Key_Return)
    assert form.isVisible() and len(form.entry().note) == 10_001
    form.fields.note.setPlainText("🙂" * 10_000)
    QTest.keyClick(form.fields.minutes, Qt.Key.Key_Return)
    assert form.result() == SessionDialog.DialogCode.Accepted


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "changes",
    [
        # No clock in Berlin ever showed this time.
        {"started_at": datetime.fromisoformat("2026-03-29T02:30:00+09:00")},
        {"started_at": datetime.fromisoformat("2026-10-25T02:30:31.000007+02:00")},
        {"started_at": datetime.fromisoformat("1970-01-01T00:30:00-08:00")},
        {"started_at": datetime.fromisoformat("2200-12-31T23:59:59+00:00")},
        {"active_seconds": 1490.4},
        {"note": "one\r\ntwo\rthree\u2028four\u00a0five\n"},
        {"note": "x" * 10_001},
    ],
)
def test_what_was_not_touched_stays_as_it_was(qtbot: QtBot, berlin, changes):
    kept = session("2026-03-29", **changes)
    form = opened(qtbot, entry_from_session(kept), session=kept, is_new=False)
    assert with_corrections(kept, form.entry(), 240) == kept
    form.fields.effort.show_value(7)
    assert with_corrections(kept, form.entry(), 240) == replace(kept, effort=7)


def test_it_shows_the_clock_of_where_it_was_trained(qtbot: QtBot, berlin):
    tokyo = session("2026-03-29", started_at=datetime.fromisoformat("2026-03-29T02:30:11+09:00"))
    form = opened(qtbot, entry_from_session(tokyo), session=tokyo, is_new=False)
    assert form.fields.when.moment() == datetime(2026, 3, 29, 2, 30)
    form.fields.when.show_moment(datetime(2026, 3, 28, 2, 30))
    moved = with_corrections(tokyo, form.entry(), 240)
    assert moved.started_at.isoformat() == "2026-03-28T02:30:11+09:00"


def test_enter_saves_but_is_a_new_line_in_the_note(qtbot: QtBot):
    form = opened(qtbot)
    QTest.keyClicks(form.fields.note, "a")
    QTest.keyClick(form.fields.note, Qt.Key.Key_Return)
    assert (form.isVisible(), form.entry().note) == (True, "a\n")
    QTest.keyClick(form.fields.minutes, Qt.Key.Key_Return)
    assert form.result() == SessionDialog.DialogCode.Accepted


def test_escape_leaves(qtbot: QtBot):
    form = opened(qtbot)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert (form.isVisible(), form.result()) == (False, SessionDialog.DialogCode.Rejected)


def test_only_what_exists_can_be_deleted(qtbot: QtBot):
    new = opened(qtbot)
    assert "Delete" not in [button.text() for button in new.findChildren(Button)]
    form = opened(qtbot, session=session("2026-11-19"), is_new=False)
    delete = form.findChild(Button, "deleteSession")
    QTest.keyClick(present(delete), Qt.Key.Key_Space)
    assert form.result() == DELETE


def test_it_says_what_was_done_and_what_hurt(qtbot: QtBot):
    outcomes: list[tuple[float, Outcome]] = [(32, "done"), (9, "hurt"), (0, "unreached")]
    steps = tuple(
        StepRecord("back-bows", None, "standard", "work", 1, None, 32, seconds, outcome)
        for seconds, outcome in outcomes
    )
    form = opened(qtbot, session=session("2026-11-19", steps=steps), is_new=False)
    facts = [text.text() for text in form.findChildren(Label)]
    assert any(
        "1 of 3 sets done" in text and "a step hurt" in text and "does not count" in text
        for text in facts
    )


def test_every_field_has_a_name(qtbot: QtBot):
    form = opened(qtbot)
    fields = [
        child
        for child in form.findChildren(QWidget)
        if child.isVisible()
        and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(child.parent(), QComboBox | QAbstractSpinBox)
    ]
    assert len(fields) >= 8
    assert [type(field) for field in fields if not field.accessibleName()] == []


def test_a_form_without_a_line_that_wraps_is_seen(qtbot: QtBot):
    """Such a layout has no height for a width, and the dialog was one pixel high."""
    for existing in (None, session("2026-11-19")):
        form = opened(qtbot, session=existing, is_new=existing is None)
        assert form.height() >= present(form.layout()).totalSizeHint().height() > 200


def answer(form: SessionDialog, id: str) -> None:
    buttons = form.findChildren(Button, f"answer-{id}")
    next(button for button in buttons if button.isVisible()).click()


@pytest.mark.parametrize(
    ("choice", "result"),
    [
        ("lose", SessionDialog.DialogCode.Rejected),
        ("save", SessionDialog.DialogCode.Accepted),
    ],
)
def test_what_was_filled_in_is_not_lost_by_esc(
    qtbot: QtBot, choice: str, result: SessionDialog.DialogCode
) -> None:
    form = opened(qtbot)
    form.fields.note.setFocus()
    QTest.keyClicks(form.fields.note, "better")
    for leave in (lambda: QTest.keyClick(form, Qt.Key.Key_Escape), form.close):
        leave()
        assert form.isVisible()
        answer(form, "stay")
    QTest.keyClick(form, Qt.Key.Key_Escape)
    answer(form, choice)
    assert not form.isVisible() and form.result() == result.value
    assert form.entry().note == "better"


def test_cancel_says_it_and_where_nothing_was_changed_nothing_is_asked(qtbot: QtBot) -> None:
    form = opened(qtbot)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    form = opened(qtbot)
    QTest.keyClicks(form.fields.note, "better")
    buttons = {button.text(): button for button in form.findChildren(Button)}
    buttons[gettext("Cancel")].click()
    assert not form.isVisible()
