"""Everything that the program can show, one after another, over one window."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Protocol, get_args
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from backcompanion.application.background_task import BackgroundTask
from backcompanion.base.i18n import gettext as _
from backcompanion.history.exchange.import_report import ImportReport
from backcompanion.history.open_session import OpenSession
from backcompanion.history.safety.backups import Backup
from backcompanion.history.safety.contents import BackupContents
from backcompanion.history.set_aside import SetAside
from backcompanion.training.adaptation.loads import UsedWeight
from backcompanion.training.adaptation.offers import LevelOffer, OfferReason
from backcompanion.training.exercise.terms import Remark
from backcompanion.training.planning.back_beside import About, BackBeside, BackRemark, RatedGroup
from backcompanion.training.planning.program import DayWorkout
from backcompanion.ui.charts.chart_area import ChartArea
from backcompanion.ui.charts.pyqtgraph_loader import PyqtgraphLoader
from backcompanion.ui.help.window import HelpWindow
from backcompanion.ui.plan.breaks_section import BreaksSection
from backcompanion.ui.plan.page import PlanPage
from backcompanion.ui.player.actions import PlayerAction
from backcompanion.ui.progress.add_session_button import AddSessionButton
from backcompanion.ui.progress.back_card import BackCard
from backcompanion.ui.progress.chart_card import ChartCard
from backcompanion.ui.progress.page import ProgressPage
from backcompanion.ui.progress.spans_card import SpansCard
from backcompanion.ui.progress.step_row import StepRow
from backcompanion.ui.progress.unreadable_entries import UnreadableEntries
from backcompanion.ui.routines.own_exercise_page import OwnExercisePage
from backcompanion.ui.routines.pose_editor_page import PoseEditorPage
from backcompanion.ui.routines.sheet_page import SheetPage
from backcompanion.ui.settings.backups_window import BackupsWindow
from backcompanion.ui.settings.page import SettingsPage
from backcompanion.ui.shell.crash_window import CrashWindow
from backcompanion.ui.shell.failed_page import FailedPage
from backcompanion.ui.shell.history_files import HistoryFilesController
from backcompanion.ui.shell.startup_error import StartupErrorPage
from backcompanion.ui.shell.unsaved_prompt import UnsavedPrompt
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.figure_inset import inset_rect
from backcompanion.ui.widgets.figure_view import FigureView
from backcompanion.ui.widgets.line_edit import LineEdit
from backcompanion.ui.widgets.number_edit import NumberEdit
from backcompanion.ui.widgets.progress_overlay import ProgressOverlay
from backcompanion.ui.widgets.prompt import Prompt
from backcompanion.ui.widgets.weight_fields import WeightFields
from backcompanion.ui.workout.workout_prompts import DayWorkoutPrompt, OfferPrompt, SorenessPrompt
from support.long_texts import LONG_ID, LONG_MESSAGE, LONG_NOTE, LONG_WORD
from support.moments import NOW
from support.present import child, present
from support.window import Window

# Of a session, until Finish.
STEPS = 5
OPEN = OpenSession("a", "upper-lower-back", NOW, "", None, (), 754.0, NOW)


class Check(Protocol):
    """Is called with the name of what is open now, and the window or dialog in which it stands.

    `within`: the part of it that can be used now, where that is not all; `message`: what lies over
    it and is to cover nothing.
    """

    def __call__(
        self,
        name: str,
        root: QWidget,
        *,
        within: QWidget | None = None,
        message: QWidget | None = None,
    ) -> None: ...


def show_everything(window: Window, check: Check, *, with_history: bool) -> None:
    theme = "dark" if with_history else "light"
    window.main.context.live.change(remarks=get_args(Remark), theme=theme)
    for scene in (
        _workout,
        _routines,
        _plan,
        _progress,
        _settings,
        _help,
        _over_the_window,
        _apart,
        _session,
    ):
        scene(window, check, with_history)


def _workout(window: Window, check: Check, with_history: bool) -> None:
    main = window.main
    main.show_page(0)
    check("Workout", main)
    workout = main.home.workout
    name = workout._head._title.text()
    workout._head._title.setText(f"{LONG_ID} {LONG_ID}")
    check("a workout with a long name", main)
    workout._head._title.setText(name)
    workout.ask(SorenessPrompt())
    check("how sore", main)
    library = main.context.library
    workout.ask(
        OfferPrompt(LevelOffer("back-bows", 1, "harder", get_args(OfferReason)[0]), library)
    )
    check("an offer of another level", main)
    workout.ask(DayWorkoutPrompt(DayWorkout(0, "ten-minutes"), library))
    check("what the plan has for today", main)
    workout.ask(None)
    main.home.show_cut_off_card(OPEN)
    check("a session that was cut off", main)
    main.home.show_welcome()
    check("the first card", main)
    workout.show_extra(None)


def _routines(window: Window, check: Check, with_history: bool) -> None:
    main = window.main
    menu = main.home.routines().create_menu()
    _as_a_window(menu, QPoint())
    check("my routines", menu)
    menu.close()
    workout = main.home.workout
    step = next(step for step in workout.prescription.steps if step.kind == "work")
    change = main.home.changes.create_menu(step)
    _as_a_window(change.menu, QPoint())
    check("a change of an exercise", change.menu)
    change.menu.close()
    main.home.routines().show_sheet()
    page = main.home.currentWidget()
    assert isinstance(page, SheetPage)
    check("an empty sheet", main)
    page.show_text(
        f"# {LONG_WORD}\n// {LONG_NOTE[:400]}\nBridge 3 x 10, hold 5 s\n{LONG_WORD} 2 x 12"
    )
    check("a sheet", main)
    menu = page.exercises_menu(3)
    menu.close()
    page.clear()
    _editor(window, check)
    exercises = main.home.routines().exercises
    exercises.show_new()
    form = main.home.currentWidget()
    assert isinstance(form, OwnExercisePage)
    check("a new exercise of one's own", main)
    form.form.name.setText(LONG_WORD)
    form.form.name.textEdited.emit(LONG_WORD)
    form.form.sentences[0].setText(LONG_NOTE[:200])
    form.form.sentences[0].textEdited.emit("")
    easier = form.form.levels["easier"]
    easier.name.setText(LONG_WORD)
    easier.name.textEdited.emit(LONG_WORD)
    form.request_save()
    check("an exercise with a mistake", main)
    form.figure_box.chosen.emit("kneeling-supermans")
    form.poses_button.click()
    editor = main.home.currentWidget()
    assert isinstance(editor, PoseEditorPage)
    for _n in range(4):
        editor.strip.add_button.click()
    check("six poses", main)
    editor.canvas.choose("head")
    editor.stop_label.setText(LONG_WORD)
    check("a part that is stopped", main)
    editor.back_button.click()
    file = main.context.folders.data / "brought.json"
    named = [{"name": f"{LONG_WORD} {n}", "duration": 40} for n in range(30)]
    brought = {"title": LONG_NOTE[:100], "sets": [{"repetitions": 2, "exercises": named}]}
    file.write_text(json.dumps(brought), encoding="utf-8")
    with patch.object(QDialog, "exec", _checked(check, "a file of another program")):
        main.home.routines().open_file(file)
    main.show_page(0)


def _editor(window: Window, check: Check) -> None:
    main = window.main
    controller = main.home.routines().editor
    controller.copy()
    page = controller.page
    assert page is not None
    check("a routine that is edited", main)
    page.editor.rename(LONG_WORD)
    page.editor.change_dose(
        lambda dose: replace(dose, sets=3, hold_seconds=5, load_kg=2.5, per_side=True), "all"
    )
    page.dose.note.setText(LONG_NOTE[:200])
    check("a step with all of a dose", main)
    QTest.keyClicks(page.steps.search.field, "knee")
    check("a search for an exercise", main)
    page.steps.show_steps()
    steps_menu = page.steps.create_menu()
    _as_a_window(steps_menu, QPoint())
    check("what can be done with a step", steps_menu)
    steps_menu.close()
    menu = controller.create_share_menu()
    _as_a_window(menu, QPoint())
    check("what is given away", menu)
    with patch.object(QDialog, "exec", _checked(check, "a QR code")):
        menu.actions()[2].trigger()
    menu.close()
    page.head.sheet_button.click()
    sheet = main.home.currentWidget()
    assert isinstance(sheet, SheetPage)
    check("a routine that is edited as a sheet", main)
    sheet.edit.setPlainText("Bridge 2 x 8")
    sheet.back_button.click()
    check("a sheet that is not taken over", main)
    child(sheet, Prompt).answered.emit("lose")
    page.ask_to_leave()
    check("a routine that is not saved", main)
    child(page, Prompt).answered.emit("lose")
    main.show_page(0)


def _plan(window: Window, check: Check, with_history: bool) -> None:
    main = window.main
    main.show_page(1)
    check("Plan", main)
    plan = main.home.page(1)
    assert isinstance(plan, PlanPage)
    plan.weekdays.chosen.emit((0, 2, 4))
    plan.weekdays.workout_chosen.emit(DayWorkout(2, "desk-legs-and-back"))
    window.settle()
    check("weekdays with what they are trained with", main)
    breaks = child(main.home.page(1), BreaksSection)
    breaks._on_add_clicked()
    check("a break", main)
    main.context.live.change(calendar_file=f"/home/somebody/{LONG_WORD}.ics")
    main.show_page(1)
    check("a calendar file that is kept", main)
    main.context.live.change(calendar_file="")


def _progress(window: Window, check: Check, with_history: bool) -> None:
    main = window.main
    with patch.object(PyqtgraphLoader, "request_load"):  # a thread, which comes when it will
        main.show_page(2)
        window.settle()
    page = main.home.page(2)
    assert isinstance(page, ProgressPage)
    if with_history:
        child(page, ChartArea).load_plot()
        page.finish()
    check("Progress", main)
    with patch.object(QDialog, "exec", _checked(check, "a session to be added")):
        page.add_session()
    with patch.object(QDialog, "exec", _checked(check, "a session in full", open_a_step=True)):
        page.add_session("full")
    if not with_history:
        return
    card = child(page, ChartCard)
    for index, button in enumerate(card._chips.buttons()):
        button.click()
        check(f"chart {index}", main)
    card._table_toggle.click()
    check("chart as a table", main)
    card._chips.buttons()[1].click()  # has the most columns
    check("the streak as a table", main)
    with patch.object(QDialog, "exec", _checked(check, "a session", open_a_step=True)):
        page.open_session("typed-0")
    with patch.object(QDialog, "exec", _checked(check, "a session without steps")):
        page.open_session(page._latest_first[-1].id)
    group = RatedGroup(("a",) * 1234, 1.9)
    remarks = (BackRemark(About("variant", "ball-back-extensions", "harder"), group, group, 0.01),)
    child(page, BackCard)._on_found(BackBeside(1234, remarks))
    window.settle()
    check("what went with the back", main)
    with patch.object(QDialog, "exec", _checked(check, "a report")):
        page._on_report_requested()
    spans = child(page, SpansCard)
    spans._choice.show_value("dates")
    spans._on_chosen("dates")
    window.settle()
    check("two spans of any days", main)
    page.overview.show_undo([LONG_NOTE, LONG_WORD])
    with patch.object(QMenu, "popup", _as_a_window):
        page.overview._on_export_clicked()
        page.overview._on_undo_clicked()
        add_button = child(page.overview.recent, AddSessionButton)
        add_button.open_menu()
    for menu in (page.overview._menu, page.overview._undo_menu, add_button._menu):
        check(f"a menu that begins with {menu.actions()[0].text()[:20]}", menu)
        menu.close()
    page.overview.show_undo(())
    page._on_see_all_requested()
    window.settle()
    unreadable = child(page, UnreadableEntries)
    # What it finds itself, a moment after the list, would take the place of what is shown here.
    while unreadable.is_looking:
        QTest.qWait(10)
    rows = [SetAside("sessions", LONG_ID, LONG_ID, {}, LONG_NOTE) for _n in range(12)]
    unreadable.show_entries(rows)
    check("History with entries that could not be read", main)
    unreadable.toggle.click()
    check("what could not be read and why", main)
    unreadable.show_entries(())
    check("History", main)
    page._on_back_requested()


def _as_a_window(menu: QMenu, _at: QPoint) -> None:
    """Offscreen there is no keyboard that a menu could take."""
    menu.setWindowFlags(Qt.WindowType.Tool)
    menu.show()


def _checked(check: Check, name: str, *, open_a_step: bool = False) -> Callable[[QDialog], int]:
    """Instead of waiting for an answer: it is looked at, and left."""

    def looked_at(dialog: QDialog) -> int:
        dialog.show()
        check(name, dialog)
        if open_a_step:
            rows = dialog.findChildren(StepRow)
            rows[len(rows) // 2].click()
            for field in dialog.findChildren(NumberEdit):
                field.setText("x")
                field.textEdited.emit("x")
            check(f"{name}, a step of it", dialog)
        dialog.hide()
        return QDialog.DialogCode.Rejected.value

    return looked_at


def _settings(window: Window, check: Check, with_history: bool) -> None:
    main = window.main
    main.show_page(3)
    page = main.home.page(3)
    assert isinstance(page, SettingsPage)
    check("Settings", main)
    main.context.live.change(voice_name=LONG_WORD)
    page.set_voices([LONG_WORD])
    page.show_check(LONG_MESSAGE)
    page.show_problem(LONG_MESSAGE)
    check("Settings with long names", main)


def _help(window: Window, check: Check, with_history: bool) -> None:
    window.main.show_page(4)
    check("Help", window.main)
    child(window.main.home.page(4), LineEdit).setText(LONG_WORD)
    check("Help that finds nothing", window.main)
    child(window.main.home.page(4), LineEdit).clear()
    window.main.show_page(0)


def _over_the_window(window: Window, check: Check, with_history: bool) -> None:
    main = window.main
    files = HistoryFilesController(main, main.context, main.history_model)
    files._path = Path(f"/home/somebody/{LONG_WORD}.json")
    files._on_previewed(ImportReport(new=3, different=2, notes=(LONG_NOTE,)))
    check("what an import would do", main, within=files._prompt)
    present(files._prompt).dismiss()
    unsaved = UnsavedPrompt(main._stack, main.context.store, main.history_notices)
    unsaved.ask()
    check("not everything is saved", main, within=unsaved._prompt)
    present(unsaved._prompt).dismiss()
    task = BackgroundTask(main, "scene")
    overlay = ProgressOverlay(task, main, _("Looking through the file"))
    overlay._cover()
    check("how far it is", main, within=overlay)
    overlay._on_ended()
    for page in range(5):
        main.show_page(page)
        main.toast.show_message(LONG_MESSAGE, _("Undo"), main.show_help)
        main.toast._timer.stop()  # it stays for as long as it is looked at
        check(f"a message over page {page}", main, message=main.toast)
        main.toast.hide()
        main.history_notices.notice().show_message(LONG_NOTE, _("Save elsewhere…"), main.show_help)
        check(f"a notice over page {page}", main, message=main.history_notices.notice())
        main.history_notices.notice().hide()
    files._notice.show_message(LONG_NOTE)
    notice = present(files._notice._notice)
    check("what an import did", main, message=notice)
    notice.close()
    main.show_page(0)
    files.deleteLater()
    unsaved.deleteLater()
    _delete_now()


def _apart(window: Window, check: Check, with_history: bool) -> None:
    """Windows of their own."""
    main = window.main
    apart: list[tuple[str, QWidget]] = [
        ("a mistake of the program", CrashWindow(f"{LONG_WORD}\n" * 40, f"/{LONG_WORD}", main)),
        ("Help in a window", HelpWindow(main.context.folders, main)),
        ("Backups", BackupsWindow(main.context.folders.data, main)),
        ("a page that could not be made", FailedPage()),
        ("it cannot open", StartupErrorPage(f"{LONG_WORD} cannot be read.")),
    ]
    for name, widget in apart:
        widget.show()
        if isinstance(widget, BackupsWindow):
            _fill_backups(widget, window)
        window.settle()
        check(name, widget)
        widget.close()
        widget.deleteLater()
    _delete_now()


def _fill_backups(backups: BackupsWindow, window: Window) -> None:
    """Three, and the question of the latest."""
    window.settle()
    contents = BackupContents(1234, "2016-11-21", "2026-11-22", 12, 3, 4, 5)
    days = [NOW - timedelta(days=number) for number in range(3)]
    backups.show_backups(
        [(Backup(Path(f"{day:%Y%m%d}.sqlite3"), day, "migration"), contents) for day in days]
    )
    child(backups, Button, f"restore-{days[0]:%Y%m%d}.sqlite3").click()


def _session(window: Window, check: Check, with_history: bool) -> None:
    main = window.main
    window.start()
    check("Player, getting ready", main)
    controller = main.scenes.player().controller
    for action, name in (
        (PlayerAction.HURT, "what would help"),
        (PlayerAction.END, "end here"),
        (PlayerAction.KEYS, "the keys"),
    ):
        controller.trigger(action)
        prompt = present(controller._prompt)
        check(f"Player, {name}", main, within=prompt)
        prompt._finish_with(prompt._escape)
    if window.running.session.state == "paused":
        window.running.session.resume()
    toast = main.scenes.player().toast
    toast.show_message(
        _("It is noted, and next time this exercise begins gently."), _("Undo"), main.show_help
    )
    toast._timer.stop()
    check("Player, a message", main, message=toast)
    toast.hide()
    seen: set[str] = set()
    while len(seen) < STEPS:  # one of each kind: a warm-up move, rest, a set, another side
        window.go(12)
        moment = window.running.session.moment
        name = "rest" if moment.getting_ready else moment.planned.exercise
        if name not in seen:
            seen.add(name)
            check(f"Player, {name}", main)
        window.running.session.skip()
    _second_view(window, check)
    _full_screen(window, check)
    main.context.live.change(text_percent=150)
    check("Player, with large letters", main)
    main.context.live.change(text_percent=100)
    window.running.session.pause()
    window.running.tick()
    check("Player, paused", main)
    window.running.end()
    window.settle()
    check("Finish", main)
    weights = [UsedWeight("reverse-fly", LONG_NOTE, 2.5, 2.5), UsedWeight("b", "Bows", None, None)]
    child(main, WeightFields).show_weights(weights, "kg", "Weights")
    check("Finish with weights", main)


def _second_view(window: Window, check: Check) -> None:
    """Of a move that one side does not tell, in the corner of the figure: nothing lies over it."""
    session, main = window.running.session, window.main
    for _n in range(80):
        planned = session.moment.planned
        motion = main.figures.motion(planned.exercise)
        if motion is not None and motion.inset(session.moment.level) is not None:
            break
        session.skip()
        window.go(1)
    else:
        raise AssertionError("no move with a second view was come by")
    place = _InsetPlace(child(main.scenes.player(), FigureView))
    check("Player, a second view", main, message=place)
    place.deleteLater()
    _delete_now()


class _InsetPlace(QWidget):
    """Where the second view is painted, as a widget."""

    def __init__(self, view: FigureView) -> None:
        super().__init__(view)
        view.installEventFilter(self)
        self._follow(view)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, FigureView):
            self._follow(watched)
        return False

    def _follow(self, view: FigureView) -> None:
        self.setGeometry(inset_rect(QRectF(view.rect())).toRect())


def _full_screen(window: Window, check: Check) -> None:
    main, player = window.main, window.main.scenes.player()
    # Resized, a window is in full screen no longer, offscreen.
    with patch.object(type(main), "isFullScreen", lambda _main: True):
        player.set_full_screen(True)
        check("Player in full screen", main)
        player.toast.show_message(LONG_MESSAGE, _("Undo"), main.show_help)
        player.toast._timer.stop()
        check("Player in full screen, a message", main, message=player.toast)
        player.toast.hide()
        player.controls.show()  # as the mouse does
        check("Player in full screen, with its buttons", main, message=player.controls)
        player.controls.hide()
        player.controller.trigger(PlayerAction.HURT)
        prompt = present(player.controller._prompt)
        check("Player in full screen, what would help", main, within=prompt)
        prompt._finish_with(prompt._escape)
    if window.running.session.state == "paused":
        window.running.session.resume()
    player.set_full_screen(False)


def _delete_now() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
