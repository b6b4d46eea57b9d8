"""What belongs together stands in line: rows are even, words stand beside what they are of."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from math import ceil
from pathlib import Path

import pytest
from catalogues.catalogues import languages
from PySide6.QtCore import QPoint, QSizeF, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QImage, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.history.open_session import OpenSession
from backcompanion.training.planning.milestones import Milestone
from backcompanion.training.planning.stats import compute_stats
from backcompanion.training.sheet.reader import SheetReader
from backcompanion.ui import theme
from backcompanion.ui.charts.pyqtgraph_loader import PyqtgraphLoader
from backcompanion.ui.help.topic_list import TopicList
from backcompanion.ui.plan.page import PlanPage
from backcompanion.ui.player.actions import PlayerAction
from backcompanion.ui.player.key_caps import KeyCaps
from backcompanion.ui.progress.chart_card import ChartCard
from backcompanion.ui.progress.milestone_card import MilestoneCard
from backcompanion.ui.progress.page import ProgressPage
from backcompanion.ui.progress.session_dialog import SessionDialog
from backcompanion.ui.progress.session_fields import SessionFields
from backcompanion.ui.progress.session_list import SessionListView
from backcompanion.ui.progress.step_row import StepRow
from backcompanion.ui.routines.code_dialog import CodeDialog
from backcompanion.ui.routines.own_exercise_page import OwnExercisePage
from backcompanion.ui.routines.sheet_examples import sheet_examples
from backcompanion.ui.routines.sheet_page import SheetPage
from backcompanion.ui.routines.tempo_rows import TempoRows
from backcompanion.ui.routines.understood_column import UnderstoodColumn
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.elided import wrapped_within
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.prompt import Prompt
from backcompanion.ui.widgets.scroll_page import SlimScrollBar
from backcompanion.ui.widgets.spin_boxes import DateEdit
from backcompanion.ui.workout.exercise_detail import ExerciseDetail
from backcompanion.ui.workout.exercise_list import ExerciseList
from backcompanion.ui.workout.workout_prompts import SorenessPrompt
from support.fits import Elided
from support.languages import in_language
from support.present import child, present
from support.progress_page import NoQueries
from support.routines import ROUTINE
from support.shipped import shipped_library_in
from support.weeks import day, draw
from support.window import Window
from support.years import trained_weeks

SMALL, USUAL = (960, 540), (1280, 800)
STEPS_WIDTH = 430
AT = datetime(2026, 11, 22, 18, tzinfo=UTC)
WEIGHTS = 8  # the place of that view
OPEN = OpenSession("a", "upper-lower-back", AT, "", None, (), 754.0, AT)
Opened = Callable[[tuple[int, int]], Window]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, in_english: None) -> Iterator[Opened]:
    windows: list[Window] = []

    def make(size: tuple[int, int]) -> Window:
        windows.append(Window(tmp_path, size=size))
        return windows[-1]

    yield make
    for window in windows:
        window.close()


def middle(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, widget.height() // 2)).y()


def test_a_card_beside_others_is_as_high_as_what_stands_in_it(opened: Opened) -> None:
    window = opened(USUAL)
    window.main.show_page(1)
    window.settle()
    plan = window.main.home.page(1)
    assert isinstance(plan, PlanPage)
    for weekday in (0, 2, 4):
        plan.weekdays.days[weekday].click()
        window.settle()
    combos = plan.weekdays.workouts.combos.values()
    assert [combo.height() for combo in combos] == [combo.sizeHint().height() for combo in combos]
    button = plan.weekdays.keep_button
    assert button.geometry().bottom() < present(button.parentWidget()).height()


def test_topics_of_help_stand_evenly(opened: Opened) -> None:
    window = opened(SMALL)
    window.main.show_page(4)
    window.settle()
    topics = child(window.main.home.page(4), TopicList)
    assert len({topics.sizeHintForRow(row) for row in range(topics.count())}) == 1


def test_a_part_of_a_repetition_stands_in_one_line(opened: Opened) -> None:
    window = opened(SMALL)
    window.main.home.routines().exercises.show_new()
    window.settle()
    page = window.main.home.currentWidget()
    assert isinstance(page, OwnExercisePage)
    for row in child(page, TempoRows)._rows:
        parts = [part for part in row.findChildren(QWidget) if part.isVisible() and part.height()]
        assert len({middle(part) // 4 for part in parts}) == 1
    page.mark_saved()


def test_words_of_a_session_stand_beside_their_fields_and_results_in_a_column(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(USUAL)

    def looked_at(dialog: SessionDialog) -> int:
        dialog.show()
        window.settle()
        fields = child(dialog, SessionFields)
        for label in dialog.findChildren(QLabel):
            if (field := label.buddy()) is not None and field is not fields.note:
                assert abs(middle(label) - middle(field)) <= 1, label.text()
        rows = dialog.findChildren(StepRow)
        for row in rows:
            row.resize(STEPS_WIDTH, row.height())  # the screen of the tests is too narrow for it
        assert len({row.result_left() for row in rows}) == 1
        assert len(rows) > 8
        dialog.hide()
        return QDialog.DialogCode.Rejected.value

    window.main.show_page(2)
    page = window.main.home.page(2)
    assert isinstance(page, ProgressPage)
    monkeypatch.setattr(SessionDialog, "exec", looked_at)
    page.add_session("full")


def test_a_note_of_a_sheet_is_understood_in_as_many_lines_as_it_was_typed(opened: Opened) -> None:
    window = opened(USUAL)
    window.main.home.routines().show_sheet()
    window.settle()
    page = window.main.home.currentWidget()
    assert isinstance(page, SheetPage)
    page.show_text("// " + "To be strong again, slowly and with joy. " * 4)
    window.settle()
    assert child(page, UnderstoodColumn).toolTip() == ""
    page.clear()


@pytest.mark.parametrize("size", [SMALL, USUAL])
def test_keys_stand_beside_what_they_do_without_scrolling(
    opened: Opened, size: tuple[int, int]
) -> None:
    window = opened(size)
    window.start()
    window.main.scenes.player().controller.trigger(PlayerAction.KEYS)
    window.settle()
    prompt = child(window.main, Prompt)
    assert prompt._scroll.verticalScrollBar().maximum() == 0
    caps = prompt.findChildren(KeyCaps)
    lines = [each for each in prompt._scroll.findChildren(Label) if each.text() and each.wordWrap()]
    for cap, line in zip(caps, lines, strict=True):
        first = line.contentsRect().top() + line.fontMetrics().height() // 2
        assert (
            abs(line.mapTo(prompt, QPoint(0, first)).y() - cap.mapTo(prompt, QPoint()).y() - 12)
            <= 1
        )
    prompt._finish_with(prompt._escape)


def test_a_session_is_chosen_quietly_and_what_is_not_found_is_told_in_the_list(
    qtbot: QtBot, in_english: None
) -> None:
    view = SessionListView(dict, str, tuple)
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show_sessions(trained_weeks(day("2026-11-22"), 3).sessions[::-1])
    view.show()
    table = view._table
    row = table.currentIndex().row()
    place = QPoint(table.viewport().width() - 30, table.rowViewportPosition(row) + 16)
    shown = table.viewport().grab().toImage().pixelColor(place)
    assert shown.name() == theme.colours().soft.lower()
    view._field.setText("no such word")
    qtbot.waitUntil(lambda: view._nothing.isVisible())
    assert view._nothing.text().startswith("Nothing here speaks of “no such word”")
    assert not table.isVisible()
    view._field.clear()
    assert table.isVisible() and not view._nothing.isVisible()


def test_all_of_an_exercise_is_seen_below_a_question(opened: Opened) -> None:
    window = opened(USUAL)
    workout = window.main.home.workout
    workout.ask(SorenessPrompt())
    window.settle()
    assert child(workout, ExerciseDetail)._area.verticalScrollBar().maximum() == 0


def test_and_below_a_session_to_go_on_with_on_a_laptop(opened: Opened) -> None:
    window = opened((1366, 749))
    workout = window.main.home.workout
    detail = child(workout, ExerciseDetail)
    window.main.home.show_cut_off_card(OPEN)
    window.settle()
    assert detail._area.verticalScrollBar().maximum() == 0
    assert detail._column.spacing() == 8, "moved together"
    workout.show_extra(None)
    window.settle()
    assert detail._column.spacing() == 12


def test_a_milestone_stands_beside_its_button(qtbot: QtBot) -> None:
    card = MilestoneCard(NoQueries())
    qtbot.addWidget(card)
    card.resize(480, 300)
    card._shown = (Milestone(date(2026, 11, 20), "sessions", 25),)
    card._fill()
    card.show()
    button = next(each for each in card.findChildren(Button) if each.property("day"))
    row = present(button.parentWidget())
    words = [label for label in row.findChildren(QLabel) if label.isVisible() and label.text()]
    assert len(words) == 2
    for label in words:
        line = label.contentsRect().top() + label.fontMetrics().height() // 2
        assert abs(label.mapTo(card, QPoint(0, line)).y() - middle(button)) <= 1


def test_a_chart_of_nothing_says_so_as_a_table_too(qtbot: QtBot) -> None:
    card = ChartCard(PyqtgraphLoader(), NoQueries())
    qtbot.addWidget(card)
    history = draw("2026-11-16  x.2....  2 3 open").history
    card.show_history(history, compute_stats(history, day("2026-11-22")), "all", 0)
    card._table_toggle.click()
    assert card._stack.currentIndex() == 1
    card._chips.buttons()[WEIGHTS].click()
    assert present(card.chart).empty and card._stack.currentWidget() is card._area
    card._chips.buttons()[0].click()
    assert card._stack.currentIndex() == 1


def test_a_code_is_large_enough_for_a_camera(qtbot: QtBot) -> None:
    modules = 117  # of a routine as it is shipped
    image = QImage(modules, modules, QImage.Format.Format_RGB32)
    dialog = CodeDialog(ROUTINE, image)
    qtbot.addWidget(dialog)
    dialog.show()
    room = dialog.screen().availableSize().height()
    assert dialog.height() >= room - 48 or dialog.code.height() >= 4 * modules
    assert min(dialog.code.width(), dialog.code.height()) // modules >= 3


def test_names_in_lists_are_whole_in_a_small_window(opened: Opened) -> None:
    window = opened(SMALL)
    names = {each.name for each in window.main.context.library.exercises.values()}
    names |= {"Light cardio, eight moves"}
    controller = window.main.home.routines().editor
    workout_list = child(window.main.home.workout, ExerciseList)
    controller.copy()
    window.settle()
    step_list = present(controller.page).steps.list
    for shown in (workout_list, step_list):
        shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        shown.resize(shown.width(), 2000)  # all rows
        with Elided(QFontMetrics) as elided:
            shown.viewport().grab()
        cut = {text for text in elided.results for name in names if name.startswith(text[:-1])}
        assert cut == set()


def test_a_bar_with_nothing_to_scroll_is_not_seen(qtbot: QtBot) -> None:
    """For a moment of a launch Qt shows one, before it knows that all goes in."""
    bar = SlimScrollBar()
    qtbot.addWidget(bar)
    bar.resize(12, 200)

    def colours() -> set[str]:
        shown = bar.grab().toImage()
        return {shown.pixelColor(6, y).name() for y in range(shown.height())}

    bar.setRange(0, 0)
    assert len(colours()) == 1
    bar.setRange(0, 100)
    assert len(colours()) > 1


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_calendar_of_a_date_stands_on_a_ground_of_its_own(
    qtbot: QtBot, qapp: QApplication, choice: theme.ThemeChoice
) -> None:
    field = DateEdit()
    qtbot.addWidget(field)
    field.show()
    before = theme.colours()
    theme.apply(qapp, choice, "light")
    qapp.processEvents()
    try:
        days = child(field.calendarWidget(), QTableView)
        palette = days.palette()
        ground = palette.color(QPalette.ColorRole.Base)
        assert ground.name() == theme.colours().surface.lower() and ground.alpha() == 255
        assert palette.color(QPalette.ColorRole.Text).name() == theme.colours().text.lower()
    finally:
        theme.apply(qapp, "light" if before == theme.LIGHT else "dark", "light")


def test_an_empty_sheet_shows_what_may_stand_on_it(opened: Opened) -> None:
    window = opened(SMALL)
    window.main.home.routines().show_sheet()
    window.settle()
    page = window.main.home.currentWidget()
    assert isinstance(page, SheetPage)
    shown = list(page.edit.placed_examples())
    assert len(shown) == 4
    for example, row in shown:
        assert page.reader.read(example.text).lines[0].step is not None
        assert example.row.exercise and row.bottom() < page.edit.height()
    page.show_text("Bridge 2 x 8")
    assert list(page.edit.placed_examples()) == []
    page.clear()
    assert list(page.edit.placed_examples()) == shown


@pytest.mark.parametrize("language", ["en", *languages()])
def test_the_examples_of_a_sheet_are_understood_in_each_language(language: str) -> None:
    exercises = shipped_library_in(language).exercises
    with in_language(language):
        examples = sheet_examples(SheetReader(exercises, language), exercises)
    assert len(examples) == 4


def test_lines_that_do_not_go_in_end_in_an_ellipsis(qapp: QApplication) -> None:
    font = theme.font(15)
    spacing = ceil(QFontMetricsF(font).lineSpacing())
    text = "one two three four five six seven"
    width = QFontMetricsF(font).horizontalAdvance("one two three four ")
    assert wrapped_within(text, font, QSizeF(width, 2 * spacing)) == text
    assert wrapped_within(text, font, QSizeF(width, spacing)) == "one two three…"
    assert wrapped_within("endless" * 9, font, QSizeF(width, spacing)).endswith("…")
