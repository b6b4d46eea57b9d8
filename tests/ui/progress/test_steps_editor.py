"""The steps of a session in its form: looked at nothing changes, and all goes by keys."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.application.session_entry import entry_from_session
from backcompanion.training.session.record import SessionRecord, SetTotals, StepRecord
from backcompanion.training.session.recording import build_record
from backcompanion.training.session.timeline import perform
from backcompanion.ui.progress.session_dialog import SessionDialog
from backcompanion.ui.progress.step_fields import StepFields
from backcompanion.ui.progress.step_row import StepRow
from backcompanion.ui.progress.steps_editor import StepsEditor
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.combo_box import ComboBox
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.number_edit import NumberEdit
from support.histories import EVENING, session, sessions, step
from support.prescribing import LIBRARY, prescribed
from support.present import child, present
from support.thoroughness import examples
from support.work import within

LOADS = {"reverse-fly": 2.5, "roll-downs": 2.0}


def recorded(rounds: int = 2, **choices: object) -> SessionRecord:
    timeline = perform(prescribed(rounds=rounds, loads=LOADS, **choices))  # type: ignore[arg-type]
    return build_record(
        timeline,
        timeline.seconds,
        session_id="a",
        started_at=EVENING,
        local_date=date(2026, 11, 19),
        finished=True,
    )


def opened(qtbot: QtBot, record: SessionRecord, unit: str = "kg") -> SessionDialog:
    form = SessionDialog(
        entry_from_session(record),
        session=record,
        is_new=False,
        library=LIBRARY,
        usual_kg=LOADS,
        weight_unit=unit,
    )
    qtbot.addWidget(form)
    form.show()
    return form


def row_of(form: SessionDialog, name: str) -> StepRow:
    """The one whose name for screen readers begins with that."""
    return next(row for row in form.findChildren(StepRow) if row.accessibleName().startswith(name))


def field(form: SessionDialog, kind: type[QWidget], name: str) -> QWidget:
    fields = child(form, StepFields)
    return next(field for field in fields.findChildren(kind) if field.accessibleName() == name)


def choose(combo: QWidget, text: str) -> None:
    assert isinstance(combo, ComboBox)
    index = combo.findText(text)
    assert index >= 0, [combo.itemText(n) for n in range(combo.count())]
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def type_into(edit: QWidget, text: str) -> None:
    assert isinstance(edit, NumberEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def focused(form: SessionDialog) -> QWidget:
    """Within it, whichever window is active."""
    return present(form.focusWidget())


def press(form: SessionDialog, key: Qt.Key, times: int = 1) -> None:
    for _n in range(times):
        QTest.keyClick(focused(form), key)


ODD = session(
    steps=(
        step(
            "of-an-import", variant="harder", planned_seconds=31.7, done_seconds=3.3, load_kg=4.03
        ),
        step("back-bows", instead_of="of-another", outcome="hurt", done_seconds=77.0),
        step("w-squeeze", variant="harder", outcome="unreached", done_seconds=0.4),
        step("back-bows", kind="stretch", side="left", planned_seconds=0.0, done_seconds=0.0),
    ),
    active_seconds=100.5,
)


@pytest.mark.parametrize("unit", ["kg", "lb"])
@pytest.mark.parametrize("record", [recorded(level="easier"), ODD], ids=["recorded", "odd"])
def test_whoever_opens_each_step_and_saves_has_changed_nothing(qtbot: QtBot, record, unit) -> None:
    form = opened(qtbot, record, unit)
    for row in form.findChildren(StepRow)[::7]:
        row.click()
        for combo in child(form, StepFields).findChildren(ComboBox):
            combo.activated.emit(combo.currentIndex())
        for edit in child(form, StepFields).findChildren(NumberEdit):
            edit.textEdited.emit(edit.text())
    assert form.corrected() == record
    form.fields.effort.show_value(7)
    assert form.corrected() == replace(record, effort=7)


@examples(25)
@given(sessions)
def test_any_session_that_was_not_touched_comes_out_as_it_went_in(
    qapp: QApplication, session: SessionRecord
) -> None:
    form = SessionDialog(
        entry_from_session(session), session=session, is_new=False, library=LIBRARY
    )
    try:
        form.show()
        for row in form.findChildren(StepRow):
            row.click()
        assert form.corrected(240) == session
    finally:
        form.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_set_is_put_right_by_keys_alone(qtbot: QtBot) -> None:
    record = recorded()
    form = opened(qtbot, record)
    child(form, StepsEditor)._remove.setFocus()
    press(form, Qt.Key.Key_Tab)
    assert focused(form).accessibleName() == "March: Done · 60 s"
    press(form, Qt.Key.Key_Down, 8)
    assert focused(form).accessibleName() == "Back bows, Round 1: Done · 4 reps"
    press(form, Qt.Key.Key_Space)
    assert focused(form).accessibleName() == "What became of it"
    press(form, Qt.Key.Key_Tab)
    press(form, Qt.Key.Key_Down)  # one repetition less
    assert focused(form).accessibleName() == "Repetitions done"
    assert focused(form).accessibleDescription() == "of 4 reps"
    press(form, Qt.Key.Key_Escape)
    assert focused(form).accessibleName() == "Back bows, Round 1: In part · 3 of 4 reps"
    changed = present(form.corrected())
    index = record.steps.index(next(s for s in record.steps if s.exercise == "back-bows"))
    assert changed.steps[index] == replace(
        record.steps[index], outcome="partial", done_seconds=24.0
    )
    rest = changed.steps[:index] + changed.steps[index + 1 :]
    assert rest == record.steps[:index] + record.steps[index + 1 :]
    press(form, Qt.Key.Key_Tab)
    assert isinstance(focused(form), Button)  # Tab leaves the list
    QTest.keyClick(form, Qt.Key.Key_Escape)
    child(form, Button, "answer-lose").click()
    assert not form.isVisible() and form.result() == SessionDialog.DialogCode.Rejected


def test_weight_variant_and_stand_in_of_one_set_and_of_all(qtbot: QtBot) -> None:
    record = recorded()
    form = opened(qtbot, record)
    row_of(form, "Reverse fly, Round 1").click()
    load = field(form, NumberEdit, "Weight used in Reverse fly, kg")
    type_into(load, "22,5")
    typed, before = formats.weight(22.5, "kg"), formats.weight(2.5, "kg")
    assert child(form, StepFields).hint == f"{typed}? It was {before} before."
    form.accept()  # is asked about it once
    assert form.isVisible() and focused(form).objectName() == "takeUsualWeight"
    type_into(load, "3,5")
    assert child(form, StepFields).hint == ""
    loads = [s.load_kg for s in present(form.corrected()).steps if s.exercise == "reverse-fly"]
    assert loads == [3.5, 2.5]
    choose(field(form, ComboBox, "Variant"), "Harder: long hold")
    child(form, StepFields).buttons.repeat.click()
    again = [s for s in present(form.corrected()).steps if s.exercise == "reverse-fly"]
    assert [(s.round, s.variant, s.load_kg) for s in again] == [
        (1, "harder", 3.5),
        (2, "harder", 3.5),
    ]
    choose(field(form, ComboBox, "Variant"), "Standing W squeeze")
    name = row_of(form, "Reverse fly, Round 1").accessibleName()
    assert name.endswith("Standing W squeeze instead")
    assert "kg" not in name
    choose(field(form, ComboBox, "Variant"), "Standard: with weights or a band")
    first, second = (s for s in present(form.corrected()).steps if s.exercise == "reverse-fly")
    assert first in record.steps  # to the last field, with the weight that it had
    assert (second.variant, second.load_kg) == ("harder", 3.5)


@pytest.mark.usefixtures("in_english")
def test_what_is_typed_wrong_is_said_at_once_and_not_saved(qtbot: QtBot) -> None:
    record = recorded()
    form = opened(qtbot, record)
    row_of(form, "Reverse fly, Round 1").click()
    fields = child(form, StepFields)
    for name, text, hint in (
        ("Weight used in Reverse fly, kg", "2x", "Type a number up to 200 kg, or leave it empty."),
        ("Weight used in Reverse fly, kg", "201", "Type a number up to 200 kg, or leave it empty."),
        ("Repetitions done", "2,5", "Type a whole number, or use the arrow keys up and down."),
    ):
        edit = field(form, NumberEdit, name)
        type_into(edit, text)
        assert (fields.hint, edit.accessibleDescription()) == (hint, hint)
        form.accept()
        assert form.isVisible() and focused(form) is edit
    QTest.keyClick(form, Qt.Key.Key_Escape)
    child(form, Button, "answer-lose").click()
    assert not form.isVisible()


@pytest.mark.usefixtures("in_english")
def test_length_energy_and_sets_follow_at_once(qtbot: QtBot) -> None:
    record = recorded()
    form = opened(qtbot, record)
    summary = form._summary
    assert summary.text() == "16 of 16 sets done · 25 min · 165–210 kcal"
    editor = child(form, StepsEditor)
    editor._add.click()
    assert summary.text() == "24 of 24 sets done · 32 min · 248–315 kcal"
    assert form.fields.minutes.value() == 32
    assert focused(form).accessibleName() == "Back bows, Round 3: Done · 4 reps"
    assert present(form.corrected()) == replace(
        recorded(rounds=3), steps=present(form.corrected()).steps
    )
    form.fields.minutes.setValue(40)  # by the person's word, whatever is done
    editor._remove.click()
    assert (form.fields.minutes.value(), present(form.corrected()).active_seconds) == (40, 2_400.0)
    form.fields.minutes.setValue(5)
    hint = "What was done comes to 18 min alone: make it longer, or take steps away."
    assert hint in [label.text() for label in form.findChildren(Label) if label.isVisible()]
    form.fields.minutes.setValue(25)
    editor._remove.click()
    editor._remove.click()
    assert not editor._add.isVisible() and not editor._remove.isVisible()
    assert "sets" not in summary.text()


def test_a_single_set_is_added_and_taken_out(qtbot: QtBot) -> None:
    record = recorded()
    form = opened(qtbot, record)
    row = row_of(form, "Reverse fly, Round 2")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    fields = child(form, StepFields)
    type_into(field(form, NumberEdit, "Weight used in Reverse fly, kg"), "3")
    child(fields, Button, "addStep").click()
    assert focused(form).accessibleName().startswith("Reverse fly, Round 2, set 2: ")
    assert row_of(form, "Reverse fly, Round 2, set 1: ")  # no two of one name
    assert row_of(form, "Reverse fly, Round 1: ")
    corrected = present(form.corrected())
    flies = [step for step in corrected.steps if step.exercise == "reverse-fly"]
    assert [fly.load_kg for fly in flies] == [2.5, 3.0, 3.0]
    assert corrected.steps.index(flies[2]) == corrected.steps.index(flies[1])  # they are equal
    assert corrected.set_totals() == SetTotals.of(corrected.steps)
    assert (present(corrected.set_totals()).planned, form.fields.minutes.value()) == (17, 26)
    for _count in range(2):
        QTest.keyClick(focused(form), Qt.Key.Key_Return)
        child(fields, Button, "removeStep").click()
    left = [step for step in present(form.corrected()).steps if step.exercise == "reverse-fly"]
    assert [(step.round, step.load_kg) for step in left] == [(1, 2.5)]


def test_of_one_step_alone_nothing_is_taken_out(qtbot: QtBot) -> None:
    form = opened(qtbot, replace(recorded(), steps=recorded().steps[:1], sets=None))
    row = child(form, StepRow)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert not child(form, Button, "removeStep").isVisible()
    assert child(form, Button, "addStep").isVisible()


def test_the_end_follows_the_steps_until_the_person_says_otherwise(qtbot: QtBot) -> None:
    record = recorded()
    *rest, first, last = record.steps
    cut = [replace(step, outcome="unreached", done_seconds=0.0) for step in (first, last)]
    given = replace(record, steps=(*rest, *cut), finished=False)
    form = opened(qtbot, given)
    rows = form.findChildren(StepRow)
    for row, finished in zip(rows[-2:], (False, True), strict=True):
        row.setFocus()
        QTest.keyClick(row, Qt.Key.Key_Return)
        choose(field(form, ComboBox, "What became of it"), "Done")
        assert form.fields.finished.isChecked() == finished
    choose(field(form, ComboBox, "What became of it"), "Not done")  # come to, and passed over
    assert form.fields.finished.isChecked()
    form = opened(qtbot, replace(given, finished=True))
    form.fields.finished.setChecked(False)  # their word
    row = form.findChildren(StepRow)[-1]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    choose(field(form, ComboBox, "What became of it"), "Done")
    assert not form.fields.finished.isChecked()


def test_sixty_steps_open_without_a_wait(qtbot: QtBot) -> None:
    record = recorded(rounds=5)
    assert len(record.steps) == 59
    form = opened(qtbot, record)
    assert len(form.findChildren(StepRow)) == len(record.steps)
    assert form.corrected() == record
    within(30_000, lambda: opened(qtbot, record))


def test_where_no_steps_are_on_record_they_can_be_filled_in(qtbot: QtBot) -> None:
    bare = session(steps=(), active_seconds=1_800.0, kcal=(90.0, 120.0))
    steps = recorded().steps
    form = SessionDialog(
        entry_from_session(bare),
        session=bare,
        is_new=False,
        library=LIBRARY,
        planned_steps=lambda: steps,
    )
    qtbot.addWidget(form)
    form.show()
    room = form.screen().availableGeometry()
    form.move(room.right() - form.width(), room.top() + 100)
    width, height = form.width(), form.height()
    form.fields.note.setFocus()
    press(form, Qt.Key.Key_Tab)
    assert focused(form).objectName() == "fillInSteps"
    assert form.corrected() == bare
    press(form, Qt.Key.Key_Space)
    assert form.corrected() == replace(bare, steps=steps)
    assert form.width() > width and form.height() > height
    assert room.contains(form.geometry())
    assert focused(form).accessibleName().startswith("March")
    form.fields.note.setFocus()
    press(form, Qt.Key.Key_Tab)
    assert focused(form).objectName() == "addRound"
    # The length is what was said when nothing of it was there.
    press(form, Qt.Key.Key_Space)
    assert present(form.corrected()).active_seconds == 1_800


def test_what_was_said_last_holds_and_what_is_said_again_is_as_it_was(qtbot: QtBot) -> None:
    hurt = step("back-bows", outcome="hurt", load_kg=2.0)
    partial = step("back-bows", round=2, outcome="partial", done_seconds=9.5)
    form = opened(qtbot, session(steps=(hurt, partial), active_seconds=100.0))

    def now(index: int) -> StepRecord:
        return present(form.corrected()).steps[index]

    row_of(form, "Back bows, Round 1").click()
    amount = field(form, NumberEdit, "Repetitions done")
    choose(field(form, ComboBox, "What became of it"), "Done")
    QTest.keyClick(amount, Qt.Key.Key_Down)
    QTest.keyClick(amount, Qt.Key.Key_Up)
    assert now(0) == replace(hurt, outcome="done")  # and not hurt again
    load = field(form, NumberEdit, "Weight used in Back bows, kg")
    type_into(load, "\b")
    assert now(0).load_kg is None and load.isVisible()
    type_into(load, "2,5")
    QTest.keyClick(load, Qt.Key.Key_Down)
    assert now(0).load_kg == 2.0
    row_of(form, "Back bows, Round 2").click()
    assert not load.isVisible()
    choose(field(form, ComboBox, "What became of it"), "Done")
    type_into(amount, "1")
    assert now(1) == partial  # to the second


def test_a_long_name_is_whole_where_what_became_of_it_leaves_room(qtbot: QtBot) -> None:
    row = StepRow(0, is_part=False)
    qtbot.addWidget(row)
    row.resize(420, row.sizeHint().height())
    for name, result, is_whole in (
        ("Pas touché, cercles des bras", "Fait · 30 s", True),
        ("Pas touché, cercles des bras", "Fait · 30 s · rendu plus facile, genoux pliés", False),
    ):
        row.show_step(name, "", result)
        row.grab()
        assert (row.toolTip() == "") == is_whole
