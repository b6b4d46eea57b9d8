"""The Progress page as a person uses it: looked at, read by keys, corrected, exported."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcompanion.application.progress_series import ExerciseSets
from backcompanion.application.undo_stack import UndoableChange
from backcompanion.history.exchange.progress_callback import with_progress
from backcompanion.training.session.record import History, SessionRecord
from backcompanion.ui import theme
from backcompanion.ui.charts.chart_area import ChartArea
from backcompanion.ui.charts.text_table import TextTable
from backcompanion.ui.progress.add_session_button import AddSessionButton
from backcompanion.ui.progress.day_grid import DayGrid
from backcompanion.ui.progress.empty_state import EmptyState
from backcompanion.ui.progress.page import ProgressPage
from backcompanion.ui.progress.progress_exports import ProgressExports
from backcompanion.ui.progress.recent_sessions import SessionRow
from backcompanion.ui.progress.runs_panel import RunsPanel
from backcompanion.ui.progress.session_dialog import DELETE, SessionDialog
from backcompanion.ui.progress.session_list import SessionListView
from backcompanion.ui.progress.session_table import SessionTable
from backcompanion.ui.progress.spans_card import SpansCard
from backcompanion.ui.widgets.buttons import Button, Chip
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.progress_overlay import ProgressOverlay
from backcompanion.ui.widgets.toast import Toast
from support.child_process import must_succeed
from support.present import focused, present
from support.progress_page import KeptHistory, NoQueries
from support.weeks import day
from support.work import within
from support.written import full, near, plain
from support.years import trained_weeks

TODAY = day("2026-11-22")
NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
YEAR = trained_weeks(TODAY, 53)


class Records(KeptHistory):
    """A history that is changed at once, and a list of what was asked for."""

    def __init__(self) -> None:
        super().__init__(YEAR, NOW)
        self.gone: dict[str, SessionRecord] = {}
        self.asked: list[str] = []
        self.trouble: Exception | None = None

    def session(self, session_id: str) -> SessionRecord | None:
        return next((session for session in self.kept.sessions if session.id == session_id), None)

    def new_id(self) -> str:
        return "new"

    def add(self, session: SessionRecord, text: str = "") -> None:
        self.asked.append(f"add {session.id}")
        self._keep((*self.kept.sessions, session))

    def edit(self, session: SessionRecord, text: str = "") -> None:
        self.asked.append(f"edit {session.id}")
        rest = (record for record in self.kept.sessions if record.id != session.id)
        self._keep((*rest, session))

    def delete(self, *session_ids: str, text: str = "") -> None:
        for session_id in session_ids:
            self.asked.append(f"delete {session_id}")
            self.gone[session_id] = self.session(session_id)  # type: ignore[assignment]
        self._keep(
            tuple(session for session in self.kept.sessions if session.id not in session_ids)
        )
        self.undo_stack.push(
            UndoableChange(
                text, lambda: self.restore(*session_ids), lambda: self.delete(*session_ids)
            )
        )

    def restore(self, *session_ids: str) -> None:
        for session_id in session_ids:
            self.asked.append(f"restore {session_id}")
            self._keep((*self.kept.sessions, self.gone.pop(session_id)))

    def export(self, path: Path) -> None:
        if self.trouble:
            raise self.trouble
        self.asked.append(f"export {path.name}")

    def _keep(self, sessions: tuple[SessionRecord, ...]) -> None:
        self.kept = replace(
            self.kept,
            sessions=tuple(sorted(sessions, key=lambda record: (record.started_at, record.id))),
        )


Open = Callable[..., ProgressPage]


@pytest.fixture
def records() -> Records:
    return Records()


@pytest.fixture
def open_page(qtbot: QtBot, qapp: QApplication, records: Records) -> Iterator[Open]:
    theme.load_fonts()
    theme.apply(qapp, "light", "light")

    def make(width: int = 1192, height: int = 800, *, charts: bool = True) -> ProgressPage:
        page = ProgressPage(records, NoQueries())
        qtbot.addWidget(page)
        page.resize(width, height)
        if charts:
            with qtbot.waitSignal(page.overview.loading.finished):
                page.show()
        else:
            page.overview.loading.request_load = lambda: None  # type: ignore[method-assign]
            page.show()
        page.overview.finish()
        qapp.processEvents()
        return page

    yield make
    theme.apply(qapp, "light", "light")


def one(page: QWidget, kind: type, name: str = "") -> Any:
    children: list[QWidget] = page.findChildren(kind)
    shown = [
        child
        for child in children
        if child.isVisible() and (not name or child.accessibleName().startswith(name))
    ]
    assert shown, f"no {kind.__name__} {name}"
    return shown[0]


def press(page: QWidget, kind: type, name: str) -> None:
    QTest.mouseClick(one(page, kind, name), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def exports(page: ProgressPage) -> ProgressExports:
    return cast(ProgressExports, page.findChild(ProgressExports))


def shown_texts(page: QWidget) -> list[str]:
    return [text.text() for text in page.findChildren(Label) if text.isVisible()]


# Opening


def test_plots_are_not_imported_until_the_page_is_seen():
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from backcompanion.ui.progress.page import ProgressPage\n"
        "from backcompanion.training.session.record import History\n"
        "from support.moments import fixed_now\n"
        "from support.progress_page import KeptHistory, NoQueries\n"
        "page = ProgressPage(KeptHistory(History(), fixed_now()), NoQueries())\n"
        "sys.exit('numpy' in sys.modules or 'pyqtgraph' in sys.modules)\n"
    )
    must_succeed(code)


def test_numbers_stand_there_before_the_charts_do(open_page: Open):
    page = open_page(charts=False)
    assert "3 of 3" in shown_texts(page)
    assert one(page, DayGrid).height() > 100


def test_the_chart_stands_there_as_a_picture_before_its_plot_does(open_page: Open):
    area = one(open_page(charts=False), ChartArea)
    still = area._placeholder.grab().toImage()
    accent, places = theme.colours().accent, set()
    for x in range(0, still.width(), 3):
        places.add(still.pixelColor(x, still.height() // 2).name())
    assert accent.lower() in places, "its bars"


def test_a_page_that_was_prepared_in_pieces_gets_its_plot_too(
    qtbot: QtBot, qapp: QApplication, records: Records
):
    theme.load_fonts()
    theme.apply(qapp, "light", "light")
    page = ProgressPage(records, NoQueries())
    qtbot.addWidget(page)
    for piece in page.preparation():
        piece()
    page.show()
    qtbot.waitUntil(lambda: one(page, ChartArea)._plot is not None)
    assert not one(page, ChartArea)._placeholder.isVisible()


def test_without_pyqtgraph_the_table_is_offered(open_page: Open):
    page = open_page(charts=False)
    page.overview.loading.finished.emit("No module named 'pyqtgraph'")
    assert any("The table shows the same numbers" in text for text in shown_texts(page))


def test_nothing_recorded_is_an_invitation_without_zeros(
    qtbot: QtBot, open_page: Open, records: Records
):
    records.kept = History()
    page = open_page(charts=False)
    assert one(page, EmptyState)
    assert not any(character in "0123456789" for text in shown_texts(page) for character in text)
    with qtbot.waitSignal(page.workout_requested):
        press(page, Button, "Go to the workout")


def test_the_first_session_takes_the_place_of_the_invitation(open_page: Open, records: Records):
    records.kept = History()
    page = open_page(charts=False)
    records.kept = YEAR
    page.refresh()
    assert "3 of 3" in shown_texts(page)


# Reading


def test_arrow_keys_read_bars_and_a_screen_reader_hears_them(open_page: Open):
    page = open_page()
    area = one(page, ChartArea)
    assert "read them with the arrow keys" in area.accessibleName()
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Left)
    assert area.accessibleDescription().startswith(f"Week of {plain('2026-11-16')}")
    QTest.keyClick(area, Qt.Key.Key_Left)
    assert area.accessibleDescription().startswith(f"Week of {plain('2026-11-09')}")
    QTest.keyClick(area, Qt.Key.Key_Home)
    assert area.accessibleDescription().startswith(f"Week of {plain('2025-11-17')}")
    QTest.keyClick(area, Qt.Key.Key_Left)
    assert area.accessibleDescription() == area.reading.text()
    QTest.keyClick(area, Qt.Key.Key_End)
    assert area.reading.text().startswith(f"Week of {plain('2026-11-16')}")


def test_a_chart_that_is_left_says_nothing_more(open_page: Open):
    area = one(open_page(), ChartArea)
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Home)
    described = area.accessibleDescription()
    area.clearFocus()
    assert area.reading.text() != described == area.accessibleDescription()
    area.setFocus()
    assert area.accessibleDescription() == area.reading.text()


def test_the_mouse_reads_bars_and_leaves_them(open_page: Open):
    page = open_page()
    area = one(page, ChartArea)
    plot = area._plot
    view = plot.getPlotItem().getViewBox()
    for index, week in ((0, plain("2025-11-17")), (51, plain("2026-11-09"))):
        plot._on_mouse_moved((view.mapViewToScene(QPointF(index, 1.0)),))
        assert area.reading.text().startswith(f"Week of {week}")
    plot.hover_left.emit()
    assert area.reading.text().startswith(f"Week of {plain('2026-11-16')}")


@pytest.mark.usefixtures("in_english")
def test_arrow_keys_read_days(open_page: Open):
    days = one(open_page(charts=False), DayGrid)
    days.setFocus()
    for key, read in (
        (Qt.Key.Key_Left, full("2026-11-22")),
        (Qt.Key.Key_Up, f"{full('2026-11-21')}: 25 min · 16 of 16 sets"),
        (Qt.Key.Key_Left, full("2026-11-14")),
        (Qt.Key.Key_Home, full("2025-11-17")),
        (Qt.Key.Key_Left, full("2025-11-17")),
        (Qt.Key.Key_End, f"{full('2026-11-22')}: no session"),
        (Qt.Key.Key_Right, full("2026-11-22")),
    ):
        QTest.keyClick(days, key)
        assert days.accessibleDescription().startswith(read)


def test_the_mouse_reads_days(open_page: Open, qtbot: QtBot):
    days = one(open_page(charts=False), DayGrid)
    at = days.geometry_of_days.rect(52 * 7 + 5).center().toPoint()
    QTest.mouseMove(days, at)
    assert days.accessibleDescription().startswith(full("2026-11-21"))


@pytest.mark.usefixtures("in_english")
def test_the_table_holds_the_numbers_of_the_chart(open_page: Open):
    page = open_page(charts=False)
    press(page, Chip, "Show as table")
    table = one(page, TextTable, "Sessions a week")
    model = table.model()
    assert model.rowCount() == 53
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == [plain("2026-11-16"), "3", "3", "3", "goal met"]
    press(page, Chip, "Minutes")
    assert one(page, TextTable, "Minutes a week").model().index(0, 1).data() == "68"
    press(page, Chip, "Show as table")
    assert one(page, ChartArea)


def test_the_days_have_a_table_too(open_page: Open):
    page = open_page(charts=False)
    press(page, Chip, "Show the training days as a table")
    model = one(page, TextTable, "Training days").model()
    assert model.index(0, 0).data() == full("2026-11-21")
    assert model.rowCount() == len({session.local_date for session in YEAR.sessions})


def test_each_view_is_drawn_on_the_same_plot(open_page: Open):
    page = open_page()
    area = one(page, ChartArea)
    plot, items = area._plot, len(area._plot.scene().items())
    for view in 2 * ["Minutes", "Effort", "When", "Sessions"]:
        press(page, Chip, view)
        press(page, Chip, "All")
        press(page, Chip, "3 months")
        assert area._plot is plot
        assert len(plot.scene().items()) == items, view


class SomeSets(NoQueries):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[date | None] = []

    def sets_done(self, since: date | None, until: date, routine: str = "") -> list[ExerciseSets]:
        self.asked.append(since)
        return [ExerciseSets("Back bows", 12), ExerciseSets("Roll downs", 9)]


@pytest.mark.usefixtures("in_english")
def test_the_sets_of_each_exercise_are_counted(qtbot: QtBot, records: Records):
    queries = SomeSets()
    page = ProgressPage(records, queries)
    qtbot.addWidget(page)
    page.resize(1192, 800)
    with qtbot.waitSignal(page.overview.loading.finished):
        page.show()
    page.overview.finish()
    press(page, Chip, "Exercises")
    press(page, Chip, "All")
    assert queries.asked == [day("2025-11-17"), None]
    area = one(page, ChartArea)
    view = area._plot.getPlotItem().getViewBox()
    area._plot._on_mouse_moved((view.mapViewToScene(QPointF(3.0, 1.0)),))
    assert area.reading.text() == "Roll downs · 9 sets"
    area._plot.hover_left.emit()
    QTest.keyClick(area, Qt.Key.Key_Down)
    assert area.reading.text() == "Back bows · 12 sets"
    QTest.keyClick(area, Qt.Key.Key_Down)
    assert area.reading.text() == "Roll downs · 9 sets"


def test_the_span_changes_cards_and_charts(open_page: Open):
    page = open_page()
    press(page, Chip, "3 months")
    assert any(f"since {plain('2026-08-26')}" in text for text in shown_texts(page))
    assert "13 values" in one(page, ChartArea).accessibleName()


# Looks


def test_a_change_of_colours_reaches_the_plot(open_page: Open, qapp: QApplication):
    page = open_page()
    area = one(page, ChartArea)

    def ground() -> str:
        return area.grab().toImage().pixelColor(300, 28).name().upper()

    assert ground() == theme.LIGHT.surface
    theme.apply(qapp, "dark", "dark")
    qapp.processEvents()
    assert ground() == theme.DARK.surface
    plot = area._plot
    assert plot.getPlotItem().getAxis("left").textPen().color().name().upper() == theme.DARK.muted
    assert plot._bars._strong.name().upper() == theme.DARK.accent
    days = one(page, DayGrid)
    field, picture = days.geometry_of_days, days.grab().toImage()
    index = max(i for i, mark in enumerate(days._days) if mark.level == 4)
    assert picture.pixelColor(field.rect(index).center().toPoint()).name().upper() == (
        theme.DARK.accent
    )


def cells_of(page: ProgressPage) -> list[str]:
    cards: list[SpansCard] = page.findChildren(SpansCard)
    return [label.text() for card in cards for label in card.findChildren(Label)]


def cut_off(page: ProgressPage) -> list[str]:
    shown = [text for text in page.overview.findChildren(Label) if text.isVisible()]
    lines = [(text, QFontMetricsF(text.font())) for text in shown if not text.wordWrap()]
    return [
        text.text()
        for text, metrics in lines
        if metrics.horizontalAdvance(text.text()) > text.width() + 1
        or text.height() < metrics.height() - 2
    ]


@pytest.mark.parametrize("weeks", [53, 520])
def test_no_text_is_cut_off(qtbot: QtBot, open_page: Open, records: Records, weeks: int):
    records.kept = trained_weeks(TODAY, weeks)
    page = open_page(872, 540, charts=False)
    press(page, Chip, "All")
    for width, height in ((872, 540), (1192, 800), (1832, 1080)):
        page.resize(width, height)
        qtbot.waitUntil(lambda: len(cells_of(page)) > 10)
        # What was worked out in a thread makes the page higher, a moment later.
        qtbot.waitUntil(lambda: not cut_off(page))
        assert page.overview.width() <= width
        last = page.overview.recent
        assert last.geometry().bottom() < page.overview.height()


def test_all_that_takes_the_focus_has_a_name(open_page: Open):
    page = open_page()
    focusable = [
        child
        for child in page.findChildren(QWidget)
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(focusable) > 15
    nameless = [
        child
        for child in focusable
        if not child.accessibleName() and not (isinstance(child, QAbstractButton) and child.text())
    ]
    assert not nameless


def test_tab_reaches_everything_and_leaves_the_charts(open_page: Open, qtbot: QtBot):
    page = open_page()
    page.activateWindow()
    seen = []
    first = one(page, Chip, "Year")
    first.setFocus()
    for _step in range(60):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    kinds = {type(widget) for widget in seen}
    assert {Chip, Button, DayGrid, ChartArea, SessionRow} <= kinds


def test_tab_goes_as_the_page_is_laid_out(open_page: Open):
    """A chart after what chooses it, and a table where the chart stood."""
    page = open_page(charts=False)
    page.activateWindow()
    toggle = one(page, Chip, "Show as table")
    for kind in (ChartArea, TextTable):
        toggle.setFocus()
        QTest.keyClick(toggle, Qt.Key.Key_Tab)
        assert isinstance(QApplication.focusWidget(), kind)
        QTest.keyClick(focused(), Qt.Key.Key_Backtab)
        assert QApplication.focusWidget() is toggle
        press(page, Chip, "Show as table")


def test_the_list_shows_as_many_sessions_as_there_is_room_for(
    qtbot: QtBot, open_page: Open, records: Records
):
    page = open_page(1192, 2200, charts=False)

    def rows() -> list[SessionRow]:
        return [row for row in page.findChildren(SessionRow) if row.isVisible()]

    assert len(rows()) > 12
    assert max(row.geometry().bottom() for row in rows()) < page.overview.recent.height()
    page.resize(1192, 800)
    qtbot.waitUntil(lambda: len(rows()) in (6, 7, 8))
    records.kept = replace(YEAR, sessions=YEAR.sessions[-2:])
    page.refresh()
    page.finish()
    assert len(rows()) == 2


def test_a_table_has_the_whole_card_where_the_longest_runs_would_take_half(
    open_page: Open, qapp: QApplication
):
    page = open_page(872, 540, charts=False)
    card = page.overview._chart
    press(page, Chip, "Streak")
    card._table_toggle.click()
    for _layouts in range(5):
        qapp.processEvents()
    table, runs = one(card, TextTable), one(card, RunsPanel)
    assert table.width() > 0.9 * (card.width() - 40) and table.height() >= 200
    assert runs.geometry().top() >= table.geometry().bottom()
    card._table_toggle.click()
    for _layouts in range(5):
        qapp.processEvents()
    assert runs.geometry().left() > one(page, ChartArea).geometry().right()


# Correcting


def fill(
    monkeypatch: pytest.MonkeyPatch, answer: int, act: Callable[[SessionDialog], None]
) -> None:
    """Stands in for the person while the form is open."""

    def exec_(form: SessionDialog) -> int:
        act(form)
        return answer

    monkeypatch.setattr(SessionDialog, "exec", exec_)


def test_a_session_is_opened_and_corrected(open_page: Open, records: Records, monkeypatch):
    page = open_page(charts=False)
    latest = YEAR.sessions[-1]

    def person(form: SessionDialog) -> None:
        assert form.fields.minutes.value() == 25
        form.fields.effort.setCurrentIndex(9)
        form.fields.note.setPlainText("better")

    fill(monkeypatch, SessionDialog.DialogCode.Accepted, person)
    QTest.keyClick(one(page, SessionRow, near("2026-11-21")), Qt.Key.Key_Return)
    assert records.asked == [f"edit {latest.id}"]
    page.finish()
    changed = present(records.session(latest.id))
    assert (changed.effort, changed.note) == (9, "better")
    assert replace(changed, effort=latest.effort, note="") == latest
    assert "effort 9" in one(page, SessionRow, near("2026-11-21")).accessibleName()


def test_looking_at_a_session_changes_nothing(open_page: Open, records: Records, monkeypatch):
    page = open_page(charts=False)
    fill(monkeypatch, SessionDialog.DialogCode.Accepted, lambda form: None)
    press(page, SessionRow, near("2026-11-21"))
    fill(
        monkeypatch,
        SessionDialog.DialogCode.Rejected,
        lambda form: form.fields.effort.setCurrentIndex(1),
    )
    press(page, SessionRow, near("2026-11-21"))
    assert records.asked == []


def add(page: ProgressPage, entry: str) -> None:
    button = next(each for each in page.findChildren(AddSessionButton) if each.isVisible())
    next(action for action in button._menu.actions() if action.text() == entry).trigger()


def test_a_session_trained_elsewhere_is_added(open_page: Open, records: Records, monkeypatch):
    page = open_page(charts=False)
    fill(
        monkeypatch,
        SessionDialog.DialogCode.Accepted,
        lambda form: form.fields.back.setCurrentIndex(form.fields.back.findData("tired")),
    )
    add(page, "Only the time…")
    assert records.asked == ["add new"]
    page.finish()
    added = present(records.session("new"))
    assert (added.local_date, added.back, added.finished) == (TODAY, "tired", True)
    assert one(page, SessionRow, near("2026-11-22"))


def test_delete_has_a_way_back(open_page: Open, records: Records, monkeypatch):
    page = open_page(charts=False)
    fill(monkeypatch, DELETE, lambda form: None)
    press(page, SessionRow, near("2026-11-21"))
    latest = YEAR.sessions[-1].id
    assert records.asked == [f"delete {latest}"]
    page.finish()
    assert one(page, SessionRow).accessibleName().startswith(near("2026-11-20"))
    assert "2 of 3" in shown_texts(page)
    press(one(page, Toast), Button, "Undo")
    assert records.asked[-1] == f"restore {latest}"
    assert records.kept == YEAR
    page.finish()
    assert "3 of 3" in shown_texts(page)


def test_a_key_held_down_deletes_one(open_page: Open, records: Records):
    page = open_page(charts=False)
    press(page, Button, "See all")
    table = one(page, SessionTable)
    for repeated in (False, True, True, True):
        QApplication.sendEvent(
            table,
            QKeyEvent(
                QEvent.Type.KeyPress,
                Qt.Key.Key_Delete,
                Qt.KeyboardModifier.NoModifier,
                "",
                repeated,
            ),
        )
    assert records.asked == [f"delete {YEAR.sessions[-1].id}"]


def test_a_double_click_on_delete_takes_one(open_page: Open, records: Records):
    page = open_page(charts=False)
    press(page, Button, "See all")
    (delete,) = [
        button
        for button in one(page, SessionListView).findChildren(Button)
        if button.text() == "Delete"
    ]
    QTest.mouseClick(delete, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(delete, Qt.MouseButton.LeftButton)
    assert len(records.asked) == 1


def test_those_that_are_selected_go_and_come_back_together(open_page: Open, records: Records):
    page = open_page(charts=False)
    press(page, Button, "See all")
    table = one(page, SessionTable)
    for _n in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert len(records.asked) == 3 and len(records.kept.sessions) == len(YEAR.sessions) - 3
    press(one(page, Toast), Button, "Undo")
    assert records.kept == YEAR


def test_what_can_be_undone_stands_in_a_menu(open_page: Open, records: Records):
    page = open_page(charts=False)
    for session in YEAR.sessions[-3:]:
        page._forms.delete_sessions((session.id,))
    button = one(page, Button, "Undo…")
    texts = [action.text() for action in page.overview._undo_menu.actions()]
    assert button.isVisible() and len(texts) == 3
    assert texts[0].endswith(f"{full('2026-11-21')}.")
    page.overview._undo_menu.actions()[2].trigger()
    assert records.kept == YEAR


def current_id(table: SessionTable) -> str:
    return present(table.session_at(table.currentIndex().row())).id


def test_the_whole_history_goes_by_keys(
    qtbot: QtBot, open_page: Open, records: Records, monkeypatch
):
    page = open_page(charts=False)
    press(page, Button, "See all")
    table = one(page, SessionTable)
    assert table.hasFocus()
    months = {(session.local_date.year, session.local_date.month) for session in YEAR.sessions}
    assert table.model().rowCount() == len(YEAR.sessions) + len(months)
    opened: list[str] = []
    fill(
        monkeypatch,
        SessionDialog.DialogCode.Rejected,
        lambda form: opened.append(form.windowTitle()),
    )
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened == ["Session"]
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert records.asked == [f"delete {YEAR.sessions[-2].id}"]
    # At once, before the list shows that it has gone: the next one, not nothing.
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert records.asked[1:] == [f"delete {YEAR.sessions[-3].id}"]
    qtbot.waitUntil(lambda: current_id(table) == YEAR.sessions[-4].id)
    press(one(page, Toast), Button, "Undo")
    press(page, Button, "Back to Progress")
    assert not [view for view in page.findChildren(SessionListView) if view.isVisible()]


@pytest.mark.usefixtures("in_english")
def test_history_is_searched_by_month_and_note_and_esc_goes_back(
    qtbot: QtBot, open_page: Open, records: Records
):
    noted = replace(YEAR.sessions[3], note="Läufe im Park, 2.5 km")
    records.kept = replace(YEAR, sessions=(*YEAR.sessions[:3], noted, *YEAR.sessions[4:]))
    page = open_page(charts=False)
    press(page, Button, "See all")
    table, view = one(page, SessionTable), one(page, SessionListView)
    field = view._field
    if not view._search.is_ready:
        qtbot.waitSignal(view._search.ready).wait()

    def found(text: str) -> list[SessionRecord]:
        field.setText(text)
        rows = range(table.model().rowCount())
        return [each for row in rows if (each := table.session_at(row)) is not None]

    assert table.session_at(0) is None and table.session_at(1) == YEAR.sessions[-1]
    assert table.model().index(0, 0).data() == "November 2026"
    march = [s for s in YEAR.sessions if (s.local_date.year, s.local_date.month) == (2026, 3)]
    assert march and found("MARCH 2026") == march[::-1] == found("2026-03")
    assert found("laufe park") == [noted]
    assert found("nowhere") == [] and view._count.text() == "Nothing found"
    assert [s.local_date for s in found("21 nov")] == [day("2026-11-21"), day("2025-11-21")]
    assert f"of {len(YEAR.sessions)} sessions" in view._count.text()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(found("")) == len(YEAR.sessions) and view.isVisible()
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not view.isVisible() and page.overview.isVisible()


def test_a_session_that_went_away_meanwhile_is_not_opened(open_page: Open, records: Records):
    page = open_page(charts=False)
    records.kept = replace(YEAR, sessions=YEAR.sessions[:-1])
    press(page, SessionRow, near("2026-11-21"))
    page.finish()
    assert one(page, SessionRow).accessibleName().startswith(near("2026-11-20"))


# Export


def is_said(page: ProgressPage, words: str) -> bool:
    return any(words in text for toast in page.findChildren(Toast) for text in shown_texts(toast))


def test_the_picture_holds_the_whole_page_twice_as_fine(
    open_page: Open, tmp_path: Path, qtbot: QtBot
):
    page = open_page(872, 540)
    exports(page).save_picture(tmp_path / "progress.png")
    qtbot.waitUntil(lambda: is_said(page, "Saved progress.png"))
    picture = QImage(str(tmp_path / "progress.png"))
    assert picture.size() == page.overview.size() * 2
    assert picture.height() > 2 * 540
    colours = {picture.pixelColor(x, y).name() for x in range(0, 1700, 7) for y in (700, 1300)}
    assert len(colours) > 4
    assert [file.name for file in tmp_path.iterdir()] == ["progress.png"]


def test_a_chart_is_saved_light_and_large(open_page: Open, tmp_path: Path, qtbot: QtBot):
    page = open_page()
    for name in ("chart.png", "chart.svg"):
        exports(page).save_chart(tmp_path / name)
        qtbot.waitUntil(partial(is_said, page, f"Saved {name}"))
    assert QImage(str(tmp_path / "chart.png")).width() > 1000
    assert (tmp_path / "chart.svg").read_bytes().startswith(b"<?xml")


def test_a_picture_that_cannot_be_written_is_said(open_page: Open, tmp_path: Path, qtbot: QtBot):
    page = open_page(charts=False)
    exports(page).save_picture(tmp_path / "none" / "progress.png")
    qtbot.waitUntil(lambda: is_said(page, "was not saved"))
    exports(page).save_chart(tmp_path / "nowhere" / "chart.png")
    qtbot.waitUntil(lambda: is_said(page, "nowhere"))


def test_files_are_exported_and_trouble_is_told(
    open_page: Open, records: Records, tmp_path: Path, qtbot: QtBot
):
    page = open_page(charts=False)
    exports(page).save_file(tmp_path / "history.json")
    qtbot.waitUntil(lambda: is_said(page, "Saved history.json"))
    assert records.asked == ["export history.json"]
    records.trouble = OSError("the disk is full")
    exports(page).save_file(tmp_path / "history.json")
    qtbot.waitUntil(lambda: is_said(page, "the disk is full"))


def test_an_export_holds_no_window_and_can_be_called_off(
    open_page: Open, records: Records, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("backcompanion.ui.widgets.progress_overlay.OVERLAY_DELAY_MILLISECONDS", 1)
    page = open_page(charts=False)
    go_on = threading.Event()

    def slow(_path: Path) -> None:
        for _entry in with_progress(range(1_000_000), 1_000_000):
            if not go_on.wait(2):
                return

    monkeypatch.setattr(records, "export", slow)
    exports(page).save_file(tmp_path / "history.json")  # returns at once
    shown = present(page.findChild(ProgressOverlay))
    qtbot.waitUntil(shown.isVisible)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    go_on.set()
    qtbot.waitUntil(lambda: any("Called off" in text for text in shown_texts(one(page, Toast))))
    assert not any(each.isVisible() for each in page.findChildren(ProgressOverlay))


# Ten years


def test_ten_years_are_shown_anew_with_little_work(open_page: Open, records: Records):
    records.kept = trained_weeks(TODAY, 520, every_week=3)
    page = open_page()
    press(page, Chip, "All")

    def show_anew() -> None:
        page.refresh()
        QApplication.processEvents()

    within(200_000, show_anew)
