"""The Plan page, as a person uses it: by mouse and by keys, over a store on disk."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import icalendar
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.application.settings_file import SettingsFile
from backcompanion.application.silent_desktop import silent_desktop
from backcompanion.application.todays_choices import choices_from_settings
from backcompanion.base.paths import folders
from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import SORENESS
from backcompanion.history.values.plan_store import (
    Reminders,
    read_plan,
    read_reminders,
    write_reminders,
)
from backcompanion.training.adaptation.recent import RecentSessions
from backcompanion.training.planning.program import DayWorkout
from backcompanion.training.session.clock import SystemClock
from backcompanion.training.session.prescription import prescribe
from backcompanion.training.session.record import Break, Goal, Preferences
from backcompanion.ui import theme
from backcompanion.ui.plan.controller import PlanController
from backcompanion.ui.plan.page import PlanPage
from backcompanion.ui.text import formats
from backcompanion.ui.text.formats import minutes
from support.moments import fixed_now
from support.present import child, present
from support.shipped import shipped_library
from support.weeks import session
from support.written import full, plain

# A day, and what is the same in all names of a calendar.
NAME = re.compile(r"\d{8}-([0-9a-f]{16})@backcompanion")
SUNDAY = date(2026, 11, 22)
CET = timezone(timedelta(hours=1))


pytestmark = pytest.mark.usefixtures("disk_in_time")


@dataclass
class Wall:
    """The clock on the wall, which a test moves."""

    now: datetime = datetime(2026, 11, 22, 17, tzinfo=CET)

    def __call__(self) -> datetime:
        return self.now

    def go_to(self, day: str) -> None:
        self.now = datetime.fromisoformat(f"{day}T17:00:00+01:00")


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(folders(tmp_path).data, now=fixed_now)
    store.set_preferences(Preferences(0, 240)).wait(60)
    yield store
    assert store.close(60)


@pytest.fixture
def page(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, store: Store, wall: Wall
) -> Callable[[], PlanPage]:
    """Makes the page once all is on disk that it is to show."""
    theme.load_fonts()
    theme.apply(qapp, "light", "light")
    places = folders(tmp_path)
    library = shipped_library()
    context = AppContext(
        folders=places,
        shelf=RoutineShelf(library),
        live=LiveSettings(SettingsFile(places.config)),
        store=store,
        clock=SystemClock(),
        desktop=silent_desktop(wall),
    )

    def make() -> PlanPage:
        store.writer.flush(60)
        history_model = HistoryModel(context)
        page = PlanPage(history_model, context)
        PlanController(page, history_model, context)
        qtbot.addWidget(page)
        page.resize(1192, 800)
        page.show()
        return page

    return make


def train(store: Store, *days: str) -> None:
    for day in days:
        store.add(session(day))


def press(page: PlanPage, name: str) -> None:
    # What is new shows with the next turn of the loop, what is gone goes with it.
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    button = page.findChild(QAbstractButton, name)
    assert button is not None and button.isVisibleTo(page), name
    button.click()


def events_by_name(path: Path) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(path.read_text())
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def is_there(page: PlanPage, name: str) -> bool:
    child = page.findChild(QWidget, name)
    return child is not None and child.isVisibleTo(page)


# --- today ---------------------------------------------------------------------------------------


def test_today_says_what_and_why(page: Callable[[], PlanPage], store: Store) -> None:
    train(store, "2026-11-21")
    shown = page().today
    assert shown.headline.text() == "A day of rest, if you like"
    assert "two days" in shown.reason.text()


def test_soreness_is_asked_kept_and_heeded(
    page: Callable[[], PlanPage], store: Store, qtbot: QtBot
) -> None:
    train(store, "2026-11-20")
    shown = page()
    press(shown, "askSore")
    qtbot.mouseClick(shown.today.scale.findChildren(QAbstractButton)[7], Qt.MouseButton.LeftButton)
    assert SORENESS.read(store) == {SUNDAY: 7}
    assert shown.today.headline.text() == "Rest today"
    assert shown.today.workout.isHidden()
    assert "7 of 10" in shown.today.ask.text()


@pytest.mark.usefixtures("in_english")
def test_a_day_between_workouts_has_something_else_to_it(
    page: Callable[[], PlanPage], store: Store, wall: Wall
) -> None:
    train(store, "2026-11-09", "2026-11-11")
    wall.go_to("2026-11-23")
    shown = page()
    press(shown, "beginPlan")
    train(store, "2026-11-23", "2026-11-25")
    store.writer.flush(60)
    wall.go_to("2026-11-28")
    shown.refresh()
    assert shown.today.headline.text() == "A good day to train"
    train(store, "2026-11-27")
    store.writer.flush(60)
    wall.go_to("2026-11-30")
    shown.refresh()
    assert shown.today.workout.text() == "1 round · 18 min"
    assert formats.weekday(2, long=True) in shown.today.reason.text()


# --- the plan ------------------------------------------------------------------------------------


def test_a_plan_is_begun_with_its_goal_and_its_days(
    page: Callable[[], PlanPage], store: Store, wall: Wall
) -> None:
    store.set_goal(date(2026, 1, 5), 5)
    shown = page()
    press(shown, "beginPlan")
    assert store.read().goals[1:] == (Goal(date(2026, 11, 23), 3), Goal(date(2027, 1, 18), 1))
    assert [day for day, chip in shown.weekdays.days.items() if chip.isChecked()] == [0, 2, 4]
    assert not shown.goal.days.isEnabled()
    assert not is_there(shown, "beginPlan")
    wall.go_to("2026-11-23")
    shown.refresh()
    assert shown.program.note.text() == "Week 1 of 8"
    assert "1 round" in shown.program.week_text.text()


def test_beginning_can_be_undone(page: Callable[[], PlanPage], store: Store) -> None:
    store.set_goal(date(2026, 11, 23), 5)
    shown = page()
    press(shown, "beginPlan")
    shown.toast._on_action_clicked()
    assert store.read().goals == (Goal(date(2026, 11, 23), 5),)
    assert read_plan(store).anchors == ()
    assert is_there(shown, "beginPlan")


def test_pause_and_go_on(page: Callable[[], PlanPage], store: Store, wall: Wall) -> None:
    shown = page()
    press(shown, "beginPlan")
    wall.go_to("2026-11-30")
    shown.refresh()
    press(shown, "pausePlan")
    assert store.read().breaks == (Break(date(2026, 11, 30), None, "rest"),)
    # The weeks stand still: no day on which the keeping begins is in sight.
    assert [goal.days_per_week for goal in store.read().goals] == []
    wall.go_to("2026-12-14")
    shown.refresh()
    assert shown.program.note.text() == "Week 2 of 8"
    press(shown, "goOnPlan")
    assert store.read().breaks == (Break(date(2026, 11, 30), date(2026, 12, 13), "rest"),)
    assert store.read().goals == (Goal(date(2027, 2, 1), 1),)


def test_a_week_that_fell_short_can_be_done_again(
    page: Callable[[], PlanPage], store: Store, wall: Wall
) -> None:
    shown = page()
    press(shown, "beginPlan")
    train(store, "2026-11-23")
    store.writer.flush(60)
    wall.go_to("2026-11-30")
    shown.refresh()
    assert shown.program.note.text() == "Week 2 of 8"
    press(shown, "takeOffer")
    assert shown.program.note.text() == "Week 1 of 8"
    assert not is_there(shown, "takeOffer")
    shown.toast._on_action_clicked()
    assert shown.program.note.text() == "Week 2 of 8"


def test_a_week_can_be_repeated(page: Callable[[], PlanPage], wall: Wall) -> None:
    shown = page()
    press(shown, "beginPlan")
    wall.go_to("2026-12-02")
    shown.refresh()
    press(shown, "repeatWeek")
    assert "week 2 once more" in shown.program.remark.text()
    assert not is_there(shown, "repeatWeek")
    wall.go_to("2026-12-09")
    shown.refresh()
    assert shown.program.note.text() == "Week 2 of 8"


def test_leaving_brings_the_goal_of_before_back(
    page: Callable[[], PlanPage], store: Store, wall: Wall
) -> None:
    store.set_goal(date(2026, 1, 5), 5)
    shown = page()
    press(shown, "beginPlan")
    wall.go_to("2026-12-02")
    shown.refresh()
    press(shown, "leavePlan")
    assert store.read().goals == (
        Goal(date(2026, 1, 5), 5),
        Goal(date(2026, 11, 23), 3),
        Goal(date(2026, 12, 7), 5),
    )
    assert is_there(shown, "beginPlan")
    shown.toast._on_action_clicked()
    assert shown.program.note.text() == "Week 2 of 8"
    assert store.read().goals[-1] == Goal(date(2027, 1, 18), 1)


@pytest.mark.parametrize("left_on", ["2026-11-30", "2026-12-14"])
def test_leaving_a_paused_plan_ends_its_pause(
    page: Callable[[], PlanPage], store: Store, wall: Wall, left_on: str
) -> None:
    shown = page()
    press(shown, "beginPlan")
    wall.go_to("2026-11-30")
    shown.refresh()
    press(shown, "pausePlan")
    wall.go_to(left_on)
    shown.refresh()
    before = store.read()
    press(shown, "leavePlan")
    assert all(pause.end is not None for pause in store.read().breaks)
    assert is_there(shown, "beginPlan")
    shown.toast._on_action_clicked()
    assert store.read() == before
    assert is_there(shown, "goOnPlan")


def test_leaving_the_plan_ends_no_illness(
    page: Callable[[], PlanPage], store: Store, wall: Wall
) -> None:
    ill = Break(date(2026, 11, 30), None, "illness")
    shown = page()
    press(shown, "beginPlan")
    wall.go_to("2026-12-02")
    store.set_break(ill).wait(60)
    shown.refresh()
    press(shown, "leavePlan")
    assert store.read().breaks == (ill,)
    shown.toast._on_action_clicked()
    assert store.read().breaks == (ill,)


def test_a_break_moves_the_day_on_which_the_keeping_begins(
    page: Callable[[], PlanPage], store: Store
) -> None:
    shown = page()
    press(shown, "beginPlan")
    assert store.read().goals == (Goal(date(2027, 1, 18), 1),)
    shown.breaks.add_requested.emit(Break(date(2026, 12, 21), date(2027, 1, 3), "holiday"))
    assert store.read().goals == (Goal(date(2027, 2, 1), 1),)


def test_the_plan_keeps_one_day_a_week_at_least(page: Callable[[], PlanPage], store: Store) -> None:
    shown = page()
    press(shown, "beginPlan")
    for day in (0, 2, 4):
        press(shown, f"weekday-{day}")
    assert read_plan(store).weekdays == (4,)
    assert shown.weekdays.days[4].isChecked()


# --- goal and breaks -----------------------------------------------------------------------------


def test_a_goal_holds_from_its_date(page: Callable[[], PlanPage], store: Store) -> None:
    store.set_goal(date(2026, 1, 5), 3)
    shown = page()
    shown.goal.days.findChildren(QAbstractButton)[3].click()
    assert store.read().goals == (Goal(date(2026, 1, 5), 3), Goal(SUNDAY, 4))
    assert (
        shown.goal._goal_list.text()
        == f"4 days since {plain('2026-11-22')}\n3 days since {plain('2026-01-05')}"
    )


def test_ill_since_tuesday_in_two_clicks(page: Callable[[], PlanPage], store: Store) -> None:
    train(store, "2026-11-16")
    shown = page()
    press(shown, "ill")
    press(shown, "since-5")
    assert store.read().breaks == (Break(date(2026, 11, 17), None, "illness"),)
    assert shown.today.headline.text() == "You are on a break"
    press(shown, "endBreak")
    assert store.read().breaks == (Break(date(2026, 11, 17), date(2026, 11, 21), "illness"),)
    assert shown.today.headline.text() == "Begin gently again"


def test_a_break_that_began_today_and_ends_today_is_none(
    page: Callable[[], PlanPage], store: Store
) -> None:
    shown = page()
    press(shown, "ill")
    press(shown, "since-0")
    press(shown, "endBreak")
    assert store.read().breaks == ()
    shown.toast._on_action_clicked()
    assert store.read().breaks == (Break(SUNDAY, None, "illness"),)


def test_a_holiday_from_one_day_to_another(page: Callable[[], PlanPage], store: Store) -> None:
    shown = page()
    press(shown, "addBreak")
    form = shown.breaks.form
    assert shown.window().focusWidget() is form.reasons.focus_target(), "what is seen first"
    form.start.show_day(date(2026, 12, 24))
    assert form.end.day() == date(2026, 12, 24), "the end does not come before the start"
    form.end.show_day(date(2027, 1, 3))
    press(shown, "saveBreak")
    assert store.read().breaks == (Break(date(2026, 12, 24), date(2027, 1, 3), "holiday"),)
    assert not form.isVisible()


def test_a_break_that_is_removed_can_be_brought_back(
    page: Callable[[], PlanPage], store: Store
) -> None:
    holiday = Break(date(2026, 8, 1), date(2026, 8, 14), "holiday")
    store.set_break(holiday)
    shown = page()
    press(shown, "removeBreak")
    assert store.read().breaks == ()
    shown.toast._on_action_clicked()
    assert store.read().breaks == (holiday,)


def test_undoing_a_break_brings_back_the_one_whose_place_it_took(
    page: Callable[[], PlanPage], store: Store
) -> None:
    before = Break(SUNDAY, date(2026, 11, 25), "holiday")
    store.set_break(before)
    shown = page()
    press(shown, "ill")
    press(shown, "since-0")
    shown.toast._on_action_clicked()
    assert store.read().breaks == (before,)


# --- the calendar --------------------------------------------------------------------------------


def test_the_calendar_is_read_with_the_arrow_keys(
    page: Callable[[], PlanPage], store: Store, qtbot: QtBot
) -> None:
    train(store, "2026-11-20")
    store.set_break(Break(date(2026, 11, 28), date(2026, 11, 29), "holiday"))
    shown = page()
    press(shown, "beginPlan")
    grid = shown.calendar.grid
    grid.setFocus()

    def said(key: Qt.Key) -> str:
        qtbot.keyClick(grid, key)
        spoken = QAccessible.queryAccessibleInterface(grid).text(QAccessible.Text.Description)
        assert spoken == shown.calendar.note.text()
        return spoken

    assert said(Qt.Key.Key_Down) == f"Today, {full('2026-11-22')}: nothing planned"
    assert said(Qt.Key.Key_Down) == f"{full('2026-11-23')}: workout planned"
    assert said(Qt.Key.Key_Down) == f"{full('2026-11-24')}: legs or cardio"
    assert said(Qt.Key.Key_Left) == f"{full('2026-11-17')}: not trained"
    for _n in range(3):
        spoken = said(Qt.Key.Key_Down)
    assert spoken == f"{full('2026-11-20')}: trained"
    said(Qt.Key.Key_Right)
    assert said(Qt.Key.Key_Down) == f"{full('2026-11-28')}: break (holiday)"


def test_a_day_has_its_own_routine_or_minutes_and_the_calendar_says_so(
    page: Callable[[], PlanPage], store: Store, tmp_path: Path
) -> None:
    shown = page()
    for day in (0, 6):
        press(shown, f"weekday-{day}")
    rows = shown.weekdays.workouts
    for day, words in ((0, "Upper and lower back in ten minutes"), (6, "15 minutes")):
        combo = rows.combos[day]
        combo.setCurrentIndex(combo.findText(words))
        combo.activated.emit(combo.currentIndex())
    store.writer.flush(60)
    assert read_plan(store).day_workouts == (DayWorkout(0, "ten-minutes"), DayWorkout(6, "", 15))
    shown.refresh()
    assert rows.combos[0].currentText() == "Upper and lower back in ten minutes"
    assert shown.today.workout.text().endswith(minutes(15 * 60))
    path = tmp_path / "plan.ics"
    child(shown, PlanController).export(path)
    texts = {
        event["dtstart"].dt.weekday(): str(event["description"])
        for event in events_by_name(path).values()
    }
    assert texts[0].startswith("Upper and lower back in ten minutes\n") and texts[6].startswith(
        "15 minutes\n"
    )
    child(shown, PlanController)._history_model.undo_stack.undo()
    store.writer.flush(60)
    assert read_plan(store).day_workouts == (DayWorkout(0, "ten-minutes"),)


def test_the_days_go_into_a_calendar_and_again_when_they_have_moved(
    page: Callable[[], PlanPage], store: Store, tmp_path: Path
) -> None:
    shown = page()
    press(shown, "beginPlan")
    path = tmp_path / "plan.ics"
    child(shown, PlanController).export(path)
    first = events_by_name(path)
    assert len(first) == 8 * 3 + 4, "eight weeks, and what is left of the quarter once a week"
    assert min(e["dtstart"].dt for e in first.values()) == datetime(2026, 11, 23, 18)
    names = {NAME.match(uid)[1] for uid in first}  # type: ignore[index]
    assert len(names) == 1, "one random part for all of a person's calendar"
    press(shown, "weekday-0")
    press(shown, "weekday-1")
    shown.breaks.add_requested.emit(Break(date(2026, 12, 7), date(2026, 12, 13), "holiday"))
    child(shown, PlanController).export(path)
    second = events_by_name(path)
    days = {e["dtstart"].dt.date() for e in second.values()}
    assert date(2026, 11, 24) in days and date(2026, 11, 23) not in days
    assert not days & {date(2026, 12, 7) + timedelta(days=n) for n in range(7)}
    same = set(first) & set(second)
    assert same and all(first[uid]["dtstart"].dt == second[uid]["dtstart"].dt for uid in same)


def test_a_day_that_begins_after_the_training_is_not_a_day_early(
    page: Callable[[], PlanPage], store: Store, tmp_path: Path
) -> None:
    """The day begins at ten and one trains at six: Tuesday morning is still Monday."""
    shown = page()
    press(shown, "beginPlan")
    store.set_preferences(Preferences(0, 10 * 60)).wait(60)
    write_reminders(store, Reminders(6 * 60, 15)).wait(60)
    path = tmp_path / "plan.ics"
    child(shown, PlanController).export(path)
    events = events_by_name(path).values()
    assert min(e["dtstart"].dt for e in events) == datetime(2026, 11, 24, 6)


def test_the_hour_and_the_reminder_are_kept(page: Callable[[], PlanPage], store: Store) -> None:
    shown = page()
    shown.weekdays.time_combo.setCurrentIndex(shown.weekdays.time_combo.findData(7 * 60))
    shown.weekdays.time_combo.activated.emit(shown.weekdays.time_combo.currentIndex())
    store.writer.flush(60)
    assert read_reminders(store).at_minutes == 7 * 60


# --- by keys, by ear, and narrow -----------------------------------------------------------------


def test_everything_can_be_reached_with_tab_and_has_a_name(page: Callable[[], PlanPage]) -> None:
    shown = page()
    press(shown, "beginPlan")
    unnamed = []
    for widget in shown.findChildren(QWidget):
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_tab and widget.isVisibleTo(shown):
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name):
                unnamed.append(widget)
    assert unnamed == []


def test_the_keyboard_stays_where_it_was_pressed(
    page: Callable[[], PlanPage], store: Store, qtbot: QtBot
) -> None:
    shown = page()
    shown.resize(872, 540)
    shown.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)

    def press_by_key(name: str) -> QWidget | None:
        QApplication.processEvents()
        button = shown.findChild(QAbstractButton, name)
        assert button is not None
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(button, Qt.Key.Key_Return)
        QApplication.processEvents()
        return QApplication.focusWidget()

    assert press_by_key("beginPlan") is shown.program.leave_button
    assert shown.program.leave_button.shows_focus, "and its ring with it"
    assert press_by_key("leavePlan") is shown.program.begin_button
    assert press_by_key("ill") is shown.findChild(QWidget, "since-0")
    assert press_by_key("since-1") is shown.breaks.ill
    assert press_by_key("endBreak") is shown.breaks.add
    press_by_key("addBreak")
    assert press_by_key("saveBreak") is shown.breaks.add


def test_ill_by_keys_alone(page: Callable[[], PlanPage], store: Store, qtbot: QtBot) -> None:
    shown = page()
    shown.breaks.ill.setFocus()
    qtbot.keyClick(shown.breaks.ill, Qt.Key.Key_Return)
    since = shown.findChild(QWidget, "since-0")
    assert since is not None
    qtbot.keyClick(since, Qt.Key.Key_Space)
    assert store.read().breaks == (Break(SUNDAY, None, "illness"),)


def test_nothing_is_wider_than_the_page(page: Callable[[], PlanPage], store: Store) -> None:
    store.set_break(Break(date(2026, 8, 1), date(2026, 8, 14), "holiday"))
    shown = page()
    press(shown, "beginPlan")
    press(shown, "addBreak")
    press(shown, "askSore")
    for width, height in ((872, 540), (1192, 800), (1832, 1080)):
        shown.resize(width, height)
        QApplication.processEvents()
        inside = present(shown._scroll.widget())
        assert inside.minimumSizeHint().width() <= shown._scroll.viewport().width()


def test_a_history_that_cannot_be_read_is_told(
    page: Callable[[], PlanPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    from backcompanion.base.errors import MachineError

    shown = page()

    def broken() -> None:
        raise MachineError("The history cannot be read.")

    monkeypatch.setattr(shown._history_model, "history", broken)
    shown.refresh()
    assert shown._problem.text() == "The history cannot be read."
    assert shown._problem.isVisibleTo(shown)


@pytest.mark.usefixtures("in_english")
def test_the_length_is_that_of_the_workout_page(page: Callable[[], PlanPage]) -> None:
    shown = page()
    assert shown.today.workout.text() == "2 rounds · 25 min"
    shown._context.live.change(remarks=("anaemia",), rounds=3)
    shown.refresh()
    prescription = prescribe(
        shown._context.routine,
        shown._context.library,
        choices_from_settings(shown._context.live.now, RecentSessions()),
    )
    rounds = "1 round" if prescription.rounds == 1 else f"{prescription.rounds} rounds"
    assert shown.today.workout.text() == f"{rounds} · {minutes(prescription.seconds)}"
    assert shown.today.workout.text() != "3 rounds · 33 min"
