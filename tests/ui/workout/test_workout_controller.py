"""The Workout page's quiet questions, weights and remarks, over a store on disk."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backcompanion.application.context import AppContext
from backcompanion.application.day_workout import prescription_as_planned
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.live_settings import LiveSettings
from backcompanion.application.routine_shelf import RoutineShelf
from backcompanion.application.settings_file import SettingsFile
from backcompanion.application.silent_desktop import silent_desktop
from backcompanion.base.paths import folders, resources
from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import SORENESS
from backcompanion.history.values.plan_store import write_plan
from backcompanion.library.motion_files import MotionFiles
from backcompanion.training.planning.program import DayWorkout, Plan
from backcompanion.training.planning.program_goals import GoalChanges
from backcompanion.training.session.clock import SystemClock
from backcompanion.training.session.prescription import PlannedStep
from backcompanion.training.session.reason import Reason
from backcompanion.training.session.record import StepRecord
from backcompanion.ui import theme
from backcompanion.ui.widgets.figure_provider import FigureProvider
from backcompanion.ui.widgets.remark_chips import RemarkChips
from backcompanion.ui.widgets.sentence_row import SentenceRow
from backcompanion.ui.workout.last_time_card import LastTimeCard
from backcompanion.ui.workout.page import WorkoutPage
from backcompanion.ui.workout.workout_controller import WorkoutController
from backcompanion.ui.workout.workout_prompts import DayWorkoutPrompt, OfferPrompt, SorenessPrompt
from support.histories import session, step
from support.moments import fixed_now
from support.present import child, present
from support.shipped import shipped_library

CET = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 22, 17, tzinfo=CET)


@dataclass
class Wall:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class Shown:
    page: WorkoutPage
    controller: WorkoutController
    live: LiveSettings
    store: Store
    history_model: HistoryModel
    context: AppContext
    wall: "Wall"

    def question(self) -> object:
        """None where there is but what was last time."""
        card = self.card()
        return None if isinstance(card, LastTimeCard) else card

    def card(self) -> object:
        QApplication.processEvents()
        return self.page.question

    def step(self, written: str) -> PlannedStep:
        QApplication.processEvents()
        steps = self.page.prescription.steps
        return next(s for s in steps if (s.instead_of or s.exercise) == written)

    def train(self, days_ago: float, *steps: StepRecord, effort: int | None = 3) -> None:
        at = NOW - timedelta(days=days_ago)
        self.store.add(session(f"{days_ago}", at, effort=effort, steps=steps)).wait(60)
        self.controller.refresh()


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    theme.load_fonts()
    live = LiveSettings(SettingsFile(tmp_path))
    library = shipped_library()
    routine = library.routines["upper-lower-back"]
    figures = FigureProvider(MotionFiles(resources(), None), live, library.exercises)
    store = Store.open(tmp_path, now=fixed_now)
    wall = Wall()
    context = AppContext(
        folders(tmp_path),
        RoutineShelf(library, live=live),
        live,
        store,
        SystemClock(),
        silent_desktop(wall),
    )
    history_model = HistoryModel(context)
    page = WorkoutPage(routine, library, live, figures)
    figures.setParent(page)
    qtbot.addWidget(page)
    page.setUpdatesEnabled(False)  # nobody looks at what is painted
    page.resize(1190, 800)
    with qtbot.waitExposed(page):
        page.show()
    controller = WorkoutController(context, history_model, page)
    yield Shown(page, controller, live, store, history_model, context, wall)
    assert store.close(60)


def easy(*exercises: str) -> tuple[StepRecord, ...]:
    return tuple(step(name) for name in exercises)


@pytest.mark.usefixtures("disk_in_time")
def test_the_next_day_asks_once_how_sore(qtbot: QtBot, shown: Shown) -> None:
    shown.controller.refresh()
    assert shown.question() is None
    shown.train(1, *easy("back-bows"))
    card = shown.question()
    assert isinstance(card, SorenessPrompt)
    qtbot.mouseClick(card.scale.choice.focus_target(), Qt.MouseButton.LeftButton)
    assert SORENESS.read(shown.store) == {NOW.date(): 0}
    shown.controller.refresh()
    assert shown.question() is None


def test_it_can_be_left_unsaid(qtbot: QtBot, shown: Shown) -> None:
    shown.train(2, *easy("back-bows"))
    card = shown.question()
    assert isinstance(card, SorenessPrompt)
    card.answered.emit(None)
    assert shown.question() is None
    assert SORENESS.read(shown.store) == {}
    assert shown.live.now.sore_skipped == date(2026, 11, 22)


def test_what_the_plan_has_for_the_day_is_offered_taken_and_given_back(
    qtbot: QtBot, shown: Shown
) -> None:
    shelf, live = shown.context.shelf, shown.live
    live.change(rounds=1)
    sunday = DayWorkout(6, "ten-minutes")
    plan = Plan(weekdays=(0, 6), day_workouts=(DayWorkout(0, minutes=15), sunday))
    write_plan(shown.store, GoalChanges(plan)).wait(60)
    shown.controller.refresh()
    card = shown.question()
    assert isinstance(card, DayWorkoutPrompt)
    assert "Upper and lower back in ten minutes" in child(card, QLabel).text()
    asked = prescription_as_planned(shown.context, shown.history_model, shown.page.prescription)
    assert asked.routine == "ten-minutes", "as planned is the plan's, taken or not"
    card.answered.emit(sunday, False)
    assert shown.question() is None
    live.change(plan_passed=None)
    QApplication.processEvents()
    card = shown.question()
    assert isinstance(card, DayWorkoutPrompt)
    qtbot.mouseClick(card.accept_button, Qt.MouseButton.LeftButton)
    assert shown.question() is None
    assert shelf.routine.id == "ten-minutes"
    shown.wall.now = NOW + timedelta(days=1)
    shown.controller.refresh()
    assert (shelf.routine.id, live.now.rounds, live.now.before_plan) == (shelf.main.id, 1, "")
    card = shown.question()
    assert isinstance(card, DayWorkoutPrompt)
    card.answered.emit(plan.day_workouts[0], True)
    assert live.now.minutes == 15
    live.change(minutes=20)
    shown.wall.now = NOW + timedelta(days=2)
    shown.controller.refresh()
    assert live.now.minutes == 20, "chosen since: it stays"
    assert shown.question() is None, "nothing is planned on a Tuesday"


def test_on_the_day_itself_and_much_later_nothing_is_asked(shown: Shown) -> None:
    shown.train(0, *easy("back-bows"))
    assert shown.question() is None


def test_much_later_nothing_is_asked(shown: Shown) -> None:
    shown.train(30, *easy("back-bows"))
    assert shown.question() is None


def test_a_step_up_is_offered_and_taken(qtbot: QtBot, shown: Shown) -> None:
    shown.train(2, *easy("back-bows"))
    shown.train(0, *easy("back-bows"))
    card = shown.question()
    assert isinstance(card, OfferPrompt)
    assert shown.step("back-bows").level == "standard"
    qtbot.mouseClick(card.accept_button, Qt.MouseButton.LeftButton)
    assert shown.question() is None
    assert shown.step("back-bows").level == "harder"
    assert shown.live.now.levels == {"back-bows": 1}
    shown.page.reset_requested.emit("back-bows")
    assert shown.step("back-bows").level == "standard"
    assert shown.question() is None


def test_not_now_leaves_everything_as_it_is(qtbot: QtBot, shown: Shown) -> None:
    shown.train(2, *easy("back-bows"))
    shown.train(0, *easy("back-bows"))
    card = shown.question()
    assert isinstance(card, OfferPrompt)
    qtbot.mouseClick(card.later_button, Qt.MouseButton.LeftButton)
    assert shown.question() is None
    assert shown.step("back-bows").level == "standard"
    assert shown.live.now.levels == {}


def test_what_hurt_begins_gently_until_it_is_said_to_be_all_right(shown: Shown) -> None:
    shown.train(0, replace(step("back-bows"), outcome="hurt"))
    assert shown.step("back-bows").level == "easier"
    assert Reason("hurt") in shown.step("back-bows").reasons
    shown.page.reset_requested.emit("back-bows")
    assert shown.step("back-bows").level == "standard"
    assert shown.question() is None


@pytest.mark.usefixtures("in_english")
def test_what_was_last_time_is_said_where_nothing_is_asked_and_opens_its_session(
    qtbot: QtBot, shown: Shown
) -> None:
    shown.train(1.5, replace(step("back-bows"), outcome="hurt"), step("roll-downs", load_kg=1.5))
    assert isinstance(shown.card(), SorenessPrompt)
    SORENESS.write(shown.store, NOW.date(), 4).wait(60)
    shown.controller.refresh()
    offer = shown.card()
    assert isinstance(offer, OfferPrompt)
    qtbot.mouseClick(offer.later_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(shown.card(), LastTimeCard))
    card = present(shown.page.question)
    rows = card.findChildren(SentenceRow)
    assert [row.text() for row in rows] == [
        "What hurt comes back gentler: back bows.",
        "Weight in roll downs: 1.5 kg.",
        "The day after, your back was sore 4 of 10.",
    ]
    shown.controller.refresh()
    assert shown.card() is card  # a hand may be on its way
    with qtbot.waitSignal(shown.controller.session_requested) as asked:
        qtbot.keyClick(rows[0], Qt.Key.Key_Return)
    assert asked.args == ["1.5"]


def test_last_times_weight_is_in_the_plan(shown: Shown) -> None:
    shown.train(3, step("reverse-fly", load_kg=2.5))
    assert shown.step("reverse-fly").load_kg == 2.5


def test_a_remark_changes_the_list_and_says_whom_to_ask(shown: Shown) -> None:
    shown.live.change(remarks=("stenosis",))
    assert shown.step("back-bows").exercise == "kneeling-supermans"
    assert "doctor" in shown.page.note
    shown.live.change(remarks=())
    assert shown.step("back-bows").exercise == "back-bows"
    assert "doctor" not in shown.page.note


def test_with_anaemia_there_is_one_round(shown: Shown) -> None:
    shown.live.change(remarks=("anaemia",))
    assert shown.page.prescription.rounds == 1
    assert "One round" in shown.page.note
    assert shown.live.now.rounds == 2


def test_remarks_are_ticked_and_cleared(qtbot: QtBot, shown: Shown) -> None:
    chips = RemarkChips(shown.live)
    qtbot.addWidget(chips)
    chips.show()
    focus_target = chips.focus_target()
    qtbot.mouseClick(focus_target, Qt.MouseButton.LeftButton)
    assert shown.live.now.remarks == ("disc",)
    assert "ask a doctor" in chips.effects.text()
    qtbot.mouseClick(chips.clear_button, Qt.MouseButton.LeftButton)
    assert shown.live.now.remarks == ()
    assert not chips.effects.isVisible()
